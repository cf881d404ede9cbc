"""Two PDFs with the same words compared character by character as pictures: 未 that is drawn as 末, 己 as 已.

Where another program set the pages again, every edge is a little elsewhere and whole pages cannot be compared; the
boxes of two such characters are the same. But each character alone, laid over its other picture and moved by a pixel
or two where that fits better, has no point that is black in one and white in the other. One with another stroke has.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from pypdfium2 import PdfDocument

from desktop.export.pdf.glyph_comparing import Misdrawn, pairs
from desktop.export.pdf.page_reading import Character, ReadPage, opened

DPI: Final = 200  # a thin stroke of the body type is more than a pixel wide
_BLACK: Final = bytes(shade < 80 for shade in range(256))
_WHITE: Final = bytes(shade > 200 for shade in range(256))
# Measured: pages set again have next to none; of 戌 and 戍, the most alike of those tried, 15 of 100 points of ink are.
_ALLOWED: Final = 0.05
_LEAST_INK: Final = 40  # pixels
_FAR: Final = 2  # pixels
_SHIFTS: Final = sorted(product(range(-_FAR, _FAR + 1), repeat=2), key=lambda each: abs(each[0]) + abs(each[1]))
_LARGEST_SIDE: Final = 1200.0  # points; a page may claim any size
_POINTS: Final = 72


class _Picture(NamedTuple):
    """A page: for each of its pixels 1 where it is black, and 1 where it is white."""

    black: bytes
    white: bytes
    stride: int
    scale: float
    height: float

    def corner(self, each: Character) -> tuple[int, int]:
        """The pixel left above a character's ink."""
        return round(each.left * self.scale) - 1, round((self.height - each.top) * self.scale) - 1

    def cut(self, points: bytes, across: int, down: int, size: tuple[int, int]) -> int:
        """A rectangle of pixels as one number."""
        starts = range(down * self.stride + across, (down + size[1]) * self.stride + across, self.stride)
        return int.from_bytes(b"".join([points[start : start + size[0]] for start in starts]), "big")


def drawn_otherwise(
    wanted: bytes, found: bytes, wanted_pages: Sequence[ReadPage], found_pages: Sequence[ReadPage]
) -> list[Misdrawn]:
    """Characters of ``found`` that do not look like the same character in that place of ``wanted``.

    The pages are those that were read from the two. Raises UnreadablePdf.
    """
    with opened(wanted) as one, opened(found) as other:
        return [
            Misdrawn(number + 1, text)
            for number, (a, b) in enumerate(zip(wanted_pages, found_pages, strict=False))
            for text in _differing(_picture(one, number, a), _picture(other, number, b), a, b)
        ]


def _picture(document: PdfDocument, number: int, read: ReadPage) -> _Picture:
    page = document[number]
    scale = DPI / _POINTS * min(1.0, _LARGEST_SIDE / max(page.get_size()))
    # Upright as the sheet is, however it is shown: that is how its characters are read.
    bitmap = page.render(scale=scale, grayscale=True, rotation=-page.get_rotation() % 360)
    pixels = bytes(bitmap.buffer)
    stride = bitmap.stride
    bitmap.close()
    page.close()
    return _Picture(pixels.translate(_BLACK), pixels.translate(_WHITE), stride, scale, read.height)


def _differing(one: _Picture, other: _Picture, wanted: ReadPage, found: ReadPage) -> Iterator[str]:
    for a, b in pairs(wanted, found):
        size = (round((a.right - a.left) * one.scale) + 2, round((a.top - a.bottom) * one.scale) + 2)
        across, down = one.corner(a)
        there_across, there_down = other.corner(b)
        if min(across, down, there_across - _FAR, there_down - _FAR, *size) < 0:
            continue
        black, white = one.cut(one.black, across, down, size), one.cut(one.white, across, down, size)
        allowed = _ALLOWED * max(_LEAST_INK, black.bit_count())
        for right, lower in _SHIFTS:
            place = (there_across + right, there_down + lower)
            against = black & other.cut(other.white, *place, size), white & other.cut(other.black, *place, size)
            if sum(each.bit_count() for each in against) <= allowed:
                break
        else:
            yield b.text
