"""How the practice came out: which planted mistakes were found and which not, where they are and what they were."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTableWidgetItem

from desktop.practice_progress import Progress
from desktop.window.front_page import FrontPage
from desktop.window.row_list import row_list
from forms.checks.catalogue import family_of
from forms.checks.finding import Finding
from forms.checks.places import place
from forms.draft.draft import Draft
from forms.entry.labels import quiet
from forms.practice.planted import Fate, Planted, fate, planted
from forms.practice.steps import steps

HEADS = ("结果", "类别", "在哪里", "种了什么")
FOUND = (Fate.RIGHT, Fate.EXPLAINED)
HINT = "按回车（或者双击）到那一处去；还没有找到的可以接着改，改好以后再看结果。"


class PracticeResult(FrontPage):
    """``chosen`` carries the entry of the mistake that was chosen. Those not found stand first."""

    chosen = Signal(str)
    again_wanted = Signal()

    def __init__(self, draft: Draft, findings: Sequence[Finding], progress: Progress) -> None:
        judged = [(each, fate(each, draft, findings)) for each in planted()]
        found = sum(each in FOUND for _, each in judged)
        done = sum(each.key in progress.done for each in steps())
        super().__init__(
            "练习的结果",
            f"种了{len(judged)}处差错，找到{found}处，还有{len(judged) - found}处；{len(steps())}步里做了{done}步。",
        )
        judged.sort(key=lambda each: each[1] in FOUND)
        self._listed = [each for each, _ in judged]
        self.table = row_list(HEADS, "种下的差错", len(judged))
        for row, (mistake, came_out) in enumerate(judged):
            texts = (str(came_out), family_of(mistake.rule), place(draft, mistake.place), _says(mistake))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        self.table.setWordWrap(True)
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(len(HEADS) - 1, QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.selectRow(0)
        self.table.itemActivated.connect(lambda item: self.chosen.emit(self._listed[item.row()].place))
        self.body.addWidget(quiet(HINT))
        self.body.addWidget(self.table, 1)
        again = QPushButton("从头再来")
        again.setAutoDefault(False)
        again.clicked.connect(self.again_wanted)
        below = QHBoxLayout()
        below.addWidget(again)
        below.addWidget(quiet("另取一份新的练习，步骤从第1步开始。"), 1)
        self.body.addLayout(below)
        self.setFocusProxy(self.table)


def _says(mistake: Planted) -> str:
    if mistake.reason:
        return f"{mistake.says}如“{mistake.reason}”。"
    return mistake.says
