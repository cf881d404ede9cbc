"""What the menu does with what is kept elsewhere: back to a backup, whole or a report or a part of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.store.drafts import DraftStore
from desktop.window.keeping.backup_keeper import BackupKeeper
from desktop.window.refusals import REFUSALS
from desktop.workplace import Workplace


class BackupActions(QObject):
    """``begin`` takes in what is being typed and gives the id of the report on the screen, None where none is."""

    page_wanted = Signal(object)  # a page to be shown in front
    opened = Signal(str)  # a report to be read anew and shown
    start_wanted = Signal()  # the start page is to be shown
    said = Signal(str)

    def __init__(
        self,
        keeper: BackupKeeper,
        workplace: Workplace,
        store: DraftStore,
        begin: Callable[[], str | None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._keeper, self._workplace, self._store = keeper, workplace, store
        self._begin, self._window = begin, window

    def do_restore_backup(self) -> None:
        """从备份恢复."""
        from desktop.window.keeping.backups_page import BackupsPage  # noqa: PLC0415  -- seldom shown

        report = self._begin()
        self._store.flush()
        page = BackupsPage(
            self._store.path, self._store.second_folder, self._store.reader, self._workplace.editions, report
        )
        page.wanted.connect(self._restore)
        self.page_wanted.emit(page)

    def _restore(self, backup: Path, report: str, part: str) -> None:
        if report:
            self._keeper.before(lambda: self._bring_back(backup, report, part))
        elif self._sure():
            self._keeper.before(lambda: self._go_back(backup))

    def _sure(self) -> bool:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

        box = QMessageBox(
            QMessageBox.Icon.Question,
            "从备份恢复",
            "整个草稿库会恢复成备份的样子。现在的内容先存成一个新备份，要回来时从那里恢复。",
            parent=self._window,
        )
        yes = box.addButton("恢复", QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton("不恢复", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.exec()
        return box.clickedButton() is yes

    def _bring_back(self, backup: Path, report: str, part: str) -> None:
        from desktop.keeping.restoring import bring_back  # noqa: PLC0415

        told = self._done(lambda: bring_back(self._workplace, self._store, backup, report, part))
        if told:
            self.opened.emit(report)
            self.said.emit(told)

    def _go_back(self, backup: Path) -> None:
        def act() -> str:
            self._store.go_back(backup)
            return "整个草稿库已恢复。恢复以前的内容在最新的备份里。"

        told = self._done(act)
        if told:
            self.start_wanted.emit()
            self.said.emit(told)

    def _done(self, act: Callable[[], str]) -> str:
        """What ``act`` says when it is done; empty where it was refused, which is said."""
        self._begin()
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return act()
        except REFUSALS as refused:
            self.said.emit(str(refused))
        except OSError:
            self.said.emit("备份读不出来，什么都没有动。请确认它还在、能读。")
        finally:
            QGuiApplication.restoreOverrideCursor()
        return ""
