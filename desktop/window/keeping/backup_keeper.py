"""Backups while the window is open, made beside it: each half hour if something changed, and before what is risky."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.store.drafts import DraftStore
from desktop.store.errors import BackupFolderNotWritable, StoreError
from desktop.window.background import Background

EVERY = 30 * 60 * 1000  # milliseconds


class _Wish(NamedTuple):
    if_changed: bool
    told: bool  # whether the person asked for it
    then: tuple[Callable[[], object], ...] = ()


class BackupKeeper(QObject):
    """Of ``store``, with a second folder for backups of their own if the person chose one."""

    said = Signal(str)
    failed = Signal(object)  # a StoreError of a backup that nobody asked for

    def __init__(self, store: DraftStore, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._waiting: list[_Wish] = []
        self._background = Background(self._make, 0, self)
        self._background.done.connect(self._done)
        self._background.failed.connect(self._refused)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def choose_second(self, folder: Path | None) -> None:
        """Keep backups in ``folder`` too; the last one at once."""
        self._store.second_folder = folder
        if folder is not None:
            self._background.ask(self._take)

    def look(self) -> None:
        """Make one if something changed since the last."""
        self._wish(_Wish(if_changed=True, told=False))

    def do_backup(self) -> None:
        """立即备份: one now; where it is is said when it is made."""
        self._wish(_Wish(if_changed=False, told=True))

    def before(self, act: Callable[[], object]) -> None:
        """Do ``act`` in the window's thread once all is backed up; not at all where that fails, which is said."""
        self._wish(_Wish(if_changed=True, told=False, then=(act,)))

    def stop(self) -> None:
        """Wait for the one that is being made."""
        self._timer.stop()
        self._background.stop()

    def _wish(self, wish: _Wish) -> None:
        self._waiting.append(wish)
        self._background.ask(self._take)

    def _take(self) -> list[_Wish]:
        """What is wished by now: one backup serves all."""
        wishes, self._waiting = self._waiting, []
        return wishes

    def _make(self, wishes: list[_Wish]) -> Callable[[], None]:
        if not wishes:
            self._store.second_backup()
            return lambda: None
        try:
            made: Path | StoreError = self._store.backup(if_changed=all(each.if_changed for each in wishes))
        except StoreError as failure:
            made = failure
        return partial(self._tell, wishes, made)

    def _tell(self, wishes: list[_Wish], made: Path | StoreError) -> None:
        asked = any(each.told or each.then for each in wishes)
        # The store's own folder has it: that is enough to go on.
        backed_up = not isinstance(made, StoreError) or isinstance(made, BackupFolderNotWritable)
        if isinstance(made, StoreError):
            if asked:
                self.said.emit(made.message)
            else:
                self.failed.emit(made)
        elif any(each.told for each in wishes):
            self.said.emit(f"已备份：{made}")
        if backed_up:
            for each in wishes:
                for act in each.then:
                    act()

    def _done(self, told: Callable[[], None]) -> None:
        told()
        if self._waiting:
            self._background.ask(self._take)

    def _refused(self, failure: Exception) -> None:
        raise failure
