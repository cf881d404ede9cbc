"""A code as people compare it by eye: large, in four groups."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget


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
        self.show_code(code)

    def show_code(self, code: str) -> None:
        """Show ``code``, or nothing."""
        self.code.setText(code.replace("-", "  "))
        self.code.setAccessibleName(f"校验码 {code}")
        self.setVisible(bool(code))
