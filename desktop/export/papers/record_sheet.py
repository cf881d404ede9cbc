"""审签记录: the annex to a signed report that tells what was registered of its approval (office.md 2, 3).

Opinions as they were written, by whom and when; what was changed by pen; changes of wording after the signature with
the name of who reviewed them. It reports signatures and draws none.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop.export.papers.columns import Column, list_items
from desktop.export.papers.document import height, paper, text_items, title_items
from desktop.export.pdf import grid
from desktop.export.pdf.faces import Faces
from desktop.export.pdf.flow import Item
from desktop.export.pdf.sheet import PORTRAIT

NAME: Final = "审签记录"
NOTE: Final = "本页据登记打印，不是签名；签名见纸质审签单。"
NONE: Final = "没有。"
_OPINIONS: Final = (
    Column("稿次", 4.6),
    Column("环节", 6),
    Column("意见", 18),
    Column("姓名", 4.6),
    Column("日期", 6),
    Column("登记", 6),
)
_CHANGES: Final = (
    Column("稿次", 4.6),
    Column("依据", 8),
    Column("位置", 9),
    Column("修改前", 11),
    Column("修改后", 11),
)
_SECTIONS: Final = ("一、审签意见", "二、按批改所作的修改", "三、签发以后的文字修改")
_GAP: Final = 6.0


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """One registered opinion, as words; ``said`` as it was written on the sheet."""

    revision: str
    step: str
    said: str
    name: str
    date: str
    origin: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One changed place; ``by`` says who asked for the change, or who reviewed it."""

    revision: str
    by: str
    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """``caption`` names the revision and its code, ``stands`` where the report stands; the rest as registered."""

    title: str
    agency: str
    caption: str
    stands: str
    opinions: tuple[OpinionRow, ...]
    by_pen: tuple[ChangeRow, ...]
    wording: tuple[ChangeRow, ...]


def record_sheet(sheet: RecordSheet, *, faces: Faces, created: datetime) -> bytes:
    """The annex as PDF."""
    items = title_items(f"{sheet.title}{NAME}", PORTRAIT)
    for text in (sheet.caption, sheet.stands):
        items += text_items(text, PORTRAIT, indent=0)
    opinions = [(each.revision, each.step, each.said, each.name, each.date, each.origin) for each in sheet.opinions]
    items += _section(_SECTIONS[0], _OPINIONS, opinions, items)
    for heading, listed in zip(_SECTIONS[1:], (sheet.by_pen, sheet.wording), strict=True):
        rows = [(each.revision, each.by, each.place, each.before, each.after) for each in listed]
        items += _section(heading, _CHANGES, rows, items)
    # The closing sentence never begins a page alone: what stands before it goes with it.
    items[-1] = items[-1]._replace(linked=True)
    items += [Item(_GAP, None, linked=True, on_grid=False), *text_items(NOTE, PORTRAIT)]
    return paper(f"{sheet.title}{NAME}", sheet.agency, items, margin=None, faces=faces, created=created)


def _below(items: Sequence[Item]) -> float:
    """How far down its page the last of ``items`` ends, in points."""
    below = 0.0
    for item in items:
        top = math.ceil(below / grid.ROW - 0.001) * grid.ROW if item.on_grid else below
        below = (0.0 if top + item.height > PORTRAIT.height else top) + item.height
    return below


def _section(
    heading: str, columns: Sequence[Column], rows: Sequence[Sequence[str]], before: Sequence[Item]
) -> list[Item]:
    """A heading and its list; the heading never ends a page."""
    words = [each._replace(linked=True) for each in text_items(heading, PORTRAIT, indent=0)]
    if not rows:
        return [*words, *text_items(NONE, PORTRAIT)]
    above = _below([*before, *words])
    if PORTRAIT.height - above < 4 * grid.ROW:  # no room for heads and a row: the list begins the next page
        above = height(words)
    return [*words, *list_items(columns, rows, PORTRAIT, above=above)]
