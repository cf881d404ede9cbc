"""One report on the screen: its parts at the left, the form in the middle, findings, preview and help at the right.

Here what the forms tell is connected to the editor, and what the editor changed to the forms.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.place import Place
from desktop.store.drafts import DraftStore
from desktop.store.errors import OutOfMemory
from desktop.store.writer import Outcome
from desktop.window.approval.approval import Approval
from desktop.window.collecting.collecting_desk import CollectingDesk
from desktop.window.findings.findings_panel import verdict_line
from desktop.window.findings.findings_watch import FindingsWatch
from desktop.window.findings.remark_places import field_at
from desktop.window.ledger.ledger_desk import LedgerDesk
from desktop.window.practice.practice_guide import PracticeGuide
from desktop.window.printing.outputs import Outputs
from desktop.window.printing.paper_printing import PaperPrinting
from desktop.window.refusals import guarded
from desktop.window.report.fact_actions import FactActions
from desktop.window.report.heading_actions import HeadingActions
from desktop.window.report.info_actions import REPORT_PART, InfoActions
from desktop.window.report.open_report import OpenReport
from desktop.window.report.outline import Outline, part_states
from desktop.window.report.side_panels import SidePanels
from desktop.window.report.undo_actions import UndoActions
from desktop.window.report.zero_actions import ZeroActions
from desktop.window.search.find_actions import FindActions
from desktop.workplace import Workplace
from forms.checks.answering import basis
from forms.checks.finding import Finding
from forms.draft.draft import Draft
from forms.draft.editor import DraftEditor
from forms.draft.facts import prefix_of
from forms.entry.chapter_page import ChapterPage

NOWHERE = "请先到要写的那一段，把光标放在要插入的地方。"


class ReportView(QWidget):
    """The report ``report`` of ``store``. ``practice``: every page is marked so and none goes out without."""

    place_told = Signal(str, str)  # where we are, in words; last year's number
    said = Signal(str)  # a sentence for the status line
    changed = Signal()  # something was entered and is being saved
    remembered = Signal(object)  # settings to be kept, by their names

    def __init__(
        self, workplace: Workplace, store: DraftStore, report: str, *, practice: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.practice = practice
        self._report = OpenReport(workplace, store, report, self._connect_page)
        self._part, self._field = "", ""  # where the person is
        self._percent = 100
        self.ledger = LedgerDesk(workplace, store, self._report, self)
        self.collecting = CollectingDesk(workplace, store.reader, self._report, self)
        self._watch = FindingsWatch(workplace.editions, self._report, self.ledger.beside, self)
        self.outputs = Outputs(workplace, self._report, practice=practice, parent=self)
        self.approval = Approval(workplace, store, self._report, practice=practice, parent=self)
        self.printing = PaperPrinting(
            workplace,
            store.reader,
            report,
            standing=lambda: self.approval.now,
            practice=practice,
            ready=self.approval.ready_to_go_out,
            parent=self,
        )
        self.guide = PracticeGuide(
            *(workplace, store.reader, self._report),
            practice=practice,
            screen=lambda: (self._field, self._panels.previewing),
            parent=self,
        )
        self.facts = FactActions(
            self._report,
            here=lambda: self._field,
            page=self._current_page,
            today=lambda: workplace.clock().date().isoformat(),
            parent=self,
        )
        self._painted = False
        self._build()
        self._connect()
        self._show_chapters()
        self._show_approval()

    # What is where

    def _build(self) -> None:
        self._outline = Outline()
        self._stack = QStackedWidget()
        middle = QWidget()
        room = QVBoxLayout(middle)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.approval.bar)
        room.addWidget(self._stack, 1)
        self._panels = SidePanels(self._report, self.outputs, self.ledger, self, left=self._outline, middle=middle)
        self._findings_panel, self.columns = self._panels.findings, self._panels.columns
        self._info = InfoActions(self._report, self._stack, self)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        if self.guide.bar:
            row.addWidget(self.guide.bar)
        row.addWidget(self.columns, 1)
        undoing = UndoActions(self.editor, self._current_page, self._select)
        undoing.said.connect(self.said)
        self.parts = (  # they do what menus ask for
            self.outputs,
            self.approval,
            self.printing,
            self.ledger,
            self.guide,
            self.facts,
            self.collecting,
            self._panels,
            self._info,
            undoing,
            FindActions(self.editor, room, self._select, self._current_page),
            ZeroActions(self.editor, self._current_page, self.said.emit),
            HeadingActions(self._current_page),
        )

    def _connect(self) -> None:
        self._report.signals.changed.connect(self._take_change)
        self.columns.panel_shown.connect(lambda: self._show_place(self._field))
        self.columns.panel_shown.connect(self.guide.look)  # at the beginning there is no field
        self._panels.field_activated.connect(self.go_to)
        self._panels.note_edited.connect(self._edit)
        self._panels.refused.connect(self._say_locked)
        self._panels.value_wanted.connect(self.facts.take_back)
        self._panels.ruling_wanted.connect(self.facts.change_ruling)
        self._panels.offer_wanted.connect(self.facts.take_offer)
        self._panels.source_wanted.connect(self.facts.do_source_of_cells)
        self.facts.said.connect(self.said)
        self._info.shown.connect(lambda: self._outline.show_current(""))
        self._info.edited.connect(self._edit)
        self._info.current_changed.connect(self._show_place)
        self._info.refused.connect(self._say_locked)
        self._info.left.connect(self._leave_info)
        self._outline.chosen.connect(self._show_chosen)
        self._outline.entered.connect(self._enter)
        self._findings_panel.activated.connect(self._go_to_finding)
        self._findings_panel.repair_wanted.connect(self._mend)
        self._findings_panel.answered.connect(self._explain)
        self._watch.changed.connect(self._show_findings)
        self._watch.failed.connect(self._tell_failure)
        self.outputs.made.connect(self._watch.take_pages)
        self.outputs.said.connect(self.said)
        self.approval.said.connect(self.said)
        self.approval.changed.connect(self._show_approval)
        for part in (self.approval, self.printing, self.collecting):
            part.remembered.connect(self.remembered)
        self.printing.said.connect(self.said)
        self.ledger.said.connect(self.said)
        self.collecting.said.connect(self.said)
        self.collecting.insert_wanted.connect(self.insert_words)
        self.ledger.changed.connect(self._refresh_all)
        self.ledger.changed.connect(self.changed)
        self.approval.proof_told.connect(self._findings_panel.tell_proof)
        self._findings_panel.remarks.chosen.connect(self._go_to_remark)
        self.guide.said.connect(self.said)
        self.guide.finding_wanted.connect(self._panels.show_finding)
        self.outputs.made.connect(lambda _: self.guide.look())

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
        self.ledger.dress(page)

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
    def findings(self) -> Sequence[Finding]:
        """What was found last."""
        return self._watch.now

    @property
    def report_id(self) -> str:
        """Its id."""
        return self._report.id

    def flush(self) -> None:
        """Wait until everything typed is on the disk. Raises the StoreError that prevents it."""
        self._report.flush()

    def take_saved(self, outcome: Outcome) -> None:
        """Something was saved: the history of the current field may have grown."""
        if outcome.failure is None:
            self._panels.refresh_help(self._field)

    def stop(self) -> None:
        """Wait for checks and pages being made; nothing is begun any more."""
        self._watch.stop()
        self.outputs.stop()
        self.approval.stop()
        self.printing.stop()

    def guarded(self, act: Callable[[], object]) -> None:
        """Do ``act``; what the draft or the store refuses is said in the status line, not in a dialog."""
        guarded(act, self.said.emit)

    def show_part(self, chapter: str) -> None:
        """Show the form of the part ``chapter``."""
        self._part = chapter
        self._outline.show_current(chapter)
        page = self._report.page(chapter)
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
            page.mark(self.findings)
            page.show_counts(self.ledger.differing() if self._painted else {})
            page.scale(self._percent)
        self._stack.setCurrentWidget(page)
        self._findings_panel.show_part(chapter)

    def _show_chosen(self, place: str) -> None:
        """Show the part or the section that was chosen at the left."""
        if "." in place:
            self.go_to(place)
        else:
            self.show_part(place)

    def _leave_info(self) -> None:
        """Back to the part that was on the screen before."""
        self.show_part(self._part)
        self._enter()

    def _enter(self) -> None:
        """Have the keyboard in the part on the screen."""
        page = self._current_page()
        if page:
            page.enter()

    def go_to(self, entry: str) -> None:
        """Put the cursor into the field of ``entry``."""
        target = entry.rpartition(":")[2]
        chapter = target.partition(".")[0]
        if chapter == REPORT_PART:
            self._info.do_report_info(target)
            return
        if all(each.key != chapter for each in self.draft.edition.chapters):
            return
        self.show_part(chapter)
        self._report.page(chapter).go_to(entry)

    def _select(self, entry: str, start: int, length: int) -> None:
        """Go to the field of ``entry`` and select a stretch of its stored text, where it is a text."""
        self.go_to(entry)
        page = self._current_page()
        if page:
            page.select(entry, start, length)

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
            self.said.emit(NOWHERE)

    def insert_words(self, words: str) -> None:
        """Plain words where the cursor was in a text."""
        page = self._current_page()
        if page is None or not page.insert_words(words):
            self.said.emit(NOWHERE)

    def scale(self, percent: int) -> None:
        """The forms at ``percent``."""
        self._percent = percent
        self.columns.scale(percent)
        self.facts.percent = percent
        for page in self._report.pages():
            page.scale(percent)

    def _current_page(self) -> ChapterPage | None:
        page = self._stack.currentWidget()
        return page if isinstance(page, ChapterPage) else None

    def _type(self, entry: str, text: str) -> None:
        self.guarded(lambda: self.editor.set(entry, text, typing=True))

    def _edit(self, entry: str, text: str) -> None:
        self.guarded(lambda: self.editor.set(entry, text))

    def _take_change(self, changed: frozenset[str]) -> None:
        if self._report.edition_changed:
            info = self._info.on_screen
            for page in self._report.forget_pages():
                self._stack.removeWidget(page)
                page.deleteLater()
            self._show_chapters()
            if info:
                self._info.do_report_info()
        for page in self._report.pages():
            page.refresh(changed)
        self._info.refresh()
        if {self._field, f"note:{self._field}"} & changed:
            self._show_place(self._field)
        elif any(map(prefix_of, changed)):  # who keys a table a second time is not told the first value
            self._panels.refresh_help(self._field)
        self._refresh_all()
        self.guide.look()
        self.changed.emit()

    def _show_approval(self) -> None:
        """Fields locked or free; the remarks that wait, beside the findings."""
        locked = bool(self.editor.locked)
        self._panels.lock(locked=locked)
        self._info.lock(locked=locked)
        self._findings_panel.remarks.show_remarks(self.approval.now.remarks, self.editor.draft.year + 1)

    def _say_locked(self) -> None:
        self.said.emit(self.editor.locked)

    def _go_to_remark(self, place: str) -> None:
        field = field_at(self.draft, place)
        if field:
            self.go_to(field)

    def _refresh_all(self) -> None:
        self._watch.look()
        self.outputs.ask()

    # What is told

    def _tell_failure(self, failure: Exception) -> None:
        if not isinstance(failure, MemoryError):
            raise failure
        self.said.emit(OutOfMemory().tried_again)

    def _show_findings(self) -> None:
        findings = self.findings
        self.outputs.findings = findings
        self.guide.take_findings(findings)
        self.approval.verdict = verdict_line(findings)
        self._findings_panel.show_findings(findings)
        self._outline.show_states(part_states(self.draft, findings))
        counts = self.ledger.differing()
        for page in self._report.pages():
            page.mark(findings)
            page.show_counts(counts)

    def _go_to_finding(self, finding: Finding) -> None:
        if self.ledger.go_to_finding(finding):
            return
        self.go_to(finding.fields[0])
        page = self._current_page()
        if page and finding.spans:
            span = finding.spans[0]
            page.select(span.field, span.start, span.length)

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
        self._panels.follow(entry)
        self.ledger.show_cell(target)
        self.guide.look()

    def _last_year(self, field: str) -> str:
        known = self.draft.field(field)
        last = self.draft.last_number(field) if known and known.number else None
        return "" if last is None or known is None else f"上年 {last}{known.unit}"

    # The actions, in the order of the menus

    def do_previous_part(self) -> None:
        """The part before this one."""
        self._outline.step(-1)

    def do_next_part(self) -> None:
        """The part after this one."""
        self._outline.step(1)
