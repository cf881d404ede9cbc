"""The widths of a table's columns: the official ratios, changed only where a number would not fit.

Order of concessions (GB/T 9704-2012 leaves tables free; the office wants 10 pt and one portrait page): figure columns
take width from the label columns, then from figure columns that have some to spare; then the caller takes smaller type
or a landscape page. No face is asked: a half-width character is half its size wide, as in the text.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from desktop.export.pdf.breaking_text import HALF_WIDTH, BreakingText
from forms.publication.model import Cell, PrintedTable, Role

NUMBER_PADDING: Final = 0.5  # the least on either side of a number
_EASY_PADDING: Final = 1.0  # what a column that grows for a number takes while there is room
LABEL_PADDING: Final = 2.5
HEAD_PADDING: Final = 0.5

# The fewest characters a line of a label may have before its column stops giving width.
_FEWEST: Final = {True: 3, False: 6}  # merged over rows (the name of a group), or of one row


@lru_cache(maxsize=1000)
def ems(text: str) -> float:
    """The width of a text on one line, in em: half-width characters half an em each, not rounded."""
    return sum(0.5 if character == " " or character in HALF_WIDTH else 1.0 for character in text)


@lru_cache(maxsize=1000)
def is_number(text: str) -> bool:
    """What is set on one line whatever its length: digits and other half-width characters without a space."""
    return all(character in HALF_WIDTH for character in text)


def column_widths(table: PrintedTable, size: float, width: float, *, squeeze: bool = False) -> list[float] | None:
    """The columns' widths in points for type of ``size``, adding up to ``width``; None if a number does not fit.

    With ``squeeze`` there is always an answer; a number too wide for its column is then set narrower.
    """
    total = sum(table.widths)
    official = [ratio / total * width for ratio in table.widths]
    least = _least_widths(table, size)
    wanted = [
        given if needed <= given else needed + 2 * (_EASY_PADDING - NUMBER_PADDING)
        for given, needed in zip(official, least, strict=True)
    ]
    excess = sum(wanted) - width
    if excess <= 0.001:
        return official
    # Labels give before figures, the names of merged rows before the labels of single ones, which would wrap.
    labels = [[column] for column in range(table.label_columns)]
    for columns in (*labels, range(table.label_columns, len(official))):
        spare = {column: wanted[column] - least[column] for column in columns}
        available = sum(spare.values())
        if available > 0:
            taken = min(excess, available)
            for column, amount in spare.items():
                wanted[column] -= taken * amount / available
            excess -= taken
    if excess <= 0.001:
        return wanted
    return _shared_out(official, least) if squeeze else None


def _shared_out(official: list[float], least: list[float]) -> list[float]:
    """What columns in their official width do not need goes to those that need more."""
    content = {column for column, given in enumerate(official) if least[column] <= given}
    spare = sum(official[column] - least[column] for column in content)
    share = sum(given for column, given in enumerate(official) if column not in content)
    return [
        least[column] if column in content else given + spare * given / share for column, given in enumerate(official)
    ]


def _least_widths(table: PrintedTable, size: float) -> list[float]:
    """The width below which each column cannot go."""
    least = [size + 2 * HEAD_PADDING] * len(table.widths)
    spanning: list[tuple[Cell, float]] = []
    for cell in table.cells:
        needed = _least_cell(cell, size)
        if cell.column_span == 1:
            least[cell.column] = max(least[cell.column], needed)
        elif cell.role is Role.NUMBER:
            spanning.append((cell, needed))
    for cell, needed in spanning:
        columns = range(cell.column, cell.column + cell.column_span)
        short = needed - sum(least[column] for column in columns)
        for column in columns:
            least[column] += max(0.0, short) / cell.column_span
    return least


def _least_cell(cell: Cell, size: float) -> float:
    """The width below which a cell of one column cannot go."""
    if cell.vertical:
        return size + 2 * LABEL_PADDING
    if cell.role is Role.NUMBER:
        unit = ems(cell.text) if is_number(cell.text) else _longest_unit(cell.text)
        return unit * size + 2 * NUMBER_PADDING
    if cell.role is Role.HEAD:
        return min(2.0, ems(cell.text)) * size + 2 * HEAD_PADDING
    fewest = min(_FEWEST[cell.row_span > 1], ems(cell.text))
    return max(fewest, _longest_unit(cell.text)) * size + 2 * LABEL_PADDING


def _longest_unit(text: str) -> float:
    """The widest stretch that no line break may divide, in cells."""
    source = BreakingText(text, longest_run=len(text) + 1)
    longest = 0.0
    start = 0
    for end in range(1, len(source.base) + 1):
        if source.allowed[end]:
            longest = max(longest, _whole_cells(source.base[start:end].strip()))
            start = end
    return longest


def _whole_cells(text: str) -> float:
    return -(-sum(1 if character == " " or character in HALF_WIDTH else 2 for character in text) // 2)


def slice_columns(table: PrintedTable, cuts: Sequence[int]) -> list[PrintedTable]:
    """The table cut at columns into pieces that stand under one another; merged heads are repeated over each piece."""
    edges = [0, *cuts, len(table.widths)]
    pieces = []
    for first, last in pairwise(edges):
        cells = []
        for cell in table.cells:
            left, right = max(cell.column, first), min(cell.column + cell.column_span, last)
            if left < right:
                cells.append(
                    Cell(
                        cell.row, left - first, cell.text, cell.role, cell.row_span, right - left, cell.field,
                        cell.vertical,
                    )
                )  # fmt: skip
        pieces.append(
            PrintedTable(
                table.chapter, table.title, table.rows, table.widths[first:last],
                max(0, table.label_columns - first), table.head_rows, tuple(cells), table.breaks,
            )
        )  # fmt: skip
    return pieces
