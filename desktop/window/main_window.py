"""The window: the report's parts at the left, the form in the middle, findings, preview and help at the right.

Here, and only here, what the widgets tell is connected to the editor, and what the editor changed to the widgets.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QMainWindow, QMessageBox, QSplitter, QStackedWidget, QTabWidget

from desktop.store.drafts import DraftStore
from desktop.store.errors import StoreError
from desktop.store.writer import Outcome
from desktop.window.actions import ACTIONS, MENUS
from desktop.window.background import Background
from desktop.window.finder import Finder, Target
from desktop.window.findings_panel import FindingsPanel
from desktop.window.help_panel import HelpPanel
from desktop.window.library import Library
from desktop.window.open_report import OpenReport
from desktop.window.outline import Outline, part_states
from desktop.window.page_making import PageMaker
from desktop.window.preview import PreviewPanel
from desktop.window.printing import print_file
from desktop.window.report_form import NewReportPage, ReportForm
from desktop.window.start_page import StartPage
from desktop.window.wording import about, keys_table
from desktop.workplace import Workplace
from forms.checks import check
from forms.checks.finding import Finding, Severity
from forms.draft.draft import Draft
from forms.draft.entering import EntryRefused
from forms.draft.exchange import dump
from forms.draft.strict_json import ExchangeError
from forms.entry.chapter_page import ChapterPage

NARROW = 1200  # pixels; below, the right column starts folded
REPORT_PART = "report"


class MainWindow(QMainWindow):
    """One window on one store."""

    saved = Signal(object)  # an Outcome, from the writer's thread

    def __init__(self, workplace: Workplace, store: DraftStore, log_file: Path) -> None:
        super().__init__()
        self._workplace, self._store, self._log_file = workplace, store, log_file
        self.library = Library(workplace, store)
        self._report: OpenReport | None = None
        self._findings: Sequence[Finding] = ()
        self._field = ""
        self._scale = 100
        self._actions: dict[str, QAction] = {}
        self._checker = Background(check, 0, self)
        self._maker = PageMaker(workplace, self)
        self._build()
        self._connect()
        self.do_start_page()

    # What is where

    def _build(self) -> None:
        self.setWindowTitle("公开年报")
        self.resize(1366, 768)
        self._outline = Outline()
        self._stack = QStackedWidget()
        self._start = StartPage()
        self._stack.addWidget(self._start)
        self._findings_panel, self._preview, self._help = FindingsPanel(), PreviewPanel(), HelpPanel()
        self._side = QTabWidget()
        for title, panel in (("核对", self._findings_panel), ("预览", self._preview), ("说明", self._help)):
            self._side.addTab(panel, title)
        self._splitter = QSplitter()
        for widget, share in ((self._outline, 0), (self._stack, 1), (self._side, 0)):
            self._splitter.addWidget(widget)
            self._splitter.setStretchFactor(self._splitter.indexOf(widget), share)
        self._splitter.setSizes([230, 800, 330])
        self.setCentralWidget(self._splitter)
        self._finder = Finder(self)
        self._place, self._last_year, self._saved = QLabel(), QLabel(), QLabel()
        self.statusBar().addWidget(self._place, 1)
        self.statusBar().addPermanentWidget(self._last_year)
        self.statusBar().addPermanentWidget(self._saved)
        menus = {title: self.menuBar().addMenu(title) for title in MENUS}
        for spec in ACTIONS:
            if spec.separated:
                menus[spec.menu].addSeparator()
            action = QAction(spec.text, self)
            action.setShortcut(spec.key)
            action.triggered.connect(getattr(self, f"do_{spec.id}"))
            menus[spec.menu].addAction(action)
            self._actions[spec.id] = action

    def _connect(self) -> None:
        self._start.new_wanted.connect(self.do_new_report)
        self._start.file_wanted.connect(self.do_open_file)
        self._start.sample_wanted.connect(lambda: self._guarded(lambda: self.open_report(self.library.add_sample())))
        self._start.opened.connect(self.open_report)
        self._start.copied.connect(lambda report: self._change_library(lambda: self.library.copy(report)))
        self._start.deleted.connect(lambda report: self._change_library(lambda: self.library.delete(report)))
        self._start.restored.connect(lambda report: self._change_library(lambda: self.library.restore(report)))
        self._start.bin_toggled.connect(lambda _: self._show_reports())
        self._outline.chosen.connect(self.show_part)
        self._findings_panel.activated.connect(lambda finding: self.go_to(finding.fields[0]))
        self._finder.chosen.connect(self._go_to_target)
        self._finder.insertion_chosen.connect(lambda target: self.insert_figure(target.id))
        self._checker.done.connect(self._show_findings)
        self._checker.failed.connect(self._raise)
        self._maker.made.connect(self._preview.show_file)
        self._maker.failed.connect(self._preview.tell)
        self.saved.connect(self._show_saved)

    # The report that is open

    @property
    def report(self) -> OpenReport | None:
        """The report that is open."""
        return self._report

    @property
    def findings(self) -> Sequence[Finding]:
        """What the last check said."""
        return self._findings

    def open_report(self, report: str) -> None:
        """Open the stored report ``report`` at its first part."""
        self._close_report()
        self._report = OpenReport(self._workplace, self._store, report, self._connect_page)
        self._report.signals.changed.connect(self._changed)
        chapters = [each for each in self._report.draft.edition.chapters if each.printed]
        self._outline.show_chapters(chapters)
        self._show_frame(with_report=True)
        self._outline.choose(chapters[0].key)
        self.show_part(chapters[0].key)
        self._refresh_all()

    def show_part(self, chapter: str) -> None:
        """Show the form of the part ``chapter``."""
        if self._report is None:
            return
        page = self._report.page(chapter)
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
            page.mark(self._findings)
            page.scale(self._scale)
        self._stack.setCurrentWidget(page)
        self._findings_panel.show_part(chapter)

    def go_to(self, field: str) -> None:
        """Put the cursor into ``field``."""
        if self._report is None:
            return
        target = field.rpartition(":")[2]
        chapter = target.partition(".")[0]
        if chapter == REPORT_PART:
            self.do_report_info()
            return
        self._outline.choose(chapter)
        self.show_part(chapter)
        self._report.page(chapter).go_to(target)

    def _connect_page(self, page: ChapterPage) -> None:
        page.edited.connect(self._edit)
        page.pasted.connect(lambda texts: self._guarded(lambda: self._open().editor.paste(texts)))
        page.current_changed.connect(self._show_place)
        page.figure_activated.connect(self.go_to)
        page.added.connect(lambda *parts: self._guarded(lambda: self._open().editor.add_figure(*parts)))
        page.deleted.connect(lambda field: self._guarded(lambda: self._open().editor.delete_figure(field)))

    def _edit(self, field: str, text: str) -> None:
        report = self._report
        if report is None:  # a line told its last text while the report was being closed
            return
        known = report.draft.field(field)
        typing = known is not None and known.prose
        self._guarded(lambda: report.editor.set(field, text, typing=typing))

    def _open(self) -> OpenReport:
        if self._report is None:
            raise RuntimeError("no report is open")
        return self._report

    def _guarded(self, act: Callable[[], object]) -> None:
        """Do ``act``; what the draft or the store refuses is said in the status line, not in a dialog."""
        try:
            act()
        except (EntryRefused, ExchangeError, StoreError) as refused:
            self.statusBar().showMessage(str(refused), 15_000)

    def _changed(self, changed: frozenset[str]) -> None:
        report = self._open()
        if report.edition_changed:
            place = self._stack.currentWidget()
            for page in report.forget_pages():
                self._stack.removeWidget(page)
                page.deleteLater()
            if isinstance(place, ChapterPage):
                self.show_part(report.draft.edition.chapters[1].key)
        for page in report.pages():
            page.refresh(changed)
        shown = self._stack.currentWidget()
        if isinstance(shown, ReportForm):
            shown.show_draft(report.draft)
        self._saved.setText("正在保存…")
        self._refresh_all()

    def _refresh_all(self) -> None:
        report = self._open()
        self._show_history(report)
        self.setWindowTitle(f"公开年报 ─ {report.draft.agency} · {report.draft.year}年度")
        self._checker.ask(lambda: Draft(self._workplace.editions, dict(report.draft.entries)))
        self._maker.ask(report.draft)

    def _show_history(self, report: OpenReport) -> None:
        for action, label, text in (
            ("undo", report.editor.undo_label, "撤销"),
            ("redo", report.editor.redo_label, "重做"),
        ):
            self._actions[action].setText(f"{text}：{label}" if label else text)
            self._actions[action].setEnabled(label is not None)

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        if self._report is None:
            return
        self._findings = findings
        self._findings_panel.show_findings(findings)
        self._outline.show_states(part_states(self._report.draft, findings))
        for page in self._report.pages():
            page.mark(findings)

    def _show_place(self, field: str) -> None:
        report = self._open()
        self._field = field
        known = report.draft.field(field)
        if known is None:
            return
        shown = report.draft.reading(field).stored or "空白" if known.number else ""
        self._place.setText(" · ".join(part for part in (known.path, shown, known.unit) if part))
        last = report.draft.last_number(field) if known.number else None
        self._last_year.setText("" if last is None else f"上年 {last}{known.unit}")
        if self._side.currentWidget() is self._help:
            self._help.show_field(report.draft, field, report.journal())
        elif self._side.currentWidget() is self._preview:
            self._preview.follow(known.row[-1] if known.row else report.draft.text(field)[:12])

    def _show_saved(self, outcome: Outcome) -> None:
        if outcome.failure is None:
            self._saved.setStyleSheet("")
            self._saved.setText(f"✓ 已保存 {self._workplace.clock():%H:%M}")
        else:
            self._saved.setStyleSheet("color: #c00000")
            self._saved.setText(f"没有保存：{outcome.failure.message}程序会自动再试。")

    def _raise(self, failure: Exception) -> None:
        raise failure

    # The start page

    def _show_reports(self) -> None:
        listed = self.library.reports(deleted=self._start.shows_bin)
        self._start.show_reports(listed, self.library.kind_names(), self._workplace.clock().date())

    def _change_library(self, act: Callable[[], object]) -> None:
        self._guarded(act)
        self._show_reports()

    def _close_report(self) -> None:
        if self._report is None:
            return
        for page in self._report.forget_pages():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._report = None
        self._findings = ()

    def _show_frame(self, *, with_report: bool) -> None:
        wide = self.width() >= NARROW
        self._outline.setVisible(with_report)
        self._side.setVisible(with_report and wide)
        for spec in ACTIONS:
            self._actions[spec.id].setEnabled(with_report or not spec.needs_report)
        for label in (self._place, self._last_year):
            label.clear()

    def _show_page(self, page: ReportForm | NewReportPage) -> None:
        for index in reversed(range(self._stack.count())):
            old = self._stack.widget(index)
            if isinstance(old, ReportForm | NewReportPage):
                self._stack.removeWidget(old)
                old.deleteLater()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    # The actions, in the order of the menus

    def do_start_page(self) -> None:
        """Leave the report; everything is saved already."""
        self._close_report()
        self._guarded(self._store.flush)
        self._show_frame(with_report=False)
        self.setWindowTitle("公开年报")
        self._show_reports()
        self._stack.setCurrentWidget(self._start)

    def do_new_report(self) -> None:
        """Ask for agency, kind, level and year."""
        self.do_start_page()
        now = self._workplace.clock()
        page = NewReportPage(self.library.newest_edition(), now.year - 1 if now.month < 11 else now.year)

        def make(texts: dict[str, str], previous: str) -> None:
            try:
                self.open_report(self.library.new(texts, Path(previous) if previous else None))
            except (EntryRefused, ExchangeError, StoreError, OSError) as refused:
                page.tell(str(refused))

        page.made.connect(make)
        page.left.connect(self.do_start_page)
        self._show_page(page)

    def do_open_file(self) -> None:
        """Read a file in exchange form into the store."""
        name, _ = QFileDialog.getOpenFileName(self, "读入数据文件", "", "年报数据文件 (*.json)")
        if name:
            self._guarded(lambda: self.open_report(self.library.add_file(Path(name))))

    def do_report_info(self) -> None:
        """Agency, kind, year and the like, to be corrected without retyping the report."""
        report = self._open()
        form = ReportForm(report.draft.edition)
        form.show_draft(report.draft)
        form.edited.connect(self._edit)
        self._show_page(form)

    def do_save_file(self) -> None:
        """Write the report in exchange form."""
        report = self._open()
        name, _ = QFileDialog.getSaveFileName(
            self, "写出数据文件", f"{self._file_name()}.json", "年报数据文件 (*.json)"
        )
        if name:
            Path(name).write_bytes(dump(report.id, report.draft).encode("utf-8"))
            self.statusBar().showMessage(f"已写出：{name}", 10_000)

    def do_save_pdf(self) -> None:
        """Write the pages; without a mark only when nothing is 须改."""
        errors = sum(each.severity is Severity.ERROR for each in self._findings)
        kinds = "草稿 (*.pdf);;征求意见稿 (*.pdf);;送审稿 (*.pdf)" + ("" if errors else ";;不带标记 (*.pdf)")
        name, kind = QFileDialog.getSaveFileName(self, "存为PDF", f"{self._file_name()}.pdf", kinds)
        if name:
            mark = kind.partition(" ")[0]
            path = self._maker.write(self._open().draft, Path(name), None if mark == "不带标记" else mark)
            self.statusBar().showMessage(path, 15_000)

    def do_print_report(self) -> None:
        """Print the very pages of the preview."""
        pages = self._maker.newest
        if pages is None:
            self.statusBar().showMessage("页面还没有生成，请稍候再打印。", 10_000)
            return
        self.statusBar().showMessage(print_file(pages, self), 15_000)

    def do_backup(self) -> None:
        """Back the store up now."""
        self._guarded(lambda: self.statusBar().showMessage(f"已备份：{self._store.backup()}", 15_000))

    def do_quit(self) -> None:
        """Close the window."""
        self.close()

    def do_undo(self) -> None:
        """Take back the last step."""
        self._open().editor.undo()

    def do_redo(self) -> None:
        """Do again what was undone."""
        self._open().editor.redo()

    def do_fill_zeros(self) -> None:
        """A zero in each blank cell of this part's table, marked until confirmed."""
        self._on_table(self._open().editor.fill_zeros)

    def do_confirm_zeros(self) -> None:
        """Confirm the zeros filled into this part's table."""
        self._on_table(self._open().editor.confirm_zeros)

    def _on_table(self, act: Callable[[str], None]) -> None:
        page = self._stack.currentWidget()
        if isinstance(page, ChapterPage) and page.chapter.table:
            act(page.chapter.key)
        else:
            self.statusBar().showMessage("请先到第二、三、四部分，再补0。", 10_000)

    def do_find_text(self) -> None:
        """Find words in the texts of this part, chips' digits included."""
        page = self._stack.currentWidget()
        if isinstance(page, ChapterPage):
            page.show_find()

    def do_insert_figure(self) -> None:
        """Choose a number field to show in the text as a live figure."""
        draft = self._open().draft
        targets = [each for each in self._targets(draft) if each.kind == "field"]
        self._finder.open_with(targets)

    def insert_figure(self, field: str) -> None:
        """A live figure of ``field`` where the cursor was in a text."""
        page = self._stack.currentWidget()
        if isinstance(page, ChapterPage):
            page.insert_figure(field)

    def do_heading_2(self) -> None:
        """（一）"""
        self._set_level(2)

    def do_heading_3(self) -> None:
        """1."""
        self._set_level(3)

    def do_heading_4(self) -> None:
        """（1）"""
        self._set_level(4)

    def do_subheading(self) -> None:
        """An unnumbered sub-heading."""
        self._set_level(0)

    def do_body_text(self) -> None:
        """Body text."""
        self._set_level(None)

    def _set_level(self, level: int | None) -> None:
        page = self._stack.currentWidget()
        if isinstance(page, ChapterPage):
            page.set_level(level)

    def do_find_anything(self) -> None:
        """Ctrl+K."""
        self._finder.open_with(self._targets(self._report.draft if self._report else None))

    def _targets(self, draft: Draft | None) -> list[Target]:
        found = [
            Target("action", spec.id, spec.text.strip("…"), spec.key)
            for spec in ACTIONS
            if draft is not None or not spec.needs_report
        ]
        if draft is not None:
            for field in [*draft.edition.fields.values(), *map(draft.field, (f.id for f in draft.own_figures()))]:
                if field is not None:
                    shown = draft.reading(field.id).stored if field.number else ""
                    found.append(Target("field", field.id, field.path, shown))
        return found

    def _go_to_target(self, target: Target) -> None:
        if target.kind == "action":
            self._actions[target.id].trigger()
        else:
            self.go_to(target.id)

    def do_previous_part(self) -> None:
        """The part before this one."""
        self._outline.step(-1)

    def do_next_part(self) -> None:
        """The part after this one."""
        self._outline.step(1)

    def do_show_findings(self) -> None:
        """The findings."""
        self._show_side(self._findings_panel)

    def do_show_preview(self) -> None:
        """The pages."""
        self._show_side(self._preview)

    def do_show_help(self) -> None:
        """Help of the current field."""
        self._show_side(self._help)
        if self._field:
            self._show_place(self._field)

    def _show_side(self, panel: FindingsPanel | PreviewPanel | HelpPanel) -> None:
        self._side.show()
        self._side.setCurrentWidget(panel)

    def do_fold_sides(self) -> None:
        """Both side columns away, or back."""
        shown = not self._outline.isVisible()
        self._outline.setVisible(shown)
        self._side.setVisible(shown)

    def do_larger(self) -> None:
        """The form larger."""
        self._set_scale(min(200, self._scale + 10))

    def do_smaller(self) -> None:
        """The form smaller."""
        self._set_scale(max(80, self._scale - 10))

    def _set_scale(self, percent: int) -> None:
        self._scale = percent
        for page in self._open().pages():
            page.scale(percent)

    def do_data_folder(self) -> None:
        """Show the folder of the store."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._workplace.data)))

    def do_open_log(self) -> None:
        """Open the log."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_file)))

    def do_keys(self) -> None:
        """All keys."""
        QMessageBox.information(self, "快捷键", keys_table(ACTIONS))

    def do_about(self) -> None:
        """What this is and under which licences."""
        QMessageBox.about(self, "关于公开年报", about())

    def _file_name(self) -> str:
        draft = self._open().draft
        return f"{draft.agency}{draft.year}年政府信息公开工作年度报告"

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  -- Qt's name
        """Everything is saved already; ask only when it could not be."""
        try:
            self._store.flush()
        except StoreError as failure:
            answer = QMessageBox.question(
                self, "公开年报", f"{failure.message}现在关闭会丢失还没有保存的内容。仍要关闭吗？"
            )
            if answer != QMessageBox.StandardButton.Yes:
                event.ignore()
                return
        self._checker.stop()
        self._maker.stop()
        event.accept()
