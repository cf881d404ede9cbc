"""A table of the edition and its values as a grid of merged cells, the same way for all three statutory tables."""

from collections.abc import Iterator

from forms.draft.draft import Draft
from forms.draft.readings import State
from forms.edition.model import Column, Group, Row, Table
from forms.publication.model import Cell, PrintedTable, Role


def printed_table(draft: Draft, table: Table, title: str) -> PrintedTable:
    """``table`` filled in from ``draft``. Printed even when every cell is blank: an absent table is itself a fault."""
    cells: list[Cell] = []
    breaks: list[int] = []
    top = 0
    for group in table.groups:
        body = _head_rows(group)
        if group.heading:
            breaks.append(top)
            cells.append(Cell(top, 0, group.heading, Role.HEAD, column_span=len(table.widths)))
        heads = top + bool(group.heading)
        top += body
        cells.extend(_heads(table, group, heads, top - heads))
        cells.extend(_body(draft, table, group, top))
        breaks.extend(_break_rows(group, top))
        top += len(group.row_leaves())
    single = len(table.groups) == 1 and not table.groups[0].heading
    head_rows = _head_rows(table.groups[0]) if single else 0
    return PrintedTable(
        chapter=table.chapter,
        title=title,
        rows=top,
        widths=table.widths,
        label_columns=table.label_columns,
        head_rows=head_rows,
        cells=tuple(cells),
        breaks=tuple(row for row in breaks if row > head_rows),
        stacked_at=tuple(_stacks(table)) if table.label_columns == 0 else (),
    )


def _depth(group: Group) -> int:
    return max(column.depth for column in group.columns)


def _head_rows(group: Group) -> int:
    return bool(group.heading) + _depth(group)


def _heads(table: Table, group: Group, top: int, depth: int) -> Iterator[Cell]:
    if table.label_columns:
        yield Cell(top, 0, group.corner, Role.CORNER, row_span=depth, column_span=table.label_columns)
    yield from _column_heads(group.columns, top, table.label_columns, depth)


def _column_heads(columns: tuple[Column, ...], top: int, left: int, depth: int) -> Iterator[Cell]:
    """A head over columns takes one row; a leaf reaches down to the cells."""
    for column in columns:
        rows = 1 if column.columns else depth
        yield Cell(top, left, column.label, Role.HEAD, row_span=rows, column_span=column.width)
        yield from _column_heads(column.columns, top + 1, left, depth - 1)
        left += column.width


def _body(draft: Draft, table: Table, group: Group, top: int) -> Iterator[Cell]:
    if table.label_columns:
        yield from _labels(group.rows, top, 0, table.label_columns)
    for down, row in enumerate(group.row_leaves()):
        left = table.label_columns
        for column in group.column_leaves():
            field_id = table.field_id(row, column)
            text = shown(draft, field_id)
            yield Cell(top + down, left, text, Role.NUMBER, column_span=column.width, field=field_id)
            left += column.width


def _labels(rows: tuple[Row, ...], top: int, left: int, width: int) -> Iterator[Cell]:
    """A head over rows takes one column; a leaf reaches right to the cells."""
    for row in rows:
        height = len(list(row.leaves()))
        columns = 1 if row.rows else width
        yield Cell(top, left, row.label, Role.LABEL, height, columns, vertical=row.vertical)
        yield from _labels(row.rows, top, left + 1, width - 1)
        top += height


def _break_rows(group: Group, top: int) -> Iterator[int]:
    """Before each top-level row and each child of one, but not right under the heads."""
    start = top
    for row in group.rows:
        for part in row.rows or (row,):
            if top > start:
                yield top
            top += len(list(part.leaves()))


def _stacks(table: Table) -> Iterator[int]:
    left = 0
    for column in table.groups[0].columns:
        for part in _lowest_groups(column):
            yield left
            left += part.width


def _lowest_groups(column: Column) -> Iterator[Column]:
    if all(not inner.columns for inner in column.columns):
        yield column
    else:
        for inner in column.columns:
            yield from _lowest_groups(inner)


def shown(draft: Draft, field_id: str) -> str:
    """What the page shows in a cell: digits as stored, computed totals, unreadable text as typed, nothing for blank."""
    reading = draft.reading(field_id)
    return reading.stored if reading.state is not State.BLANK else ""
