"""Find and replace over the whole report: in texts as they print, live figures' digits included, and in cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from forms.draft.draft import Draft
from forms.draft.prose import Reference, Words, literal, parse


@dataclass(frozen=True, slots=True)
class Hit:
    """``length`` code points from ``start`` of the stored text of ``field``; ``fixed``: no words that one may replace.

    Fixed are numbers of cells and digits of live figures, which follow their fields.
    """

    field: str
    start: int
    length: int
    fixed: bool


@dataclass(frozen=True, slots=True)
class _Shown:
    """One character as it prints, and the stretch of the stored text it comes from."""

    character: str
    start: int
    length: int
    live: bool


def hits(draft: Draft, words: str) -> list[Hit]:
    """Every place where ``words`` stand, in the order of the report; a hit does not reach over a paragraph's end."""
    if not words:
        return []
    found: list[Hit] = []
    for field in draft.edition.fields.values():
        if field.prose:
            found += _in_prose(field.id, draft.text(field.id), words, draft)
        elif field.in_table and words in draft.reading(field.id).stored:
            found.append(Hit(field.id, 0, len(draft.reading(field.id).stored), fixed=True))
    return found


def replaced(draft: Draft, found: Sequence[Hit], words: str) -> dict[str, str]:
    """Field id → stored text with ``words`` in place of each hit that is not fixed."""
    texts: dict[str, str] = {}
    free = [hit for hit in found if not hit.fixed]
    for field, hits_there in groupby(free, key=lambda hit: hit.field):
        text = draft.text(field)
        for hit in reversed(list(hits_there)):
            text = text[: hit.start] + _stored(words, text, hit) + text[hit.start + hit.length :]
        texts[field] = text
    return texts


def _stored(words: str, text: str, hit: Hit) -> str:
    """``words`` as characters of the stored text: at a line's start a ``#`` is no mark of a heading."""
    at_line_start = hit.start == 0 or text[hit.start - 1] == "\n"
    return ("#" if at_line_start and words.startswith("#") else "") + literal(words)


def _in_prose(field: str, text: str, words: str, draft: Draft) -> Iterator[Hit]:
    for paragraph in parse(text):
        shown = list(_shown(paragraph.pieces, draft))
        whole = "".join(each.character for each in shown)
        at, last = whole.find(words), -1
        while at >= 0:
            part = shown[at : at + len(words)]
            start, end = part[0].start, part[-1].start + part[-1].length
            if start > last:  # one live figure is one place, however often the words stand in its digits
                yield Hit(field, start, end - start, fixed=any(each.live for each in part))
                last = start
            at = whole.find(words, at + len(words))


def _shown(pieces: Sequence[Words | Reference], draft: Draft) -> Iterator[_Shown]:
    for piece in pieces:
        if isinstance(piece, Reference):
            for character in draft.live_text(piece):
                yield _Shown(character, piece.start, piece.length, live=True)
        else:
            # Words: an escaped mark is one character stored as two.
            each = piece.length if len(piece.text) == 1 else 1
            for offset, character in enumerate(piece.text):
                yield _Shown(character, piece.start + offset, each, live=False)
