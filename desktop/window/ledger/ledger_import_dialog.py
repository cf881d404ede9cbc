"""How a sheet was understood, to be seen and put right before anything is taken from it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from forms.entry.labels import quiet
from forms.ledger.definition import LedgerForm
from forms.ledger.importing import Row, SheetPlan, understood, unknown_words

LEFT, PERSONAL, KEPT = "不导入", "个人信息，不导入", "照原样保留，以后再改"
SAMPLES = 3
MOST_DOUBTS = 200
FEW = 4  # rows of the lower tables that are seen at once


class LedgerImportDialog(QDialog):
    """Columns above, words that were not understood in the middle, lines kept as typed below."""

    def __init__(
        self, ledger: LedgerForm, sheet: SheetPlan, remembered: Mapping[tuple[str, str], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"导入{ledger.label}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ledger, self._sheet, self._remembered = ledger, sheet, dict(remembered)
        self._said: dict[tuple[str, str], str] = {}
        self.columns = _table(["表里的列", "前几行", "导入到"], wide=(1, 2))
        self.words = _table(["认不出的写法", "行数", "是哪一项（记住，下次不再问）"], wide=(0, 2))
        self.doubts = _table(["第几行", "列", "照原样保留的"], wide=(2,))
        self._told, self._words_head, self._doubts_head = (
            QLabel(),
            QLabel("认不出的类别、方式和结果"),
            QLabel("认不出的日期"),
        )
        for head in (self._words_head, self._doubts_head):
            head.setObjectName("group")
        self.button, leave = QPushButton(), QPushButton("取消")
        self.button.setObjectName("main")
        self.button.clicked.connect(self.accept)
        leave.setObjectName("beside")
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._told, 1)
        row.addWidget(self.button)
        row.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addWidget(quiet("请看每一列导入到哪里，不对的在右边改。确认以前什么都不会导入；导入以后可以撤销。"))
        layout.addWidget(self.columns, 1)
        layout.addWidget(self._words_head)
        layout.addWidget(self.words)
        layout.addWidget(self._doubts_head)
        layout.addWidget(self.doubts)
        layout.addLayout(row)
        character = self.fontMetrics().horizontalAdvance("国")
        available = parent.window().size()
        self.resize(min(character * 62, available.width() - 40), min(character * 46, available.height() - 40))
        self._list_columns()
        self._refresh()

    def taken(self) -> tuple[list[Row], Mapping[tuple[str, str], str]]:
        """The lines as they would be stored, and what words were said to mean."""
        rows, _ = understood(self._ledger, self._sheet, {**self._remembered, **self._said})
        return rows, dict(self._said)

    def _list_columns(self) -> None:
        heads = [(index, head) for index, head in enumerate(self._sheet.heads) if head.text or head.column]
        self.columns.setRowCount(len(heads))
        for row, (index, head) in enumerate(heads):
            samples = [cells[index] for _, cells in self._sheet.rows if cells[index]][:SAMPLES]
            self.columns.setItem(row, 0, QTableWidgetItem(head.text))
            if head.personal:
                self.columns.setItem(row, 1, QTableWidgetItem(""))
                self.columns.setItem(row, 2, QTableWidgetItem(PERSONAL))
                continue
            self.columns.setItem(row, 1, QTableWidgetItem("、".join(samples)))
            box = QComboBox()
            box.setAccessibleName(f"“{head.text}”导入到")
            box.addItem(LEFT, "")
            for column in self._ledger.columns:
                box.addItem(column.label, column.key)
            box.setCurrentIndex(max(0, box.findData(head.column)))
            box.activated.connect(lambda _row, own=box, where=index: self._assign(where, str(own.currentData())))
            self.columns.setCellWidget(row, 2, box)

    def _assign(self, index: int, column: str) -> None:
        """One column of the sheet into each of the ledger: what had it before is left out."""
        columns = [
            column if place == index else "" if column and head.column == column else head.column
            for place, head in enumerate(self._sheet.heads)
        ]
        self._sheet = self._sheet.with_columns(columns)
        self._list_columns()
        self._refresh()

    def _refresh(self) -> None:
        rows, doubts = understood(self._ledger, self._sheet, self._remembered)
        unknown = unknown_words(self._ledger, doubts)
        self.words.setRowCount(len(unknown))
        for row, (column, text, count) in enumerate(unknown):
            self.words.setItem(row, 0, QTableWidgetItem(f"{column.label}：{text}"))
            self.words.setItem(row, 1, QTableWidgetItem(f"{count}"))
            box = QComboBox()
            box.setAccessibleName(f"“{text}”是哪一项")
            box.addItem(KEPT, "")
            for choice in column.choices:
                box.addItem(choice.label, choice.key)
            box.setCurrentIndex(max(0, box.findData(self._said.get((column.key, text), ""))))
            box.activated.connect(
                lambda _row, own=box, what=(column.key, text): self._mean(what, str(own.currentData()))
            )
            self.words.setCellWidget(row, 2, box)
        dates = [doubt for doubt in doubts if not self._ledger.by_key[doubt.column].choices]
        self.doubts.setRowCount(min(len(dates), MOST_DOUBTS))
        for row, doubt in enumerate(dates[:MOST_DOUBTS]):
            label = self._ledger.by_key[doubt.column].label
            for place, words in enumerate((f"第{doubt.row}行", label, doubt.text)):
                self.doubts.setItem(row, place, QTableWidgetItem(words))
        for head, table in ((self._words_head, self.words), (self._doubts_head, self.doubts)):
            head.setVisible(table.rowCount() > 0)
            table.setVisible(table.rowCount() > 0)
            seen = min(table.rowCount(), FEW)
            table.setFixedHeight(table.horizontalHeader().sizeHint().height() + seen * table.rowHeight(0) + 4)
        self._doubts_head.setText(f"认不出的日期（{len(dates)}处）")
        self.button.setText(f"导入{len(rows)}行")
        self.button.setEnabled(bool(rows) and any(head.column for head in self._sheet.heads))

    def _mean(self, what: tuple[str, str], choice: str) -> None:
        if choice:
            self._said[what] = choice
        else:
            self._said.pop(what, None)


def _table(heads: list[str], wide: tuple[int, ...]) -> QTableWidget:
    """A table to look at; the columns ``wide`` share what the others leave."""
    table = QTableWidget(0, len(heads))
    table.setAccessibleName(heads[0])
    table.setHorizontalHeaderLabels(heads)
    table.verticalHeader().hide()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setShowGrid(False)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() * 2)
    table.setTabKeyNavigation(False)
    table.horizontalHeader().setHighlightSections(False)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for column in range(len(heads)):
        mode = QHeaderView.ResizeMode.Stretch if column in wide else QHeaderView.ResizeMode.ResizeToContents
        table.horizontalHeader().setSectionResizeMode(column, mode)
    return table
