"""台账: the ledgers of a report as tables to type in, in front of the report."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QWidget,
)

from desktop.window.front_page import FrontPage
from forms.entry.labels import quiet
from forms.entry.ledger_model import LedgerModel
from forms.entry.ledger_view import LedgerView
from forms.ledger.beside import Beside
from forms.ledger.definition import LedgerForm
from forms.ledger.editor import LedgerEditor
from forms.ledger.filling import told

PRIVATE = (
    "申请人可以空着，也可以只写姓氏或者代号；不要写身份证号、电话、住址。"
    "台账只在这台电脑的草稿库和备份里，不印，不进任何稿子、数据文件和送审文件。"
)
WAIT = 200  # milliseconds after the last key in the filter


class LedgerPage(FrontPage):
    """Signals carry the key of the ledger in front; ``beside`` gives what the ledgers say now."""

    said = Signal(str)
    fill_wanted = Signal(str)
    carry_wanted = Signal(str)
    import_wanted = Signal(str)
    export_wanted = Signal(str)
    sheet_pasted = Signal(str, object)

    def __init__(
        self,
        ledgers: Sequence[LedgerForm],
        editor: LedgerEditor,
        beside: Callable[[], Beside],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("台账", "", parent)
        self._ledgers, self._editor, self._beside = ledgers, editor, beside
        self._only: frozenset[str] | None = None
        self.views: list[LedgerView] = []
        self._stack = QStackedWidget()
        for ledger in ledgers:
            self._add(ledger)
        self.body.setSpacing(8)
        self.body.addWidget(self._choice())
        self.body.addWidget(quiet(PRIVATE))
        self.body.addLayout(self._buttons())
        self.body.addWidget(self._stack, 1)
        self.body.addLayout(self._foot())
        for keys, act in (
            ("Ctrl+Z", self._undo),
            ("Ctrl+Y", self._redo),
            ("Ctrl+F", self.words.setFocus),
            ("Ctrl+Return", self._add_line),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def _add(self, ledger: LedgerForm) -> None:
        model = LedgerModel(ledger, self._editor, self)
        model.edited.connect(lambda texts, new: self._editor.paste(ledger, texts, new))
        view = LedgerView(model)
        view.said.connect(self.said)
        view.sheet_pasted.connect(lambda sheet: self.sheet_pasted.emit(ledger.key, sheet))
        self.views.append(view)
        self._stack.addWidget(view)

    def _choice(self) -> QTabBar:
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("哪一本台账")
        self.tabs.setObjectName("choice")
        self.tabs.setDrawBase(False)
        for ledger in self._ledgers:
            self.tabs.addTab(ledger.label)
        self.tabs.currentChanged.connect(self._show)
        return self.tabs

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.undo_button, self.redo_button = QPushButton("撤销"), QPushButton("重做")
        for words, act, why in (
            ("新增", self._add_line, "到最下面的空行（Ctrl＋回车）"),
            ("删除", self._delete, "删除选中的行，可以撤销"),
            ("导入…", lambda: self.import_wanted.emit(self.ledger.key), "从 .xlsx 或者 .csv 导入，先看怎样理解再确认"),
            ("从上年台账结转", lambda: self.carry_wanted.emit(self.ledger.key), "上年年底没有办结的，一件一件接过来"),
            ("存为Excel…", lambda: self.export_wanted.emit(self.ledger.key), "台账单独存一个文件，换电脑、交接时用"),
        ):
            button = QPushButton(words)
            button.setToolTip(why)
            button.clicked.connect(act)
            row.addWidget(button)
        for button, act in ((self.undo_button, self._undo), (self.redo_button, self._redo)):
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        fill = QPushButton("按台账填入")
        fill.setToolTip("表里的每一格都取台账的数，一步可以撤销")
        fill.clicked.connect(lambda: self.fill_wanted.emit(self.ledger.key))
        row.addWidget(fill)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.words = QLineEdit(placeholderText="筛选：写编号、处室、内容里的字")
        self.words.setAccessibleName("筛选")
        self.words.setClearButtonEnabled(True)
        self.words.setFixedWidth(self.fontMetrics().horizontalAdvance("国" * 18))
        self._waiting = QTimer(self, singleShot=True, interval=WAIT)
        self._waiting.timeout.connect(self._filter)
        self.words.textChanged.connect(lambda _: self._waiting.start())
        self.doubtful = QCheckBox("只看没有计入的")
        self.doubtful.toggled.connect(self._filter)
        self.all = QPushButton("显示全部")
        self.all.clicked.connect(self._show_all)
        self.all.hide()
        self.count = QLabel()
        row.addWidget(self.words)
        row.addWidget(self.doubtful)
        row.addWidget(self.all)
        row.addStretch(1)
        row.addWidget(self.count)
        return row

    @property
    def ledger(self) -> LedgerForm:
        """The ledger in front."""
        return self._ledgers[self.tabs.currentIndex()]

    @property
    def view(self) -> LedgerView:
        """Its table."""
        return self.views[self.tabs.currentIndex()]

    def show_ledger(self, key: str, only: Sequence[str] = ()) -> None:
        """Bring the ledger ``key`` to the front, of its lines ``only`` those named."""
        self.tabs.setCurrentIndex([each.key for each in self._ledgers].index(key))
        self._only = frozenset(only) or None
        self._filter()
        self.refresh()
        self.view.go_to(only[0] if only else "")
        self.view.setFocus()

    def refresh(self) -> None:
        """Show the ledgers as they are now."""
        for view in self.views:
            model = view.model()
            assert isinstance(model, LedgerModel)
            model.refresh()
        self._tell()

    def _show(self) -> None:
        self._stack.setCurrentWidget(self.view)
        self._show_all()

    def _show_all(self) -> None:
        """Every line again, whatever a finding had narrowed it to."""
        self._only = None
        self._filter()

    def _filter(self) -> None:
        only = frozenset(self._left_out()) if self.doubtful.isChecked() else self._only
        self.all.setVisible(self._only is not None)
        self._model.filter(self.words.text(), only)
        self._tell()

    @property
    def _model(self) -> LedgerModel:
        model = self.view.model()
        assert isinstance(model, LedgerModel)
        return model

    def _left_out(self) -> Sequence[str]:
        counted = next((tally for ledger, tally in self._beside().counted if ledger is self.ledger), None)
        return list(counted.left_out) if counted else []

    def _tell(self) -> None:
        number = len(self._editor.lines(self.ledger))
        counted = next((tally for ledger, tally in self._beside().counted if ledger is self.ledger), None)
        shown = len(self._model.lines)
        seen = f"　现在列出{shown}行" if shown != number else ""
        self.count.setText((told(self.ledger, counted, number) if counted else "还没有登记。") + seen)
        for button, label, word in (
            (self.undo_button, self._editor.undo_label, "撤销"),
            (self.redo_button, self._editor.redo_label, "重做"),
        ):
            button.setEnabled(label is not None)
            button.setToolTip(f"{word}：{label}" if label else "")

    def _add_line(self) -> None:
        self.view.go_to("")
        self.view.setFocus()

    def _delete(self) -> None:
        chosen = self.view.chosen_lines()
        if chosen:
            self._editor.delete(self.ledger, chosen)

    def _undo(self) -> None:
        label = self._editor.undo()
        if label:
            self.said.emit(f"已撤销：{label}")

    def _redo(self) -> None:
        label = self._editor.redo()
        if label:
            self.said.emit(f"已重做：{label}")
