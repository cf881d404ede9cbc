"""Plants mistakes and says whether the rules found them.

A mistake is found when a finding that was not there before names one of its fields and, in prose, marks the spoilt
stretch or its sentence. What severity the finding has does not matter here; it is counted beside.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from forms.checks import check
from forms.checks.finding import Finding, Severity
from forms.draft.draft import Draft
from tests.benchmarks.correct_reports import EDITIONS, CorrectReport
from tests.benchmarks.mistakes import (
    arithmetic,
    belonging,
    completeness,
    privacy,
    prose_claims,
    prose_numbers,
    wording,
)
from tests.benchmarks.mistakes.spoiling import Kind, Planted

FAMILIES = (arithmetic, prose_numbers, prose_claims, wording, belonging, privacy, completeness)
KINDS: tuple[Kind, ...] = tuple(kind for family in FAMILIES for kind in family.KINDS)
TRIES = 40  # reports tried for one mistake
_SENTENCE_END = re.compile(r"[。；\n]")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one planted mistake: the findings that found it, none if it was missed."""

    kind: Kind
    seed: int
    planted: Planted
    by: tuple[Finding, ...]

    @property
    def found(self) -> bool:
        """Whether anything found it."""
        return bool(self.by)

    @property
    def told_aloud(self) -> bool:
        """Whether it was found by more than a note."""
        return any(each.severity is not Severity.NOTE for each in self.by)

    @property
    def cell_first(self) -> bool:
        """Whether the spoilt cell stands first in a finding."""
        return any(_bare(each.fields[0]) == self.planted.cell for each in self.by)


def plantings(kind: Kind, reports: Sequence[CorrectReport], rng: Random, wanted: int) -> Iterator[tuple[int, Planted]]:
    """Up to ``wanted`` mistakes of ``kind`` in reports drawn at random; the index of the report with each."""
    for _ in range(wanted):
        for _ in range(TRIES):
            index = rng.randrange(len(reports))
            planted = kind.plant(rng, reports[index])
            if planted:
                yield index, planted
                break


def outcome(kind: Kind, report: CorrectReport, before: Sequence[Finding], planted: Planted) -> Outcome:
    """Check the spoilt report against the findings ``before``."""
    known = Counter(map(_identity, before))
    new: list[Finding] = []
    after = check(Draft(EDITIONS, planted.entries))
    seen = Counter(map(_identity, after))
    for finding in after:
        if seen[_identity(finding)] > known[_identity(finding)] and _names(finding, planted):
            new.append(finding)
    return Outcome(kind, report.seed, planted, tuple(new))


def _identity(finding: Finding) -> tuple[object, ...]:
    """Everything of a finding but where in the text it stands, which moves when the text before it grows."""
    values = tuple(sorted((name, str(value)) for name, value in finding.values.items()))
    return finding.rule, finding.severity, finding.fields, finding.topic, values, tuple(sorted(finding.words.items()))


def _names(finding: Finding, planted: Planted) -> bool:
    if not planted.fields & {_bare(each) for each in finding.fields}:
        return False
    if planted.stretch is None:
        return True
    field, start, end = planted.stretch
    first, last = sentence(planted.entries[field], start, end)
    return any(
        each.field == field and each.start < last and first < each.start + max(each.length, 1) for each in finding.spans
    )


def _bare(field: str) -> str:
    """``published:requests.…`` → ``requests.…``."""
    return field.rpartition(":")[2]


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch widened to its sentence (to 。 ； or the line's end)."""
    before = [each.end() for each in _SENTENCE_END.finditer(text, 0, start)]
    after = _SENTENCE_END.search(text, max(start, end - 1))
    return (before[-1] if before else 0), (after.end() if after else len(text))
