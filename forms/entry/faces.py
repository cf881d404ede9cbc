"""The program's own faces for prose on the screen, so that it looks like the page."""

from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

import resources

BODY, HEADING, CHAPTER = "FandolFang-Regular", "FandolKai-Regular", "FandolHei-Regular"
RARE = "LXGWWenKai-Regular"
RARE_FAMILY = "LXGW WenKai"  # as that face names itself


@cache
def family(face: str) -> str:
    """The family name of a face that ships with the program; the system's own where it cannot be loaded."""
    number = QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{face}.ttf")))
    names = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return names[0] if names else QFont().family()


def font(face: str, points: float) -> QFont:
    """``face`` at ``points``."""
    found = QFont(family(face))
    found.setPointSizeF(points)
    return found


def families(face: str, text: str) -> list[str]:
    """The family of ``face``, and where ``text`` has characters it lacks, that of the face for rare characters."""
    own = family(face)
    return [own] if all(_has(face, character) for character in text) else [own, family(RARE)]


@lru_cache(maxsize=20_000)
def _has(face: str, character: str) -> bool:
    return character < " " or QFontMetrics(QFont(family(face))).inFontUcs4(ord(character))
