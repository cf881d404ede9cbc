"""Two PDFs with the same words compared by their ink: whether every character is drawn as it reads.

Another program that sets the same pages again draws every edge a little differently, so pixels cannot be compared; but
the box of a character's ink, in its size, stays what it was. A 9 that reads as a 1, or a damaged face, does not.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from desktop.export.pdf.page_reading import Character, ReadPage

_TOLERANCE: Final = 0.08  # of the size
_NEAR: Final = 3.0  # points


class Misdrawn(NamedTuple):
    """A character that is drawn otherwise than in the other document."""

    page: int
    text: str


def misdrawn(wanted: Sequence[ReadPage], found: Sequence[ReadPage]) -> list[Misdrawn]:
    """Characters of ``found`` whose ink is not that of the same character in that place in ``wanted``."""
    return [
        Misdrawn(number, b.text)
        for number, (one, other) in enumerate(zip(wanted, found, strict=False), start=1)
        for a, b in pairs(one, other)
        if _differ(a, b)
    ]


def pairs(one: ReadPage, other: ReadPage) -> Iterator[tuple[Character, Character]]:
    """The characters that both pages have in one place."""
    places: dict[tuple[str, int, int], Character] = {}
    for each in other.characters:
        across, up = round(each.x / _NEAR), round(each.y / _NEAR)
        for x, y in product((across - 1, across, across + 1), (up - 1, up, up + 1)):
            places.setdefault((each.text, x, y), each)
    for each in one.characters:
        found = places.get((each.text, round(each.x / _NEAR), round(each.y / _NEAR)))
        if found:
            yield each, found


def _differ(a: Character, b: Character) -> bool:
    """Their ink, measured from the origin and in their size."""
    if not a.size or not b.size:
        return a.size != b.size
    return any(
        abs(one / a.size - other / b.size) > _TOLERANCE
        for one, other in (
            (a.left - a.x, b.left - b.x),
            (a.right - a.x, b.right - b.x),
            (a.top - a.y, b.top - b.y),
            (a.bottom - a.y, b.bottom - b.y),
        )
    )
