"""搬到另一台电脑: which reports go into the file; all to begin with."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from desktop.store.drafts import StoredReport
from forms.entry.labels import quiet

WIDE, HIGH = 34, 22  # characters


class PackDialog(QDialog):
    """``chosen`` is called with the ids of the reports that are ticked."""

    def __init__(
        self, reports: Sequence[StoredReport], opened: str | None, chosen: Callable[[list[str]], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("搬到另一台电脑")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._chosen = chosen
        self.list = QListWidget()
        self.list.setAccessibleName("要搬的报告")
        for each in reports:
            item = QListWidgetItem(f"{each.agency}　{each.year}年度")
            item.setData(Qt.ItemDataRole.UserRole, each.id)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
            if each.id == opened:
                self.list.setCurrentItem(item)
        self.list.itemChanged.connect(lambda _: self._show())
        every, none = QPushButton("全选"), QPushButton("全不选")
        every.clicked.connect(lambda: self._tick(Qt.CheckState.Checked))
        none.clicked.connect(lambda: self._tick(Qt.CheckState.Unchecked))
        self.button, leave = QPushButton("存成文件…"), QPushButton("取消")
        self.button.clicked.connect(self._pack)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        for each_button in (every, none, self.button, leave):
            each_button.setAutoDefault(False)
            if each_button is self.button:
                row.addStretch(1)
            row.addWidget(each_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(
            quiet(
                "报告连同修改记录、各稿、登记过的、留存的稿子、台账和本单位的设置，存成一个文件。"
                "台账里可能有申请人的姓名，请妥善保管。"
            )
        )
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        wide = self.fontMetrics().horizontalAdvance("国")
        self.resize(min(wide * WIDE, parent.width()), min(wide * HIGH, parent.height()))
        self.list.setFocus()

    @property
    def ticked(self) -> list[str]:
        """The ids of the reports that go."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [each.data(Qt.ItemDataRole.UserRole) for each in items if each.checkState() == Qt.CheckState.Checked]

    def _tick(self, state: Qt.CheckState) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(state)

    def _show(self) -> None:
        self.button.setEnabled(bool(self.ticked))

    def _pack(self) -> None:
        ticked = self.ticked
        self.accept()
        self._chosen(ticked)
