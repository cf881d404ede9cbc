"""The grid of a statutory table, with the habits of Excel and WPS."""

from collections.abc import Iterable, Mapping
from itertools import product

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QLabel, QTableView, QWidget

from forms.checks.finding import Severity
from forms.edition.model import Column
from forms.entry.cell_painting import SHORT, CellDelegate
from forms.entry.matrix_blocks import MatrixBlocks
from forms.entry.matrix_model import CONTROL_LABEL, Index, MatrixModel
from forms.entry.matrix_sizes import MatrixSizes
from forms.entry.merged_heads import MergedHeads, column_heads, row_heads
from forms.entry.number_line import ENTER, NumberLine

# Rows down and columns right.
ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class MatrixView(QTableView):
    """One group. ``current_changed`` carries a field's id; see also its ``blocks``."""

    current_changed = Signal(str)
    left = Signal()  # an open cell
    given_up = Signal(str)  # the entry of the cell left with Esc

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._percent = 100
        self._room = 10_000
        self._in_cell = False
        self.blocks = MatrixBlocks(model, self)
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
        self._top = MergedHeads(Qt.Orientation.Horizontal, columns, [], self)
        self.setHorizontalHeader(self._top)
        rows = list(row_heads(group.rows, max(1, self._label_columns)))
        self._side = MergedHeads(Qt.Orientation.Vertical, rows, [], self)
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

    def _sizes(self) -> MatrixSizes:
        model = self._model
        spans = (*(column.span for column in model.columns), *[1] * len(model.totals))
        longest = max((model.text(entry) for entry in model.entries()), key=len, default="")
        number = self.fontMetrics().horizontalAdvance(longest) + 10 if len(longest) > SHORT else 0
        return MatrixSizes(
            self._label_columns, self._depth, model.rowCount(), spans, self._percent, self.width(), number
        )

    def set_scale(self, percent: int) -> None:
        """Rows, columns and type at ``percent`` of their usual size."""
        self._percent = percent
        font = self.font()
        font.setPointSizeF(9 * percent / 100)
        self.setFont(font)
        sizes = self._sizes()
        self._side.setDefaultSectionSize(sizes.row_height)
        self._top.set_thicknesses(sizes.head_heights)
        self._fit()

    def _fit(self) -> None:
        sizes = self._sizes()
        self._side.set_thicknesses(sizes.label_widths)
        self._fit_columns(sizes)
        self._take_room(sizes)

    def _fit_columns(self, sizes: MatrixSizes) -> None:
        self.setMaximumWidth(sizes.needed_width)
        for column, width in enumerate(sizes.column_widths):
            self.setColumnWidth(column, width)

    def _fit_numbers(self, first: QModelIndex, last: QModelIndex) -> None:
        """A number that has grown too long for its column widens it."""
        if first != last or len(self._model.text(self._model.entry(first))) > SHORT:
            self._fit_columns(self._sizes())

    def leave_room(self, height: int) -> None:
        """Take all the height there is up to ``height``: what is longer scrolls inside, its heads in view."""
        self._room = height
        self._take_room(self._sizes())

    def _take_room(self, sizes: MatrixSizes) -> None:
        bar = self.horizontalScrollBar().sizeHint().height() if sizes.scrolls else 0
        needed = sizes.needed_height + bar
        self.setMaximumHeight(needed)
        self.setMinimumHeight(min(self._room, needed))
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  -- Qt's name
        """Where the width does not do, the bar to scroll sideways takes no row away."""
        super().resizeEvent(event)
        self._fit()
        if self.hasFocus() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def sizeHint(self) -> QSize:  # noqa: N802  -- Qt's name
        """Room for every cell, as far as there is room."""
        return QSize(self.needed_width(), self.minimumHeight())

    def needed_width(self) -> int:
        """Pixels that show every column without scrolling."""
        return self._sizes().needed_width

    # What is shown

    def lock(self, *, locked: bool) -> None:
        """Nothing can be typed, and the cells look so; or it can again."""
        if self._model.locked != locked:
            self._model.locked = locked
            self.viewport().update()

    def mark(self, marks: Mapping[str, Severity]) -> None:
        """Show which cells have findings."""
        before, self._delegate.marks = self._delegate.marks, marks
        self._repaint(entry for entry in before.keys() | marks.keys() if before.get(entry) != marks.get(entry))

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show in the cells what the ledger counts where it differs."""
        before, self._model.counts = self._model.counts, counts
        self._repaint(entry for entry in before.keys() | counts.keys() if before.get(entry) != counts.get(entry))

    def _repaint(self, entries: Iterable[str]) -> None:
        for entry in entries:
            index = self._model.index_of(entry)
            if index.isValid():
                self.update(index)

    def go_to(self, field_id: str) -> bool:
        """Make ``field_id`` the current cell, if it stands here; one that is open stays open."""
        index = self._model.index_of(field_id)
        is_open = self.state() == QAbstractItemView.State.EditingState and index == self.currentIndex()
        if index.isValid() and not is_open:
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

    def _left_from_cell(self) -> None:
        """The cell was open when the person went elsewhere: now the table has lost the focus too."""
        if self._in_cell and not self.hasFocus() and self.state() != QAbstractItemView.State.EditingState:
            self._in_cell = False
            super().focusOutEvent(QFocusEvent(QEvent.Type.FocusOut))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  -- Qt's name
        """Excel's keys; everything else is Qt's."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.blocks.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.blocks.copy()
            self.blocks.clear()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.blocks.paste(QGuiApplication.clipboard().mimeData())
        elif event.key() in ENTER and not ctrl:
            if self.state() != QAbstractItemView.State.EditingState:  # else closeEditor steps
                self._step(-1 if back else 1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.blocks.clear()
        elif ctrl and event.key() == Qt.Key.Key_D:
            self.blocks.fill_down()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._to_end(event.key() == Qt.Key.Key_End, whole=ctrl, select=back)
        elif event.key() in ARROWS and ctrl:
            self._to_edge(*ARROWS[event.key()], select=back)
        elif event.key() in ARROWS and back:
            down, right = ARROWS[event.key()]
            self._move(self.currentIndex().row() + down, self.currentIndex().column() + right, select=True)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802
        """Enter in a cell goes down, with Shift up, as in Excel; Esc brings back what stood in it."""
        entry = self._model.entry(self.currentIndex())
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self.given_up.emit(entry)
        self.left.emit()
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._step(-1 if isinstance(editor, NumberLine) and editor.back else 1)
        self._left_from_cell()

    def _step(self, by: int) -> None:
        """The next cell to fill down the column, then at the head of the next one; with -1 the way back.

        So the keypad alone fills a table. Cells that compute themselves are passed over.
        """
        here, numbers = self.currentIndex(), len(self._model.columns)
        column = here.column()
        ahead = [row for row in self._rows_to_fill(column) if (row - here.row()) * by > 0]
        while not ahead and 0 <= column + by < numbers and here.column() < numbers:
            column += by
            ahead = self._rows_to_fill(column)
        if ahead:
            self._move_to(self._model.index(ahead[0] if by > 0 else ahead[-1], column))

    def _rows_to_fill(self, column: int) -> list[int]:
        cells = (self._model.index(row, column) for row in range(self._model.rowCount()))
        return [index.row() for index in cells if not self._model.computed(index)]

    def _move_to(self, index: QModelIndex) -> None:
        """This cell alone, whatever keys are held down: Qt's own way would add it to the selection with Ctrl."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _to_end(self, end: bool, *, whole: bool, select: bool) -> None:
        row = (self._model.rowCount() - 1 if end else 0) if whole else self.currentIndex().row()
        self._move(row, self._model.columnCount() - 1 if end else 0, select=select)

    def _to_edge(self, down: int, right: int, *, select: bool) -> None:
        """As in Excel: over numbers to the last of them, over blanks to the next number, else to the table's edge."""
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
        if not target.isValid():
            return
        if not select:
            self._move_to(target)
            return
        chosen = QItemSelection(self._anchor(), target)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(target, flags.NoUpdate)
        self.selectionModel().select(chosen, flags.ClearAndSelect)

    def _anchor(self) -> QModelIndex:
        """Where the selection was begun: the corner across from the current cell."""
        here, chosen = self.currentIndex(), self.selectedIndexes()
        rows = {index.row() for index in chosen} or {here.row()}
        columns = {index.column() for index in chosen} or {here.column()}
        return self._model.index(_across(here.row(), rows), _across(here.column(), columns))


def _across(here: int, chosen: set[int]) -> int:
    """The end of ``chosen`` across from ``here``; ``here`` itself where it is no end."""
    first, last = min(chosen), max(chosen)
    return first if here == last else last if here == first else here


def _control_heads(model: MatrixModel) -> list[Column]:
    """The heads over the 台账数 columns: one word over one, the totals' own heads under it over several."""
    if not model.totals:
        return []
    plain = model.totals[0]._replace(key="", label=CONTROL_LABEL, columns=(), sum_of=(), span=1)
    if len(model.totals) == 1:
        return [plain]
    return [plain._replace(columns=tuple(plain._replace(label=_head_over(model, total)) for total in model.totals))]


def _head_over(model: MatrixModel, total: Column) -> str:
    """The innermost head over a column of totals."""
    return model.field(model.index(0, model.columns.index(total))).column[-2]
