"""Writing text into a page's content stream, every character advanced by the grid and not by its face.

The operators are written directly (PDF 32000-1, 9.3 and 9.4): a line is one ``Tm`` and a few ``Tj``, where a
``drawString`` for each character would cost most of the process. Reportlab still cuts the faces into subsets and
embeds them.
"""

import unicodedata
from typing import Any, Final, NamedTuple, cast

from reportlab.pdfbase.pdfmetrics import getFont

from desktop.export.pdf.breaking_text import NEVER_FIRST, NEVER_LAST, is_plain
from desktop.export.pdf.faces import FaceRole, Faces
from desktop.export.pdf.line_breaking import Line

# Centred in their cell; the other marks of NEVER_FIRST stand at its left, those of NEVER_LAST at its right.
_CENTRED: Final = frozenset("—…·％‰℃％%")
_VARIATION_SELECTORS: Final = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


class Style(NamedTuple):
    """A face, its size, and the advance of a full-width character, in points."""

    role: FaceRole
    size: float
    cell: float


class _Font:
    """One embedded face in one document: its widths and the names of its subsets."""

    def __init__(self, name: str, document: object) -> None:
        # Reportlab has no types; these methods of its TrueType fonts are what its own text object calls.
        self._font = cast("Any", getFont(name))
        self._document = document
        self._names: dict[int, str] = {}
        self._widths: dict[str, float] = {}
        self._square: set[str] = set()

    def is_square(self, text: str) -> bool:
        """Every character is as wide as the em."""
        if self._square.issuperset(text):
            return True
        self._square.update(character for character in text if abs(self.width(character) - 1) < 0.0005)
        return self._square.issuperset(text)

    def width(self, character: str) -> float:
        """The advance of a character, in em."""
        width = self._widths.get(character)
        if width is None:
            width = self._widths[character] = self._font.stringWidth(character, 1)
        return width

    def codes(self, text: str) -> list[tuple[str, str]]:
        """The text as (font resource, codes in hexadecimal), one for each subset it passes through."""
        names = self._names
        codes = []
        for subset, data in self._font.splitString(text, self._document):
            name = names.get(subset)
            if name is None:
                name = names[subset] = self._font.getSubsetInternalName(subset, self._document)
            codes.append((name, data.hex()))
        return codes


class Pen:
    """Collects the text of one page; ``faces`` says which font has each character."""

    def __init__(self, document: object, faces: Faces) -> None:
        self._document = document
        self._faces = faces
        self._fonts: dict[str, _Font] = {}
        self._runs: dict[tuple[str, FaceRole], tuple[float, list[tuple[str, str]]]] = {}
        self._operators: list[str] = []
        self._forget_state()

    def _forget_state(self) -> None:
        self._font_set: tuple[str, float] | None = None
        self._spacing = 0.0
        self._scale = 100.0

    def reserve(self, role: FaceRole, characters: str) -> None:
        """Give ``characters`` the first numbers in their face, whether they are written or not."""
        for stretch in self._faces.stretches(role, characters):
            self._font(stretch.font_name).codes(stretch.text)

    def take(self) -> str:
        """The operators since the last call, as one text object; empty if nothing was written."""
        if not self._operators:
            return ""
        # Spacing and scale outlive a text object; what this one sets must not reach the next.
        text = "q BT\n" + "\n".join(self._operators) + "\nET Q"
        self._operators = []
        self._forget_state()
        return text

    def line(self, line: Line, x: float, y: float, style: Style) -> None:
        """Write a line whose first cell begins at ``x`` on the base line ``y``."""
        for piece in line.pieces:
            left = x + piece.cell * style.cell
            if piece.half:
                width = piece.cells * style.cell
                self.run(piece.text, left, y, style, width=width, lean=piece.lean, spread=piece.pitch > 0)
            else:
                self.characters(piece.text, left, y, style, piece.pitch * style.cell)

    def characters(self, text: str, x: float, y: float, style: Style, pitch: float) -> None:
        """Write full-width characters ``pitch`` points apart."""
        if not is_plain(text) and any(map(_needs_care, text)):
            self._clusters(text, x, y, style, pitch)
            return
        self._move(x, y)
        self._space(pitch - style.size)
        for stretch in self._faces.stretches(style.role, text):
            font = self._font(stretch.font_name)
            if font.is_square(stretch.text):
                for name, codes in font.codes(stretch.text):
                    self._show(name, style.size, f"<{codes}>Tj")
            else:
                for character in stretch.text:
                    self._adjusted(font, character, style.size)

    def run(
        self, text: str, x: float, y: float, style: Style, *, width: float, lean: float = 0.5, spread: bool = False
    ) -> None:
        """Write a half-width run into ``width`` points, at its own advance, narrower if it is wider than that."""
        width_in_em, codes = self._run(style.role, text)
        natural = style.size * width_in_em
        if natural <= 0:
            return
        scale = min(1.0, width / natural)
        between = (width - natural) / (len(text) - 1) if spread and natural < width and len(text) > 1 else 0.0
        self._move(x + (0 if between else lean * (width - natural * scale)), y)
        self._space(between)
        self._stretch(100 * scale)
        for name, operator in codes:
            self._show(name, style.size, operator)
        self._stretch(100)

    def _run(self, role: FaceRole, text: str) -> tuple[float, list[tuple[str, str]]]:
        """The width of a run in em and what shows it; tables repeat their numbers, so it is remembered."""
        known = self._runs.get((text, role))
        if known is None:
            width = 0.0
            codes: list[tuple[str, str]] = []
            for stretch in self._faces.stretches(role, _visible(text)):
                font = self._font(stretch.font_name)
                width += sum(map(font.width, stretch.text))
                codes += ((name, f"<{code}>Tj") for name, code in font.codes(stretch.text))
            known = self._runs[text, role] = (width, codes)
        return known

    def _clusters(self, text: str, x: float, y: float, style: Style, pitch: float) -> None:
        """Characters among which some have no place of their own: combining marks are set over what they follow."""
        place = -1
        for character in _visible(text):
            if unicodedata.category(character) not in ("Mn", "Me", "Mc") or place < 0:
                place += 1
            self._move(x + place * pitch, y)
            self._space(0)
            for stretch in self._faces.stretches(style.role, character):
                self._adjusted(self._font(stretch.font_name), stretch.text, style.size)

    def _adjusted(self, font: _Font, character: str, size: float) -> None:
        """A character narrower or wider than the em, moved in its cell so that the advance is still the cell's."""
        spare = 1 - font.width(character)
        share = 0.5 if character in _CENTRED else 1.0 if character in NEVER_LAST else 0.5
        if character in NEVER_FIRST and character not in _CENTRED:
            share = 0.0
        before, after = 1000 * spare * share, 1000 * spare * (1 - share)
        for name, codes in font.codes(character):
            self._show(name, size, f"[{-before:.0f}<{codes}>{-after:.0f}]TJ")

    def _font(self, name: str) -> _Font:
        font = self._fonts.get(name)
        if font is None:
            font = self._fonts[name] = _Font(name, self._document)
        return font

    def _move(self, x: float, y: float) -> None:
        self._operators.append(f"1 0 0 1 {x:.3f} {y:.3f} Tm")

    def _space(self, spacing: float) -> None:
        if abs(spacing - self._spacing) > 0.0005:
            self._spacing = spacing
            self._operators.append(f"{spacing:.4f} Tc")

    def _stretch(self, scale: float) -> None:
        if abs(scale - self._scale) > 0.005:
            self._scale = scale
            self._operators.append(f"{scale:.2f} Tz")

    def _show(self, name: str, size: float, operator: str) -> None:
        if self._font_set != (name, size):
            self._font_set = (name, size)
            self._operators.append(f"{name} {size:.3f} Tf")
        self._operators.append(operator)


def _needs_care(character: str) -> bool:
    """Combining marks and characters without ink."""
    return unicodedata.category(character) in ("Mn", "Me", "Mc", "Cc", "Cf")


def _visible(text: str) -> str:
    """Without controls, zero-width characters and variation selectors; every kind of space as a plain one."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        " " if character.isspace() else character
        for character in text
        if character.isspace()
        or not (unicodedata.category(character) in ("Cc", "Cf") or character in _VARIATION_SELECTORS)
    )
