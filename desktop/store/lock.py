"""One writer at a time: an operating-system lock, released when its owner dies, and a note of who that is."""

import json
import os
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from desktop.store.errors import StoreInUse, StoreNotWritable

LOCK_FILE, OWNER_FILE = "drafts.lock", "drafts.owner"


class Owner(NamedTuple):
    """Who holds the store."""

    user: str
    host: str
    pid: int
    since: str

    def __str__(self) -> str:
        return f"{self.user}（{self.host}，{self.since.replace('T', ' ')[:16]}起）"


class StoreLock:
    """Held from ``__init__`` to ``release``. Raises StoreInUse, StoreNotWritable."""

    def __init__(self, folder: Path, user: str, host: str, since: str) -> None:
        self._owner_file = folder / OWNER_FILE
        self._lock = FileLock(folder / LOCK_FILE, timeout=0)
        try:
            self._lock.acquire()
        except Timeout:
            raise StoreInUse(str(read_owner(folder) or "别的程序")) from None
        except OSError:
            raise StoreNotWritable(str(folder)) from None
        # The last owner takes its note away when it ends well.
        self.after_unclean_end = self._owner_file.exists()
        try:
            owner = Owner(user, host, os.getpid(), since)
            self._owner_file.write_text(json.dumps(owner._asdict(), ensure_ascii=False), encoding="utf-8")
        except OSError:
            self._lock.release()
            raise StoreNotWritable(str(folder)) from None

    def release(self, *, clean: bool) -> None:
        """Let go; ``clean`` takes the owner's note away as well."""
        if clean:
            self._owner_file.unlink(missing_ok=True)
        self._lock.release()


def read_owner(folder: Path) -> Owner | None:
    """Who noted down that he holds the store, dead or alive; None where nobody did or the note is unreadable."""
    try:
        return Owner(**json.loads((folder / OWNER_FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def held(folder: Path) -> bool:
    """Whether a living process holds the store."""
    if not (folder / LOCK_FILE).exists():
        return False
    probe = FileLock(folder / LOCK_FILE, timeout=0)
    try:
        probe.acquire()
    except (Timeout, OSError):
        return True
    probe.release()
    return False
