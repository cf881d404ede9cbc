"""从备份恢复: the backups there are, what each holds against what there is now, and what is to come back from it.

Backups are read beside the window; nothing is changed before the button is pressed.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.keeping.restoring import LEDGER, Compared, compared
from desktop.store.drafts import DraftReader
from desktop.store.errors import StoreError
from desktop.store.going_back import Backup, listed
from desktop.window.approval.change_table import ChangeTable
from desktop.window.background import Background
from desktop.window.front_page import FrontPage
from desktop.window.row_list import row_list
from forms.draft.difference import Change
from forms.edition import Editions
from forms.entry.labels import quiet

HEADS = ("时间", "报告", "大小")
WHOLE_STORE, WHOLE_REPORT = "整个草稿库", "整份报告"
SHARES = (32, 68)  # percent: backups, what differs
MOST_ROWS = 500  # that are listed; the sentence above them counts all


class BackupsPage(FrontPage):
    """Of the store at ``store``. ``wanted`` has the path of a backup, a report and a part of it (each empty: all)."""

    wanted = Signal(object, str, str)

    def __init__(
        self, store: Path, second: Path | None, reader: DraftReader, editions: Editions, report: str | None
    ) -> None:
        super().__init__("从备份恢复", "先看有什么不同，再恢复。恢复以前会把现在的再备份一次。")
        self._reader, self._editions, self._wished = reader, editions, report or ""
        self._backups: list[Backup] = []
        self._found: list[Compared] = []
        self._background = Background(lambda act: act(), 0, self)
        self._background.done.connect(lambda show: show())
        self._background.failed.connect(self._tell_failure)
        self.list = row_list(HEADS, "备份")
        self.list.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.horizontalHeader().setStretchLastSection(True)
        self.list.currentCellChanged.connect(lambda row, *_: self._ask(row))
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(self._right())
        splitter.setSizes([each * 100 for each in SHARES])
        self.body.addWidget(splitter, 1)
        self.setFocusProxy(self.list)
        self.told.setText("正在找备份…")
        self._background.ask(lambda: partial(self._find, store, second))

    def _right(self) -> QWidget:
        self.reports, self.parts = QComboBox(), QComboBox()
        for box, name in ((self.reports, "恢复哪一份报告"), (self.parts, "恢复哪一部分")):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(24)
        self.reports.currentIndexChanged.connect(self._show_parts)
        self.parts.currentIndexChanged.connect(self._show)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.changes = ChangeTable(heads=("位置", "备份里", "现在"))
        self.button = QPushButton("恢复")
        self.button.setAutoDefault(False)
        self.button.setEnabled(False)
        self.button.clicked.connect(self._want)
        self.hint = quiet("")
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(8, 0, 0, 0)
        form = QFormLayout()
        form.addRow("报告", self.reports)
        form.addRow("部分", self.parts)
        layout.addLayout(form)
        layout.addWidget(self.told)
        layout.addWidget(self.changes, 1)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self.hint, 1)
        layout.addLayout(row)
        return whole

    # Beside the window

    def _find(self, store: Path, second: Path | None) -> Callable[[], None]:
        return partial(self._list, listed(store, second))

    def _compare(self, backup: Backup) -> Callable[[], None]:
        return partial(self._show_compared, compared(backup.path, self._reader, self._editions))

    # In the window

    def _list(self, found: Sequence[Backup]) -> None:
        self._backups = list(found)
        self.told.setText("" if found else "还没有备份。改过的内容每半小时自动备份一次，也可以用“报告 → 立即备份”。")
        self.list.setRowCount(len(found))
        for row, each in enumerate(found):
            reports = "读不出来" if each.reports is None else f"{each.reports}份"
            place = f"　{each.where}" if each.where else ""
            for column, text in enumerate((f"{each.when}{place}", reports, _size(each.size))):
                item = QTableWidgetItem(text)
                item.setToolTip(str(each.path))
                self.list.setItem(row, column, item)
        if found:
            self.list.selectRow(0)

    def _ask(self, row: int) -> None:
        if 0 <= row < len(self._backups):
            self._show_compared([])
            self.told.setText("正在读备份…")
            backup = self._backups[row]
            self._background.ask(lambda: partial(self._compare, backup))

    def _show_compared(self, found: list[Compared]) -> None:
        wished = self.reports.currentData() if self._found else self._wished
        self._wished = wished or self._wished
        self._found = found
        self.reports.blockSignals(True)
        self.reports.clear()
        if found:
            self.reports.addItem(WHOLE_STORE, "")
        for each in found:
            if each.there:
                self.reports.addItem(f"{each.name}　{each.told}", each.id)
        self.reports.setCurrentIndex(max(0, self.reports.findData(self._wished)))
        self.reports.blockSignals(False)
        self._show_parts()

    @property
    def _chosen(self) -> Compared | None:
        return next((each for each in self._found if each.id == self.reports.currentData()), None)

    def _show_parts(self) -> None:
        chosen = self._chosen
        self.parts.blockSignals(True)
        self.parts.clear()
        self.parts.addItem(WHOLE_REPORT if chosen else "全部报告", "")
        for key, label in (chosen.parts if chosen else {}).items():
            self.parts.addItem(label, key)
        self.parts.blockSignals(False)
        self.parts.setEnabled(self.parts.count() > 1)
        self._show()

    def _show(self) -> None:
        chosen, part = self._chosen, self.parts.currentData() or ""
        changes = list(chosen.changes) if chosen else _all_changes(self._found)
        if part:
            changes = [each for each in changes if each.field.startswith(f"{part}.")]
        more = f"只列出前{MOST_ROWS}处。" if len(changes) > MOST_ROWS else ""
        self.told.setText((f"{chosen.told}。" if chosen else _summary(self._found)) + more)
        self.changes.show_changes(changes[:MOST_ROWS])
        self.button.setEnabled(bool(self._found) and not (chosen and chosen.same))
        if chosen is None:
            words, hint = "恢复整个草稿库…", "备份里没有的报告保留。恢复以前的内容在新做的备份里。"
        else:
            words = "恢复这份报告" if not part else "恢复台账" if part == LEDGER else "恢复这个部分"
            hint = "恢复以后可以撤销。" if chosen.here else "取回这份报告，连同它的修改记录和登记。"
        self.button.setText(words)
        self.hint.setText(hint if self._found else "")

    def _want(self) -> None:
        backup = self._backups[self.list.currentRow()]
        self.wanted.emit(backup.path, self.reports.currentData() or "", self.parts.currentData() or "")

    def _tell_failure(self, failure: Exception) -> None:
        if not isinstance(failure, StoreError | OSError):
            raise failure
        self.told.setText(failure.message if isinstance(failure, StoreError) else "这个备份读不出来。请换一个备份。")

    def let_go(self) -> None:
        """What is being read is waited for."""
        self._background.stop()


def _all_changes(found: Sequence[Compared]) -> list[Change]:
    return [replace(each, place=f"{report.name}：{each.place}") for report in found for each in report.changes]


def _summary(found: Sequence[Compared]) -> str:
    if not found:
        return ""
    counted = (
        (sum(each.here and each.there and not each.same for each in found), "份报告与现在不同"),
        (sum(not each.here for each in found), "份现在没有，会取回"),
        (sum(not each.there for each in found), "份备份里没有，会保留"),
    )
    words = "，".join(f"{number}{told}" for number, told in counted if number)
    return f"{words}。" if words else "与现在相同。"


def _size(size: int) -> str:
    return f"{size / 1024 / 1024:.1f}MB" if size >= 1024 * 1024 else f"{max(1, size // 1024)}KB"
