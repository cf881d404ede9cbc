"""The band above a form to practise on: another colour than anything real, the step to do, its buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.signoff.practice import EXERCISE
from desktop.window.actions import ACTIONS

GO, SKIP, RESULT = "practice_go", "practice_skip", "practice_result"
BUTTONS = {GO: "去那一处", SKIP: "跳过", RESULT: "看结果"}
SAMPLE = "这是示例，可以随便改，不会混进真实报告；预览和打印的每一页都印着“练习”，不送审，不公布。"


class PracticeBar(QFrame):
    """``wanted`` carries the id of the action that a button stands for. Shows the sample until a step is shown."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("practice")
        badge = QLabel(EXERCISE)
        badge.setObjectName("practice_badge")
        self.heading, self.words = QLabel(), QLabel(SAMPLE)
        self.heading.setObjectName("group")
        self.words.setAccessibleName("练习的这一步")
        for label in (self.heading, self.words):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        row.addWidget(badge)
        row.addWidget(self.heading, 1)
        keys = {spec.id: spec.key for spec in ACTIONS}
        for action, text in BUTTONS.items():
            button = self.buttons[action] = QPushButton(f"{text}　{keys[action]}")
            button.setObjectName("small")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, wanted=action: self.wanted.emit(wanted))
            button.hide()
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.words)

    def show_step(self, heading: str, words: str, possible: frozenset[str]) -> None:
        """Say what to do now; ``possible`` are the actions whose buttons are there."""
        self.heading.setText(heading)
        self.words.setText(words)
        for action, button in self.buttons.items():
            button.setVisible(action in possible)
