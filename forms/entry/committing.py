"""What is typed into a line is handed on within a second, although the person has not left the line yet.

So the most that a power cut can take is the last second. The timer is not put off by further typing, and an input
method's unfinished characters are not text yet.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

WITHIN = 700  # milliseconds; the store needs the rest of the second


def commit_soon(line: QLineEdit, act: Callable[[], None]) -> None:
    """Call ``act`` at most ``WITHIN`` after each change that a person makes in ``line``."""
    timer = QTimer(line)
    timer.setSingleShot(True)
    timer.setInterval(WITHIN)
    # A line that was closed meanwhile has handed its text on by itself.
    timer.timeout.connect(lambda: act() if line.isVisible() else None)
    line.textEdited.connect(lambda _: None if timer.isActive() else timer.start())
