"""Places in invented prose that a planter may spoil, marked while the sentence is written.

A sentence is written as a string with marks around its numbers and clauses; ``unmarked`` takes them out and keeps
where they stood, in code points of the stored text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

_OPEN, _BAR, _CLOSE = "\ue000", "\ue001", "\ue002"
_MARK = re.compile(f"[{_OPEN}{_BAR}{_CLOSE}]")
_BETWEEN = re.compile(r"(?<=[一-鿿])(?=[0-9])|(?<=[0-9%])(?=[一-鿿])")


@dataclass(frozen=True, slots=True)
class Mark:
    """``kind`` says what stands from ``start`` to ``end``; ``ref`` which number or clause it is."""

    kind: str
    ref: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks, and the marks."""

    text: str
    marks: tuple[Mark, ...]


def mark(kind: str, ref: str, text: str) -> str:
    """``text`` with a mark around it; marks may stand within marks."""
    return f"{_OPEN}{kind}|{ref}{_BAR}{text}{_CLOSE}"


def unmarked(text: str) -> Marked:
    """The text that is stored, and where its marks stood."""
    kept: list[str] = []
    length = at = 0
    open_marks: list[tuple[str, str, int]] = []
    marks: list[Mark] = []
    for sign in _MARK.finditer(text):
        if sign.start() < at:
            continue
        kept.append(text[at : sign.start()])
        length += sign.start() - at
        at = sign.end()
        if sign[0] == _OPEN:
            at = text.index(_BAR, at) + 1
            kind, _, ref = text[sign.end() : at - 1].partition("|")
            open_marks.append((kind, ref, length))
        else:
            kind, ref, start = open_marks.pop()
            marks.append(Mark(kind, ref, start, length))
    kept.append(text[at:])
    return Marked("".join(kept), tuple(marks))


def with_inserted(marked: Marked, positions: Iterable[int], sign: str) -> Marked:
    """``sign`` put in before each of the ``positions``; marks keep their words."""
    places = sorted(positions)
    pieces, at = [], 0
    for place in places:
        pieces.append(marked.text[at:place])
        at = place
    pieces.append(marked.text[at:])
    moved = tuple(
        replace(
            each,
            start=each.start + len(sign) * sum(place <= each.start for place in places),
            end=each.end + len(sign) * sum(place < each.end for place in places),
        )
        for each in marked.marks
    )
    return Marked(sign.join(pieces), moved)


def spaced(marked: Marked) -> Marked:
    """A blank between characters and digits, as texts taken from Word and PDF have it."""
    return with_inserted(marked, (each.start() for each in _BETWEEN.finditer(marked.text)), " ")
