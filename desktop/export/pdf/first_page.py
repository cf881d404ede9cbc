"""What stands above the text of the first page: room for a printed head, the title, and an office's own lines.

The title takes two rows of the grid for each of its lines and leaves one empty after it (GB/T 9704-2012, 7.3.1). Under
it stand, in size 3, the document number and the note of a correction. The mark of a reprint stands at the upper left,
where the standard has the number of a copy (7.2.1), in 黑体 of size 3. No head is ever drawn: it is on the paper.
What is not printed has a place of no height, so that a preview finds where it would stand.
"""

import math
from functools import partial
from typing import Final

from desktop.export.pdf import grid
from desktop.export.pdf.faces import FaceRole
from desktop.export.pdf.flow import Item
from desktop.export.pdf.line_breaking import Line, break_lines
from desktop.export.pdf.pen import Style
from desktop.export.pdf.sheet import Sheet
from desktop.export.pdf.title_breaking import break_title
from forms.publication.model import FirstPage, Publication

_TITLE: Final = Style(FaceRole.TITLE, grid.TITLE_SIZE, grid.TITLE_SIZE)
_TITLE_CELLS: Final = int(grid.TYPE_WIDTH / grid.TITLE_SIZE)
_NUMBER: Final = Style(FaceRole.BODY, grid.CELL, grid.CELL)
_CORRECTION: Final = Style(FaceRole.KAI, grid.CELL, grid.CELL)
_MARK: Final = Style(FaceRole.HEI, grid.CELL, grid.CELL)


def first_items(publication: Publication) -> list[Item]:
    """All of it, in order."""
    page = publication.first_page
    items = _head(page)
    names = (publication.agency, "report.agency"), ("", "report.title_year")
    for part in publication.title:
        field = next(field for name, field in names if name in ("", part))
        items += [_centred(line, 2 * grid.ROW, _TITLE, field) for line in break_title(part, _TITLE_CELLS)]
    for text, style, field in (
        (page.document_number, _NUMBER, "report.document_number"),
        (page.correction, _CORRECTION, "report.corrected_on"),
    ):
        lines = break_title(text, grid.CELLS)
        items += [_centred(line, grid.ROW, style, field) for line in lines] or [_place(field)]
    return [*items, Item(grid.ROW, None)] if publication.title else items


def _head(page: FirstPage) -> list[Item]:
    """Whole rows, so that the text stays on the grid; the mark of a reprint stands in the first, or has one."""
    rows = math.ceil(page.head_space * grid.MM / grid.ROW - 0.001)
    items = [_place("report.head_space", rows * grid.ROW)]
    if not page.reprint_mark:
        return [*items, _place("report.reprint_mark"), *_empty(rows)]
    (line,) = break_lines(page.reprint_mark, width=grid.CELLS, justify=False)
    draw = partial(_draw, line=line, left=0.0, height=grid.ROW, style=_MARK, field="report.reprint_mark")
    return [*items, Item(grid.ROW, draw, linked=True), *_empty(rows - 1)]


def _empty(rows: int) -> list[Item]:
    return [Item(rows * grid.ROW, None, linked=True)] if rows > 0 else []


def _place(field: str, height: float = 0.0) -> Item:
    """Nothing printed: only where ``field`` shows, or would."""
    return Item(0.0, lambda sheet, top: sheet.place(field, 0, top, sheet.frame.width, height), linked=True)


def _centred(text: str, height: float, style: Style, field: str) -> Item:
    (line,) = break_lines(text, width=2 * len(text) + 1, justify=False)
    left = (grid.TYPE_WIDTH - line.end * style.cell) / 2
    return Item(height, partial(_draw, line=line, left=left, height=height, style=style, field=field), linked=True)


def _draw(sheet: Sheet, top: float, *, line: Line, left: float, height: float, style: Style, field: str) -> None:
    sheet.place(field, left, top, line.end * style.cell, height)
    sheet.line(line, left, sheet.base_line(top, height, style.size), style)
