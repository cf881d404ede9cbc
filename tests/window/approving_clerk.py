"""A clerk who registers approval from the sheet by keyboard alone: Tab to a line by its name, write, choose, Enter."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton

import resources
from desktop.signoff.steps import from_lines, to_text
from desktop.window.approval.approval_bar import ApprovalBar
from tests.window.conftest import Clerk

MOST = 80  # fields of a form


class ApprovingClerk:
    """Works in the window of ``clerk`` on a report without a mistake in it, its date still open."""

    def __init__(self, clerk: Clerk, steps: str = "拟稿\n会签（可多人）\n签发") -> None:
        self.clerk = clerk
        clerk.window.settings.change(approval=to_text(from_lines(steps)))
        path = resources.path("samples/invented-2021.json")
        self.report = clerk.window.library.add_file(path)
        clerk.window.open_report(self.report)
        clerk.view.editor.set("report.date", "")
        clerk.view.editor.stop_typing()
        clerk.view.go_to("disclosure.rules.issued")

    @property
    def form(self) -> QDialog:
        """The form that is open."""
        form = QApplication.activeWindow()
        assert isinstance(form, QDialog)
        return form

    @property
    def problem(self) -> str:
        """What the form says is wrong."""
        label = self.form.findChild(QLabel, "problem")
        assert label is not None
        return label.text()

    @property
    def told(self) -> str:
        """What the bottom line says."""
        label = self.clerk.window.findChild(QLabel, "told")
        assert label is not None
        return label.text()

    @property
    def bar(self) -> str:
        """The line above the form; empty when it is not there."""
        bar = self.clerk.view.findChild(ApprovalBar)
        assert bar is not None
        return bar.words.text() if bar.isVisible() else ""

    @property
    def state(self) -> str:
        """Where the report stands, as the title of the window says it."""
        return self.clerk.window.windowTitle().rpartition("年度 · ")[2]

    def begin(self, action: str) -> None:
        """Open the form or the page of ``action`` with its key."""
        window, wait = self.clerk.window, self.clerk.qtbot.waitUntil
        wait(lambda: QApplication.activeWindow() is window and QApplication.focusWidget() is not None)
        keys = QKeySequence(self.clerk.window.actions_by_id[action].shortcut())
        self.clerk.press(keys[0].key(), keys[0].keyboardModifiers())  # type: ignore[index]
        wait(lambda: QApplication.activeWindow() is not window or action == "show_revisions")

    def tab_to(self, name: str) -> None:
        """Press Tab until the field or button called ``name`` has the keyboard."""
        for _ in range(MOST):
            here = self.clerk.focus
            words = here.text() if isinstance(here, QPushButton) else here.accessibleName()
            if words == name:
                return
            self.clerk.press(Qt.Key.Key_Tab)
        raise AssertionError(f"{name} is not reached by Tab")

    def fill(self, lines: Mapping[str, str]) -> None:
        """Write or choose each of ``lines``, by the name of the field."""
        for name, text in lines.items():
            self.tab_to(name)
            here = self.clerk.focus
            if isinstance(here, QComboBox) and not here.isEditable():
                self.clerk.press(Qt.Key.Key_Home)
                while here.currentText() != text:
                    before = here.currentIndex()
                    self.clerk.press(Qt.Key.Key_Down)
                    assert here.currentIndex() != before, f"no choice {text}"
            else:
                self.clerk.ctrl(Qt.Key.Key_A)
                self.clerk.press(Qt.Key.Key_Delete)
                self.clerk.compose(text)

    def enter(self, action: str, lines: Mapping[str, str]) -> None:
        """Open the form of ``action``, fill in ``lines``, press Enter."""
        self.begin(action)
        self.fill(lines)
        self.confirm()

    def confirm(self) -> None:
        """Press the form's button."""
        button = next(each for each in self.form.findChildren(QPushButton) if each.isDefault())
        self.tab_to(button.text())
        self.clerk.press(Qt.Key.Key_Space)

    def give_up(self) -> None:
        """Esc."""
        self.clerk.press(Qt.Key.Key_Escape)

    def submit(self) -> None:
        """送审."""
        self.enter("submit_report", {})

    def sign(self, step: str, name: str = "李强", opinion: str = "同意", **more: str) -> None:
        """Register one opinion."""
        lines = {"审签环节": step, "意见": opinion, "姓名": name, "签字日期": "2022年1月18日", **more}
        self.enter("sign_step", lines)

    def sign_all(self) -> None:
        """Every step that is open, the last one signing."""
        now = self.clerk.view.approval.now
        for step in now.steps:
            if step.name not in now.done:
                self.sign(step.name)

    def typed(self) -> dict[str, str]:
        """What stands in the lines of the form."""
        form = self.form
        found = {each.accessibleName(): each.text() for each in form.findChildren(QLineEdit)}
        found |= {each.accessibleName(): each.toPlainText() for each in form.findChildren(QPlainTextEdit)}
        found |= {each.accessibleName(): str(each.currentData() or "") for each in form.findChildren(QComboBox)}
        return {name: text for name, text in found.items() if name}
