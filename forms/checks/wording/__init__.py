"""WORD-: wrong, damaged, doubled and outdated words, and marks that do not fit, in the texts of a report.

Each module holds one idea and reads characters only. A paragraph is read once and kept by its text and year, so that
while one types only the paragraph at the cursor is read again; pairs and enumerations are read over a whole field.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby, islice

from forms.checks.crowds import crowd
from forms.checks.finding import Finding
from forms.checks.marks import LONGEST, MOST, Mark, told_together
from forms.checks.passages import Passage, passages
from forms.checks.wording import (
    calendar_dates,
    characters,
    citations,
    confused,
    damaged,
    document_numbers,
    institutions,
    leftovers,
    measure_words,
    old_terms,
    pairs,
    placeholders,
    rates,
    repeated,
    sequences,
    terms,
    widths,
)
from forms.draft.draft import Draft

Reader = Callable[[str], Iterator[Mark]]

_READERS: tuple[Reader, ...] = (
    damaged.damaged,
    characters.invisible,
    characters.radicals,
    characters.traditional,
    measure_words.measure_words,
    repeated.words,
    repeated.marks,
    placeholders.placeholders,
    leftovers.leftovers,
    confused.confused,
    terms.terms,
    document_numbers.document_numbers,
    calendar_dates.dates,
    calendar_dates.periods,
    rates.rates,
    widths.half_width,
    widths.full_width_digits,
    widths.blanks,
    widths.pauses,
)
_YEARLY: tuple[Callable[[str, int], Iterator[Mark]], ...] = (
    old_terms.old_terms,
    citations.citations,
    institutions.institutions,
)
_TOGETHER = {  # one finding a field: reports are full of these, or they come in crowds
    *("WORD-TRADITIONAL", "WORD-INVISIBLE", "WORD-RADICAL", "WORD-OLDTERMS", "WORD-LEFTOVER"),
    *("WORD-HALFWIDTH", "WORD-FULLWIDTH", "WORD-BLANK", "WORD-PAUSE", "WORD-ZERODATE"),
}


_SAID_BETTER = {"WORD-CONFUSED", "WORD-TRADITIONAL", "WORD-TITLE"}  # than by WORD-TERM


def wording(draft: Draft) -> Iterator[Finding]:
    """Every finding of the family, field by field."""
    for _, group in groupby(passages(draft), key=lambda passage: passage.field):
        paragraphs = tuple(group)
        by_rule: dict[str, list[tuple[Passage, Mark]]] = {}
        for passage, mark in _marks(paragraphs, draft.year):
            by_rule.setdefault(mark.rule, []).append((passage, mark))
        for rule, marked in by_rule.items():
            if rule in _TOGETHER:
                yield from told_together(draft, marked)
            else:
                yield from crowd(draft, marked)


def _marks(paragraphs: tuple[Passage, ...], year: int) -> Iterator[tuple[Passage, Mark]]:
    for passage in paragraphs:
        for mark in _read(passage.text[:LONGEST], year):
            yield passage, mark
    texts = tuple(passage.text[:LONGEST] for passage in paragraphs)
    levels = tuple(passage.level for passage in paragraphs)
    for index, mark in (*_pairs(texts), *_sequences(texts, levels)):
        yield paragraphs[index], mark


@lru_cache(maxsize=2048)
def _read(text: str, year: int) -> tuple[Mark, ...]:
    marks = [mark for reader in _READERS for mark in islice(reader(text), MOST)]
    marks += [mark for reader in _YEARLY for mark in islice(reader(text, year), MOST)]
    if not any(mark.rule == "WORD-TERM" for mark in marks):
        return tuple(marks)
    others = [mark for mark in marks if mark.rule in _SAID_BETTER]
    return tuple(mark for mark in marks if mark.rule != "WORD-TERM" or not any(_overlap(mark, it) for it in others))


def _overlap(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end


@lru_cache(maxsize=256)
def _pairs(texts: tuple[str, ...]) -> tuple[tuple[int, Mark], ...]:
    return tuple(islice(pairs.pairs(texts), MOST))


@lru_cache(maxsize=256)
def _sequences(texts: tuple[str, ...], levels: tuple[int | None, ...]) -> tuple[tuple[int, Mark], ...]:
    return tuple(islice(sequences.sequences(texts, levels), MOST))
