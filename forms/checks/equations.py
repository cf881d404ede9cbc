"""Everything known about the numbers of the tables, as equations over the cells that a person filled or printed.

A sum the official form asks for, a total of the paper ledger, a number carried over from last year: each is one
equation, and so is what the prose says of a row. A total that the program computed is no unknown; it is the cells it
adds up. An equation that does not hold
is ``off`` by something; a cell is suspect when one change of it sets right every equation it stands in (``culprit``).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from forms.checks.arithmetic import applications, balances, column_totals, row_totals
from forms.checks.last_year import last_year
from forms.draft.draft import Draft
from forms.draft.readings import State

PUBLISHED = "published:"


@dataclass(frozen=True, slots=True)
class Equation:
    """``coefficients`` by entry (a cell, or ``published:`` and a total); their sum should be 0, and is ``off``.

    ``said``: only the prose says so; it may be wrong itself, or a copy of the wrong cell.
    """

    coefficients: Mapping[str, int]
    off: int
    said: bool = False


def entry_number(draft: Draft, entry: str) -> int | None:
    """The number an entry of an equation holds, a blank as 0; None where it cannot be read."""
    if entry.startswith(PUBLISHED):
        reading = draft.noted_total("published", entry.removeprefix(PUBLISHED))
    else:
        reading = draft.reading(entry)
    return None if reading.state is State.UNREADABLE else int(reading.number or 0)


def equation(draft: Draft, left: tuple[str, ...], right: tuple[str, ...]) -> Equation | None:
    """The cells ``left`` add up to the cells ``right``, as the page shows them; None where that cannot be told."""
    if any(all(draft.as_published(each).blank for each in side) for side in (left, right)):
        return None
    terms = [(entry, 1) for each in left for entry in _shown(draft, each)]
    terms += [(entry, -1) for each in right for entry in _shown(draft, each)]
    return _built(draft, terms, 0)


def fixed(draft: Draft, field_id: str, number: int, *, printed: bool) -> Equation | None:
    """The field holds ``number``: its published total where ``printed`` asks for that, else the cells it adds up."""
    if draft.reading(field_id).blank:
        return None
    terms = [(entry, 1) for entry in _shown(draft, field_id, printed=printed)]
    return _built(draft, terms, number)


def equations(draft: Draft) -> Iterator[Equation]:
    """All there are, those that hold and those that do not."""
    for each in (*row_totals(draft.edition), *column_totals(draft.edition)):
        total = each.right[0]
        if not draft.noted_total("published", total).blank:
            yield from _known(equation(draft, each.left, each.right))
        control = draft.noted_total("control", total).number
        if each.control and control is not None:
            yield from _known(fixed(draft, total, int(control), printed=False))
    for each in balances(draft.edition):
        if not each.in_total or any(not draft.noted_total("published", cell).blank for cell in each.left + each.right):
            yield from _known(equation(draft, each.left, each.right))
    yield from _carried(draft)
    yield from _said(draft)


def _said(draft: Draft) -> Iterator[Equation]:
    from forms.checks.numbers.stated import stated  # noqa: PLC0415  -- read only where a sum does not hold

    for cells, number in stated(draft):
        if not all(draft.reading(each).blank for each in cells):
            terms = [(entry, 1) for each in cells for entry in _shown(draft, each)]
            for found in _known(_built(draft, terms, number)):
                yield replace(found, said=True)


def _carried(draft: Draft) -> Iterator[Equation]:
    for use in applications(draft.edition, "carried"):
        this, last = use.rows[use.rule.left[0]], use.rows[use.rule.right[0]]
        for column in use.columns.values():
            known = None if column.sum_of else last_year(draft, use.cell(last, column))
            if known:
                yield from _known(fixed(draft, use.cell(this, column), int(known.number), printed=True))


def _known(found: Equation | None) -> Iterator[Equation]:
    if found and found.coefficients:
        yield found


def _built(draft: Draft, terms: list[tuple[str, int]], number: int) -> Equation | None:
    coefficients: dict[str, int] = {}
    off = -number
    for entry, sign in terms:
        held = entry_number(draft, entry)
        if held is None:
            return None
        coefficients[entry] = coefficients.get(entry, 0) + sign
        off += sign * held
    return Equation({entry: sign for entry, sign in coefficients.items() if sign}, off)


def _shown(draft: Draft, field_id: str, *, printed: bool = True) -> Iterator[str]:
    """The entries behind the number that the page shows in ``field_id``."""
    terms = draft.edition.fields[field_id].sum_of
    if not terms:
        yield field_id
    elif printed and not draft.noted_total("published", field_id).blank:
        yield PUBLISHED + field_id
    else:
        for term in terms:
            yield from _shown(draft, term, printed=printed)
