"""A publication as items for the page: title, headings, paragraphs, tables with their notes, the closing (7.3)."""

from collections.abc import Sequence
from functools import partial
from typing import Final, NamedTuple

from desktop.export.pdf import grid
from desktop.export.pdf.closing import closing_lines
from desktop.export.pdf.faces import FaceRole
from desktop.export.pdf.flow import Bookmark, Item
from desktop.export.pdf.line_breaking import Line, break_lines
from desktop.export.pdf.pen import Style
from desktop.export.pdf.sheet import LANDSCAPE, PORTRAIT, Frame, Sheet, split_piece
from desktop.export.pdf.table_layout import TableLayout, TablePart, lay_out_table, part_below
from desktop.export.pdf.tables import draw_part
from desktop.export.pdf.title_breaking import break_title
from forms.publication.model import Heading, Level, Paragraph, PrintedTable, Publication, Run

HEADING_ROLES: Final = {
    Level.CHAPTER: FaceRole.HEI,
    Level.SECTION: FaceRole.KAI,
    Level.SUBHEADING: FaceRole.KAI,
    Level.ITEM: FaceRole.BODY,
    Level.SUBITEM: FaceRole.BODY,
}
_TEXT: Final = {role: Style(role, grid.CELL, grid.CELL) for role in FaceRole}
_TITLE: Final = Style(FaceRole.TITLE, grid.TITLE_SIZE, grid.TITLE_SIZE)
_TITLE_CELLS: Final = int(grid.TYPE_WIDTH / grid.TITLE_SIZE)

# Lines of text that follow a heading on its page, and that go with the closing to another.
_COMPANY: Final = 2


def page_items(publication: Publication) -> list[Item]:
    """All that is printed, in order."""
    items = _title_items(publication.title)
    outline = _Outline()
    frame = PORTRAIT
    for block in publication.blocks:
        if isinstance(block, PrintedTable):
            frame = _add_table(items, block)
            continue
        if isinstance(block, Heading):
            frame = PORTRAIT
            items += _heading_items(block, outline)
        elif block.note:
            items += _note_items(block.runs, frame)
        else:
            frame = PORTRAIT
            lines = _paragraph_items(block)
            after_heading = bool(items) and items[-1].linked
            items += _keep_together(lines, _COMPANY) if after_heading and lines else lines
    _add_closing(items, publication)
    return items


class _Outline:
    """Chapters on the first level of the outline, sections below theirs."""

    def __init__(self) -> None:
        self._in_chapter = False

    def entry(self, heading: Heading) -> Bookmark | None:
        if heading.level is Level.CHAPTER:
            self._in_chapter = True
            return Bookmark(heading.text, 0)
        if heading.level is Level.SECTION:
            return Bookmark(heading.text, 1 if self._in_chapter else 0)
        return None


def _title_items(title: Sequence[str]) -> list[Item]:
    """Two rows for each line of the title, then an empty one."""
    lines = [line for part in title for line in break_title(part, _TITLE_CELLS)]
    if not lines:
        return []
    items = [Item(2 * grid.ROW, partial(_draw_title, line=line), linked=True) for line in lines]
    return [*items, Item(grid.ROW, None)]


def _draw_title(sheet: Sheet, top: float, *, line: str) -> None:
    (set_line,) = break_lines(line, width=2 * len(line) + 1, justify=False)
    left = (grid.TYPE_WIDTH - set_line.end * _TITLE.cell) / 2
    sheet.line(set_line, left, sheet.base_line(top, 2 * grid.ROW, _TITLE.size), _TITLE)


def _heading_items(heading: Heading, outline: _Outline) -> list[Item]:
    own = heading.text
    role = HEADING_ROLES[heading.level]
    rest = _joined(heading.rest)
    lines = break_lines(own + rest, width=grid.CELLS, indent=grid.INDENT)
    source = _source(heading.field, (*heading.runs, *heading.rest))
    items = [_text_item(line, role, source, boundary=len(own) if rest else None) for line in lines]
    if not items:
        return []
    items[0] = items[0]._replace(bookmark=outline.entry(heading))
    if not rest.strip():
        # With what follows: its first lines, or a table's beginning.
        return [item._replace(linked=heading.keep_with_next) for item in items]
    ends = next(index for index, line in enumerate(lines) if line is lines[-1] or _reaches(line, len(own)))
    return _keep_together(items, ends + _COMPANY)


def _reaches(line: Line, offset: int) -> bool:
    return bool(line.pieces) and line.pieces[-1].start + len(line.pieces[-1].text) > offset


def _paragraph_items(paragraph: Paragraph) -> list[Item]:
    lines = break_lines(paragraph.text, width=grid.CELLS, indent=grid.INDENT)
    source = _source(paragraph.field, paragraph.runs)
    return [_text_item(line, FaceRole.BODY, source) for line in lines]


class _Source(NamedTuple):
    """The field a text comes from, and its live figures: first and last offset in the text, and field."""

    field: str
    figures: tuple[tuple[int, int, str], ...]


def _source(field: str, runs: Sequence[Run]) -> _Source:
    figures = []
    offset = 0
    for run in runs:
        if run.field:
            figures.append((offset, offset + len(run.text), run.field))
        offset += len(run.text)
    return _Source(field, tuple(figures))


def _text_item(line: Line, role: FaceRole, source: _Source, *, boundary: int | None = None) -> Item:
    return Item(grid.ROW, partial(_draw_text, line=line, role=role, source=source, boundary=boundary))


def _note_places(sheet: Sheet, top: float, line: Line, source: _Source) -> None:
    """Where the row's field stands, and each live figure in it."""
    sheet.place(source.field, 0, top, sheet.frame.width, grid.ROW)
    for first, last, field in source.figures:
        for piece in line.pieces:
            begin, end = max(first, piece.start), min(last, piece.start + len(piece.text))
            if begin < end:
                pitch = piece.cells / len(piece.text)
                left = piece.cell + (begin - piece.start) * pitch
                sheet.place(field, left * grid.CELL, top, (end - begin) * pitch * grid.CELL, grid.ROW)


def _draw_text(sheet: Sheet, top: float, *, line: Line, role: FaceRole, source: _Source, boundary: int | None) -> None:
    """A row of text; from ``boundary`` on, counted in the paragraph, in the body's face."""
    _note_places(sheet, top, line, source)
    base = sheet.base_line(top, grid.ROW, grid.CELL)
    if boundary is None:
        sheet.line(line, 0, base, _TEXT[role])
        return
    head, body = [], []
    for piece in line.pieces:
        if piece.start >= boundary:
            body.append(piece)
        elif piece.half or piece.start + len(piece.text) <= boundary:
            head.append(piece)
        else:
            before, after = split_piece(piece, boundary - piece.start)
            head.append(before)
            body.append(after)
    sheet.line(Line(tuple(head), line.end), 0, base, _TEXT[role])
    sheet.line(Line(tuple(body), line.end), 0, base, _TEXT[FaceRole.BODY])


def _note_items(runs: Sequence[Run], frame: Frame) -> list[Item]:
    """Notes stand close under their table, in smaller type, as wide as it."""
    cells = int(frame.width / grid.NOTE_SIZE)
    style = Style(FaceRole.BODY, grid.NOTE_SIZE, frame.width / cells)
    lines = break_lines(_joined(runs), width=cells, indent=grid.INDENT)
    return [
        Item(grid.NOTE_PITCH, partial(_draw_note, line=line, style=style), on_grid=False, frame=frame) for line in lines
    ]


def _draw_note(sheet: Sheet, top: float, *, line: Line, style: Style) -> None:
    sheet.line(line, 0, sheet.base_line(top, grid.NOTE_PITCH, style.size), style)


def _add_table(items: list[Item], table: PrintedTable) -> Frame:
    """Append a table to the headings it stands under; gives the frame it is printed in."""
    layouts = lay_out_table(table)
    frame = LANDSCAPE if layouts[0].landscape else PORTRAIT
    headings = len(items)
    while headings and items[headings - 1].linked:
        headings -= 1
    if frame is LANDSCAPE:
        items[headings:] = [item._replace(frame=frame) for item in items[headings:]]
    room = frame.height - sum(item.height for item in items[headings:])
    for number, layout in enumerate(layouts):
        for index, part in enumerate(layout.parts(room, frame.height)):
            placed = part if number == 0 or index else part_below(part)
            draw = partial(_draw_table, layout=layout, part=placed)
            items.append(Item(placed.height, draw, on_grid=number == 0 and index == 0, frame=frame))
        room = frame.height - part_below(part).height + part.height
    return frame


def _draw_table(sheet: Sheet, top: float, *, layout: TableLayout, part: TablePart) -> None:
    draw_part(sheet, layout, part, top)


def _add_closing(items: list[Item], publication: Publication) -> None:
    """The closing stands under an empty row, never without lines of text above it on its page."""
    lines = closing_lines(publication)
    if not lines:
        return
    items[:] = _keep_together_last(items)
    items.append(Item(grid.ROW, None, linked=True))
    for number, (line, cell) in enumerate(lines):
        draw = partial(_draw_closing, line=line, left=cell * grid.CELL)
        items.append(Item(grid.ROW, draw, linked=number < len(lines) - 1))


def _draw_closing(sheet: Sheet, top: float, *, line: Line, left: float) -> None:
    sheet.line(line, left, sheet.base_line(top, grid.ROW, grid.CELL), _TEXT[FaceRole.BODY])


def _keep_together(items: list[Item], count: int) -> list[Item]:
    return [item._replace(linked=True) if index < count - 1 else item for index, item in enumerate(items[:-1])] + [
        items[-1]
    ]


def _keep_together_last(items: list[Item]) -> list[Item]:
    """The last lines of text linked to what comes after; nothing across a change of frame."""
    kept = list(items)
    for index in range(len(kept) - 1, max(-1, len(kept) - 1 - _COMPANY), -1):
        if kept[index].frame is not PORTRAIT:
            break
        kept[index] = kept[index]._replace(linked=True)
    return kept


def _joined(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)
