"""The tables of the draft store, and how they came to be: ordered, recorded migrations (sqlite-utils).

``report`` has one row a report, ``value`` its entries, ``edit`` its journal. Agency, year, kind and edition are
entries like any other. sqlite-utils is imported only when something is created or migrated: its import costs a
tenth of a second.
"""

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

SET = "nianbao"
NAMES = ("m001_reports",)


def applied(db: sqlite3.Connection) -> tuple[str, ...]:
    """The migrations that ``db`` has been through; empty for a new file. Raises sqlite3.DatabaseError if damaged."""
    known = db.execute("select 1 from sqlite_master where name = '_sqlite_migrations'").fetchone()
    if not known:
        return ()
    rows = db.execute("select name from _sqlite_migrations where migration_set = ? order by rowid", [SET])
    return tuple(name for (name,) in rows)


def too_new(db: sqlite3.Connection) -> bool:
    """Whether ``db`` was written by a newer program."""
    return any(name not in NAMES for name in applied(db))


def pending(db: sqlite3.Connection) -> bool:
    """Whether ``db`` needs a migration."""
    return set(NAMES) - set(applied(db)) != set()


def create_empty(db: sqlite3.Connection) -> None:
    """Stand-ins in memory for the tables of a store that has none yet, so that readers find an empty one."""
    db.execute("create table report (id, created, saved_at, deleted_at, saves)")
    db.execute("create table value (report, field, value)")
    db.execute("create table edit (id, report, step, action, label, field, at, removed, inserted, undoes, who, [when])")


def migrate(db: sqlite3.Connection) -> None:
    """Bring ``db`` to this program's schema."""
    from sqlite_utils import Database, Migrations  # noqa: PLC0415

    migrations = Migrations(SET)
    migrations()(m001_reports)
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
        {
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
        },
        pk="id",
        foreign_keys=[("report", "report", "id")],
    )
    db.table("edit").create_index(["report", "id"])
