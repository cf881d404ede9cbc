"""Whole blocks of cells in the grid of a statutory table: copied, pasted, blanked, filled downwards."""

import json

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from forms.entry.clipboard_table import Block, block_of, block_of_html, html_of, text_of
from forms.entry.matrix_model import MatrixModel
from forms.entry.pasting import PastePlan, plan_paste, without_heads

CELLS_FORMAT = "application/x-nianbao-cells"  # our own block as JSON, a list of rows: nothing in it is a head


class MatrixBlocks(QObject):
    """What is done to the chosen cells of ``view``. ``pasted`` carries texts by entry, ``doubted`` a PastePlan."""

    pasted = Signal(object)
    doubted = Signal(object)

    def __init__(self, model: MatrixModel, view: QTableView) -> None:
        super().__init__(view)
        self._model, self._view = model, view

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
            mime.setData(CELLS_FORMAT, json.dumps(block).encode())
            QGuiApplication.clipboard().setMimeData(mime)

    def paste(self, mime: QMimeData) -> None:
        """A block from its top-left cell; one value fills the selection; a doubtful paste is asked about first."""
        block, chosen = self._block(mime), self._chosen()
        if not chosen or not block or not any(map(any, block)):
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

    def clear(self) -> None:
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

    def _block(self, mime: QMimeData) -> Block:
        if mime.hasFormat(CELLS_FORMAT):
            own: Block = json.loads(bytes(mime.data(CELLS_FORMAT).data()))
            return own
        text = mime.text()
        tabbed = "\t" in text or not mime.hasHtml()
        block = block_of(text) if tabbed else block_of_html(mime.html()) or block_of(text)
        # A blank block may be of any size: it is nothing to paste.
        return without_heads(block, self._model.labels()) if any(map(any, block)) else []

    def _chosen(self) -> list[QModelIndex]:
        chosen = self._view.selectedIndexes() or [self._view.currentIndex()]
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
