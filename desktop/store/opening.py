"""Opening for writing: what a crash left is mended, an older schema migrated, the backup of the day made."""

import logging
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from desktop.store import schema
from desktop.store.backups import changed, due, make_backup
from desktop.store.causes import cause, damaged
from desktop.store.connection import reading, sound, writing_connection
from desktop.store.errors import StoreDamaged, StoreTooNew
from desktop.store.recovery import set_aside

log = logging.getLogger(__name__)


def make_ready(path: Path, now: datetime, *, after_unclean_end: bool) -> tuple[list[str], int]:
    """A sound store of this program's schema at ``path``: what the user should be told, the id of the last edit."""
    notices = []
    if _there(path) and not _readable(path, thoroughly=after_unclean_end):
        notices.append(set_aside(path, now))
    try:
        last = _bring_up(path, now, notices)
    except (sqlite3.Error, StoreDamaged) as problem:
        if isinstance(problem, sqlite3.Error) and not damaged(problem):
            raise
        notices.append(set_aside(path, now))
        last = _bring_up(path, now, notices)
    return notices, last


def _bring_up(path: Path, now: datetime, notices: list[str]) -> int:
    new = not _there(path)
    with closing(writing_connection(path, create=new)) as db:
        if schema.too_new(db):
            raise StoreTooNew
        if schema.pending(db):
            if not new:
                make_backup(path, now)
            schema.migrate(db)
        elif due(path, now) and db.execute("select 1 from report limit 1").fetchone() and changed(path):
            try:
                make_backup(path, now)
            except OSError as problem:  # the store itself is well: that is no reason not to open it
                log.error("no backup of the day", exc_info=problem)
                notices.append(f"今天的自动备份没有做成，草稿库照常使用。{cause(problem, path).message}")
        return int(db.execute("select coalesce(max(id), 0) from edit").fetchone()[0])


def _there(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _readable(path: Path, *, thoroughly: bool) -> bool:
    """Whether the store can be read at all; ``thoroughly`` checks every page. Raises sqlite3.Error if held."""
    try:
        with reading(path) as db:
            if schema.broken(db):
                return False
    except sqlite3.DatabaseError as problem:
        if damaged(problem):
            return False
        raise
    return not thoroughly or sound(path)
