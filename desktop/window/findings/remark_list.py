"""意见: the remarks that wait for an answer, under the findings; Enter or a click leads to the place they name."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListView, QListWidget, QVBoxLayout, QWidget

from desktop.signoff.standing import short_date
from forms.draft.act import Act

WAITING = "待处理"
LINES = 7  # of the list, at most


class RemarkList(QWidget):
    """``chosen`` carries the words that say where a remark belongs; not there while no remark waits."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: list[str] = []
        self._head = QLabel()
        self._head.setObjectName("group")
        self._list = QListWidget()
        self._list.setAccessibleName("待处理的意见")
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._list.setStyleSheet("QListWidget::item { padding: 0; }")  # Qt forgets padding when it wraps
        self._list.setSpacing(3)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMaximumHeight(self.fontMetrics().lineSpacing() * LINES)
        for signal in (self._list.itemActivated, self._list.itemClicked):
            signal.connect(lambda item: self.chosen.emit(self._places[self._list.row(item)]))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self._head)
        layout.addWidget(self._list)
        self.hide()

    def show_remarks(self, remarks: Iterable[Act], usual: int) -> None:
        """List those of ``remarks`` that wait; a date of the year ``usual`` goes without its year."""
        waiting = [each.data for each in remarks if each.data["handling"] == WAITING]
        self._places = [each["place"] for each in waiting]
        self._head.setText(f"意见（{len(waiting)}条{WAITING}）")
        self._list.clear()
        self._list.addItems([_told(each, usual) for each in waiting])
        self.setVisible(bool(waiting))


def _told(data: Mapping[str, str], usual: int) -> str:
    place = f"\n{data['place']}" if data["place"] else ""
    return f"{data['source']}（{data['way']}，{short_date(data['date'], usual)}）：{data['words']}{place}"
