"""The closing by GB/T 9704-2012, 7.3.5: where the agency's name and the date of issue stand.

Under a seal (7.3.5.1) the name and the date stand a little below its centre, and its upper edge is within a row of the
text: so many rows are left free that the seal runs neither into the text nor off the type area. Only white: no frame,
no word, no seal is drawn.
"""

import math
from functools import partial
from typing import Final

from desktop.export.pdf import grid
from desktop.export.pdf.faces import FaceRole
from desktop.export.pdf.flow import CLOSER, Item
from desktop.export.pdf.grid import CELLS, MM, ROW
from desktop.export.pdf.line_breaking import Line, break_lines
from desktop.export.pdf.pen import Style
from desktop.export.pdf.sheet import Frame, Sheet
from desktop.export.pdf.title_breaking import break_title
from forms.publication.model import Closing, Publication

_STYLE: Final = Style(FaceRole.BODY, grid.CELL, grid.CELL)
_SIGNED_SPACE: Final = 2  # cells right of the name, or of the date where that is the longer one
_DATE_SHIFT: Final = 2  # the date's first character stands this far right of the name's
_SEALED_SPACE: Final = 4  # cells right of the date under a seal
_NAME_CELLS: Final = CELLS - _SIGNED_SPACE - _DATE_SHIFT


def closing_items(publication: Publication, frame: Frame) -> list[Item]:
    """The closing under its empty rows, at the right of ``frame``."""
    lines = closing_lines(publication)
    if not lines:
        return [Item(0.0, partial(_draw_no_closing), frame=frame, on_grid=False)]
    above, spare = _room(publication, len(lines))
    shift = frame.width - grid.TYPE_WIDTH
    items = [Item(above * ROW, None)]
    for number, (line, cell) in enumerate(lines):
        field = "report.date" if publication.date and number == len(lines) - 1 else "report.closing"
        draw = partial(_draw_closing, line=line, left=shift + cell * grid.CELL, field=field)
        items.append(Item(ROW, draw))
    if spare:
        items.append(Item(spare, None, on_grid=False))
    return [
        item._replace(frame=frame, closing=True, linked=number < len(items)) for number, item in enumerate(items, 1)
    ]


def closing_lines(publication: Publication) -> list[tuple[Line, float]]:
    """The lines of name and date with the cell each begins at; none without a closing."""
    if publication.closing is Closing.NONE:
        return []
    date = _set(publication.date)
    date_cells = date.end if date else 0
    sealed = publication.closing is Closing.SEALED
    # Centred over the date, a longer name would run over the type area's edge.
    most = int(date_cells) + 2 * _SEALED_SPACE if sealed and date else _NAME_CELLS
    names = [line for part in break_title(publication.agency, most) if (line := _set(part))]
    name_cells = max((line.end for line in names), default=0)
    if sealed:
        date_at = CELLS - _SEALED_SPACE - date_cells
        name_at = date_at + (date_cells - name_cells) / 2 if date else CELLS - _SIGNED_SPACE - name_cells
    elif date_cells > name_cells:
        date_at = CELLS - _SIGNED_SPACE - date_cells
        name_at = date_at - _DATE_SHIFT
    else:
        name_at = CELLS - _SIGNED_SPACE - name_cells
        date_at = name_at + _DATE_SHIFT
    lines = [(line, max(0.0, name_at + (name_cells - line.end) / 2)) for line in names]
    return [*lines, (date, max(0.0, date_at))] if date else lines


def _room(publication: Publication, lines: int) -> tuple[int, float]:
    """The empty rows above the closing's ``lines``, and the points kept free below them for the seal's lower edge."""
    if publication.closing is not Closing.SEALED:
        return 1, 0.0
    seal = publication.seal * MM
    above = max(1, math.ceil(seal / 2 / ROW - lines / 2))
    # Where the rows are set closer (see ``flow``), the seal is as large as ever.
    return above, max(0.0, seal - (above + lines) * ROW / CLOSER)


def _set(text: str) -> Line | None:
    """The text on one line, none if it is blank."""
    lines = break_lines(text.strip(), width=2 * len(text) + 1, justify=False)
    return lines[0] if lines else None


def _draw_no_closing(sheet: Sheet, top: float) -> None:
    sheet.place("report.closing", 0, top, sheet.frame.width, 0.0)


def _draw_closing(sheet: Sheet, top: float, *, line: Line, left: float, field: str) -> None:
    sheet.place(field, left, top, line.end * grid.CELL, ROW)
    sheet.line(line, left, sheet.base_line(top, ROW, grid.CELL), _STYLE)
