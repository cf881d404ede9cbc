"""The findings of every ledger beside a report, told like those of the report itself: explained, in its order."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forms.checks.answering import answered
from forms.checks.finding import Finding
from forms.draft.draft import Draft
from forms.ledger.findings import findings
from forms.ledger.ledger import lines
from forms.ledger.loading import ledgers


@dataclass(frozen=True, slots=True)
class Beside:
    """The entries of a report's ledgers, and those of last year's report, where it is here."""

    entries: Mapping[str, str] = field(default_factory=dict)
    last_year: Mapping[str, str] = field(default_factory=dict)


def ledger_findings(draft: Draft, beside: Beside) -> list[Finding]:
    """What the ledgers beside ``draft`` ask about, with the words in which it was explained."""
    found = []
    for ledger in ledgers(draft.editions, draft.edition.key):
        last_year = lines(ledger, beside.last_year)
        found += findings(ledger, lines(ledger, beside.entries), draft, last_year or None)
    return list(answered(draft, found))
