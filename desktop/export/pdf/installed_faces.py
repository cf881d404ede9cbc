"""The official faces that this PC has: 仿宋, 楷体, 黑体, 宋体 of Windows, 方正小标宋, the _GB2312 ones.

They are what offices expect to see (GB/T 9704-2012, 5.2.2, 7.3); the bundled faces stand in where they are missing. A
face is used only if its maker lets it be embedded and cut to the characters used (OpenType, OS/2 ``fsType``), its
outlines are TrueType and its tables are whole; any other is left aside with a line in the log. Lines break in the same
places either way: on the grid the advance is the cell's (see ``line_breaking``).
"""

import logging
import os
import struct
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from reportlab.pdfbase.ttfonts import TTFError

from desktop.export.pdf.measured_font import MeasuredFont

# What reading or cutting a damaged face ends in.
FACE_ERRORS: Final = (TTFError, OSError, struct.error, LookupError, ValueError, AssertionError, OverflowError)
# By the name of a bundled face: file names with the names people know, in the order they are tried.
CANDIDATES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "FandolFang-Regular": (
        ("simfang.ttf", "仿宋"),
        ("仿宋_GB2312.ttf", "仿宋_GB2312"),
        ("FangSong_GB2312.ttf", "仿宋_GB2312"),
        ("simfang_GB2312.ttf", "仿宋_GB2312"),
    ),
    "FandolKai-Regular": (
        ("simkai.ttf", "楷体"),
        ("楷体_GB2312.ttf", "楷体_GB2312"),
        ("KaiTi_GB2312.ttf", "楷体_GB2312"),
        ("simkai_GB2312.ttf", "楷体_GB2312"),
    ),
    "FandolHei-Regular": (("simhei.ttf", "黑体"),),
    "FandolSong-Bold": (
        ("FZXBSJW.TTF", "方正小标宋简体"),
        ("方正小标宋简体.ttf", "方正小标宋简体"),
        ("方正小标宋_GBK.ttf", "方正小标宋"),
        ("FZXBSK.TTF", "方正小标宋"),
    ),
    "FandolSong-Regular": (("simsun.ttc", "宋体"), ("simsun.ttf", "宋体")),
}
_RESTRICTED, _NO_SUBSETS, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
_NEEDED: Final = "政府信息公开工作年度报告一二三四五六（），。0123456789"
log = logging.getLogger(__name__)


def installed_folders() -> tuple[Path, ...]:
    """Where Windows keeps its faces: for everybody, and for this user; elsewhere nowhere."""
    if sys.platform != "win32":
        return ()
    roots = (os.environ.get("WINDIR", ""), "Fonts"), (os.environ.get("LOCALAPPDATA", ""), "Microsoft/Windows/Fonts")
    return tuple(Path(root) / folder for root, folder in roots if root)


def installed_font(bundled: str, folders: Sequence[Path], cache: Path | None) -> tuple[MeasuredFont, str, Path] | None:
    """The first usable official face in place of ``bundled``, with its name and file; None where there is none."""
    for path, name in _present(bundled, folders):
        try:
            font = MeasuredFont(f"{bundled}:{path}", path, cache)
            reason = _reason_against(font)
        except FACE_ERRORS as failure:
            reason = f"{type(failure).__name__}: {failure}"
        if not reason:
            return font, name, path
        log.warning("%s is not used: %s", path, reason)
    return None


def _present(bundled: str, folders: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    wanted = {file.casefold(): (rank, name) for rank, (file, name) in enumerate(CANDIDATES.get(bundled, ()))}
    found = []
    for order, folder in enumerate(folders):
        try:
            names = os.listdir(folder)
        except OSError:
            continue
        found += [(*wanted[each.casefold()], order, folder / each) for each in names if each.casefold() in wanted]
    for _, name, _, path in sorted(found, key=lambda each: (each[0], each[2], str(each[3]))):
        yield path, name


def _reason_against(font: MeasuredFont) -> str:
    """Why the face cannot be used; empty if it can. Raises one of FACE_ERRORS for a damaged one."""
    face = font.face
    embedding = struct.unpack(">H", face.get_table("OS/2")[8:10])[0]
    if embedding & (_RESTRICTED | _NO_SUBSETS | _BITMAPS_ONLY):
        return f"its maker does not let it be embedded (fsType {embedding})"
    lacking = [character for character in _NEEDED if ord(character) not in face.charToGlyph]
    if lacking:
        return f"it lacks {''.join(lacking)}"
    if any(sum(face.get_table_pos(tag)) > len(face._ttf_data) for tag in face.table):
        return "the file is cut off"
    positions = face.glyphPos
    if any(first > second for first, second in pairwise(positions)):
        return "its outlines are out of order"
    if positions[-1] > len(face.get_table("glyf")):
        return "its outlines are cut off"
    face.makeSubset([0, *map(ord, _NEEDED)])
    return ""
