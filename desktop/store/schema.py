"""The tables of the draft store, and how they came to be: ordered, recorded migrations (sqlite-utils).

``report`` has one row a report, ``value`` its entries, ``edit`` its journal. Agency, year, kind and edition are
entries like any other. ``revision`` keeps what was handed on, ``act`` what was registered of its approval,
``kept_file`` the pages of signed revisions; rows of these three are only ever added. ``ledger_value`` and
``ledger_edit`` are to a report's ledgers what ``value`` and ``edit`` are to itself: apart, so that nothing that reads a
report can meet the name of an applicant. The columns named in ``SEALED`` have a check figure beside them. sqlite-utils
is imported only when something is created or migrated: its import costs a tenth of a second.
"""

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.store.seals import seal

if TYPE_CHECKING:
    from sqlite_utils import Database

SET = "nianbao"
_EDIT = "report, step, action, label, field, at, removed, inserted, undoes, who, [when]"
_JOURNAL = {
    "id": int,
    "report": str,
    "step": int,
    "action": str,
    "label": str,
    "field": str,
    "at": int,
    "removed": str,
    "inserted": str,
    "undoes": int,
    "who": str,
    "when": str,
}
SEALED = {
    "value": "report, field, value",
    "edit": _EDIT,
    "revision": "report, number, form, digest, previous, fingerprint, code, who, [when], remark",
    "act": "report, number, kind, revision, data, who, [when]",
    "ledger_value": "report, field, value",
    "ledger_edit": _EDIT,
}
NAMES = ("m001_reports", "m002_approval", "m003_ledger", "m004_seals")


def applied(db: sqlite3.Connection) -> tuple[str, ...]:
    """The migrations that ``db`` has been through; empty for a new file. Raises sqlite3.DatabaseError if damaged."""
    known = db.execute("select 1 from sqlite_master where name = '_sqlite_migrations'").fetchone()
    if not known:
        return ()
    rows = db.execute("select name from _sqlite_migrations where migration_set = ? order by rowid", [SET])
    return tuple(name for (name,) in rows)


def too_new(db: sqlite3.Connection) -> bool:
    """Whether ``db`` was written by a newer program: it has been through all that this one knows, and more."""
    return set(applied(db)) > set(NAMES)


def broken(db: sqlite3.Connection) -> bool:
    """Whether the record of migrations is not one that a program leaves: unknown ones, and known ones missing."""
    return not too_new(db) and not set(applied(db)) <= set(NAMES)


def seal_column(db: sqlite3.Connection) -> str:
    """What to select as a row's check figure; a store that an earlier program wrote has none."""
    return "seal" if "m004_seals" in applied(db) else "null"


def pending(db: sqlite3.Connection) -> bool:
    """Whether ``db`` needs a migration."""
    return set(NAMES) - set(applied(db)) != set()


def stand_ins(db: sqlite3.Connection) -> list[Callable[[sqlite3.Connection], None]]:
    """What makes, in memory, the tables that ``db`` on disk is too old to have."""
    known = applied(db)
    return [make for name, make in _STAND_INS.items() if name not in known]


def create_empty(db: sqlite3.Connection) -> None:
    """Stand-ins in memory for the tables of a store that has none yet, so that readers find an empty one."""
    db.execute("create table report (id, created, saved_at, deleted_at, saves)")
    db.execute("create table value (report, field, value)")
    db.execute("create table edit (id, report, step, action, label, field, at, removed, inserted, undoes, who, [when])")
    for make in _STAND_INS.values():
        make(db)


def _empty_approval(db: sqlite3.Connection) -> None:
    """Stand-ins for the tables of ``m002_approval``, in memory too where a store on disk is older."""
    db.execute(
        "create temp table revision (report, number, form, digest, previous, fingerprint, code, who, [when], remark)"
    )
    db.execute("create temp table act (report, number, kind, revision, data, who, [when])")
    db.execute("create temp table kept_file (report, act, revision, name, digest, content)")


def _empty_ledger(db: sqlite3.Connection) -> None:
    """Stand-ins for the tables of ``m003_ledger``, in memory too where a store on disk is older."""
    db.execute("create temp table ledger_value (report, field, value)")
    db.execute(
        "create temp table ledger_edit"
        " (id, report, step, action, label, field, at, removed, inserted, undoes, who, [when])"
    )


_STAND_INS = {"m002_approval": _empty_approval, "m003_ledger": _empty_ledger}


def migrate(db: sqlite3.Connection) -> None:
    """Bring ``db`` to this program's schema."""
    from sqlite_utils import Database, Migrations  # noqa: PLC0415

    migrations = Migrations(SET)
    migrations()(m001_reports)
    migrations()(m002_approval)
    migrations()(m003_ledger)
    migrations()(m004_seals)
    migrations.apply(Database(db))


def m001_reports(db: "Database") -> None:
    """Reports, their entries and their journal."""
    db.create_table(
        "report",
        {"id": str, "created": str, "saved_at": str, "deleted_at": str, "saves": int},
        pk="id",
        not_null={"created", "saved_at", "saves"},
    )
    db.create_table(
        "value",
        {"report": str, "field": str, "value": str},
        pk=("report", "field"),
        foreign_keys=[("report", "report", "id")],
    )
    db.create_table(
        "edit",
        _JOURNAL,
        pk="id",
        foreign_keys=[("report", "report", "id")],
    )
    db.table("edit").create_index(["report", "id"])


def m002_approval(db: "Database") -> None:
    """Revisions, what is registered of their approval, and the pages that were signed."""
    report = [("report", "report", "id")]
    db.create_table(
        "revision",
        {
            "report": str,
            "number": int,
            "form": str,
            "digest": str,
            "previous": str,
            "fingerprint": str,
            "code": str,
            "who": str,
            "when": str,
            "remark": str,
        },
        pk=("report", "number"),
        foreign_keys=report,
    )
    db.table("revision").create_index(["code"])
    db.create_table(
        "act",
        {"report": str, "number": int, "kind": str, "revision": int, "data": str, "who": str, "when": str},
        pk=("report", "number"),
        foreign_keys=report,
    )
    db.create_table(
        "kept_file",
        {"report": str, "act": int, "revision": int, "name": str, "digest": str, "content": bytes},
        pk=("report", "act", "name"),
        foreign_keys=report,
    )
    db.table("kept_file").create_index(["digest"])


def m003_ledger(db: "Database") -> None:
    """The ledgers of a report: their entries and their journal."""
    report = [("report", "report", "id")]
    db.create_table(
        "ledger_value",
        {"report": str, "field": str, "value": str},
        pk=("report", "field"),
        foreign_keys=report,
    )
    db.create_table(
        "ledger_edit",
        _JOURNAL,
        pk="id",
        foreign_keys=report,
    )
    db.table("ledger_edit").create_index(["report", "id"])


def m004_seals(db: "Database") -> None:
    """A check figure for each entry, edit, revision and act, of ledgers too (desktop.store.seals)."""
    db.conn.create_function("seal", -1, seal, deterministic=True)
    for table, columns in SEALED.items():
        db.table(table).add_column("seal", int)
        db.execute(f"update [{table}] set seal = seal({columns})")
