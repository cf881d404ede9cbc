"""What both doors, window and command line, work with: folders, editions, clock, user, and the way to a report."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.portable import PortableNotWritable, portable_folder
from forms.edition import Editions

# The store and the editor are imported by what uses them: a file is checked and printed without either.
if TYPE_CHECKING:
    from desktop.store.drafts import DraftReader, DraftStore
    from desktop.store.writer import Outcome
    from forms.draft.editor import DraftEditor


@dataclass(frozen=True, slots=True)
class Workplace:
    """``data`` holds the store, ``root`` the settings; ``cache`` and ``logs`` may be deleted at any time.

    ``portable``: the data lie beside the program.
    """

    root: Path
    data: Path
    cache: Path
    logs: Path
    clock: Callable[[], datetime]
    editions: Editions = field(default_factory=Editions)
    portable: bool = False

    @classmethod
    def at(cls, data_dir: str | None, clock: Callable[[], datetime] = datetime.now) -> "Workplace":
        """The workplace in the folder named, else beside a portable copy, else where the system keeps such data."""
        beside = None if data_dir is not None else portable_folder(Path(sys.executable))
        if data_dir is not None or beside is not None:
            root = beside or Path(data_dir or "")
            return cls(root, root, root / "cache", root / "log", clock, portable=beside is not None)
        from platformdirs import user_data_path  # noqa: PLC0415

        root = user_data_path("Nianbao", appauthor=False)
        return cls(root=root, data=root / "data", cache=root / "cache", logs=root / "log", clock=clock)

    def reader(self) -> "DraftReader":
        """The store for reading; it need not exist."""
        from desktop.store.drafts import open_reader  # noqa: PLC0415

        return open_reader(self.data)

    def open_store(self, told: "Callable[[Outcome], None]" = lambda outcome: None) -> "DraftStore":
        """The store for writing, to be closed by the caller. Raises StoreError."""
        from desktop.store.drafts import DraftStore  # noqa: PLC0415
        from desktop.store.errors import FolderReadOnly, StoreNotWritable  # noqa: PLC0415

        try:
            return DraftStore.open(self.data, user=user_name(), host=host_name(), clock=self.clock, told=told)
        except StoreNotWritable as refused:
            # A full disk or one that is gone has a better word of its own.
            if self.portable and type(refused) in (FolderReadOnly, StoreNotWritable):
                raise PortableNotWritable(str(self.data)) from None
            raise

    def editor(self, store: "DraftStore", report_id: str, *, unlocked: bool = False) -> "DraftEditor":
        """The door to a stored report; every act goes into ``store``.

        It is locked while the report is with those who approve it, but for ``unlocked``.
        """
        from desktop.signoff.standing import standing  # noqa: PLC0415
        from forms.draft.editor import DraftEditor  # noqa: PLC0415

        reader = store.reader
        now = standing(reader.approvals.acts(report_id))
        entries, journal = reader.whole(report_id)
        return DraftEditor(
            self.editions,
            entries,
            journal,
            user=user_name(),
            clock=self.clock,
            record=lambda edits: store.append(report_id, edits),
            locked="" if unlocked else now.locked,
            floor=now.floor,
        )

    def new_editor(self, store: "DraftStore", report_id: str) -> "DraftEditor":
        """The door to a report that is made now: its first act creates it in ``store``."""
        from forms.draft.editor import DraftEditor  # noqa: PLC0415

        return DraftEditor(
            self.editions,
            {},
            (),
            user=user_name(),
            clock=self.clock,
            record=lambda edits: store.append(report_id, edits, created=True),
        )


def user_name() -> str:
    """Who is signed in on this computer."""
    import getpass  # noqa: PLC0415

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "本机用户"


def host_name() -> str:
    """What this computer is called.

    Asked of the system itself: on Windows ``platform.node`` starts the command interpreter to learn what nobody wants
    to know here, and the window waits for it.
    """
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename
