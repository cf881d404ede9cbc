"""What the ledgers beside a report say, ready for its checks: counted once for each change of a ledger or of the year.

Only the comparison of cells rests on the report; it is made with each check.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from forms.checks.answering import answered
from forms.checks.finding import Finding
from forms.draft.draft import Draft
from forms.edition import Editions
from forms.ledger.counting import Tally, tally
from forms.ledger.definition import LedgerForm
from forms.ledger.findings import cell_findings, line_findings
from forms.ledger.ledger import lines
from forms.ledger.loading import ledgers


@dataclass(frozen=True, slots=True)
class Beside:
    """Each ledger that has lines, counted, and what is to be asked about its lines."""

    counted: tuple[tuple[LedgerForm, Tally], ...] = ()
    found: tuple[Finding, ...] = ()


def counted(
    editions: Editions, edition: str, year: int, entries: Mapping[str, str], last_year: Mapping[str, str]
) -> Beside:
    """The ledgers kept in ``entries`` beside a report of ``year``; ``last_year`` are the entries of last year's."""
    tallies = []
    found: list[Finding] = []
    for ledger in ledgers(editions, edition):
        listed = lines(ledger, entries)
        if listed:
            own = tally(ledger, listed, year)
            tallies.append((ledger, own))
            found += line_findings(ledger, listed, own, year, lines(ledger, last_year) or None)
    return Beside(tuple(tallies), tuple(found))


def ledger_findings(draft: Draft, beside: Beside) -> list[Finding]:
    """What the ledgers beside ``draft`` ask about, with the words in which it was explained."""
    cells = (finding for ledger, own in beside.counted for finding in cell_findings(ledger, own, draft))
    return list(answered(draft, [*cells, *beside.found]))
