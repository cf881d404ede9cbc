"""TXT-CHANGE: growth and decline recomputed from this year's and last year's number.

申请量同比增长25%; 较上年增加8件，增长10%; 与上年的80件相比，增加8件. This year's number stands before it in the
sentence or is that of the requests, where nothing else is spoken of; last year's stands in the sentence or in last
year's report, or follows from the difference. What is said is right if it is right for one such pair.
Source: arithmetic.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from forms.checks.finding import Finding, Repair
from forms.checks.numbers.binding import REQUEST_UNITS
from forms.checks.numbers.clauses import Clause
from forms.checks.numbers.comparing import expected
from forms.checks.numbers.counts import Count
from forms.checks.numbers.figures import figure_of
from forms.checks.numbers.percent import around, fits, shown
from forms.checks.numbers.reading import Reading
from forms.checks.numbers.report import Passed, Report
from forms.checks.numbers.scanning import Mark, Token
from forms.checks.numbers.writing import rewriting, turning

_UP = ("增长", "增加", "上升", "提高", "上涨", "增幅")
_DOWN = ("下降", "减少", "降低", "降幅")
_BARE = re.compile(
    r"(?:与|和|同|较|比|其中|全年|本年度?|今年|本机关|总体|政府|信息|公开|依申请|申请|新收|收到|受理|收件|办理|数量|总量|总数"
    r"|的|量|数|件|，|上年度?|去年|同期|为|是|[\d,]{1,12}){0,16}"
)
_FLOWS = ("flow.received", "flow.accepted", "flow.handled", "flow.closed")
_ENDS = "。！？；\n"
_BASES = (("received",), ("received", "carried_over"), ("outcomes_total",))
BEFORE = 6  # numbers before a comparison, and sentences, that may be this year's

Pair = tuple[Fraction, Fraction]  # this year's number and last year's


@dataclass(frozen=True, slots=True)
class Change:
    """One change told: ``way`` is 1 for growth, -1 for decline, as ``word`` says; ``token`` a percentage or a
    difference."""

    way: int
    token: Token
    word: Token

    def holds(self, pair: Pair) -> bool:
        """Whether ``pair`` gives it."""
        now, last = pair
        if self.token.mark is Mark.PERCENT:
            if not last:
                return self.way > 0  # from nothing: offices write 100%, and nothing falls
            return fits(self.token, (now - last) * self.way, last)
        return bool(self.token.rough) or (now - last) * self.way == Fraction(self.token.value)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one run of clauses (``first`` to ``last``) tells of a change; ``bare`` where it names nothing of its own.

    The numbers from clause ``own`` on are its own: those before stand behind another comparison or a semicolon.
    """

    first: int
    last: int
    own: int
    changes: tuple[Change, ...]
    bare: bool
    years: tuple[int, ...]


def changes(report: Report) -> Iterator[Finding]:
    """Growth in percent or in pieces that the numbers do not give."""
    for passed in report.passed:
        for each in _comparisons(passed.reading):
            yield from _judged(report, passed, each)


@lru_cache(maxsize=1024)
def _comparisons(reading: Reading) -> tuple[Comparison, ...]:
    clauses = reading.clauses
    runs: list[list[int]] = []
    if "compare" not in reading.roles:
        return ()
    for number, clause in enumerate(clauses):
        if not clause.has("compare") or clause.has("share"):
            continue
        goes_on = runs and runs[-1][-1] == number - 1 and clauses[number - 1].sentence == clause.sentence
        if goes_on and not clause.has("last") and not clause.dated and not _counts_anew(reading, number):
            runs[-1].append(number)
            continue
        runs.append([number])
    behind = [0, *(run[-1] + 1 for run in runs)]
    found = (
        _comparison(reading, run, _own(clauses, run[0], before)) for run, before in zip(runs, behind, strict=False)
    )
    return tuple(each for each in found if each.changes)


def _counts_anew(reading: Reading, number: int) -> bool:
    """Whether the clause counts something else before it compares (办结100件同比增长15%)."""
    clause = reading.clauses[number]
    compares = next(each.start for each in clause.tokens if each.role == "compare")
    return any(each.token.start < compares for each in _of(reading, number))


def _own(clauses: tuple[Clause, ...], first: int, behind: int) -> int:
    """The clause from which on, at the earliest ``behind``, no semicolon parts the numbers from clause ``first``."""
    for number in range(first, behind, -1):
        if clauses[number - 1].ends == "；" or clauses[number - 1].sentence != clauses[first].sentence:
            return number
    return behind


def _of(reading: Reading, number: int) -> list[Count]:
    return reading.by_clause.get(number, [])


def _comparison(reading: Reading, run: list[int], own: int) -> Comparison:
    told: list[Change] = []
    for number in run:
        differences = {each.token.start for each in _of(reading, number) if each.change}
        way, word = 0, reading.clauses[number].tokens[0]
        for token in reading.clauses[number].tokens:
            if token.role == "compare" and token.text.endswith(_UP + _DOWN):
                way, word = 1 if token.text.endswith(_UP) else -1, token
            elif way and ((token.mark is Mark.PERCENT and token.unit == "%") or token.start in differences):
                told.append(Change(way, token, word))
    tokens = reading.clauses[run[0]].tokens
    at = min(each.start for each in tokens if each.role in ("compare", "last") or each.mark is Mark.YEAR)
    begin = max(reading.text.rfind(mark, max(0, at - 60), at) for mark in _ENDS) + 1
    bare = (at < 60 or begin > 0) and bool(_BARE.fullmatch(reading.text, begin, at))
    years = tuple(int(t.text[:4]) for n in run for t in reading.clauses[n].tokens if t.mark is Mark.YEAR)
    return Comparison(run[0], run[-1], own, tuple(told), bare, years)


def _judged(report: Report, passed: Passed, told: Comparison) -> Iterator[Finding]:
    reading = passed.reading
    near = reading.near(told.first)
    if report.was_told(passed, near):
        return
    lasts = [each for each in near if each.last and not each.change and each.clause <= told.last]
    here = [each for each in lasts if told.first <= each.clause]
    pairs = _pairs(report, passed, told, near, here or lasts)
    pairs = [(now, last) for now, last in pairs if last >= 0]
    if not pairs or any(all(each.holds(pair) for each in told.changes) for pair in pairs):
        return
    now, last = max(pairs, key=lambda pair: sum(each.holds(pair) for each in told.changes))
    wrong = next(each for each in told.changes if not each.holds((now, last)))
    percent = wrong.token.mark is Mark.PERCENT and last
    exact = (now - last) / last * 100 if percent else now - last
    unit = "%" if percent else wrong.token.unit.removesuffix("%")
    way = "增加" if exact > 0 else "减少" if exact < 0 else "持平，变化为"
    yield report.finding(
        "TXT-CHANGE",
        passed.block,
        [(wrong.token.start, wrong.token.end)],
        values={"now": int(now), "last": int(last)},
        words={"quote": around(reading, wrong.token), "right": f"{way}{shown(abs(exact), wrong.token)}{unit}"},
        repair=_repair(report, passed, wrong, now, last),
    )


def _repair(report: Report, passed: Passed, wrong: Change, now: Fraction, last: Fraction) -> Repair | None:
    """The other word where only the direction is wrong, the right number where only that is; else None."""
    if replace(wrong, way=-wrong.way).holds((now, last)):
        return turning(report, passed, wrong.word)
    if (now - last) * wrong.way <= 0:
        return None
    if wrong.token.mark is not Mark.PERCENT:
        return rewriting(report, passed, wrong.token, abs(now - last))
    return rewriting(report, passed, wrong.token, shown(abs(now - last) / last * 100, wrong.token)) if last else None


def _pairs(report: Report, passed: Passed, told: Comparison, near: list[Count], lasts: list[Count]) -> list[Pair]:
    """This year's and last year's number as they may be meant."""
    year = report.draft.year
    another = any(each < year - 1 for each in told.years)
    difference = next((each for each in told.changes if each.token.mark is Mark.COUNT), None)
    percent = any(each.token.mark is Mark.PERCENT for each in told.changes)
    unit = difference.token.unit if difference else lasts[0].token.unit if lasts else ""
    pairs: list[Pair] = []
    for now, known in _nows(report, passed, told, near, unit):
        if lasts:
            pairs += [(now, Fraction(each.value)) for each in lasts]
        elif not another:
            pairs += [(now, last) for last in known]
        if difference and percent and not lasts:
            pairs.append((now, now - difference.way * Fraction(difference.token.value)))
    if difference and percent and lasts and not pairs:
        last = Fraction(lasts[0].value)
        pairs.append((last + difference.way * Fraction(difference.token.value), last))
    return pairs


def _nows(
    report: Report, passed: Passed, told: Comparison, near: list[Count], unit: str
) -> Iterator[tuple[Fraction, list[Fraction]]]:
    """The numbers of this year that may have changed, each with last year's where last year's report tells it."""
    reading = passed.reading
    here = [each for each in near if each.now and not each.change and each.clause <= told.last]
    here = [each for each in here if not unit or each.token.unit == unit][-BEFORE:]
    here = [each for each in here if each.clause >= told.own] or here
    for each in reversed(here):  # the nearest is meant first
        yield Fraction(each.value), _known(report, passed, each)
    if here or not told.bare or reading.subjects[told.first] != "request" or unit not in REQUEST_UNITS:
        return
    sentence = reading.clauses[told.first].sentence
    for each in reading.measured:
        plain = each.now and not each.partial and not each.change and each.measures[0] in _FLOWS
        if plain and 0 <= sentence - reading.clauses[each.clause].sentence <= BEFORE:
            yield Fraction(each.value), _known(report, passed, each)
    for base in _BASES:
        cells = report.measures.rows(*base)
        now, last = report.value(cells), report.last(cells)
        if now is not None:
            yield Fraction(now), [] if last is None else [Fraction(last)]


def _known(report: Report, passed: Passed, count: Count) -> list[Fraction]:
    if count.measures:
        return [Fraction(each) for each in expected(report, count)]
    figure = figure_of(report, passed, count)
    last = report.last((figure,)) if figure else None
    return [] if last is None else [Fraction(last)]
