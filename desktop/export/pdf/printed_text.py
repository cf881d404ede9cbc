"""What of a publication must stand on the pages: its texts in reading order, as they can be seen.

Blanks are no ink, and at a line's end they are dropped: a text is its visible characters. Control and format characters
and variation selectors print nothing and are left out. None of this asks how lines are broken.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from forms.publication.model import Closing, Heading, PrintedTable, Publication, Run

_SELECTORS: Final = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_LIGATURES: Final = frozenset(map(chr, range(0xFB00, 0xFB07)))  # ﬁ: every reader of a PDF gives f and i
_NEARBY: Final = 12  # characters of a text that tell where in it something is


class Passage(NamedTuple):
    """One text of the pages: its visible characters and the field of each; ``place`` names the heading above it."""

    text: str
    fields: tuple[str, ...]
    place: str

    def place_of(self, offset: int) -> str:
        """Words that lead a reader to a character: those before it, or the heading above."""
        before = self.text[max(0, offset - _NEARBY) : offset]
        return f"“{before}”后面" if before else self.place

    def field_of(self, offset: int) -> str | None:
        """The field of a character; at the end that of the last one."""
        return self.fields[min(offset, len(self.fields) - 1)] or None


Printed: TypeAlias = Passage | PrintedTable


def visible(text: str) -> str:
    """The characters of ``text`` that can be seen."""
    return "".join(
        unicodedata.normalize("NFKC", character) if character in _LIGATURES else character
        for character in text
        if not (character.isspace() or character in _SELECTORS or unicodedata.category(character) in ("Cc", "Cf"))
    )


def printed(publication: Publication) -> list[Printed]:
    """Texts and tables in the order in which they stand on the pages; blank texts leave nothing there."""
    return [each for each in _printed(publication) if isinstance(each, PrintedTable) or each.text]


def _printed(publication: Publication) -> Iterator[Printed]:
    place = "标题"
    for line in publication.title:
        yield _passage([Run(line)], "report.agency" if line == publication.agency else "report.title", place)
    place = "正文"
    for block in publication.blocks:
        if isinstance(block, PrintedTable):
            yield block
        elif isinstance(block, Heading):
            place = f"“{block.text}”"
            yield _passage((*block.runs, *block.rest), block.field, "标题")
        else:
            yield _passage(block.runs, block.field, f"{place}的注" if block.note else place)
    if publication.closing is not Closing.NONE:
        yield _passage([Run(publication.agency)], "report.agency", "落款")
        yield _passage([Run(publication.date)], "report.date", "落款")


def _passage(runs: Sequence[Run], field: str, place: str) -> Passage:
    texts = [visible(run.text) for run in runs]
    fields = [run.field or field for run, text in zip(runs, texts, strict=True) for _ in text]
    return Passage("".join(texts), tuple(fields), place)
