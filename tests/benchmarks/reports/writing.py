"""The hand that writes: one report's manner of writing numbers, and its choice among ways of saying a thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from tests.benchmarks.reports.facts import COLUMNS, Facts
from tests.benchmarks.reports.marks import mark

NUMERALS = "零一二三四五六七八九十"
ENOUGH = 4  # of so many ways of saying a thing, half are left for last year's report
REPEATED = 0.15


@dataclass(frozen=True, slots=True)
class Manner:
    """``half`` keeps the wordings of two years apart; the rest is how an office types."""

    half: int
    spaces: bool  # 收到 19 件
    thousands: bool  # 1,286 条
    numerals: bool  # 一件, 两次
    live: bool  # numbers of the tables as live figures
    half_brackets: bool  # (一)
    decimals: int  # of percentages


def invented_manner(rng: Random, half: int, *, live: bool) -> Manner:
    """A manner of writing; most offices write plainly."""
    return Manner(
        half=half,
        spaces=rng.random() < 0.1,
        thousands=rng.random() < 0.25,
        numerals=rng.random() < 0.1,
        live=live,
        half_brackets=rng.random() < 0.04,
        decimals=rng.choice((0, 1, 1, 2, 2)),
    )


class Pen:
    """Writes the sentences of one report. What it says of numbers comes from ``facts``."""

    def __init__(self, rng: Random, facts: Facts, manner: Manner, figures: frozenset[str] = frozenset()) -> None:
        self.rng, self.facts, self.manner = rng, facts, manner
        self.figures = figures  # ids of figures that are filled in beside the prose
        self.agency = facts.agency

    def pick(self, *ways: str) -> str:
        """One of several ways of saying a thing; now and then any of them, as in last year's report."""
        open_ways = ways[self.manner.half :: 2] if len(ways) >= ENOUGH and not self.chance(REPEATED) else ways
        return self.rng.choice(open_ways)

    def some(self, least: int, most: int, ways: Sequence[str]) -> list[str]:
        """Several of them, in any order."""
        open_ways = ways[self.manner.half :: 2] if len(ways) >= 2 * most else ways
        return self.rng.sample(list(open_ways), self.rng.randint(least, min(most, len(open_ways))))

    def chance(self, share: float) -> bool:
        """True in ``share`` of the cases."""
        return self.rng.random() < share

    def digits(self, number: int) -> str:
        """A number as this office types it."""
        return f"{number:,}" if self.manner.thousands else str(number)

    def number(self, kind: str, ref: str, number: int) -> str:
        """A marked number in digits."""
        return mark(kind, ref, self.digits(number))

    def requests(self, what: str, unit: str = "件", columns: tuple[str, ...] = COLUMNS) -> str:
        """Requests of table 3 (see Facts.requests), with their unit."""
        number = self.facts.requests(what, columns)
        field = f"requests.{'outcomes_total' if what == 'outcomes' else what}.total"
        shown = ("received", "carried_over", "carried_forward", "outcomes", "disclosed", "partially_disclosed")
        if self.manner.live and columns == COLUMNS and what in shown:
            return f"{{{field}}}{unit}"
        names = {COLUMNS: "all", COLUMNS[:1]: "natural"}
        if self.manner.numerals and 0 < number <= 10 and unit:
            return mark("numeral", what, "两" if number == 2 else NUMERALS[number]) + unit
        return self.number("cell", f"{what}|{names.get(columns, 'legal')}", number) + unit

    def cases(self, *groups: str, result: str = "") -> str:
        """Cases of table 4 with 件."""
        return self.number("case", "+".join(groups) + "|" + result, self.facts.disputes(*groups, result=result)) + "件"

    def cell(self, field: str, unit: str = "件") -> str:
        """One cell of table 2 with its unit."""
        if self.manner.live:
            return f"{{{field}}}{unit}"
        return self.number("disclosure", field, self.facts.number(field)) + unit

    def number_of(self, field: str) -> int:
        """What a cell of table 2 holds."""
        return self.facts.number(field)

    def count(self, name: str, unit: str, figure: str = "") -> str:
        """A count of which only the prose speaks; checkable where the figure ``figure`` is filled in too."""
        number = self.facts.counts[name]
        if figure in self.figures:
            if self.manner.live:
                return f"{{{figure}}}{unit}"
            return self.number("figure", figure, number) + unit
        if self.manner.numerals and 1 < number <= 10:
            return ("两" if number == 2 else NUMERALS[number]) + unit
        return self.number("free", name, number) + unit

    def about(self, number: int, unit: str) -> str:
        """1200余条, 约1.2万条."""
        if number >= 20_000 and self.chance(0.5):
            return self.pick(f"约{number / 10_000:.1f}万{unit}", f"{number // 10_000}万余{unit}")
        if number < 100:  # nobody writes 0余条
            return f"{number}{unit}"
        return f"{self.digits(number // 100 * 100)}余{unit}"

    def percent(self, part: int, whole: int, kind: str = "share", ref: str = "told") -> str:
        """A marked percentage, rounded half up."""
        share = Decimal(part * 100) / Decimal(whole)
        digits = 2 if share < 1 or 99 < share < 100 else self.manner.decimals  # never 增长0%
        shown = share.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        shown = shown.to_integral_value() if shown == shown.to_integral_value() else shown
        return mark(kind, ref, f"{shown}%")

    def year(self, shift: int = 0) -> str:
        """2023年, marked."""
        kind = {0: "year", 1: "next_year", -1: "last_year"}[shift]
        return mark(kind, "", str(self.facts.year + shift)) + "年"


def clause(name: str, text: str) -> str:
    """A marked sentence or clause."""
    return mark("clause", name, text)


def numbered(items: Sequence[str], way: str) -> str:
    """一是…；二是…。 or the like; items come without closing mark."""
    if way == "first":
        return "".join(f"第{NUMERALS[index]}，{each}。" for index, each in enumerate(items, 1))
    mid = "。" if way == "stops" else "；"
    return mid.join(f"{NUMERALS[index]}是{each}" for index, each in enumerate(items, 1)) + "。"
