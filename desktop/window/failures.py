"""An unexpected error: one Chinese sentence with 打开日志 and 继续, the traceback in the log, the draft safe."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox

LOG_BYTES = 1_000_000
log = logging.getLogger("nianbao")


def start_log(folder: Path) -> Path:
    """Keep the program's log in ``folder``, turning it over at a megabyte; ids and counts, never the report's text."""
    path = folder / "nianbao.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8")
    except OSError:
        return path
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
    return path


class LastNet(QObject):
    """Catches what nobody caught, in slots too. One message at a time."""

    caught = Signal()

    def __init__(self, log_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._showing = False

    def spread(self) -> None:
        """Have every uncaught exception come here."""
        sys.excepthook = self._caught

    def _caught(self, kind: type[BaseException], failure: BaseException, trace: TracebackType | None) -> None:
        log.error("unexpected failure", exc_info=(kind, failure, trace))
        self.caught.emit()
        if self._showing or QApplication.instance() is None:
            return
        self._showing = True
        box = QMessageBox(
            QMessageBox.Icon.Warning, "公开年报", "程序出了意外，刚才的操作没有完成。已填的内容都在，可以继续。"
        )
        open_log = box.addButton("打开日志", QMessageBox.ButtonRole.ActionRole)
        box.addButton("继续", QMessageBox.ButtonRole.AcceptRole)
        box.exec()
        if box.clickedButton() is open_log:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_file)))
        self._showing = False
