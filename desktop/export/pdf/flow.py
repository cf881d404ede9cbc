"""Filling pages: what is printed as a row of items, each with its height, put one under another.

Items that must stay together are linked: a heading with what follows it, the first two and the last two lines of a
paragraph, the closing with two lines of text. A linked group that does not fit on the rest of a page begins the next
one. The closing need not when a single row is wanting: then the rows of its page are set closer, 23 where 22 stood, as
GB/T 9704-2012 has it for a closing without room (7.3.5.5, 调整行距; the pitch of 27.7 pt is that of 28磅). Pages with
tables or notes keep their pitch, and characters always keep theirs.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from desktop.export.pdf.grid import ROW, ROWS
from desktop.export.pdf.sheet import PORTRAIT, Frame, Sheet

_TOLERANCE = 0.01
CLOSER: Final = (ROWS + 1) / ROWS  # so much of a page's height may be set closer to fit on it


class Bookmark(NamedTuple):
    """An entry of the outline; level 0 is a chapter."""

    title: str
    level: int


class Item(NamedTuple):
    """Something ``height`` points high; ``draw`` gets the page and how far below its frame's top the item begins.

    ``on_grid`` items begin at a row of the grid; ``linked`` ones stay on the page of the item after them. ``closing``
    marks the last lines of the report, for which a page may be set closer.
    """

    height: float
    draw: Callable[[Sheet, float], None] | None
    linked: bool = False
    on_grid: bool = True
    frame: Frame = PORTRAIT
    bookmark: Bookmark | None = None
    closing: bool = False


@dataclass
class _Page:
    """What stands on a page, each item with the points above it; ``pitch`` is 1, or less where rows are set closer."""

    frame: Frame
    placed: list[tuple[Item, float]] = field(default_factory=list)
    below: float = 0.0
    pitch: float = 1.0


def fill_pages(items: Iterable[Item], sheet: Sheet) -> None:
    """Draw the items on as many pages as they need; at least one."""
    for page in _laid(list(_groups(items))) or [_Page(PORTRAIT)]:
        sheet.begin(page.frame)
        for item, above in page.placed:
            top = above * page.pitch
            if item.bookmark:
                sheet.bookmark(item.bookmark.title, item.bookmark.level, top)
            if item.draw:
                item.draw(sheet, top)
        sheet.finish()


def _laid(groups: Sequence[list[Item]]) -> list[_Page]:
    """The pages of ``groups``, none of them parted unless it is higher than a page."""
    pages: list[_Page] = []
    for group in groups:
        wanted = group[0].frame
        page = pages[-1] if pages and pages[-1].frame is wanted else None
        height = _height(group, page.below) if page else 0.0
        apart = _height(group, 0.0) > wanted.height + _TOLERANCE
        if page and not apart and height > wanted.height + _TOLERANCE:
            if group[-1].closing and _is_text(page, group) and height <= CLOSER * wanted.height + _TOLERANCE:
                page.pitch = wanted.height / height
            else:
                page = None
        if page is None:
            page = _Page(wanted)
            pages.append(page)
        for item in group:
            top = _begin(item, page.below)
            if top > 0 and page.pitch == 1.0 and top + item.height > wanted.height + _TOLERANCE:
                page, top = _Page(wanted), 0.0
                pages.append(page)
            page.placed.append((item, top))
            page.below = top + item.height
    return pages


def _is_text(page: _Page, group: list[Item]) -> bool:
    """Whether all that would stand on the page are rows of text, which can be set closer."""
    drawn = [item for item in (*(item for item, _ in page.placed), *group) if item.draw]
    return all(abs(item.height / ROW - round(item.height / ROW)) < 0.001 for item in drawn)


def _groups(items: Iterable[Item]) -> Iterator[list[Item]]:
    group: list[Item] = []
    for item in items:
        group.append(item)
        if not item.linked:
            yield group
            group = []
    if group:
        yield group


def _begin(item: Item, below: float) -> float:
    return math.ceil(below / ROW - 0.001) * ROW if item.on_grid else below


def _height(group: list[Item], below: float) -> float:
    for item in group:
        below = _begin(item, below) + item.height
    return below
