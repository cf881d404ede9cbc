"""The window: menus, status line, the start page, and the report that is open in it."""

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QLabel, QMainWindow

from desktop.place import Place
from desktop.settings import LARGEST_TYPE, SMALLEST_TYPE, contact_sentence
from desktop.store.drafts import DraftStore
from desktop.store.errors import StoreDamaged, StoreError
from desktop.window.actions import ACTIONS, MENUS, ActionSpec
from desktop.window.library import Library
from desktop.window.mending import Mending
from desktop.window.page_stack import PageStack
from desktop.window.place_keeper import PlaceKeeper
from desktop.window.report_view import ReportView
from desktop.window.saving_line import SavingLine
from desktop.window.settings_keeper import SettingsKeeper
from desktop.window.style import apply_looks
from desktop.workplace import Workplace
from forms.draft.entering import EntryRefused
from forms.draft.strict_json import ExchangeError

# Imported and made when first used, as are dialogs and longer words: with a report to open, the window begins without.
if TYPE_CHECKING:
    from desktop.window.finder import Finder, Target
    from desktop.window.practice import Practice
    from desktop.window.revisions_page import RevisionsPage
    from desktop.window.start_page import StartPage

TOLD = 15_000  # milliseconds that a sentence stays in the status line
STEP = 10  # percent


class MainWindow(QMainWindow):
    """One window on one store."""

    saved = Signal(object)  # an Outcome, from the writer's thread

    def __init__(self, workplace: Workplace, store: DraftStore, log_file: Path) -> None:
        super().__init__()
        self._workplace, self._store, self._log_file = workplace, store, log_file
        self.library = Library(workplace, store)
        self._practice: Practice | None = None
        self.settings = SettingsKeeper(workplace.root, self)
        self._view: ReportView | None = None
        self.actions_by_id: dict[str, QAction] = {}
        self._apply_looks()  # first: each widget that is there already would be dressed a second time
        self._build()
        self._connect()
        self._choose_backup_folder()
        self._places = PlaceKeeper(workplace.root, self._place_now, self)
        self.mending = Mending(workplace, store, self._open_report, self)
        self.saved.connect(self.mending.take)
        self.mending.mended.connect(self._show_mended)
        self.mending.failed.connect(self._say)

    # What is where

    def _build(self) -> None:
        self.setWindowTitle("公开年报")
        self.resize(1366, 768)
        self._stack = PageStack()
        self._start: StartPage | None = None
        self.setCentralWidget(self._stack)
        self._finder: Finder | None = None
        self._told, self._place, self._last_year = QLabel(), QLabel(), QLabel()
        self._saving = SavingLine(self._workplace.clock)
        self._told.setObjectName("told")
        self._told.hide()
        self._telling = QTimer(self, singleShot=True, interval=TOLD)
        self._telling.timeout.connect(self._told.hide)
        self.statusBar().addWidget(self._told)
        self.statusBar().addWidget(self._place, 1)
        self.statusBar().addPermanentWidget(self._last_year)
        self.statusBar().addPermanentWidget(self._saving)
        menus = {title: self.menuBar().addMenu(f"{title}(&{letter})") for title, letter in MENUS.items()}
        for spec in ACTIONS:
            if spec.separated:
                menus[spec.menu].addSeparator()
            action = QAction(spec.text, self)
            action.setShortcut(spec.key)
            action.triggered.connect(lambda _checked=False, wanted=spec: self._do(wanted))
            menus[spec.menu].addAction(action)
            menus[spec.menu].setToolTipsVisible(spec.menu == "审签")  # they say why something cannot be done now
            self.actions_by_id[spec.id] = action

    def _connect(self) -> None:
        self.saved.connect(self._saving.tell)
        self._stack.currentChanged.connect(self._enable)
        self.settings.changed.connect(self._take_settings)
        self.settings.failed.connect(self._say)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply_looks)

    @property
    def start(self) -> "StartPage":
        """The start page, made when it is first shown."""
        from desktop.window.start_page import StartPage  # noqa: PLC0415

        if self._start is None:
            start = self._start = StartPage()
            start.new_wanted.connect(self.do_new_report)
            start.file_wanted.connect(self.do_open_file)
            start.sample_wanted.connect(lambda: self.guarded(self.open_sample))
            start.practice_wanted.connect(lambda: self.guarded(self.open_practice))
            start.opened.connect(lambda report: self.guarded(lambda: self.open_report(report)))
            start.copied.connect(lambda report: self._change_library(lambda: self.library.copy(report)))
            start.deleted.connect(lambda report: self._change_library(lambda: self.library.delete(report)))
            start.restored.connect(lambda report: self._change_library(lambda: self.library.restore(report)))
            start.bin_toggled.connect(lambda _: self._show_reports())
            start.due_set.connect(self._set_due)
        return self._start

    @property
    def finder(self) -> "Finder":
        """What Ctrl+K shows."""
        from desktop.window.finder import Finder  # noqa: PLC0415

        if self._finder is None:
            self._finder = Finder(self)
            self._finder.chosen.connect(self._go_to_target)
            self._finder.insertion_chosen.connect(self._insert_target)
        return self._finder

    @property
    def practice(self) -> "Practice":
        """The store of the sample and of practice."""
        from desktop.window.practice import Practice  # noqa: PLC0415

        if self._practice is None:
            self._practice = Practice(self._workplace, self.saved.emit)
        return self._practice

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  -- Qt's name
        """Where no report was opened, begin with the start page."""
        super().showEvent(event)
        if self._stack.count() == 0:
            self.do_start_page()

    def handler(self, spec: ActionSpec) -> Callable[[], None] | None:
        """What does the action ``spec``: the window itself, else the report on the screen or one of its parts."""
        name = f"do_{spec.id}"
        holders = (self, self._view, *(self._view.parts if self._view else ()))
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
        self._show_view(ReportView(self._workplace, self._store, report, practice=False), self._store)
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
        """Open the report to practise on, apart from the real ones. Raises StoreError."""
        self._open_apart(self.practice.exercise)

    def _open_apart(self, make: Callable[[], str]) -> None:
        self._leave_report()
        report, store = make(), self.practice.store
        self._show_view(ReportView(self.practice.workplace, store, report, practice=True), store)

    def _show_view(self, view: ReportView, store: DraftStore) -> None:
        self._view = view
        self._saving.watch(store)
        view.place_told.connect(self._show_place)
        view.said.connect(self._say)
        view.changed.connect(self._show_change)
        view.approval.changed.connect(self._show_approval)
        view.approval.page_wanted.connect(self._show_in_front)
        view.figure_wanted.connect(self._find_figure)
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

    def _show_in_front(self, page: "RevisionsPage") -> None:
        page.left.connect(self._stack.show_behind)
        self._stack.show_page(page)
        page.setFocus()

    def _show_title(self) -> None:
        draft = self.view.draft
        marked = "（练习，不会混入真实报告）" if self.view.practice else f" · {self.view.approval.line}"
        self.setWindowTitle(f"公开年报 ─ {draft.agency} · {draft.year}年度{marked}")

    def _name_undo(self) -> None:
        """What would be undone and done again, in the menu."""
        for action, label, text in (
            ("undo", self.view.editor.undo_label, "撤销"),
            ("redo", self.view.editor.redo_label, "重做"),
        ):
            self.actions_by_id[action].setText(f"{text}：{_short(label)}" if label else text)
            self.actions_by_id[action].setEnabled(label is not None)

    def _show_place(self, place: str, last_year: str) -> None:
        self._place.setText(place)
        self._last_year.setText(last_year)

    def _say(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        self._telling.start()

    def _place_now(self) -> Place | None:
        return self._view.place if self._view and not self._view.practice else None

    def _open_report(self) -> tuple[str, dict[str, str]] | None:
        """Id and entries of the report on the screen, if it is one of the real ones."""
        if self._view is None or self._view.practice:
            return None
        self._leave_fields()
        return self._view.report_id, dict(self._view.draft.entries)

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
        try:
            act()
        except StoreDamaged as damaged:
            self._say(damaged.message)
            self.mending.take_failure(damaged)
        except (EntryRefused, ExchangeError, StoreError) as refused:
            self._say(str(refused))

    # The start page

    def _show_reports(self) -> None:
        listed = self.library.reports(deleted=self.start.shows_bin)
        today = self._workplace.clock().date()
        states, kinds = self.library.states(listed), self.library.kind_names()
        self.start.show_reports(listed, states, kinds, self.settings.now.due, today)

    def _change_library(self, act: Callable[[], object]) -> None:
        self.guarded(act)
        self._show_reports()

    def _set_due(self, report: str, day: str) -> None:
        self.settings.change(due={**self.settings.now.due, report: day})
        self._show_reports()

    def _enable(self) -> None:
        """What works on a report can be done while it is on the screen, and not behind a page in front of it."""
        seen = self._view is not None and self._stack.currentWidget() is self._view
        for spec in ACTIONS:
            self.actions_by_id[spec.id].setEnabled(seen or not spec.needs_report)
        if seen:
            self._name_undo()
            self.view.approval.mark(self.actions_by_id)
        else:
            for label in (self._place, self._last_year):
                label.clear()

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
        self._store.set_backup_folder(Path(folder) if folder else None)

    # The actions, in the order of the menus

    def do_start_page(self) -> None:
        """Leave the report; everything is saved already, else it stays."""
        self.guarded(self._show_start_page)

    def _show_start_page(self) -> None:
        self._leave_report()
        self._saving.watch(self._store)
        self.setWindowTitle("公开年报")
        self._show_reports()
        self._stack.show_start(self.start)
        self.start.setFocus()

    def do_new_report(self) -> None:
        """Ask for agency, kind, level and year."""
        self.do_start_page()
        if self._view is not None:  # it could not be saved
            return
        now = self._workplace.clock()
        year = now.year - 1 if now.month < 11 else now.year
        from desktop.window.report_form import NewReportPage  # noqa: PLC0415

        page = NewReportPage(self.library.newest_edition(), year, self.library.reports(deleted=False))

        def make(texts: dict[str, str], previous: str) -> None:
            like = self.library.like(texts)
            if like and not page.warned:
                page.warn(
                    f"这个单位{like.year}年度的这种报告已经有了（{like.saved_at[:10]}改过）。确实要另建一份，请再按一次“建立报告”。"
                )
                return
            try:
                self.open_report(self.library.new(texts, previous))
            except (EntryRefused, ExchangeError, StoreError) as refused:
                page.tell(str(refused))

        page.made.connect(make)
        page.left.connect(self._stack.show_behind)
        self._stack.show_page(page)
        page.begin()

    def do_open_file(self) -> None:
        """Read a file in exchange form into the store."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        name, _ = QFileDialog.getOpenFileName(self, "读入数据文件", "", "年报数据文件 (*.json)")
        if name:
            self.guarded(lambda: self.open_report(self.library.add_file(Path(name))))

    def do_backup(self) -> None:
        """Back the store up now."""
        self.guarded(lambda: self._say(f"已备份：{self._store.backup()}"))

    def do_verify_file(self) -> None:
        """Say of a file whether it is what was signed."""
        from desktop.window.handing_out import verify_file  # noqa: PLC0415

        verify_file(self._workplace, self._store.reader, self)

    def do_settings(self) -> None:
        """Type size, colours, folders, faces, particulars of the office."""
        from desktop.export.pdf.faces import Faces  # noqa: PLC0415  -- loaded when the faces are shown
        from desktop.window.settings_page import SettingsPage  # noqa: PLC0415

        faces = Faces(self._workplace.cache / "faces")
        page = SettingsPage(self.settings.now, self._workplace.data, faces)
        page.changed.connect(lambda changes: self.settings.change(**changes))
        page.folder_wanted.connect(self.do_data_folder)
        page.left.connect(self._stack.show_behind)
        self._stack.show_page(page)

    def do_approval_steps(self) -> None:
        """The steps of approval as this office has them."""
        from desktop.window.steps_dialog import steps_dialog  # noqa: PLC0415

        form = steps_dialog(self.settings, self)
        form.registered.connect(self._say)
        form.open()

    def do_quit(self) -> None:
        """Close the window."""
        self.close()

    def do_insert_contact(self) -> None:
        """The office's address and telephone where the cursor is."""
        sentence = contact_sentence(self.settings.now.contact)
        if sentence:
            self.view.insert_words(sentence)
        else:
            self._say("还没有登记联系方式。请在“报告 → 设置”里填写。")

    def do_find_anything(self) -> None:
        """Ctrl+K."""
        from desktop.window.targets import action_targets, field_targets  # noqa: PLC0415

        targets = list(action_targets(with_report=self._view is not None))
        if self._view:
            targets += field_targets(self._view.draft)
        self.finder.open_with(targets, inserting=False)

    def _find_figure(self) -> None:
        from desktop.window.targets import figure_targets  # noqa: PLC0415

        self.finder.open_with(figure_targets(self.view.draft), inserting=True)

    def _go_to_target(self, target: "Target") -> None:
        if self._view is not None:
            self._stack.show_behind()
        if target.kind == "action":
            action = self.actions_by_id[target.id]
            action.trigger() if action.isEnabled() else self._say(action.statusTip())
        else:
            self.view.go_to(target.id)

    def _insert_target(self, target: "Target") -> None:
        self._stack.show_behind()
        self.view.insert_figure(target.id)

    def do_larger(self) -> None:
        """Everything larger."""
        self._set_type_size(self.settings.now.type_size + STEP)

    def do_smaller(self) -> None:
        """Everything smaller."""
        self._set_type_size(self.settings.now.type_size - STEP)

    def _set_type_size(self, percent: int) -> None:
        kept = min(LARGEST_TYPE, max(SMALLEST_TYPE, percent))
        self.settings.change(type_size=kept)
        self._say(f"字号 {kept}%")

    def do_rules(self) -> None:
        """Every rule with its severity, explanation and source."""
        from desktop.window.wording import TextDialog, rules_table  # noqa: PLC0415

        TextDialog("核对规则", rules_table(), self).show()

    def do_keys(self) -> None:
        """All keys."""
        from desktop.window.wording import TextDialog, keys_table  # noqa: PLC0415

        TextDialog("快捷键", keys_table(ACTIONS), self).show()

    def do_data_folder(self) -> None:
        """Show the folder of the store."""
        _open(self._workplace.data)

    def do_open_log(self) -> None:
        """Open the log."""
        _open(self._log_file)

    def do_licences(self) -> None:
        """The licences of the program and of everything it ships."""
        from desktop.window.wording import TextDialog, licences  # noqa: PLC0415

        TextDialog("许可", licences(), self).show()

    def do_about(self) -> None:
        """What this is."""
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

        from desktop.window.wording import about  # noqa: PLC0415

        QMessageBox.about(self, "关于公开年报", about())

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
        if self._view:
            self._view.stop()
        if self._practice:
            self._practice.close()
        event.accept()


def _open(path: Path) -> None:
    """Show ``path`` in the system's own program."""
    from PySide6.QtCore import QUrl  # noqa: PLC0415
    from PySide6.QtGui import QDesktopServices  # noqa: PLC0415

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _short(label: str) -> str:
    """A label that a menu has room for."""
    return label if len(label) <= 28 else f"{label[:13]}…{label[-13:]}"
