"""校对稿: the report for two people to proof-read, one reading aloud (office.md 14).

One-and-a-half spacing; line numbers in the margin, counting on through the pages; every figure of the text in bold
with its number above it; each row of a table with its letter and each column with its digit, so that a cell is called
K4; what changed since the last proof reading is barred at the right.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import count
from typing import Final

from desktop.export.papers.document import BAR_GAP, bar, head_lines, paper, write
from desktop.export.papers.inked import Ink, Setting, covers, draw_inked, where
from desktop.export.papers.lettered import KEY_HEIGHT, Lettered
from desktop.export.pdf import grid
from desktop.export.pdf.closing import closing_lines
from desktop.export.pdf.faces import FaceRole, Faces
from desktop.export.pdf.flow import Item
from desktop.export.pdf.line_breaking import Line, break_lines
from desktop.export.pdf.pages import HEADING_ROLES
from desktop.export.pdf.pen import Style
from desktop.export.pdf.sheet import LANDSCAPE, PORTRAIT, Sheet
from desktop.export.pdf.table_layout import lay_out_table
from desktop.export.pdf.title_breaking import break_title
from forms.publication.levels import Level
from forms.publication.model import Heading, Paragraph, PrintedTable, Publication

FIGURE: Final = re.compile("[0-9０-９]+(?:[.,．，][0-9０-９]+)*[%％‰]?")
_SIZE: Final = 14.0  # 四号
_SINGLE: Final = 1.3  # what a word processor calls single spacing, in em
_CELLS: Final = int(grid.TYPE_WIDTH / _SIZE)
_SETTING: Final = Setting(_SIZE, _CELLS, grid.TYPE_WIDTH / _CELLS, 1.5 * _SINGLE * _SIZE)
_NUMBER: Final = Style(FaceRole.SONG, 8.0, 8.0)
_FIGURE_NUMBER: Final = Style(FaceRole.HEI, 6.0, 6.0)
_NUMBER_GAP: Final = 12.0  # between line number and text
_FOOT: Final = Style(FaceRole.KAI, 12.0, 12.0)
_FOOT_DROP: Final = 52.0  # from the type area's lower edge
_BLANK: Final = 96.0  # room to sign


@dataclass(frozen=True, slots=True)
class ProofChanges:
    """What changed since the last proof reading.

    ``texts``: index of a block → offsets of its text that changed; ``fields``: cells and lines of the title and the
    closing; ``removed``: indexes of blocks before which a paragraph was taken out.
    """

    texts: dict[int, frozenset[int]] = field(default_factory=dict)
    fields: frozenset[str] = frozenset()
    removed: frozenset[int] = frozenset()


def proof_copy(
    publication: Publication,
    changes: ProofChanges,
    *,
    caption: str,
    legend: str,
    faces: Faces,
    created: datetime,
) -> bytes:
    """The 校对稿 as PDF; ``caption`` says which text it is, ``legend`` what the bars stand for."""
    items = _Proof(publication, changes).items()
    title = f"{''.join(publication.title)}（校对稿）"
    margin = partial(_margin, caption=caption, legend=legend)
    return paper(title, publication.agency, items, margin=margin, faces=faces, created=created)


class _Proof:
    """Sets one report; lines and figures are counted as they come."""

    def __init__(self, publication: Publication, changes: ProofChanges) -> None:
        self._publication = publication
        self._changes = changes
        self._lines = count(1)
        self._figures = count(1)

    def items(self) -> list[Item]:
        """All that is printed, in order."""
        items = self._title()
        for index, block in enumerate(self._publication.blocks):
            if isinstance(block, PrintedTable):
                self._add_table(items, block)
            else:
                items += self._text(index, block)
        return [*items, *self._closing()]

    def _title(self) -> list[Item]:
        items: list[Item] = []
        for part in self._publication.title:
            name = "report.agency" if part == self._publication.agency else "report.title"
            for words in break_title(part, _CELLS):
                (line,) = break_lines(words, width=2 * len(words) + 1, justify=False)
                left = (grid.TYPE_WIDTH - line.end * _SETTING.cell) / 2
                inks = [Ink(FaceRole.TITLE)] * len(words)
                items.append(self._line(line, inks, left=left, barred=name in self._changes.fields))
        return items

    def _closing(self) -> list[Item]:
        items = []
        for line, cell in closing_lines(self._publication):
            left = (cell + _CELLS - grid.CELLS) * _SETTING.cell
            name = "report.date" if line.text == self._publication.date.strip() else "report.agency"
            inks = [Ink(FaceRole.BODY)] * (len(line.text) + 1)
            items.append(self._line(line, inks, left=left, barred=name in self._changes.fields))
        return [Item(_SETTING.pitch, None, linked=True, on_grid=False), *items] if items else []

    def _text(self, index: int, block: Heading | Paragraph) -> list[Item]:
        rest = "".join(run.text for run in block.rest) if isinstance(block, Heading) else ""
        text = block.text + rest
        role = HEADING_ROLES[block.level] if isinstance(block, Heading) else FaceRole.BODY
        inks = [Ink(role)] * len(block.text) + [Ink(FaceRole.BODY)] * len(rest)
        figures = {}
        for found in FIGURE.finditer(text):
            if isinstance(block, Heading) and found.start() <= 1 and block.level in (Level.ITEM, Level.SUBITEM):
                continue  # the heading's own number
            figures[found.start()] = next(self._figures)
            inks[found.start() : found.end()] = [Ink(FaceRole.TITLE)] * len(found.group())
        lines = break_lines(text, width=_CELLS, indent=grid.INDENT)
        changed = self._changes.texts.get(index, frozenset())
        removed = index in self._changes.removed
        linked = isinstance(block, Heading) and not rest and block.keep_with_next
        return [
            self._line(
                line, inks, barred=covers(line, changed), figures=figures, linked=linked, removed=removed and not number
            )
            for number, line in enumerate(lines)
        ]

    def _line(
        self,
        line: Line,
        inks: Sequence[Ink],
        *,
        left: float = 0.0,
        barred: bool = False,
        figures: dict[int, int] | None = None,
        linked: bool = False,
        removed: bool = False,
    ) -> Item:
        draw = partial(
            _draw_line,
            line=line,
            inks=inks,
            left=left,
            number=next(self._lines),
            barred=barred,
            figures=figures or {},
            removed=removed,
        )
        return Item(_SETTING.pitch, draw, linked=linked, on_grid=False)

    def _add_table(self, items: list[Item], table: PrintedTable) -> None:
        """A table with the headings above it, across the page where the report's own pages have it so."""
        layouts = lay_out_table(table)
        frame = LANDSCAPE if layouts[0].landscape else PORTRAIT
        first = len(items)
        while first and items[first - 1].linked:
            first -= 1
        items[first:] = [item._replace(frame=frame) for item in items[first:]]
        lettered = Lettered(table, self._changes.fields)
        room = frame.height - sum(item.height for item in items[first:]) - KEY_HEIGHT
        for layout in layouts:
            for part in layout.parts(room, frame.height - KEY_HEIGHT):
                draw = partial(lettered.draw, layout=layout, part=part)
                items.append(Item(part.height + KEY_HEIGHT, draw, on_grid=False, frame=frame))
                room = frame.height - KEY_HEIGHT


def _draw_line(
    sheet: Sheet,
    top: float,
    *,
    line: Line,
    inks: Sequence[Ink],
    left: float,
    number: int,
    barred: bool,
    figures: dict[int, int],
    removed: bool,
) -> None:
    base = sheet.base_line(top, _SETTING.pitch, _SIZE)
    draw_inked(sheet, line, inks, _SETTING, left=left, base=base)
    digits = str(number)
    width = len(digits) * _NUMBER.size / 2
    sheet.pen.run(digits, sheet.frame.left - _NUMBER_GAP - width, base, _NUMBER, width=width)
    for offset, figure in figures.items():
        at = where(line, offset)
        if at is not None:
            digits = str(figure)
            x = sheet.frame.left + left + at * _SETTING.cell
            width = len(digits) * _FIGURE_NUMBER.size / 2
            sheet.pen.run(digits, x, base + 0.98 * _SIZE, _FIGURE_NUMBER, width=width)
    if barred:
        bar(sheet, top, _SETTING.pitch)
    if removed:
        x = sheet.frame.left + sheet.frame.width + BAR_GAP + 4
        write(sheet, "上删", x, sheet.frame.top - top - 4, Style(FaceRole.HEI, 7.0, 7.0))


def _margin(sheet: Sheet, *, caption: str, legend: str) -> None:
    head_lines(sheet, left=caption, right=legend)
    base = grid.BOTTOM - _FOOT_DROP
    step = grid.TYPE_WIDTH / 3
    for number, turn in enumerate(("一校", "二校", "三校")):
        left = grid.LEFT + number * step
        begin = left + write(sheet, turn, left, base, _FOOT) + 4
        sheet.rule(f"0.5 w {begin:.3f} {base - 2:.3f} m {begin + _BLANK:.3f} {base - 2:.3f} l S")
