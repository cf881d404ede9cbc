"""A second start of the program on the same desktop brings the first window to the front, with the file it was to open.

The first program watches a small file beside the store; the second one writes to it and ends. No port, no network.
"""

import json
import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from desktop.store.lock import read_owner
from desktop.workplace import host_name, user_name

FILE = "drafts.call"


class SecondStart(QObject):
    """Emits ``called`` in the first program when a second one was started, with the file it was to open or nothing."""

    called = Signal(str)

    def __init__(self, data: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._file = data / FILE
        self._last = ""
        self._watcher = QFileSystemWatcher(self)
        with suppress(OSError):  # without it the window works all the same
            self._file.write_text("", encoding="utf-8")
            self._watcher.addPath(str(self._file))
        self._watcher.fileChanged.connect(lambda _: self._hear())

    def _hear(self) -> None:
        """Tell of each call once: the file is seen empty, and full more than once, while it is written."""
        try:
            call = self._file.read_text(encoding="utf-8")
            _, name = json.loads(call)
        except (OSError, ValueError, TypeError):
            return
        if call != self._last:
            self._last = call
            self.called.emit(str(name))


def call_first(data: Path, name: str = "") -> bool:
    """Call the first program to the front to open the file ``name``; whether it is this user's on this computer."""
    owner = read_owner(data)
    if owner is None or (owner.user, owner.host) != (user_name(), host_name()):
        return False
    try:
        (data / FILE).write_text(json.dumps([os.getpid(), name]), encoding="utf-8")
    except OSError:
        return False
    return True
