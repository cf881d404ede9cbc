"""Breaking a paragraph into lines of the grid: which character stands in which cell.

Source: the Chinese layout requirements (CLREQ, 避头尾) and GB/T 9704-2012, 7.3.3. No face is asked: a character is one
cell, a half-width run half a cell for each of its characters, rounded up to whole cells, so a report breaks in the same
places whichever faces print it.

- ``NEVER_FIRST`` never begin a line, ``NEVER_LAST`` never end one.
- Numbers with their unit, years, document numbers and half-width runs stay whole; a run breaks at its spaces, one
  longer than a line after ``/ ? & = - _ .``, else at the line's end.
- Where marks that may not begin the next line stand over the line's end, they and the marks before them are squeezed to
  half a cell if that makes room: two marks for one cell, for nothing else on the grid is half a cell wide. Otherwise
  the line ends earlier and is spread to its full width.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from desktop.export.pdf.breaking_text import HALF_WIDTH, NEVER_FIRST, NEVER_LAST, SPACES, BreakingText

# Closing marks whose ink is in the left half of their cell.
SQUEEZABLE: Final = frozenset("、，。；：！？）》〉」』】〕”’］｝．")

# Pairs that are one mark: no space is let in when a line is spread.
_JOINED: Final = re.compile("—{2,}|…{2,}")
_WORD: Final = re.compile(" *[^ ]+ *")


class Piece(NamedTuple):
    """A stretch of one line: full-width characters ``pitch`` apart, or one half-width run.

    ``cell`` and ``cells`` are its left edge and its width in cells; ``start`` is its offset in the paragraph. A
    half-width run stands in its cells by ``lean``: 0 left, 0.5 centred, 1 right; with a pitch above 0 its letters are
    spread over all of them.
    """

    text: str
    start: int
    cell: float
    cells: float
    half: bool
    pitch: float
    lean: float = 0.5

    @property
    def squeezed(self) -> bool:
        """Marks set in half a cell each."""
        return not self.half and self.pitch < 1


class Line(NamedTuple):
    """The pieces of one line from left to right, and the width they take, in cells from the type area's edge."""

    pieces: tuple[Piece, ...]
    end: float

    @property
    def text(self) -> str:
        """What is printed on the line."""
        return "".join(piece.text for piece in self.pieces)


def break_lines(text: str, *, width: int, indent: int = 0, justify: bool = True) -> list[Line]:
    """Break ``text`` into lines of ``width`` cells, the first indented by ``indent`` cells.

    With ``justify`` every line but the last is exactly ``width`` wide, save where its only piece cannot be spread.
    Spaces at a line's end are dropped, nothing else is; a blank text has no line.
    """
    source = BreakingText(text, longest_run=2 * width)
    lines: list[Line] = []
    if not source.base.strip():
        return lines
    start, offset, size = 0, indent, len(source.base)
    while start < size:
        reach = _reach(source, start, width - offset)
        end, squeezed = (size, 0) if reach == size else _line_end(source, start, reach, width)
        place = _Place(offset, width, squeezed, justify and end < size)
        lines.append(_set_line(source, start, end, place, justify=justify))
        start, offset = end, 0
    return lines


def _reach(source: BreakingText, start: int, room: int) -> int:
    """How far the line can be filled: the first character that no longer fits, or the end of the text."""
    position, tokens = start, source.tokens
    index = bisect_right(source.token_starts, start) - 1
    while room > 0 and index < len(tokens):
        _, token_end, half = tokens[index]
        taken = token_end - position
        if half:
            taken = (taken + 1) // 2
            if taken > room:
                position += 2 * room
                break
        elif taken > room:
            position += room
            break
        room -= taken
        position = token_end
        index += 1
    base, size = source.base, len(source.base)
    while position < size and base[position] in SPACES:
        position += 1
    return position


def _line_end(source: BreakingText, start: int, reach: int, width: int) -> tuple[int, int]:
    """Where the next line begins, and how many marks at this line's end are squeezed."""
    allowed, base = source.allowed, source.base
    if allowed[reach] and reach > start:
        return reach, 0
    if base[reach] in SQUEEZABLE:
        over = reach
        while not allowed[over] and base[over] in SQUEEZABLE and over - reach < width:
            over += 1  # the end of the text is allowed and stops this
        if allowed[over]:
            first = over
            while first > start and base[first - 1] in SQUEEZABLE:
                first -= 1
            if over - first >= 2 * (over - reach):
                return over, 2 * (over - reach)
    end = reach
    while end > start and not allowed[end]:
        end -= 1
    long_run = source.long_run_at(reach)
    if long_run is not None and end <= max(long_run, start) and reach - max(long_run, start) >= 2:
        return _cut(base, max(long_run, start), reach), 0
    if end > start:
        return end, 0
    return _cut(base, start, reach), 0


def _cut(base: str, start: int, reach: int) -> int:
    """The last place up to ``reach`` where a unit too long for a line can be cut."""
    reach = max(reach, start + 1)
    for whole_runs in (True, False):
        for end in range(reach, start, -1):
            if end == len(base) or base[end] in NEVER_FIRST or base[end - 1] in NEVER_LAST:
                continue
            if whole_runs and base[end] in HALF_WIDTH and base[end - 1] in HALF_WIDTH:
                continue
            return end
    return reach


class _Place(NamedTuple):
    """A line's indent and width in cells, how many marks are squeezed at its end, and whether it must be full."""

    offset: int
    width: int
    squeezed: int
    full: bool


def _set_line(source: BreakingText, start: int, end: int, place: _Place, *, justify: bool) -> Line:
    """Place what stands between two breaks."""
    offset, width, squeezed, full = place
    base = source.base
    while end > start and base[end - 1] in SPACES:
        end -= 1
    pieces: list[Piece] = []
    cell: float = offset
    for first, stop, half in _stretches(source, start, end - squeezed):
        cells = (stop - first + 1) // 2 if half else stop - first
        pieces.append(Piece(source.original(first, stop), source.offset(first), cell, cells, half, 0 if half else 1))
        cell += cells
    if squeezed:
        first = end - squeezed
        pieces.append(Piece(source.original(first, end), source.offset(first), cell, squeezed / 2, False, 0.5))
        cell += squeezed / 2
    elif full and cell < width and pieces:
        pieces = _spread(source, start, end, offset, width)
        cell = pieces[-1].cell + pieces[-1].cells
    if justify:
        _lean_on_edges(pieces, width)
    return Line(tuple(pieces), cell)


def _stretches(source: BreakingText, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The stretches of full-width characters and the half-width runs between two places."""
    index = bisect_right(source.token_starts, start) - 1
    while start < end:
        _, stop, half = source.tokens[index]
        stop = min(stop, end)
        yield start, stop, half
        start, index = stop, index + 1


def _lean_on_edges(pieces: list[Piece], width: int) -> None:
    """Set the half-width runs at both ends of a line flush with the type area."""
    if len(pieces) > 1 and pieces[-1].half and pieces[-1].cell + pieces[-1].cells > width - 0.001:
        pieces[-1] = pieces[-1]._replace(lean=1.0)
    if pieces and pieces[0].half and pieces[0].cell == 0:
        pieces[0] = pieces[0]._replace(lean=0.0)


class _Atom(NamedTuple):
    """Part of a line with no space let in but at its ``gaps``; ``cells`` without them."""

    start: int
    end: int
    half: bool
    cells: float
    gaps: int


def _atoms(source: BreakingText, start: int, end: int) -> Iterator[_Atom]:
    """What a line can be spread at: between characters, runs and the words of a run, not inside —— and ……."""
    for first, stop, half in _stretches(source, start, end):
        text = source.base[first:stop]
        if not half:
            position = first
            for joined in _JOINED.finditer(text):
                begin, after = first + joined.start(), first + joined.end()
                if begin > position:
                    yield _Atom(position, begin, False, begin - position, begin - position - 1)
                yield _Atom(begin, after, False, after - begin, 0)
                position = after
            if position < stop:
                yield _Atom(position, stop, False, stop - position, stop - position - 1)
        elif " " in text.strip(" "):
            for word in _WORD.finditer(text):
                yield _Atom(first + word.start(), first + word.end(), True, len(word.group()) / 2, 0)
        else:
            yield _Atom(first, stop, True, (stop - first + 1) // 2, 0)


def _spread(source: BreakingText, start: int, end: int, offset: int, width: int) -> list[Piece]:
    """A line with its missing cells let in evenly."""
    atoms = list(_atoms(source, start, end))
    gaps = len(atoms) - 1 + sum(atom.gaps for atom in atoms)
    room = width - offset
    pitch = 0.0
    gap = 0.0
    if gaps:
        gap = (room - sum(atom.cells for atom in atoms)) / gaps
    elif atoms[0].half and end - start >= width:  # half a line of letters: fewer would be torn apart
        atoms = [atoms[0]._replace(cells=room)]
        pitch = room / (end - start)
    pieces: list[Piece] = []
    cell: float = offset
    for atom in atoms:
        taken = atom.cells + atom.gaps * gap
        advance = pitch if atom.half else 1 + gap if atom.gaps else 1
        text = source.original(atom.start, atom.end)
        pieces.append(Piece(text, source.offset(atom.start), cell, taken, atom.half, advance))
        cell += taken + gap
    return pieces
