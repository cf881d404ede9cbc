"""HERE-: whether every sentence belongs into this agency's report of this year.

Another agency's name, place or field of work, last year's sentences and dates, a period that runs backwards, and what
stands in the wrong part.
"""

from collections.abc import Callable, Iterator

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
from forms.checks.belonging.report import Report, report
from forms.checks.finding import Finding
from forms.draft.draft import Draft

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
    for rule in RULES:
        yield from rule(told)
