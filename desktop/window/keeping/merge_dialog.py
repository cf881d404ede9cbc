"""What both sides changed of one report, side by side: here and as it arrives; each place is decided once."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
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

from forms.draft.merging import Conflict, Merge
from forms.entry.labels import quiet

OURS, THEIRS = 1, 2  # columns
CHOSEN = "✓ "


class MergeDialog(QDialog):
    """``decided`` is called with the keys for which what arrives holds, once every place is decided."""

    def __init__(self, name: str, merge: Merge, decided: Callable[[set[str]], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"合并 ─ {name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._conflicts, self._decided = merge.conflicts, decided
        self._sides: dict[str, int] = {}
        self.table = self._made()
        self.table.installEventFilter(self)
        self.left = QLabel()
        self.left.setObjectName("group")
        self.ours, self.theirs = QPushButton("都用这里的"), QPushButton("都用搬来的")
        self.ours.clicked.connect(lambda: self._choose_all(OURS))
        self.theirs.clicked.connect(lambda: self._choose_all(THEIRS))
        self.button, leave = QPushButton("合并"), QPushButton("取消")
        self.button.clicked.connect(self._merge)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        for each in (self.ours, self.theirs):
            each.setAutoDefault(False)
            row.addWidget(each)
        row.addWidget(self.left, 1, Qt.AlignmentFlag.AlignCenter)
        for each in (self.button, leave):
            each.setAutoDefault(False)
            row.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(
            quiet(
                "只有一边改过的已经合好，下面是两边都改过的。点要用的一边，或者用方向键选、按空格。合并以后可以撤销。"
            )
        )
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        wide = self.fontMetrics().horizontalAdvance("国")
        self.resize(min(wide * 62, parent.width()), min(wide * 34, parent.height()))
        self._show()

    def _made(self) -> QTableWidget:
        table = QTableWidget(len(self._conflicts), 3)
        table.setAccessibleName("两边都改过的地方")
        table.setHorizontalHeaderLabels(["位置", "这里的", "搬来的"])
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for row, each in enumerate(self._conflicts):
            place = QTableWidgetItem(each.place)
            place.setFlags(Qt.ItemFlag.ItemIsEnabled)
            table.setItem(row, 0, place)
            for column in (OURS, THEIRS):
                table.setItem(row, column, QTableWidgetItem())
        table.cellClicked.connect(self.choose)
        table.cellActivated.connect(self.choose)
        if self._conflicts:
            table.setCurrentCell(0, OURS)
        return table

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  -- Qt's name
        """Space chooses the side that the keyboard is on; Qt's table would only select it."""
        pressed = watched is self.table and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            self.choose(self.table.currentRow(), self.table.currentColumn())
            return True
        return super().eventFilter(watched, event)

    def choose(self, row: int, column: int) -> None:
        """The side in ``column`` holds for the place in ``row``."""
        if column in (OURS, THEIRS):
            self._sides[self._conflicts[row].key] = column
            self._show()

    def _choose_all(self, side: int) -> None:
        self._sides = {each.key: side for each in self._conflicts}
        self._show()

    def _show(self) -> None:
        for row, each in enumerate(self._conflicts):
            for column, words in ((OURS, _side(each, OURS)), (THEIRS, _side(each, THEIRS))):
                item = self.table.item(row, column)
                chosen = self._sides.get(each.key) == column
                if item is not None:
                    item.setText(f"{CHOSEN if chosen else ''}{words}")
                    font = item.font()
                    font.setBold(chosen)
                    item.setFont(font)
        left = len(self._conflicts) - len(self._sides)
        self.left.setText(f"还有{left}处没有选" if left else "都选好了")
        self.button.setEnabled(left == 0)

    def _merge(self) -> None:
        theirs = {key for key, side in self._sides.items() if side == THEIRS}
        self.accept()
        self._decided(theirs)


def _side(conflict: Conflict, side: int) -> str:
    if side == OURS:
        return f"{conflict.ours_words}\n{conflict.ours_by}"
    return f"{conflict.theirs_words}\n{conflict.theirs_by}"
