"""Balance of table 3 (requests), rule T3-BAL.

Received plus carried over equals the total of outcomes plus carried forward, in every column. Source: the note in the
head of the table (国办公开办函〔2021〕30号). Which cell is wrong is said only where other sums tell it (``culprit``).
"""

from collections.abc import Iterator

from forms.checks.arithmetic import Sum, added, balances
from forms.checks.catalogue import severity
from forms.checks.culprit import Detective
from forms.checks.finding import Finding
from forms.checks.places import column as column_name
from forms.checks.places import part
from forms.draft.draft import Draft


def balance(draft: Draft) -> Iterator[Finding]:
    """The left rows add up to the right rows in every column; a total column is told only where no other is."""
    detective = Detective(draft)
    held = list(balances(draft.edition))
    found = [finding for each in held if not each.in_total for finding in _column(draft, each, detective)]
    if not found:
        found = [finding for each in held if each.in_total for finding in _column(draft, each, detective)]
    yield from found


def _column(draft: Draft, held: Sum, detective: Detective) -> Iterator[Finding]:
    left, right = added(draft, held.left), added(draft, held.right)
    if left is not None and right is not None and left != right:
        field = draft.edition.fields[held.left[0]]
        finding = Finding(
            held.rule,
            severity(held.rule),
            held.left + held.right,
            {"left": left, "right": right},
            {"place": part(field.chapter) + column_name(field)},
        )
        yield detective.told(finding, held.left, held.right)
