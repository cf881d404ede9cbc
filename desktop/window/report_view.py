"""One report on the screen: its parts at the left, the form in the middle, findings, preview and help at the right.

Here what the forms tell is connected to the editor, and what the editor changed to the forms.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.place import Place
from desktop.store.drafts import DraftStore
from desktop.store.errors import OutOfMemory, StoreError
from desktop.window.approval import Approval
from desktop.window.background import Background
from desktop.window.columns import Columns
from desktop.window.findings_panel import FindingsPanel, verdict_line
from desktop.window.heading_actions import HeadingActions
from desktop.window.open_report import OpenReport
from desktop.window.outline import Outline, part_states
from desktop.window.outputs import Outputs
from desktop.window.remark_places import field_at
from desktop.workplace import Workplace
from forms.checks import check, in_order
from forms.checks.answering import basis
from forms.checks.finding import Finding
from forms.checks.glyphs import FACE_MISSING, missing_glyph
from forms.draft.draft import Draft
from forms.draft.editor import DraftEditor
from forms.draft.entering import EntryRefused
from forms.draft.strict_json import ExchangeError
from forms.entry.chapter_page import ChapterPage

# Imported and made when first used: the form stands sooner.
if TYPE_CHECKING:
    from desktop.export.pdf.export import Exported
    from desktop.window.find_bar import FindBar
    from desktop.window.help_panel import HelpPanel
    from desktop.window.preview import PreviewPanel
    from desktop.window.report_form import ReportForm
    from desktop.window.text_search import TextSearch

REPORT_PART = "report"
FINDINGS, PREVIEW, HELP = "核对", "预览", "说明"


class ReportView(QWidget):
    """The report ``report`` of ``store``. ``practice``: every page is marked so and none goes out without."""

    place_told = Signal(str, str)  # where we are, in words; last year's number
    said = Signal(str)  # a sentence for the status line
    changed = Signal()  # something was entered and is being saved
    figure_wanted = Signal()  # a field is to be chosen and shown in the text

    def __init__(
        self, workplace: Workplace, store: DraftStore, report: str, *, practice: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._editions = workplace.editions
        self.practice = practice
        self._report = OpenReport(workplace, store, report, self._connect_page)
        self.findings: Sequence[Finding] = ()
        self._glyphs: tuple[Finding, ...] = ()
        self._field = ""
        self._percent = 100
        self._checker = Background(check, 0, self)
        self.outputs = Outputs(workplace, self._report, practice=practice, parent=self)
        self.approval = Approval(workplace, store, self._report, practice=practice, parent=self)
        self.parts = (self.outputs, self.approval, HeadingActions(self._current_page))  # they do what menus ask for
        self._info: ReportForm | None = None
        self._search: TextSearch | None = None
        self._build()
        self._connect()
        self._show_chapters()
        self._show_approval()
        self._painted = False

    # What is where

    def _build(self) -> None:
        self._outline = Outline()
        self._stack = QStackedWidget()
        middle = QWidget()
        self._middle = QVBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.addWidget(self.approval.bar)
        self._middle.addWidget(self._stack, 1)
        self._findings_panel = FindingsPanel()
        self._preview: PreviewPanel | None = None
        self._help: HelpPanel | None = None
        panels = {FINDINGS: lambda: self._findings_panel, PREVIEW: self._make_preview, HELP: self._make_help}
        self.columns = Columns(self._outline, middle, panels)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.columns)

    def _connect(self) -> None:
        self._report.signals.changed.connect(self._take_change)
        self.columns.panel_shown.connect(lambda: self._show_place(self._field))
        self._outline.chosen.connect(self._show_chosen)
        self._findings_panel.activated.connect(self._go_to_finding)
        self._findings_panel.repair_wanted.connect(self._mend)
        self._findings_panel.answered.connect(self._explain)
        self._checker.done.connect(self._show_findings)
        self._checker.failed.connect(self._tell_failure)
        self.outputs.made.connect(self._take_pages)
        self.outputs.said.connect(self.said)
        self.approval.said.connect(self.said)
        self.approval.changed.connect(self._show_approval)
        self.approval.proof_told.connect(self._findings_panel.tell_proof)
        self._findings_panel.remarks.chosen.connect(self._go_to_remark)

    def _show_chapters(self) -> None:
        chapters = [each for each in self.draft.edition.chapters if each.printed]
        self._outline.show_chapters(chapters)
        self.show_part(chapters[0].key)

    def _connect_page(self, page: ChapterPage) -> None:
        page.edited.connect(self._type)
        page.left.connect(self.editor.stop_typing)
        page.given_up.connect(lambda entry: self.guarded(lambda: self.editor.give_up_typing(entry)))
        page.said.connect(self.said)
        page.pasted.connect(lambda texts: self.guarded(lambda: self.editor.paste(texts)))
        page.current_changed.connect(self._show_place)
        page.figure_activated.connect(self.go_to)
        page.added.connect(lambda *parts: self.guarded(lambda: self.editor.add_figure(*parts)))
        page.deleted.connect(lambda field: self.guarded(lambda: self.editor.delete_figure(field)))

    def _make_preview(self) -> "PreviewPanel":
        from desktop.window.preview import PreviewPanel  # noqa: PLC0415

        preview = self._preview = PreviewPanel()
        self.outputs.made.connect(preview.show_pages)
        self.outputs.failed.connect(preview.tell)
        preview.field_activated.connect(self.go_to)
        if self.outputs.newest:
            preview.show_pages(self.outputs.newest)
        else:
            self.outputs.ask()
        return preview

    def _make_help(self) -> "HelpPanel":
        from desktop.window.help_panel import HelpPanel  # noqa: PLC0415

        help_panel = self._help = HelpPanel()
        help_panel.note_edited.connect(self._edit)
        help_panel.refused.connect(self._say_locked)
        help_panel.lock(locked=bool(self.editor.locked))
        return help_panel

    @property
    def _find_bar(self) -> "FindBar":
        """The line above the form."""
        from desktop.window.find_bar import FindBar  # noqa: PLC0415
        from desktop.window.text_search import TextSearch  # noqa: PLC0415

        if self._search is None:
            bar = FindBar()
            self._middle.insertWidget(1, bar)
            self._search = TextSearch(self._report.editor, bar, self._show_hit)
        return self._search.bar

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  -- Qt's name
        """With the form on the screen, not before, begin what goes on beside it."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._refresh_all)

    # The report

    @property
    def editor(self) -> DraftEditor:
        """The door through which the report changes."""
        return self._report.editor

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        return self._report.draft

    @property
    def report_id(self) -> str:
        """Its id."""
        return self._report.id

    def flush(self) -> None:
        """Wait until everything typed is on the disk. Raises the StoreError that prevents it."""
        self._report.flush()

    def stop(self) -> None:
        """Wait for checks and pages being made; nothing is begun any more."""
        self._checker.stop()
        self.outputs.stop()
        self.approval.stop()

    def guarded(self, act: Callable[[], object]) -> None:
        """Do ``act``; what the draft or the store refuses is said in the status line, not in a dialog."""
        try:
            act()
        except (EntryRefused, ExchangeError, StoreError) as refused:
            self.said.emit(str(refused))

    def show_part(self, chapter: str) -> None:
        """Show the form of the part ``chapter``."""
        self._outline.show_current(chapter)
        page = self._report.page(chapter)
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
            page.mark(self.findings)
            page.scale(self._percent)
        self._stack.setCurrentWidget(page)
        self._findings_panel.show_part(chapter)

    def _show_chosen(self, place: str) -> None:
        """Show the part or the section that was chosen at the left."""
        if "." in place:
            self.go_to(place)
        else:
            self.show_part(place)

    def go_to(self, entry: str) -> None:
        """Put the cursor into the field of ``entry``."""
        target = entry.rpartition(":")[2]
        chapter = target.partition(".")[0]
        if chapter == REPORT_PART:
            self.do_report_info(target)
            return
        if all(each.key != chapter for each in self.draft.edition.chapters):
            return
        self.show_part(chapter)
        self._report.page(chapter).go_to(entry)

    @property
    def place(self) -> Place:
        """Where the person is."""
        page = self._current_page()
        return Place(self.report_id, self._field, page.caret(self._field) if page else 0)

    def go_where_last(self, place: Place | None) -> None:
        """Go to ``place`` if it is in this report, else to the field that was changed last."""
        kept = place is not None and place.report == self.report_id and self.draft.field(place.field) is not None
        last = place.field if place and kept else self._report.last_field()
        if self.draft.field(last) and not last.startswith(f"{REPORT_PART}."):
            self.go_to(last)
            page = self._current_page()
            if place and kept and page:
                page.put_caret(last, place.caret)

    def insert_figure(self, field: str) -> None:
        """A live figure of ``field`` where the cursor was in a text."""
        page = self._current_page()
        if page is None or not page.insert_figure(field):
            self.said.emit("请先到要写的那一段，把光标放在要插入的地方。")

    def insert_words(self, words: str) -> None:
        """Plain words where the cursor was in a text."""
        page = self._current_page()
        if page is None or not page.insert_words(words):
            self.said.emit("请先到要写的那一段，把光标放在要插入的地方。")

    def scale(self, percent: int) -> None:
        """The forms at ``percent``."""
        self._percent = percent
        self.columns.scale(percent)
        for page in self._report.pages():
            page.scale(percent)

    def _current_page(self) -> ChapterPage | None:
        page = self._stack.currentWidget()
        return page if isinstance(page, ChapterPage) else None

    def _edit_info(self, entry: str, text: str) -> None:
        self._edit(entry, text)
        if self._info and not text.strip() and self.draft.text(entry):  # what may not be blank comes back
            self._info.show_draft(self.draft)

    def _type(self, entry: str, text: str) -> None:
        self.guarded(lambda: self.editor.set(entry, text, typing=True))

    def _edit(self, entry: str, text: str) -> None:
        self.guarded(lambda: self.editor.set(entry, text))

    def _take_change(self, changed: frozenset[str]) -> None:
        if self._report.edition_changed:
            info = self._stack.currentWidget() is self._info
            for page in self._report.forget_pages():
                self._stack.removeWidget(page)
                page.deleteLater()
            self._show_chapters()
            if info:
                self.do_report_info()
        for page in self._report.pages():
            page.refresh(changed)
        if self._info and self._stack.currentWidget() is self._info:
            self._info.show_draft(self.draft)
        if {self._field, f"note:{self._field}"} & changed:
            self._show_place(self._field)
        self._refresh_all()
        self.changed.emit()

    def _show_approval(self) -> None:
        """Fields locked or free; the remarks that wait, beside the findings."""
        locked = bool(self.editor.locked)
        for lockable in (self._help, self._info):
            if lockable:
                lockable.lock(locked=locked)
        self._findings_panel.remarks.show_remarks(self.approval.now.remarks)

    def _say_locked(self) -> None:
        self.said.emit(self.editor.locked)

    def _go_to_remark(self, place: str) -> None:
        field = field_at(self.draft, place)
        if field:
            self.go_to(field)

    def _refresh_all(self) -> None:
        self._checker.ask(lambda: Draft(self._editions, dict(self.draft.entries)))
        self.outputs.ask()

    # What is told

    def _tell_failure(self, failure: Exception) -> None:
        if not isinstance(failure, MemoryError):
            raise failure
        self.said.emit(OutOfMemory().tried_again)

    def _show_findings(self, checked: Sequence[Finding]) -> None:
        findings = self.findings = in_order([*checked, *self._glyphs], self.draft)
        self.outputs.findings = findings
        self.approval.verdict = verdict_line(findings)
        self._findings_panel.show_findings(findings)
        self._outline.show_states(part_states(self.draft, findings))
        for page in self._report.pages():
            page.mark(findings)

    def _take_pages(self, exported: "Exported") -> None:
        """Characters that no face has are findings too, known only once the pages are made."""
        told = tuple(missing_glyph(self.draft, each.field, each.character) for each in exported.missing)
        if told != self._glyphs:
            self._glyphs = told
            self._show_findings([each for each in self.findings if each.rule != FACE_MISSING])

    def _go_to_finding(self, finding: Finding) -> None:
        self.go_to(finding.fields[0])
        page = self._current_page()
        if page and finding.spans:
            page.select(finding.spans[0].field, finding.spans[0].start, finding.spans[0].length)

    def _mend(self, finding: Finding) -> None:
        repair = finding.repair
        if repair:
            self.guarded(
                lambda: self.editor.repair(repair.entry, repair.start, repair.removed, repair.text, repair.label)
            )

    def _explain(self, finding: Finding, words: str) -> None:
        self.guarded(lambda: self.editor.answer(finding.key, words, basis(self.draft, finding)))

    def _show_place(self, entry: str) -> None:
        self._field = self.approval.here = entry
        prefix, colon, target = entry.rpartition(":")
        known = self.draft.field(target)
        if known is None:
            return
        reading = (
            self.draft.noted_total(prefix, target) if colon else self.draft.reading(target) if known.number else None
        )
        shown = "" if reading is None else reading.stored or "空白"
        self.place_told.emit(
            " · ".join(part for part in (known.path, "台账数" if colon else "", shown, known.unit) if part),
            self._last_year(target),
        )
        if self._help and self.columns.shows(HELP):
            self._help.show_field(self.draft, target, self._report.history(entry))
        elif self._preview and self.columns.shows(PREVIEW):
            self._preview.follow(target)

    def _last_year(self, field: str) -> str:
        known = self.draft.field(field)
        last = self.draft.last_number(field) if known and known.number else None
        return "" if last is None or known is None else f"上年 {last}{known.unit}"

    def _show_hit(self, field: str, start: int, length: int) -> None:
        self.go_to(field)
        page = self._current_page()
        if page:
            page.select(field, start, length)

    # The actions, in the order of the menus

    def do_report_info(self, field: str = "") -> None:
        """Agency, kind, year and the like, to be corrected without retyping the report; the cursor in ``field``."""
        from desktop.window.report_form import ReportForm  # noqa: PLC0415

        if self._info:
            self._stack.removeWidget(self._info)
            self._info.deleteLater()
        form = self._info = ReportForm(self.draft.edition, "报告信息")
        form.show_draft(self.draft)
        form.lock(locked=bool(self.editor.locked))
        form.refused.connect(self._say_locked)
        form.edited.connect(self._edit_info)
        form.current_changed.connect(self._show_place)
        self._stack.addWidget(form)
        self._stack.setCurrentWidget(form)
        self._outline.show_current("")
        form.go_to(field)

    def do_undo(self) -> None:
        """Take back the last step, be it what is typed at this moment."""
        page = self._current_page()
        if page:
            page.hand_on()
        self.editor.undo()

    def do_redo(self) -> None:
        """Do again what was undone."""
        self.editor.redo()

    def do_fill_zeros(self) -> None:
        """A zero in each blank cell of this part's table, marked until confirmed."""
        self._on_table(self.editor.fill_zeros)

    def do_confirm_zeros(self) -> None:
        """Confirm the zeros filled into this part's table."""
        self._on_table(self.editor.confirm_zeros)

    def _on_table(self, act: Callable[[str], None]) -> None:
        page = self._current_page()
        if page and page.chapter.table:
            act(page.chapter.key)
        else:
            self.said.emit("请先到第二、三、四部分，再补0。")

    def do_find_text(self) -> None:
        """Find words over the whole report."""
        self._find_bar.open_for(replacing=False, words=self._chosen_words())

    def do_find_next(self) -> None:
        """The next place of what was looked for last."""
        self._find_bar.seek()

    def do_replace_text(self) -> None:
        """Replace words over the whole report."""
        self._find_bar.open_for(replacing=True, words=self._chosen_words())

    def _chosen_words(self) -> str:
        page = self._current_page()
        return page.chosen_words() if page else ""

    def do_insert_figure(self) -> None:
        """Choose a number field to show in the text as a live figure."""
        self.figure_wanted.emit()

    def do_previous_part(self) -> None:
        """The part before this one."""
        self._outline.step(-1)

    def do_next_part(self) -> None:
        """The part after this one."""
        self._outline.step(1)

    def do_show_findings(self) -> None:
        """The findings."""
        self.columns.show_panel(FINDINGS)

    def do_show_preview(self) -> None:
        """The pages."""
        self.columns.show_panel(PREVIEW)

    def do_show_help(self) -> None:
        """Help of the current field."""
        self.columns.show_panel(HELP)

    def do_fold_sides(self) -> None:
        """Both side columns away, or back."""
        self.columns.fold()
