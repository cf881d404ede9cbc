"""The menus, built from the actions as data; which of them can be done now, and what would be undone."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from desktop.window.actions import ACTIONS, MENUS, ActionSpec

LONGEST_LABEL = 28  # characters of a step that a menu has room for


class Menus:
    """``do`` is called with the action that was chosen; ``actions`` are all of them by id."""

    def __init__(self, window: QMainWindow, do: Callable[[ActionSpec], None]) -> None:
        self.actions: dict[str, QAction] = {}
        menus = {title: window.menuBar().addMenu(f"{title}(&{letter})") for title, letter in MENUS.items()}
        for spec in ACTIONS:
            if spec.separated:
                menus[spec.menu].addSeparator()
            action = QAction(spec.text, window)
            action.setShortcut(spec.key)
            action.triggered.connect(lambda _checked=False, wanted=spec: do(wanted))
            menus[spec.menu].addAction(action)
            menus[spec.menu].setToolTipsVisible(
                spec.menu in ("审签", "打印", "帮助")
            )  # they say why something cannot be done now
            self.actions[spec.id] = action

    def enable(self, *, report: bool) -> None:
        """What works on a report can be done while one is on the screen."""
        for spec in ACTIONS:
            self.actions[spec.id].setEnabled(report or not spec.needs_report)

    def name_undo(self, undo: str | None, redo: str | None) -> None:
        """The steps that would be undone and done again; None where there is none."""
        for action, label, text in (("undo", undo, "撤销"), ("redo", redo, "重做")):
            self.actions[action].setText(f"{text}：{_short(label)}" if label else text)
            self.actions[action].setEnabled(label is not None)


def _short(label: str) -> str:
    """A label that a menu has room for."""
    return label if len(label) <= LONGEST_LABEL else f"{label[:13]}…{label[-13:]}"
