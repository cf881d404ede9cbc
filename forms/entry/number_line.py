"""A line open on one number of the draft, in a cell or among the figures of a section.

What is typed is in the draft within a second, although the person has not left the line yet: so the most that a power
cut can take is the last second. The timer is not put off by further typing, and an input method's unfinished
characters are not text yet. What the person is typing is not replaced by what was read from it; what changes the
number from elsewhere (an undo) is shown at once, and not entered again when the line is left.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from forms.entry.committing import WITHIN

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NumberLine(QLineEdit):
    """``value`` gives what the draft holds, ``enter`` is called with what was typed."""

    def __init__(self, value: Callable[[], str], enter: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value, self._enter = value, enter
        self._known = value()
        self._entering = False
        self.back = False  # it was left by Enter with Shift
        self.setText(self._known)
        self._timer = QTimer(self, singleShot=True, interval=WITHIN)
        # A line that was closed meanwhile has handed its text on by itself.
        self._timer.timeout.connect(lambda: self.hand_on() if self.isVisible() else None)
        self.textEdited.connect(lambda _: None if self._timer.isActive() else self._timer.start())

    def hand_on(self) -> None:
        """Enter what stands in the line, if it is not what the draft holds."""
        self._timer.stop()
        if self.text() != self._value():
            self._entering = True
            self._enter(self.text())
            self._entering = False
        self._known = self._value()

    def take_over(self) -> None:
        """Show the draft's number if anything but this line has changed it."""
        if not self._entering and self._value() != self._known:
            self.show_value()

    def show_value(self) -> None:
        """Show the number as it was read."""
        self._timer.stop()
        self._known = self._value()
        self.setText(self._known)
