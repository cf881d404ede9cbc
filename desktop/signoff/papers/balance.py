"""Whether part three agrees: received and carried over on one side, outcomes and carried forward on the other."""

from collections.abc import Iterable

from desktop.signoff.papers.figures import CARRIED_FORWARD, CARRIED_OVER, OUTCOMES, RECEIVED, number
from forms.checks.catalogue import family_of
from forms.checks.finding import Finding, Severity
from forms.draft.draft import Draft

FAMILY = "表内关系"


def balanced(draft: Draft, findings: Iterable[Finding]) -> bool | None:
    """None where a figure that it needs is missing."""
    sides = [number(draft, [each]) for each in (RECEIVED, CARRIED_OVER, OUTCOMES, CARRIED_FORWARD)]
    if any(each is None for each in sides):
        return None
    received, over, outcomes, forward = (each or 0 for each in sides)
    # A total of the ledger that differs is asked about, and does not unbalance the report.
    wrong = any(each.severity is Severity.ERROR and family_of(each.rule) == FAMILY for each in findings)
    return received + over == outcomes + forward and not wrong
