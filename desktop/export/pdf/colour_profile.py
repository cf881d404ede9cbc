"""The sRGB colour space as an ICC profile, made from the numbers of its standard (IEC 61966-2-1).

A page that is kept for decades must say what its black and white mean (ISO 19005-3, 6.2.3). The profile is of version
4.2 (ICC.1:2004-10): three primaries adapted to D50 by the Bradford matrix, and the curve as a formula. It is a table of
facts, made here: no file of anybody's, the same bytes at any time.
"""

import struct
from functools import cache
from hashlib import md5
from typing import Final

_WHITE: Final = (0.9642, 1.0, 0.8249)  # D50, ICC.1, 7.2.16
_PRIMARIES: Final = {
    b"rXYZ": (0.4360747, 0.2225045, 0.0139322),
    b"gXYZ": (0.3850649, 0.7168786, 0.0971045),
    b"bXYZ": (0.1430804, 0.0606169, 0.7141733),
}
_ADAPTATION: Final = (
    *(1.0478112, 0.0228866, -0.0501270),
    *(0.0295424, 0.9904844, -0.0170491),
    *(-0.0092345, 0.0150436, 0.7521316),
)
_CURVE: Final = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)  # ICC.1, 10.15, type 3
_HEAD: Final = 128


@cache
def srgb_profile() -> bytes:
    """The profile, about 600 bytes."""
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + _fixed(_CURVE)
    elements = {
        b"desc": _words("sRGB IEC61966-2.1"),
        b"cprt": _words("CC0"),
        b"wtpt": _point(_WHITE),
        b"chad": b"sf32" + bytes(4) + _fixed(_ADAPTATION),
        **{tag: _point(place) for tag, place in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body = struct.pack(">I", len(elements)), b""
    places: dict[bytes, int] = {}
    begin = _HEAD + 4 + 12 * len(elements)
    for tag, element in elements.items():
        if element not in places:
            places[element] = begin + len(body)
            body += element + bytes(-len(element) % 4)
        table += tag + struct.pack(">II", places[element], len(element))
    whole = _head(begin + len(body)) + table + body
    # The identity is counted with itself, the flags and the intent at zero, which they are (ICC.1, 7.2.18).
    return whole[:84] + md5(whole, usedforsecurity=False).digest() + whole[100:]


def _head(size: int) -> bytes:
    return b"".join(
        (
            struct.pack(">I4xI", size, 0x04200000),
            b"mntrRGB XYZ ",
            struct.pack(">6H", 2004, 10, 1, 0, 0, 0),  # the day of the ICC's standard
            b"acsp",
            bytes(28),
            _fixed(_WHITE),
            bytes(48),
        )
    )


def _fixed(numbers: tuple[float, ...]) -> bytes:
    """Numbers as ICC writes them, with sixteen binary places."""
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def _point(place: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(place)


def _words(text: str) -> bytes:
    content = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II4sII", 1, 12, b"enUS", len(content), 28) + content
