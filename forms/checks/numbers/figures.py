"""TXT-FIGURE: numbers in prose against the figures of the same part, declared ones and the clerk's own.

A figure is found by its label (or the usual words for it) close before a number of its unit. Where the label stands
several times, it is enough that one number agrees. Source: the figures of this report.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.checks.finding import Finding
from forms.checks.numbers.reading import Count
from forms.checks.numbers.report import Passed, Report
from forms.checks.numbers.words import table
from forms.edition.model import Field

FEES = ("other_matters.text.processing_fee", "overview.on_request.fees")  # TXT-FEE speaks of them
SHORT = 2  # a label so short (办理) must open its clause
_STARTS = re.compile(r"(?:^|[共已年度计局厅委府均])$")
GAP = 6  # characters between label and number


def figures(report: Report) -> Iterator[Finding]:
    """Figures whose label stands in the prose with another number."""
    for field in report.draft.number_fields():
        if not field.in_table and field.id not in FEES:
            number = report.draft.reading(field.id).number
            if number is not None:
                yield from _figure(report, field, number)


def _figure(report: Report, field: Field, number: int | Decimal) -> Iterator[Finding]:
    labels = (field.row[-1].partition("（")[0], *table()["figures"].get(field.id, ()))
    found: list[tuple[Passed, Count]] = []
    for passed in report.passed:
        if not _same_part(field.id, passed.block.field) or not any(label in passed.block.text for label in labels):
            continue
        for count in passed.reading.counts:
            if count.token.unit == field.unit and count.now and not count.change and _labelled(passed, count, labels):
                found.append((passed, count))
    if not found or any(count.value == number or _roughly(count, number) for _, count in found):
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
    """The figure's own section, or the lead of its part, where the whole part may have been written."""
    return text in (figure.rpartition(".")[0], f"{figure.partition('.')[0]}.lead")


def _labelled(passed: Passed, count: Count, labels: tuple[str, ...]) -> bool:
    clause = passed.reading.clauses[count.clause]
    before = passed.reading.text[clause.start : count.token.start]
    for label in labels:
        at = before.rfind(label) if label else -1
        if at >= 0 and len(label) <= SHORT and not _STARTS.search(before[:at]):
            continue
        if at >= 0 and len(before) - at - len(label) <= GAP and not any(c.isdigit() for c in before[at:]):
            return True
    return False


def _roughly(count: Count, number: int | Decimal) -> bool:
    return bool(count.token.rough) and abs(Decimal(count.value) - Decimal(number)) * 10 <= Decimal(number)
