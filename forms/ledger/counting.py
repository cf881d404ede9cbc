"""The table counted from the ledger, cell by cell, with the lines that make up each number.

A line counts on both sides of the balance or not at all, so what is counted always balances: one that lacks its begin,
that ended before it began, or whose choices do not name a cell is left out, and told. Which periods count where is
said by the edition (``[[count]]``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from forms.draft.readings import is_date
from forms.edition import Edition
from forms.ledger.definition import LedgerForm, Period
from forms.ledger.ledger import Line


class LeftOut(StrEnum):
    """Why a line is not counted."""

    BEGIN = "begin"  # no date on which it began, or none that can be read
    END = "end"  # the date on which it ended cannot be read
    ORDER = "order"  # it ended before it began
    CHOICE = "choice"  # a column that names the cell is blank or cannot be read
    LATER = "later"  # it began after the report year
    EARLIER = "earlier"  # it ended before the report year


@dataclass(frozen=True, slots=True)
class Tally:
    """``cells``: field id → the lines counted in it, for the cells a person fills; ``left_out``: line → why."""

    cells: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    left_out: Mapping[str, LeftOut] = field(default_factory=dict)

    def count(self, edition: Edition, field_id: str) -> int:
        """How many lines count in ``field_id``, a total's too."""
        return sum(len(self.cells.get(each, ())) for each in _terms(edition, field_id))

    def lines(self, edition: Edition, field_id: str) -> list[Line]:
        """The lines that count in ``field_id``, a total's too, in the order of the ledger."""
        found = {line.id: line for each in _terms(edition, field_id) for line in self.cells.get(each, ())}
        return [found[each] for each in sorted(found)]


@lru_cache(maxsize=4096)
def period(stored: str, year: int) -> Period | None:
    """Where a stored date lies, seen from ``year``; None where it is no date."""
    if not stored:
        return Period.BLANK
    if not is_date(stored):
        return None
    own = int(stored[:4])
    return Period.BEFORE if own < year else Period.AFTER if own > year else Period.DURING


def tally(ledger: LedgerForm, listed: Iterable[Line], year: int) -> Tally:
    """What ``listed`` comes to in the report of ``year``."""
    cells: dict[str, list[Line]] = {}
    left_out: dict[str, LeftOut] = {}
    uses: dict[tuple[Period | None, Period | None], _Use] = {}
    for line in listed:
        begun, ended = period(line[ledger.begun], year), period(line[ledger.ended], year)
        if (begun, ended) not in uses:
            uses[begun, ended] = _use(ledger, begun, ended)
        use = uses[begun, ended]
        why = _why_not(ledger, line, begun, ended, use)
        if why:
            left_out[line.id] = why
            continue
        for cell in use.cells:
            cells.setdefault(cell.format_map(line.values), []).append(line)
    return Tally({cell: tuple(each) for cell, each in cells.items()}, left_out)


class _Use(NamedTuple):
    """Where lines of the same two periods count, and which choices they need for it."""

    cells: tuple[str, ...]
    needed: tuple[tuple[str, frozenset[str]], ...]


def _use(ledger: LedgerForm, begun: Period | None, ended: Period | None) -> _Use:
    rules = [rule for rule in ledger.counts if begun in rule.begun and ended in rule.ended]
    named = {name for rule in rules for name in rule.columns()}
    return _Use(
        tuple(rule.cell for rule in rules), tuple((name, frozenset(ledger.by_key[name].labels)) for name in named)
    )


def open_lines(ledger: LedgerForm, listed: Iterable[Line], year: int) -> list[Line]:
    """The lines that go on into the year after ``year``, whether or not they say enough to be counted."""
    rules = [rule for rule in ledger.counts if rule.open]

    def goes_on(line: Line) -> bool:
        begun, ended = period(line[ledger.begun], year), period(line[ledger.ended], year)
        return any(begun in rule.begun and ended in rule.ended for rule in rules)

    return [line for line in listed if goes_on(line)]


def texts(ledger: LedgerForm, edition: Edition, counted: Tally) -> dict[str, str]:
    """The table as the ledger has it: each cell that a person fills, with its number."""
    return {cell: str(len(counted.cells.get(cell, ()))) for cell in ledger.cells(edition)}


def _why_not(ledger: LedgerForm, line: Line, begun: Period | None, ended: Period | None, use: _Use) -> LeftOut | None:
    if begun in (None, Period.BLANK):
        return LeftOut.BEGIN
    if ended is None:
        return LeftOut.END
    if ended is not Period.BLANK and line[ledger.ended] < line[ledger.begun]:
        return LeftOut.ORDER
    if not use.cells:
        return LeftOut.LATER if begun is Period.AFTER else LeftOut.EARLIER
    if any(line[name] not in known for name, known in use.needed):
        return LeftOut.CHOICE
    return None


def _terms(edition: Edition, field_id: str) -> set[str]:
    known = edition.fields[field_id]
    return set().union(*(_terms(edition, each) for each in known.sum_of)) if known.computed else {field_id}
