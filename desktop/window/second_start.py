"""A second start of the program on the same desktop brings the first window to the front.

The first program watches a small file beside the store; the second one writes to it and ends. No port, no network.
"""

import os
import platform
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from desktop.store.lock import read_owner
from desktop.workplace import user_name

FILE = "drafts.call"


class SecondStart(QObject):
    """Emits ``called`` in the first program when a second one was started."""

    called = Signal()

    def __init__(self, data: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._file = data / FILE
        self._watcher = QFileSystemWatcher(self)
        with suppress(OSError):  # without it the window works all the same
            self._file.write_text("", encoding="utf-8")
            self._watcher.addPath(str(self._file))
        self._watcher.fileChanged.connect(lambda _: self.called.emit())


def call_first(data: Path) -> bool:
    """Call the first program to the front, if it is this user's on this computer; whether it is."""
    owner = read_owner(data)
    if owner is None or (owner.user, owner.host) != (user_name(), platform.node()):
        return False
    try:
        (data / FILE).write_text(str(os.getpid()), encoding="utf-8")
    except OSError:
        return False
    return True
