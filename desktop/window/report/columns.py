"""The three columns of the window: parts at the left, the form in the middle, findings, preview and help at the right.

Where there is room the right column stands beside the form, else it lies over it and starts folded away.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

NARROW = 1200  # pixels at 100 %
LEFT, RIGHT, LEAST_MIDDLE = 210, 320, 400


class Columns(QWidget):
    """``left`` and ``middle`` beside each other, and the panels in one column at the right.

    ``panels`` tells by its title how each is made, which is when it first comes to the front.

    ``panel_shown``: another panel is in front, or the column came back.
    """

    panel_shown = Signal()

    def __init__(
        self,
        left: QWidget,
        middle: QWidget,
        panels: Mapping[str, Callable[[], QWidget]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._left = left
        self._percent = 100
        self._narrow: bool | None = None
        self._panels = dict(panels)
        self._titles = list(panels)
        self._right = QTabWidget()
        for title in self._titles:
            self._right.addTab(QWidget(), title)
        self._fill()
        self._right.currentChanged.connect(lambda _: self._fill())
        self._right.currentChanged.connect(lambda _: self.panel_shown.emit())
        self._splitter = QSplitter()
        self._splitter.addWidget(left)
        self._splitter.addWidget(middle)
        self._splitter.setStretchFactor(1, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)

    def _fill(self) -> None:
        """Make the panel that is in front, if it is not made yet."""
        make = self._panels.pop(self._titles[self._right.currentIndex()], None)
        if make:
            room = QVBoxLayout(self._right.currentWidget())
            room.setContentsMargins(0, 0, 0, 0)
            room.addWidget(make())

    def shows(self, title: str) -> bool:
        """Whether the panel ``title`` is the one in front at the right (the column may be folded away)."""
        return self._titles[self._right.currentIndex()] == title

    def unfolded(self, title: str) -> bool:
        """Whether the panel ``title`` is on the screen."""
        return self._right.isVisible() and self.shows(title)

    def show_panel(self, title: str) -> None:
        """Show the panel ``title``; asked for again, fold the column away."""
        if self.unfolded(title):
            self._right.hide()
            return
        self._right.setCurrentIndex(self._titles.index(title))
        self._right.show()
        self._right.raise_()
        self.panel_shown.emit()

    def fold(self) -> None:
        """Both side columns away, or back."""
        shown = not self._left.isVisible()
        self._left.setVisible(shown)
        self._right.setVisible(shown and not self._narrow)

    def scale(self, percent: int) -> None:
        """With type at ``percent`` of its usual size; larger type folds the right column sooner."""
        self._percent = percent
        self._leave_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  -- Qt's name
        """See above."""
        super().resizeEvent(event)
        self._leave_room()

    def _leave_room(self) -> None:
        narrow = self.width() < NARROW * self._percent // 100
        if narrow != self._narrow:
            self._narrow = narrow
            self._place(shown=not narrow)
        elif narrow:
            self._lay_over()

    def _left_width(self) -> int:
        """Wider for larger type, but not in proportion: the form needs the room more."""
        return LEFT * (100 + (self._percent - 100) * 6 // 10) // 100

    def _place(self, *, shown: bool) -> None:
        left = self._left_width()
        if self._narrow:
            self._right.setParent(self)
            self._right.setAutoFillBackground(True)
            self._lay_over()
            self._right.raise_()
            self._splitter.setSizes([left, self.width() - left])
        else:
            self._splitter.addWidget(self._right)
            self._splitter.setStretchFactor(2, 0)
            self._splitter.setSizes([left, max(LEAST_MIDDLE, self.width() - left - RIGHT), RIGHT])
        self._right.setVisible(shown)

    def _lay_over(self) -> None:
        width = min((RIGHT + 60) * self._percent // 100, self.width() * 2 // 3)
        self._right.setGeometry(self.width() - width, 0, width, self.height())
