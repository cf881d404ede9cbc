"""Backups beside the store, by SQLite's online backup: whole, checked, and kept to the newest twenty."""

import shutil
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from desktop.store.connection import connect, reading, sound
from desktop.store.errors import BackupFolderNotWritable, StoreDamaged

FOLDER = "backups"
KEPT = 20
EVERY = timedelta(hours=24)
_STAMP = "%Y%m%d-%H%M%S"


def make_backup(store: Path, now: datetime) -> Path:
    """A checked copy of ``store``; returns its path. Raises StoreDamaged, sqlite3.Error, OSError."""
    folder = store.parent / FOLDER
    folder.mkdir(exist_ok=True)
    target = folder / f"{store.stem}-{now.strftime(_STAMP)}.sqlite"
    half = target.with_suffix(".part")
    half.unlink(missing_ok=True)
    with reading(store) as source, closing(connect(half, "rwc")) as copy:
        source.backup(copy)
    if not sound(half):
        half.unlink()
        raise StoreDamaged(str(store))
    half.replace(target)
    for old in backups(store)[KEPT:]:
        old.unlink(missing_ok=True)
    return target


def copy_backup(backup: Path, folder: Path) -> None:
    """A copy of ``backup`` in a second folder, kept to the newest there too. Raises BackupFolderNotWritable."""
    target = folder / backup.name
    if target.exists():
        return
    half = target.with_suffix(".part")
    try:
        shutil.copyfile(backup, half)
        half.replace(target)
        for old in sorted(folder.glob(f"{backup.name.partition('-')[0]}-*.sqlite"), reverse=True)[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        raise BackupFolderNotWritable(str(folder)) from None


def backups(store: Path) -> list[Path]:
    """The backups there are, newest first."""
    return sorted((store.parent / FOLDER).glob(f"{store.stem}-*.sqlite"), reverse=True)


def taken_at(backup: Path) -> datetime | None:
    """When a backup was made, by its name."""
    try:
        day, _, time = backup.stem[-15:].partition("-")
        return datetime.fromisoformat(f"{day}T{time}")
    except ValueError:
        return None


def due(store: Path, now: datetime) -> bool:
    """Whether the newest backup is older than a day, or there is none; a clock set back makes none due."""
    newest = next(iter(backups(store)), None)
    made = taken_at(newest) if newest else None
    return made is None or now - made >= EVERY
