"""复核录入: a colleague keys a table once more into an empty grid; then what differs, cell by cell, to be decided.

The grid is a draft that holds the second values only, so that no first value can be seen. Everything keyed is in the
report's own store at once: who goes on tomorrow finds it.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.window.front_page import FrontPage
from desktop.window.refusals import guarded
from forms.draft.draft import Draft
from forms.draft.editor import DraftEditor
from forms.draft.recount import (
    AGAIN,
    FIRST,
    SECOND,
    Difference,
    begin_changes,
    compare_changes,
    differences,
    keyed_by,
    result_words,
    second_entries,
    settle_changes,
)
from forms.edition.model import Table
from forms.entry.labels import quiet
from forms.entry.matrix import MatrixForm

BLIND = "请另一位同事照原始材料再录一遍，这里看不到第一遍的数。录完按“比对”。随时可以离开，录的都在。"
NO_NAME = "请先写明复核人，再比对。"


class RecountPage(FrontPage):
    """The tables of the report that ``editor`` changes, ``chapter`` first. ``today`` gives the day, ISO 8601."""

    said = Signal(str)

    def __init__(
        self, editor: DraftEditor, chapter: str, today: Callable[[], str], percent: int, parent: QWidget | None = None
    ) -> None:
        super().__init__("复核录入", BLIND, parent)
        self._editor, self._today, self._percent = editor, today, percent
        self._open: list[Difference] = []
        self._seen = dict(second_entries(editor.draft))
        self._blind = Draft(editor.draft.editions, self._seen)
        self._tables = list(editor.draft.edition.tables())
        self._build()
        keys = [each.chapter for each in self._tables]
        self.which.setCurrentIndex(keys.index(chapter) if chapter in keys else 0)
        self.which.currentIndexChanged.connect(self._show)
        self._show()

    @property
    def chapter(self) -> str:
        """The part whose table is shown."""
        return self._tables[self.which.currentIndex()].chapter

    def take_change(self, changed: frozenset[str]) -> None:
        """The report was changed, here or by undo."""
        kept = second_entries(self._editor.draft)
        again = frozenset(each for each in self._seen.keys() | kept.keys() if self._seen.get(each) != kept.get(each))
        self._seen.clear()
        self._seen.update(kept)
        for form in self.forms:
            form.refresh(again)
        if changed:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  -- Qt's name
        """A long table takes the height there is, so that its heads stay in view."""
        super().resizeEvent(event)
        self._leave_room()

    def _leave_room(self) -> None:
        for form in self.forms:
            form.leave_room(max(200, self._stack.height() - 4))

    def _build(self) -> None:
        self.which = QComboBox()
        self.which.setAccessibleName("哪一张表")
        for table in self._tables:
            label = next(each.label for each in self._editor.draft.edition.chapters if each.key == table.chapter)
            self.which.addItem(label)
        self.person = QLineEdit(placeholderText="复核的人，不是填表的人")
        self.person.setMinimumWidth(self.person.fontMetrics().horizontalAdvance("国" * 13))
        self.person.setAccessibleName("复核人")
        self.person.setMaxLength(60)
        self.compare, self.anew = QPushButton("比对"), QPushButton("重新录入")
        self.anew.setToolTip("清掉第二遍录的数，从头再录，可以撤销")
        self.compare.clicked.connect(self._compare)
        self.anew.clicked.connect(self._begin)
        row = QHBoxLayout()
        row.addWidget(self.which)
        row.addWidget(QLabel("复核人"))
        row.addWidget(self.person)
        row.addWidget(self.compare)
        row.addWidget(self.anew)
        row.addStretch(1)
        self.result = QLabel()
        self.result.setObjectName("group")
        self.result.setWordWrap(True)
        self._stack = QStackedWidget()
        self.forms = [self._grid(table) for table in self._tables]
        self._stack.addWidget(self._decisions())
        self.body.addLayout(row)
        self.body.addWidget(self.result)
        self.body.addWidget(self._stack, 1)

    def _grid(self, table: Table) -> MatrixForm:
        form = MatrixForm(table, self._blind, controls=False)
        form.edited.connect(self._type)
        form.pasted.connect(self._paste)
        form.left.connect(self._editor.stop_typing)
        form.given_up.connect(lambda entry: self._guarded(lambda: self._editor.give_up_typing(AGAIN + entry)))
        form.scale(self._percent)
        room = QScrollArea()
        room.setWidgetResizable(True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(form)
        layout.addStretch(1)
        room.setWidget(inner)
        self._stack.addWidget(room)
        return form

    def _decisions(self) -> QWidget:
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        self.list = QTableWidget(0, 3)
        self.list.setAccessibleName("两遍不同的格")
        self.list.setHorizontalHeaderLabels(["位置", "第一遍", "第二遍"])
        self.list.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.verticalHeader().hide()
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setWordWrap(True)
        self.first, self.second = QPushButton("取第一遍（1）"), QPushButton("取第二遍（2）")
        row = QHBoxLayout()
        for button, key, taken in ((self.first, "1", FIRST), (self.second, "2", SECOND)):
            button.clicked.connect(lambda _=False, taken=taken: self._settle(taken))
            shortcut = QShortcut(QKeySequence(key), whole, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda taken=taken: self._settle(taken))
            row.addWidget(button)
        row.addWidget(quiet("选一行，对照原始材料，按 1 或者 2。每一步都能撤销。"), 1)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        return whole

    def _show(self) -> None:
        """The grid until the table was compared, then what differs."""
        draft, chapter = self._editor.draft, self.chapter
        known = keyed_by(draft.entries, chapter)
        self.compare.setVisible(known is None)
        self.anew.setVisible(known is not None)
        self.person.setReadOnly(known is not None)
        if known is not None:
            self.person.setText(known[0])
        words = result_words(draft, chapter)
        self.result.setText(f"{words}。" if words else "")
        self.result.setVisible(bool(words))
        if known is None:
            self._stack.setCurrentIndex(self.which.currentIndex())
            return
        self._stack.setCurrentIndex(len(self._tables))
        self._open = differences(draft, chapter)
        row = max(0, min(self.list.currentRow(), len(self._open) - 1))
        self.list.setRowCount(len(self._open))
        for number, each in enumerate(self._open):
            path = draft.edition.fields[each.field].path.partition(" · ")[2]
            for column, text in enumerate((path, each.first or "（空）", each.second or "（空）")):
                self.list.setItem(number, column, QTableWidgetItem(text))
        self.list.resizeRowsToContents()
        for button in (self.first, self.second):
            button.setEnabled(bool(self._open))
        if self._open:
            self.list.setCurrentCell(row, 0)
            self.list.setFocus()

    def _type(self, entry: str, text: str) -> None:
        self._guarded(lambda: self._editor.set(AGAIN + entry, text, typing=True))

    def _paste(self, texts: dict[str, str]) -> None:
        keyed = {AGAIN + entry: text for entry, text in texts.items()}
        self._guarded(lambda: self._editor.fill(keyed, f"复核录入{len(keyed)}格"))

    def _compare(self) -> None:
        person = self.person.text().strip()
        if not person:
            self.said.emit(NO_NAME)
            self.result.setText(NO_NAME)
            self.result.show()
            self.person.setFocus()
            return
        self._guarded(lambda: self._editor.fill(compare_changes(self.chapter, person, self._today()), "复核录入比对"))

    def _begin(self) -> None:
        self._guarded(lambda: self._editor.fill(begin_changes(self._editor.draft, self.chapter), "重新复核录入"))
        self.person.clear()

    def _settle(self, taken: str) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._open):
            words = "第一遍" if taken == FIRST else "第二遍"
            changes = settle_changes(self._open[row], taken)
            self._guarded(lambda: self._editor.fill(changes, f"复核取{words}的数"))

    def _guarded(self, act: Callable[[], object]) -> None:
        guarded(act, self.said.emit)
