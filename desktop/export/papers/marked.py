"""花脸稿: the text with its changes, deletions struck through and insertions underlined; changed cells as a list.

Black only, on the grid of the report's own pages (office.md 3).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import partial
from typing import Final, NamedTuple

from desktop.export.papers.columns import Column, list_items
from desktop.export.papers.document import head_lines, height, paper, text_items, title_items
from desktop.export.papers.inked import Ink, Setting, draw_inked
from desktop.export.papers.lists import Place
from desktop.export.pdf import grid
from desktop.export.pdf.faces import FaceRole, Faces
from desktop.export.pdf.flow import Item
from desktop.export.pdf.line_breaking import Line, break_lines
from desktop.export.pdf.sheet import PORTRAIT, Frame, Sheet

_CHANGES: Final = (Column("位置", 11), Column("改动前", 9), Column("改动后", 9))
_ANNEX: Final = Frame(*PORTRAIT)  # a frame of its own, so that it begins a page
_BODY: Final = Setting(grid.CELL, grid.CELLS, grid.CELL, grid.ROW)
_TITLE: Final = Setting(grid.TITLE_SIZE, int(grid.TYPE_WIDTH / grid.TITLE_SIZE), grid.TITLE_SIZE, 1.5 * grid.ROW)


class Mark(Enum):
    """What became of a stretch of text."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


class Stretch(NamedTuple):
    """Neighbouring characters with one fate, in one face."""

    text: str
    mark: Mark
    role: FaceRole = FaceRole.BODY


class Lie(Enum):
    """Where a text stands."""

    TITLE = "title"
    BODY = "body"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A paragraph, heading or line of the title with its changes."""

    stretches: tuple[Stretch, ...]
    lie: Lie = Lie.BODY

    @property
    def text(self) -> str:
        """All its characters, the deleted ones included."""
        return "".join(each.text for each in self.stretches)


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """``texts`` in reading order; ``cells`` are the changed cells of the tables; ``caption`` names both revisions."""

    title: str
    agency: str
    caption: str
    texts: tuple[MarkedText, ...]
    cells: tuple[Place, ...]


def marked_copy(copy: MarkedCopy, *, faces: Faces, created: datetime) -> bytes:
    """The 花脸稿 as PDF."""
    items: list[Item] = []
    closing = False
    for text in copy.texts:
        if text.lie is Lie.CLOSING and not closing:
            closing = True
            items[-2:] = [each._replace(linked=True) for each in items[-2:]]  # it never begins a page
            items.append(Item(grid.ROW, None, linked=True))
        items += _items(text)
    if copy.cells:
        heading = title_items("表中数字的改动", _ANNEX, grid.CELL)
        rows = [each.row for each in copy.cells]
        items += [*heading, *list_items(_CHANGES, rows, _ANNEX, above=height(heading))]
    else:
        items += text_items("（表中数字没有改动。）", PORTRAIT)
    margin = partial(head_lines, left=copy.caption, right="删去的加删除线，增加的加下划线")
    return paper(copy.title, copy.agency, items, margin=margin, faces=faces, created=created)


def _items(text: MarkedText) -> list[Item]:
    setting = _TITLE if text.lie is Lie.TITLE else _BODY
    inks = [
        Ink(each.role, each.mark is Mark.DELETED, each.mark is Mark.INSERTED)
        for each in text.stretches
        for _ in each.text
    ]
    indent = grid.INDENT if text.lie is Lie.BODY else 0
    lines = break_lines(text.text, width=setting.cells, indent=indent, justify=text.lie is Lie.BODY)
    return [Item(setting.pitch, partial(_draw, line=line, inks=inks, lie=text.lie, setting=setting)) for line in lines]


def _draw(sheet: Sheet, top: float, *, line: Line, inks: list[Ink], lie: Lie, setting: Setting) -> None:
    spare = sheet.frame.width - line.end * setting.cell
    left = {Lie.TITLE: spare / 2, Lie.BODY: 0.0, Lie.CLOSING: max(0.0, spare - 4 * setting.cell)}[lie]
    draw_inked(sheet, line, inks, setting, left=left, base=sheet.base_line(top, setting.pitch, setting.size))
