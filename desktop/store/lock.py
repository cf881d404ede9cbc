"""One writer at a time: an operating-system lock, released when its owner dies, and a note of who that is."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from desktop.store.causes import cause
from desktop.store.errors import StoreInUse

LOCK_FILE, OWNER_FILE = "drafts.lock", "drafts.owner"


class Owner(NamedTuple):
    """Who holds the store. ``edits`` is the id of the last edit there was when he opened it, once that is known."""

    user: str
    host: str
    pid: int
    since: str
    edits: int | None = None

    def __str__(self) -> str:
        return f"{self.user}（{self.host}，{self.since.replace('T', ' ')[:16]}起）"


class StoreLock:
    """Held from ``__init__`` to ``release``. Raises StoreError.

    ``crashed`` is who held it last and did not end well, or None; where a note was found that cannot be read,
    ``after_unclean_end`` alone says so.
    """

    def __init__(self, folder: Path, user: str, host: str, since: str) -> None:
        self.host = host
        self._owner_file = folder / OWNER_FILE
        self._lock = FileLock(folder / LOCK_FILE, timeout=0)
        try:
            self._lock.acquire()
        except Timeout:
            raise StoreInUse(str(read_owner(folder) or "别的程序")) from None
        except OSError as problem:
            raise cause(problem, folder / LOCK_FILE) from None
        # The last owner takes its note away when it ends well.
        self.after_unclean_end = self._owner_file.exists()
        self.crashed = read_owner(folder)
        # Until the store is ready a start may fail too; what the crashed run had saved is then told by the next.
        self._owner = Owner(user, host, os.getpid(), since, self.crashed.edits if self.crashed else None)
        try:
            self._note()
        except OSError as problem:
            self._lock.release()
            raise cause(problem, self._owner_file) from None

    def begin(self, edits: int) -> None:
        """The store is ready; note down whose it is now and its last edit. Raises OSError."""
        self._owner = self._owner._replace(edits=edits)
        self._note()

    def _note(self) -> None:
        half = self._owner_file.with_suffix(".part")
        half.write_text(json.dumps(self._owner._asdict(), ensure_ascii=False), encoding="utf-8")
        half.replace(self._owner_file)

    def release(self, *, clean: bool) -> None:
        """Let go; ``clean`` takes the owner's note away as well."""
        if clean:
            with suppress(OSError):  # the share may be gone; the next start then looks closely
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
