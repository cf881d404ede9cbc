"""The opinion of whoever reads a 送审文件: step, name, date, words, and one button for each of the three opinions.

It goes into a file that travels back (the command ``decide`` makes the same). Whatever is typed outlives the form: it
is kept in ``Typed`` as it is typed, so that a refusal, Esc or another page lose nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from desktop.export.pdf.export import write_whole
from desktop.file_names import in_file_name
from desktop.signoff.decision import Decision, as_file, decide
from desktop.signoff.hand_over import HandOver
from desktop.signoff.refused import SignoffRefused
from desktop.signoff.standing import Opinion, Standing
from desktop.window.approval.date_line import DateLine

OPINIONS = (Opinion.AGREE, Opinion.AGREE_CHANGED, Opinion.RETURN)
SUFFIX = ".zip"
WORDS_LINES = 3
DATE_CHARACTERS = 22  # that the date and its button have room for


@dataclass(slots=True)
class Typed:
    """What was typed so far; ``None`` while nobody has touched it."""

    step: str | None = None
    name: str | None = None
    date: str | None = None
    words: str | None = None


class DecisionForm(QFrame):
    """On ``handed``, whose report is called ``title``; files are offered in ``folder``."""

    def __init__(self, handed: HandOver, title: str, typed: Typed, folder: Path, today: datetime) -> None:
        super().__init__()
        self.setObjectName("decision")
        self._handed, self._title, self._typed, self._folder = handed, title, typed, folder
        self._step = _steps(handed.standing)
        self._name = QLineEdit(placeholderText="签意见的人")
        self._name.setAccessibleName("姓名")
        self._date = DateLine("日期")
        self._words = QPlainTextEdit(placeholderText="要说的话；“同意”的可以不写。改哪里、为什么退回，写在这里")
        self._words.setAccessibleName("意见")
        self._words.setTabChangesFocus(True)
        self._words.setFixedHeight(self._words.fontMetrics().lineSpacing() * WORDS_LINES + 14)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.told.hide()
        self._arrange()
        self._take_up(today)
        self._follow()

    def _arrange(self) -> None:
        fields = QGridLayout()
        self._date.setMaximumWidth(self.fontMetrics().horizontalAdvance("国" * DATE_CHARACTERS))
        fields.addWidget(QLabel("审签环节"), 0, 0)
        fields.addWidget(self._step, 0, 1)
        fields.addWidget(QLabel("姓名"), 0, 2)
        fields.addWidget(self._name, 0, 3)
        fields.addWidget(QLabel("日期"), 1, 0)
        fields.addWidget(self._date, 1, 1, 1, 3)
        fields.setColumnStretch(1, 1)
        fields.setColumnStretch(3, 1)
        buttons = QHBoxLayout()
        for opinion in OPINIONS:
            button = QPushButton(opinion.value)
            button.setObjectName("beside")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, given=opinion: self._save(given))
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addLayout(fields)
        layout.addWidget(self._words)
        layout.addLayout(buttons)
        layout.addWidget(self.told)

    def _take_up(self, today: datetime) -> None:
        """Go on where one was."""
        kept = self._typed
        if kept.step is not None:
            self._step.setCurrentIndex(self._step.findData(kept.step))
        self._name.setText(kept.name or "")
        # The person decides now, whoever it is: the day may stand there, the name never.
        self._date.set_text(f"{today.year}年{today.month}月{today.day}日" if kept.date is None else kept.date)
        self._words.setPlainText(kept.words or "")

    def _follow(self) -> None:
        self._step.activated.connect(lambda _: self._keep("step", str(self._step.currentData())))
        self._name.textChanged.connect(lambda text: self._keep("name", text))
        self._date.line.textChanged.connect(lambda text: self._keep("date", text))
        self._words.textChanged.connect(lambda: self._keep("words", self._words.toPlainText()))

    def _keep(self, what: str, text: str) -> None:
        setattr(self._typed, what, text)
        self.told.hide()

    def _save(self, opinion: Opinion) -> None:
        QGuiApplication.inputMethod().commit()
        try:
            made = decide(
                self._handed,
                self._title,
                str(self._step.currentData()),
                name=self._name.text(),
                opinion=opinion,
                date=self._date.text(),
                words=self._words.toPlainText(),
            )
        except SignoffRefused as refused:
            self._tell(str(refused), "problem")
            return
        target = self._target(made)
        if target is not None:
            self._write(made, target)

    def _target(self, made: Decision) -> Path | None:
        suggested = self._folder / suggested_name(made)
        name, _ = QFileDialog.getSaveFileName(self, "把意见存成文件", str(suggested), f"审签意见 (*{SUFFIX})")
        if not name:
            return None
        target = Path(name)
        return target if target.suffix.lower() == SUFFIX else target.with_name(target.name + SUFFIX)

    def _write(self, made: Decision, target: Path) -> None:
        try:
            written = write_whole(as_file(made), target)
        except OSError:
            self._tell(f"“{target}”写不进去。请换一个文件夹，或者确认磁盘没有满。", "problem")
            return
        self._tell(f"{made.told}。\n已存为“{written}”，请把这个文件交回经办人。", "saved")

    def _tell(self, words: str, kind: str) -> None:
        self.told.setText(words)
        self.told.setObjectName(kind)
        self.told.style().polish(self.told)
        self.told.show()


def suggested_name(made: Decision) -> str:
    """审签意见（第2稿 会签 李强 同意）.zip."""
    words = f"{made.revision} {made.step} {made.name} {made.opinion}"
    return f"审签意见（{in_file_name(words)[:60]}）{SUFFIX}"


def _steps(now: Standing) -> QComboBox:
    """The steps of the report, the one it stands at chosen; those that are done say so."""
    box = QComboBox()
    box.setAccessibleName("审签环节")
    for each in now.steps:
        done = each.name in now.done and not each.several
        box.addItem(f"{each.name}（已有意见）" if done else each.name, each.name)
    if now.current:
        box.setCurrentIndex(box.findData(now.current.name))
    return box
