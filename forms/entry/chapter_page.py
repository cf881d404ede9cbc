"""The form of one part of the report, in the order of the printed page: heading, table, texts, figures."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from forms.checks.finding import Finding, Severity
from forms.draft.draft import Draft
from forms.edition.model import Chapter, Section, Table
from forms.entry import faces
from forms.entry.field_lock import FieldLock
from forms.entry.labels import quiet
from forms.entry.number_line import NumberLine
from forms.entry.prose import ProseForm
from forms.publication.heading_numbers import heading_numbers

# Imported when a part has a table or figures; the first paint waits for every import.
if TYPE_CHECKING:
    from forms.entry.figures import FiguresForm
    from forms.entry.matrix import MatrixForm


class ChapterPage(QScrollArea):
    """Passes on what its forms tell; see MatrixForm, ProseForm, FiguresForm."""

    edited = Signal(str, str)
    left = Signal()
    given_up = Signal(str)
    pasted = Signal(object)
    said = Signal(str)
    current_changed = Signal(str)
    figure_activated = Signal(str)
    added = Signal(str, str, str, str)
    deleted = Signal(str)
    refused = Signal()

    def __init__(self, chapter: Chapter, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chapter = chapter
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._matrix: MatrixForm | None = None
        self._prose: dict[str, ProseForm] = {}
        self._figures: list[FiguresForm] = []
        self._section_labels: dict[str, tuple[QLabel, str]] = {}
        self._draft = draft
        self._last_prose: ProseForm | None = None
        self._here = ""  # the field where the person was last
        self._locked = False
        self._lock = FieldLock(self)
        self._lock.refused.connect(self.refused)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(6)
        heading = QLabel(chapter.label)
        self._headings: list[tuple[QLabel, str, float]] = [(heading, faces.CHAPTER, 14)]
        self._head = QHBoxLayout()
        self._head.addWidget(heading, 1)
        layout.addLayout(self._head)
        if chapter.note and not chapter.table:
            layout.addWidget(quiet(chapter.note))
        if chapter.table:
            self._add_table(chapter.table, layout)
            layout.addWidget(quiet(chapter.note))
        for section in chapter.sections:
            self._add_section(section, layout)
        layout.addStretch(1)
        self.setWidget(inner)
        self.scale(100)
        self._number()
        self.current_changed.connect(self._remember)

    def _add_table(self, table: Table, layout: QVBoxLayout) -> None:
        from forms.entry.matrix import MatrixForm  # noqa: PLC0415

        self._matrix = MatrixForm(table, self._draft)
        self._matrix.edited.connect(self.edited)
        self._matrix.left.connect(self.left)
        self._matrix.given_up.connect(self.given_up)
        self._matrix.pasted.connect(self.pasted)
        self._matrix.current_changed.connect(self.current_changed)
        layout.addWidget(self._matrix)

    def _add_section(self, section: Section, layout: QVBoxLayout) -> None:
        if section.label:
            label = QLabel(section.label)
            self._headings.append((label, faces.HEADING, 13))
            self._section_labels[section.id] = (label, section.label)
            layout.addWidget(label)
        prose = ProseForm(self._draft.edition.fields[section.id], self._draft)
        prose.edited.connect(self.edited)
        prose.pasted.connect(self.pasted)
        prose.said.connect(self.said)
        prose.current_changed.connect(lambda field, form=prose: self._entered(form, field))
        prose.figure_activated.connect(self.figure_activated)
        layout.addWidget(prose)
        self._prose[section.id] = prose
        if section.figures:
            from forms.entry.figures import FiguresForm  # noqa: PLC0415

            figures = FiguresForm(section, self._draft)
            figures.edited.connect(self.edited)
            figures.left.connect(self.left)
            figures.added.connect(self.added)
            figures.deleted.connect(self.deleted)
            figures.insertion_wanted.connect(prose.insert_figure)
            figures.built.connect(self._lock_fields)
            figures.current_changed.connect(self.current_changed)
            layout.addWidget(figures)
            self._figures.append(figures)

    def chosen_cells(self) -> list[str]:
        """The ids of the cells selected in the table that was used last."""
        return self._matrix.chosen_cells(self._here) if self._matrix else []

    def add_button(self, button: QPushButton) -> None:
        """Put ``button`` beside the heading, no higher than it, so that the table keeps its height."""
        button.setObjectName("small")
        button.setMaximumHeight(self._headings[0][0].sizeHint().height())
        self._head.addWidget(button)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show beside the numbers of the table what the ledger counts where that differs, by field id."""
        if self._matrix:
            self._matrix.show_counts(counts)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  -- Qt's name
        """A long table takes the height of the window, so that its heads stay in view."""
        super().resizeEvent(event)
        self._leave_room()

    def _leave_room(self) -> None:
        if self._matrix:
            self._matrix.leave_room(self.viewport().height() - self._headings[0][0].sizeHint().height() - 32)

    def _number(self) -> None:
        """The numbers that the headings print with."""
        numbers = heading_numbers(self.chapter, self._draft)
        for section_id, (label, words) in self._section_labels.items():
            label.setText(numbers.sections.get(section_id, "") + words)
        for section_id, prose in self._prose.items():
            prose.number(numbers.paragraphs.get(section_id, {}))

    def refresh(self, changed: frozenset[str]) -> None:
        """Show what changed."""
        for prose in self._prose.values():
            prose.refresh(changed)
        for figures in self._figures:
            figures.refresh(changed)
        if self._matrix:
            self._matrix.refresh(changed)
        if any(section.id in changed for section in self.chapter.sections):
            self._number()

    def lock(self, *, locked: bool) -> None:
        """Nothing can be changed, and every field looks so; ``refused`` when it is tried. Or it can again."""
        if locked != self._locked:
            self._locked = locked
            self._lock_fields()

    def _lock_fields(self) -> None:
        fields: list[QWidget] = [prose.edit for prose in self._prose.values()]
        fields += [each for figures in self._figures for each in figures.fields()]
        if self._matrix:
            self._matrix.lock(locked=self._locked)
            fields += self._matrix.views
        self._lock.put_on(fields, locked=self._locked)

    def mark(self, findings: Sequence[Finding]) -> None:
        """Show the findings in cells and texts, but those that have been explained."""
        marks: dict[str, Severity] = {}
        findings = [finding for finding in findings if not finding.answer]
        for finding in reversed(findings):
            if len(finding.fields) <= 4 or finding.rule.startswith("T"):
                marks.update(dict.fromkeys(finding.fields, finding.severity))
        if self._matrix:
            self._matrix.mark(marks)
        for figures in self._figures:
            figures.mark(marks)
        for field_id, prose in self._prose.items():
            prose.mark(
                [(span, finding.severity) for finding in findings for span in finding.spans if span.field == field_id]
            )

    def go_to(self, field_id: str) -> None:
        """Put the cursor into ``field_id``, or into its 台账数 (``control:``)."""
        prose = self._prose.get(field_id)
        if prose:
            prose.go_to()
            self.ensureWidgetVisible(prose)
            return
        if self._matrix and self._matrix.go_to(field_id):
            return
        for figures in self._figures:
            if figures.go_to(field_id):
                self.ensureWidgetVisible(figures)
                return

    def enter(self) -> None:
        """Put the cursor where it was last, at first into the first field to fill in."""
        prose = self._prose.get(self._here)
        if prose:
            prose.edit.setFocus()
            self.ensureWidgetVisible(prose)
        else:
            self.go_to(self._here or self._first())

    def _first(self) -> str:
        """The first blank cell of the table, else its first cell; where there is none, the first text."""
        if not self.chapter.table:
            return self.chapter.sections[0].id
        cells = [each for each in self.chapter.table.field_ids() if not self._draft.edition.fields[each].computed]
        return next((each for each in cells if self._draft.reading(each).blank), cells[0])

    def caret(self, field_id: str) -> int:
        """How far into the text ``field_id`` the cursor is, in UTF-16 units as shown; 0 in what is no text."""
        prose = self._prose.get(field_id)
        return prose.caret if prose else 0

    def put_caret(self, field_id: str, caret: int) -> None:
        """Put the cursor back to where ``caret`` said it was."""
        prose = self._prose.get(field_id)
        if prose:
            prose.put_caret(caret)
            self.ensureVisible(0, prose.pos().y() + prose.edit.cursorRect().bottom(), 0, 200)

    def select(self, field_id: str, start: int, length: int) -> None:
        """Select a stretch of the stored text of ``field_id``, if it is a text of this part."""
        prose = self._prose.get(field_id)
        if prose:
            self._last_prose = prose
            self.ensureVisible(0, prose.select(start, length) + prose.pos().y(), 0, 200)

    def chosen_words(self) -> str:
        """The words selected in the text that has the cursor."""
        return self._last_prose.chosen_words() if self._last_prose else ""

    def insert_figure(self, field_id: str) -> bool:
        """A live figure where the cursor was in a text; whether it was in one."""
        if self._refuses():
            return True
        if self._last_prose:
            self._last_prose.insert_figure(field_id)
        return self._last_prose is not None

    def insert_words(self, words: str) -> bool:
        """Plain words where the cursor was in a text; whether it was in one."""
        if self._refuses():
            return True
        if self._last_prose:
            self._last_prose.insert_words(words)
        return self._last_prose is not None

    def hand_on(self) -> None:
        """Enter what is being typed into an open line at this moment."""
        line = QApplication.focusWidget()
        if isinstance(line, NumberLine) and self.isAncestorOf(line):
            line.hand_on()

    def set_level(self, level: int | None) -> None:
        """The heading level of the paragraphs at the cursor."""
        if self._last_prose and not self._refuses():
            self._last_prose.set_level(level)

    def _refuses(self) -> bool:
        if self._locked:
            self.refused.emit()
        return self._locked

    def scale(self, percent: int) -> None:
        """Everything at ``percent``."""
        for prose in self._prose.values():
            prose.scale(percent)
        for label, face, points in self._headings:
            label.setFont(faces.font(face, points * percent / 100))
        if self._matrix:
            self._matrix.scale(percent)
            self._leave_room()

    def _remember(self, field: str) -> None:
        self._here = field

    def _entered(self, form: ProseForm, field: str) -> None:
        self._last_prose = form
        self.current_changed.emit(field)
