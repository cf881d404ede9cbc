"""The texts of a draft as they print, paragraph by paragraph, with the way back to what is stored.

Rules over prose read what a reader reads, live figures filled in; what they find is marked in the stored text. A rule
that is a pure function of one paragraph's characters can be kept by them (``functools.lru_cache``), so that while one
types only the paragraph at the cursor is read again.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from forms.checks.finding import Span
from forms.draft.draft import Draft
from forms.draft.prose import Reference, parse, references

MOST_PARAGRAPHS = 3000  # of one text; a report has some hundred, more was pasted by mistake and is not read on


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of the prose field ``field``. ``level`` is as in ProseParagraph: None for body text.

    ``starts``, ``stored`` and ``lengths`` tell, piece by piece, where the piece begins in ``text``, where in the stored
    text, and how long it is there (a live figure and a doubled mark are longer or shorter than they print).
    """

    field: str
    level: int | None
    text: str
    starts: tuple[int, ...]
    stored: tuple[int, ...]
    lengths: tuple[int, ...]
    references: tuple[tuple[int, int, Reference], ...]  # from, to (in ``text``), what is shown there

    def span(self, start: int, end: int) -> Span:
        """The stored stretch of ``text[start:end]``; a live figure that is touched is taken whole."""
        if self.plain and 0 <= start < end <= len(self.text):
            return Span(self.field, self.stored[0] + start, end - start)
        first, _ = self._stored(start)
        _, last = self._stored(max(end - 1, start))
        return Span(self.field, first, last - first)

    @property
    def plain(self) -> bool:
        """Whether it prints as it is stored, in one piece."""
        return len(self.starts) == 1 and not self.references and self.lengths[0] == len(self.text)

    def reference_at(self, position: int) -> Reference | None:
        """The live figure that prints the character at ``position``, or None."""
        return next((shown for start, end, shown in self.references if start <= position < end), None)

    def _stored(self, position: int) -> tuple[int, int]:
        """From and to, in the stored text, of the character at ``position``."""
        if not self.starts:
            return 0, 0
        index = max(0, bisect_right(self.starts, position) - 1)
        begin, length = self.stored[index], self.lengths[index]
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
        if length == end - self.starts[index] and self.reference_at(position) is None:
            at = begin + min(position - self.starts[index], max(length - 1, 0))
            return at, at + min(1, length)
        return begin, begin + length


def passages(draft: Draft) -> Iterator[Passage]:
    """Every paragraph of every printed text of ``draft``, in the order of the report, then the notes to the cells.

    Empty lines are left out.
    """
    for field in draft.prose_fields():
        yield from passages_of(draft, field.id)
    for entry, text in draft.entries.items():
        if entry.startswith("note:"):
            yield from _note(entry, text)


def passages_of(draft: Draft, field: str) -> Iterator[Passage]:
    """The paragraphs of the prose field ``field``."""
    text = draft.entries.get(field, "")
    yield from _written(field, text, tuple(draft.live_text(each) for each in _shown(text)))


@lru_cache(maxsize=64)
def _shown(text: str) -> tuple[Reference, ...]:
    return tuple(references(text))


@lru_cache(maxsize=64)
def _written(field: str, stored_text: str, figures: tuple[str, ...]) -> tuple[Passage, ...]:
    """The paragraphs of ``stored_text`` with what its live figures show; every family reads the same ones."""
    shown_now = iter(figures)
    found = []
    for paragraph in islice(parse(stored_text), MOST_PARAGRAPHS):
        if not paragraph.pieces:
            continue
        text, starts, stored, lengths, placed = "", [], [], [], []
        for piece in paragraph.pieces:
            starts.append(len(text))
            stored.append(piece.start)
            lengths.append(piece.length)
            if isinstance(piece, Reference):
                shown = next(shown_now)
                placed.append((len(text), len(text) + len(shown), piece))
                text += shown
            else:
                text += piece.text
        if text.strip():
            found.append(
                Passage(field, paragraph.level, text, tuple(starts), tuple(stored), tuple(lengths), tuple(placed))
            )
    return tuple(found)


def _note(entry: str, text: str) -> Iterator[Passage]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Passage(entry, None, line, (0,), (start,), (len(line),), ())
        start += len(line) + 1
