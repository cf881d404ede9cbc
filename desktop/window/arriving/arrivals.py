"""What comes to this window from somebody else: a 送审文件 to be read, an opinion brought back, a paper to be verified.

What a file is is told by its content, whichever way it came: from the menu, dropped on the window, or as the word the
program was started with. Nothing of it is stored unless an opinion is registered. Each face is loaded when it is shown.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.store.drafts import DraftStore
from desktop.workplace import Workplace

if TYPE_CHECKING:
    from desktop.signoff.decision import Decision
    from desktop.signoff.reading import Reading
    from desktop.window.arriving.decision_form import Typed

KINDS = "送审文件、审签意见 (*.pdf *.zip *.xlsx)"
DROPS = (QEvent.Type.DragEnter, QEvent.Type.Drop)


class Arrivals(QObject):
    """Of one window and its store."""

    page_wanted = Signal(object)  # a page to be shown in front
    pack_arrived = Signal(object)  # the path of a file with reports from another computer
    registered = Signal(str)  # what was registered, in a sentence

    def __init__(self, workplace: Workplace, store: DraftStore, window: QWidget) -> None:
        super().__init__(window)
        self._workplace, self._store, self._window = workplace, store, window
        self._typed: dict[str, Typed] = {}  # of an opinion, by the fingerprint it is about; kept to the program's end
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def do_open_handed(self) -> None:
        """打开送审文件."""
        self._ask("打开送审文件")

    def do_receive_decision(self) -> None:
        """登记带回的意见."""
        self._ask("登记带回的意见")

    def do_verify_file(self) -> None:
        """核验: a file, or a code from paper."""
        from desktop.window.arriving.verify_page import VerifyPage  # noqa: PLC0415

        self.page_wanted.emit(VerifyPage(self._workplace, self._store.reader))

    def open_file(self, path: Path) -> None:
        """Show what the file at ``path`` is: an opinion to be registered, else something to read."""
        from desktop.signoff.reading import Reading, arrived  # noqa: PLC0415
        from desktop.store.packing import SUFFIX  # noqa: PLC0415

        if path.suffix.lower() == SUFFIX:
            self.pack_arrived.emit(path)
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            found = arrived(path, self._workplace)
        finally:
            QGuiApplication.restoreOverrideCursor()
        if isinstance(found, Reading):
            self._read(path, found)
        else:
            self._receive(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  -- Qt's name
        """A file dropped on the window, wherever nothing else takes it."""
        if watched is not self._window or event.type() not in DROPS or not isinstance(event, QDropEvent):
            return False
        from desktop.window.arriving.file_drop import dropped_file  # noqa: PLC0415

        path = dropped_file(event.mimeData())
        if path is None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            # Later: until this returns, the program that the file was dragged from waits.
            QTimer.singleShot(0, self, lambda: self.open_file(path))
        return True

    def _ask(self, title: str) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        name, _ = QFileDialog.getOpenFileName(self._window, title, "", KINDS)
        if name:
            self.open_file(Path(name))

    def _read(self, path: Path, reading: "Reading") -> None:
        from desktop.window.arriving.decision_form import Typed  # noqa: PLC0415
        from desktop.window.arriving.reading_page import ReadingPage  # noqa: PLC0415

        about = reading.handed.revision.fingerprint if reading.handed else ""
        typed = self._typed.setdefault(about, Typed())
        self.page_wanted.emit(ReadingPage(path, reading, typed, self._workplace))

    def _receive(self, decision: "Decision") -> None:
        from desktop.window.arriving.receiving_dialog import receiving_dialog  # noqa: PLC0415

        form = receiving_dialog(decision, self._workplace, self._store, self._window)
        form.registered.connect(self.registered)
        form.open()
