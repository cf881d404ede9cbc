"""TXT-NUM: numbers in prose against the tables they speak of.

收到 is the requests received this year, 受理 also those with what was carried over, 办理 and 答复 the outcomes' total;
each outcome, class of applicant, case of reconsideration or litigation, document and decision has its cells. Certain
only where label, unit, time and subject are beyond doubt; otherwise it asks. Source: 国办公开办函〔2021〕30号 (the
tables), and what reviewers find: text and table differ, only one column or one row was copied.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from forms.checks.finding import Finding, Repair, Severity
from forms.checks.numbers.attributes import attributed
from forms.checks.numbers.counts import Count
from forms.checks.numbers.measures import Meaning, Sum
from forms.checks.numbers.report import Meant, Passed, Report, cells_in_words
from forms.checks.numbers.scanning import Mark, Token
from forms.checks.numbers.writing import rewriting
from forms.checks.numbers.years import wrong_years
from forms.checks.places import column

_NARROW = re.compile(r"办公[室厅]|政府办(?![理法结复])|本级|代表.{0,6}政府|机关本部|局机关|委机关")
_WHOLE = re.compile(r"全[市区县省镇乡州盟旗]|各级|我[市区县省镇乡]|各[县市区镇乡部单地]")
_WIDE = re.compile(r"全[市区县省州盟旗]|各[县市]|系统|下属|所属")
_UNIT = re.compile(r"[一-鿿]{1,12}(?:局|委|厅|街道|镇|乡|中心|支队|大队|办公室|开发区|管委会|集团|公司|县|区|市)")
_NO_UNIT = re.compile(r"[我本全各共区县市镇乡省局委厅年度]")


def comparisons(report: Report) -> Iterator[Finding]:
    """Every number of the prose that is none of the sums its label may mean."""
    for passed in report.passed:
        for count in passed.reading.measured:
            if not count.partial and not count.change and count.token.start not in attributed(passed.reading):
                if count.now:
                    yield from _this_year(report, passed, count)
                else:
                    yield from _another_year(report, passed, count)


def agrees(count: Count, number: int | Decimal) -> bool:
    """Whether the number as written may stand for ``number``: exact, or as rough as 余, 约 and 万 make it."""
    value = count.value
    if value == number:
        return True
    if count.token.rough:
        slack = Fraction(value) / 10 if count.token.rough == "约" else Fraction(10 ** max(1, len(str(int(value))) - 1))
        return 0 <= Fraction(number) - Fraction(value) <= slack or (
            count.token.rough == "约" and abs(Fraction(number) - Fraction(value)) <= slack
        )
    if not count.token.plain and count.token.places and isinstance(value, int):
        return abs(Fraction(number) - value) * 2 <= Fraction(value) / 10
    return False


def _this_year(report: Report, passed: Passed, count: Count) -> Iterator[Finding]:
    values = report.meant(count)
    if not values or any(agrees(count, value) for _, value in values):
        return
    if _is_live(passed, count, values) or _together(report, count) or of_another_unit(report, passed, count):
        return
    report.tell(passed, count)
    meanings = [report.measures(measure, count.column) for measure in count.measures]
    near = [value for meaning in meanings for each in meaning.near if (value := report.value(each)) is not None]
    cells, right = values[0]
    if count.measures == ("flow.received",) and _with_carried(report, count):
        yield _inclusive(report, passed, count, cells, right)
        return
    doubtful = any(agrees(count, each) for each in near) or of_another_scope(report, passed, count)
    doubtful = doubtful or _completed(report, passed, count, right) or bool(count.token.rough or count.also)
    certain = not doubtful and count.sure and all(each.sure for each in meanings)
    certain = certain and (len(values) == 1 or count.measures == ("flow.accepted",) or not near)
    narrow = of_own_office(report, passed, count)
    yield report.finding(
        "TXT-NUM",
        passed.block,
        [(count.token.start, count.token.end)],
        values={"prose": count.value, "table": right},
        words={
            "quote": passed.reading.quote(count),
            "cells": cells_in_words(report.draft, cells),
            "unit": count.token.unit,
            "hint": _hint(report, count, cells),
        },
        fields=cells[:1] if len(cells) > 3 else cells,
        grade=Severity.NOTE if narrow else Severity.ERROR if certain else Severity.WARNING,
        variant="own_office" if narrow else "message",
        repair=None if doubtful or len(values) > 1 else _repair(report, passed, count, cells, right),
    )


def _another_year(report: Report, passed: Passed, count: Count) -> Iterator[Finding]:
    """A number of last year against last year's report; this year's number under another year's date."""
    sums = [each for measure in count.measures for each in report.measures(measure, count.column).sums]
    values = [(each, value) for each in sums if count.last and (value := report.last(each)) is not None]
    ours = bool(count.value) and any(report.value(each) == count.value for each in sums)
    if ours and not any(agrees(count, value) for _, value in values):
        slip = list(_year_slip(report, passed, count))
        yield from slip
        if slip:
            return
    if (
        not values
        or _dated_wrongly(report, passed, count)
        or any(agrees(count, value) for _, value in values)
        or of_another_unit(report, passed, count)
    ):
        return
    report.tell(passed, count)
    cells, right = values[0]
    yield report.finding(
        "TXT-LAST",
        passed.block,
        [(count.token.start, count.token.end)],
        values={"prose": count.value, "table": right},
        words={"quote": passed.reading.quote(count), "cells": cells_in_words(report.draft, cells)},
        fields=cells[:1],
        repair=rewriting(report, passed, count.token, right) if len(values) == 1 else None,
    )


def _year_slip(report: Report, passed: Passed, count: Count) -> Iterator[Finding]:
    """2023年共收到申请102件 in the report for 2024, whose table says 102, in a sentence that names no other year."""
    years = _years(passed, count)
    said = {token.text[:4] for token in years}
    if len(said) == 1 and years[0].start < count.token.start and str(report.draft.year) not in said:
        token, right = years[0], report.draft.year
        head = passed.reading.text[max(0, token.start - 2) : token.start]
        if not head or head[-1] in "。！？；）" or head in ("截至", "截止", "截到"):
            return  # told by the rule for the heads of sentences
        yield report.finding(
            "TXT-YEAR",
            passed.block,
            [(token.start, token.start + 4)],
            values={"year": int(token.text[:4]), "right": right},
            words={"quote": passed.reading.quote(count), "why": f"这里的数{count.value}是报告年度表里的数"},
            repair=report.replacement(passed.block, token.start, token.start + 4, str(right), f"改为{right}"),
        )


def _years(passed: Passed, count: Count) -> list[Token]:
    """The years of the sentence of ``count``."""
    clauses = passed.reading.clauses
    sentence = clauses[count.clause].sentence
    return [t for c in clauses if c.dated and c.sentence == sentence for t in c.tokens if t.mark is Mark.YEAR]


def _dated_wrongly(report: Report, passed: Passed, count: Count) -> bool:
    """Whether the year that ``count`` is said of is itself told as wrong (TXT-YEAR)."""
    before = [each for each in _years(passed, count) if each.start < count.token.start]
    if not before:
        return False
    wrong = wrong_years(passed.block.text, passed.block.field, report.draft.year)
    return any(start <= before[-1].start < end for start, end, *_ in wrong)


def _inclusive(report: Report, passed: Passed, count: Count, cells: Sum, right: int | Decimal) -> Finding:
    carried = report.value(report.measures.rows("carried_over")) or 0
    return report.finding(
        "TXT-INCL",
        passed.block,
        [(count.token.start, count.token.end)],
        values={"prose": count.value, "table": right, "carried": carried},
        words={"quote": passed.reading.quote(count), "cells": cells_in_words(report.draft, cells)},
        fields=cells,
    )


def _with_carried(report: Report, count: Count) -> bool:
    both = report.value(report.measures.rows("received", "carried_over"))
    return both is not None and agrees(count, both)


def _completed(report: Report, passed: Passed, count: Count, right: int | Decimal) -> bool:
    """Whether another number of the sentence makes up the difference: 答复97件，申请人撤回3件."""
    others = [each.value for each in passed.reading.near(count.clause) if each is not count and each.value]
    return count.measures[0].startswith("flow.") and any(count.value + each == right for each in others)


def _is_live(passed: Passed, count: Count, values: Meant) -> bool:
    """Whether the number is a live figure of the very cell it is compared with."""
    shown = passed.block.reference_at(count.token.start)
    return shown is not None and not shown.last and any((shown.field,) == each for each, _ in values)


def _together(report: Report, count: Count) -> bool:
    """Whether the number is that of the labels before it and its own together (予以公开、部分公开共59件)."""
    if not count.also:
        return False
    cells = tuple(cell for each in (*count.measures, *count.also) for s in report.measures(each).sums for cell in s)
    value = report.value(cells)
    return value is not None and agrees(count, value)


def of_another_unit(report: Report, passed: Passed, count: Count) -> bool:
    """Whether the small clause names another unit than the report's (其中市公安局受理12件)."""
    clause = passed.reading.clauses[count.clause]
    words = clause.words()
    begin = words[0].end if words and words[0].word and words[0].word.role == "wherein" else clause.start
    labels = [
        each.start for each in words if each.start >= begin and each.word and each.word.role not in ("this", "all")
    ]
    said = passed.reading.text[begin : min([*labels, count.token.start])]
    match = _UNIT.search(said[:40])
    if not match or (_NO_UNIT.match(match[0]) and len(match[0]) < 5):
        return False
    if _NARROW.search(said) and report.draft.text("report.kind") == "rollup":
        return False  # the government's own office: another scope, not another unit
    name = match[0].lstrip("年度共")
    short = report.draft.text("report.short_name")
    return name not in report.draft.agency and (not short or short not in name) and not _WHOLE.search(said)


def of_another_scope(report: Report, passed: Passed, count: Count) -> bool:
    """Whether the sentence speaks of less (a roll-up's own office) or more (全市) than the tables hold."""
    kind, said = report.draft.text("report.kind"), _said_before(passed, count)
    if kind == "rollup" and count.measures[0].startswith(("document.", "decision.")):
        return not _WHOLE.search(said)
    if kind == "rollup":
        return of_own_office(report, passed, count)
    return bool(_WIDE.search(said)) and kind != "township"


def of_own_office(report: Report, passed: Passed, count: Count) -> bool:
    """Whether a roll-up tells of the requests of its own office only (市政府办公室代表市政府受理17件)."""
    if report.draft.text("report.kind") != "rollup" or count.measures[0].startswith(("document.", "decision.")):
        return False
    said = _said_before(passed, count)
    return bool(_NARROW.search(said)) and not _WHOLE.search(said[-40:])


def _said_before(passed: Passed, count: Count) -> str:
    """The sentence up to ``count``, its last 200 characters."""
    clauses = passed.reading.clauses
    at = count.clause
    while at and clauses[at - 1].sentence == clauses[count.clause].sentence:
        at -= 1
    return passed.reading.text[clauses[at].start : count.token.start][-200:]


def _hint(report: Report, count: Count, cells: Sum) -> str:
    """Which single column or row the number was probably copied from."""
    if not count.value or not all(each.endswith(".total") and each.startswith("requests.") for each in cells):
        return ""
    edition = report.draft.edition
    for key in ("natural", "commercial", "research", "public_interest", "legal_service", "other_org"):
        sums = tuple(f"{each.removesuffix('.total')}.{key}" for each in cells)
        if all(each in edition.fields for each in sums) and report.value(sums) == count.value:
            return f"，与{column(edition.fields[sums[0]])}的数相同"
    if len(cells) > 1 and report.value(cells[:1]) == count.value:
        return f"，只与“{edition.fields[cells[0]].row[-1]}”一行相同"
    return ""


def _repair(report: Report, passed: Passed, count: Count, cells: Sum, right: int | Decimal) -> Repair | None:
    """The cell's number in the prose: as a live figure where one field holds it, else in the form it is written in."""
    token = count.token
    if token.plain and len(cells) == 1 and report.draft.reading(cells[0]).number == right:
        return report.replacement(
            passed.block, token.start, token.end, f"{{{cells[0]}}}", f"改为{right}（跟着表走的活数字）"
        )
    return rewriting(report, passed, token, right)


def expected(report: Report, count: Count) -> list[int | Decimal]:
    """Last year's numbers for what ``count`` counts, where known."""
    meanings: list[Meaning] = [report.measures(measure, count.column) for measure in count.measures]
    return [value for meaning in meanings for each in meaning.sums if (value := report.last(each)) is not None]
