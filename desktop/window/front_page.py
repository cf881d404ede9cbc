"""A page in front of the report or the start page, to read in: what it is called, and a way back.

Nothing is asked when it is left.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from forms.entry.labels import quiet


class FrontPage(QWidget):
    """``title`` in large letters, ``words`` beside it in quiet ink; what it shows goes into ``body``."""

    left = Signal()

    def __init__(self, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = QLabel(title)
        heading.setObjectName("heading")
        beside = quiet(words)
        beside.setTextFormat(Qt.TextFormat.PlainText)  # it may name a file from outside
        self.back = QPushButton("返回")
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(heading)
        head.addSpacing(16)
        head.addWidget(beside, 1)
        head.addWidget(self.back)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 14, 20, 12)
        self.body.addLayout(head)

    def let_go(self) -> None:
        """Let go of what the page holds: it was left for good."""

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  -- Qt's name
        """A window that is folded away comes back; a page that gave way to another does not."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.let_go()
