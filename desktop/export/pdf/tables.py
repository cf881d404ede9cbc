"""Drawing a laid-out table: thin rules around every cell, heads and numbers centred, labels from the left."""

from typing import Final

from desktop.export.pdf import grid
from desktop.export.pdf.faces import FaceRole
from desktop.export.pdf.pen import Style
from desktop.export.pdf.sheet import Sheet
from desktop.export.pdf.table_columns import LABEL_PADDING, NUMBER_PADDING
from desktop.export.pdf.table_layout import PlacedCell, TableLayout, TablePart
from forms.publication.model import Role

_INNER_RULE: Final = 0.5
_OUTER_RULE: Final = 0.75


def draw_part(sheet: Sheet, layout: TableLayout, part: TablePart, top: float) -> None:
    """Draw one part, its upper edge ``top`` points below the frame's."""
    left, upper = sheet.frame.left, sheet.frame.top - top
    boxes = [
        f"{left + cell.left:.3f} {upper - cell.top - cell.height:.3f} {cell.width:.3f} {cell.height:.3f} re"
        for cell in part.cells
    ]
    first = min((cell.top for cell in part.cells), default=0.0)
    outer = f"{left:.3f} {upper - part.height:.3f} {part.width:.3f} {part.height - first:.3f} re"
    sheet.rule("\n".join([f"{_INNER_RULE} w", *boxes, "S", f"{_OUTER_RULE} w", outer, "S"]))
    song = Style(FaceRole.SONG, layout.size, layout.size)
    corner = Style(FaceRole.KAI, layout.size, layout.size)
    for cell in part.cells:
        if cell.cell.field:
            sheet.place(cell.cell.field, cell.left, top + cell.top, cell.width, cell.height)
        style = corner if cell.cell.role is Role.CORNER else song
        if cell.cell.vertical:
            _draw_downwards(sheet, cell, left + cell.left, upper - cell.top, style)
        elif cell.lines:
            _draw_lines(sheet, layout, cell, upper - cell.top, style)
        elif cell.cell.text:
            base = upper - cell.top - cell.height / 2 - grid.BASE_BELOW_CENTRE * style.size
            room = cell.width - 2 * NUMBER_PADDING
            width = min(room, len(cell.cell.text) * style.size / 2)
            centred = left + cell.left + (cell.width - width) / 2
            sheet.pen.run(cell.cell.text, centred, base, style, width=width)


def _draw_lines(sheet: Sheet, layout: TableLayout, cell: PlacedCell, upper: float, style: Style) -> None:
    middle = upper - cell.height / 2 + (len(cell.lines) - 1) * layout.leading / 2
    for number, line in enumerate(cell.lines):
        if cell.cell.role is Role.LABEL:
            left = cell.left + LABEL_PADDING
        else:
            left = cell.left + (cell.width - line.end * style.cell) / 2
        base = middle - number * layout.leading - grid.BASE_BELOW_CENTRE * style.size
        sheet.line(line, left, base, style)


def _draw_downwards(sheet: Sheet, cell: PlacedCell, left: float, upper: float, style: Style) -> None:
    """One character under another; 、 stands at the upper right of its place as in text set downwards."""
    text = cell.cell.text
    pitch = min(1.3 * style.size, cell.height / max(1, len(text)))
    middle = upper - cell.height / 2 + (len(text) - 1) * pitch / 2
    x = left + (cell.width - style.size) / 2
    aside = min(0.45 * style.size, (cell.width - style.size) / 2)
    for number, character in enumerate(text):
        base = middle - number * pitch - grid.BASE_BELOW_CENTRE * style.size
        if character in "、，。":
            sheet.pen.characters(character, x + aside, base + 0.6 * style.size, style, style.size)
        else:
            sheet.pen.characters(character, x, base, style, style.size)
