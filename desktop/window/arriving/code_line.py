"""A code as people compare it by eye: large, in four groups."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget


class CodeLine(QWidget):
    """Shows a code as ``forms.draft.code`` writes it."""

    def __init__(self, code: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = QLabel()
        self.code.setObjectName("code")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel("校验码"))
        row.addWidget(self.code)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._write(code)
        if not code:
            self.hide()  # never shown before it has a parent: it would be a window of its own

    def show_code(self, code: str) -> None:
        """Show ``code``."""
        self._write(code)
        self.show()

    def _write(self, code: str) -> None:
        self.code.setText(code.replace("-", " "))
        self.code.setAccessibleName(f"校验码 {code}")
