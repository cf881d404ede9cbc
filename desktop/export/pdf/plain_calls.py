"""The functions of pdfium that are asked thousands of times a document, called with plain addresses.

Pypdfium2 makes a typed pointer of every handle it passes and of every object it gets, and checks it; for one character
that costs more than pdfium does. Here a handle, an object and the place for an answer are all numbers. What is asked
for is the same; everything asked once a page goes through pypdfium2.
"""

import ctypes
import struct
from collections.abc import Callable
from ctypes import c_double, c_int, c_uint, c_void_p
from typing import Any, Final

from pypdfium2 import raw


def address(handle: Any) -> int | None:
    """The address that a handle or a pointer stands for; None for none."""
    return ctypes.cast(handle, c_void_p).value


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.CFUNCTYPE(result, *arguments)(address(function) or 0)


# (text page, index) → UTF-16 unit; the address of its text object, None for none; whether pdfium made it up
unicode_of: Final = _plain(raw.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
text_object_of: Final = _plain(raw.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
is_generated: Final = _plain(raw.FPDFText_IsGenerated, c_int, c_void_p, c_int)
# (text page, index, where to put x, y) and (text page, index, where to put left, right, bottom, top), doubles
origin_of: Final = _plain(raw.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, c_void_p, c_void_p)
box_of: Final = _plain(raw.FPDFText_GetCharBox, c_int, c_void_p, c_int, *[c_void_p] * 4)
# (text page, index, where to put a matrix) and (text page, index)
matrix_of: Final = _plain(raw.FPDFText_GetMatrix, c_int, c_void_p, c_int, c_void_p)
size_of: Final = _plain(raw.FPDFText_GetFontSize, c_double, c_void_p, c_int)
# (text object) and (text object, where to put red, green, blue, alpha), unsigned ints
font_of: Final = _plain(raw.FPDFTextObj_GetFont, c_void_p, c_void_p)
render_mode_of: Final = _plain(raw.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)
fill_of: Final = _plain(raw.FPDFPageObj_GetFillColor, c_int, c_void_p, *[c_void_p] * 4)
# (page, index) → the address of an object; (object) → its kind
object_of: Final = _plain(raw.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
kind_of: Final = _plain(raw.FPDFPageObj_GetType, c_int, c_void_p)
# (path, index) → segment; (segment, where to put x, y), floats; (segment) → its type, whether it closes the path
segment_of: Final = _plain(raw.FPDFPath_GetPathSegment, c_void_p, c_void_p, c_int)
point_of: Final = _plain(raw.FPDFPathSegment_GetPoint, c_int, c_void_p, c_void_p, c_void_p)
segment_kind_of: Final = _plain(raw.FPDFPathSegment_GetType, c_int, c_void_p)
closes: Final = _plain(raw.FPDFPathSegment_GetClose, c_int, c_void_p)


class Room:
    """Room for a few numbers of one kind (as ``struct`` names it): ``places`` are the addresses to give."""

    def __init__(self, kind: str, count: int) -> None:
        form = struct.Struct(f"{count}{kind}")
        each = form.size // count
        self._bytes = ctypes.create_string_buffer(form.size)
        first = ctypes.addressof(self._bytes)
        self.places = tuple(range(first, first + form.size, each))
        self._unpack = form.unpack

    def values(self) -> Any:
        """The numbers that were put there last."""
        return self._unpack(self._bytes)
