"""Filling pages: what is printed as a row of items, each with its height, put one under another.

Items that must stay together are linked: a heading with what follows it, the closing with two lines of text. A linked
group that does not fit on the rest of a page begins the next one.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from desktop.export.pdf.grid import ROW
from desktop.export.pdf.sheet import PORTRAIT, Frame, Sheet

_TOLERANCE = 0.01


class Bookmark(NamedTuple):
    """An entry of the outline; level 0 is a chapter."""

    title: str
    level: int


class Item(NamedTuple):
    """Something ``height`` points high; ``draw`` gets the page and how far below its frame's top the item begins.

    ``on_grid`` items begin at a row of the grid; ``linked`` ones stay on the page of the item after them.
    """

    height: float
    draw: Callable[[Sheet, float], None] | None
    linked: bool = False
    on_grid: bool = True
    frame: Frame = PORTRAIT
    bookmark: Bookmark | None = None


def fill_pages(items: Iterable[Item], sheet: Sheet) -> None:
    """Draw the items on as many pages as they need; at least one."""
    frame: Frame | None = None
    below = 0.0
    for group in _groups(items):
        wanted = group[0].frame
        apart = _height(group, 0.0) > wanted.height + _TOLERANCE
        if frame is None or frame is not wanted or (not apart and _height(group, below) > wanted.height + _TOLERANCE):
            below = _turn(sheet, frame, wanted)
            frame = wanted
        for item in group:
            top = _begin(item, below)
            if top > 0 and top + item.height > frame.height + _TOLERANCE:
                top = _turn(sheet, frame, frame)
            if item.bookmark:
                sheet.bookmark(item.bookmark.title, item.bookmark.level, top)
            if item.draw:
                item.draw(sheet, top)
            below = top + item.height
    if frame is None:
        sheet.begin(PORTRAIT)
    sheet.finish()


def _turn(sheet: Sheet, before: Frame | None, frame: Frame) -> float:
    """Finish the page, if there is one, and begin the next; its height already filled is 0."""
    if before is not None:
        sheet.finish()
    sheet.begin(frame)
    return 0.0


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
