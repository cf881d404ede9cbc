"""The real window on a store of its own, and a clerk who works in it by keys, clipboard and input method."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.store.drafts import DraftStore
from desktop.store.writer import Outcome
from desktop.window.main_window import MainWindow
from desktop.window.report.report_view import ReportView
from desktop.window.search.finder import Finder
from desktop.window.start.start_page import StartPage
from desktop.workplace import Workplace
from forms.edition.model import Table

TEXTS = {"report.agency": "云泽市某某局", "report.year": "2021", "report.kind": "department", "report.level": "县"}


class Clerk:
    """One person at one window. ``open`` called again closes it and opens it anew on the same store."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self._window: MainWindow | None = None
        self._store: DraftStore | None = None
        self.outcomes: list[Outcome] = []

    def open(self, width: int = 1366, height: int = 768) -> MainWindow:
        """The window, on the screen and active."""
        self.close()
        workplace = Workplace.at(str(self.folder))

        def told(outcome: Outcome) -> None:
            self.outcomes.append(outcome)
            if self._window:
                self._window.saved.emit(outcome)

        self._store = workplace.open_store(told)
        self._window = MainWindow(workplace, self._store, self.folder / "log" / "nianbao.log")
        self.qtbot.addWidget(self._window)
        self._window.resize(width, height)
        with self.qtbot.waitActive(self._window):
            self._window.show()
            self._window.activateWindow()
        return self._window

    def close(self) -> None:
        """Close window and store, as at the end of the day."""
        if self._window is not None:
            self._window.close()
            self._window = None
        if self._store is not None:
            self._store.close()
            self._store = None

    @property
    def window(self) -> MainWindow:
        """The window."""
        return self._window or self.open()

    @property
    def view(self) -> ReportView:
        """The report on the screen."""
        return self.window.view

    @property
    def start(self) -> StartPage:
        """The start page."""
        page = self.window.findChild(StartPage)
        assert isinstance(page, StartPage)
        return page

    @property
    def finder(self) -> Finder:
        """What Ctrl+K shows."""
        finder = self.window.findChild(Finder)
        assert isinstance(finder, Finder)
        return finder

    @property
    def store(self) -> DraftStore:
        """The store of the window."""
        assert self._store is not None
        return self._store

    def new_report(self) -> str:
        """Make a report and open it; returns its id."""
        report = self.window.library.new(TEXTS, "")
        self.window.open_report(report)
        return report

    def value(self, entry: str) -> str:
        """What the draft holds under ``entry``."""
        return self.view.draft.entries.get(entry, "")

    @property
    def focus(self) -> QWidget:
        """The widget that has the keyboard."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def table(self) -> QTableView:
        """The table that has the keyboard."""
        assert isinstance(self.focus, QTableView)
        return self.focus

    @property
    def text(self) -> QTextEdit:
        """The text that has the keyboard."""
        assert isinstance(self.focus, QTextEdit)
        return self.focus

    @property
    def line(self) -> QLineEdit:
        """The line that has the keyboard."""
        assert isinstance(self.focus, QLineEdit)
        return self.focus

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press ``key`` where the keyboard is, and let what it set off happen: Enter closes a cell a moment later."""
        QTest.keyClick(self.focus, key, modifier)
        QApplication.processEvents()

    def ctrl(self, key: Qt.Key) -> None:
        """Ctrl and ``key`` where the keyboard is."""
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def keys(self, characters: str) -> None:
        """Type ASCII ``characters``, each where the keyboard is by then."""
        for character in characters:
            QTest.keyClicks(self.focus, character)

    def enter(self, characters: str) -> None:
        """Type ``characters`` and press Enter."""
        self.keys(characters)
        self.press(Qt.Key.Key_Return)

    def compose(self, text: str) -> None:
        """Enter ``text`` as a Chinese input method does: first in the making, then for good."""
        QApplication.sendEvent(self.focus, QInputMethodEvent("pin'yin", []))
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.focus, event)

    def do(self, action: str) -> None:
        """Choose ``action`` in the menu."""
        self.window.actions_by_id[action].trigger()

    def clipboard(self, text: str) -> None:
        """Put ``text`` on the clipboard, as Excel does."""
        QGuiApplication.clipboard().setText(text)

    def type_table(self, table: Table, values: dict[str, str]) -> None:
        """Type a whole statutory table, column by column, with digits and Enter alone."""
        for group in table.groups:
            rows = group.row_leaves()
            for column in group.column_leaves():
                if column.sum_of:
                    continue
                for row in rows:
                    field = table.field_id(row, column)
                    if not row.sum_of:
                        self.view.go_to(field) if row is rows[0] else None
                        self.enter(values[field])


@pytest.fixture(scope="session", autouse=True)
def _loaded_for_good() -> None:
    """What is loaded by now is no garbage: looking through it after each test would take most of its time."""
    gc.freeze()


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path) -> Iterator[Clerk]:
    """A clerk with an empty store in a folder of Chinese name with a blank in it."""
    person = Clerk(qtbot, tmp_path / "草稿 库")
    person.open()
    yield person
    person.close()
    # The program looks for garbage only while its window runs; windows of earlier tests would go on taking part.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture
def in_text(clerk: Clerk) -> Clerk:
    """A clerk in the text on requests, of which 19 came."""
    clerk.new_report()
    clerk.view.editor.set("requests.received.natural", "19")
    clerk.view.go_to("overview.on_request")
    return clerk


@pytest.fixture
def at_first_cell(clerk: Clerk) -> Clerk:
    """A clerk in the first cell of 第三部分."""
    clerk.new_report()
    clerk.view.go_to("requests.received.natural")
    return clerk
