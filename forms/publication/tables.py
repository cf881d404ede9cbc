"""A statutory table as a grid of merged cells, from its definition and the draft's numbers.

Works for every table of every edition: groups with a heading and heads of their own, nested heads and labels, wide
cells. Source of the official shapes: the two notices named in each edition's ``source``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from forms.draft.draft import Draft
from forms.edition.model import Chapter, Column, Group, Row, Table
from forms.publication.model import Cell, PrintedTable, Role


def printed_table(chapter: Chapter, table: Table, draft: Draft) -> PrintedTable:
    """The table of ``chapter`` with the draft's numbers."""
    cells: list[Cell] = []
    breaks: list[int] = []
    first = 0
    for group in table.groups:
        place = _Place(table, group, first, draft)
        cells += [*place.heads(), *place.labels(), *place.numbers()]
        breaks += [row for row in place.breaks() if row]
        first = place.end
    alone = len(table.groups) == 1
    only = table.groups[0]
    return PrintedTable(
        chapter=chapter.key,
        title=chapter.label,
        rows=first,
        widths=table.widths,
        label_columns=table.label_columns,
        # Heads of a group under others are ordinary rows: repeated after a break they would head the wrong rows.
        head_rows=_depth(only.columns) if alone and not only.heading else 0,
        cells=tuple(cells),
        breaks=tuple(breaks),
        stacked_at=tuple(_lowest_heads(only.columns, 0)) if alone and not table.label_columns else (),
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """One group of a table, its first grid row at ``first``."""

    table: Table
    group: Group
    first: int
    draft: Draft

    @property
    def _head(self) -> int:
        return self.first + bool(self.group.heading)

    @property
    def _body(self) -> int:
        return self._head + _depth(self.group.columns)

    @property
    def end(self) -> int:
        """The first grid row after the group."""
        return self._body + len(self.group.row_leaves())

    def heads(self) -> Iterator[Cell]:
        """The heading over the full width, the corner and the column heads."""
        labels, depth = self.table.label_columns, _depth(self.group.columns)
        if self.group.heading:
            yield Cell(self.first, 0, self.group.heading, Role.HEAD, 1, len(self.table.widths))
        if labels:
            yield Cell(self._head, 0, self.group.corner, Role.CORNER, depth, labels)
        yield from _column_heads(self.group.columns, self._head, labels, depth)

    def labels(self) -> Iterator[Cell]:
        """The row labels, outer before inner."""
        if self.table.label_columns:
            yield from _row_labels(self.group.rows, self._body, 0, self.table.label_columns)

    def numbers(self) -> Iterator[Cell]:
        """The cells with values, row by row."""
        for row_index, row in enumerate(self.group.row_leaves(), start=self._body):
            at = self.table.label_columns
            for column in self.group.column_leaves():
                field = self.table.field_id(row, column)
                text = self.draft.reading(field).stored
                yield Cell(row_index, at, text, Role.NUMBER, 1, column.width, field)
                at += column.width

    def breaks(self) -> Iterator[int]:
        """Grid rows before which a page may end: the group, its rows and their children, never right below heads."""
        yield self.first
        at = self._body
        for row in self.group.rows:
            for child in row.rows or (row,):
                if at > self._body:
                    yield at
                at += sum(1 for _ in child.leaves())


def _depth(columns: tuple[Column, ...]) -> int:
    return max(column.depth for column in columns)


def _column_heads(columns: tuple[Column, ...], row: int, at: int, depth: int) -> Iterator[Cell]:
    """Heads from grid row ``row`` and column ``at`` on, over ``depth`` rows; one without columns spans them all."""
    for column in columns:
        yield Cell(row, at, column.label, Role.HEAD, 1 if column.columns else depth, column.width)
        yield from _column_heads(column.columns, row + 1, at, depth - 1)
        at += column.width


def _row_labels(rows: tuple[Row, ...], at: int, column: int, width: int) -> Iterator[Cell]:
    """Labels from grid row ``at`` and column ``column`` on, over ``width`` columns; one without rows spans them all."""
    for row in rows:
        height = sum(1 for _ in row.leaves())
        across = 1 if row.rows else width
        yield Cell(at, column, row.label, Role.LABEL, height, across, vertical=row.vertical)
        yield from _row_labels(row.rows, at, column + 1, width - 1)
        at += height


def _lowest_heads(columns: tuple[Column, ...], at: int) -> Iterator[int]:
    """The grid column where each head begins whose columns all have cells."""
    for column in columns:
        if column.columns and column.depth == 2:
            yield at
        else:
            yield from _lowest_heads(column.columns, at)
        at += column.width
