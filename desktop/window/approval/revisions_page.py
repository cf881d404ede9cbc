"""各稿和登记: every revision with its code, what was registered, what differs between two, and the pages of each."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.signoff.chronicle import chronicle
from desktop.signoff.fate import fate, signed_once
from desktop.signoff.standing import standing
from desktop.store.drafts import DraftReader
from desktop.window.approval.change_table import ChangeTable
from desktop.window.approval.revision_pages import PagesOf, RevisionPages
from desktop.window.background import Background
from desktop.window.front_page import FrontPage
from desktop.window.printing.page_view import PageView
from desktop.window.row_list import row_list
from desktop.workplace import Workplace
from forms.draft.code import code
from forms.draft.difference import difference
from forms.draft.draft import Draft
from forms.draft.revision import Revision
from forms.draft.strict_json import ExchangeError
from forms.entry.labels import quiet

HEADS = ("稿次", "校验码", "时间", "登记人", "说明")
PRESENT = "现在的稿子"
SHARES = (52, 48)  # percent: lists, pages


class RevisionsPage(FrontPage):
    """Of the stored report ``report``. To read in: nothing here changes anything."""

    def __init__(self, workplace: Workplace, reader: DraftReader, report: str, parent: QWidget | None = None) -> None:
        approvals, acts = reader.approvals, reader.approvals.acts(report)
        super().__init__("各稿和登记", standing(acts).line, parent)
        self._editions, self._acts = workplace.editions, acts
        self.revisions = approvals.revisions(report)
        self._present = Draft(workplace.editions, reader.entries(report))
        self._signed, self._once = standing(acts).signed, signed_once(acts)
        self._folder = TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True)
        maker = RevisionPages(workplace, approvals, report, Path(self._folder.name))
        self._background = Background(maker.make, 0, self)
        self._background.done.connect(self._show_pages)
        self._background.failed.connect(self._tell_failure)
        self._tabs = QTabWidget()
        self._tabs.addTab(self._revision_list(), "各稿")
        self.told_acts = QPlainTextEdit("\n".join(chronicle(acts)))
        self.told_acts.setAccessibleName("登记过的事项")
        self.told_acts.setReadOnly(True)
        self.told_acts.setTabChangesFocus(True)
        self._tabs.addTab(self.told_acts, "登记")
        self._tabs.addTab(self._comparison(), "比较")
        splitter = QSplitter()
        splitter.addWidget(self._tabs)
        splitter.addWidget(self._page_column())
        splitter.setSizes([each * 100 for each in SHARES])
        self.body.addWidget(splitter, 1)
        self.setFocusProxy(self._list)
        if self.revisions:
            self._list.selectRow(len(self.revisions) - 1)
            self._compare()
        else:
            self._tabs.setCurrentIndex(1)

    def _revision_list(self) -> QTableWidget:
        table = self._list = row_list(HEADS, "各稿", len(self.revisions))
        for row, each in enumerate(self.revisions):
            signed = "（已签发）" if each.number == self._signed else "（签发过）" if each.number in self._once else ""
            became = fate(self._acts, each.number) if each.number in self._once else ""
            remark = "；".join(filter(None, (each.remark, became)))
            texts = (f"{each.name}{signed}", each.code, each.when.replace("T", " ")[:16], each.who, remark)
            for column, text in enumerate(texts):
                table.setItem(row, column, QTableWidgetItem(text))
        table.resizeColumnsToContents()
        table.horizontalHeader().setSectionResizeMode(len(HEADS) - 1, QHeaderView.ResizeMode.Stretch)
        table.currentCellChanged.connect(lambda row, *_: self._ask(row))
        return table

    def _comparison(self) -> QWidget:
        self.before, self.after = QComboBox(), QComboBox()
        for box, name in ((self.before, "比较：改动前"), (self.after, "比较：改动后")):
            box.setAccessibleName(name)
            for each in self.revisions:
                box.addItem(each.name, each)
        self.after.addItem(PRESENT, None)
        first = self._last_different()
        self.before.setCurrentIndex(first)
        self.after.setCurrentIndex(first + 1)
        self.told = quiet("")
        self.changes = ChangeTable()
        whole = QWidget()
        layout = QVBoxLayout(whole)
        row = QHBoxLayout()
        for widget in (self.before, QLabel("与"), self.after, QLabel("相比")):
            row.addWidget(widget)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self.told)
        layout.addWidget(self.changes, 1)
        for box in (self.before, self.after):
            box.currentIndexChanged.connect(self._compare)
        return whole

    def _last_different(self) -> int:
        """The place of the last revision that differs from what comes after it; of the newest where none does."""
        codes = [*(each.code for each in self.revisions), code(self._present)]
        pairs = reversed(range(len(self.revisions)))
        return next((each for each in pairs if codes[each] != codes[each + 1]), len(self.revisions) - 1)

    def _page_column(self) -> QWidget:
        self.which = QLabel("还没有送审过")
        self.which.setObjectName("group")
        self.pages = PageView()
        self.pages.setAccessibleName("这一稿的页面")
        self._area = QScrollArea()
        self._area.setWidget(self.pages)
        self._area.setWidgetResizable(True)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(8, 4, 0, 0)
        layout.addWidget(self.which)
        layout.addWidget(self._area, 1)
        return whole

    def _ask(self, row: int) -> None:
        if 0 <= row < len(self.revisions):
            wanted = self.revisions[row]
            self.which.setText(f"{wanted.name}　正在打开…")
            self._background.ask(lambda: wanted)

    def _show_pages(self, made: PagesOf) -> None:
        self.which.setText(f"{made.revision.name}　校验码 {made.revision.code}　只能看，不能改")
        self.pages.show_pages(made.path, ())
        self._fit()
        self._area.verticalScrollBar().setValue(0)

    def _tell_failure(self, _failure: Exception) -> None:
        self.which.setText("这一稿的页面没有打开。它的内容可能已经损坏，请用备份核对。")
        self.pages.close_pages()

    def _compare(self) -> None:
        before, after = self.before.currentData(), self.after.currentData()
        try:
            changes = difference(self._draft(before), self._draft(after))
        except ExchangeError:
            self.told.setText("其中一稿的内容已经损坏，不能比较。请用备份核对。")
            return
        self.told.setText(f"改动{len(changes)}处。" if changes else "没有改动。")
        self.changes.show_changes(changes)

    def _draft(self, revision: Revision | None) -> Draft:
        return revision.draft(self._editions) if revision else self._present

    def _fit(self) -> None:
        bar = self._area.verticalScrollBar().sizeHint().width()
        self.pages.set_scale(max(0.3, (self._area.width() - bar - 6) / self.pages.widest))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  -- Qt's name
        """The pages as wide as their column."""
        super().resizeEvent(event)
        self._fit()

    def let_go(self) -> None:
        """What is being made is waited for, and cleared away."""
        self._background.stop()
        self.pages.close_pages()
        self._folder.cleanup()
