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
import tempfile
import zlib
from array import array
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase.ttfonts import TTEncoding, TTFont, TTFontFace

_MAGIC = b"NBFM1\0"
_HEAD = struct.Struct("<6sIII")  # magic, checksum of the face, number of characters, CRC-32 of what follows


class MeasuredFace(TTFontFace):  # type: ignore[misc]  # reportlab has no types
    """ReportLab's face, reading the file in place and its metrics from ``cache`` (None: from the file)."""

    def __init__(self, path: Path, cache: Path | None) -> None:
        self._cache = cache
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
        codes, glyphs = kept
        self.charToGlyph: dict[int, int] = dict(zip(codes, glyphs, strict=True))
        advances = self._advances()
        scale = self._pdfScale
        self.charWidths = {code: scale(advances[glyph][0]) for code, glyph in self.charToGlyph.items()}
        self.hmetrics = advances
        self.defaultWidth = scale(advances[0][0])
        self.glyphPos = self._glyph_positions()

    def _advances(self) -> list[tuple[int, int]]:
        """(advance, left bearing) of each glyph, in font units."""
        count = struct.unpack(">H", self.get_table("hhea")[34:36])[0]
        numbers = _numbers("H", self.get_table("hmtx"))
        full = list(zip(numbers[: 2 * count : 2], numbers[1 : 2 * count : 2], strict=True))
        return full + [(full[-1][0], bearing) for bearing in numbers[2 * count :]]

    def _glyph_positions(self) -> list[int]:
        """Where each glyph begins in the outlines, in bytes."""
        long_positions = struct.unpack(">h", self.get_table("head")[50:52])[0]
        if long_positions:
            return _numbers("I", self.get_table("loca")).tolist()
        return [position << 1 for position in _numbers("H", self.get_table("loca"))]

    def _checksum(self) -> int:
        """The face's checksum over the whole file, as its maker wrote it into the head table."""
        found: int = struct.unpack(">I", self.get_table("head")[8:12])[0]
        return found ^ len(self._ttf_data)

    def _cache_file(self) -> Path | None:
        return self._cache / f"{Path(self.filename).stem}-{self._checksum():08x}.metrics" if self._cache else None

    def _read_cache(self) -> "tuple[array[int], array[int]] | None":
        path = self._cache_file()
        try:
            data = path.read_bytes() if path else b""
        except OSError:
            return None
        if len(data) < _HEAD.size:
            return None
        magic, checksum, count, crc = _HEAD.unpack_from(data)
        body = data[_HEAD.size :]
        if magic != _MAGIC or checksum != self._checksum() or len(body) != 6 * count or zlib.crc32(body) != crc:
            return None
        return _numbers("I", body[: 4 * count], "little"), _numbers("H", body[4 * count :], "little")

    def _write_cache(self) -> None:
        path = self._cache_file()
        if path is None:
            return
        codes, glyphs = array("I", self.charToGlyph.keys()), array("H", self.charToGlyph.values())
        if sys.byteorder == "big":
            codes.byteswap()
            glyphs.byteswap()
        body = codes.tobytes() + glyphs.tobytes()
        # A cache that cannot be written costs time, nothing else.
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, half = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as stream:
                stream.write(_HEAD.pack(_MAGIC, self._checksum(), len(codes), zlib.crc32(body)) + body)
            Path(half).replace(path)


class MeasuredFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A font over a MeasuredFace; ReportLab's own constructor would open the face itself."""

    def __init__(self, name: str, path: Path, cache: Path | None) -> None:
        self.fontName = name
        self.face = MeasuredFace(path, cache)
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._asciiReadable = False
        self.shapable = False


def _numbers(kind: str, data: bytes, order: str = "big") -> "array[int]":
    found = array(kind)
    found.frombytes(data)
    if sys.byteorder != order:
        found.byteswap()
    return found
