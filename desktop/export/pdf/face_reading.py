"""How many characters an embedded face can really draw.

A code that leads to glyph 0 prints as a box (.notdef; OpenType, "cmap", "loca" and "glyf"), and viewers differ in what
they show instead, so the face itself is asked. A subset has one code for each character used, and some to spare that
lead to a blank. Read are the maps that embedded subsets have: formats 0 and 6.
"""

import struct
from collections.abc import Iterator, Sequence
from typing import Final

_TABLE: Final = struct.Struct(">4sIII")  # tag, checksum, offset, length
_SUBTABLE: Final = struct.Struct(">HHI")  # platform, encoding, offset


def drawn_codes(program: bytes) -> int:
    """The number of codes that lead to a glyph with an outline; 0 for a face that cannot be read."""
    try:
        tables = _tables(program)
        outlines = _outlines(program, tables)
        return sum(0 < glyph < len(outlines) - 1 and outlines[glyph] < outlines[glyph + 1]
                   for glyph in _glyphs(program, tables[b"cmap"][0]))  # fmt: skip
    except (struct.error, IndexError, KeyError):
        return 0


def _tables(program: bytes) -> dict[bytes, tuple[int, int]]:
    """Offset and length of each table."""
    count = struct.unpack_from(">H", program, 4)[0]
    entries = (_TABLE.unpack_from(program, 12 + number * _TABLE.size) for number in range(count))
    return {tag: (offset, length) for tag, _, offset, length in entries}


def _outlines(program: bytes, tables: dict[bytes, tuple[int, int]]) -> Sequence[int]:
    """Where the outline of each glyph begins, and where the last one ends."""
    offset, length = tables[b"loca"]
    long = struct.unpack_from(">h", program, tables[b"head"][0] + 50)[0]
    return struct.unpack_from(f">{length // 4}I" if long else f">{length // 2}H", program, offset)


def _glyphs(program: bytes, cmap: int) -> Iterator[int]:
    """The glyph of each code."""
    count = struct.unpack_from(">H", program, cmap + 2)[0]
    for number in range(count):
        _, _, offset = _SUBTABLE.unpack_from(program, cmap + 4 + number * _SUBTABLE.size)
        begin = cmap + offset
        kind = struct.unpack_from(">H", program, begin)[0]
        if kind == 0:
            yield from program[begin + 6 : begin + 262]
        elif kind == 6:
            entries = struct.unpack_from(">H", program, begin + 8)[0]
            yield from struct.unpack_from(f">{entries}H", program, begin + 10)
