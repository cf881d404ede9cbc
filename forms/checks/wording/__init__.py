"""WORD-: wrong, damaged, doubled and outdated words, and marks that do not fit, in the texts of a report.

Each module holds one idea and reads characters only. A paragraph is read once and kept by its text and year, so that
while one types only the paragraph at the cursor is read again; pairs and enumerations are read over a whole field.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Set
from functools import cache, lru_cache
from itertools import groupby, islice

from forms.checks.finding import Finding
from forms.checks.marks import LONGEST, MOST, Mark, told, told_together
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
    mistyped,
    old_terms,
    pairs,
    placeholders,
    rates,
    repeated,
    sequences,
    terms,
    widths,
)
from forms.checks.wording.neighbours import neighbours
from forms.draft.draft import Draft

Reader = Callable[[str], Iterator[Mark]]

_READERS: tuple[Reader, ...] = (
    measure_words.measure_words,
    repeated.words,
    repeated.marks,
    placeholders.placeholders,
    leftovers.leftovers,
    document_numbers.document_numbers,
    calendar_dates.dates,
    calendar_dates.periods,
    rates.rates,
    widths.pauses,
)
_OF_ODD_CHARACTERS: tuple[Reader, ...] = (
    damaged.damaged,
    characters.invisible,
    characters.radicals,
    characters.traditional,
    widths.half_width,
    widths.full_width_digits,
    widths.blanks,
)
# What is no Chinese character, no digit and none of the usual marks; the readers above look only for these, and for
# Chinese characters that GB/T 2312 does not have.
_ODD = re.compile("[^一-鿿0-9，。、；：“”（）《》〔〕—]|[锟拷烫屯锘]|[0-9]，[0-9]")
_LISTED: tuple[Callable[[str, Set[int]], Iterator[Mark]], ...] = (confused.confused, terms.terms)
_YEARLY: tuple[Callable[[str, int], Iterator[Mark]], ...] = (old_terms.old_terms, citations.citations)
_TOGETHER = {  # one finding a field: reports are full of these, or they come in crowds
    *("WORD-TRADITIONAL", "WORD-INVISIBLE", "WORD-RADICAL", "WORD-OLDTERMS", "WORD-LEFTOVER"),
    *("WORD-HALFWIDTH", "WORD-FULLWIDTH", "WORD-BLANK", "WORD-PAUSE", "WORD-ZERODATE"),
}


_SAID_BETTER = {"WORD-CONFUSED", "WORD-TRADITIONAL", "WORD-TITLE", "WORD-DAMAGED"}  # than by WORD-TERM
_CROWD = 20  # marks of one rule in one field that are still told one by one


def wording(draft: Draft) -> Iterator[Finding]:
    """Every finding of the family, field by field."""
    for _, group in groupby(passages(draft), key=lambda passage: passage.field):
        paragraphs = tuple(group)
        by_rule: dict[str, list[tuple[Passage, Mark]]] = {}
        for passage, mark in _marks(paragraphs, draft.year):
            by_rule.setdefault(mark.rule, []).append((passage, mark))
        for rule, marked in by_rule.items():
            if rule in _TOGETHER or len(marked) > _CROWD:
                yield from told_together(draft, marked)
            else:
                for passage, mark in marked:
                    yield from told(draft, passage, mark)


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
    odd = _ODD.search(text) or characters.outside_the_standard(text)
    present = neighbours(text, _listed_pairs())
    found = [
        *(reader(text) for reader in _READERS),
        *(reader(text) for reader in (_OF_ODD_CHARACTERS if odd else ())),
        *(reader(text, present) for reader in _LISTED),
        *(reader(text, year) for reader in _YEARLY),
        institutions.institutions(text, year, present),
    ]
    marks = [mark for each in found for mark in islice(each, MOST)]
    better = [mark for mark in marks if mark.rule in _SAID_BETTER]
    if better:
        marks = [mark for mark in marks if mark.rule != "WORD-TERM" or not any(_overlap(mark, it) for it in better)]
    known = tuple(marks)
    slips = islice(mistyped.mistyped(text, present), MOST)  # what a list of fixed words tells, is told by it
    return (*known, *(slip for slip in slips if not any(_overlap(slip, mark) for mark in known)))


@cache
def _listed_pairs() -> frozenset[int]:
    """The pairs of characters by which the word lists are looked up."""
    lists: tuple[Iterable[int], ...] = (
        confused.by_wrong_pair(),
        mistyped.slips(),
        terms.misspelt(),
        institutions.by_first_two(),
    )
    return frozenset(pair for each in lists for pair in each)


def _overlap(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end


@lru_cache(maxsize=256)
def _pairs(texts: tuple[str, ...]) -> tuple[tuple[int, Mark], ...]:
    return tuple(islice(pairs.pairs(texts), MOST))


@lru_cache(maxsize=256)
def _sequences(texts: tuple[str, ...], levels: tuple[int | None, ...]) -> tuple[tuple[int, Mark], ...]:
    return tuple(islice(sequences.sequences(texts, levels), MOST))
