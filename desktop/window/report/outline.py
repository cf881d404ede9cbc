"""The left column: the report as its parts, each with its state and its number of findings."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from forms.checks.finding import Finding, Severity
from forms.draft.draft import Draft
from forms.edition.model import Chapter
from forms.entry.matrix_model import FIELD_FORMAT

NOT_BEGUN, BEGUN, COMPLETE = "○", "◐", "✓"


class PartState(NamedTuple):
    """How far one part is: its sign (by shape, not colour) and its findings that are 须改 or 请核."""

    sign: str
    findings: int


def part_states(draft: Draft, findings: Sequence[Finding]) -> dict[str, PartState]:
    """The state of every printed chapter, by key."""
    states = {}
    for chapter in draft.edition.chapters:
        if chapter.printed:
            mine = [each for each in findings if each.fields[0].rpartition(":")[2].startswith(f"{chapter.key}.")]
            told = sum(each.severity is not Severity.NOTE for each in mine)
            states[chapter.key] = PartState(_sign(draft, chapter), told)
    return states


def _sign(draft: Draft, chapter: Chapter) -> str:
    wanted = [each.id for each in chapter.sections if chapter.required or each.id == "preface.text"]
    if chapter.table:
        wanted = [each for each in chapter.table.field_ids() if not draft.edition.fields[each].computed]
        filled = sum(not draft.reading(each).blank for each in wanted)
    else:
        filled = sum(bool(draft.entries.get(each, "").strip()) for each in wanted)
    return COMPLETE if wanted and filled == len(wanted) else BEGUN if filled else NOT_BEGUN


class Outline(QListWidget):
    """Emits ``chosen`` with a chapter's key or a section's id, ``entered`` when the person goes on to write there."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("报告的各部分")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self._places: list[str] = []
        self._labels: list[str] = []
        self.currentRowChanged.connect(self._tell)
        self.itemClicked.connect(lambda _: self.entered.emit())
        self.itemActivated.connect(lambda _: self.entered.emit())

    def show_chapters(self, chapters: Sequence[Chapter]) -> None:
        """List ``chapters``, under each the sections that have a heading."""
        self.blockSignals(True)
        self.clear()
        lines = [
            line
            for chapter in chapters
            for line in [
                (chapter.key, chapter.label),
                *((each.id, each.label) for each in chapter.sections if each.label),
            ]
        ]
        self._places = [place for place, _ in lines]
        self._labels = [label for _, label in lines]
        for place, label in lines:
            item = QListWidgetItem(f"　　{label}" if "." in place else label)
            self.addItem(item)
        self.blockSignals(False)

    def show_states(self, states: Mapping[str, PartState]) -> None:
        """Put each part's sign and number beside its label."""
        for row, place in enumerate(self._places):
            state = states.get(place)
            if state:
                count = f"　{state.findings}" if state.findings else ""
                self.item(row).setText(f"{state.sign} {self._labels[row]}{count}")

    def show_current(self, chapter: str) -> None:
        """Show that ``chapter`` is the current part, telling nobody; none for a key that is no part's."""
        now = self._places[self.currentRow()] if self.currentRow() >= 0 else ""
        if now.partition(".")[0] == chapter:
            return
        self.blockSignals(True)
        self.setCurrentRow(self._places.index(chapter) if chapter in self._places else -1)
        self.blockSignals(False)

    def step(self, by: int) -> None:
        """Go ``by`` parts on, within the report."""
        chapters = [place for place in self._places if "." not in place]
        now = self._places[max(0, self.currentRow())].partition(".")[0]
        wanted = max(0, min(len(chapters) - 1, chapters.index(now) + by))
        self.setCurrentRow(self._places.index(chapters[wanted]))
        self.entered.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  -- Qt's name
        """A cell on its way into a text comes past: the parts open under it."""
        if event.mimeData().hasFormat(FIELD_FORMAT):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802  -- Qt's name
        """Show the part the cell is held over; nothing is dropped here."""
        item = self.itemAt(event.position().toPoint())
        if item is not None:
            self.setCurrentItem(item)
        event.ignore()

    def _tell(self, row: int) -> None:
        if 0 <= row < len(self._places):
            self.chosen.emit(self._places[row])
