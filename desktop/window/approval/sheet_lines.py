"""The lines in which a clerk fills in the 审签单: in the form for one report, and in the settings for all of them."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from desktop.signoff.papers.office_template import read_template
from desktop.signoff.refused import SignoffRefused
from desktop.signoff.registry import Registry
from desktop.signoff.sheet import BOXES, LONGEST, NAME, NAMES, TEMPLATE_NAMES, particulars, read_particulars
from desktop.window.approval.register_dialog import RegisterDialog
from forms.entry.labels import quiet

NAME_LABEL = "单子叫什么"
NO_TEMPLATE = "用程序自带的样式"
TEMPLATE_HELP = (
    "自己的稿纸存成 .docx，在要填的地方写下面的名称，连花括号一起写：{names}，"
    "和各审签环节的名称，如{{主要负责人签发}}。"
    "“导出审签材料”时照着填好，签字的地方空着。"
)


def sheet_dialog(
    registry: Registry, parent: QWidget, office: Mapping[str, str], keep: Callable[[dict[str, str]], None]
) -> RegisterDialog:
    """填写审签单 of one report; ``keep`` takes what the office is to write always from now on."""
    form = RegisterDialog("填写审签单", "存下", parent)
    form.add_sentence("印在审签单上的内容。签意见、签名、写日期的格一律空着，由人写。")
    lines = {name: line_for(name) for name in (NAME, *BOXES)}
    for name, line in lines.items():
        form.add_widget(NAME_LABEL if name == NAME else name, line)
    fill_in(lines, particulars(office, registry.standing.sheet))
    always = QCheckBox("以后的报告也这样填")
    form.add_widget("固定内容", always)

    def act() -> str:
        given = read_particulars({name: text_of(line) for name, line in lines.items()})
        if always.isChecked():
            keep(given)
            registry.fill_sheet({})
            return "审签单的内容已存为本单位的固定内容。"
        registry.fill_sheet({name: text for name, text in given.items() if text != office.get(name, "")})
        return "审签单的内容已存下，只用于这份报告。"

    form.on_register(act)
    return form


class OfficeSheet(QObject):
    """The same lines among the settings, with the office's own document; ``changed`` carries Settings by name."""

    changed = Signal(object)

    def __init__(self, form: QFormLayout, sheet: Mapping[str, str], template: str, parent: QObject) -> None:
        super().__init__(parent)
        self._sheet = dict(sheet)
        self.lines = {name: line_for(name) for name in (NAME, *BOXES)}
        fill_in(self.lines, particulars(sheet, {}))
        self._problem = QLabel()
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        for name, line in self.lines.items():
            line.setMinimumWidth(420)
            label = NAME_LABEL if name == NAME else name
            line.setAccessibleName(label)
            edit = line.lineEdit() if isinstance(line, QComboBox) else line
            assert edit is not None
            edit.editingFinished.connect(lambda name=name: self._take(name))
            if isinstance(line, QComboBox):
                line.activated.connect(lambda _, name=name: self._take(name))
            form.addRow(label, line)
        self.template = QLabel(template or NO_TEMPLATE)
        choose = self.choose = QPushButton("选一个文件…")
        drop = QPushButton("不用")
        choose.setAccessibleName("选本单位自己的稿纸")
        choose.clicked.connect(self._choose)
        drop.clicked.connect(lambda: self._set_template(""))
        row = QHBoxLayout()
        row.setSpacing(12)
        for widget in (self.template, choose, drop):
            row.addWidget(widget)
        row.addStretch(1)
        form.addRow("自己的稿纸", row)
        names = "、".join(f"{{{name}}}" for name in TEMPLATE_NAMES)
        form.addRow("", quiet(TEMPLATE_HELP.format(names=names)))
        form.addRow("", self._problem)
        self._problem.hide()

    def _take(self, name: str) -> None:
        text = text_of(self.lines[name])
        if text == self._sheet.get(name, ""):
            return
        try:
            self._sheet.update(read_particulars({name: text}))
        except SignoffRefused as refused:
            self._tell(str(refused))
            return
        self._tell("")
        self.changed.emit({"sheet": dict(self._sheet)})

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(None, "本单位自己的稿纸", "", "Word文件 (*.docx)")
        if name:
            self._set_template(name)

    def _set_template(self, name: str) -> None:
        try:
            if name:
                read_template(name)
        except SignoffRefused as refused:
            self._tell(str(refused))
            return
        self._tell("")
        self.template.setText(str(Path(name)) if name else NO_TEMPLATE)
        self.changed.emit({"sheet_template": name})

    def _tell(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))


def line_for(name: str) -> QLineEdit | QComboBox:
    """The widget for one particular of the sheet."""
    if name != NAME:
        line = QLineEdit(placeholderText=BOXES[name])
        line.setMaxLength(LONGEST)
        return line
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(NAMES)
    return box


def fill_in(lines: Mapping[str, QLineEdit | QComboBox], texts: Mapping[str, str]) -> None:
    """Show ``texts`` in ``lines``."""
    for name, line in lines.items():
        if isinstance(line, QComboBox):
            line.setCurrentText(texts[name] or NAMES[0])
        else:
            line.setText(texts[name])


def text_of(line: QLineEdit | QComboBox) -> str:
    """What stands in ``line``; the program's own name of the sheet counts as none of the office's."""
    text = line.currentText() if isinstance(line, QComboBox) else line.text()
    return "" if isinstance(line, QComboBox) and text.strip() == NAMES[0] else text.strip()
