"""Which requests make up the number of the current cell, at the right of the form."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from forms.draft.draft import Draft
from forms.entry.labels import quiet

if TYPE_CHECKING:
    from forms.ledger.counting import Tally
    from forms.ledger.definition import LedgerForm

NONE = "这一部分没有台账，或者台账还是空的。台账一件一行登记，表里的数从它数出来；不用台账也可以直接填表。"
MOST = 500  # lines that are listed


class LedgerPanel(QWidget):
    """``page_wanted`` carries the id of the line that was chosen, empty for none."""

    fill_wanted = Signal()
    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = QLabel()
        self.told.setObjectName("group")
        self.told.setWordWrap(True)
        self.differs = quiet("")
        self.list = QListWidget()
        self.list.setAccessibleName("这一格里的各件")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._go)
        self.list.itemDoubleClicked.connect(self._go)
        self.fill, page = QPushButton("按台账填入"), QPushButton("打开台账")
        self.fill.setToolTip("表里的每一格都取台账的数，一步可以撤销")
        self.fill.clicked.connect(self.fill_wanted)
        page.clicked.connect(lambda: self.page_wanted.emit(""))
        buttons = QHBoxLayout()
        buttons.addWidget(self.fill)
        buttons.addWidget(page)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 8)
        layout.addWidget(self.told)
        layout.addWidget(self.differs)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)

    def show_cell(self, draft: Draft, cell: str, counted: "tuple[LedgerForm, Tally] | None") -> None:
        """List the lines of ``cell`` as ``counted``."""
        self.list.clear()
        field = draft.edition.fields.get(cell)
        self.fill.setEnabled(counted is not None)
        if counted is None or field is None or not field.in_table:
            self.told.setText("")
            self.differs.setText(NONE if counted is None else "请点表里的一格，这里列出它由哪几件组成。")
            return
        ledger, tally = counted
        lines = tally.lines(draft.edition, cell)
        there = draft.reading(cell)
        self.told.setText(f"{' · '.join((*field.row[-1:], *field.column[-1:]))}：台账{len(lines)}{ledger.unit}")
        same = (there.number or 0) == len(lines)
        self.differs.setText("" if same else f"表里是{there.stored or '空白'}，两边不同。")
        for line in lines[:MOST]:
            words = "　".join(part for part in (line[ledger.number], line[ledger.begun], line[ledger.ended]) if part)
            item = QListWidgetItem(words or f"第{line.position}行")
            item.setData(Qt.ItemDataRole.UserRole, line.id)
            self.list.addItem(item)
        if len(lines) > MOST:
            self.list.addItem(f"还有{len(lines) - MOST}件，请打开台账看。")

    def _go(self, item: QListWidgetItem) -> None:
        self.page_wanted.emit(item.data(Qt.ItemDataRole.UserRole) or "")
