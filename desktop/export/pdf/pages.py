"""A publication as items for the page: title, headings, paragraphs, tables with their notes, the closing (7.3).

No page begins or ends with a single line of a paragraph that has four or more, none ends with a heading, and the
closing (7.3.5.5) is not alone: it takes the last two lines of text along, or the notes of the last table, or a part of
it. It stands across the page where that table does.
"""

from collections.abc import Sequence
from functools import partial
from itertools import takewhile
from typing import Final, NamedTuple

from desktop.export.pdf import grid
from desktop.export.pdf.closing import closing_items
from desktop.export.pdf.company import COMPANY, in_company, joined_text, unparted
from desktop.export.pdf.faces import FaceRole
from desktop.export.pdf.first_page import first_items
from desktop.export.pdf.flow import Bookmark, Item
from desktop.export.pdf.line_breaking import Line, break_lines
from desktop.export.pdf.pen import Style
from desktop.export.pdf.sheet import PORTRAIT, Sheet, split_piece
from desktop.export.pdf.table_items import note_items, with_table
from forms.publication.levels import Level
from forms.publication.model import Block, Heading, Paragraph, PrintedTable, Publication, Run

HEADING_ROLES: Final = {
    Level.CHAPTER: FaceRole.HEI,
    Level.SECTION: FaceRole.KAI,
    Level.SUBHEADING: FaceRole.KAI,
    Level.ITEM: FaceRole.BODY,
    Level.SUBITEM: FaceRole.BODY,
}
_TEXT: Final = {role: Style(role, grid.CELL, grid.CELL) for role in FaceRole}


def page_items(publication: Publication) -> list[Item]:
    """All that is printed, in order."""
    items = first_items(publication)
    outline = _Outline()
    blocks = publication.blocks
    ends = False
    with_notes = 0  # so far the notes of a table are on the page with it
    for index, block in enumerate(blocks):
        if isinstance(block, PrintedTable):
            notes = [each for each in takewhile(_is_note, blocks[index + 1 :]) if isinstance(each, Paragraph)]
            with_notes = index + 1 + len(notes)
            ends = with_notes == len(blocks)
            items = with_table(
                items, block, [note.runs for note in notes], partial(closing_items, publication) if ends else None
            )
        elif isinstance(block, Heading):
            items += _heading_items(block, outline)
        elif not block.note:
            items += _paragraph_items(block)
        elif index >= with_notes:
            items += note_items(block.runs, PORTRAIT)
    if ends:
        return items
    closing = closing_items(publication, PORTRAIT)
    return [*(in_company(items) if closing[-1].closing else items), *closing]


def _is_note(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.note


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


def _heading_items(heading: Heading, outline: _Outline) -> list[Item]:
    own = heading.text
    role = HEADING_ROLES[heading.level]
    rest = joined_text(heading.rest)
    lines = break_lines(own + rest, width=grid.CELLS, indent=grid.INDENT)
    source = _source(heading.field, (*heading.runs, *heading.rest))
    items = [_text_item(line, role, source, boundary=len(own) if rest else None) for line in lines]
    if not items:
        return []
    items[0] = items[0]._replace(bookmark=outline.entry(heading))
    if not rest.strip():
        # With what follows: its first lines, or a table's beginning.
        return [item._replace(linked=True) for item in items] if heading.keep_with_next else unparted(items)
    ends = next(index for index, line in enumerate(lines) if line is lines[-1] or _reaches(line, len(own)))
    return unparted(items, ends + COMPANY)


def _reaches(line: Line, offset: int) -> bool:
    return bool(line.pieces) and line.pieces[-1].start + len(line.pieces[-1].text) > offset


def _paragraph_items(paragraph: Paragraph) -> list[Item]:
    lines = break_lines(paragraph.text, width=grid.CELLS, indent=grid.INDENT)
    source = _source(paragraph.field, paragraph.runs)
    return unparted([_text_item(line, FaceRole.BODY, source) for line in lines])


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
