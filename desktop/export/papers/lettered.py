"""A statutory table for reading aloud: rows have letters, columns digits, so a cell is called K4 (office.md 14)."""

from typing import Final

from desktop.export.papers.document import BAR, bar
from desktop.export.pdf import grid
from desktop.export.pdf.faces import FaceRole
from desktop.export.pdf.pen import Style
from desktop.export.pdf.sheet import Sheet
from desktop.export.pdf.table_layout import TableLayout, TablePart
from desktop.export.pdf.tables import draw_part
from forms.publication.model import Cell, PrintedTable, Role

KEY_HEIGHT: Final = 13.0  # of the line of digits above a table
_KEY: Final = Style(FaceRole.HEI, 8.0, 8.0)
_INNER_KEY: Final = Style(FaceRole.HEI, 5.0, 5.0)
_KEY_GAP: Final = 12.0


class Lettered:
    """Names the cells of one table; ``changed`` are the fields whose cells are framed and their rows barred.

    Letters stand left of the rows. Where all rows have the same columns their digits stand above the table, else each
    cell carries its own name in its corner.
    """

    def __init__(self, table: PrintedTable, changed: frozenset[str]) -> None:
        self._changed = changed
        numbers = [cell for cell in table.cells if cell.role is Role.NUMBER]
        rows = sorted({cell.row for cell in numbers})
        self._letters = {row: letter(index) for index, row in enumerate(rows)}
        self._digits: dict[str | None, int] = {}
        shapes = set()
        for row in rows:
            cells = sorted((cell for cell in numbers if cell.row == row), key=lambda each: each.column)
            shapes.add(tuple(cell.column for cell in cells))
            self._digits.update({cell.field: index for index, cell in enumerate(cells, start=1)})
        self._even = len(shapes) == 1

    def name(self, cell: Cell) -> str:
        """What the cell is called: K4."""
        return f"{self._letters[cell.row]}{self._digits[cell.field]}"

    def draw(self, sheet: Sheet, top: float, *, layout: TableLayout, part: TablePart) -> None:
        """Draw one part of the table, the names of its cells and what changed."""
        below = top + KEY_HEIGHT
        draw_part(sheet, layout, part, below)
        left, upper = sheet.frame.left, sheet.frame.top - below
        lettered: set[int] = set()
        headed: set[int] = set()
        for placed in part.cells:
            cell = placed.cell
            if cell.role is not Role.NUMBER:
                continue
            middle = upper - placed.top - placed.height / 2 - grid.BASE_BELOW_CENTRE * _KEY.size
            if cell.row not in lettered:
                lettered.add(cell.row)
                _write(sheet, self._letters[cell.row], left - _KEY_GAP - _KEY.size / 2, middle, _KEY)
            if not self._even:
                corner = upper - placed.top - 0.95 * _INNER_KEY.size
                _write(sheet, self.name(cell), left + placed.left + 5, corner, _INNER_KEY)
            elif cell.column not in headed:
                headed.add(cell.column)
                _write(sheet, str(self._digits[cell.field]), left + placed.left + placed.width / 2, upper + 3, _KEY)
            if cell.field in self._changed:
                x, y = left + placed.left, upper - placed.top - placed.height
                sheet.rule(f"{BAR} w {x:.3f} {y:.3f} {placed.width:.3f} {placed.height:.3f} re S")
                bar(sheet, below + placed.top, placed.height)


def letter(index: int) -> str:
    """A to Z, then AA, AB and so on; counted from 0."""
    return chr(ord("A") + index) if index < 26 else letter(index // 26 - 1) + letter(index % 26)


def _write(sheet: Sheet, text: str, centre: float, base: float, style: Style) -> None:
    width = len(text) * style.size * 0.62
    sheet.pen.run(text, centre - width / 2, base, style, width=width)
