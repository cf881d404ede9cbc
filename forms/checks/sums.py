"""Totals against their terms: rules T3-ROW, T3-SUM and T4-SUM.

Computed totals cannot be wrong; totals that came from elsewhere can. A published total must equal its terms as the
page shows them (须改); a control total from the paper ledger that differs from the computed one is 请核.
Source: the shape of the official tables.
"""

from collections.abc import Iterator

from forms.checks.arithmetic import Sum, added, column_totals, row_totals
from forms.checks.catalogue import severity
from forms.checks.culprit import Detective
from forms.checks.finding import Finding, Severity
from forms.checks.places import place
from forms.draft.draft import Draft


def row_sums(draft: Draft) -> Iterator[Finding]:
    """Each row's total column against its cells (T3-ROW, T4-SUM)."""
    detective = Detective(draft)
    for each in row_totals(draft.edition):
        if not _noted(draft, each):
            continue
        yield from _total(draft, each, detective)


def column_sums(draft: Draft) -> Iterator[Finding]:
    """Each column's total row against its cells (T3-SUM)."""
    detective = Detective(draft)
    for each in column_totals(draft.edition):
        if not _noted(draft, each):
            continue
        if each.in_total and any(draft.as_published(term).number is None for term in each.left):
            continue  # the column 总计 is added up only where every row shows a total
        yield from _total(draft, each, detective)


def _noted(draft: Draft, held: Sum) -> bool:
    """Whether a total from elsewhere is kept beside the computed one; mostly there is none, and nothing to add up."""
    total = held.right[0]
    return f"published:{total}" in draft.entries or f"control:{total}" in draft.entries


def _total(draft: Draft, held: Sum, detective: Detective) -> Iterator[Finding]:
    total, fields = held.right[0], held.right + held.left
    published = draft.noted_total("published", total).number
    summed = added(draft, held.left) if published is not None else None
    if published is not None and summed is not None and published != summed:
        values = {"total": published, "sum": summed}
        where = {"place": place(draft, total)}
        finding = Finding(held.rule, severity(held.rule), fields, values, where)
        yield detective.told(finding, held.left, held.right)
    control = draft.noted_total("control", total).number if held.control else None
    computed = draft.reading(total).number if control is not None else None
    if control is not None and computed is not None and control != computed:
        values = {"control": control, "total": computed}
        where = {"place": place(draft, total)}
        finding = Finding(held.rule, Severity.WARNING, fields, values, where, variant="ledger")
        yield detective.told_by_ledger(finding, total, int(control))
