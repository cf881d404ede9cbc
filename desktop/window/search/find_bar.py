"""The line above the form to find and replace words over the whole report."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget
from shiboken6 import isValid


class FindBar(QWidget):
    """Tells what the user wants; whoever knows the report says by ``tell`` how it went."""

    typed = Signal(str)  # the words as they are by now
    sought = Signal(str, bool)  # words, backward
    replaced = Signal(str, str)  # words, by what: the hit shown now
    all_replaced = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLineEdit(placeholderText="在整份报告里查找，活数字和表格里的数也能找到")
        self._words.setAccessibleName("要查找的文字")
        self._by = QLineEdit(placeholderText="替换为")
        self._by.setAccessibleName("替换成的文字")
        self._back: QWidget | None = None  # what has the keyboard when the line is closed
        self._told = QLabel()
        self._told.setObjectName("quiet")
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 6, 20, 0)
        grid.addWidget(self._words, 0, 0)
        grid.addWidget(self._by, 1, 0)
        self._replacing: list[QWidget] = [self._by]
        for row, column, text, act in (
            (0, 1, "上一处", lambda: self.sought.emit(self._words.text(), True)),
            (0, 2, "下一处", self.seek),
            (0, 3, "关闭", self._close),
            (1, 1, "替换", lambda: self.replaced.emit(self._words.text(), self._by.text())),
            (1, 2, "全部替换", lambda: self.all_replaced.emit(self._words.text(), self._by.text())),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor in the words
            button.clicked.connect(act)
            grid.addWidget(button, row, column)
            if row == 1:
                self._replacing.append(button)
        grid.addWidget(self._told, 0, 4)
        grid.setColumnStretch(0, 1)
        self._words.textChanged.connect(self.typed)
        self._words.returnPressed.connect(self.seek)
        self._by.returnPressed.connect(lambda: self.replaced.emit(self._words.text(), self._by.text()))
        self.hide()

    def open_for(self, *, replacing: bool, words: str) -> None:
        """Show the line, with ``words`` to look for if there are any."""
        here = QApplication.focusWidget()
        if here is not None and not self.isAncestorOf(here):
            self._back = here
        for widget in self._replacing:
            widget.setVisible(replacing)
        if words:
            self._words.setText(words)
        self.show()
        self._words.setFocus()
        self._words.selectAll()

    def seek(self) -> None:
        """The next place."""
        self.sought.emit(self._words.text(), False)

    def keep_focus(self, act: Callable[[], None]) -> None:
        """Do ``act``, which goes elsewhere, and have the keyboard again if it was here; closed, stay there."""
        here = QApplication.focusWidget()
        act()
        self._back = QApplication.focusWidget()
        if here is not None and self.isAncestorOf(here):
            here.setFocus()

    @property
    def told(self) -> str:
        """What was said last."""
        return self._told.text()

    def tell(self, sentence: str) -> None:
        """Say how it went."""
        self._told.setText(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  -- Qt's name
        """Esc closes; Enter presses the button that has the keyboard."""
        button = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QPushButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        self.hide()
        if self._back is not None and isValid(self._back) and self._back.isVisible():
            self._back.setFocus()
