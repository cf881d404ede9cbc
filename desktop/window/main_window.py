"""The window: menus, status line, the start page, and the report that is open in it."""

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QMainWindow

from desktop.place import Place
from desktop.settings import contact_sentence
from desktop.signoff.practice import practised
from desktop.store.drafts import DraftStore
from desktop.store.errors import StoreError
from desktop.window.actions import ActionSpec
from desktop.window.arriving.arrivals import Arrivals
from desktop.window.bottom_line import BottomLine
from desktop.window.help_actions import HelpActions
from desktop.window.keeping.backup_actions import BackupActions
from desktop.window.keeping.backup_keeper import BackupKeeper
from desktop.window.keeping.mending import Mending
from desktop.window.keeping.moving_actions import MovingActions
from desktop.window.keeping.place_keeper import PlaceKeeper
from desktop.window.menus import Menus
from desktop.window.page_stack import PageStack
from desktop.window.refusals import guarded
from desktop.window.report.report_view import ReportView
from desktop.window.saving_line import SavingLine
from desktop.window.search.finder_actions import FinderActions
from desktop.window.settings.settings_actions import SettingsActions
from desktop.window.settings.settings_keeper import SettingsKeeper
from desktop.window.start.library import Library
from desktop.window.start.start_actions import StartActions
from desktop.window.style import apply_looks
from desktop.workplace import Workplace

# Imported and made when first used, as are dialogs and longer words: with a report to open, the window begins without.
if TYPE_CHECKING:
    from desktop.window.front_page import FrontPage
    from desktop.window.practice.practice import Practice


class MainWindow(QMainWindow):
    """One window on one store."""

    saved = Signal(object)  # an Outcome, from the writer's thread

    def __init__(self, workplace: Workplace, store: DraftStore, log_file: Path) -> None:
        super().__init__()
        self._workplace, self._store = workplace, store
        self.library = Library(workplace, store)
        self._practice: Practice | None = None
        self.settings = SettingsKeeper(workplace.root, self)
        self.arrivals = Arrivals(workplace, store, self)
        self._view: ReportView | None = None
        self._apply_looks()  # first: each widget that is there already would be dressed a second time
        self._build()
        self._helping = HelpActions(workplace.data, log_file, self)
        self._setting = SettingsActions(self.settings, workplace, self._stack, self)
        self._finding = FinderActions(lambda: self._view, self.actions_by_id, self._stack, self)
        self._starting = StartActions(self.library, self.settings, self._stack, workplace.clock, self)
        self.backups = BackupKeeper(store, self)
        self._connect()
        self._returning = BackupActions(self.backups, workplace, store, self._begin_return, self)
        self.moving = MovingActions(self.backups, self.settings, workplace, store, self._begin_return)
        self._choose_backup_folder()
        self._places = PlaceKeeper(workplace.root, self._place_now, self)
        self.mending = Mending(workplace, store, self._open_report, self)
        self.saved.connect(self.mending.take)
        self.mending.mended.connect(self._show_mended)
        self.mending.failed.connect(self._bottom.say)
        self._connect_returning()

    # What is where

    def _build(self) -> None:
        self.setWindowTitle("公开年报")
        self.resize(1366, 768)
        self._stack = PageStack()
        self.setCentralWidget(self._stack)
        self._saving = SavingLine(self._workplace.clock)
        self._bottom = BottomLine(self.statusBar())
        self.statusBar().addPermanentWidget(self._saving)
        self._menus = Menus(self, self._do)
        self.actions_by_id = self._menus.actions

    def _connect(self) -> None:
        self.saved.connect(self._saving.tell)
        self._stack.currentChanged.connect(self._enable)
        self.settings.changed.connect(self._take_settings)
        self.settings.failed.connect(self._bottom.say)
        for part in (self._setting, self._finding, self._starting):
            part.said.connect(self._bottom.say)
        self._setting.folder_wanted.connect(self._helping.do_data_folder)
        self._starting.page_wanted.connect(self.do_start_page)
        self._starting.opened.connect(lambda report: self.guarded(lambda: self.open_report(report)))
        self._starting.sample_wanted.connect(lambda: self.guarded(self.open_sample))
        self._starting.practice_wanted.connect(lambda: self.guarded(self.open_practice))
        self._starting.handed_wanted.connect(self.arrivals.do_open_handed)
        self._starting.backup_wanted.connect(self.backups.before)
        self.arrivals.page_wanted.connect(self._show_in_front)
        self.arrivals.registered.connect(self._take_decision)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply_looks)

    def _connect_returning(self) -> None:
        """What comes back from backups and from other computers."""
        self.backups.said.connect(self._bottom.say)
        self.backups.failed.connect(self._take_failed_backup)
        for part in (self._returning, self.moving):
            part.said.connect(self._bottom.say)
            part.page_wanted.connect(self._show_in_front)
            part.start_wanted.connect(self.do_start_page)
        self.arrivals.pack_arrived.connect(self.moving.show_file)
        self._returning.opened.connect(lambda report: self.guarded(lambda: self.open_report(report)))

    @property
    def practice(self) -> "Practice":
        """The store of the sample and of practice."""
        from desktop.window.practice.practice import Practice  # noqa: PLC0415

        if self._practice is None:
            self._practice = Practice(self._workplace, self.saved.emit)
        return self._practice

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  -- Qt's name
        """Where no report was opened, begin with the start page."""
        super().showEvent(event)
        if self._stack.count() == 0:
            self.do_start_page()
        QTimer.singleShot(0, self, self._load_rare_face)

    def _load_rare_face(self) -> None:
        """From now on names with characters that the system's faces lack can be read."""
        from forms.entry.faces import RARE, family  # noqa: PLC0415

        family(RARE)
        self.update()

    def handler(self, spec: ActionSpec) -> Callable[[], None] | None:
        """What does the action ``spec``: the window, the report on the screen, or a part of either."""
        name = f"do_{spec.id}"
        own = (
            self,
            self.backups,
            self._returning,
            self.moving,
            self.arrivals,
            self._starting,
            self._finding,
            self._setting,
            self._helping,
        )
        holders = (*own, self._view, *(self._view.parts if self._view else ()))
        return next((getattr(each, name) for each in holders if hasattr(each, name)), None)

    def _do(self, spec: ActionSpec) -> None:
        act = self.handler(spec)
        if act is not None:
            self.guarded(act)

    # The report that is open

    @property
    def view(self) -> ReportView:
        """The report on the screen. Raises RuntimeError where none is open."""
        if self._view is None:
            raise RuntimeError("no report is open")
        return self._view

    def open_report(self, report: str) -> None:
        """Open the stored report ``report`` where the person was.

        Raises StoreError where the report that is open cannot be saved.
        """
        self._leave_report()
        practice = practised(self._store.reader, report)  # where the store of practice itself was opened
        self._show_view(ReportView(self._workplace, self._store, report, practice=practice), self._store)
        self.settings.change(last_report=report)

    def open_last_report(self) -> bool:
        """Open the report that was open when the program was last left; whether there is one."""
        last = self.settings.now.last_report
        known = any(each.id == last for each in self.library.reports(deleted=False))
        if known:
            self.open_report(last)
        return known

    def open_sample(self) -> None:
        """Open the sample report, apart from the real ones. Raises StoreError."""
        self._open_apart(self.practice.sample)

    def open_demo(self) -> None:
        """Open the real report, apart from the person's own. Raises StoreError."""
        self._open_apart(self.practice.demo)

    def open_practice(self) -> None:
        """Open the report to practise on where it was left, apart from the real ones. Raises StoreError."""
        self._open_apart(self.practice.exercise)

    def do_practise(self) -> None:
        """Practise, or go on with it."""
        self.guarded(self.open_practice)

    def _open_apart(self, make: Callable[[], str]) -> None:
        self._leave_report()
        report, store = make(), self.practice.store
        self._show_view(ReportView(self.practice.workplace, store, report, practice=True), store)

    def _show_view(self, view: ReportView, store: DraftStore) -> None:
        self._view = view
        self._saving.watch(store)
        view.place_told.connect(self._bottom.show_place)
        view.said.connect(self._bottom.say)
        view.changed.connect(self._show_change)
        view.approval.changed.connect(self._show_approval)
        view.remembered.connect(lambda changes: self.settings.change(**changes))
        view.approval.page_wanted.connect(self._show_in_front)
        view.ledger.page_wanted.connect(self._show_in_front)
        view.guide.page_wanted.connect(self._show_in_front)
        view.guide.place_wanted.connect(self._go_behind)
        view.guide.again_wanted.connect(lambda: self.guarded(lambda: self._open_apart(self.practice.exercise_anew)))
        view.guide.changed.connect(self._enable)
        view.facts.page_wanted.connect(self._show_in_front)
        self.saved.connect(view.take_saved)
        view.collecting.page_wanted.connect(self._show_in_front)
        view.scale(self.settings.now.type_size)
        self._stack.show_report(view)
        self._show_title()
        view.go_where_last(self._places.last)

    def _leave_report(self) -> None:
        """Close the report that is open. Raises StoreError where what was typed cannot be saved.

        It stays open then: what is not on the disk is nowhere but here.
        """
        if self._view is None:
            return
        self._leave_fields()
        self._view.flush()
        self._view.stop()
        self._view = None
        self._stack.drop_report()

    def _leave_fields(self) -> None:
        """Take in what is being typed at this moment: a cell still open, an input method still composing."""
        QGuiApplication.inputMethod().commit()
        self.setFocus()

    def _show_change(self) -> None:
        self._saving.begin()
        self._show_title()
        self._name_undo()

    def _show_approval(self) -> None:
        self._show_title()
        self._enable()

    def _take_decision(self, told: str) -> None:
        if self._view and not self._view.practice:
            self._view.approval.take(told)  # whichever report it is about: a correction reaches the next year's
        else:
            self._starting.refresh()
            self._bottom.say(told)

    def _show_in_front(self, page: "FrontPage") -> None:
        page.left.connect(self._stack.show_behind)
        self._stack.show_page(page)
        page.setFocus()

    def _go_behind(self, entry: str) -> None:
        """From a page in front of the report to a place in it."""
        self._stack.show_behind()
        self.view.go_to(entry)

    def _show_title(self) -> None:
        draft = self.view.draft
        marked = "（练习，不会混入真实报告）" if self.view.practice else f" · {self.view.approval.line}"
        self.setWindowTitle(f"公开年报 ─ {draft.agency} · {draft.year}年度{marked}")

    def _name_undo(self) -> None:
        self._menus.name_undo(self.view.editor.undo_label, self.view.editor.redo_label)

    def _place_now(self) -> Place | None:
        return self._view.place if self._view and not self._view.practice else None

    def _open_report(self) -> tuple[str, dict[str, str]] | None:
        """Id and entries of the report on the screen, if it is one of the real ones."""
        if self._view is None or self._view.practice:
            return None
        self._leave_fields()
        return self._view.report_id, dict(self._view.draft.entries)

    def _begin_return(self) -> str | None:
        opened = self._open_report()
        return opened[0] if opened else None

    def _show_mended(self, notice: str) -> None:
        """Show from the new file what is on the screen; ``notice`` says what was done."""
        from desktop.window.wording import TextDialog  # noqa: PLC0415

        report = self._view.report_id if self._view and not self._view.practice else None
        if report is not None:
            self._places.keep()
            self.guarded(lambda: self.open_report(report))
        elif self._view is None:
            self.do_start_page()
        TextDialog("草稿库已恢复", f"<p>{escape(notice)}</p>", self).show_unasked()

    def guarded(self, act: Callable[[], object]) -> None:
        """Do ``act``; what is refused is said in the status line, not in a dialog."""
        guarded(act, self._bottom.say, self.mending.take_failure)

    # What can be done

    def _enable(self) -> None:
        """What works on a report can be done while it is on the screen, and not behind a page in front of it."""
        seen = self._view is not None and self._stack.currentWidget() is self._view
        self._menus.enable(report=seen)
        if seen:
            self._name_undo()
            self.view.approval.mark(self.actions_by_id)
            self.view.printing.mark(self.actions_by_id)
            self.view.guide.mark(self.actions_by_id)
        else:
            self._bottom.leave_place()

    # Settings

    def _take_settings(self, changed: frozenset[str]) -> None:
        if changed & {"type_size", "colours"}:
            self._apply_looks()
        if "backup_folder" in changed:
            self._choose_backup_folder()

    def _apply_looks(self) -> None:
        apply_looks(self.settings.now.type_size, self.settings.now.colours)
        if self._view:
            self._view.scale(self.settings.now.type_size)

    def _choose_backup_folder(self) -> None:
        folder = self.settings.now.backup_folder
        self.backups.choose_second(Path(folder) if folder else None)

    def _take_failed_backup(self, failure: StoreError) -> None:
        self._bottom.say(f"自动备份没有做成。{failure.message}")
        self.mending.take_failure(failure)

    # The actions, in the order of the menus

    def do_start_page(self) -> None:
        """Leave the report; everything is saved already, else it stays."""
        self.guarded(self._show_start_page)

    def _show_start_page(self) -> None:
        self._leave_report()
        self._saving.watch(self._store)
        self.setWindowTitle("公开年报")
        self._starting.show()

    def do_quit(self) -> None:
        """Close the window."""
        self.close()

    def do_insert_contact(self) -> None:
        """The office's address and telephone where the cursor is."""
        sentence = contact_sentence(self.settings.now.contact)
        if sentence:
            self.view.insert_words(sentence)
        else:
            self._bottom.say("还没有登记联系方式。请在“报告 → 设置”里填写。")

    def show_as_last(self) -> None:
        """Where it stood when it was closed; the first time over the whole screen."""
        kept = QByteArray.fromBase64(self.settings.now.window.encode("ascii", "replace"))
        if kept.isEmpty() or not self.restoreGeometry(kept):
            self.showMaximized()
        else:
            self.show()

    def come_to_front(self) -> None:
        """Show the window to whoever started the program a second time."""
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  -- Qt's name
        """Everything is saved already; ask only when it could not be."""
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

        self._leave_fields()
        try:
            self._store.flush()
        except StoreError as failure:
            answer = QMessageBox.question(
                self,
                "公开年报",
                f"{failure.message}现在关闭会丢失还没有保存的内容。仍要关闭吗？",
                defaultButton=QMessageBox.StandardButton.No,
            )
            if answer != QMessageBox.StandardButton.Yes:
                event.ignore()
                return
        self.settings.change(window=bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        self._places.keep()
        self.mending.stop()
        self.backups.stop()
        if self._view:
            self._view.stop()
        if self._practice:
            self._practice.close()
        event.accept()
