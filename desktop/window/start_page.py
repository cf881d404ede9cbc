"""The start page: make a report, open one, practise, and the reports there are with their next date."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.store.drafts import StoredReport

SECRECY = "本程序用于非涉密计算机，不得录入涉密信息。"
HEADS = ("年度", "单位名称", "报告类型", "状态", "最后修改", "截止")


def days_left(year: int, today: date) -> str:
    """How long until 31 January after the report year (条例第四十九条), in words."""
    days = (date(year + 1, 1, 31) - today).days
    if days > 0:
        return f"1月31日前，还有{days}天"
    return "今天截止" if days == 0 else "已过1月31日"


class StartPage(QWidget):
    """Emits what the user wants; the ids are those of stored reports."""

    new_wanted = Signal()
    file_wanted = Signal()
    sample_wanted = Signal()
    opened = Signal(str)
    copied = Signal(str)
    deleted = Signal(str)
    restored = Signal(str)
    bin_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 32, 40, 24)
        heading = QLabel("公开年报")
        heading.setObjectName("heading")
        layout.addWidget(heading)
        layout.addWidget(QLabel("政府信息公开工作年度报告的填报、核对与打印"))
        row = QHBoxLayout()
        for text, signal in (
            ("新建年度报告", self.new_wanted),
            ("读入数据文件", self.file_wanted),
            ("看示例报告", self.sample_wanted),
        ):
            button = QPushButton(text)
            button.setMinimumHeight(40)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        layout.addLayout(row)
        self._table = QTableWidget(0, len(HEADS))
        self._table.setAccessibleName("已有的报告")
        self._table.setHorizontalHeaderLabels(list(HEADS))
        self._table.verticalHeader().hide()
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setShowGrid(False)
        self._table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._table.itemActivated.connect(lambda item: self._tell(self.opened))
        layout.addWidget(self._table, 1)
        self._empty = QLabel("还没有报告。按“新建年度报告”开始。")
        layout.addWidget(self._empty)
        below = QHBoxLayout()
        self._buttons = {}
        for text, signal in (
            ("打开", self.opened),
            ("复制", self.copied),
            ("放入回收站", self.deleted),
            ("恢复", self.restored),
        ):
            button = QPushButton(text)
            button.clicked.connect(lambda _checked=False, wanted=signal: self._tell(wanted))
            below.addWidget(button)
            self._buttons[text] = button
        self._bin = QPushButton("回收站")
        self._bin.setCheckable(True)
        self._bin.toggled.connect(self.bin_toggled)
        below.addStretch(1)
        below.addWidget(self._bin)
        layout.addLayout(below)
        secrecy = QLabel(SECRECY)
        secrecy.setObjectName("quiet")
        layout.addWidget(secrecy)
        self._ids: list[str] = []

    @property
    def shows_bin(self) -> bool:
        """Whether the bin is shown instead of the reports."""
        return self._bin.isChecked()

    def show_reports(self, reports: Sequence[StoredReport], kinds: Mapping[str, str], today: date) -> None:
        """List ``reports``; ``kinds`` names each kind in Chinese."""
        self._ids = [each.id for each in reports]
        self._table.setRowCount(len(reports))
        for row, each in enumerate(reports):
            saved = each.saved_at.replace("T", " ")[:16]
            texts = (f"{each.year}年度", each.agency, kinds.get(each.kind, each.kind), each.state, saved)
            for column, text in enumerate((*texts, days_left(each.year, today))):
                item = QTableWidgetItem(text)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self._table.setItem(row, column, item)
        self._table.resizeColumnsToContents()
        self._table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        if reports:
            self._table.selectRow(0)
        self._empty.setText("回收站是空的。" if self.shows_bin else "还没有报告。按“新建年度报告”开始。")
        self._empty.setVisible(not reports)
        for text, button in self._buttons.items():
            button.setVisible((text == "恢复") == self.shows_bin)
            button.setEnabled(bool(reports))

    def _tell(self, signal: SignalInstance) -> None:
        row = self._table.currentRow()
        if 0 <= row < len(self._ids):
            signal.emit(self._ids[row])
