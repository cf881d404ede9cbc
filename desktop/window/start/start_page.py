"""The start page: make a report, open one, practise, and the reports there are with their next date."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QDateEdit,
    QFrame,
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
from desktop.window.row_list import row_list

SECRECY = "本程序用于非涉密计算机，不得录入涉密信息。"
MEASURED = 50  # rows whose texts decide how wide a column is
HEADS = ("年度", "单位名称", "报告类型", "状态", "最后修改", "截止")
NONE_YET = (
    "<p><b>还没有报告</b></p><p>第一步　按“新建年度报告”，写上单位名称和年度。</p>"
    "<p>第二步　照着六个部分填，合计自动算，填过的自动保存，右边随时告诉您哪里不对。</p>"
    "<p>第三步　预览、打印，送领导签字。</p><p>第一次用，可以先“练习”一遍，练习的内容不会混进真实报告。</p>"
)
BIN_EMPTY = "<p>回收站是空的。</p>"


def due_day(year: int, kept: str) -> date:
    """The next date of a report of ``year``: the one kept, else 31 January after the year (条例第四十九条)."""
    return date.fromisoformat(kept) if kept else date(year + 1, 1, 31)


def days_left(day: date, today: date) -> str:
    """How long until ``day``, in words."""
    days = (day - today).days
    if days > 0:
        return f"{day.month}月{day.day}日前，还有{days}天"
    return "今天截止" if days == 0 else f"已过{day.year}年{day.month}月{day.day}日"


class StartPage(QWidget):
    """Emits what the user wants; the ids are those of stored reports."""

    new_wanted = Signal()
    file_wanted = Signal()
    handed_wanted = Signal()
    sample_wanted = Signal()
    practice_wanted = Signal()
    due_set = Signal(str, str)  # report, its next date (ISO 8601)
    chosen = Signal(str)  # the report that the cursor is on
    opened = Signal(str)
    copied = Signal(str)
    deleted = Signal(str)
    restored = Signal(str)
    bin_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(48, 36, 48, 20)
        layout.setSpacing(6)
        heading = QLabel("公开年报")
        heading.setObjectName("heading")
        layout.addWidget(heading)
        subtitle = QLabel("政府信息公开工作年度报告的填报、核对与打印")
        subtitle.setObjectName("quiet")
        layout.addWidget(subtitle)
        layout.addSpacing(16)
        layout.addLayout(self._beginnings())
        self._table = self._report_table()
        self._empty = QLabel()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setWordWrap(True)
        layout.addSpacing(16)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._empty, 1)
        self.next = QLabel()
        self.next.setObjectName("group")
        self.next.setWordWrap(True)
        layout.addSpacing(8)
        layout.addWidget(self.next)
        self._buttons: dict[str, QPushButton] = {}
        layout.addSpacing(8)
        layout.addLayout(self._acts())
        layout.addSpacing(8)
        secrecy = QLabel(SECRECY)
        secrecy.setObjectName("quiet")
        layout.addWidget(secrecy)
        self._ids: list[str] = []
        self._days: list[date] = []

    def _beginnings(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for text, signal in (
            ("新建年度报告", self.new_wanted),
            ("读入数据文件", self.file_wanted),
            ("打开送审文件", self.handed_wanted),
            ("练习", self.practice_wanted),
            ("看示例报告", self.sample_wanted),
        ):
            button = QPushButton(text)
            button.setObjectName("main" if signal is self.new_wanted else "beside")
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _report_table(self) -> QTableWidget:
        table = row_list(HEADS, "已有的报告")
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.horizontalHeader().setResizeContentsPrecision(MEASURED)
        table.itemActivated.connect(lambda item: self._tell(self.opened))
        table.itemSelectionChanged.connect(lambda: self._tell(self.chosen))
        self.setFocusProxy(table)
        return table

    def _acts(self) -> QHBoxLayout:
        below = QHBoxLayout()
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
        self._due_button = QPushButton("改截止日期")
        self._due_button.clicked.connect(self._ask_due)
        self._due = QDateEdit()
        self._due.setCalendarPopup(True)
        self._due.setAccessibleName("截止日期")
        self._due.setDisplayFormat("yyyy年M月d日")
        self._due_set = QPushButton("确定")
        self._due_set.clicked.connect(self._tell_due)
        for widget in (self._due_button, self._due, self._due_set):
            below.addWidget(widget)
        self._bin = QPushButton("回收站")
        self._bin.setCheckable(True)
        self._bin.toggled.connect(self.bin_toggled)
        below.addStretch(1)
        below.addWidget(self._bin)
        return below

    @property
    def shows_bin(self) -> bool:
        """Whether the bin is shown instead of the reports."""
        return self._bin.isChecked()

    def show_reports(
        self,
        reports: Sequence[StoredReport],
        states: Mapping[str, str],
        kinds: Mapping[str, str],
        due: Mapping[str, str],
        today: date,
    ) -> None:
        """List ``reports`` with their ``states``; ``kinds`` are in Chinese, ``due`` dates other than 31 January."""
        self._ids = [each.id for each in reports]
        self._days = [due_day(each.year, due.get(each.id, "")) for each in reports]
        self._table.setRowCount(len(reports))
        for row, each in enumerate(reports):
            saved = each.saved_at.replace("T", " ")[:16]
            texts = (f"{each.year}年度", each.agency, kinds.get(each.kind, each.kind), states[each.id], saved)
            for column, text in enumerate((*texts, days_left(self._days[row], today))):
                self._table.setItem(row, column, QTableWidgetItem(text))
        self._table.resizeColumnsToContents()
        if reports:  # each is one line high; to measure a thousand takes longer than to fill them in
            self._table.resizeRowToContents(0)
            self._table.verticalHeader().setDefaultSectionSize(self._table.rowHeight(0))
        self._table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        if reports:
            self._table.selectRow(0)
        if not reports or self.shows_bin:
            self.show_next("")
        self._empty.setText(BIN_EMPTY if self.shows_bin else NONE_YET)
        self._empty.setVisible(not reports)
        self._table.setVisible(bool(reports))
        for text, button in self._buttons.items():
            button.setVisible(bool(reports) and (text == "恢复") == self.shows_bin)
        self._due_button.setVisible(bool(reports) and not self.shows_bin)
        self._due.hide()
        self._due_set.hide()

    def show_next(self, words: str) -> None:
        """Say what is next for the report that the cursor is on; nothing where there is no more to do."""
        self.next.setText(words)
        self.next.setVisible(bool(words))

    def _tell(self, signal: SignalInstance) -> None:
        row = self._table.currentRow()
        if 0 <= row < len(self._ids):
            signal.emit(self._ids[row])

    def _ask_due(self) -> None:
        row = self._table.currentRow()
        if 0 <= row < len(self._ids):
            day = self._days[row]
            self._due.setDate(QDate(day.year, day.month, day.day))
            self._due.show()
            self._due_set.show()
            self._due.setFocus()

    def _tell_due(self) -> None:
        row = self._table.currentRow()
        if 0 <= row < len(self._ids):
            self.due_set.emit(self._ids[row], self._due.date().toString(Qt.DateFormat.ISODate))
