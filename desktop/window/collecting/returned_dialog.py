"""What a sheet that came back has otherwise than the report, to be seen and agreed to before anything is taken."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.window.row_list import row_list
from forms.collecting.returned import Difference, Returned
from forms.entry.labels import quiet

HEADS = ("项目", "报告里", "处室报的", "上年")
SAME = "处室报的数与报告里的一样，没有要改的。收回以后这些数的来源记为这个处室。"


class ReturnedDialog(QDialog):
    """Each difference with a tick; ``agreed`` are the fields that are ticked."""

    def __init__(self, returned: Returned, listed: Sequence[Difference], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"收回{returned.office}的征集表")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._listed = listed
        self.ticks = [QTableWidgetItem(each.item) for each in listed]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addWidget(QLabel(_told(returned, len(listed))))
        self.table = row_list(HEADS, "与报告不同的数", len(listed))
        for row, each in enumerate(listed):
            self.ticks[row].setFlags(self.ticks[row].flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self.ticks[row].setCheckState(Qt.CheckState.Checked)
            self.table.setItem(row, 0, self.ticks[row])
            for column, text in enumerate((each.now or "（空白）", each.new, each.last), start=1):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.itemChanged.connect(lambda _: self._count())
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        if listed:
            layout.addWidget(quiet("打勾的取处室报的数，去掉勾的保留报告里的数。确认以前什么都不会改。"))
            layout.addWidget(self.table, 1)
        else:
            layout.addWidget(quiet(SAME))
        if returned.doubts:
            doubts = "；".join(f"{each.item}写的是“{each.text}”" for each in returned.doubts)
            layout.addWidget(quiet(f"下面的不是数，不收，请问清楚以后自己填：{doubts}。"))
        if returned.material:
            layout.addWidget(quiet(f"有素材文字{len(returned.material)}个字，收在素材征集里，不会自动放进正文。"))
        self.button, leave = QPushButton(), QPushButton("取消")
        self.button.setObjectName("main")
        self.button.clicked.connect(self.accept)
        leave.setObjectName("beside")
        leave.clicked.connect(self.reject)
        row_of_buttons = QHBoxLayout()
        row_of_buttons.addStretch(1)
        row_of_buttons.addWidget(self.button)
        row_of_buttons.addWidget(leave)
        layout.addLayout(row_of_buttons)
        character, available = self.fontMetrics().horizontalAdvance("国"), parent.window().size()
        height = self.table.rowHeight(0) * (len(listed) + 10) if listed else self.sizeHint().height()
        self.resize(min(character * 56, available.width() - 40), min(height, available.height() - 40))
        self._count()

    def agreed(self) -> list[str]:
        """The fields whose new number is to be taken."""
        ticked = Qt.CheckState.Checked
        return [each.field for each, tick in zip(self._listed, self.ticks, strict=True) if tick.checkState() == ticked]

    def _count(self) -> None:
        number = len(self.agreed())
        self.button.setText(f"收回，改{number}个数" if number else "收回，不改数")


def _told(returned: Returned, number: int) -> str:
    who = "　".join(
        f"{label}：{text or '没有写'}"
        for label, text in (("填表人", returned.person), ("负责人", returned.head), ("日期", returned.date))
    )
    return f"{returned.office}填了{len(returned.values)}个数，{number}个与报告里的不同。\n{who}"
