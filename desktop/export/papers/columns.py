"""A list with headed columns: heads repeated on every page, long texts wrapped, a row higher than a page divided."""

from collections.abc import Sequence
from functools import partial
from typing import Final, NamedTuple

from desktop.export.pdf.faces import FaceRole
from desktop.export.pdf.flow import Item
from desktop.export.pdf.line_breaking import Line, break_lines
from desktop.export.pdf.pen import Style
from desktop.export.pdf.sheet import Frame, Sheet

_SIZE: Final = 10.5  # 五号
_LEADING: Final = 14.5
_PADDING: Final = 4.0
_FEWEST: Final = 3  # lines of a divided row that stand together
_HEAD: Final = Style(FaceRole.HEI, _SIZE, _SIZE)
_BODY: Final = Style(FaceRole.BODY, _SIZE, _SIZE)


class Column(NamedTuple):
    """A column's head and its share of the width."""

    head: str
    share: float


_Row = tuple[tuple[Line, ...], ...]


class _Part(NamedTuple):
    """The rows that stand together on one page, the heads first."""

    widths: tuple[float, ...]
    rows: tuple[_Row, ...]

    @property
    def height(self) -> float:
        return sum(map(_height, self.rows))


def list_items(columns: Sequence[Column], rows: Sequence[Sequence[str]], frame: Frame, *, above: float) -> list[Item]:
    """The list as one item a page; ``above`` points of its first page's frame are taken."""
    whole = sum(column.share for column in columns)
    widths = tuple(frame.width * column.share / whole for column in columns)
    heads = _set([column.head for column in columns], widths)
    parts: list[list[_Row]] = []
    page = frame.height - _height(heads)
    room = 0.0
    for row in (_set(texts, widths) for texts in rows):
        left: _Row | None = row
        while left is not None:
            if not parts or (_height(left) > room and (_height(left) <= page or room < _height_of(_FEWEST))):
                parts.append([heads])
                room = page - (above if len(parts) == 1 else 0)
            fitting = left if _height(left) <= room else _first_lines(left, room)
            parts[-1].append(fitting)
            room -= _height(fitting)
            left = _after(left, _lines_of(fitting)) if fitting is not left else None
    return [_item(_Part(widths, tuple(part)), frame) for part in parts or [[heads]]]


def _lines_of(row: _Row) -> int:
    """How many lines the row is high."""
    return max(1, *map(len, row))


def _item(part: _Part, frame: Frame) -> Item:
    return Item(part.height, partial(_draw, part=part), on_grid=False, frame=frame)


def _set(texts: Sequence[str], widths: Sequence[float]) -> _Row:
    return tuple(
        tuple(
            line
            for paragraph in text.split("\n")
            for line in break_lines(paragraph, width=max(1, int((width - 2 * _PADDING) / _SIZE)), justify=False)
        )
        for text, width in zip(texts, widths, strict=True)
    )


def _height(row: _Row) -> float:
    return _height_of(_lines_of(row))


def _height_of(lines: int) -> float:
    return lines * _LEADING + 2 * _PADDING


def _first_lines(row: _Row, room: float) -> _Row:
    """As much of a row as fits into ``room``, at least a line."""
    count = max(1, int((room - 2 * _PADDING) / _LEADING))
    return tuple(lines[:count] for lines in row)


def _after(row: _Row, count: int) -> _Row:
    return tuple(lines[count:] for lines in row)


def _draw(sheet: Sheet, top: float, *, part: _Part) -> None:
    below = top
    for index, row in enumerate(part.rows):
        style = _BODY if index else _HEAD
        height = _height(row)
        left = 0.0
        for width, lines in zip(part.widths, row, strict=True):
            x, y = sheet.frame.left + left, sheet.frame.top - below - height
            sheet.rule(f"0.5 w {x:.3f} {y:.3f} {width:.3f} {height:.3f} re S")
            for number, line in enumerate(lines):
                # Heads and figures stand in the middle, texts begin at the left.
                centred = not index or all(piece.half for piece in line.pieces)
                indent = (width - line.end * style.cell) / 2 if centred else _PADDING
                base = sheet.base_line(below + _PADDING + number * _LEADING, _LEADING, style.size)
                sheet.line(line, indent + left, base, style)
            left += width
        below += height
