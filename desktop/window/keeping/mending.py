"""A store that is found damaged while the window is open: put aside and replaced, with what is on the screen in it.

The report that is open is whole in memory, whatever became of the file, and newer than any backup. It is written into
the new store as one step that can be undone.
"""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.store.drafts import DraftStore
from desktop.store.errors import StoreDamaged, StoreError
from desktop.store.writer import Outcome
from desktop.window.background import Background
from desktop.workplace import Workplace

LABEL = "草稿库损坏以后写回"
LOOK = 5_000  # milliseconds after the start until the pages of the file are looked through
EVERY = 30 * 60_000  # milliseconds between two looks
AGAIN = 3_000  # milliseconds after a mending that failed
log = logging.getLogger("nianbao")


class Mending(QObject):
    """``opened`` gives id and entries of the report on the screen, None where none of ``store`` is open.

    ``mended`` carries what is to be told; the window then shows the report anew.
    """

    mended = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        workplace: Workplace,
        store: DraftStore,
        opened: Callable[[], tuple[str, dict[str, str]] | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workplace, self._store, self._opened = workplace, store, opened
        self._mending = False
        self._look = Background(lambda _: store.sound, LOOK, self)
        self._look.done.connect(self._take_look)
        self._next_look = QTimer(self, interval=EVERY)
        self._next_look.timeout.connect(self.look)
        self._next_look.start()
        self._look.failed.connect(lambda failure: log.error("the file was not looked through", exc_info=failure))
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        self._again.timeout.connect(self.mend)

    def look(self) -> None:
        """Look through every page of the file, beside the work."""
        self._look.ask(lambda: None)

    def take(self, outcome: Outcome) -> None:
        """What the writer told."""
        self.take_failure(outcome.failure)

    def take_failure(self, failure: BaseException | None) -> None:
        """Mend the store if it is what ``failure`` says is damaged; the store of practice is another."""
        if isinstance(failure, StoreDamaged) and failure.path == str(self._store.path):
            self.mend()

    def mend(self) -> None:
        """Put the file aside, what is good in its place, and the open report into that."""
        if self._mending:
            return
        self._mending = True
        try:
            notice = self._store.mend()
            opened = self._opened()
            if opened is not None:
                self._write_again(*opened)
        except StoreError as failure:
            self._again.start()
            self.failed.emit(failure.tried_again)
        else:
            self.mended.emit(f"{notice}屏幕上的报告已经写回。" if opened else notice)
        finally:
            self._mending = False

    def stop(self) -> None:
        """Nothing is looked through any more."""
        self._again.stop()
        self._next_look.stop()
        self._look.stop()

    def _take_look(self, sound: bool) -> None:
        if not sound:
            self.mend()

    def _write_again(self, report: str, entries: dict[str, str]) -> None:
        reader = self._store.reader
        there = any(each.id == report for each in [*reader.reports(), *reader.reports(deleted=True)])
        if there:
            if reader.entries(report) != entries:
                self._workplace.editor(self._store, report, unlocked=True).replace(entries, LABEL)
        else:
            self._workplace.new_editor(self._store, report).create(entries, LABEL)
        self._store.flush()
