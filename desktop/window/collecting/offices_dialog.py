"""责任处室: which office gives which numbers, changed in a list."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.window.row_list import row_list
from forms.collecting.offices import Item, fitting, office_of
from forms.entry.labels import quiet

TOLD = "双击右边改处室的名称；选中几行再按“选中的改成同一个处室”，一次改几行。改好的存在设置里，明年也用。"


class OfficesDialog(QDialog):
    """``offices`` is what is to be kept in the settings."""

    def __init__(self, items: Sequence[Item], own: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("责任处室")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._items, self._own = items, dict(own)
        self.names = [QTableWidgetItem(office_of(each.key, own)) for each in items]
        self.table = row_list(("数据", "责任处室"), "责任处室", len(items))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        for row, each in enumerate(items):
            label = QTableWidgetItem(each.label)
            label.setFlags(label.flags() & ~Qt.ItemFlag.ItemIsEditable)
            self.table.setItem(row, 0, label)
            self.table.setItem(row, 1, self.names[row])
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        character, available = self.fontMetrics().horizontalAdvance("国"), parent.window().size()
        self.table.setColumnWidth(1, character * 14)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addWidget(quiet(TOLD))
        layout.addWidget(self.table, 1)
        row_of_buttons = QHBoxLayout()
        same = QPushButton("选中的改成同一个处室")
        same.setToolTip("都改成选中的最上面一行的处室")
        same.clicked.connect(self._same)
        done, leave = QPushButton("存下"), QPushButton("取消")
        done.setObjectName("main")
        done.clicked.connect(self.accept)
        leave.setObjectName("beside")
        leave.clicked.connect(self.reject)
        row_of_buttons.addWidget(same)
        row_of_buttons.addStretch(1)
        row_of_buttons.addWidget(done)
        row_of_buttons.addWidget(leave)
        layout.addLayout(row_of_buttons)
        self.resize(min(character * 56, available.width() - 40), min(character * 40, available.height() - 40))

    def offices(self) -> dict[str, str]:
        """What the clerk set, by key; the defaults are not repeated."""
        own = self._own
        for each, name in zip(self._items, self.names, strict=True):
            wanted = name.text().strip()
            if wanted and wanted != office_of(each.key, own):
                own = fitting(own, each.key, wanted)
        return own

    def _same(self) -> None:
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        for row in rows[1:]:
            self.names[row].setText(self.names[rows[0]].text())
