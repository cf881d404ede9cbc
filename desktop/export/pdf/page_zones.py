"""A read page parted by where things stand: type area, the line above it, the page number below, off the sheet.

What is set across the page (GB/T 9704-2012, 8) is given as it is read, turned by a quarter; page number and mark stand
upright on every sheet.
"""

from typing import Final, NamedTuple

from desktop.export.pdf import grid
from desktop.export.pdf.page_reading import Box, Character, ReadPage
from desktop.export.pdf.table_reading import Region, lines, regions

_ABOVE: Final = grid.TOP + 3
_BELOW: Final = grid.BOTTOM - 10


class Zones(NamedTuple):
    """One page: texts as lines from the top, tables as regions; ``body`` holds both in reading order."""

    above: str
    number: str
    outside: str
    body: tuple[list[Character] | Region, ...]


def zones(page: ReadPage, number: int) -> Zones:
    """Part page ``number``, counted from 1."""
    above: list[Character] = []
    below: list[Character] = []
    outside: list[Character] = []
    body: list[Character] = []
    turn = page.across and any(each.turned for each in page.characters)
    for each in page.characters:
        if not (-1 <= each.x <= page.width + 1 and -1 <= each.y <= page.height + 1):
            outside.append(each)
        elif turn and each.turned:
            body.append(_turned(each))
        elif each.y > _ABOVE:
            above.append(each)
        elif each.y < _BELOW:
            below.append(each)
        else:
            body.append(each)
    boxes = [Box(box.bottom, -box.right, box.top, -box.left) for box in page.boxes] if turn else page.boxes
    tables, loose = regions(number, boxes, body)
    ordered: list[tuple[float, list[Character] | Region]] = [(table.outline.top, table) for table in tables]
    ordered += [(line[0].y + grid.BASE_BELOW_CENTRE * line[0].size, line) for line in lines(loose)]
    ordered.sort(key=lambda each: -each[0])
    return Zones(_text(above), _text(below), _text(outside), tuple(each for _, each in ordered))


def _text(characters: list[Character]) -> str:
    return "".join(each.text for line in lines(characters) for each in line)


def _turned(each: Character) -> Character:
    """A character of a page set across, as it is read."""
    return each._replace(
        x=each.y, y=-each.x, left=each.bottom, bottom=-each.right, right=each.top, top=-each.left, turned=False
    )
