"""Claims without a number: TXT-ALL (全部办结), TXT-NONE (没有收到申请, 未发生行政复议), TXT-FEE (未收取任何费用).

A claim of nothing is compared with the cells it speaks of; qualified ones (没有被纠正的行政复议案件) are left alone:
only known filling words may stand between. Source: 国办公开办函〔2021〕30号, the tables and part six.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from forms.checks.finding import Finding, Severity
from forms.checks.numbers.measures import Sum
from forms.checks.numbers.names import FEES
from forms.checks.numbers.report import Passed, Report, cells_in_words
from forms.checks.numbers.words import table

_SENTENCE = re.compile(r"[^。！？\n；]{1,400}")
_NEGATION = re.compile(r"[无未]|没有|零")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_TAIL = re.compile(r"[，。；！]")
_QUALIFIED = re.compile(r"败诉|纠错|被?纠正|撤销|违法|责任|逾期|追责|超期")
_CLAIMS = re.compile("[无未没零均都全]")  # the first characters of _NEGATION and _ALL
_ALL = re.compile(r"[均都全]")
_AGO = re.compile(r"上年|去年|同期|往年|以来")
_AMOUNTS = {  # cell of table 2: the word that must stand in a text, the expression for number and unit
    "disclosure.fees.amount": ("行政事业性收费", "charged"),
    "disclosure.procurement.amount": ("采购", "bought"),
    "disclosure.procurement.projects": ("采购", "projects"),
}
_WORTH = {"个": Decimal(1), "元": Decimal(1), "万元": Decimal(10**4), "亿元": Decimal(10**8)}


def claims(report: Report) -> Iterator[Finding]:
    """Claims of nothing and of everything that the tables contradict."""
    for passed in report.passed:
        if passed.block.field.startswith(("problems", "preface")):
            continue
        for start, end, what in _found(passed.block.text, report.draft.year):
            if what == "done":
                yield from _done(report, passed, start, end)
            else:
                yield from _none(report, passed, start, end, what)


def fees(report: Report) -> Iterator[Finding]:
    """No fee was charged, and yet an amount stands somewhere; or two amounts for the same fee."""
    told: list[tuple[Passed, int, int, Decimal]] = []
    nothing: list[tuple[Passed, int, int]] = []
    for passed in report.passed:
        for start, end, amount in _amounts(passed.block.text):
            told.append((passed, start, end, amount))
        nothing += [(passed, *match.span()) for match in _no_fee(passed.block.text)]
    figure = _fee_figure(report)
    amounts = [each for each in told if each[3]]
    for passed, start, end in nothing:
        if figure is not None and figure[1]:
            yield _fee(report, passed, start, end, amount=figure[1], field=figure[0])
        elif amounts:
            yield _fee(report, passed, start, end, amount=amounts[0][3], field="")
    if figure is not None:
        for passed, start, end, amount in told:
            shown = passed.block.reference_at(end - 1)
            if amount != figure[1] and shown is None:
                yield _fee(report, passed, start, end, amount=figure[1], field=figure[0])
    elif len({each[3] for each in amounts}) > 1:
        passed, start, end, _ = amounts[-1]
        yield _fee(report, passed, start, end, amount=amounts[0][3], field="")
    yield from _charged(report)


def _charged(report: Report) -> Iterator[Finding]:
    """行政事业性收费 and 采购金额 in prose (any unit of money), and 采购项目, against table 2."""
    for cell, (word, name) in _AMOUNTS.items():
        if cell in report.draft.edition.fields and (number := report.draft.reading(cell).number) is not None:
            yield from _amount(report, cell, number, word=word, name=name)


def _amount(report: Report, cell: str, number: int | Decimal, *, word: str, name: str) -> Iterator[Finding]:
    unit_of_cell = report.draft.edition.fields[cell].unit
    for passed in report.passed:
        if word not in passed.block.text:
            continue
        for match in _compiled(name).finditer(passed.block.text):
            if _AGO.search(passed.block.text, max(0, match.start() - 12), match.start()):
                continue
            amount = _money(match[1], match[2]) / _WORTH[unit_of_cell]
            unit = Decimal(_last_digit(match[1])) * _WORTH[match[2]] / _WORTH[unit_of_cell]
            if abs(amount - Decimal(number)) > unit / 2:
                yield report.finding(
                    "TXT-NUM",
                    passed.block,
                    [match.span(1)],
                    values={"prose": amount, "table": number},
                    words={"quote": match[0], "cells": cells_in_words(report.draft, (cell,)), "hint": unit_of_cell},
                    fields=(cell,),
                    grade=Severity.WARNING,
                )


def _fee(report: Report, passed: Passed, start: int, end: int, *, amount: int | Decimal, field: str) -> Finding:
    where = "正文另一处" if not field else "自有数字“信息处理费”" if "processing" in field else "自有数字“收取费用”"
    return report.finding(
        "TXT-FEE",
        passed.block,
        [(start, end)],
        values={"amount": amount},
        words={"quote": passed.block.text[start:end], "where": where},
        fields=[field] if field else (),
    )


def _fee_figure(report: Report) -> tuple[str, int | Decimal] | None:
    for each in FEES:
        field = report.draft.field(each)
        if field is not None and field.number:
            number = report.draft.reading(each).number
            if number is not None:
                return each, number
    return None


def _done(report: Report, passed: Passed, start: int, end: int) -> Iterator[Finding]:
    cells = report.measures.rows("carried_forward")
    left = report.value(cells)
    if left:
        yield report.finding(
            "TXT-ALL",
            passed.block,
            [(start, end)],
            values={"left": left},
            words={"quote": passed.block.text[start:end], "cells": cells_in_words(report.draft, cells)},
            fields=cells,
        )


def _none(report: Report, passed: Passed, start: int, end: int, what: str) -> Iterator[Finding]:
    cells = _cells(report, what)
    number = report.value(cells) if cells else None
    if number:
        yield report.finding(
            "TXT-NONE",
            passed.block,
            [(start, end)],
            values={"table": number},
            words={"quote": passed.block.text[start:end], "cells": cells_in_words(report.draft, cells)},
            fields=cells[:1],
            grade=Severity.WARNING if report.draft.text("report.kind") == "rollup" else Severity.ERROR,
        )


def _cells(report: Report, what: str) -> Sum:
    if what in ("reconsideration", "litigation"):
        return report.measures(f"case.{what}.total").sums[0]
    if what == "documents":
        row = "disclosure.normative_documents."
        return tuple(each for each in (f"{row}issued", f"{row}newly_made") if each in report.draft.edition.fields)
    rows: list[list[str]] = table()["claims"][what]["sums"]
    return report.measures.rows(*rows[0])


@cache
def _compiled(name: str) -> re.Pattern[str]:
    claims: dict[str, Any] = table()["claims"]
    places = {"done": claims["done"]["pattern"], "no_fee": claims["no_fee"]["pattern"]}
    places |= {"amount": claims["no_fee"]["amount"], "charged": claims["no_fee"]["charged"]}
    places |= {each: claims["no_fee"][each] for each in ("bought", "projects")}
    places |= {"within": claims["done"]["within"], "carried": claims["done"]["carried"]}
    return re.compile(places[name])


@cache
def _nothing() -> re.Pattern[str]:
    """没有, at most a dozen filling words, and then what there was none of."""
    claims: dict[str, Any] = table()["claims"]
    objects = [
        (name, word) for name, each in claims.items() if isinstance(each, dict) for word in each.get("objects", ())
    ]
    said = "|".join(sorted((re.escape(word) for _, word in objects), key=len, reverse=True))
    filler = "|".join(sorted(map(re.escape, claims["filler"]), key=len, reverse=True))
    without = [*claims["none"], *claims["documents"]["without"]]
    none = "|".join(sorted(map(re.escape, without), key=len, reverse=True))
    ends = "|".join(map(re.escape, claims["ends"]))
    return re.compile(
        rf"(?P<none>{none})(?P<rest>(?:{filler}){{0,12}})(?P<end>(?:{said}|{ends}){{0,3}})(?=[，。；、！（）和及]|$)"
    )


@lru_cache(maxsize=1024)
def _found(text: str, year: int) -> tuple[tuple[int, int, str], ...]:
    """The claims of ``text``: where each stands and what of it is none, or ``done``."""
    listed: list[tuple[int, int, str]] = []
    for sentence in _SENTENCE.finditer(text):
        said = sentence[0]
        if not _CLAIMS.search(said):
            continue
        if _AGO.search(said) and str(year) not in said and "本年" not in said:
            said = _AGO.split(said)[0] if "结转" not in said else said
        if _NEGATION.search(said):
            listed += _nothings(said, sentence.start(), year)
        if _ALL.search(said) and ("申请" in text or "依申请" in text):
            listed += _all_done(said, sentence.start(), text)
    return tuple(listed)


def _nothings(said: str, base: int, year: int) -> Iterator[tuple[int, int, str]]:
    objects: dict[str, Any] = table()["claims"]
    for match in _nothing().finditer(said):
        named = _YEAR.findall(said, 0, match.start())
        if (named and int(named[-1]) != year) or _QUALIFIED.search(
            _TAIL.split(said[match.end() : match.end() + 24])[0]
        ):
            continue
        rest = match["rest"] + match["end"]
        names = [
            name
            for name in ("carried_over", "carried_forward", "reconsideration", "litigation", "documents")
            if any(word in rest for word in objects[name]["objects"])
        ]
        if (match["none"] in objects["documents"]["without"]) != (names == ["documents"]):
            continue
        plain = not names and any(
            rest.startswith(word) or f"到{word}" in rest or rest.endswith(word)
            for word in objects["request"]["objects"]
        )
        for name in names or (["request"] if plain else []):
            yield base + match.start(), base + match.end(), name


def _all_done(said: str, base: int, text: str) -> Iterator[tuple[int, int, str]]:
    for match in _compiled("done").finditer(said):
        around = said[max(0, match.start() - 60) : match.end() + 20]
        if "申请" not in around and "依申请" not in around:
            continue
        if re.search(r"提案|建议|信件|来信|留言|信访|热线|工单|诉求|咨询|举报", around):
            continue
        if _compiled("carried").search(text[max(0, base - 80) : base + len(said) + 80]):
            continue
        if ("答复" in match[0] and _compiled("within").search(around)) or "应" in around[:60][-4:]:
            continue
        yield base + match.start(), base + match.end(), "done"


@lru_cache(maxsize=1024)
def _amounts(text: str) -> tuple[tuple[int, int, Decimal], ...]:
    if "费" not in text:
        return ()
    return tuple((*match.span(), _money(match[1], match[2])) for match in _compiled("amount").finditer(text))


def _no_fee(text: str) -> Iterator[re.Match[str]]:
    return _compiled("no_fee").finditer(text) if "费" in text else iter(())


def _money(digits: str, unit: str) -> Decimal:
    return Decimal(digits.replace(",", "").replace("，", "")) * _WORTH[unit]


def _last_digit(digits: str) -> Decimal:
    return Decimal(1).scaleb(-len(digits.partition(".")[2]))
