"""Keeps where the person is, so that the next start opens there, after a crash too."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from desktop.place import Place, read_place, write_place

EVERY = 1_000  # milliseconds


class PlaceKeeper(QObject):
    """Asks ``where`` each second and writes down what is new. A place that cannot be kept costs nobody any work."""

    def __init__(self, folder: Path, where: Callable[[], Place | None], parent: QObject) -> None:
        super().__init__(parent)
        self._folder, self._where = folder, where
        self.last = read_place(folder)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.keep)
        self._timer.start()

    def keep(self) -> None:
        """Write down where the person is now, if that is somewhere else than a second ago."""
        place = self._where()
        if place is not None and place != self.last:
            self.last = place
            with suppress(OSError):
                write_place(self._folder, place)
