"""The one place where the settings of this computer are held, changed and kept."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.settings import Settings, read_settings, write_settings

NOT_KEPT = "设置没有存下来，本次有效。请检查数据文件夹能不能写。"


class SettingsKeeper(QObject):
    """``changed`` carries the names of the settings that have another value now; ``failed`` a sentence."""

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self.now: Settings = read_settings(folder)

    def change(self, **changes: object) -> None:
        """Give the settings named other values; the rest stays as it is by now."""
        before, self.now = self.now, replace(self.now, **changes)  # type: ignore[arg-type]
        other = frozenset(name for name in changes if getattr(before, name) != getattr(self.now, name))
        if not other:
            return
        try:
            write_settings(self._folder, self.now)
        except OSError:
            self.failed.emit(NOT_KEPT)
        self.changed.emit(other)
