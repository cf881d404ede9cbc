"""The faces of the printed page by role, with the fallback for characters a role's face lacks.

A role has the official face where this PC has it (``installed_faces``), with the bundled one behind it; rare characters
come from the last one. Every face is embedded. A character that no face has prints as 〓 and is kept in ``missing``.
"""

import logging
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from reportlab.pdfbase import pdfmetrics

import resources
from desktop.export.pdf.installed_faces import installed_folders, installed_font
from desktop.export.pdf.measured_font import MeasuredFont
from desktop.export.pdf.unicode_map import mend_reportlab

REPLACEMENT = "〓"
log = logging.getLogger(__name__)


class FaceRole(Enum):
    """What a face is used for (GB/T 9704-2012); the value is the file that ships with the program."""

    BODY = "FandolFang-Regular"  # 仿宋
    KAI = "FandolKai-Regular"  # 楷体
    HEI = "FandolHei-Regular"  # 黑体
    TITLE = "FandolSong-Bold"  # 小标宋
    SONG = "FandolSong-Regular"  # 宋体: page numbers, tables
    FALLBACK = "LXGWWenKai-Regular"  # rare characters


@dataclass(frozen=True, slots=True)
class InstalledFace:
    """An official face that this PC has."""

    name: str  # 仿宋
    path: Path


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring characters that one font has."""

    text: str
    font_name: str


class Faces:
    """Opens each face when its first character is asked for; ``cache`` keeps metrics between runs, None keeps none.

    ``folders`` are looked through for official faces; None stands for those of this PC.
    """

    def __init__(self, cache: Path | None, folders: Sequence[Path] | None = None) -> None:
        mend_reportlab()
        self._cache = cache
        self._folders = installed_folders() if folders is None else folders
        self._bundled: dict[FaceRole, MeasuredFont] = {}
        self._official: dict[FaceRole, tuple[MeasuredFont, InstalledFace] | None] = {}
        self._choices: dict[FaceRole, dict[str, tuple[str, str]]] = {role: {} for role in FaceRole}
        self.missing: dict[str, None] = {}

    def installed(self, role: FaceRole) -> InstalledFace | None:
        """The official face that ``role`` is set in; None where it is the bundled one."""
        found = self._installed(role)
        return found[1] if found else None

    def leave_installed(self) -> bool:
        """Use the bundled faces only, from now on; returns whether any other was in use."""
        used = any(self._official.values())
        self._folders, self._official = (), {}
        self._choices = {role: {} for role in FaceRole}
        return used

    @property
    def initial_font_name(self) -> str:
        """An embedded font for the canvas to begin with, so that no page names Helvetica."""
        return str(self._font(FaceRole.BODY).fontName)

    def stretches(self, role: FaceRole, text: str) -> list[Stretch]:
        """``text`` cut into what one font can set. Control and format characters, which print nothing, are left out."""
        choices = self._choices[role]
        found: list[Stretch] = []
        name = ""
        begun: list[str] = []
        for character in text:
            choice = choices.get(character) or self._choose(role, character)
            if choice[1] != name and begun:
                found.append(Stretch("".join(begun), name))
                begun = []
            name = choice[1]
            begun.append(choice[0])
        printed = "".join(begun)
        if printed:
            found.append(Stretch(printed, name))
        return found

    def width(self, role: FaceRole, text: str, size: float) -> float:
        """The natural advance of ``text`` at ``size``, in points."""
        return sum(
            float(pdfmetrics.stringWidth(stretch.text, stretch.font_name, size))
            for stretch in self.stretches(role, text)
        )

    def lacks(self, character: str) -> bool:
        """Whether no face has ``character``."""
        return self._choose(FaceRole.BODY, character)[0] == REPLACEMENT != character

    def _choose(self, role: FaceRole, character: str) -> tuple[str, str]:
        """The character to set and the font that has it, remembered."""
        choice = self._choice(role, character)
        self._choices[role][character] = choice
        return choice

    def _choice(self, role: FaceRole, character: str) -> tuple[str, str]:
        own = self._font(role)
        code = ord(character)
        if code in own.face.charToGlyph:
            return character, str(own.fontName)
        if self._installed(role) and code in self._bundled_font(role).face.charToGlyph:
            return character, str(self._bundled_font(role).fontName)
        if character.isspace():
            return " ", str(own.fontName)
        if unicodedata.category(character) in ("Cc", "Cf", "Mn"):
            return "", str(own.fontName)
        fallback = self._font(FaceRole.FALLBACK)
        if code in fallback.face.charToGlyph:
            return character, str(fallback.fontName)
        self.missing[character] = None
        return REPLACEMENT, str(own.fontName)

    def _font(self, role: FaceRole) -> MeasuredFont:
        found = self._installed(role)
        return found[0] if found else self._bundled_font(role)

    def _installed(self, role: FaceRole) -> tuple[MeasuredFont, InstalledFace] | None:
        if role not in self._official:
            found = installed_font(role.value, self._folders, self._cache)
            if found:
                font, name, path = found
                _register(font)
                log.info("%s is set in %s", role.name, path)
                self._official[role] = font, InstalledFace(name, path)
            else:
                self._official[role] = None
        return self._official[role]

    def _bundled_font(self, role: FaceRole) -> MeasuredFont:
        if role not in self._bundled:
            font = MeasuredFont(role.value, resources.path(f"fonts/{role.value}.ttf"), self._cache)
            _register(font)
            self._bundled[role] = font
        return self._bundled[role]


def _register(font: MeasuredFont) -> None:
    """Make ``font`` known by its name. ReportLab's own registering gives the first font with a face of that name."""
    pdfmetrics._fonts.setdefault(font.fontName, font)
