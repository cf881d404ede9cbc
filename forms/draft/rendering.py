"""Prose with its live figures filled in: one function for print, find, clipboard and character counts."""

from collections.abc import Iterator
from typing import NamedTuple

from forms.draft.draft import NOT_FILLED, Draft
from forms.draft.prose import Reference, Words, parse, references


class RenderedPiece(NamedTuple):
    """Characters as they print; ``reference`` is the live figure they show, else None."""

    text: str
    reference: Reference | None


class RenderedParagraph(NamedTuple):
    """One line of a text as it prints, without number; ``level`` as in ProseParagraph."""

    level: int | None
    pieces: tuple[RenderedPiece, ...]

    @property
    def text(self) -> str:
        """All its characters."""
        return "".join(piece.text for piece in self.pieces)


def rendered(text: str, draft: Draft) -> list[RenderedParagraph]:
    """The paragraphs of the stored ``text`` with today's figures of ``draft``; empty lines are kept as such."""
    return [RenderedParagraph(each.level, tuple(_pieces(each.pieces, draft))) for each in parse(text)]


def unfilled(text: str, draft: Draft) -> list[Reference]:
    """The live figures of the stored ``text`` that have nothing to show."""
    return [each for each in references(text) if draft.live_text(each) == NOT_FILLED]


def _pieces(pieces: tuple[Words | Reference, ...], draft: Draft) -> Iterator[RenderedPiece]:
    for piece in pieces:
        if isinstance(piece, Reference):
            yield RenderedPiece(draft.live_text(piece), piece)
        else:
            yield RenderedPiece(piece.text, None)
