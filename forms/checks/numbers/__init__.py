"""TXT-: numbers in prose against the tables, the figures and each other."""

from collections.abc import Iterator

from forms.checks.finding import Finding
from forms.checks.numbers import (
    applicants,
    attributes,
    changes,
    claims,
    comparing,
    figures,
    frames,
    halves,
    hundred,
    outcomes,
    parts,
    shares,
    years,
)
from forms.checks.numbers.report import Report
from forms.draft.draft import Draft


def findings(draft: Draft) -> Iterator[Finding]:
    """Everything the number rules say of ``draft``."""
    report = Report(draft)
    yield from comparing.comparisons(report)  # first: sums with a number called wrong here are not told again
    yield from attributes.attributes(report)
    yield from outcomes.outcomes(report)
    yield from halves.halves(report)
    yield from parts.partitions(report)
    yield from frames.framed(report)
    yield from changes.changes(report)
    yield from shares.shares(report)
    yield from shares.rates(report)
    yield from shares.handled(report)
    yield from hundred.hundred(report)
    yield from figures.figures(report)
    yield from claims.claims(report)
    yield from claims.fees(report)
    yield from applicants.applicants(report)
    yield from years.years(report)
