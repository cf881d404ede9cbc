"""Balance of table 3 (requests), rule T3-BAL.

Received plus carried over equals the total of outcomes plus carried forward, in every column. Source: the note in the
head of the table (国办公开办函〔2021〕30号). Never repairs: only the clerk knows which number is wrong.
"""

from collections.abc import Iterator

from forms.checks.arithmetic import Application, added, applications
from forms.checks.catalogue import severity
from forms.checks.finding import Finding
from forms.checks.places import column as column_name
from forms.checks.places import part
from forms.draft.draft import Draft
from forms.edition.model import Column


def balance(draft: Draft) -> Iterator[Finding]:
    """The left rows add up to the right rows in every column; a total column is told only where no other is."""
    for use in applications(draft, "balance"):
        columns = use.group.column_leaves()
        found = [each for column in columns if not column.sum_of for each in _column(draft, use, column)]
        if not found:
            found = [each for column in columns if column.sum_of for each in _column(draft, use, column)]
        yield from found


def _column(draft: Draft, use: Application, column: Column) -> Iterator[Finding]:
    left_cells = tuple(use.cell(use.row(key), column) for key in use.rule.left)
    right_cells = tuple(use.cell(use.row(key), column) for key in use.rule.right)
    left, right = added(draft, left_cells), added(draft, right_cells)
    if left is not None and right is not None and left != right:
        field = draft.edition.fields[left_cells[0]]
        yield Finding(
            use.rule.id,
            severity(use.rule.id),
            left_cells + right_cells,
            {"left": left, "right": right},
            {"place": part(field.chapter) + column_name(field)},
        )
