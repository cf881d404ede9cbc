"""A table on the page: size of type, orientation, the cells with their lines, and where it is parted between pages.

Labels wrap and make their rows higher; a table higher than its page is parted only before the rows its definition
names, with the heads repeated and a merged label that runs over the break printed again in both parts.
"""

from typing import Final, NamedTuple

from desktop.export.pdf.grid import TYPE_HEIGHT, TYPE_WIDTH
from desktop.export.pdf.line_breaking import Line, break_lines
from desktop.export.pdf.table_columns import (
    HEAD_PADDING,
    LABEL_PADDING,
    NUMBER_PADDING,
    column_widths,
    ems,
    is_number,
    slice_columns,
)
from desktop.export.pdf.title_breaking import break_title
from forms.publication.model import Cell, PrintedTable, Role

_LEADING: Final = 1.2  # of the size
_ROW_PADDING: Final = 0.25  # of the size, above and below
_STACK_GAP: Final = 12.0  # between pieces that stand under one another

# (size, landscape), in the order they are tried.
_ATTEMPTS: Final = ((10.0, False), (9.0, False), (10.0, True), (9.0, True))


class PlacedCell(NamedTuple):
    """A cell in its part of the table, in points from the part's upper left corner, ``top`` counting downwards."""

    cell: Cell
    left: float
    top: float
    width: float
    height: float
    lines: tuple[Line, ...]


class TablePart(NamedTuple):
    """What of a table stands together on one page."""

    cells: tuple[PlacedCell, ...]
    width: float
    height: float


class TableLayout:
    """A table, or a piece of one, with its columns' widths and the size of its type settled."""

    def __init__(self, table: PrintedTable, size: float, widths: list[float], *, landscape: bool) -> None:
        self._table = table
        self._widths = widths
        self.size = size
        self.landscape = landscape
        self.leading = _LEADING * size
        self._lefts = [sum(widths[:column]) for column in range(len(widths))]
        self._lines = {cell: self._cell_lines(cell) for cell in table.cells}

    def parts(self, first_room: float, page_room: float, below: float = 0.0) -> list[TablePart]:
        """The table in as few parts as it needs where the first has ``first_room`` points and others a whole page.

        Under the last part there is room for ``below`` points of what must stand on its page.
        """
        table = self._table
        breaks = sorted(row for row in set(table.breaks) if table.head_rows < row < table.rows)
        parts: list[TablePart] = []
        start = table.head_rows
        while True:
            room = page_room if parts else first_room
            whole = self._part(start, table.rows)
            if whole.height + below <= room:
                return [*parts, whole]
            later = [row for row in breaks if row > start]
            end, part = self._largest(start, later, room) or self._largest_anywhere(start, room)
            parts.append(part)
            if end >= table.rows:
                return parts
            start = end

    def _largest(self, start: int, ends: list[int], room: float) -> tuple[int, TablePart] | None:
        for end in reversed(ends):
            part = self._part(start, end)
            if part.height <= room:
                return end, part
        return None

    def _largest_anywhere(self, start: int, room: float) -> tuple[int, TablePart]:
        """A group higher than a page is parted between any two rows: better than running off the paper."""
        found = self._largest(start, list(range(start + 1, self._table.rows)), room)
        return found or (start + 1, self._part(start, start + 1))

    def _part(self, start: int, end: int) -> TablePart:
        """The head rows and the rows from ``start`` to before ``end``."""
        heads = self._table.head_rows
        rows = [*range(heads), *range(start, end)]
        place = {row: index for index, row in enumerate(rows)}
        inside: list[tuple[Cell, int, int]] = []
        for cell in self._table.cells:
            covered = [place[row] for row in range(cell.row, cell.row + cell.row_span) if row in place]
            if covered:
                inside.append((cell, covered[0], len(covered)))
        heights = [self.leading + 2 * _ROW_PADDING * self.size] * len(rows)
        for cell, first, span in sorted(inside, key=lambda each: each[2]):
            missing = self._cell_height(cell) - sum(heights[first : first + span])
            if missing > 0:
                for index in range(first, first + span):
                    heights[index] += missing / span
        tops = [sum(heights[:index]) for index in range(len(heights) + 1)]
        placed = tuple(
            PlacedCell(
                cell,
                self._lefts[cell.column],
                tops[first],
                self._width(cell),
                tops[first + span] - tops[first],
                self._lines[cell],
            )
            for cell, first, span in inside
        )
        return TablePart(placed, sum(self._widths), tops[-1])

    def _width(self, cell: Cell) -> float:
        return sum(self._widths[cell.column : cell.column + cell.column_span])

    def _cell_height(self, cell: Cell) -> float:
        if cell.vertical:
            return len(cell.text) * 1.05 * self.size + 2 * _ROW_PADDING * self.size
        return len(self._lines[cell]) * self.leading + 2 * _ROW_PADDING * self.size

    def _cell_lines(self, cell: Cell) -> tuple[Line, ...]:
        if cell.vertical or (cell.role is Role.NUMBER and is_number(cell.text)):
            return ()
        evenly = cell.role in (Role.HEAD, Role.CORNER) or cell.row_span > 1
        padding = NUMBER_PADDING if cell.role is Role.NUMBER else LABEL_PADDING
        if evenly and ems(cell.text) * self.size <= self._width(cell) - 2 * HEAD_PADDING:
            padding = HEAD_PADDING
        room = max(1, int((self._width(cell) - 2 * padding + 0.01) / self.size))
        if evenly:
            # A head or the name of a group is divided by meaning: 社会 / 公益 / 组织, not 社会公 / 益组织.
            divided = [break_lines(line, width=2 * len(line), justify=False) for line in break_title(cell.text, room)]
            return tuple(line for lines in divided for line in lines)
        return tuple(break_lines(cell.text, width=room, justify=False))


def lay_out_table(table: PrintedTable) -> list[TableLayout]:
    """How the table is printed: mostly itself, or in need its pieces that stand under one another."""
    for size, landscape in _ATTEMPTS:
        layout = _lay_out(table, size, landscape=landscape)
        if layout is not None:
            return [layout]
    cuts = [column for column in table.stacked_at if 0 < column < len(table.widths)]
    if cuts:
        for size in (10.0, 9.0):
            pieces = [_lay_out(piece, size, landscape=True) for piece in slice_columns(table, cuts)]
            whole = [piece for piece in pieces if piece is not None]
            if len(whole) == len(pieces):
                return whole
    # Nothing the official form foresees: a value of a hundred digits. Narrower type, but never a cut number.
    size = _ATTEMPTS[-1][0]
    return [
        TableLayout(piece, size, column_widths(piece, size, TYPE_HEIGHT, squeeze=True) or [], landscape=True)
        for piece in (slice_columns(table, cuts) if cuts else [table])
    ]


def _lay_out(table: PrintedTable, size: float, *, landscape: bool) -> TableLayout | None:
    widths = column_widths(table, size, TYPE_HEIGHT if landscape else TYPE_WIDTH)
    return None if widths is None else TableLayout(table, size, widths, landscape=landscape)


def part_below(part: TablePart, gap: float = _STACK_GAP) -> TablePart:
    """The part with room above it, to stand under another piece of its table."""
    cells = tuple(cell._replace(top=cell.top + gap) for cell in part.cells)
    return TablePart(cells, part.width, part.height + gap)
