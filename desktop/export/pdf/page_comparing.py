"""Two PDFs compared as they look: pages rendered in grey, and the places where they differ.

Words can agree where pictures do not: another face, a covered line, a drawn stroke. Small differences of shade are the
renderer's; a place is told where one pixel in a square of a few millimetres is clearly lighter or darker.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

import pypdfium2

from desktop.export.pdf.page_reading import opened

DPI: Final = 100
_SHADE: Final = 64  # of 255
_SQUARE: Final = 12  # pixels: 3 mm
_POINTS: Final = 72
_LARGEST_SIDE: Final = 1200.0  # points; a page may claim any size

_Image = tuple[int, int, list[bytes]]  # width and height in pixels, rows


class Spot(NamedTuple):
    """A rectangle of a page, in points from its upper left corner as it is read."""

    left: float
    top: float
    width: float
    height: float


def compare_pages(one: bytes, other: bytes) -> tuple[tuple[Spot, ...], ...]:
    """For each page the places that look different; a page that only one of the two has differs as a whole.

    Raises UnreadablePdf.
    """
    with opened(one) as first, opened(other) as second:
        return tuple(
            tuple(_differing(_image(first, number), _image(second, number)))
            for number in range(max(len(first), len(second)))
        )


def _image(document: pypdfium2.PdfDocument, number: int) -> _Image:
    """A page in grey; nothing where there is none."""
    if number >= len(document):
        return 0, 0, []
    page = document[number]
    scale = DPI / _POINTS * min(1.0, _LARGEST_SIDE / max(page.get_size()))
    bitmap = page.render(scale=scale, grayscale=True)
    pixels = bytes(bitmap.buffer)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    bitmap.close()
    page.close()
    return width, height, [pixels[row * stride : row * stride + width] for row in range(height)]


def _differing(one: _Image, other: _Image) -> Iterator[Spot]:
    width, height = max(one[0], other[0]), max(one[1], other[1])
    if one[:2] != other[:2]:
        yield _spot(0, 0, width, height)
        return
    squares: set[tuple[int, int]] = set()
    for row, (left, right) in enumerate(zip(one[2], other[2], strict=True)):
        if left != right:
            squares.update((column // _SQUARE, row // _SQUARE) for column in _clear(left, right))
    for across, down, last_across, last_down in _joined(squares):
        yield _spot(
            *(across * _SQUARE, down * _SQUARE),
            *(min(width, (last_across + 1) * _SQUARE), min(height, (last_down + 1) * _SQUARE)),
        )


def _clear(left: bytes, right: bytes) -> Iterator[int]:
    return (column for column, (a, b) in enumerate(zip(left, right, strict=True)) if abs(a - b) > _SHADE)


def _joined(squares: set[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """Squares that touch as one rectangle."""
    left = set(squares)
    while left:
        waiting, group = [min(left)], set()
        while waiting:
            square = waiting.pop()
            if square in left:
                left.discard(square)
                group.add(square)
                waiting += [(square[0] + across, square[1] + down) for across in (-1, 0, 1) for down in (-1, 0, 1)]
        across, down = [each[0] for each in group], [each[1] for each in group]
        yield min(across), min(down), max(across), max(down)


def _spot(left: int, upper: int, right: int, lower: int) -> Spot:
    return Spot(*(edge * _POINTS / DPI for edge in (left, upper, right - left, lower - upper)))
