"""One statutory table in the form: its groups under one another, as the printed page has them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from forms.checks.finding import Severity
from forms.draft.draft import Draft
from forms.edition.model import Table
from forms.entry.matrix_model import CONTROL, MatrixModel
from forms.entry.matrix_view import MatrixView
from forms.entry.number_line import ENTER
from forms.entry.pasting import PastePlan


class MatrixForm(QWidget):
    """Tells by its signals what the user did. ``controls``: with columns for the 台账数 of totals."""

    edited = Signal(str, str)  # id, text
    left = Signal()  # an open cell
    given_up = Signal(str)  # the id of a cell left with Esc
    pasted = Signal(object)  # texts by id
    current_changed = Signal(str)  # id

    def __init__(self, table: Table, draft: Draft, parent: QWidget | None = None, *, controls: bool = True) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.views: list[MatrixView] = []
        self._headings: list[QLabel] = []
        for group in table.groups:
            if group.heading:
                heading = QLabel(group.heading)
                heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
                heading.setObjectName("group")
                layout.addWidget(heading)
                self._headings.append(heading)
            model = MatrixModel(table, group, draft, self, controls=controls)
            view = MatrixView(model)
            view.setAccessibleName(group.heading or "、".join(column.label for column in group.columns))
            model.edited.connect(self.edited)
            view.left.connect(self.left)
            view.given_up.connect(self.given_up)
            view.blocks.pasted.connect(self.pasted)
            view.current_changed.connect(self.current_changed)
            view.blocks.doubted.connect(lambda plan, where=view: self._ask(where, plan))
            layout.addWidget(view)
            self.views.append(view)
        self._question = PasteQuestion(draft)
        self._question.hide()
        layout.addWidget(self._question)

    def refresh(self, changed: frozenset[str]) -> None:
        """Show what changed; totals follow by themselves, and a paste that was asked about is out of date."""
        self._question.hide()
        for view in self.views:
            model = view.model()
            assert isinstance(model, MatrixModel)
            model.refresh(changed)

    def mark(self, findings: Mapping[str, Severity]) -> None:
        """Show which cells have findings."""
        for view in self.views:
            view.mark(findings)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show in the cells what the ledger counts where it differs."""
        for view in self.views:
            view.show_counts(counts)

    def lock(self, *, locked: bool) -> None:
        """Nothing can be typed, or it can again."""
        self._question.hide()
        for view in self.views:
            view.lock(locked=locked)

    def go_to(self, field_id: str) -> bool:
        """Put the cursor into ``field_id``; whether it stands in this table."""
        return any(view.go_to(field_id) for view in self.views)

    def chosen_cells(self, here: str) -> list[str]:
        """The ids of the cells selected in the group where ``here`` stands."""
        for view in self.views:
            model = view.model()
            assert isinstance(model, MatrixModel)
            if model.index_of(here).isValid():
                return [
                    each for index in view.selectedIndexes() if not (each := model.entry(index)).startswith(CONTROL)
                ]
        return []

    def leave_room(self, height: int) -> None:
        """Where one view has the whole part, it takes ``height`` and scrolls inside, its heads in view."""
        if len(self.views) == 1:
            self.views[0].leave_room(height)

    def scale(self, percent: int) -> None:
        """Everything at ``percent``."""
        for view in self.views:
            view.set_scale(percent)
        for heading in self._headings:  # centred over the tables, as on the page
            heading.setMaximumWidth(max(view.needed_width() for view in self.views))

    def _ask(self, view: MatrixView, plan: PastePlan) -> None:
        self._question.ask(plan, lambda: view.blocks.accept(plan), view)


class PasteQuestion(QFrame):
    """A bar under the table: what a paste that does not fit would do."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._yes, self._no = QPushButton("按此粘贴"), QPushButton("取消")
        self._no.clicked.connect(self._close)
        self._act: Callable[[], None] | None = None
        self._back: QWidget | None = None
        self._yes.clicked.connect(self._accepted)
        layout = QHBoxLayout(self)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._yes)
        layout.addWidget(self._no)

    @property
    def words(self) -> str:
        """What is asked."""
        return self._words.text()

    def _named(self, entry: str) -> str:
        field = self._draft.edition.fields[entry.removeprefix(CONTROL)]
        return f"“{field.row[-1]} · {field.column[-1]}”"

    def ask(self, plan: PastePlan, act: Callable[[], None], back: QWidget) -> None:
        """Say what ``plan`` would do; ``act`` does it. The keyboard goes ``back`` afterwards."""
        told = []
        if plan.texts:
            first, *_, last = [*plan.texts, *plan.texts]
            told.append(f"将填入{len(plan.texts)}格，从{self._named(first)}到{self._named(last)}")
        if plan.outside:
            told.append(f"{plan.outside}个数字落在表外，不会填入")
        if plan.differing:
            field, text = plan.differing[0]
            others = "等" if len(plan.differing) > 1 else ""
            told.append(f"{self._named(field)}贴来的是{text}，与程序的合计不同{others}，合计不会填入")
        self._words.setText("；".join(told) + "。请核对左上角的位置。")
        self._act, self._back = act, back
        self.show()
        self._yes.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  -- Qt's name
        """Enter pastes, unless the person has gone to 取消; Esc does not."""
        if event.key() == Qt.Key.Key_Escape or (event.key() in ENTER and self._no.hasFocus()):
            self._close()
        elif event.key() in ENTER:
            self._accepted()
        else:
            super().keyPressEvent(event)

    def _accepted(self) -> None:
        self._close()
        if self._act:
            self._act()

    def _close(self) -> None:
        self.hide()
        if self._back:
            self._back.setFocus()
