"""The table of a ledger, with the habits of Excel and WPS: typed into, blocks pasted, a choice typed or chosen."""

from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QCompleter, QStyledItemDelegate, QTableView, QWidget

from forms.entry.clipboard_table import Block, block_of, block_of_html, html_of, text_of
from forms.entry.ledger_model import Index, LedgerModel
from forms.entry.number_line import ENTER
from forms.ledger.importing import LedgerUnreadable, SheetPlan, plan

WIDE = 10  # characters, above which a column takes what room there is; a date is never cut
LEAST = 0.6  # of its usual width, before one has to scroll sideways


class LedgerView(QTableView):
    """``sheet_pasted`` carries a SheetPlan: a block with heads, to be confirmed as an import is."""

    sheet_pasted = Signal(object)
    said = Signal(str)

    def __init__(self, model: LedgerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setAccessibleName(model.ledger.label)
        self.setItemDelegate(ChoiceDelegate(model, self))
        self.setStyleSheet("LedgerView { border: 1px solid palette(mid); gridline-color: palette(mid); }")
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self._here: tuple[str, int] = ("", 0)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._take_place)

    def chosen_lines(self) -> list[str]:
        """The ids of the lines that are chosen, or the one of the current cell."""
        rows = {index.row() for index in self.selectedIndexes()} or {self.currentIndex().row()}
        lines = (self._model.line_at(row) for row in sorted(rows) if row >= 0)
        return [line.id for line in lines if line]

    def go_to(self, line_id: str, column: int = 0) -> None:
        """Make a cell of the line the current one; of the blank line for no id."""
        row = self._model.row_of(line_id) if line_id else self._model.rowCount() - 1
        index = self._model.index(row, column)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def _keep_place(self) -> None:
        line = self._model.line_at(self.currentIndex().row())
        self._here = (line.id if line else "", self.currentIndex().column())

    def _take_place(self) -> None:
        line_id, column = self._here
        if column >= 0:
            known = line_id and self._model.row_of(line_id) >= 0
            self.go_to(line_id if known else self._last(), column)

    def _last(self) -> str:
        """The last line there is: where a new one was just begun."""
        return self._model.lines[-1].id if self._model.lines else ""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  -- Qt's name
        """The wide columns share the room that the others leave."""
        super().resizeEvent(event)
        character = self.fontMetrics().horizontalAdvance("国")
        usual = [(column.width + 1) * character for column in self._model.ledger.columns]
        wide = sum(width for width in usual if width > WIDE * character)
        spare = self.viewport().width() - sum(usual) + wide
        share = min(2.0, max(LEAST, spare / wide)) if wide else 1
        for column, width in enumerate(usual):
            self.setColumnWidth(column, int(width * share) if width > WIDE * character else width)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  -- Qt's name
        """Excel's keys; everything else is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy()
            self._blank()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().mimeData())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._blank()
        elif event.key() == Qt.Key.Key_D and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._fill_down()
        elif event.key() in ENTER and self.state() != QAbstractItemView.State.EditingState:
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: Any) -> None:  # noqa: N802  -- Qt's name
        """Enter in a cell goes down, as in Excel."""
        row = self.currentIndex().row()
        super().closeEditor(editor, hint)
        if hint == QStyledItemDelegate.EndEditHint.SubmitModelCache and self.currentIndex().row() == row:
            self._step(1)

    def _step(self, by: int) -> None:
        here = self.currentIndex()
        index = self._model.index(here.row() + by, here.column())
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _chosen(self) -> list[tuple[int, int]]:
        chosen = self.selectedIndexes() or [self.currentIndex()]
        return sorted((index.row(), index.column()) for index in chosen if index.isValid())

    def _text(self, row: int, column: int) -> str:
        return str(self._model.index(row, column).data() or "")

    def copy(self) -> None:
        """The chosen cells as a block, for Excel, WPS and here."""
        chosen = self._chosen()
        rows = sorted({row for row, _ in chosen})
        columns = sorted({column for _, column in chosen})
        if rows:
            block = [[self._text(row, column) for column in columns] for row in rows]
            mime = QMimeData()
            mime.setText(text_of(block))
            mime.setHtml(html_of(block))
            QGuiApplication.clipboard().setMimeData(mime)

    def paste(self, mime: QMimeData) -> None:
        """A block from its top-left cell on, rows below the last as new lines; one with heads is confirmed first."""
        block, chosen = _block(mime), self._chosen()
        if not chosen or not any(map(any, block)):
            return
        sheet = self._as_sheet(block)
        if sheet:
            self.sheet_pasted.emit(sheet)
            return
        if len(block) == len(block[0]) == 1 and len(chosen) > 1:
            self._model.enter(dict.fromkeys(chosen, block[0][0]))
            return
        top, left = min(row for row, _ in chosen), min(column for _, column in chosen)
        columns = self._model.columnCount()
        fits = {
            (top + down, left + right): text
            for down, row in enumerate(block)
            for right, text in enumerate(row)
            if left + right < columns
        }
        self._model.enter(fits)
        outside = sum(any(row[right] for row in block) for right in range(columns - left, len(block[0])))
        if outside:
            self.said.emit(f"右边{outside}列落在台账外，没有贴进来。请核对左上角的位置。")

    def _as_sheet(self, block: Block) -> SheetPlan | None:
        """``block`` as a sheet, where it has heads of its own over lines."""
        try:
            sheet = plan(self._model.ledger, block)
        except LedgerUnreadable:
            return None
        return sheet if sheet.rows else None

    def _blank(self) -> None:
        self._model.enter({(row, column): "" for row, column in self._chosen() if self._text(row, column)})

    def _fill_down(self) -> None:
        """The topmost chosen cell of each column into those below it."""
        chosen = self._chosen()
        texts = {}
        for column in {column for _, column in chosen}:
            rows = [row for row, own in chosen if own == column]
            source = rows[0] if len(rows) > 1 else rows[0] - 1
            if source >= 0:
                texts.update({(row, column): self._text(source, column) for row in rows if row != source})
        self._model.enter(texts)


class ChoiceDelegate(QStyledItemDelegate):
    """A list to choose from, which takes typed words too, over the cells that hold a choice."""

    def __init__(self, model: LedgerModel, view: LedgerView) -> None:
        super().__init__(view)
        self._model = model

    def createEditor(self, parent: QWidget, option: Any, index: Index) -> QWidget:  # noqa: N802  -- Qt's name
        """A line; over a choice one that opens the list."""
        column = self._model.ledger.columns[index.column()]
        if not column.choices:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.addItems(["", *(choice.label for choice in column.choices)])
        box.view().setMinimumWidth(max(box.fontMetrics().horizontalAdvance(each.label) for each in column.choices) + 40)
        completer = box.completer()
        if completer is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        place = QPersistentModelIndex(index)
        box.activated.connect(lambda _row: self._take(box, place))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802  -- Qt's name
        """What stands in the cell."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:  # noqa: N802  -- Qt's name
        """What was typed or chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  -- Qt's name
        """Enter closes the cell at once, with what was typed."""
        if isinstance(watched, QWidget) and isinstance(event, QKeyEvent) and event.key() in ENTER:
            if event.type() == QEvent.Type.KeyPress:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, self.EndEditHint.SubmitModelCache)
            return True
        return super().eventFilter(watched, event)

    def _take(self, box: QComboBox, place: QPersistentModelIndex) -> None:
        if place.isValid():
            self.commitData.emit(box)
            self.closeEditor.emit(box, self.EndEditHint.NoHint)


def _block(mime: QMimeData) -> Block:
    text = mime.text()
    tabbed = "\t" in text or not mime.hasHtml()
    return block_of(text) if tabbed else block_of_html(mime.html()) or block_of(text)
