"""The drafts: read by anybody at any time, written through DraftStore by whoever holds the lock."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.store import schema
from desktop.store.approvals import ApprovalReader, registration
from desktop.store.backups import backups, copy_backup, due, make_backup
from desktop.store.connection import FILE, reading, sound, writing_connection
from desktop.store.errors import StoreDamaged, StoreError, StoreNotWritable, StoreTooNew
from desktop.store.ledgers import LedgerReader
from desktop.store.lock import StoreLock
from desktop.store.recovery import set_aside
from desktop.store.writer import EDIT, LEDGER, Outcome, Writer
from forms.draft.act import Act
from forms.draft.journal import Edit

if TYPE_CHECKING:
    from forms.draft.revision import Revision


class StoredReport(NamedTuple):
    """One line of the list of reports. Times are ISO 8601, local; ``deleted_at`` is None outside the bin."""

    id: str
    agency: str
    short_name: str
    kind: str
    year: int
    edition: str
    created: str
    saved_at: str
    deleted_at: str | None


class DraftReader:
    """Reads the store in ``folder``; a store that is not there is an empty one. Raises StoreDamaged, StoreTooNew."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def reports(self, *, deleted: bool = False) -> list[StoredReport]:
        """The reports, or those in the bin; last saved first."""
        names = ("agency", "short_name", "kind", "year", "edition")
        columns = ", ".join(
            f"coalesce((select value from value where report = id and field = 'report.{name}'), '')" for name in names
        )
        wanted = "is not null" if deleted else "is null"
        with self._open() as db:
            rows = db.execute(
                f"select id, {columns}, created, saved_at, deleted_at from report"
                f" where deleted_at {wanted} order by saved_at desc, rowid desc"
            ).fetchall()
        return [
            StoredReport(id_, agency, short, kind, int(year), edition, *times)
            for id_, agency, short, kind, year, edition, *times in rows
        ]

    def last_step(self, report: str) -> int:
        """The number of the last step in the journal of ``report``; 0 where there is none."""
        with self._open() as db:
            (number,) = db.execute("select coalesce(max(step), 0) from edit where report = ?", [report]).fetchone()
        return int(number)

    def entries(self, report: str) -> dict[str, str]:
        """The entries of ``report``."""
        with self._open() as db:
            return dict(db.execute("select field, value from value where report = ?", [report]).fetchall())

    def origin(self, report: str) -> str:
        """How ``report`` came to be: the label of the first step of its journal; empty where it has none."""
        with self._open() as db:
            row = db.execute("select label from edit where report = ? order by id limit 1", [report]).fetchone()
        return str(row[0]) if row else ""

    def journal(self, report: str, entry: str | None = None) -> list[Edit]:
        """Every edit of ``report``, or those of one ``entry``, oldest first."""
        with self._open() as db:
            rows = db.execute(
                f"select {EDIT} from edit where report = ? and field = coalesce(?, field) order by id",
                [report, entry],
            ).fetchall()
        return [Edit(*row) for row in rows]

    @property
    def ledgers(self) -> LedgerReader:
        """The ledgers beside the reports."""
        return LedgerReader(self._open)

    @property
    def approvals(self) -> ApprovalReader:
        """Revisions, registered acts and kept files."""
        return ApprovalReader(self._open)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            if self._path.exists():
                with reading(self._path) as db:
                    if schema.too_new(db):
                        raise StoreTooNew
                    if schema.applied(db):
                        if schema.pending(db):  # written by an earlier version, and only read now
                            db.execute("pragma query_only = off")
                            for missing in schema.stand_ins(db):
                                missing(db)
                            db.execute("pragma query_only = on")
                        yield db
                        return
        except sqlite3.DatabaseError:
            raise StoreDamaged(str(self._path)) from None
        with closing(sqlite3.connect(":memory:")) as nothing:
            schema.create_empty(nothing)
            yield nothing


class DraftStore:
    """Writing access to the store in ``folder``. Open it with ``DraftStore.open``."""

    def __init__(
        self,
        folder: Path,
        lock: StoreLock,
        notices: Sequence[str],
        clock: Callable[[], datetime],
        told: Callable[[Outcome], None],
    ) -> None:
        self._path, self._lock, self._clock = folder / FILE, lock, clock
        self.notices = list(notices)
        self.reader = DraftReader(folder)
        self._writer = Writer(self._path, told)
        self._second_folder: Path | None = None

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        user: str,
        host: str,
        clock: Callable[[], datetime],
        told: Callable[[Outcome], None] = lambda outcome: None,
    ) -> "DraftStore":
        """Take the lock, mend what a crash left, migrate, back up if due. Raises StoreError."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise StoreNotWritable(str(folder)) from None
        lock = StoreLock(folder, user, host, clock().isoformat(timespec="seconds"))
        try:
            notices = _make_ready(folder / FILE, clock(), after_unclean_end=lock.after_unclean_end)
        except (sqlite3.Error, OSError):
            lock.release(clean=False)
            raise StoreNotWritable(str(folder)) from None
        except StoreError:
            lock.release(clean=not lock.after_unclean_end)
            raise
        return cls(folder, lock, notices, clock, told)

    def append(self, report: str, edits: Sequence[Edit], *, created: bool = False) -> None:
        """Hand the edits of one act to the writer; returns at once. ``created``: they make the report."""
        self._writer.hand_over(lambda db: self._writer.append(db, report, edits, created=created))

    def append_to_ledger(self, report: str, edits: Sequence[Edit]) -> None:
        """Hand the edits of one act on the ledgers of ``report`` to the writer; returns at once."""
        self._writer.hand_over(lambda db: self._writer.append(db, report, edits, created=False, tables=LEDGER))

    def register(
        self, report: str, act: Act, *, revision: "Revision | None" = None, files: Mapping[str, bytes] | None = None
    ) -> None:
        """Hand over an act of approval with the revision it makes and the files kept with it, as one transaction."""
        self._writer.hand_over(registration(report, act, revision, files or {}))

    def delete(self, report: str) -> None:
        """Put ``report`` into the bin."""
        when = self._clock().isoformat(timespec="seconds")
        self._set_deleted(report, when)

    def restore(self, report: str) -> None:
        """Take ``report`` out of the bin."""
        self._set_deleted(report, None)

    def flush(self) -> None:
        """Wait until everything handed over is on the disk. Raises the StoreError that prevents it."""
        self._writer.flush()

    def try_again(self) -> None:
        """Try once more to write what could not be written; returns at once."""
        self._writer.try_again()

    def backup(self) -> Path:
        """A checked copy of the store as it is now. Raises StoreError."""
        self.flush()
        try:
            made = make_backup(self._path, self._clock())
        except (sqlite3.Error, OSError):
            raise StoreNotWritable(str(self._path.parent)) from None
        if self._second_folder:
            copy_backup(made, self._second_folder)
        return made

    def set_backup_folder(self, folder: Path | None) -> None:
        """Keep a copy of the backups in ``folder`` too; the newest one at once, if it can be written there."""
        self._second_folder = folder
        newest = next(iter(backups(self._path)), None) if folder else None
        if folder and newest:
            with suppress(StoreError):
                copy_backup(newest, folder)

    def close(self) -> None:
        """Write what is left, end the writer, let go of the lock."""
        self._writer.close()
        self._lock.release(clean=True)

    def _set_deleted(self, report: str, when: str | None) -> None:
        def change(db: sqlite3.Connection) -> None:
            db.execute("update report set deleted_at = ? where id = ?", [when, report])

        self._writer.hand_over(change)


def open_reader(folder: Path) -> DraftReader:
    """The store in ``folder`` for reading, without the lock."""
    return DraftReader(folder)


def _make_ready(path: Path, now: datetime, *, after_unclean_end: bool) -> list[str]:
    """A sound store of this program's schema at ``path``; returns what the user should be told."""
    notices = []
    if path.exists() and path.stat().st_size and not _readable(path, thoroughly=after_unclean_end):
        notices.append(set_aside(path, now))
    new = not path.exists() or path.stat().st_size == 0
    db = writing_connection(path)
    try:
        if schema.too_new(db):
            raise StoreTooNew
        if schema.pending(db):
            if not new:
                make_backup(path, now)
            schema.migrate(db)
        elif due(path, now) and db.execute("select 1 from report limit 1").fetchone():
            make_backup(path, now)
    finally:
        db.close()
    return notices


def _readable(path: Path, *, thoroughly: bool) -> bool:
    """Whether the store can be read at all; ``thoroughly`` checks every page."""
    if thoroughly:
        return sound(path)
    try:
        with reading(path) as db:
            schema.applied(db)
    except sqlite3.DatabaseError:
        return False
    return True
