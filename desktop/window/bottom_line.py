"""The line at the bottom of the window: where one is, in words, and for a while what there is to say."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QStatusBar

TOLD = 15_000  # milliseconds that a sentence stays


class BottomLine:
    """On the left of ``bar``; last year's number stands at its right."""

    def __init__(self, bar: QStatusBar) -> None:
        self._told, self._place, self._last_year = QLabel(), QLabel(), QLabel()
        self._told.setObjectName("told")
        self._told.hide()
        self._telling = QTimer(bar, singleShot=True, interval=TOLD)
        self._telling.timeout.connect(self._told.hide)
        bar.addWidget(self._told)
        bar.addWidget(self._place, 1)
        bar.addPermanentWidget(self._last_year)

    def say(self, sentence: str) -> None:
        """Show ``sentence``."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        self._telling.start()

    def show_place(self, place: str, last_year: str) -> None:
        """Show where the person is."""
        self._place.setText(place)
        self._last_year.setText(last_year)

    def leave_place(self) -> None:
        """The person is nowhere in a report."""
        self.show_place("", "")
