"""How much the packed streams of a PDF unpack to, before a library unpacks them into memory.

A megabyte can hold a gigabyte of zeros (PDF 32000-1, 7.4.4); a report's largest stream has less than ten megabytes.
"""

import re
import zlib
from typing import Final

MOST_UNPACKED: Final = 48 * 1024 * 1024  # bytes of one stream
_PIECE: Final = 1 << 20
_BEGIN: Final = re.compile(rb"stream\r?\n")
_PACKED_TWICE: Final = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW)\s*/(?:FlateDecode|Fl|LZWDecode|LZW)\b")


def unpacks_too_much(data: bytes) -> bool:
    """Whether a stream of the PDF ``data`` is larger than any of a report, or packed so that it cannot be told."""
    if _PACKED_TWICE.search(data):
        return True
    return any(_unpacked_size(data, found.end()) > MOST_UNPACKED for found in _BEGIN.finditer(data))


def _unpacked_size(data: bytes, start: int) -> int:
    """The size of the packed stream that begins at ``start``, counted no further than is needed; 0 if it is none."""
    unpacking = zlib.decompressobj()
    size = 0
    packed: bytes = data[start : start + _PIECE]
    end = start + _PIECE
    try:
        while packed and not unpacking.eof and size <= MOST_UNPACKED:
            size += len(unpacking.decompress(packed, _PIECE))
            packed = unpacking.unconsumed_tail
            if not packed:
                packed, end = data[end : end + _PIECE], end + _PIECE
    except zlib.error:
        return size
    return size
