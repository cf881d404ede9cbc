"""The grid of a statutory table, with the habits of Excel and WPS."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product

from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QLabel, QTableView, QWidget

from forms.checks.finding import Severity
from forms.edition.model import Column
from forms.entry.cell_painting import SHORT, CellDelegate
from forms.entry.clipboard_table import PastePlan, block_of, block_of_html, html_of, plan_paste, text_of
from forms.entry.matrix_model import CONTROL_LABEL, Index, MatrixModel
from forms.entry.merged_heads import MergedHeads, column_heads, row_heads

ROW_HEIGHT = 20  # pixels at 100 %
HEAD_HEIGHT = 34  # of the lowest head level, which wraps
# Pixels of the label columns and of each other column, by how many label columns a table has.
LABEL_WIDTHS = {1: (220,), 3: (30, 72, 236)}
COLUMN_WIDTHS = {0: 62, 1: 120, 3: 62}
LEAST_COLUMNS = {0: 42, 1: 90, 3: 50}  # before one has to scroll sideways
LEAST_LABELS = 340
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MatrixView(QTableView):
    """One group. ``current_changed`` carries a field's id, ``pasted`` texts by field id, ``doubted`` a PastePlan."""

    current_changed = Signal(str)
    pasted = Signal(object)
    doubted = Signal(object)

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._percent = 100
        self._room = 10_000
        self._in_cell = False
        self._delegate = CellDelegate(model, self)
        self.setItemDelegate(self._delegate)
        self.setStyleSheet("MatrixView { border: 1px solid palette(mid); gridline-color: palette(mid); }")
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        group = model.group
        self._depth = max(column.depth for column in group.columns)
        self._label_columns = model.table.label_columns
        columns = list(column_heads((*group.columns, *_control_heads(model)), self._depth))
        self._top = MergedHeads(Qt.Orientation.Horizontal, columns, self._head_heights(), self)
        self.setHorizontalHeader(self._top)
        rows = list(row_heads(group.rows, max(1, self._label_columns)))
        self._side = MergedHeads(Qt.Orientation.Vertical, rows, self._label_widths(), self)
        self.setModel(model)
        model.dataChanged.connect(self._fit_numbers)
        self.setVerticalHeader(self._side)
        if not self._label_columns:
            self._side.hide()
        self._corner = QLabel(group.corner, self)
        self._corner.setWordWrap(True)
        self._corner.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._corner.setStyleSheet(
            "background: palette(window); padding: 0 4px; border-bottom: 1px solid palette(mid);"
            "border-right: 1px solid palette(mid);"
        )
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.set_scale(100)

    def updateGeometries(self) -> None:  # noqa: N802  -- Qt's name
        """The words in the corner stand where both heads meet."""
        super().updateGeometries()
        if hasattr(self, "_corner"):  # Qt calls this while the view is being made
            self._corner.setGeometry(1, 1, self._side.width() if self._label_columns else 0, self._top.height())

    # Sizes

    def set_scale(self, percent: int) -> None:
        """Rows, columns and type at ``percent`` of their usual size."""
        self._percent = percent
        font = self.font()
        font.setPointSizeF(9 * percent / 100)
        self.setFont(font)
        self._side.setDefaultSectionSize(ROW_HEIGHT * percent // 100)
        self._fit_columns()
        self._top.set_thicknesses(self._head_heights())
        self._side.set_thicknesses(self._label_widths())
        self.leave_room(self._room)

    def _fit_columns(self) -> None:
        """A little narrower rather than scrolling sideways, as long as the heads stay readable."""
        self.setMaximumWidth(self.needed_width())
        spans = self._spans()
        room = self.width() - 4 - (sum(self._label_widths()) if self._label_columns else 0)
        least = LEAST_COLUMNS[self._label_columns] * self._percent // 100
        width = max(min(self._column_width(), max(room // sum(spans), least)), self._widest_number())
        spare = room - width * sum(spans) if least < width < self._column_width() else 0
        for column, span in enumerate(spans):
            self.setColumnWidth(column, width * span + (1 if column < spare else 0))

    def _widest_number(self) -> int:
        """Pixels that the longest number takes: it is never cut."""
        texts = (self._model.text(entry) for entry in self._model.entries())
        longest = max(texts, key=len, default="")
        return self.fontMetrics().horizontalAdvance(longest) + 10 if len(longest) > SHORT else 0

    def _fit_numbers(self, first: QModelIndex, last: QModelIndex) -> None:
        """A number that has grown too long for its column widens it."""
        if first != last or len(self._model.text(self._model.entry(first))) > SHORT:
            self._fit_columns()

    def _spans(self) -> list[int]:
        return [column.span for column in self._model.columns] + [1] * len(self._model.totals)

    def _column_width(self) -> int:
        return COLUMN_WIDTHS[self._label_columns] * self._percent // 100

    def leave_room(self, height: int) -> None:
        """Take all the height there is up to ``height``: what is longer scrolls inside, its heads in view."""
        self._room = height
        cells = sum(self.columnWidth(column) for column in range(self._model.columnCount()))
        scrolls = self.width() < cells + (sum(self._label_widths()) if self._label_columns else 0) + 4
        bar = self.horizontalScrollBar().sizeHint().height() if scrolls else 0
        needed = self.needed_height() + bar
        self.setMaximumHeight(needed)
        self.setMinimumHeight(min(height, needed))
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  -- Qt's name
        """Where the width does not do, the bar to scroll sideways takes no row away."""
        super().resizeEvent(event)
        self._side.set_thicknesses(self._label_widths())
        self._fit_columns()
        self.leave_room(self._room)
        if self.hasFocus() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def sizeHint(self) -> QSize:  # noqa: N802  -- Qt's name
        """Room for every cell, as far as there is room."""
        return QSize(self.needed_width(), self.minimumHeight())

    def needed_height(self) -> int:
        """Pixels that show every row without scrolling."""
        return sum(self._head_heights()) + ROW_HEIGHT * self._percent // 100 * self._model.rowCount() + 4

    def needed_width(self) -> int:
        """Pixels that show every column without scrolling."""
        cells = max(self._column_width(), self._widest_number()) * sum(self._spans())
        return cells + (sum(self._label_widths()) if self._label_columns else 0) + 4

    def _head_heights(self) -> list[int]:
        heights = [ROW_HEIGHT] * (self._depth - 1) + [HEAD_HEIGHT if self._depth > 1 else ROW_HEIGHT + 4]
        return [height * self._percent // 100 for height in heights]

    def _label_widths(self) -> list[int]:
        """At great sizes the labels leave at least half of the width to the numbers; long ones are shortened."""
        widths = [width * self._percent // 100 for width in LABEL_WIDTHS.get(self._label_columns, (0,))]
        spare = max(0, sum(widths) - max(self.width() // 2, LEAST_LABELS))
        return [*widths[:-1], widths[-1] - min(spare, widths[-1] // 2)]

    # What is shown

    def mark(self, marks: Mapping[str, Severity]) -> None:
        """Show which cells have findings."""
        before, self._delegate.marks = self._delegate.marks, marks
        self._repaint(entry for entry in before.keys() | marks.keys() if before.get(entry) != marks.get(entry))

    def _repaint(self, entries: Iterable[str]) -> None:
        for entry in entries:
            index = self._model.index_of(entry)
            if index.isValid():
                self.update(index)

    def go_to(self, field_id: str) -> bool:
        """Make ``field_id`` the current cell, if it stands here."""
        index = self._model.index_of(field_id)
        if index.isValid():
            self._move_to(index)
            self.scrollTo(index)
            self.setFocus()
        return index.isValid()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802  -- Qt's name
        """Light the row and the column, outline the totals the cell goes into, say where we are."""
        super().currentChanged(current, previous)
        if not current.isValid():
            return
        entry = self._model.entry(current)
        before, self._delegate.outlined = self._delegate.outlined, self._model.totals_of(entry)
        self._delegate.current = (current.row(), current.column())
        self._repaint(before | self._delegate.outlined)
        rows = {current.row(), previous.row()}
        columns = {current.column(), previous.column()}
        if len(rows) > 1:
            self._light(rows, range(self._model.columnCount()))
        if len(columns) > 1:
            self._light(range(self._model.rowCount()), columns)
        for head in (self._top, self._side):
            head.viewport().update()
        self.current_changed.emit(entry)

    def _light(self, rows: Iterable[int], columns: Iterable[int]) -> None:
        for row, column in product(rows, columns):
            index = self._model.index(row, column)
            if index.isValid():
                self.update(index)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  -- Qt's name
        """Into a cell's own line and back is no change of focus: Qt would paint the whole table anew, twice a cell."""
        self._in_cell = self.state() == QAbstractItemView.State.EditingState
        if not self._in_cell:
            super().focusOutEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  -- Qt's name
        """See focusOutEvent; and come back to a table, say where we are."""
        if not self._in_cell:
            super().focusInEvent(event)
            if self.currentIndex().isValid():
                self.current_changed.emit(self._model.entry(self.currentIndex()))
        self._in_cell = False

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  -- Qt's name
        """Excel's keys; everything else is Qt's."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy()
            self.clear_selection()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().mimeData())
        elif event.key() in ENTER and not ctrl:
            if self.state() != QAbstractItemView.State.EditingState:  # else closeEditor steps
                self._step(-1 if back else 1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_selection()
        elif ctrl and event.key() == Qt.Key.Key_D:
            self.fill_down()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._to_end(event.key() == Qt.Key.Key_End, whole=ctrl, select=back)
        elif ctrl and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._to_edge(Qt.Key(event.key()), select=back)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802
        """Enter in a cell goes down, as in Excel."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._step(1)

    def _step(self, by: int) -> None:
        index = self.currentIndex()
        target = self._model.index(index.row() + by, index.column())
        if target.isValid():
            self._move_to(target)

    def _move_to(self, index: QModelIndex) -> None:
        """This cell alone, whatever keys are held down: Qt's own way would add it to the selection with Ctrl."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _to_end(self, end: bool, *, whole: bool, select: bool) -> None:
        row = (self._model.rowCount() - 1 if end else 0) if whole else self.currentIndex().row()
        self._move(row, self._model.columnCount() - 1 if end else 0, select=select)

    def _to_edge(self, key: Qt.Key, *, select: bool) -> None:
        """As in Excel: over numbers to the last of them, over blanks to the next number, else to the table's edge."""
        down, right = {
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
        }[key]
        here = self.currentIndex()
        after = here.siblingAtRow(here.row() + down).siblingAtColumn(here.column() + right)
        over_numbers = bool(here.data()) and bool(after.data())
        while after.isValid():
            if over_numbers and not after.data():
                break
            here = after
            if not over_numbers and here.data():
                break
            after = here.siblingAtRow(here.row() + down).siblingAtColumn(here.column() + right)
        self._move(here.row(), here.column(), select=select)

    def _move(self, row: int, column: int, *, select: bool) -> None:
        target = self._model.index(row, column)
        if not select:
            self._move_to(target)
            return
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(target, flags.NoUpdate)
        for index in self._between(self._anchor(), target):
            self.selectionModel().select(index, flags.Select)

    def _anchor(self) -> QModelIndex:
        chosen = self.selectedIndexes()
        return chosen[0] if chosen else self.currentIndex()

    def _between(self, first: QModelIndex, last: QModelIndex) -> Iterator[QModelIndex]:
        for row in range(min(first.row(), last.row()), max(first.row(), last.row()) + 1):
            for column in range(min(first.column(), last.column()), max(first.column(), last.column()) + 1):
                yield self._model.index(row, column)

    # Blocks

    def copy(self) -> None:
        """The selection as a block, for Excel, WPS and here."""
        chosen = self._chosen()
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        if rows:
            block = [[str(self._model.index(row, column).data() or "") for column in columns] for row in rows]
            mime = QMimeData()
            mime.setText(text_of(block))
            mime.setHtml(html_of(block))
            QGuiApplication.clipboard().setMimeData(mime)

    def paste(self, mime: QMimeData) -> None:
        """A block from its top-left cell; one value fills the selection; a doubtful paste is asked about first."""
        text = mime.text()
        tabbed = "\t" in text or not mime.hasHtml()
        block = block_of(text) if tabbed else block_of_html(mime.html()) or block_of(text)
        chosen = self._chosen()
        if not any(map(any, block)) or not chosen:
            return
        if len(block) == len(block[0]) == 1 and len(chosen) > 1:
            self._enter(dict.fromkeys(self._typed(chosen), block[0][0]))
            return
        top = min(index.row() for index in chosen)
        left = min(index.column() for index in chosen)
        plan = plan_paste(block, top, left, self._field_at, self._computed)
        if plan.fits:
            self._enter(plan.texts)
        else:
            self.doubted.emit(plan)

    def accept(self, plan: PastePlan) -> None:
        """Paste what a doubted plan says."""
        self._enter(plan.texts)

    def clear_selection(self) -> None:
        """Blank the chosen cells, in one step."""
        self._enter(dict.fromkeys(self._typed(self._chosen()), ""))

    def fill_down(self) -> None:
        """The topmost cell of each chosen column into those below it; in one cell, the value above it."""
        chosen = self._chosen()
        texts: dict[str, str] = {}
        for column in {index.column() for index in chosen}:
            rows = sorted(index.row() for index in chosen if index.column() == column)
            source = rows[0] if len(rows) > 1 else rows[0] - 1
            if source >= 0:
                text = str(self._model.index(source, column).data() or "")
                below = [self._model.index(row, column) for row in rows if row != source]
                texts.update(dict.fromkeys(self._typed(below), text))
        self._enter(texts)

    def _chosen(self) -> list[QModelIndex]:
        chosen = self.selectedIndexes() or [self.currentIndex()]
        return [index for index in chosen if index.isValid()]

    def _typed(self, indexes: list[QModelIndex]) -> list[str]:
        return [self._model.entry(index) for index in indexes if not self._model.computed(index)]

    def _enter(self, texts: dict[str, str]) -> None:
        if texts:
            self.pasted.emit(texts)

    def _field_at(self, row: int, column: int) -> str | None:
        index = self._model.index(row, column)
        return self._model.entry(index) if index.isValid() else None

    def _computed(self, entry: str) -> str | None:
        return self._model.text(entry) if self._model.computed(self._model.index_of(entry)) else None


def _control_heads(model: MatrixModel) -> list[Column]:
    """The heads over the 台账数 columns: one word over one, the totals' own heads under it over several."""
    if not model.totals:
        return []
    plain = replace(model.totals[0], key="", label=CONTROL_LABEL, columns=(), sum_of=(), span=1)
    if len(model.totals) == 1:
        return [plain]
    return [replace(plain, columns=tuple(replace(plain, label=_head_over(model, total)) for total in model.totals))]


def _head_over(model: MatrixModel, total: Column) -> str:
    """The innermost head over a column of totals."""
    return model.field(model.index(0, model.columns.index(total))).column[-2]
