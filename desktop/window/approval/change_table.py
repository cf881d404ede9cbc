"""What differs between two 稿 as people list it: 位置, 改动前, 改动后."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from forms.draft.difference import Change

HEADS = ("位置", "改动前", "改动后")
EMPTY = "（空）"
SHORT_HEIGHT = 12  # lines
WRAPPED = int(Qt.TextFlag.TextWordWrap)
SHARES = (34, 33, 33)  # percent of the width


class ChangeTable(QTableWidget):
    """To read in. ``short``: no higher than a form beside other lines has room for."""

    def __init__(
        self,
        changes: Sequence[Change] = (),
        *,
        heads: Sequence[str] = HEADS,
        short: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(0, len(HEADS), parent)
        self.setAccessibleName("改动的地方")
        self.setHorizontalHeaderLabels(list(heads))
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        if short:
            self.setFixedHeight(self.fontMetrics().lineSpacing() * SHORT_HEIGHT)
        self.show_changes(changes)

    def show_changes(self, changes: Sequence[Change]) -> None:
        """List ``changes`` in their order."""
        self.setRowCount(len(changes))
        for row, each in enumerate(changes):
            texts = (f"{each.place}（{each.part.value}）", each.before or EMPTY, each.after or EMPTY)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.setItem(row, column, item)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  -- Qt's name
        """Another width, other heights."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for column, share in enumerate(SHARES):
            self.setColumnWidth(column, self.viewport().width() * share // 100)
        # Qt forgets the padding of the style when it wraps.
        metrics, padding = self.fontMetrics(), self.fontMetrics().height()
        for row in range(self.rowCount()):
            heights = []
            for column in range(len(HEADS)):
                room = max(1, self.columnWidth(column) - 2 * padding)
                item = self.item(row, column)
                words = item.text() if item is not None else ""
                heights.append(metrics.boundingRect(0, 0, room, 0, WRAPPED, words).height())
            self.setRowHeight(row, max(heights) + padding)
