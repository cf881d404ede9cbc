"""WORD-: wrong, damaged, doubled and outdated words, and marks that do not fit, in the texts of a report.

Each module holds one idea and reads characters only. A paragraph is read once and kept by its text and year, so that
while one types only the paragraph at the cursor is read again; pairs and enumerations are read over a whole field.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, islice

from forms.checks.crowds import crowd
from forms.checks.finding import Finding
from forms.checks.marks import LONGEST, MOST, Mark, told_together
from forms.checks.passages import Passage, passages
from forms.checks.wording import pairs, sequences
from forms.checks.wording.reading import read
from forms.draft.draft import Draft

_TOGETHER = {  # one finding a field: reports are full of these, or they come in crowds
    *("WORD-TRADITIONAL", "WORD-INVISIBLE", "WORD-RADICAL", "WORD-OLDTERMS", "WORD-LEFTOVER"),
    *("WORD-HALFWIDTH", "WORD-FULLWIDTH", "WORD-BLANK", "WORD-PAUSE", "WORD-ZERODATE"),
}


def wording(draft: Draft) -> Iterator[Finding]:
    """Every finding of the family, field by field."""
    listed = tuple(passages(draft))
    texts = [passage.text[:LONGEST] for passage in listed]
    read_as = zip(listed, texts, read(texts, draft.year), strict=True)
    for _, group in groupby(read_as, key=lambda each: each[0].field):
        field = tuple(group)
        by_rule: dict[str, list[tuple[Passage, Mark]]] = {}
        for passage, mark in _marks(field):
            by_rule.setdefault(mark.rule, []).append((passage, mark))
        for rule, marked in by_rule.items():
            if rule in _TOGETHER:
                yield from told_together(draft, marked)
            else:
                yield from crowd(draft, marked)


def _marks(field: tuple[tuple[Passage, str, tuple[Mark, ...]], ...]) -> Iterator[tuple[Passage, Mark]]:
    for passage, _, marks in field:
        for mark in marks:
            yield passage, mark
    texts = tuple(text for _, text, _ in field)
    levels = tuple(passage.level for passage, _, _ in field)
    for index, mark in (*_pairs(texts), *_sequences(texts, levels)):
        yield field[index][0], mark


@lru_cache(maxsize=256)
def _pairs(texts: tuple[str, ...]) -> tuple[tuple[int, Mark], ...]:
    return tuple(islice(pairs.pairs(texts), MOST))


@lru_cache(maxsize=256)
def _sequences(texts: tuple[str, ...], levels: tuple[int | None, ...]) -> tuple[tuple[int, Mark], ...]:
    return tuple(islice(sequences.sequences(texts, levels), MOST))
