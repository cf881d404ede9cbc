"""An unexpected error: one Chinese sentence with 打开日志 and 继续, the traceback in the log, the draft safe."""

import logging
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from desktop.store.errors import OutOfMemory, StoreError

LOG_BYTES = 1_000_000
log = logging.getLogger("nianbao")


def start_log(folder: Path) -> Path:
    """Keep the program's log in ``folder``; ids and counts, never the report's text.

    Turned over at the start when a megabyte has come together: Python's handler that does so at any moment brings the
    network's modules with it.
    """
    path = folder / "nianbao.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LOG_BYTES:
            path.replace(folder / f"{path.name}.1")
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        return path
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
    return path


class LastNet(QObject):
    """Catches what nobody caught, in slots too. One message at a time."""

    caught = Signal(object)

    def __init__(self, log_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._showing = False

    def spread(self) -> None:
        """Have every uncaught exception come here."""
        sys.excepthook = self._caught

    def _caught(self, kind: type[BaseException], failure: BaseException, trace: TracebackType | None) -> None:
        # Imported when a box is shown: most days none is.
        from PySide6.QtCore import QUrl  # noqa: PLC0415
        from PySide6.QtGui import QDesktopServices  # noqa: PLC0415
        from PySide6.QtWidgets import QApplication, QMessageBox  # noqa: PLC0415

        log.error("unexpected failure", exc_info=(kind, failure, trace))
        self.caught.emit(failure)
        if self._showing or QApplication.instance() is None:
            return
        self._showing = True
        box = QMessageBox(QMessageBox.Icon.Warning, "公开年报", _sentence(failure))
        open_log = box.addButton("打开日志", QMessageBox.ButtonRole.ActionRole)
        box.addButton("继续", QMessageBox.ButtonRole.AcceptRole)
        box.exec()
        if box.clickedButton() is open_log:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_file)))
        self._showing = False


def _sentence(failure: BaseException) -> str:
    if isinstance(failure, MemoryError):
        return OutOfMemory().message
    if isinstance(failure, StoreError):
        return f"{failure.message}已填的内容都在，可以继续。"
    return "程序出了意外，刚才的操作没有完成。已填的内容都在，可以继续。"
