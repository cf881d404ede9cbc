"""LEDGER-: what a careful reviewer would ask about a ledger, and where it and the table say different things.

One finding a rule and cell or, for lines, one a rule, with the first few of them named by their number: never by the
applicant. Everything is 请核 or 提示, for a ledger is the office's own paper and may follow a rule that nobody wrote
down. Source: the five usual counting errors and the findings of domain practice (office.md 1); part three's note.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from forms.checks.catalogue import severity
from forms.checks.culprit import Detective
from forms.checks.finding import Finding, Severity
from forms.checks.places import place, whole_part
from forms.draft.draft import Draft
from forms.ledger.carrying import carried
from forms.ledger.counting import LeftOut, Tally, period
from forms.ledger.definition import ColumnKind, LedgerForm, Period
from forms.ledger.ledger import Line
from forms.ledger.reading import readable

LINE = "ledger:"  # before the id of a line among a finding's fields, after the ledger's own place
NAMED = 5  # lines named in one sentence
GAPS = 20  # numbers missing in a row, above which it is no gap but another series
_SERIAL = re.compile(r"(.*?)([0-9]{1,9})号?")


def line_findings(
    ledger: LedgerForm, listed: Sequence[Line], counted: Tally, year: int, last_year: Sequence[Line] | None
) -> list[Finding]:
    """What is to be asked about ``listed``, the lines of ``ledger`` as they are ``counted`` in the report of ``year``.

    ``last_year`` are the lines of last year's ledger, None where there is none.
    """
    return [
        *_left_out(ledger, listed, counted),
        *_without_end(ledger, listed, year),
        *_unread(ledger, listed),
        *_numbers(ledger, listed),
        *_not_carried(ledger, listed, year, last_year),
    ]


def cell_findings(ledger: LedgerForm, counted: Tally, draft: Draft) -> Iterator[Finding]:
    """LEDGER-CELL: a cell that was filled in says another number; one for all that are still blank."""
    detective = Detective(draft)
    blank = []
    for cell in ledger.cells(draft.edition):
        count, reading = counted.count(draft.edition, cell), draft.reading(cell)
        if reading.blank:
            blank += [cell] if count else []
        elif reading.number is not None and reading.number != count:
            values = {"number": int(reading.number), "count": count}
            words = {"place": place(draft, cell), "ledger": ledger.label, "unit": ledger.unit}
            yield Finding(
                "LEDGER-CELL",
                severity("LEDGER-CELL"),
                (cell,),
                values,
                words,
                repair=detective.repair(cell, count),
            )
    if blank:
        chapter = next(each for each in draft.edition.chapters if each.key == ledger.key)
        words = {"place": whole_part(chapter), "ledger": ledger.label}
        yield Finding(
            "LEDGER-CELL",
            Severity.NOTE,
            (place_of(ledger), *blank),
            {"count": len(blank)},
            words,
            variant="blank",
            topic="blank",
        )


def _left_out(ledger: LedgerForm, listed: Sequence[Line], counted: Tally) -> Iterator[Finding]:
    """What is not counted and why; what cannot be read is told by LEDGER-READ."""
    found: dict[tuple[str, str], list[Line]] = {}
    for line in listed:
        why = counted.left_out.get(line.id)
        if why is LeftOut.BEGIN and not line[ledger.begun]:
            found.setdefault(("LEDGER-BLANK", ledger.begun), []).append(line)
        elif why is LeftOut.ORDER:
            found.setdefault(("LEDGER-ORDER", ledger.ended), []).append(line)
        elif why in (LeftOut.LATER, LeftOut.EARLIER):
            found.setdefault(("LEDGER-YEAR", ledger.begun), []).append(line)
        elif why is LeftOut.CHOICE:
            for column in _missing_choices(ledger, line):
                found.setdefault(("LEDGER-BLANK", column), []).append(line)
    for (rule, column), lines in found.items():
        yield _told(ledger, rule, lines, column)


def _missing_choices(ledger: LedgerForm, line: Line) -> Iterator[str]:
    """The blank columns that keep ``line`` from being counted; what became of it is asked only once it has ended."""
    *before, last = ledger.naming()
    for column in (*before, *([last] if line[ledger.ended] else [])):
        if not line[column.key]:
            yield column.key


def _without_end(ledger: LedgerForm, listed: Sequence[Line], year: int) -> Iterator[Finding]:
    """LEDGER-OPEN: what became of it is written, but not when, so it goes on into next year."""
    named = ledger.naming()[-1]
    lines = [
        line
        for line in listed
        if line[named.key] and not line[ledger.ended] and period(line[ledger.begun], year) is not Period.AFTER
    ]
    if lines:
        yield _told(ledger, "LEDGER-OPEN", lines, named.key)


def _unread(ledger: LedgerForm, listed: Sequence[Line]) -> Iterator[Finding]:
    """LEDGER-READ: a date or a choice that is kept as typed because it cannot be read."""
    for column in ledger.columns:
        if column.kind is ColumnKind.TEXT:
            continue
        lines = [line for line in listed if not readable(column, line[column.key])]
        if lines:
            yield _told(ledger, "LEDGER-READ", lines, column.key)


def _numbers(ledger: LedgerForm, listed: Sequence[Line]) -> Iterator[Finding]:
    """LEDGER-NUMBER: a number used twice, with two outcomes above all; numbers missing within a series."""
    by_number: dict[str, list[Line]] = {}
    for line in listed:
        if line[ledger.number]:
            by_number.setdefault(line[ledger.number], []).append(line)
    twice = [line for lines in by_number.values() if len(lines) > 1 for line in lines]
    if twice:
        yield _told(ledger, "LEDGER-NUMBER", twice, ledger.number)
    missing = list(_missing(by_number))
    if missing:
        named = "、".join(missing[:NAMED]) + ("等" if len(missing) > NAMED else "")
        words = {"ledger": ledger.label, "numbers": named}
        yield Finding(
            "LEDGER-NUMBER",
            Severity.NOTE,
            (place_of(ledger),),
            {"count": len(missing)},
            words,
            variant="missing",
            topic="missing",
        )


def _missing(numbers: Iterable[str]) -> Iterator[str]:
    """The numbers that a series of the same beginning leaves out between its first and its last."""
    series: dict[str, dict[int, int]] = {}
    for number in numbers:
        serial = _SERIAL.fullmatch(number)
        if serial:
            series.setdefault(serial[1], {})[int(serial[2])] = len(serial[2])
    for beginning, used in series.items():
        there = sorted(used)
        for low, high in pairwise(there):
            if high - low <= GAPS:
                yield from (f"{beginning}{each:0{used[low]}}" for each in range(low + 1, high))


def _not_carried(
    ledger: LedgerForm, listed: Sequence[Line], year: int, last_year: Sequence[Line] | None
) -> Iterator[Finding]:
    """LEDGER-CARRY: line by line, what last year left open is here, and what is here was left open."""
    if last_year is None:
        return
    left = carried(ledger, last_year, year, ())
    gone = [line for line in left if line[ledger.number] not in {each[ledger.number] for each in listed}]
    numbers = {line[ledger.number] for line in left}
    begun_before = [
        line
        for line in listed
        if period(line[ledger.begun], year) is Period.BEFORE and period(line[ledger.ended], year) is not Period.BEFORE
    ]
    unknown = [line for line in begun_before if line[ledger.number] not in numbers]
    if gone:
        yield _told(ledger, "LEDGER-CARRY", gone, ledger.number, here=False)
    if unknown:
        yield _told(ledger, "LEDGER-CARRY", unknown, ledger.number, variant="unknown")


def _told(
    ledger: LedgerForm,
    rule: str,
    lines: Sequence[Line],
    column: str,
    *,
    variant: str = "message",
    here: bool = True,
) -> Finding:
    """A finding on ``column`` of ``lines``; ``here``: they stand in this very ledger and can be gone to."""
    named = "、".join(_name(ledger, line) for line in lines[:NAMED]) + ("等" if len(lines) > NAMED else "")
    return Finding(
        rule,
        severity(rule),
        (place_of(ledger), *(f"{LINE}{line.id}" for line in lines if here)),
        {"count": len(lines)},
        {
            "ledger": ledger.label,
            "lines": named,
            "unit": ledger.unit,
            "column": ledger.by_key[column].label,
            "begun": ledger.by_key[ledger.begun].label,
            "ended": ledger.by_key[ledger.ended].label,
        },
        variant=variant,
        topic=f"{column}/{variant}",
    )


def place_of(ledger: LedgerForm) -> str:
    """Where its findings stand in the report: in the part whose table is counted from it."""
    return f"{LINE}{ledger.key}.ledger"


def _name(ledger: LedgerForm, line: Line) -> str:
    """A line by its number, else by where it stands."""
    return line[ledger.number] or f"第{line.position}行"
