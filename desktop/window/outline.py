"""The left column: the report as its parts, each with its state and its number of findings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from forms.checks.finding import Finding, Severity
from forms.draft.draft import Draft
from forms.edition.model import Chapter

NOT_BEGUN, BEGUN, COMPLETE = "○", "◐", "✓"


@dataclass(frozen=True, slots=True)
class PartState:
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
    """Emits ``chosen`` with the chapter's key."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("报告的各部分")
        self._keys: list[str] = []
        self._labels: dict[str, str] = {}
        self.currentRowChanged.connect(self._tell)

    def show_chapters(self, chapters: Sequence[Chapter]) -> None:
        """List ``chapters``."""
        self.blockSignals(True)
        self.clear()
        self._keys = [chapter.key for chapter in chapters]
        self._labels = {chapter.key: chapter.label for chapter in chapters}
        for chapter in chapters:
            self.addItem(QListWidgetItem(chapter.label))
        self.blockSignals(False)

    def show_states(self, states: Mapping[str, PartState]) -> None:
        """Put each part's sign and number beside its label."""
        for row, key in enumerate(self._keys):
            state = states.get(key)
            if state:
                count = f"　{state.findings}" if state.findings else ""
                self.item(row).setText(f"{state.sign} {self._labels[key]}{count}")

    def choose(self, key: str) -> None:
        """Make ``key`` the current part; none for a key that is no part's."""
        self.setCurrentRow(self._keys.index(key) if key in self._keys else -1)

    def step(self, by: int) -> None:
        """Go ``by`` parts on, within the report."""
        self.setCurrentRow(max(0, min(len(self._keys) - 1, self.currentRow() + by)))

    def _tell(self, row: int) -> None:
        if 0 <= row < len(self._keys):
            self.chosen.emit(self._keys[row])
