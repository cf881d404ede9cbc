"""Backups in a folder beside the store, by SQLite's online backup: whole, checked, numbered, thinned by age.

A second folder holds backups of its own, numbered and thinned like the first. They are made from the one just made:
a slow stick or share never keeps the store from being written. Their names say whose they are: several computers may
have chosen one folder.
"""

import re
import sqlite3
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from desktop.store.connection import connect, reading, sound
from desktop.store.errors import BackupFolderNotWritable, StoreDamaged
from desktop.store.thinning import staying

FOLDER = "backups"
EVERY = timedelta(hours=24)
_OF = "@"
_STAMP = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"(?P<stem>.+)-(?P<stamp>[0-9]{8}-[0-9]{6})(?:-(?P<number>[0-9]+))?")


class Named(NamedTuple):
    """What the name of a backup says: its number (0: of an earlier program, which gave none) and its time."""

    number: int
    when: datetime


def make_backup(store: Path, now: datetime) -> Path:
    """A checked copy of ``store``; returns its path. Raises StoreDamaged, sqlite3.Error, OSError."""
    return _make(store, store.parent / FOLDER, store.stem, now)


def make_second(backup: Path, folder: Path, host: str) -> Path:
    """A backup in ``folder`` of what ``backup`` of the computer ``host`` holds, unless it is there.

    Raises BackupFolderNotWritable.
    """
    named = _named(backup)
    whose = re.sub(r"\W+", "-", host)
    stem = f"{_stem(backup)}{_OF}{whose}"
    try:
        made = next((each for each in _listed(folder, stem) if taken_at(each) == taken_at(backup)), None)
        return made or _make(backup, folder, stem, named.when if named else datetime.now())
    except (sqlite3.Error, OSError, StoreDamaged):
        raise BackupFolderNotWritable(str(folder)) from None


def backups(store: Path) -> list[Path]:
    """The backups beside ``store``, the last made first."""
    return _listed(store.parent / FOLDER, store.stem)


def backups_in(folder: Path, store: Path) -> list[Path]:
    """The backups in a second folder, of this computer and of others, the last made first. Raises OSError."""
    found = [(named.when, each) for each in folder.glob(f"{store.stem}[-{_OF}]*.sqlite") if (named := _named(each))]
    return [each for _, each in sorted(found, reverse=True)]


def computer(backup: Path) -> str:
    """The computer whose backup this is, where its name says so."""
    return _stem(backup).partition(_OF)[2]


def taken_at(backup: Path) -> datetime | None:
    """When a backup was made, by its name."""
    named = _named(backup)
    return named.when if named else None


def due(store: Path, now: datetime) -> bool:
    """Whether the last backup is older than a day, or there is none; a clock set back makes none due."""
    newest = next(iter(backups(store)), None)
    made = taken_at(newest) if newest else None
    return made is None or now - made >= EVERY


def changed(store: Path) -> bool:
    """Whether ``store`` holds anything else than its last backup. Raises sqlite3.Error."""
    newest = next(iter(backups(store)), None)
    if newest is None:
        return True
    try:
        kept = _state(newest)
    except sqlite3.Error:
        return True
    return kept != _state(store)


def _state(path: Path) -> tuple[object, ...]:
    """What differs after whatever was written: each act counts up in one of these."""
    with reading(path) as db:
        return tuple(
            db.execute(f"select {what}").fetchone()
            for what in (
                "group_concat(id || saves || coalesce(deleted_at, '')) from (select * from report order by id)",
                "max(id), count(*) from edit",
                "max(id), count(*) from ledger_edit",
                "max(rowid), count(*) from act",
                "group_concat(name) from _sqlite_migrations",
            )
        )


def _make(source: Path, folder: Path, stem: str, now: datetime) -> Path:
    folder.mkdir(exist_ok=True)
    there = _listed(folder, stem)
    number = 1 + max((named.number for each in there if (named := _named(each))), default=0)
    target = folder / f"{stem}-{now.strftime(_STAMP)}-{number:05}.sqlite"
    half = target.with_suffix(".part")
    for left in folder.glob(f"{stem}-*.part"):
        if _stem(left) == stem:  # of one that was broken off
            left.unlink(missing_ok=True)
    try:
        with reading(source) as origin, closing(connect(half, "rwc")) as copy:
            origin.backup(copy)
        if not sound(half):
            raise StoreDamaged(str(source))
        half.replace(target)
    except BaseException:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise
    _thin(folder, stem)
    return target


def _thin(folder: Path, stem: str) -> None:
    made = [(each, named.when) for each in reversed(_listed(folder, stem)) if (named := _named(each))]
    kept = staying([when for _, when in made])
    for index, (each, _) in enumerate(made):
        if index not in kept:
            with suppress(OSError):  # somebody reads it; the next time
                each.unlink(missing_ok=True)


def _listed(folder: Path, stem: str) -> list[Path]:
    found = [
        (named, each) for each in folder.glob(f"{stem}-*.sqlite") if _stem(each) == stem and (named := _named(each))
    ]
    return [each for _, each in sorted(found, reverse=True)]


def _stem(backup: Path) -> str:
    fits = _NAME.fullmatch(backup.stem)
    return fits["stem"] if fits else backup.stem


def _named(backup: Path) -> Named | None:
    fits = _NAME.fullmatch(backup.stem)
    if fits is None:
        return None
    try:
        return Named(int(fits["number"] or 0), datetime.strptime(fits["stamp"], _STAMP))
    except ValueError:
        return None
