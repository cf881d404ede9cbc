"""The drafts: read by anybody at any time, written through DraftStore by whoever holds the lock."""

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.store import rows, schema
from desktop.store.approvals import ApprovalReader, registration
from desktop.store.backups import backups, changed, make_backup, make_second
from desktop.store.causes import cause, damaged
from desktop.store.connection import FILE, reading, sound
from desktop.store.errors import BackupFolderNotWritable, ReportNotWhole, StoreDamaged, StoreError, StoreTooNew
from desktop.store.ledgers import LedgerReader
from desktop.store.lock import Owner, StoreLock
from desktop.store.opening import make_ready
from desktop.store.recovery import set_aside
from desktop.store.rows import LEDGER
from desktop.store.seals import RowDamaged
from desktop.store.writer import Outcome, Writer
from forms.draft.act import Act
from forms.draft.journal import Edit

if TYPE_CHECKING:
    from forms.draft.revision import Revision

log = logging.getLogger(__name__)


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
    """Reads the store in ``folder``; one that is not there is an empty one, unless it is ``expected``.

    What is read is what was written, or StoreDamaged is raised; another StoreError where it cannot be read now.
    """

    def __init__(self, folder: Path, *, expected: bool = False) -> None:
        self._path, self._expected = folder / FILE, expected

    def reports(self, *, deleted: bool = False) -> list[StoredReport]:
        """The reports, or those in the bin; last saved first, by the journal and not by the clock."""
        wanted = "is not null" if deleted else "is null"
        with self._open() as db:
            named, saved = rows.identities(db), rows.last_saved(db)
            listed = db.execute(
                f"select id, created, saved_at, deleted_at from report where deleted_at {wanted}"
                " order by (select max(id) from edit where report = report.id) desc, rowid desc"
            ).fetchall()
            return [
                _stored_report(id_, named.get(id_, {}), created, saved.get(id_, saved_at), deleted_at)
                for id_, created, saved_at, deleted_at in listed
            ]

    def last_step(self, report: str) -> int:
        """The number of the last step in the journal of ``report``; 0 where there is none."""
        with self._open() as db:
            (number,) = db.execute("select coalesce(max(step), 0) from edit where report = ?", [report]).fetchone()
        return int(number)

    def last_field(self, report: str) -> str:
        """The field of ``report`` that was changed last; empty where there is none."""
        with self._open() as db:
            found = db.execute(
                "select field from edit where report = ? and instr(field, ':') = 0 order by id desc limit 1", [report]
            ).fetchone()
        return found[0] if found else ""

    def entries(self, report: str) -> dict[str, str]:
        """The entries of ``report``."""
        with self._open() as db:
            return rows.entries(db, report)

    def origin(self, report: str) -> str:
        """How ``report`` came to be: the label of the first step of its journal; empty where it has none."""
        with self._open() as db:
            row = db.execute("select label from edit where report = ? order by id limit 1", [report]).fetchone()
        return str(row[0]) if row else ""

    def journal(self, report: str, entry: str | None = None) -> list[Edit]:
        """Every edit of ``report``, or those of one ``entry``, oldest first."""
        with self._open() as db:
            return [edit for _, edit in rows.journal(db, "report = ? and field = coalesce(?, field)", [report, entry])]

    def whole(self, report: str) -> tuple[dict[str, str], list[Edit]]:
        """Entries and journal of ``report`` as of one moment, the one proven by the other."""
        with self._open() as db:
            return rows.whole(db, report)

    def edits_since(self, last: int) -> list[tuple[str, Edit]]:
        """Every edit later than the one with the id ``last``, each with its report, oldest first."""
        with self._open() as db:
            return list(rows.journal(db, "id > ?", [last]))

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
            if self._expected or self._path.exists():
                with reading(self._path) as db:
                    through = schema.applied(db)
                    if schema.too_new(db):
                        raise StoreTooNew
                    if schema.broken(db):
                        raise RowDamaged("migrations")
                    if through:
                        if missing := schema.stand_ins(db):  # written by an earlier version, and only read now
                            db.execute("pragma query_only = off")
                            for make in missing:
                                make(db)
                            db.execute("pragma query_only = on")
                        yield db
                        return
        except (RowDamaged, ValueError) as problem:
            log.error("what was read is damaged: %s", problem)
            raise StoreDamaged(str(self._path)) from None
        except sqlite3.Error as problem:
            log.error("reading failed", exc_info=problem)
            raise StoreDamaged(str(self._path)) if damaged(problem) else cause(problem, self._path) from None
        except (MemoryError, OSError) as problem:
            raise cause(problem, self._path) from None
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as nothing:
            schema.create_empty(nothing)
            yield nothing


def _stored_report(
    id_: str, named: Mapping[str, str], created: str, saved_at: str, deleted_at: str | None
) -> StoredReport:
    """Raises ValueError where the year is no number."""
    agency, short, kind, year, edition = (
        named.get(name, "") for name in ("agency", "short_name", "kind", "year", "edition")
    )
    return StoredReport(id_, agency, short, kind, int(year), edition, created, saved_at, deleted_at)


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
        self.reader = DraftReader(folder, expected=True)
        self._told = told
        self._writer = Writer(self._path, told)
        self.second_folder: Path | None = None  # where backups of its own are kept too
        self._backing_up = threading.Lock()

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
        except OSError as problem:
            raise cause(problem, folder / FILE) from None
        lock = StoreLock(folder, user, host, clock().isoformat(timespec="seconds"))
        try:
            notices, last = make_ready(folder / FILE, clock(), after_unclean_end=lock.after_unclean_end)
            lock.begin(last)
        except (sqlite3.Error, OSError, MemoryError) as problem:
            log.error("the store could not be opened", exc_info=problem)
            lock.release(clean=False)
            raise cause(problem, folder / FILE) from None
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

    def backup(self, *, if_changed: bool = False) -> Path:
        """A checked copy of the store as it is now; ``if_changed``: the last one where it holds the same.

        May be called beside the window. Raises StoreError.
        """
        self.flush()
        with self._backing_up:
            try:
                last = next(iter(backups(self._path)), None)
                made = last if last and if_changed and not changed(self._path) else None
                made = made or make_backup(self._path, self._clock())
            except (sqlite3.Error, OSError) as problem:
                raise cause(problem, self._path) from None
            if self.second_folder:
                make_second(made, self.second_folder, self._lock.host)
        return made

    def second_backup(self) -> None:
        """See to it that the last backup is in the second folder too, if it can be written there."""
        last = next(iter(backups(self._path)), None)
        if self.second_folder and last:
            with self._backing_up, suppress(StoreError):
                make_second(last, self.second_folder, self._lock.host)

    def take_in(self, folder: Path, report: str, *, under: str = "") -> None:
        """Hand over ``report`` of the store in ``folder`` with all that is kept of it, in place of what is here of it.

        ``under``: as another report, with this id. Raises StoreError where it is not whole there.
        """
        from desktop.store.whole_reports import collected, fits, put, renamed  # noqa: PLC0415  -- seldom done

        path = folder / FILE
        try:
            with reading(path) as db:
                found = collected(db, report)
        except (sqlite3.Error, OSError) as problem:
            raise cause(problem, path) from None
        if found is None or not fits(report, found):
            raise ReportNotWhole(report)
        taken, id_ = (renamed(found, under), under) if under else (found, report)

        def change(db: sqlite3.Connection) -> None:
            put(db, id_, taken)
            self._writer.forget(id_)

        self._writer.hand_over(change)

    def pack(self, target: Path, reports: Sequence[str], who: str, settings: Mapping[str, object]) -> None:
        """Put ``reports``, with all that is kept of them, and ``settings`` into a file. Raises StoreError, OSError."""
        from desktop.store.packing import pack  # noqa: PLC0415  -- seldom done

        self.flush()
        made = self._clock().isoformat(timespec="seconds")
        try:
            pack(self._path, target, reports, f"{who}，{made.replace('T', ' ')[:16]}", settings)
        except sqlite3.Error as problem:
            raise cause(problem, self._path) from None

    def go_back(self, backup: Path) -> None:
        """Put what ``backup`` holds in the place of all there is now, which is backed up first.

        Reports that the backup does not know stay. Whoever has a report open must read it anew. Raises StoreError.
        """
        from desktop.store.going_back import go_back  # noqa: PLC0415  -- seldom done

        with suppress(BackupFolderNotWritable):  # the one beside the store is the way back
            self.backup(if_changed=True)
        self._writer.close()
        try:
            with self._backing_up:
                go_back(self._path, backup)
        except (sqlite3.Error, OSError, MemoryError) as problem:
            raise cause(problem, self._path) from None
        finally:
            self._writer = Writer(self._path, self._told)

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @property
    def crashed(self) -> Owner | None:
        """Who had the store open last and did not end well; None after a clean end."""
        return self._lock.crashed

    @property
    def sound(self) -> bool:
        """Whether every page of the file is undamaged; takes a second for each hundred megabytes. Raises StoreError."""
        try:
            return sound(self._path)
        except (sqlite3.Error, OSError) as problem:
            raise cause(problem, self._path) from None

    def mend(self) -> str:
        """Put the damaged file aside and what is whole of it, with the newest backup, in its place; says what was done.

        What was handed over and not written is given up: it was meant for the file as it was. Raises StoreError.
        """
        self._writer.give_up()
        try:
            with self._backing_up:
                return set_aside(self._path, self._clock())
        except (sqlite3.Error, OSError, MemoryError) as problem:
            raise cause(problem, self._path) from None
        finally:
            self._writer = Writer(self._path, self._told)

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
