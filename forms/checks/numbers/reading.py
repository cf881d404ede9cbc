"""A whole paragraph read: its clauses, its numbers and what each counts, put together from its sentences.

A pure function of the text, kept by it, so that while one types only the paragraph at the cursor is read again.
"""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache

from forms.checks.numbers.clauses import Clause
from forms.checks.numbers.counts import Count
from forms.checks.numbers.scanning import numbered, sentences
from forms.checks.numbers.sentences import MOST, said

NEAR = 30  # clauses
SHORT_HEADING = 30  # characters; such a line tells what the following ones speak of
LONG_HEADING = 60


@dataclass(frozen=True, eq=False)
class Reading:
    """A text read. ``subject`` is what its last words speak of (the object a following paragraph goes on with).

    Two readings are the same only if they are one object: what rules find out of a reading alone is kept by it.
    """

    text: str
    clauses: tuple[Clause, ...]
    counts: tuple[Count, ...]
    subject: str
    subjects: tuple[str, ...] = ()  # what was spoken of when each clause began
    measured: tuple[Count, ...] = ()  # the counts of something that the tables hold
    roles: frozenset[str] = frozenset()  # of all its words

    @cached_property
    def by_clause(self) -> dict[int, list[Count]]:
        """The counts of each clause that has some."""
        found: dict[int, list[Count]] = {}
        for each in self.counts:
            found.setdefault(each.clause, []).append(each)
        return found

    @cached_property
    def _by_sentence(self) -> dict[int, list[Count]]:
        found: dict[int, list[Count]] = {}
        for each in self.counts:
            found.setdefault(self.clauses[each.clause].sentence, []).append(each)
        return found

    def near(self, number: int) -> list[Count]:
        """The counts of the sentence of clause ``number``, of a few dozen clauses around it."""
        same = self._by_sentence.get(self.clauses[number].sentence, [])
        if len(same) <= NEAR:
            return same
        first = bisect_left(same, number - NEAR, key=_clause_of)
        return same[first : bisect_left(same, number + NEAR, key=_clause_of)]

    def quote(self, count: Count) -> str:
        """The few words in which ``count`` stands."""
        clause = self.clauses[count.clause]
        start = max(clause.start, count.token.start - 24)
        return self.text[start : min(max(count.token.stop, min(clause.end, count.token.stop + 12)), len(self.text))]


def _clause_of(count: Count) -> int:
    return count.clause


@lru_cache(maxsize=1024)
def read(text: str, year: int, subject: str) -> Reading:
    """``text`` (evened out as in a block) of a report of ``year``; ``subject`` is what it speaks of from the start.

    A text without a number that is no heading is not read: nothing follows from it.
    """
    if len(text) > LONG_HEADING and not numbered(text):
        return Reading(text, (), (), "")
    listed: list[Clause] = []
    counts: list[Count] = []
    subjects: list[str] = []
    for number, (at, sentence) in enumerate(sentences(text)):
        told = said(sentence, year, subject)
        subject = told.subject
        if told.clauses:
            first = len(listed)
            listed += [each.moved(at, number) for each in told.clauses] if at else told.clauses
            counts += [each.moved(at, first) for each in told.counts] if at else told.counts
            subjects += told.subjects
        if len(counts) > MOST:
            break
    measured = tuple([each for each in counts if each.measures])
    roles = frozenset().union(*[each.roles for each in listed])
    return Reading(text, tuple(listed), tuple(counts), subject, tuple(subjects), measured, roles)
