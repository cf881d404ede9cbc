"""What is done from the start page: make a report, read one in, copy it, put it into the bin and back."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.window.page_stack import PageStack
from desktop.window.refusals import REFUSALS, guarded
from desktop.window.settings.settings_keeper import SettingsKeeper
from desktop.window.start.library import Library

if TYPE_CHECKING:
    from desktop.window.start.start_page import StartPage


class StartActions(QObject):
    """Shows its pages in ``stack``; dialogs stand before ``window``."""

    page_wanted = Signal()  # the start page is to be shown, unless the report that is open cannot be saved
    opened = Signal(str)  # the id of a report to be opened
    sample_wanted = Signal()
    practice_wanted = Signal()
    handed_wanted = Signal()  # a file that another sent for review
    backup_wanted = Signal(object)  # before what is to be done then
    said = Signal(str)

    def __init__(
        self,
        library: Library,
        settings: SettingsKeeper,
        stack: PageStack,
        clock: Callable[[], datetime],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library, self._settings, self._stack = library, settings, stack
        self._clock, self._window = clock, window
        self._page: StartPage | None = None

    @property
    def page(self) -> "StartPage":
        """The start page, made when it is first shown."""
        from desktop.window.start.start_page import StartPage  # noqa: PLC0415

        if self._page is None:
            page = self._page = StartPage()
            page.new_wanted.connect(self.do_new_report)
            page.file_wanted.connect(self.do_open_file)
            page.handed_wanted.connect(self.handed_wanted)
            page.sample_wanted.connect(self.sample_wanted)
            page.practice_wanted.connect(self.practice_wanted)
            page.opened.connect(self.opened)
            page.chosen.connect(self._show_next)
            page.copied.connect(lambda report: self._change(lambda: self._library.copy(report)))
            page.deleted.connect(lambda report: self._change(lambda: self._library.delete(report)))
            page.restored.connect(lambda report: self._change(lambda: self._library.restore(report)))
            page.bin_toggled.connect(lambda _: self._show_reports())
            page.due_set.connect(self._set_due)
        return self._page

    def show(self) -> None:
        """The start page with the reports as they are now."""
        self._show_reports()
        self._stack.show_start(self.page)
        self.page.setFocus()

    def refresh(self) -> None:
        """The reports as they are now, where they are listed."""
        if self._page is not None:
            self._show_reports()

    def do_new_report(self) -> None:
        """Ask for agency, kind, level and year."""
        self.page_wanted.emit()
        if self._stack.currentWidget() is not self.page:
            return
        now = self._clock()
        year = now.year - 1 if now.month < 11 else now.year
        from desktop.window.report.report_form import NewReportPage  # noqa: PLC0415

        page = NewReportPage(self._library.newest_edition(), year, self._library.reports(deleted=False))

        def make(texts: dict[str, str], previous: str) -> None:
            like = self._library.like(texts)
            if like and not page.warned:
                page.warn(
                    f"这个单位{like.year}年度的这种报告已经有了（{like.saved_at[:10]}改过）。确实要另建一份，请再按一次“建立报告”。"
                )
                return
            try:
                report = self._library.new(texts, previous)
            except REFUSALS as refused:
                page.tell(str(refused))
            else:
                self.opened.emit(report)

        page.made.connect(make)
        page.left.connect(self._stack.show_behind)
        self._stack.show_page(page)
        page.begin()

    def do_open_file(self) -> None:
        """Read a file in exchange form into the store."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        name, _ = QFileDialog.getOpenFileName(self._window, "读入数据文件", "", "年报数据文件 (*.json)")
        if name:
            self.backup_wanted.emit(lambda: self._read_in(Path(name)))

    def _read_in(self, path: Path) -> None:
        guarded(lambda: self.opened.emit(self._library.add_file(path)), self.said.emit)

    def _show_reports(self) -> None:
        listed = self._library.reports(deleted=self.page.shows_bin)
        states, kinds = self._library.states(listed), self._library.kind_names()
        self.page.show_reports(listed, states, kinds, self._settings.now.due, self._clock().date())

    def _show_next(self, report: str) -> None:
        if not self.page.shows_bin:
            offices, today = self._settings.now.offices, self._clock().date()
            guarded(lambda: self.page.show_next(self._library.next_step(report, offices, today)), self.said.emit)

    def _change(self, act: Callable[[], object]) -> None:
        guarded(act, self.said.emit)
        self._show_reports()

    def _set_due(self, report: str, day: str) -> None:
        self._settings.change(due={**self._settings.now.due, report: day})
        self._show_reports()
