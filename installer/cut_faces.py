"""Makes the faces in ``resources/fonts``: cut to what reports need, as TrueType that a PDF can embed.

usage: python installer/cut_faces.py SOURCES TARGET

SOURCES holds, anywhere below it, the unpacked files of Debian's packages ``texlive-lang-chinese`` (Fandol) and
``fonts-lxgw-wenkai``. The five Fandol faces keep GB 2312 and every sign that is no rare character; LXGW WenKai keeps
what any of the five lacks. Needs fonttools. The same sources give the same bytes; ``faces.toml`` keeps the hashes.
"""

import hashlib
import sys
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

FANDOL = ("FandolFang-Regular", "FandolKai-Regular", "FandolHei-Regular", "FandolSong-Bold", "FandolSong-Regular")
FALLBACK = "LXGWWenKai-Regular"
MAX_ERROR = 0.5  # font units between the cubic outline and the quadratic one; the em is 1000
HAN = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
KEPT_TABLES = {"head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "name", "post", "CFF "}


def gb2312() -> set[int]:
    """Every character of GB 2312."""
    found = set()
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((high, low)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return found


def is_han(code: int) -> bool:
    """Whether ``code`` is a Chinese character rather than a sign."""
    return any(first <= code <= last for first, last in HAN)


def cut(font: TTFont, wanted: set[int]) -> None:
    """Keep the characters ``wanted`` and the tables a PDF needs."""
    options = Options(
        layout_features=[],
        hinting=False,
        notdef_outline=True,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        name_languages=[0x409],
        recalc_timestamp=False,
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    for tag in set(font.keys()) - KEPT_TABLES - {"GlyphOrder"}:
        del font[tag]


def to_truetype(font: TTFont) -> None:
    """Turn cubic outlines into quadratic ones; metrics, cmap and names stay."""
    glyph_set, order = font.getGlyphSet(), font.getGlyphOrder()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyph_set[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    font["loca"] = newTable("loca")
    del font["CFF "]
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in (
        *("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs"),
        *("maxStackElements", "maxSizeOfInstructions", "maxComponentElements", "maxPoints", "maxContours"),
        *("maxCompositePoints", "maxCompositeContours", "maxComponentDepth"),
    ):
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    for name in order:  # left side bearings must agree with the new outlines
        glyphs[name].recalcBounds(glyf)
        width, _ = font["hmtx"].metrics[name]
        font["hmtx"].metrics[name] = (width, getattr(glyphs[name], "xMin", 0))
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\x00\x01\x00\x00"


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main(sources: Path, target: Path) -> None:
    """Make all six faces and ``faces.toml``."""
    target.mkdir(parents=True, exist_ok=True)
    common = gb2312()
    kept_by_all: set[int] | None = None
    lines = ["# Made by installer/cut_faces.py: SHA-256 of each source file and of the face cut from it."]
    for name in (*FANDOL, FALLBACK):
        source = next(sources.rglob(f"{name}.*tf"))
        font = TTFont(source, recalcTimestamp=False)
        known = set(font.getBestCmap())
        if name == FALLBACK:
            wanted = known - (kept_by_all or set())
        else:
            wanted = {code for code in known if code in common or not is_han(code)}
            kept_by_all = wanted if kept_by_all is None else kept_by_all & wanted
        cut(font, wanted)
        if "CFF " in font:
            to_truetype(font)
        made = target / f"{name}.ttf"
        font.save(made, reorderTables=True)
        lines += [
            "",
            f"[{name}]",
            f'source = "{digest(source)}"',
            f'face = "{digest(made)}"',
            f"characters = {len(wanted)}",
        ]
        print(f"{name}: {len(wanted)} characters, {made.stat().st_size:,} bytes")
    (target / "faces.toml").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
