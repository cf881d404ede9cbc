"""读入搬来的年报: the reports in a file from another computer beside those that are here, and what to do with each."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QPushButton, QSplitter, QTableWidgetItem

from desktop.keeping.moving import Arrival, Arrived, Relation
from desktop.window.approval.change_table import ChangeTable
from desktop.window.front_page import FrontPage
from desktop.window.row_list import row_list
from forms.entry.labels import quiet

HEADS = ("报告", "情况", "怎样处理")
TAKE, UPDATE, MERGE, BOTH, LEAVE = "读入", "换成搬来的", "合并", "另存为一份", "不动"
CHOICES: Mapping[Relation, tuple[str, ...]] = {
    Relation.NEW: (TAKE, LEAVE),
    Relation.SAME: (LEAVE,),
    Relation.NEWER: (UPDATE, BOTH, LEAVE),
    Relation.OLDER: (LEAVE, BOTH),
    Relation.APART: (MERGE, BOTH, LEAVE),
    Relation.BARRED: (LEAVE, BOTH),
}


class ArrivedPage(FrontPage):
    """Of the file at ``path``. ``wanted`` carries what to do with each report, by its id. Nothing is done before."""

    wanted = Signal(object)

    def __init__(self, path: Path, found: Arrived) -> None:
        made = f"　由{found.made}存出" if found.made else ""
        super().__init__("读入搬来的年报", f"“{path.name}”{made}")
        self.found = found
        self.boxes: dict[str, QComboBox] = {}
        self.list = row_list(HEADS, "搬来的报告", len(found.reports))
        for row, each in enumerate(found.reports):
            self.list.setItem(row, 0, QTableWidgetItem(each.name))
            self.list.setItem(row, 1, QTableWidgetItem(_told(each)))
            self.list.setCellWidget(row, 2, self._box(each))
        header = self.list.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.list.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.currentCellChanged.connect(lambda row, *_: self._show(row))
        self.changes = ChangeTable(heads=("位置", "这里的", "搬来的"))
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(self.changes)
        splitter.setSizes([550, 450])
        self.body.addWidget(splitter, 1)
        self.button = QPushButton("照这样读入")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(
            lambda: self.wanted.emit({key: box.currentText() for key, box in self.boxes.items()})
        )
        line = QHBoxLayout()
        line.addWidget(self.button)
        line.addWidget(quiet("这里有的一样也不会丢；读入以前先备份。本单位的设置，这里没有填的，也读入。"), 1)
        self.body.addLayout(line)
        self.setFocusProxy(self.list)
        if found.reports:
            self.list.selectRow(0)

    def _box(self, arrival: Arrival) -> QComboBox:
        box = self.boxes[arrival.id] = QComboBox()
        box.addItems(CHOICES[arrival.relation])
        box.setEnabled(box.count() > 1)
        box.setAccessibleName(f"{arrival.name}：怎样处理")
        return box

    def _show(self, row: int) -> None:
        if 0 <= row < len(self.found.reports):
            self.changes.show_changes(self.found.reports[row].changes)


def _told(arrival: Arrival) -> str:
    asked = len(arrival.merge.conflicts) if arrival.merge else 0
    more = f"，{asked}处要选" if asked else ""
    return f"{arrival.relation.value}{more}"
