"""Table 2 follows from last year's: rules T2-STOCK (2021 edition) and T2-ITEMS (2019 edition).

What was in force last year, and what was issued, less what was repealed, is in force now; the items of last year with
their change are the 上一年项目数量 of this year. Both are drawn from the meaning of the columns, not laid down
(documents lapse, are cleared, or count otherwise), so this only asks; a note to the cell is taken as the explanation.
The 2019 edition's 对外公开总数量 is another thing than 现行有效件数 and has another id: nothing is compared across that
change.
"""

from collections.abc import Iterator
from decimal import Decimal

from forms.checks.arithmetic import Application, applications
from forms.checks.catalogue import severity
from forms.checks.finding import Finding
from forms.checks.last_year import LastYear, last_year
from forms.checks.places import part
from forms.checks.places import row as row_name
from forms.draft.draft import Draft
from forms.edition.model import Row


def in_force(draft: Draft) -> Iterator[Finding]:
    """T2-STOCK: in force now = in force last year + issued - repealed."""
    for use, row in _rows(draft, "stock"):
        stock, repealed, _, issued = cells = _cells(use, row)
        numbers = [draft.reading(cell).number for cell in (stock, repealed, issued)]
        before = last_year(draft, stock)
        if (
            before is None
            or any(number is None for number in numbers)
            or any(f"note:{cell}" in draft.entries for cell in cells)
        ):
            continue
        now, gone, new = (number or 0 for number in numbers)
        if now != before.number + new - gone:
            values = {"now": now, "last": before.number, "issued": new, "repealed": gone}
            words = _words(draft, stock, before, before.number + new - gone)
            yield Finding(use.rule.id, severity(use.rule.id), (stock, issued, repealed), values, words)


def items(draft: Draft) -> Iterator[Finding]:
    """T2-ITEMS: the items of last year with their change."""
    for use, row in _rows(draft, "items"):
        stated, *last = _cells(use, row)
        now, before = draft.reading(stated).number, last_year(draft, *last)
        if now is not None and before is not None and now != before.number and f"note:{stated}" not in draft.entries:
            values = {"now": now, "last": before.number}
            words = _words(draft, stated, before, before.number)
            yield Finding(use.rule.id, severity(use.rule.id), (stated,), values, words)


def _rows(draft: Draft, check: str) -> Iterator[tuple[Application, Row]]:
    """Each rule of the kind ``check`` with the rows that have all its columns."""
    if draft.predecessors:
        for use in applications(draft.edition, check):
            if all(use.column(key) for key in use.rule.left + use.rule.right):
                for row in use.group.row_leaves():
                    yield use, row


def _cells(use: Application, row: Row) -> tuple[str, ...]:
    return tuple(use.cell(row, column) for key in use.rule.left + use.rule.right if (column := use.column(key)))


def _words(draft: Draft, cell: str, before: LastYear, should: int | Decimal) -> dict[str, str]:
    field = draft.edition.fields[cell]
    return {
        "place": part(field.chapter) + row_name(field),
        "sources": before.sources(draft.agency),
        "should": str(should),
    }
