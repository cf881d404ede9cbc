"""Connections to the one SQLite file: for writing by the writer alone, for reading by anybody at any time."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from desktop.store.causes import damaged

FILE = "drafts.sqlite"
BUSY_SECONDS = 5.0


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection without implicit transactions; ``mode`` is ``rwc``, ``rw`` or ``ro``."""
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def writing_connection(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """The connection that writes: a change is on the disk when its transaction ends, with no second file beside it.

    A file that is gone is an error unless it may be ``create``d: the share comes back, an empty store would stay.
    """
    db = connect(path, "rwc" if create else "rw")
    try:
        db.execute("pragma journal_mode = truncate")
        db.execute("pragma synchronous = full")
        db.execute("pragma foreign_keys = on")
    except BaseException:
        db.close()
        raise
    return db


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads, and sees one state of the store from its first question to its last.

    It may roll back what a killed writer left, so it opens for writing if it can. In one transaction: else each
    question looks at the disk again for what a writer may have left.
    """
    db = None
    try:
        db = connect(path, "rw")
        db.execute("pragma query_only = on")
        db.execute("begin")
        db.execute("select 1 from sqlite_master").fetchone()
    except sqlite3.DatabaseError as problem:
        if db is not None:
            db.close()
        if isinstance(problem, sqlite3.OperationalError) and not held(problem):
            db = connect(path, "ro")
            db.execute("begin")
        else:
            raise
    with closing(db):
        yield db


def held(problem: sqlite3.Error) -> bool:
    """Whether another process kept the file from us for as long as we waited."""
    return (getattr(problem, "sqlite_errorcode", 0) & 0xFF) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def sound(path: Path) -> bool:
    """Whether the file at ``path`` is an undamaged database.

    Raises sqlite3.Error where it cannot be told: a file that a virus scanner holds is not a damaged one.
    """
    try:
        with reading(path) as db:
            return bool(db.execute("pragma quick_check").fetchone() == ("ok",))
    except sqlite3.DatabaseError as problem:
        if damaged(problem):
            return False
        raise
