"""Backups opened to be looked into, and the whole store put back to one. No backup is ever written to."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from desktop.store import schema
from desktop.store.backups import backups, backups_in, computer, taken_at
from desktop.store.causes import damaged
from desktop.store.connection import FILE, connect, reading, sound
from desktop.store.errors import BackupDamaged, BackupTooNew, StoreDamaged
from desktop.store.whole_reports import take


class Backup(NamedTuple):
    """One file: ``when`` it was made as shown, its ``size`` in bytes, how many ``reports`` (None: cannot be read).

    ``where``: in words, for one in the second folder; empty for one beside the store.
    """

    path: Path
    when: str
    size: int
    reports: int | None
    where: str


def listed(store: Path, second: Path | None) -> list[Backup]:
    """The backups of ``store``, the last made first, and after them those in the ``second`` folder."""
    found = [(each, "") for each in backups(store)]
    with suppress(OSError):
        found += [(each, f"另一份 {computer(each)}".strip()) for each in (backups_in(second, store) if second else ())]
    listing = []
    for path, where in found:
        with suppress(OSError):  # thinned meanwhile
            listing.append(Backup(path, made_when(path), path.stat().st_size, _reports(path), where))
    return listing


def made_when(backup: Path) -> str:
    """When ``backup`` was made, in words; its name where that does not say it."""
    when = taken_at(backup)
    return f"{when:%Y-%m-%d %H:%M}" if when else backup.name


@contextmanager
def opened(backup: Path) -> Iterator[Path]:
    """A folder with a store as ``backup`` holds it, in this program's schema, for as long as it is needed.

    Raises BackupDamaged, BackupTooNew, OSError.
    """
    with TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as folder:
        _bring_here(backup, Path(folder) / FILE)
        try:
            yield Path(folder)
        except StoreDamaged as found:  # row by row it is not what was written
            if Path(found.path).parent != Path(folder):
                raise
            raise BackupDamaged(backup.name) from None


def go_back(store: Path, backup: Path) -> None:
    """Put what ``backup`` holds in the place of ``store``, with each report of now that it does not know.

    Raises BackupDamaged, BackupTooNew, StoreDamaged, sqlite3.Error, OSError; everything is as it was then.
    """
    half = store.with_suffix(".part")
    half.unlink(missing_ok=True)
    try:
        _bring_here(backup, half)
        with reading(store) as now, closing(connect(half, "rw")) as target:
            known = {report for (report,) in target.execute("select id from report")}
            for (report,) in now.execute("select id from report order by rowid").fetchall():
                if report not in known and not take(now, report, target):
                    raise StoreDamaged(str(store))
        half.replace(store)
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def _bring_here(backup: Path, target: Path) -> None:
    try:
        shutil.copyfile(backup, target)
        if not sound(target):
            raise BackupDamaged(backup.name)
        with closing(connect(target, "rw")) as db:
            if schema.too_new(db):
                raise BackupTooNew(backup.name)
            if schema.broken(db) or not schema.applied(db):
                raise BackupDamaged(backup.name)
            if schema.pending(db):
                schema.migrate(db)
    except sqlite3.Error as problem:
        if damaged(problem):
            raise BackupDamaged(backup.name) from None
        raise


def _reports(path: Path) -> int | None:
    try:
        with closing(connect(path, "ro")) as db:
            (number,) = db.execute("select count(*) from report where deleted_at is null").fetchone()
    except sqlite3.Error:
        return None
    return int(number)
