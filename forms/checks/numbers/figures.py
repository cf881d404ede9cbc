"""TXT-FIGURE: numbers in prose against the figures of the same part, declared ones and the clerk's own.

A figure is found by its label (or the usual words for it) close before a number of its unit. Where the label stands
several times, it is enough that one number agrees. Source: the figures of this report.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.checks.finding import Finding
from forms.checks.numbers.comparing import agrees
from forms.checks.numbers.reading import Count
from forms.checks.numbers.report import Passed, Report
from forms.checks.numbers.words import table
from forms.edition.model import Field

FEES = ("other_matters.text.processing_fee", "overview.on_request.fees")  # TXT-FEE speaks of them
TELLING = 4  # characters of a label that tells what it is outside its own part too
SHORT = 2  # a label so short (办理) must open its clause
_STARTS = re.compile(r"(?:^|[共已年度计局厅委府均中])$")
_GROWN = re.compile(r"由?(?:上年|去年|上一年)度?[^，。]{0,14}[到至]$")  # 解读信息由上年的12条增加到15条
GAP = 6  # characters between label and number


def figures(report: Report) -> Iterator[Finding]:
    """Figures whose label stands in the prose with another number."""
    for field, labels in _listed(report):
        number = report.draft.reading(field.id).number
        if number is not None:
            yield from _figure(report, field, labels, number)


def figure_of(report: Report, passed: Passed, count: Count) -> str:
    """The figure that ``count`` tells by its label; empty where it tells none."""
    for field, labels in _listed(report):
        if count.token.unit == field.unit and _labelled(passed, count, labels):
            return field.id
    return ""


def _listed(report: Report) -> Iterator[tuple[Field, tuple[str, ...]]]:
    """The figures with what they are called in prose."""
    usual = table()["figures"]
    for field in report.draft.number_fields():
        if not field.in_table and field.id not in FEES:
            yield field, (field.row[-1].partition("（")[0], *usual.get(field.id, ()))


def _figure(report: Report, field: Field, labels: tuple[str, ...], number: int | Decimal) -> Iterator[Finding]:
    found: list[tuple[Passed, Count]] = []
    for passed in report.passed:
        if not any(label in passed.block.text for label in labels):
            continue
        near = _same_part(field.id, passed.block.field)
        told = labels if near else tuple(each for each in labels if len(each) >= TELLING)
        for count in passed.reading.counts:
            if count.token.unit == field.unit and count.now and not count.change and _labelled(passed, count, told):
                found.append((passed, count))
    if not found or any(agrees(count, number) for _, count in found):
        return
    passed, count = found[0]
    shown = passed.block.reference_at(count.token.start)
    if shown is not None and shown.field == field.id:
        return
    plain = count.token.plain and report.draft.can_refer(field.id, last=False)
    label = f"改为{number}（跟着填的数走的活数字）"
    yield report.finding(
        "TXT-FIGURE",
        passed.block,
        [(count.token.start, count.token.end)],
        values={"prose": count.value, "figure": number},
        words={"quote": passed.reading.quote(count), "label": field.row[-1], "unit": field.unit},
        fields=(field.id,),
        repair=report.replacement(passed.block, count.token.start, count.token.end, f"{{{field.id}}}", label)
        if plain
        else None,
    )


def _same_part(figure: str, text: str) -> bool:
    """Whether ``text`` is of the figure's own part: training is told under 监督保障 as often as under 管理."""
    return text.partition(".")[0] == figure.partition(".")[0]


def _labelled(passed: Passed, count: Count, labels: tuple[str, ...]) -> bool:
    clause = passed.reading.clauses[count.clause]
    before = _GROWN.sub("", passed.reading.text[clause.start : count.token.start])
    for label in labels:
        at = before.rfind(label) if label else -1
        if at >= 0 and len(label) <= SHORT and not _STARTS.search(before[:at]):
            continue
        if at >= 0 and len(before) - at - len(label) <= GAP and not any(c.isdigit() for c in before[at:]):
            return True
    return False
