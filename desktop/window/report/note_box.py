"""A few lines written beside a cell, handed on soon after the first key."""

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

TAKEN_IN = 500  # milliseconds after the first key that is not in the draft yet


class NoteBox(QWidget):
    """``edited`` carries the entry that is written to and its text."""

    edited = Signal(str, str)

    def __init__(self, label: str, name: str, hint: str, lines: int) -> None:
        super().__init__()
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(name)
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(hint)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * lines + 12)
        self._entry = ""
        self._timer = QTimer(self, singleShot=True, interval=TAKEN_IN)
        self._timer.timeout.connect(self.hand_on)
        self.text.textChanged.connect(self._begin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(QLabel(label))
        layout.addWidget(self.text)

    def show_entry(self, entry: str, kept: str) -> None:
        """Show what is ``kept`` under ``entry``; an empty entry hides the box."""
        self._entry = entry
        self.setVisible(bool(entry))
        if self.text.toPlainText() != kept and not self.text.hasFocus():
            with QSignalBlocker(self.text):
                self.text.setPlainText(kept)

    def hand_on(self) -> None:
        """Tell what was written and not told yet."""
        self._timer.stop()
        if self._entry and self.text.document().isModified():
            self.text.document().setModified(False)
            self.edited.emit(self._entry, self.text.toPlainText())

    def _begin(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
