"""What fills the window: the start page, the report that is open, or a page in front of either."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """Start page and report stay; a page in front of them goes when something else is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start: QWidget | None = None
        self._report: QWidget | None = None

    def show_start(self, start: QWidget) -> None:
        """Show the start page."""
        self._start = start
        self._show(start)

    def show_report(self, report: QWidget) -> None:
        """Show the report that is open now."""
        self._report = report
        self._show(report)

    def show_page(self, page: QWidget) -> None:
        """Show ``page`` until something else is shown; Esc goes back from it."""
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), page)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.show_behind)
        self._show(page)

    def show_behind(self) -> bool:
        """Back from a page to the report, else to the start page; whether there was one of them."""
        behind = self._report or self._start
        if behind is not None:
            self._show(behind)
        return behind is not None

    def drop_report(self) -> None:
        """Let go of the report."""
        if self._report is not None:
            self.removeWidget(self._report)
            self._report.deleteLater()
            self._report = None

    def _show(self, page: QWidget) -> None:
        old = self.currentWidget()
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)
        if old is not None and old not in (self._start, self._report, page):
            self.removeWidget(old)
            old.deleteLater()
