"""素材征集: the offices with what they were asked for and how far they are, in front of the report."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QPlainTextEdit, QPushButton, QTableWidgetItem, QWidget

from desktop.signoff.standing import short_date
from desktop.window.front_page import FrontPage
from desktop.window.row_list import row_list
from forms.collecting.lines import OfficeLine
from forms.draft.collected import Stage
from forms.entry.labels import quiet

HEADS = ("处室", "要填的数", "已有的数", "状态", "日期", "填表人", "负责人", "素材文字")
TOLD = (
    "每个处室一份 .xlsx 和一份 .docx，用哪份都可以；收回时先看不同的数再取，空着的不会改掉已有的数。"
    "改过的都可以在“编辑”里撤销。"
)
NO_MATERIAL = "这个处室还没有素材文字。"


class CollectingPage(FrontPage):
    """Emits what the person wants; offices by their names."""

    export_wanted = Signal(object)  # the office chosen, or None for all
    import_wanted = Signal()
    assign_wanted = Signal()
    marked = Signal(str, object)  # office, Stage
    insert_wanted = Signal(str)
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("素材征集", "", parent)
        self._lines: Sequence[OfficeLine] = ()
        self.next = QLabel()
        self.next.setObjectName("group")
        self.next.setWordWrap(True)
        self.table = row_list(HEADS, "各处室")
        self.table.currentCellChanged.connect(lambda *_: self._show_material())
        self.setFocusProxy(self.table)
        self.body.setSpacing(8)
        self.body.addWidget(self.next)
        self.body.addWidget(quiet(TOLD))
        self.body.addLayout(self._buttons())
        self.body.addWidget(self.table, 3)
        self.heading = QLabel()
        self.heading.setObjectName("group")
        self.material = QPlainTextEdit()
        self.material.setReadOnly(True)
        self.material.setAccessibleName("素材文字")
        self.material.setTabChangesFocus(True)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.material, 2)
        self.body.addLayout(self._below())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        export = QPushButton("导出全部征集表…")
        export.setObjectName("main")
        export.clicked.connect(lambda: self.export_wanted.emit(None))
        row.addWidget(export)
        self.one = QPushButton("只导出这个处室…")
        self.one.clicked.connect(lambda: self.export_wanted.emit(self.office))
        take = QPushButton("收回…")
        take.setToolTip("读入填好的征集表，先列出不同的数")
        take.clicked.connect(self.import_wanted)
        row.addWidget(self.one)
        row.addWidget(take)
        self.stages: dict[Stage, QPushButton] = {}
        for words, stage in (("登记已核", Stage.CHECKED), ("退回", Stage.SENT_BACK), ("改为未发", Stage.NOT_SENT)):
            button = QPushButton(words)
            button.clicked.connect(lambda _checked=False, to=stage: self.marked.emit(self.office, to))
            self.stages[stage] = button
            row.addWidget(button)
        row.addStretch(1)
        assign = QPushButton("责任处室…")
        assign.setToolTip("哪个数由哪个处室报；存在设置里，明年也用")
        assign.clicked.connect(self.assign_wanted)
        row.addWidget(assign)
        return row

    def _below(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.insert = QPushButton("插入正文")
        self.insert.setToolTip("把选中的文字（没有选的，全部）放到正文里光标所在的地方，可以撤销")
        self.insert.clicked.connect(lambda: self.insert_wanted.emit(self._chosen()))
        self.copy = QPushButton("复制")
        self.copy.clicked.connect(self._copy)
        row.addWidget(self.insert)
        row.addWidget(self.copy)
        row.addStretch(1)
        return row

    @property
    def office(self) -> str:
        """The office that is chosen; empty where none is."""
        row = self.table.currentRow()
        return self._lines[row].office if 0 <= row < len(self._lines) else ""

    def show_offices(self, lines: Sequence[OfficeLine], step: str) -> None:
        """List ``lines``; ``step`` is the next one in words."""
        chosen = self.office
        self._lines = lines
        self.next.setText(step)
        self.next.setVisible(bool(step))
        self.table.setRowCount(len(lines))
        for row, each in enumerate(lines):
            now = each.progress
            texts = (
                *(each.office, f"{each.numbers}", f"{each.filled}", now.stage.value),
                *(short_date(now.date) if now.date else "", now.person, now.head),
                f"{len(each.material)}字" if each.material else "",
            )
            for column, text in enumerate(texts):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        names = [each.office for each in lines]
        self.table.selectRow(names.index(chosen) if chosen in names else 0)
        self._show_material()

    def choose(self, office: str) -> None:
        """Choose ``office``."""
        self.table.selectRow([each.office for each in self._lines].index(office))

    def _show_material(self) -> None:
        row = self.table.currentRow()
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        words = line.material if line else ""
        self.heading.setText(f"{line.office}的素材文字" if line else "")
        self.material.setPlainText(words)
        self.material.setPlaceholderText(NO_MATERIAL)
        for button in (self.insert, self.copy):
            button.setEnabled(bool(words))
        stage = line.progress.stage if line else Stage.NOT_SENT
        came = stage in (Stage.RETURNED, Stage.CHECKED, Stage.SENT_BACK)
        self.stages[Stage.CHECKED].setEnabled(came and stage is not Stage.CHECKED)
        self.stages[Stage.SENT_BACK].setEnabled(came and stage is not Stage.SENT_BACK)
        self.stages[Stage.NOT_SENT].setEnabled(stage is not Stage.NOT_SENT)
        self.one.setEnabled(line is not None and line.numbers > 0)

    def _chosen(self) -> str:
        # Qt gives a chosen stretch with U+2029 between paragraphs.
        return self.material.textCursor().selectedText().replace("\u2029", "\n") or self.material.toPlainText()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._chosen())
        self.said.emit("已复制，可以粘贴。")
