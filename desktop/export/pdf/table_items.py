"""A table with the headings above it, its notes, and the closing where the report ends with it.

The first notes stay with the last part of their table where a page has room for both. At the end of the report the
notes and the closing do, in the table's own direction, and the table is parted rather than leave the closing alone.
"""

from collections.abc import Callable, Sequence
from functools import partial

from desktop.export.pdf import grid
from desktop.export.pdf.company import in_company, joined_text, unparted
from desktop.export.pdf.faces import FaceRole
from desktop.export.pdf.flow import Item
from desktop.export.pdf.line_breaking import Line, break_lines
from desktop.export.pdf.pen import Style
from desktop.export.pdf.sheet import LANDSCAPE, PORTRAIT, Frame, Sheet
from desktop.export.pdf.table_layout import TableLayout, TablePart, lay_out_table, part_below
from desktop.export.pdf.tables import draw_part
from forms.publication.model import PrintedTable, Run


def with_table(
    items: Sequence[Item],
    table: PrintedTable,
    notes: Sequence[Sequence[Run]],
    closing: Callable[[Frame], list[Item]] | None,
) -> list[Item]:
    """``items`` with the table and its ``notes`` after them; ``closing`` is given where the report ends here."""
    layouts = lay_out_table(table)
    frame = LANDSCAPE if layouts[0].landscape else PORTRAIT
    first = len(items)
    while first and items[first - 1].linked:
        first -= 1
    headings = [item._replace(frame=frame) for item in items[first:]]
    after = [item for runs in notes for item in note_items(runs, frame)]
    if closing:
        after = _with_closing(after, closing(frame), frame)
    company = _first_group(after)
    height = _height_below(company)
    wanted = height if closing and height <= frame.height / 2 else 0.0
    parts, spare = _parts(layouts, frame, frame.height - sum(item.height for item in headings), wanted)
    if company and height <= spare:
        parts[-1] = parts[-1]._replace(linked=True)
    return [*items[:first], *headings, *parts, *after]


def _with_closing(notes: list[Item], closing: list[Item], frame: Frame) -> list[Item]:
    """Few notes stay with the closing and the table; of more, the last lines go with the closing."""
    if not closing[-1].closing:
        return [*notes, *closing]
    together = [item._replace(linked=True) for item in notes]
    if _height_below([*together, *closing]) <= frame.height / 2:
        return [*together, *closing]
    return [*in_company(notes), *closing]


def _first_group(items: Sequence[Item]) -> Sequence[Item]:
    """The items up to the first that is not linked."""
    return items[: next((number for number, item in enumerate(items, start=1) if not item.linked), 0)]


def _height_below(items: Sequence[Item]) -> float:
    """At most so many points under a table: what stands on the grid may have to wait for its next row."""
    return sum(item.height for item in items) + (grid.ROW if any(item.on_grid for item in items) else 0.0)


def _parts(layouts: Sequence[TableLayout], frame: Frame, first_room: float, below: float) -> tuple[list[Item], float]:
    """The table in parts, and the room that its last page has left."""
    items: list[Item] = []
    room, spare = first_room, 0.0
    for number, layout in enumerate(layouts):
        wanted = below if number == len(layouts) - 1 else 0.0
        for index, part in enumerate(layout.parts(room, frame.height, wanted)):
            placed = part if number == 0 or index else part_below(part)
            draw = partial(_draw_table, layout=layout, part=placed)
            items.append(Item(placed.height, draw, on_grid=number == 0 and index == 0, frame=frame))
            spare = (frame.height if index else room) - part.height
        room = frame.height - part_below(part).height + part.height
    return items, spare


def _draw_table(sheet: Sheet, top: float, *, layout: TableLayout, part: TablePart) -> None:
    draw_part(sheet, layout, part, top)


def note_items(runs: Sequence[Run], frame: Frame) -> list[Item]:
    """Notes stand close under their table, in smaller type, as wide as it."""
    cells = int(frame.width / grid.NOTE_SIZE)
    style = Style(FaceRole.BODY, grid.NOTE_SIZE, frame.width / cells)
    lines = break_lines(joined_text(runs), width=cells, indent=grid.INDENT)
    return unparted(
        [
            Item(grid.NOTE_PITCH, partial(_draw_note, line=line, style=style), on_grid=False, frame=frame)
            for line in lines
        ]
    )


def _draw_note(sheet: Sheet, top: float, *, line: Line, style: Style) -> None:
    sheet.line(line, 0, sheet.base_line(top, grid.NOTE_PITCH, style.size), style)
