"""The line above the form while a report is under review, amended, sent back or corrected: why, and what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.signoff.standing import Standing, State

AMEND, SUBMIT, CORRECT = "amend_report", "submit_report", "correct_report"
BUTTONS = {AMEND: "按批改修改…", SUBMIT: "送审…", CORRECT: "更正…"}


class ApprovalBar(QFrame):
    """``wanted`` carries the id of the action that its button stands for. Not there while one simply writes."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("approval")
        self._action = AMEND
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.clicked.connect(lambda: self.wanted.emit(self._action))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()

    def show_standing(self, now: Standing) -> None:
        """Say what holds of a report that stands like ``now``."""
        words = now.locked or _told(now)
        self._action = SUBMIT if not now.locked else CORRECT if now.published else AMEND
        self.words.setText(words)
        self.button.setText(BUTTONS[self._action])
        self.setVisible(bool(words))


def _told(now: Standing) -> str:
    if now.amending:
        return f"正在按{now.amending.data['asked_by']}的批改修改第{now.revision}稿。改好以后请送审，成为下一稿。"
    if now.state is State.RETURNED:
        last = now.signatures[-1]
        return f"第{now.revision}稿被退回（{last.step} {last.name}：{last.said}）。改好以后请送审，成为下一稿。"
    if now.correcting and now.correction:
        return f"正在更正：{now.correction.data['reason']}。改好以后请重新送审。"
    return ""
