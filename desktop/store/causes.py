"""Why the disk or SQLite refused, as the failure that has a sentence for the clerk.

SQLite's result codes: https://sqlite.org/rescode.html. Where one stands for several causes (CANTOPEN, IOERR), the
folder itself is asked: whether it is there, has room, may be written.
"""

import errno
import os
import shutil
import sqlite3
from pathlib import Path

from desktop.store.errors import (
    DiskFault,
    DiskFull,
    FolderGone,
    FolderReadOnly,
    OutOfMemory,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreNotWritable,
)

DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _numbers(names: str) -> frozenset[int]:
    """Those of the named errors that this system knows."""
    return frozenset(getattr(errno, name) for name in names.split() if hasattr(errno, name))


_FULL = _numbers("ENOSPC EDQUOT EFBIG")
_READ_ONLY = _numbers("EROFS EACCES EPERM")
_BUSY = _numbers("EBUSY EAGAIN ETXTBSY")
_GONE = _numbers("ENOENT ENOTDIR ESTALE ENODEV ENXIO ENOTCONN ETIMEDOUT ENETDOWN ENETUNREACH EHOSTDOWN EHOSTUNREACH")
_HELD_BY_WINDOWS = (32, 33)  # sharing violation, lock violation: somebody else has the file open
_HELD_BY_SQLITE = (
    *(sqlite3.SQLITE_IOERR_LOCK, sqlite3.SQLITE_IOERR_RDLOCK, sqlite3.SQLITE_IOERR_UNLOCK),
    *(sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK, sqlite3.SQLITE_IOERR_BLOCKED),
)
_SMALLEST_ROOM = 64 * 1024  # bytes; less than a transaction with its journal needs


def cause(problem: BaseException, path: Path) -> StoreError:
    """The failure that ``problem`` with the store at ``path`` was."""
    if isinstance(problem, StoreError):
        return problem
    if isinstance(problem, MemoryError):
        return OutOfMemory()
    if isinstance(problem, sqlite3.Error):
        return _of_sqlite(problem, path)
    if isinstance(problem, OSError):
        return _of_system(problem, path)
    return StoreNotWritable(str(path.parent))


def damaged(problem: sqlite3.Error) -> bool:
    """Whether ``problem`` says that the file is no sound store: its pages, or the tables that should be there.

    A file that is held or cannot be reached says nothing of the kind.
    """
    code = getattr(problem, "sqlite_errorcode", None)
    return code is None or code & 0xFF in (*DAMAGE, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH)


def _of_sqlite(problem: sqlite3.Error, path: Path) -> StoreError:
    code = getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    folder = str(path.parent)
    failures = {
        sqlite3.SQLITE_FULL: DiskFull,
        sqlite3.SQLITE_BUSY: StoreBusy,
        sqlite3.SQLITE_LOCKED: StoreBusy,
        sqlite3.SQLITE_PROTOCOL: StoreBusy,
        sqlite3.SQLITE_PERM: FolderReadOnly,
        sqlite3.SQLITE_READONLY: FolderReadOnly,
    }
    primary = code & 0xFF
    if primary in DAMAGE:
        return StoreDamaged(str(path))
    if primary == sqlite3.SQLITE_NOMEM:
        return OutOfMemory()
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return FolderGone(folder)
    if code in _HELD_BY_SQLITE:
        return StoreBusy(folder)
    if primary in failures:
        return failures[primary](folder)
    if primary == sqlite3.SQLITE_IOERR:
        return _of_folder(path) or DiskFault(folder)
    if primary == sqlite3.SQLITE_CANTOPEN:
        return _of_folder(path) or (StoreBusy(folder) if os.name == "nt" else StoreNotWritable(folder))
    return StoreNotWritable(folder)


def _of_system(problem: OSError, path: Path) -> StoreError:
    folder = str(path.parent)
    if getattr(problem, "winerror", None) in _HELD_BY_WINDOWS or problem.errno in _BUSY:
        return StoreBusy(folder)
    if problem.errno in _FULL:
        return DiskFull(folder)
    if problem.errno in _READ_ONLY:
        return FolderReadOnly(folder)
    if problem.errno in _GONE:
        return FolderGone(folder)
    if problem.errno == errno.EIO:
        return _of_folder(path) or DiskFault(folder)
    return StoreNotWritable(folder)


def _of_folder(path: Path) -> StoreError | None:
    """What is wrong with the folder of the store, if anything can be seen."""
    folder = str(path.parent)
    try:
        os.listdir(folder)
        there = path.exists()
        room = shutil.disk_usage(folder).free
    except PermissionError:
        return FolderReadOnly(folder)
    except OSError:
        return FolderGone(folder)
    if not os.access(folder, os.W_OK) or (there and not os.access(path, os.W_OK)):
        return FolderReadOnly(folder)
    if room < _SMALLEST_ROOM:
        return DiskFull(folder)
    return None if there else FolderGone(folder)
