"""Numbers of table 2 of another order than last year's: rules T2-UNIT and T2-JUMP.

Fees are in 万元 and procurement in 元; the one written as the other is ten thousand times too large or small. Decisions
counted as items, or only those published, jump as well. Source: the units in the heads of table 2 and the remark on
第（五）（六）项 in 国办公开办函〔2021〕30号 (全部处理决定). Numbers do jump for good reasons, so this asks at most.
"""

from collections.abc import Iterator
from decimal import Decimal

from forms.checks.catalogue import severity
from forms.checks.finding import Finding, Severity
from forms.checks.last_year import LastYear, last_year
from forms.checks.places import place
from forms.draft.draft import Draft
from forms.edition.model import Field, Kind

TIMES = 100
SMALL = 100  # what stays below says nothing by its growth
LARGE_FEE = 10_000  # 万元: a hundred million yuan
TABLE = "disclosure."


def jumps(draft: Draft) -> Iterator[Finding]:
    """T2-UNIT for amounts, T2-JUMP for decisions: more than a hundred times last year's, or less than a hundredth."""
    if not draft.predecessors:
        return
    for field in _fields(draft):
        now, before = draft.reading(field.id).number, last_year(draft, field.id)
        if now is None or before is None or not _far(now, before.number):
            continue
        yield _jump(draft, field, now, before)


def large_fees(draft: Draft) -> Iterator[Finding]:
    """T2-UNIT as a note: an agency's own fees in 万元 that look like 元; nothing where last year's can be compared."""
    if draft.text("report.kind") == "rollup":
        return
    for field in _fields(draft):
        now = draft.reading(field.id).number if field.unit == "万元" else None
        if now is None or now < LARGE_FEE or now % LARGE_FEE == 0 or "." in str(now):
            continue
        before = last_year(draft, field.id)
        if not before or not before.number:
            words = {"place": place(draft, field.id), "unit": field.unit}
            yield Finding("T2-UNIT", Severity.NOTE, (field.id,), {"now": now}, words, variant="whole", topic="whole")


def _fields(draft: Draft) -> Iterator[Field]:
    for field in draft.edition.fields.values():
        if field.id.startswith(TABLE) and (field.kind is Kind.AMOUNT or field.id.endswith(".decisions")):
            yield field


def _far(one: int | Decimal, other: int | Decimal) -> bool:
    less, more = sorted((one, other))
    return less > 0 and more >= SMALL and more > TIMES * less


def _jump(draft: Draft, field: Field, now: int | Decimal, before: LastYear) -> Finding:
    rule = "T2-UNIT" if field.kind is Kind.AMOUNT else "T2-JUMP"
    words = {"place": place(draft, field.id), "unit": field.unit, "sources": before.sources(draft.agency)}
    return Finding(rule, severity(rule), (field.id,), {"now": now, "last": before.number}, words)
