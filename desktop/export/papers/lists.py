"""意见采纳情况表 and 更正说明: lists that are printed from what was registered (office.md 11, 17)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final, NamedTuple

from desktop.export.papers.columns import Column, list_items
from desktop.export.papers.document import height, paper, text_items, title_items
from desktop.export.pdf import grid
from desktop.export.pdf.closing import closing_lines
from desktop.export.pdf.faces import FaceRole, Faces
from desktop.export.pdf.flow import Item
from desktop.export.pdf.line_breaking import Line
from desktop.export.pdf.pen import Style
from desktop.export.pdf.sheet import LANDSCAPE, PORTRAIT, Sheet
from forms.publication.model import Closing, Publication

_REMARKS: Final = (
    Column("序号", 3.2),
    Column("来自", 5.2),
    Column("方式", 5),
    Column("日期", 8.8),
    Column("位置", 8),
    Column("意见", 17),
    Column("处理", 4.5),
    Column("说明", 10),
)
_CHANGES: Final = (Column("位置", 11), Column("更正前", 9), Column("更正后", 9))
_BODY: Final = Style(FaceRole.BODY, grid.CELL, grid.CELL)


class Place(NamedTuple):
    """One changed place of a report as printed; blank where there was or is nothing."""

    place: str
    before: str
    after: str

    @property
    def row(self) -> tuple[str, str, str]:
        """What a list of changes shows."""
        return self.place, self.before or "（空）", self.after or "（空）"


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """One registered remark, as words."""

    source: str
    way: str
    date: str
    place: str
    words: str
    handling: str
    reason: str


def remark_table(
    title: str, agency: str, remarks: Sequence[RemarkRow], *, caption: str, faces: Faces, created: datetime
) -> bytes:
    """意见采纳情况表 as PDF, across the page."""
    rows = [
        (str(number), each.source, each.way, each.date, each.place, each.words, each.handling, each.reason)
        for number, each in enumerate(remarks, start=1)
    ]
    heading = [*title_items(title, LANDSCAPE), *text_items(caption, LANDSCAPE, indent=0)]
    heading = [each._replace(linked=True) for each in heading]
    items = [*heading, *list_items(_REMARKS, rows, LANDSCAPE, above=height(heading))]
    return paper(title, agency, items, margin=None, faces=faces, created=created)


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """``opening`` stands above the list, ``reason`` below it; ``date`` as printed."""

    title: str
    opening: str
    places: tuple[Place, ...]
    reason: str
    agency: str
    date: str


def correction_note(note: CorrectionNote, *, faces: Faces, created: datetime) -> bytes:
    """更正说明 as PDF; it is published, so nothing stands around its type area but the page number."""
    before = [*title_items(note.title, PORTRAIT), *text_items(note.opening, PORTRAIT)]
    rows = [each.row for each in note.places]
    listed = list_items(_CHANGES, rows, PORTRAIT, above=height(before) + _GAP)
    items = [*before, _space(), *listed, _space()]
    reason = text_items(note.reason, PORTRAIT)
    # The closing never stands alone: the last lines of the reason go with it.
    items += [each._replace(linked=number >= len(reason) - 2) for number, each in enumerate(reason)]
    items += _closing_items(note)
    return paper(note.title, note.agency, items, margin=None, faces=faces, created=created)


_GAP: Final = 6.0


def _space() -> Item:
    return Item(_GAP, None, on_grid=False)


def _closing_items(note: CorrectionNote) -> list[Item]:
    end = Publication((), (), note.agency, note.date, Closing.SEALED)
    lines = closing_lines(end)
    items = [Item(grid.ROW, None, linked=True, on_grid=False)]
    for number, (line, cell) in enumerate(lines):
        draw = partial(_draw_closing, line=line, left=cell * grid.CELL)
        items.append(Item(grid.ROW, draw, linked=number < len(lines) - 1, on_grid=False))
    return items


def _draw_closing(sheet: Sheet, top: float, *, line: Line, left: float) -> None:
    sheet.line(line, left, sheet.base_line(top, grid.ROW, grid.CELL), _BODY)
