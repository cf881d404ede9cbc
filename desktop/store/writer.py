"""The writer: one thread that owns the only writing connection.

Whoever has a change hands it over and goes on; the thread writes whatever has come meanwhile in one transaction. What
cannot be written stays in memory, is told, and is tried again.
"""

import logging
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from desktop.store.causes import cause
from desktop.store.connection import writing_connection
from desktop.store.errors import DraftChangedElsewhere, ReportExists, ReportUnknown, StoreDamaged, StoreError
from desktop.store.rows import DRAFT, EDIT, Tables
from desktop.store.seals import RowDamaged, opened_row, sealed
from forms.draft.journal import Edit, JournalError, apply_edits

log = logging.getLogger(__name__)

Change = Callable[[sqlite3.Connection], None]


class Outcome(NamedTuple):
    """What the writer tells after each attempt: None for saved, else why not."""

    failure: StoreError | None


def _let_go(db: sqlite3.Connection | None) -> None:
    """Let go of ``db``, whatever state it is in."""
    if db is not None:
        with suppress(sqlite3.Error):
            db.close()


class Writer:
    """Writes to the store at ``path``; ``told`` is called from the thread after each attempt."""

    def __init__(self, path: Path, told: Callable[[Outcome], None]) -> None:
        self._path, self._told = path, told
        self._changed = threading.Condition()
        self._waiting: list[Change] = []
        self._failure: StoreError | None = None
        self._attempts_wanted = 0
        self._attempts_made = 0
        self._ending = False
        self._stuck = 0  # how many changes the last attempt could not write
        self._saves: dict[str, int] = {}
        self._thread = threading.Thread(target=self._run, name="draft-writer", daemon=True)
        self._thread.start()

    def hand_over(self, change: Change) -> None:
        """Take ``change`` to be written; returns at once."""
        with self._changed:
            self._waiting.append(change)
            self._changed.notify_all()

    def flush(self) -> None:
        """Wait until everything handed over is on the disk. Raises the StoreError that prevents it."""
        with self._changed:
            self._attempts_wanted += 1
            wanted = self._attempts_wanted
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._attempts_made >= wanted)
            if self._failure is not None:
                raise self._failure

    def try_again(self) -> None:
        """Have the thread try once more; returns at once."""
        with self._changed:
            self._attempts_wanted += 1
            self._changed.notify_all()

    def give_up(self) -> None:
        """End the thread without what it has not written."""
        with self._changed:
            self._waiting.clear()
        self.close()

    def close(self) -> None:
        """Write what is left and end the thread."""
        with self._changed:
            self._ending = True
            self._changed.notify_all()
        self._thread.join()

    def _run(self) -> None:
        db: sqlite3.Connection | None = None
        while True:
            with self._changed:
                # Something new came, somebody waits for an attempt, or it is over; a failure alone is not retried
                # in a loop but with the next change or flush.
                self._changed.wait_for(self._has_work)
                batch, wanted, ending = list(self._waiting), self._attempts_wanted, self._ending
            failure = None
            if batch:
                try:
                    db = db or writing_connection(self._path)
                    self._write(db, batch)
                except Exception as problem:  # the thread must outlive whatever it is: others wait for it
                    failure = self._named(problem)
                    _let_go(db)
                    db = None  # one opened while the folder was read-only would stay so
                self._told(Outcome(failure))
            with self._changed:
                if failure is None:
                    del self._waiting[: len(batch)]
                self._stuck = min(len(batch), len(self._waiting)) if failure else 0
                self._failure, self._attempts_made = failure, wanted
                self._changed.notify_all()
                if ending and (failure or not self._waiting):
                    break
        if db:
            db.close()

    def _has_work(self) -> bool:
        return len(self._waiting) > self._stuck or self._attempts_wanted > self._attempts_made or self._ending

    def _write(self, db: sqlite3.Connection, batch: Sequence[Change]) -> None:
        saves = dict(self._saves)
        db.execute("begin immediate")
        try:
            for change in batch:
                change(db)
            db.execute("commit")
        except BaseException:
            self._saves = saves
            if db.in_transaction:
                db.execute("rollback")
            raise

    def _named(self, problem: Exception) -> StoreError:
        log.error("saving failed: %s", type(problem).__name__, exc_info=problem)
        if isinstance(problem, JournalError):
            return DraftChangedElsewhere()
        return StoreDamaged(str(self._path)) if isinstance(problem, RowDamaged) else cause(problem, self._path)

    def append(
        self,
        db: sqlite3.Connection,
        report: str,
        edits: Sequence[Edit],
        *,
        created: bool,
        tables: Tables = DRAFT,
    ) -> None:
        """Journal rows, value rows and the report's own row, inside the transaction that is open on ``db``."""
        when = edits[-1].when
        known = db.execute("select saves from report where id = ?", [report]).fetchone()
        if created and known is None:
            db.execute("insert into report (id, created, saved_at, saves) values (?, ?, ?, 0)", [report, when, when])
            known = (0,)
        elif known is None:
            raise ReportUnknown(report)
        elif created and report not in self._saves:
            raise ReportExists(report)
        # The net under a lock that a file server got wrong: nobody else may have saved since we last did.
        if known[0] != self._saves.setdefault(report, known[0]):
            raise DraftChangedElsewhere
        _put(db, report, edits, tables)
        self._saves[report] += 1
        db.execute("update report set saved_at = ?, saves = ? where id = ?", [when, self._saves[report], report])

    def forget(self, report: str) -> None:
        """Its row is another now: how often it was saved is read anew."""
        self._saves.pop(report, None)


def _put(db: sqlite3.Connection, report: str, edits: Sequence[Edit], tables: Tables) -> None:
    entries: dict[str, str] = {}
    for field in {edit.field for edit in edits}:
        row = db.execute(
            f"select report, field, value, seal from {tables.values} where report = ? and field = ?", [report, field]
        ).fetchone()
        if row:
            entries[field] = opened_row(row)[-1]
    before = dict(entries)
    apply_edits(entries, edits)
    for field in before.keys() - entries.keys():
        db.execute(f"delete from {tables.values} where report = ? and field = ?", [report, field])
    db.executemany(
        f"insert or replace into {tables.values} (report, field, value, seal) values (?, ?, ?, ?)",
        [sealed(report, field, text) for field, text in entries.items() if before.get(field) != text],
    )
    db.executemany(
        f"insert into {tables.edits} (report, {EDIT}, seal) values (?{', ?' * (len(Edit._fields) + 1)})",
        [sealed(report, *edit) for edit in edits],
    )
