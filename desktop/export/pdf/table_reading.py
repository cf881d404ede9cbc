"""The tables on a page read back from their rules: which rectangle is which cell, and what stands in it.

The rules alone say how a table is divided; a printed part fits the publication's table only if it has the same cells in
the same arrangement. Known are the head rows (repeated over every part), rows that may be parted anywhere with merged
labels printed again, and columns that may be cut into pieces under one another.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from desktop.export.pdf.page_reading import Box, Character
from forms.publication.model import Cell, PrintedTable, Role

_SAME_EDGE: Final = 0.3  # points
_SAME_LINE: Final = 1.5  # points between base lines
_BAND: Final = 10.0  # points
_OVER: Final = 0.75  # points that ink may stand over a rule

_NOTHING: Final = Box(0, 0, -1, -1)

_Shape = dict[tuple[int, int, int, int], int]  # edges left, top, right, bottom, counted → index of the rectangle


class Region(NamedTuple):
    """A ruled table or part of one on a page (from 1): its outline and cells as the page is read, and their contents.

    ``between`` are the characters whose middle is in no cell.
    """

    page: int
    outline: Box
    boxes: tuple[Box, ...]
    contents: tuple[list[Character], ...]
    between: list[Character]


class PrintedCell(NamedTuple):
    """A cell of the publication's table and the rectangle of a region it is printed in."""

    cell: Cell
    region: Region
    number: int

    @property
    def text(self) -> str:
        """What stands in it, line by line, without blanks."""
        return "".join(each.text for line in lines(self.region.contents[self.number]) for each in line)

    @property
    def overflows(self) -> bool:
        """Whether ink stands over its rules."""
        box = self.region.boxes[self.number]
        return any(
            each.left < box.left - _OVER
            or each.right > box.right + _OVER
            or each.bottom < box.bottom - _OVER
            or each.top > box.top + _OVER
            for each in self.region.contents[self.number]
        )


def lines(characters: Iterable[Character]) -> list[list[Character]]:
    """Characters as lines from the top, each from the left."""
    found: list[list[Character]] = []
    for each in sorted(characters, key=lambda each: -each.y):
        if found and found[-1][0].y - each.y < _SAME_LINE:
            found[-1].append(each)
        else:
            found.append([each])
    for line in found:
        line.sort(key=lambda each: each.x)
    return found


def regions(page: int, boxes: Sequence[Box], characters: Iterable[Character]) -> tuple[list[Region], list[Character]]:
    """The ruled tables of a page from the top, and the characters outside all of them."""
    ruled = sorted(_outlined(boxes), key=lambda each: (-each[0].top, each[0].left))
    found = [Region(page, outline, tuple(cells), tuple([] for _ in cells), []) for outline, cells in ruled]
    bands = [_bands(region) for region in found]
    loose: list[Character] = []
    last: tuple[Box, list[Character]] | None = None
    for each in characters:
        # Neighbours in the file are mostly neighbours on the page.
        if last is None or not _holds(last[0], each):
            last = next(_holders(found, bands, each), None)
        if last is None:
            loose.append(each)
        else:
            last[1].append(each)
    return found, loose


_Bands = dict[int, list[tuple[Box, list[Character]]]]


def _bands(region: Region) -> _Bands:
    """The cells with their contents by the bands across the page that they reach into, in their own order."""
    bands: _Bands = {}
    for box, contents in zip(region.boxes, region.contents, strict=True):
        for number in range(int(box.bottom // _BAND), int(box.top // _BAND) + 1):
            bands.setdefault(number, []).append((box, contents))
    return bands


def _outlined(boxes: Sequence[Box]) -> Iterator[tuple[Box, list[Box]]]:
    """The outer rule of each table with the cells inside it; a table of one cell is ruled by its cell."""
    left = sorted(boxes, key=_area, reverse=True)
    while left:
        outline = left.pop(0)
        cells = [box for box in left if _around(outline, box)]
        if cells:
            inside = set(cells)
            left = [box for box in left if box not in inside]
        yield outline, cells or [outline]


def _holders(
    found: Sequence[Region], bands: Sequence[_Bands], each: Character
) -> Iterator[tuple[Box, list[Character]]]:
    """The cell that holds a character, or the table's outline with what is in no cell."""
    for region, cells in zip(found, bands, strict=True):
        if _holds(region.outline, each):
            for box, contents in cells.get(int((each.bottom + each.top) / 2 // _BAND), ()):
                if _holds(box, each):
                    yield box, contents
            yield _NOTHING, region.between


class TableMatch(NamedTuple):
    """A table found on the pages: its cells, the regions it took, those among them that fit no part of it.

    ``whole`` if every row and column was found.
    """

    cells: list[PrintedCell]
    taken: int
    strange: list[Region]
    whole: bool


def match_table(table: PrintedTable, found: Sequence[Region], following: PrintedTable | None) -> TableMatch:
    """Find ``table`` in the next regions; one that can only be the beginning of the ``following`` table ends it."""
    cuts = sorted(column for column in set(table.stacked_at) if 0 < column < len(table.widths))
    whole = [(0, len(table.widths))]
    pieces = list(zip([0, *cuts], [*cuts, len(table.widths)], strict=True))
    stacked = bool(cuts and found) and _part(table, whole[0], table.head_rows, found[0]) is None
    wanted = pieces if stacked and _part(table, pieces[0], table.head_rows, found[0]) is not None else whole
    match = TableMatch([], 0, [], False)
    for columns in wanted:
        start = table.head_rows
        while True:
            if match.taken == len(found):
                return match
            region = found[match.taken]
            part = _part(table, columns, start, region)
            if part is None:
                if following and _begins(following, region):
                    return match
                match.strange.append(region)
                match = match._replace(taken=match.taken + 1)
                continue
            match.cells.extend(part[1])
            match = match._replace(taken=match.taken + 1)
            start = part[0]
            if start >= table.rows:
                break
    return match._replace(whole=True)


def _begins(table: PrintedTable, region: Region) -> bool:
    cuts = [column for column in table.stacked_at if 0 < column < len(table.widths)]
    return any(
        _part(table, (0, last), table.head_rows, region) is not None for last in (len(table.widths), *sorted(cuts)[:1])
    )


def _part(
    table: PrintedTable, columns: tuple[int, int], start: int, region: Region
) -> tuple[int, list[PrintedCell]] | None:
    """The part of ``columns`` that begins at row ``start``, if the region is ruled like one: its end and cells."""
    ruled = _ruled(region.boxes)
    for end in range(table.rows, start, -1) if start < table.rows else (start,):
        cells = list(_cells(table, columns, start, end))
        if len(cells) == len(region.boxes):
            expected = _compacted([place for _, place in cells])
            if expected.keys() == ruled.keys():
                return end, [PrintedCell(cells[number][0], region, ruled[place]) for place, number in expected.items()]
    return None


def _cells(
    table: PrintedTable, columns: tuple[int, int], start: int, end: int
) -> Iterator[tuple[Cell, tuple[int, int, int, int]]]:
    """The cells of a part with the edges they have in it."""
    first, last = columns
    heads = table.head_rows
    shown = [*range(heads), *range(start, end)]
    for cell in table.cells:
        rows = [number for number, row in enumerate(shown) if cell.row <= row < cell.row + cell.row_span]
        left, right = max(first, cell.column), min(last, cell.column + cell.column_span)
        if rows and left < right:
            yield cell, (left, rows[0], right, rows[-1] + 1)


def _compacted(places: Sequence[tuple[int, int, int, int]]) -> _Shape:
    """Edges counted only where a cell has one: nothing on paper shows another."""
    across = {edge: number for number, edge in enumerate(sorted({each for place in places for each in place[::2]}))}
    down = {edge: number for number, edge in enumerate(sorted({each for place in places for each in place[1::2]}))}
    return {
        (across[left], down[top], across[right], down[bottom]): number
        for number, (left, top, right, bottom) in enumerate(places)
    }


def _ruled(boxes: Sequence[Box]) -> _Shape:
    across = _edges(each for box in boxes for each in (box.left, box.right))
    down = _edges(-each for box in boxes for each in (box.top, box.bottom))
    return {
        (across[box.left], down[-box.top], across[box.right], down[-box.bottom]): number
        for number, box in enumerate(boxes)
    }


def _edges(values: Iterable[float]) -> dict[float, int]:
    """Each value with the number of the edge it is on; edges closer than a rule is wide are one."""
    numbers: dict[float, int] = {}
    last, number = float("-inf"), -1
    for value in sorted(values):
        if value - last > _SAME_EDGE:
            number += 1
        numbers[value] = number
        last = value
    return numbers


def place_of(table: PrintedTable, cell: Cell) -> str:
    """Words that lead a reader to a cell: its row's label and its column's head."""
    labels = [
        each
        for each in table.cells
        if each.role is Role.LABEL
        and each.column + each.column_span <= cell.column
        and each.row <= cell.row < each.row + each.row_span
    ]
    heads = [
        each
        for each in table.cells
        if each.role is Role.HEAD
        and each.row + each.row_span <= cell.row
        and each.column <= cell.column < each.column + each.column_span
    ]
    row = f"“{max(labels, key=lambda each: each.column).text}”行" if labels else ""
    column = ""
    if heads:
        heads.sort(key=lambda each: each.row)
        nearest = heads[-1].text
        again = sum(each.role is Role.HEAD and each.text == nearest for each in table.cells) > 1
        above = heads[-2].text if again and len(heads) > 1 else ""
        column = f"“{above}”的“{nearest}”列" if above else f"“{nearest}”列"
    return row + column or f"表格第{cell.row + 1}行第{cell.column + 1}列"


def _holds(box: Box, each: Character) -> bool:
    across, up = (each.left + each.right) / 2, (each.bottom + each.top) / 2
    return box.left <= across <= box.right and box.bottom <= up <= box.top


def _around(outer: Box, inner: Box) -> bool:
    return (
        outer.left - _SAME_EDGE <= inner.left
        and inner.right <= outer.right + _SAME_EDGE
        and outer.bottom - _SAME_EDGE <= inner.bottom
        and inner.top <= outer.top + _SAME_EDGE
    )


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.top - box.bottom)
