"""What the readers of one paragraph find: several paragraphs are read in one go, and each is kept by its text.

A report opened anew has a hundred paragraphs that are not known yet. Gone through one by one by twenty readers they
take twice as long as one text of a hundred lines; the paragraph that is being typed in is a text of one line.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import accumulate, islice

from forms.checks.marks import LONGEST, MOST, Mark
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
    placeholders,
    rates,
    repeated,
    terms,
    widths,
)
from forms.checks.wording.neighbours import neighbours

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
_YEARLY: tuple[Callable[[str, int], Iterator[Mark]], ...] = (old_terms.old_terms, citations.citations)
_LISTED: tuple[Callable[[str, Set[int]], Iterator[Mark]], ...] = (confused.confused, terms.terms)
_OF_ODD_CHARACTERS: tuple[Reader, ...] = (  # by paragraph: they look at the whole of it
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
_SAID_BETTER = {"WORD-CONFUSED", "WORD-TRADITIONAL", "WORD-TITLE", "WORD-DAMAGED"}  # than by WORD-TERM


@dataclass(slots=True)
class _Kept:
    """What was found in a paragraph; None until it is read."""

    marks: tuple[Mark, ...] | None = None


def read(texts: Sequence[str], year: int) -> list[tuple[Mark, ...]]:
    """The marks of each of ``texts``, paragraphs of a report of ``year``; those not known yet are read together."""
    kept = [_kept(text, year) for text in texts]
    new = {text: each for text, each in zip(texts, kept, strict=True) if each.marks is None}
    for lines in _portions(new):
        for text, marks in zip(lines, _read_together(lines, year), strict=True):
            new[text].marks = marks
    return [each.marks or () for each in kept]


@lru_cache(maxsize=2048)
def _kept(text: str, year: int) -> _Kept:
    return _Kept()


def _portions(texts: Iterable[str]) -> Iterator[list[str]]:
    """``texts`` in portions that are not too long."""
    lines: list[str] = []
    size = 0
    for text in texts:
        if lines and size + len(text) > LONGEST:
            yield lines
            lines, size = [], 0
        lines.append(text)
        size += len(text)
    if lines:
        yield lines


def _read_together(lines: Sequence[str], year: int) -> list[tuple[Mark, ...]]:
    text = "\n".join(lines)
    starts = tuple(accumulate((len(each) + 1 for each in lines[:-1]), initial=0))
    present = neighbours(text, _listed_pairs())
    readers: tuple[Reader, ...] = (
        *_READERS,
        *(lambda line, each=each: each(line, present) for each in _LISTED),
        *(lambda line, each=each: each(line, year) for each in _YEARLY),
        lambda line: institutions.institutions(line, year, present),
    )
    found: list[list[Mark]] = [[] for _ in lines]
    for reader in readers:
        for index, mark in _by_line(reader, text, lines, starts):
            found[index].append(mark)
    standard = not characters.outside_the_standard(text)
    for index, line in enumerate(lines):
        if _ODD.search(line) or (not standard and characters.outside_the_standard(line)):
            found[index] += (mark for reader in _OF_ODD_CHARACTERS for mark in islice(reader(line), MOST))
    found = [_without_doubles(marks) if len(marks) > 1 else marks for marks in found]
    # What a list of fixed words tells, or a damaged character, is told by it.
    for index, mark in _by_line(lambda line: mistyped.mistyped(line, present), text, lines, starts):
        if len(found[index]) < MOST and not any(_overlap(mark, other) for other in found[index]):
            found[index].append(mark)
    return [tuple(marks) for marks in found]


def _by_line(reader: Reader, text: str, lines: Sequence[str], starts: Sequence[int]) -> Iterator[tuple[int, Mark]]:
    """What ``reader`` finds in ``text``, whose ``lines`` begin at ``starts``: the line's index, and the mark in it."""
    marks = list(islice(reader(text), MOST + 1))
    if len(marks) > MOST and len(lines) > 1:
        yield from ((index, mark) for index, line in enumerate(lines) for mark in islice(reader(line), MOST))
        return
    for mark in marks[:MOST]:
        index = bisect_right(starts, mark.start) - 1
        begin = starts[index]
        if mark.end <= begin + len(lines[index]):
            mend = mark.mend and (mark.mend[0] - begin, mark.mend[1] - begin)
            yield index, replace(mark, start=mark.start - begin, end=mark.end - begin, mend=mend) if begin else mark


def _without_doubles(marks: list[Mark]) -> list[Mark]:
    better = [mark for mark in marks if mark.rule in _SAID_BETTER]
    return [mark for mark in marks if mark.rule != "WORD-TERM" or not any(_overlap(mark, each) for each in better)]


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
