"""Every family of rules, in the order in which they are run. Loaded with the first check, not with the window."""

from collections.abc import Callable, Iterator

from forms.checks import (
    balance,
    belonging,
    carry_over,
    completeness,
    deadlines,
    disclosure,
    last_parts,
    numbers,
    outcomes,
    powers,
    privacy,
    scale,
    scope,
    stock,
    sums,
    values,
    wording,
)
from forms.checks.finding import Finding
from forms.draft.draft import Draft

FAMILIES: tuple[Callable[[Draft], Iterator[Finding]], ...] = (
    values.edition,
    values.numbers,
    values.lines,
    values.filled,
    completeness.blank_cells,
    completeness.live_figures,
    completeness.required_texts,
    disclosure.at_most,
    sums.row_sums,
    sums.column_sums,
    balance.balance,
    outcomes.other_outcomes,
    powers.no_rules,
    carry_over.carried,
    carry_over.pending,
    stock.in_force,
    stock.items,
    scale.jumps,
    scale.large_fees,
    scope.aspects,
    scope.duties,
    scope.length,
    last_parts.problems,
    last_parts.processing_fee,
    deadlines.dates,
    belonging.belonging,
    wording.wording,
    privacy.privacy,
    numbers.findings,
)
