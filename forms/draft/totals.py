"""Numbers of a report's entries: what a cell holds, and the totals the program computes.

A total is blank over only blank cells; blanks count 0 as soon as one cell is filled; over an unreadable cell it has no
number. So on typed data a sum cannot be wrong.
"""

from collections.abc import Mapping
from decimal import Decimal

from forms.draft.readings import BLANK, NO_VALUE, Reading, State, read_number
from forms.edition.model import Edition


def cell_reading(edition: Edition, entries: Mapping[str, str], field_id: str) -> Reading:
    """The reading of the number field ``field_id`` among ``entries``; computed fields are added up."""
    field = edition.fields[field_id]
    if field.sum_of:
        return total_of(edition, entries, field_id)
    return read_number(entries.get(field_id, ""), field.kind, field.unit)


def total_of(edition: Edition, entries: Mapping[str, str], field_id: str) -> Reading:
    """The computed total ``field_id``."""
    found = False
    total: int | Decimal = 0
    fields = edition.fields
    for term in fields[field_id].sum_of:
        field = fields[term]
        if field.sum_of:
            reading = total_of(edition, entries, term)
        elif text := entries.get(term):
            reading = read_number(text, field.kind, field.unit)
        else:
            continue
        if reading.state is State.UNREADABLE:
            return Reading(State.UNREADABLE, NO_VALUE)
        if reading.number is not None:
            found = True
            total += reading.number
    return Reading(State.NUMBER, str(total), total) if found else BLANK
