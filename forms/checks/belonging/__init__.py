"""HERE-: whether every sentence belongs into this agency's report of this year.

Another agency's name, place or field of work, last year's sentences and dates, a period that runs backwards, and what
stands in the wrong part.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from forms.checks.belonging import (
    foreign_agencies,
    foreign_fields,
    foreign_places,
    left_over,
    likeness,
    misplaced_parts,
    periods,
    rollup_words,
    self_words,
    standing_numbers,
)
from forms.checks.belonging.report import MOST_MARKED, Report, report
from forms.checks.finding import Finding, Severity
from forms.draft.draft import Draft

GRAVEST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
RULES: tuple[Callable[[Report], Iterator[Finding]], ...] = (
    periods.reversed_periods,
    foreign_places.foreign_places,
    foreign_agencies.foreign_agencies,
    foreign_agencies.misspelt_names,
    foreign_fields.foreign_fields,
    self_words.self_words,
    rollup_words.rollup_words,
    likeness.likeness,
    standing_numbers.standing_sentences,
    standing_numbers.standing_tables,
    left_over.former_names,
    left_over.old_addresses,
    left_over.old_dates,
    misplaced_parts.headings,
    misplaced_parts.table_cells,
    misplaced_parts.swapped_parts,
)


def belonging(draft: Draft) -> Iterator[Finding]:
    """What all the rules of the family say of ``draft``, whose paragraphs are read once for all of them."""
    told = report(draft)
    found: dict[str, Finding] = {}
    for rule in RULES:
        for finding in rule(told):
            known = found.get(finding.key)
            found[finding.key] = _together(known, finding) if known else finding
    yield from found.values()


def _together(one: Finding, other: Finding) -> Finding:
    """The same thing said of two places, in the words of the graver."""
    graver = min(one, other, key=lambda each: GRAVEST.index(each.severity))
    return replace(graver, spans=(*one.spans, *other.spans)[:MOST_MARKED], repair=None)
