"""Entries and journal of a report as rows of the store, taken only as they were written.

Each row has its check figure (``desktop.store.seals``); a row that is missing is noticed because the journal, applied
from the beginning, must lead to the entries.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.store.schema import seal_column
from desktop.store.seals import RowDamaged, opened_row
from forms.draft.journal import Edit, JournalError, apply_edits

EDIT = "step, action, label, field, at, removed, inserted, undoes, who, [when]"
_IDENTITY = "('report.agency', 'report.short_name', 'report.kind', 'report.year', 'report.edition')"


class Tables(NamedTuple):
    """Where entries and their journal stand."""

    values: str
    edits: str


DRAFT, LEDGER = Tables("value", "edit"), Tables("ledger_value", "ledger_edit")


def entries(db: sqlite3.Connection, report: str, tables: Tables = DRAFT) -> dict[str, str]:
    """The entries of ``report``, or of its ledgers. Raises RowDamaged, sqlite3.Error."""
    rows = db.execute(f"select report, field, value, {seal_column(db)} from {tables.values} where report = ?", [report])
    return {field: text for _, field, text in map(opened_row, rows)}


def journal(
    db: sqlite3.Connection, wanted: str, values: Sequence[str | int | None], tables: Tables = DRAFT
) -> Iterator[tuple[str, Edit]]:
    """The edits ``wanted`` (a condition in SQL), each with its report, oldest first.

    Raises RowDamaged, sqlite3.Error.
    """
    rows = db.execute(
        f"select report, {EDIT}, {seal_column(db)} from {tables.edits} where {wanted} order by id", values
    )
    for report, *columns in map(opened_row, rows):
        yield report, Edit(*columns)


def whole(db: sqlite3.Connection, report: str, tables: Tables = DRAFT) -> tuple[dict[str, str], list[Edit]]:
    """Entries and journal of ``report``, or of its ledgers, the one proven by the other.

    Raises RowDamaged, sqlite3.Error.
    """
    found = entries(db, report, tables)
    edits = [edit for _, edit in journal(db, "report = ?", [report], tables)]
    proven: dict[str, str] = {}
    try:
        apply_edits(proven, edits)
    except JournalError:
        raise RowDamaged(report) from None
    if proven != found:
        raise RowDamaged(report)
    return found, edits


def identities(db: sqlite3.Connection) -> dict[str, dict[str, str]]:
    """``report.agency`` and the like of every report, without the prefix. Raises RowDamaged, sqlite3.Error."""
    found: dict[str, dict[str, str]] = {}
    rows = db.execute(  # cross: report by report through the key of value, not through every value there is
        f"select report, field, value, {seal_column(db)} from report cross join value on value.report = report.id"
        f" where field in {_IDENTITY}"
    )
    for report, field, text in map(opened_row, rows):
        found.setdefault(report, {})[field.removeprefix("report.")] = text
    return found


def last_saved(db: sqlite3.Connection) -> dict[str, str]:
    """When each report was last changed, by its last edit, which is sealed. Raises RowDamaged, sqlite3.Error."""
    rows = db.execute(
        f"select edit.report, {EDIT}, {seal_column(db)} from report cross join edit"
        " on edit.id = (select max(id) from edit as own where own.report = report.id)"
    )
    return {report: columns[-1] for report, *columns in map(opened_row, rows)}
