"""A plain form for one thing to be registered from paper: its lines, what is wrong with it, and one button.

Nothing is filled in beforehand that only the paper can say. What is refused is said in the form, and everything typed
stays in it.
"""

import logging
from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.signoff.refused import SignoffRefused
from desktop.store.errors import StoreError
from desktop.window.approval.date_line import DateLine
from forms.entry.labels import quiet

log = logging.getLogger(__name__)

LINE_CHARACTERS = 26  # that a line has room for
WORDS_LINES = 3
SIDE = 20  # pixels left and right of the form
CHOOSE = "（请选择）"
Placed = Literal["above", "below"]
LINES = (QLineEdit, QComboBox, QPlainTextEdit)


class RegisterDialog(QDialog):
    """``registered`` carries what is to be said when it is done. A line has room for ``characters``."""

    registered = Signal(str)

    def __init__(self, title: str, act_words: str, parent: QWidget, characters: int = LINE_CHARACTERS) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(lambda _: parent.activateWindow())  # the keyboard goes back to where it was
        self._act: Callable[[], str] = str
        self._asked = ""
        self._wide = self.fontMetrics().horizontalAdvance("国" * characters)
        self.above, self.form = QVBoxLayout(), QFormLayout()
        self.form.setVerticalSpacing(8)
        self.form.setHorizontalSpacing(16)
        self._problem = QLabel()
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self.button, self.leave = QPushButton(act_words), QPushButton("取消")
        self.button.setDefault(True)
        self.button.clicked.connect(self.do)
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        for each in (self.button, self.leave):
            self.buttons.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SIDE, 16, SIDE, 16)
        layout.setSpacing(10)
        for part in (self.above, self.form):
            layout.addLayout(part)
        layout.addWidget(self._problem)
        layout.addLayout(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  -- Qt's name
        """The keyboard is in the first line, not on a button that a blank would press."""
        super().showEvent(event)
        if self.focusWidget() in (None, self.button):
            lines = (each for each in self.findChildren(QWidget) if isinstance(each, LINES) and each.isEnabled())
            first = next(lines, None)
            if first:
                first.setFocus()

    def on_register(self, act: Callable[[], str]) -> None:
        """``act`` registers and returns the sentence to say. Raises SignoffRefused or StoreError what is said here."""
        self._act = act

    def do(self) -> None:
        """Register what stands in the form, and close it."""
        if self.register():
            self.accept()

    def register(self) -> bool:
        """Register what stands in the form; whether it was registered. What is refused is said here."""
        QGuiApplication.inputMethod().commit()
        QGuiApplication.setOverrideCursor(QCursor(Qt.CursorShape.WaitCursor))
        try:
            told = self._act()
        except SignoffRefused as refused:
            self.tell(str(refused))
            return False
        except (StoreError, OSError) as failure:
            log.error("not registered", exc_info=failure)
            unwritten = "没有登记上：页面写不到磁盘上。请确认磁盘没有满，再登记一次。"
            self.tell(failure.message if isinstance(failure, StoreError) else unwritten)
            return False
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.tell("")
        self.registered.emit(told)
        return True

    def ask_once(self, doubt: str) -> None:
        """Raises SignoffRefused with ``doubt`` the first time: the paper may say so, then it is registered as it is."""
        if doubt and doubt != self._asked:
            self._asked = doubt
            raise SignoffRefused(f"{doubt}纸上确实这样写的，请再按一次登记；看错了的，请改日期。")

    def tell(self, sentence: str) -> None:
        """Say what is wrong; empty for nothing any more."""
        if sentence == self._problem.text():
            return
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        _whole(self._problem, max(self._wide, self.width() - 2 * SIDE))
        self.adjustSize()

    def add_sentence(self, words: str, placed: Placed = "above") -> QLabel:
        """``words`` in quiet ink above the lines, or as the next of them."""
        label = quiet(words)
        if placed == "above":
            label.setMinimumWidth(self._wide)
            self.above.addWidget(label)
        else:
            label.setFixedWidth(self._wide)
            self.form.addRow("", label)
        return label

    def add_line(self, label: str, hint: str = "") -> QLineEdit:
        """A line to type in."""
        line = QLineEdit(placeholderText=hint)
        self.add_widget(label, line)
        return line

    def add_date(self, label: str) -> DateLine:
        """A date, typed or chosen."""
        day = DateLine(label)
        self.add_widget(label, day)
        return day

    def add_choice(self, label: str, choices: Sequence[str], *, free: bool = False) -> QComboBox:
        """One of ``choices``, none to begin with; ``free``: or something else that is typed."""
        box = QComboBox()
        if free:
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        else:
            box.addItem(CHOOSE, "")
        for choice in choices:
            box.addItem(choice, choice)
        if free:
            box.setCurrentIndex(-1)
            line = box.lineEdit()
            assert line is not None
            line.setAccessibleName(label)
        self.add_widget(label, box)
        return box

    def add_words(self, label: str, hint: str = "") -> QPlainTextEdit:
        """A few lines of words; Tab leaves them."""
        words = QPlainTextEdit(placeholderText=hint)
        words.setTabChangesFocus(True)
        words.setFixedHeight(words.fontMetrics().lineSpacing() * WORDS_LINES + 14)
        self.add_widget(label, words)
        return words

    def add_widget(self, label: str, widget: QWidget) -> None:
        """``widget`` as the next line."""
        widget.setAccessibleName(label)
        widget.setFixedWidth(self._wide)
        self.form.addRow(label, widget)
        if isinstance(widget, QLabel):
            _whole(widget, self._wide)
        _on_change(widget, lambda: self.tell(""))


def _whole(label: QLabel, width: int) -> None:
    """Give ``label`` the height of all its lines: a form that is short of room would cut them."""
    label.ensurePolished()
    label.setMinimumHeight(max(0, label.heightForWidth(width)))


def _on_change(widget: QWidget, act: Callable[[], None]) -> None:
    """``act`` when what stands in ``widget`` is changed: what was said of it is no longer so."""
    if isinstance(widget, QComboBox):
        widget.currentTextChanged.connect(act)
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        widget.textChanged.connect(act)
    elif isinstance(widget, DateLine):
        widget.line.textChanged.connect(act)


def chosen(box: QComboBox) -> str:
    """What is chosen or typed; nothing while nothing is."""
    return box.currentText() if box.isEditable() else str(box.currentData() or "")
