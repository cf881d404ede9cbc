"""Totals against their terms: rules T3-ROW, T3-SUM and T4-SUM.

Computed totals cannot be wrong; totals that came from elsewhere can. A published total must equal its terms as the
page shows them (须改); a control total from the paper ledger that differs from the computed one is 请核.
Source: the shape of the official tables.
"""

from collections.abc import Iterator

from forms.checks.arithmetic import Application, added, applications
from forms.checks.catalogue import severity
from forms.checks.finding import Finding, Severity
from forms.checks.places import place
from forms.draft.draft import Draft
from forms.edition.model import Column, Row


def row_sums(draft: Draft) -> Iterator[Finding]:
    """Each row's total column against its cells (T3-ROW, T4-SUM)."""
    for use in applications(draft, "row_sum"):
        for row in use.group.row_leaves():
            for column in use.group.column_leaves():
                if column.sum_of:
                    terms = tuple(use.cell(row, each) for key in column.sum_of if (each := use.column(key)))
                    yield from _total(draft, use, row, column, terms, with_control=not row.sum_of)


def column_sums(draft: Draft) -> Iterator[Finding]:
    """Each column's total row against its cells (T3-SUM)."""
    for use in applications(draft, "column_sum"):
        for row in use.group.row_leaves():
            if row.sum_of:
                for column in use.group.column_leaves():
                    terms = tuple(use.cell(use.row(key), column) for key in row.sum_of)
                    if column.sum_of and any(draft.as_published(each).number is None for each in terms):
                        continue  # the column 总计 is added up only where every row shows a total
                    yield from _total(draft, use, row, column, terms, with_control=True)


def _total(
    draft: Draft, use: Application, row: Row, column: Column, terms: tuple[str, ...], *, with_control: bool
) -> Iterator[Finding]:
    total = use.cell(row, column)
    where = {"place": place(draft, total)}
    published, summed = draft.noted_total("published", total).number, added(draft, terms)
    if published is not None and summed is not None and published != summed:
        values = {"total": published, "sum": summed}
        yield Finding(use.rule.id, severity(use.rule.id), (total, *terms), values, where)
    control, computed = draft.noted_total("control", total).number, draft.reading(total).number
    if with_control and control is not None and computed is not None and control != computed:
        values = {"control": control, "total": computed}
        yield Finding(use.rule.id, Severity.WARNING, (total, *terms), values, where, variant="control")
