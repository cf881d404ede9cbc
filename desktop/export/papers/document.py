"""One working paper as a document on the page of the report: its items, and small lines around the type area."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Final

from desktop.export.pdf import grid
from desktop.export.pdf.export import new_canvas
from desktop.export.pdf.faces import FaceRole, Faces
from desktop.export.pdf.flow import Item, fill_pages
from desktop.export.pdf.line_breaking import Line, break_lines
from desktop.export.pdf.pen import Pen, Style
from desktop.export.pdf.sheet import Frame, Sheet
from desktop.export.pdf.title_breaking import break_title

SMALL: Final = Style(FaceRole.SONG, 10.0, 10.0)
BAR: Final = 1.6
BAR_GAP: Final = 7.0  # between text and bar
_SMALL_RISE: Final = 16.0  # from the type area's upper edge to the base line of the small line above it


def paper(
    title: str,
    agency: str,
    items: Iterable[Item],
    *,
    margin: Callable[[Sheet], None] | None,
    faces: Faces,
    created: datetime,
) -> bytes:
    """The PDF of ``items`` on as many pages as they need; ``margin`` draws around the type area of each."""
    canvas = new_canvas(title, agency, faces, created)
    fill_pages(items, Sheet(canvas, Pen(canvas._doc, faces), "", margin))
    return bytes(canvas.getpdfdata())


def write(sheet: Sheet, text: str, left: float, base: float, style: Style) -> float:
    """Write ``text`` on one line in the sheet's coordinates; gives its width in points."""
    lines = break_lines(text, width=2 * len(text) + 1, justify=False)
    for line in lines[:1]:
        sheet.pen.line(line, left, base, style)
        return line.end * style.cell
    return 0.0


def head_lines(sheet: Sheet, left: str, right: str) -> None:
    """Small words above the type area: ``left`` from its left edge, ``right`` to its right edge."""
    base = grid.TOP + _SMALL_RISE
    write(sheet, left, grid.LEFT, base, SMALL)
    for line in break_lines(right, width=2 * len(right) + 1, justify=False)[:1]:
        sheet.pen.line(line, grid.RIGHT - line.end * SMALL.cell, base, SMALL)


def bar(sheet: Sheet, top: float, height: float) -> None:
    """A bar right of the type area, beside what changed."""
    x, y = sheet.frame.left + sheet.frame.width + BAR_GAP, sheet.frame.top - top
    sheet.rule(f"{BAR} w {x:.3f} {y:.3f} m {x:.3f} {y - height:.3f} l S")


def title_items(title: str, frame: Frame, size: float = grid.TITLE_SIZE) -> list[Item]:
    """A centred title with an empty row under it."""
    style = Style(FaceRole.TITLE, size, size)
    lines = break_title(title, int(frame.width / size))
    items = [Item(1.5 * grid.ROW, partial(_draw_title, text=line, style=style), True, False, frame) for line in lines]
    return [*items, Item(grid.ROW / 2, None, True, False, frame)]


def _draw_title(sheet: Sheet, top: float, *, text: str, style: Style) -> None:
    (line,) = break_lines(text, width=2 * len(text) + 1, justify=False)
    left = (sheet.frame.width - line.end * style.cell) / 2
    sheet.line(line, left, sheet.base_line(top, 1.5 * grid.ROW, style.size), style)


def text_items(text: str, frame: Frame, *, indent: int = grid.INDENT) -> list[Item]:
    """A paragraph of body text on rows of the report's height."""
    cells = int(frame.width / grid.CELL + 0.001)
    style = Style(FaceRole.BODY, grid.CELL, frame.width / cells)
    lines = break_lines(text, width=cells, indent=indent)
    return [Item(grid.ROW, partial(_draw_line, line=line, style=style), False, False, frame) for line in lines]


def _draw_line(sheet: Sheet, top: float, *, line: Line, style: Style) -> None:
    sheet.line(line, 0, sheet.base_line(top, grid.ROW, style.size), style)


def height(items: Sequence[Item]) -> float:
    """Of items that stand under one another, in points."""
    return sum(item.height for item in items)
