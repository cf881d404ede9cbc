"""An embeddable face whose metrics are kept between runs.

Most of the time ReportLab takes to open a Chinese face goes into reading, number by number, which character has which
glyph. That is the same every time, so it is kept in a file named by the face's own checksum. A cache file that is
missing, damaged or of another face is made anew; without a cache folder everything still works, only slower.
"""

import contextlib
import mmap
import os
import struct
import sys
import zlib
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTEncoding, TTFont, TTFontFace

REMEMBERED = 40  # finished subsets of one face
_MAGIC = b"NBFM2\0"
_HEAD = struct.Struct("<6sIII")  # magic, checksum of the face, number of characters, CRC-32 of what follows
_MORE = 0x20  # another part follows
_SYMBOLIC, _NON_SYMBOLIC = 1 << 2, 1 << 5  # PDF 32000-1, table 123


class MeasuredFace(TTFontFace):  # type: ignore[misc]  # reportlab has no types
    """ReportLab's face, reading the file in place and its characters from ``cache`` (None: from the file).

    Outlines and bearings are looked up in the file when a subset is made, and finished subsets are remembered: a
    report that changed by one number needs the same ones again.
    """

    def __init__(self, path: Path, cache: Path | None) -> None:
        self._cache = cache
        self._subsets: dict[tuple[int, ...], tuple[int, bytes]] = {}
        super().__init__(str(path))

    def readFile(self, name: str) -> None:  # noqa: N802  -- reportlab's name
        """Map the file instead of reading all of it: a report needs a hundredth of the outlines."""
        self.filename = name
        with open(name, "rb") as stream:
            self._ttf_data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        self._pos = 0

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803  -- reportlab's names
        """Name and dimensions from the file, characters from the cache where it is good."""
        kept = self._read_cache()
        if kept is None:
            super().extractInfo(charInfo)
            self._write_cache()
            return
        super().extractInfo(0)
        codes, glyphs, widths = kept
        self.charToGlyph: dict[int, int] = dict(zip(codes, glyphs, strict=True))
        self.charWidths: dict[int, int] = dict(zip(codes, widths, strict=True))
        self.hmetrics = _Bearings(self)
        self.defaultWidth = self._pdfScale(self.hmetrics[0][0])
        self.glyphPos = self._glyph_positions()

    def get_table(self, tag: str) -> Any:
        """The bytes of a table; the outlines, which are megabytes, as a view that copies only what is asked for."""
        if tag == "glyf":
            return _Outlines(self._ttf_data, *self.get_table_pos(tag))
        return super().get_table(tag)

    def addSubsetObjects(self, document: Any, font_name: str, subset: Sequence[int]) -> Any:  # noqa: N802
        """The font descriptor for ``subset``, as ReportLab makes it, with the compressed outlines remembered."""
        key = tuple(subset)
        if key not in self._subsets:
            content = self.makeSubset(subset)
            self._subsets = {**dict(list(self._subsets.items())[-REMEMBERED:]), key: (len(content), compress(content))}
        length, compressed = self._subsets[key]
        stream = pdfdoc.PDFStream(content=compressed)
        stream.dictionary["Length1"] = length
        stream.dictionary["Filter"] = "/FlateDecode"
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "Ascent": self.ascent,
                "CapHeight": self.capHeight,
                "Descent": self.descent,
                "Flags": self.flags & ~_NON_SYMBOLIC | _SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray(self.bbox),
                "FontName": pdfdoc.PDFName(font_name),
                "ItalicAngle": self.italicAngle,
                "StemV": self.stemV,
                "FontFile2": document.Reference(stream, f"fontFile:{self.filename}({font_name})"),
                "MissingWidth": self.defaultWidth,
            }
        )
        return document.Reference(descriptor, f"fontDescriptor:{font_name}")

    def makeSubset(self, subset: Sequence[int]) -> bytes:  # noqa: N802  -- reportlab's name
        """The face cut to ``subset``. Raises ValueError for a damaged outline that is made of others without end.

        ReportLab would read on to the end of the file.
        """
        outlines = self.get_table("glyf")
        for code in subset:
            glyph = self.charToGlyph.get(code, 0)
            outline = outlines[self.glyphPos[glyph] : self.glyphPos[glyph + 1]]
            if outline[:1] >= b"\x80" and not _ends(outline):
                raise ValueError(f"the outline of U+{code:04X} is damaged")
        finished: bytes = super().makeSubset(subset)
        return finished

    def _glyph_positions(self) -> Sequence[int]:
        """Where each glyph begins in the outlines, in bytes."""
        if struct.unpack(">h", self.get_table("head")[50:52])[0]:
            return _numbers("I", self.get_table("loca"))
        return [position << 1 for position in _numbers("H", self.get_table("loca"))]

    def _checksum(self) -> int:
        """The face's checksum over the whole file, as its maker wrote it into the head table."""
        found: int = struct.unpack(">I", self.get_table("head")[8:12])[0]
        return found ^ len(self._ttf_data)

    def _cache_file(self) -> Path | None:
        return self._cache / f"{Path(self.filename).stem}-{self._checksum():08x}.metrics" if self._cache else None

    def _read_cache(self) -> "tuple[array[int], array[int], array[int]] | None":
        path = self._cache_file()
        try:
            data = path.read_bytes() if path else b""
        except OSError:
            return None
        if len(data) < _HEAD.size:
            return None
        magic, checksum, count, crc = _HEAD.unpack_from(data)
        body = data[_HEAD.size :]
        if magic != _MAGIC or checksum != self._checksum() or len(body) != 8 * count or zlib.crc32(body) != crc:
            return None
        glyphs, widths = body[4 * count : 6 * count], body[6 * count :]
        return _numbers("I", body[: 4 * count]), _numbers("H", glyphs), _numbers("H", widths)

    def _write_cache(self) -> None:
        path = self._cache_file()
        widths = [self.charWidths.get(code, self.defaultWidth) for code in self.charToGlyph]
        if path is None or any(width != int(width) for width in widths):
            return
        count = len(widths)
        body = struct.pack(f">{count}I", *self.charToGlyph) + struct.pack(f">{count}H", *self.charToGlyph.values())
        body += struct.pack(f">{count}H", *map(int, widths))
        # A cache that cannot be written costs time, nothing else.
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            half = path.with_suffix(f".{os.getpid()}")
            half.write_bytes(_HEAD.pack(_MAGIC, self._checksum(), count, zlib.crc32(body)) + body)
            half.replace(path)


def _ends(outline: bytes) -> bool:
    """Whether the parts of an outline made of others end within it (OpenType, glyf, composite glyphs)."""
    at, flags = 10, _MORE
    while flags & _MORE:
        if at + 4 > len(outline):
            return False
        flags = struct.unpack_from(">H", outline, at)[0]
        scale = 2 if flags & 0x08 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0
        at += 4 + (4 if flags & 0x01 else 2) + scale
    return at <= len(outline)


class _Outlines:
    """The table of outlines where it lies in the file; a slice copies just those bytes."""

    def __init__(self, data: mmap.mmap, offset: int, length: int) -> None:
        self._data, self._offset, self._length = data, offset, length

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, wanted: slice) -> bytes:
        return self._data[self._offset + wanted.start : self._offset + wanted.stop]


class _Bearings:
    """(advance, left bearing) of each glyph, in font units, looked up in the face's table when asked."""

    def __init__(self, face: MeasuredFace) -> None:
        self._full = struct.unpack(">H", face.get_table("hhea")[34:36])[0]
        self._numbers = _numbers("H", face.get_table("hmtx"))

    def __getitem__(self, glyph: int) -> tuple[int, int]:
        if glyph < self._full:
            return self._numbers[2 * glyph], self._numbers[2 * glyph + 1]
        return self._numbers[2 * self._full - 2], self._numbers[self._full + glyph]


class MeasuredFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A font over a MeasuredFace; ReportLab's own constructor would open the face itself."""

    def __init__(self, name: str, path: Path, cache: Path | None) -> None:
        self.fontName = name
        self.face = MeasuredFace(path, cache)
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._asciiReadable = False
        self.shapable = False


def compress(content: bytes) -> bytes:
    """Outlines compress by half at any level; the fastest is what a waiting clerk wants."""
    return zlib.compress(content, 1)


def _numbers(kind: str, data: bytes) -> "array[int]":
    """Big-endian numbers of a face's table or of the cache."""
    found = array(kind)
    found.frombytes(data)
    if sys.byteorder == "little":
        found.byteswap()
    return found
