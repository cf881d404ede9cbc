"""One report with all that is kept of it, taken from one store and put into another.

A report is whole when each of its rows is what was written and its journal leads to its entries; only whole ones are
taken.
"""

import sqlite3
from contextlib import closing, nullcontext
from typing import Any

from desktop.store import rows, schema
from desktop.store.approvals import ApprovalReader
from desktop.store.errors import StoreError
from desktop.store.seals import RowDamaged, sealed

Rows = dict[str, list[dict[str, Any]]]  # by table, as they stand in the store


def collected(source: sqlite3.Connection, report: str) -> Rows | None:
    """The rows of ``report`` in the store ``source`` of this program's schema; None where it is not whole."""
    try:
        _prove(source, report)
        if not rows.entries(source, report):
            return None
        found = {}
        for table, (key, columns) in _tables(source).items():
            named = ", ".join(f"[{each}]" for each in columns)
            listed = source.execute(f"select {named} from [{table}] where [{key}] = ? order by rowid", [report])
            found[table] = [dict(zip(columns, row, strict=True)) for row in listed.fetchall()]
    except (sqlite3.Error, RowDamaged, StoreError, ValueError):
        return None
    return found if len(found["report"]) == 1 else None


def put(target: sqlite3.Connection, report: str, found: Rows) -> None:
    """Have ``target`` hold of ``report`` just the rows ``found``. Raises sqlite3.Error."""
    tables = _tables(target)
    for table in sorted(tables, key=lambda name: name == "report"):
        target.execute(f"delete from [{table}] where [{tables[table][0]}] = ?", [report])
    for table in sorted(tables, key=lambda name: name != "report"):
        columns = tables[table][1]
        target.executemany(
            f"insert into [{table}] ({', '.join(f'[{each}]' for each in columns)})"
            f" values ({', '.join('?' * len(columns))})",
            [tuple(row.get(each) for each in columns) for row in found.get(table, ())],
        )


def fits(report: str, found: Rows) -> bool:
    """Whether the rows ``found`` can be put into a store: they may come from a file that somebody made."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as empty:
        schema.migrate(empty)
        try:
            put(empty, report, found)
            return collected(empty, report) is not None
        except sqlite3.Error:
            return False


def take(source: sqlite3.Connection, report: str, target: sqlite3.Connection) -> bool:
    """Whether ``report`` was whole in ``source`` and is in ``target`` now. Raises sqlite3.Error."""
    found = collected(source, report)
    if found is None:
        return False
    target.execute("begin")
    try:
        put(target, report, found)
        same = _prove(target, report) == _prove(source, report)  # an index and its table may differ
    except (sqlite3.IntegrityError, RowDamaged):
        same = False
    target.execute("commit" if same else "rollback")
    return same


def renamed(found: Rows, report: str) -> Rows:
    """The same report under the id ``report``: its check figures are computed anew."""
    made: Rows = {}
    for table, listed in found.items():
        made[table] = []
        for row in listed:
            changed = {**row, "id" if table == "report" else "report": report}
            if "seal" in changed:
                *_, changed["seal"] = sealed(*(value for name, value in changed.items() if name != "seal"))
            made[table].append(changed)
    return made


def _prove(source: sqlite3.Connection, report: str) -> list[object]:
    """All that is kept of a report, its ledgers and its approval.

    Raises RowDamaged where it is not what was written.
    """
    approvals = ApprovalReader(lambda: nullcontext(source))
    found: list[object] = [rows.whole(source, report), rows.whole(source, report, rows.LEDGER)]
    found += [approvals.acts(report), approvals.revisions(report)]
    for revision in approvals.revisions(report):
        for (name,) in source.execute(
            "select distinct name from kept_file where report = ? and revision = ?", [report, revision.number]
        ).fetchall():
            found.append(approvals.kept_file(report, revision.number, name))
    return found


def _tables(db: sqlite3.Connection) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Each table that holds rows of reports: the column that names the report, and the columns to copy.

    Edits are numbered anew: their order within the report is what counts.
    """
    found = {}
    for (table,) in db.execute("select name from sqlite_master where type = 'table'").fetchall():
        columns = tuple(name for _, name, *_ in db.execute(f"pragma table_info([{table}])"))
        key = "id" if table == "report" else "report"
        if key in columns:
            found[table] = (key, tuple(each for each in columns if table == "report" or each != "id"))
    return found
