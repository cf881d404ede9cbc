"""Lines whose characters differ in face and in rules: figures in bold, deletions struck through, insertions underlined.

Black only. Where a line breaks is decided by the report's own line breaking; nothing here moves a character.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from desktop.export.pdf.faces import FaceRole
from desktop.export.pdf.line_breaking import Line, Piece
from desktop.export.pdf.pen import Style
from desktop.export.pdf.sheet import Sheet

_RULE: Final = 0.7  # points
_UNDER: Final = 0.22  # em below the base line, clear of the ink
_THROUGH: Final = 0.36  # em above it


class Ink(NamedTuple):
    """How one character is set."""

    role: FaceRole
    struck: bool = False
    underlined: bool = False


class Setting(NamedTuple):
    """The size of type, how many cells a line has, the width of one and the pitch of lines, in points."""

    size: float
    cells: int
    cell: float
    pitch: float


def draw_inked(sheet: Sheet, line: Line, inks: Sequence[Ink], setting: Setting, *, left: float, base: float) -> None:
    """Write ``line``, ``left`` points from the frame's left edge; ``inks`` has one for each character of its text."""
    for piece, ink in _stretches(line, inks):
        x = sheet.frame.left + left + piece.cell * setting.cell
        style = Style(ink.role, setting.size, setting.cell)
        sheet.pen.line(Line((piece,), line.end), sheet.frame.left + left, base, style)
        end = x + piece.cells * setting.cell
        for wanted, share in ((ink.underlined, -_UNDER), (ink.struck, _THROUGH)):
            if wanted:
                y = base + share * setting.size
                sheet.rule(f"{_RULE} w {x:.3f} {y:.3f} m {end:.3f} {y:.3f} l S")


def where(line: Line, offset: int) -> float | None:
    """The left edge of the character at ``offset`` of the paragraph, in cells; None if it is not on the line."""
    for piece in line.pieces:
        if piece.start <= offset < piece.start + len(piece.text):
            return piece.cell + (offset - piece.start) * _advance(piece)
    return None


def covers(line: Line, offsets: frozenset[int]) -> bool:
    """Whether one of ``offsets`` of the paragraph is on the line."""
    if not line.pieces or not offsets:
        return False
    first, last = line.pieces[0].start, line.pieces[-1].start + len(line.pieces[-1].text)
    return any(first <= offset < last for offset in offsets)


def _stretches(line: Line, inks: Sequence[Ink]) -> Iterator[tuple[Piece, Ink]]:
    """The pieces of ``line``, divided where the ink changes."""
    for piece in line.pieces:
        offsets = range(piece.start, min(piece.start + len(piece.text), len(inks)))
        groups = [(ink, len(list(run))) for ink, run in groupby(offsets, key=inks.__getitem__)]
        if len(groups) == 1:
            yield piece, groups[0][0]
            continue
        advance = _advance(piece)
        at = 0
        for ink, count in groups:
            yield (
                piece._replace(
                    text=piece.text[at : at + count],
                    start=piece.start + at,
                    cell=piece.cell + at * advance,
                    cells=count * advance,
                ),
                ink,
            )
            at += count


def _advance(piece: Piece) -> float:
    """What one character of the piece takes, in cells."""
    return piece.cells / max(1, len(piece.text)) if piece.half else piece.pitch
