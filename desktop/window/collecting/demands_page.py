"""本年要求: the notice of the authority, its dates and what must be written, in front of the report."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidgetItem,
    QWidget,
)

from desktop.window.approval.date_line import DateLine
from desktop.window.front_page import FrontPage
from desktop.window.row_list import row_list
from forms.draft.demands import DATES, LONGEST, Demands, Line
from forms.draft.readings import date_in_words, is_date, read_date
from forms.edition.model import Chapter
from forms.entry.labels import quiet

TOLD = "照主管部门今年的通知填。日期空着的用法定日期推算；须写内容核对时看指定的部分写到没有，没有的请核。"
KINDS = ("文字", "数")


class DemandsPage(FrontPage):
    """``changed`` carries the Demands as they stand on the page, after every change."""

    changed = Signal(object)
    save_wanted = Signal()
    read_wanted = Signal()
    said = Signal(str)

    def __init__(self, chapters: Sequence[Chapter], parent: QWidget | None = None) -> None:
        super().__init__("本年要求", "", parent)
        self._chapters = [each for each in chapters if each.printed and each.sections and each.heading]
        self._labels = {each.key: each.label for each in self._chapters}
        self._shown = Demands()
        self.body.setSpacing(8)
        self.next = QLabel()
        self.next.setObjectName("group")
        self.next.setWordWrap(True)
        self.body.addWidget(self.next)
        self.body.addWidget(quiet(TOLD))
        self.body.addLayout(self._notice())
        heading = QLabel("须写内容")
        heading.setObjectName("group")
        self.body.addWidget(heading)
        self.lines = row_list(("部分", "要写的", "内容"), "须写内容")
        self.lines.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.body.addWidget(self.lines, 1)
        self.body.addLayout(self._adding())
        self.setFocusProxy(self.number)

    def _notice(self) -> QHBoxLayout:
        left, right = QFormLayout(), QFormLayout()
        self.number = QLineEdit(placeholderText="如：云政办发〔2021〕54号")
        self.number.setMaxLength(LONGEST)
        self.number.setAccessibleName("通知的文号")
        self.number.editingFinished.connect(self._tell)
        left.addRow("文号", self.number)
        self.issued = DateLine("下发日期")
        left.addRow("下发日期", self.issued)
        self.dates = {key: DateLine(label) for key, label in DATES.items()}
        for index, (key, line) in enumerate(self.dates.items()):
            (left if index == 0 else right).addRow(DATES[key], line)
        for line in (self.issued, *self.dates.values()):
            line.line.editingFinished.connect(self._tell)
            line.line.textChanged.connect(self._take_chosen)
        row = QHBoxLayout()
        row.addLayout(left, 1)
        row.addSpacing(24)
        row.addLayout(right, 1)
        return row

    def _adding(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.part, self.kind, self.words = QComboBox(), QComboBox(), QLineEdit(placeholderText="如：政务公开专区数量")
        self.part.setAccessibleName("写在哪一部分")
        self.kind.setAccessibleName("要写的是文字还是数")
        self.words.setAccessibleName("须写的内容")
        self.words.setMaxLength(LONGEST)
        for each in self._chapters:
            self.part.addItem(each.label, each.key)
        self.kind.addItems(KINDS)
        self.words.returnPressed.connect(self._add)
        row.addWidget(self.part)
        row.addWidget(self.kind)
        row.addWidget(self.words, 1)
        for words, act in (("加上", self._add), ("去掉", self._drop)):
            button = QPushButton(words)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addSpacing(24)
        for words, why, signal in (
            ("读入要求包…", "主管部门给的，代替现在填的，可以撤销", self.read_wanted),
            ("存为要求包…", "一个文件，发给别的单位读入", self.save_wanted),
        ):
            button = QPushButton(words)
            button.setToolTip(why)
            button.clicked.connect(signal)
            row.addWidget(button)
        return row

    def show_demands(self, demands: Demands, days: Mapping[str, date], step: str) -> None:
        """Show ``demands``; ``days`` are the dates that hold, ``step`` the next one in words."""
        self._shown = demands
        self.next.setText(step)
        self.next.setVisible(bool(step))
        self.number.setText(demands.number)
        self._put(self.issued, demands.issued)
        for key, line in self.dates.items():
            self._put(line, demands.dates.get(key, ""))
            line.line.setPlaceholderText(f"默认：{date_in_words(days[key].isoformat())}")
        self.lines.setRowCount(len(demands.lines))
        for row, each in enumerate(demands.lines):
            label = self._labels.get(each.chapter, each.chapter)
            for column, text in enumerate((label, KINDS[each.figure], each.words)):
                self.lines.setItem(row, column, QTableWidgetItem(text))
        self.lines.resizeColumnToContents(0)

    @staticmethod
    def _put(line: DateLine, day: str) -> None:
        blocked = QSignalBlocker(line.line)
        line.set_text(date_in_words(day) if day else "")
        blocked.unblock()

    def _take_chosen(self, text: str) -> None:
        """A day chosen from the calendar is there at once; what is typed, when the line is left."""
        if not any(line.line.hasFocus() for line in (self.issued, *self.dates.values())) and is_date(read_date(text)):
            self._tell()

    def _tell(self) -> None:
        typed = {"issued": self.issued.text(), **{key: line.text() for key, line in self.dates.items()}}
        read = {key: read_date(text) for key, text in typed.items()}
        wrong = next((key for key, day in read.items() if day and not is_date(day)), None)
        if wrong is not None:
            name = "下发日期" if wrong == "issued" else DATES[wrong]
            self.said.emit(f"{name}“{typed[wrong]}”不是日期，没有存下。请写成如 2022年1月8日。")
            return
        issued = read.pop("issued")
        number = " ".join(self.number.text().split())
        self._take(Demands(number, issued, {key: day for key, day in read.items() if day}, self._shown.lines))

    def _add(self) -> None:
        words = " ".join(self.words.text().split())
        if not words:
            self.said.emit("请先写上要求写的内容。")
            return
        line = Line(words, bool(self.kind.currentIndex()), str(self.part.currentData()))
        self.words.clear()
        self._take_lines(tuple(dict.fromkeys((*self._shown.lines, line))))

    def _drop(self) -> None:
        row = self.lines.currentRow()
        if 0 <= row < len(self._shown.lines):
            self._take_lines(tuple(each for place, each in enumerate(self._shown.lines) if place != row))

    def _take_lines(self, lines: tuple[Line, ...]) -> None:
        now = self._shown
        self._take(Demands(now.number, now.issued, now.dates, lines))

    def _take(self, demands: Demands) -> None:
        if demands != self._shown:
            self.changed.emit(demands)
