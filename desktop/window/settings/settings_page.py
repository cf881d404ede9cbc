"""设置: type size, colours, folders, the faces of the printed page, and the office's particulars for the preface."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from desktop.export.pdf.faces import FaceRole, Faces
from desktop.settings import COLOURS, CONTACT, LARGEST_TYPE, SMALLEST_TYPE, Settings
from desktop.window.approval.sheet_lines import OfficeSheet
from forms.entry.labels import quiet

FACES: Mapping[FaceRole, tuple[str, str]] = {
    FaceRole.TITLE: ("题目（小标宋）", "Fandol宋体粗体"),
    FaceRole.BODY: ("正文（仿宋）", "Fandol仿宋"),
    FaceRole.HEI: ("一级标题（黑体）", "Fandol黑体"),
    FaceRole.KAI: ("二级标题（楷体）", "Fandol楷体"),
    FaceRole.SONG: ("表格、页码（宋体）", "Fandol宋体"),
    FaceRole.FALLBACK: ("生僻字", "霞鹜文楷"),
}
ORIGIN = (
    "电脑上装有公文常用的仿宋、楷体、黑体、宋体、小标宋，并且允许嵌入的，用电脑上的；没有的，用随程序附带的。"
    "都嵌入PDF，不用另外安装字体；用哪一种，换行都一样。"
    "附带的字体：Fandol，马起园、苏杰、黄晨成，GPL附字体例外；霞鹜文楷，OFL 1.1。"
)
STEP = 10


class SettingsPage(QScrollArea):
    """``changed`` carries what was changed by the names of Settings, at once; nothing needs to be confirmed."""

    changed = Signal(object)
    folder_wanted = Signal()
    left = Signal()

    def __init__(self, settings: Settings, data: Path, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._contact = dict(settings.contact)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inner = QWidget()
        self._layout = QVBoxLayout(inner)
        self._layout.setContentsMargins(48, 28, 48, 20)
        self._layout.setSpacing(14)
        heading = QLabel("设置")
        heading.setObjectName("heading")
        self._layout.addWidget(heading)
        self._add_looks()
        self._add_folders(data)
        self._add_contact()
        self._add_sheet()
        self._add_faces(faces)
        back = QPushButton("返回")
        back.clicked.connect(self.left)
        self._layout.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addStretch(1)
        self.setWidget(inner)

    def _section(self, title: str) -> QFormLayout:
        label = QLabel(title)
        label.setObjectName("group")
        self._layout.addWidget(label)
        form = QFormLayout()
        form.setContentsMargins(16, 0, 0, 8)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self._layout.addLayout(form)
        return form

    def _add_looks(self) -> None:
        form = self._section("显示")
        size = QSlider(Qt.Orientation.Horizontal)
        size.setRange(SMALLEST_TYPE // STEP, LARGEST_TYPE // STEP)
        size.setValue(self._settings.type_size // STEP)
        size.setFixedWidth(260)
        size.setAccessibleName("字号，百分之一百到二百")
        told = QLabel(f"{self._settings.type_size}%")
        size.valueChanged.connect(lambda value: told.setText(f"{value * STEP}%"))
        size.valueChanged.connect(lambda value: self._change(type_size=value * STEP))
        form.addRow("字号", _beside(size, told))
        colours = QComboBox()
        colours.setAccessibleName("颜色")
        colours.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        colours.setMinimumContentsLength(6)
        for key, label in COLOURS.items():
            colours.addItem(label, key)
        colours.setCurrentIndex(colours.findData(self._settings.colours))
        colours.activated.connect(lambda _: self._change(colours=colours.currentData()))
        form.addRow("颜色", colours)

    def _add_folders(self, data: Path) -> None:
        form = self._section("数据和备份")
        place = QLabel(str(data))
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        show = QPushButton("打开")
        show.setAccessibleName("打开数据文件夹")
        show.clicked.connect(self.folder_wanted)
        form.addRow("数据文件夹", _beside(place, show))
        self._backup = QLabel(self._settings.backup_folder or "只备份在数据文件夹里")
        choose, drop = QPushButton("另选一个文件夹…"), QPushButton("不用")
        choose.clicked.connect(self._choose_backup)
        drop.clicked.connect(lambda: self._set_backup(""))
        form.addRow("备份再存一份到", _beside(self._backup, choose, drop))
        hint = QLabel("建议选U盘或者另一块硬盘上的文件夹。改过的，每半小时自动存一份；按“立即备份”也存一份。")
        hint.setObjectName("quiet")
        form.addRow("", hint)

    def _add_contact(self) -> None:
        form = self._section("本单位联系方式（写前言时用“插入 → 本单位联系方式”）")
        for key, label in CONTACT.items():
            line = QLineEdit(self._settings.contact.get(key, ""))
            line.setAccessibleName(label)
            line.setMinimumWidth(420)
            line.setMaxLength(200)
            line.editingFinished.connect(lambda key=key, line=line: self._set_contact(key, line.text()))
            form.addRow(label, line)

    def _add_sheet(self) -> None:
        form = self._section("审签单（每份报告都这样印；某一份不同的，用“打印 → 填写审签单”）")
        sheet = OfficeSheet(form, self._settings.sheet, self._settings.sheet_template, self)
        sheet.changed.connect(self.changed)

    def _add_faces(self, faces: Faces) -> None:
        form = self._section("打印用的字体")
        for role, (use, bundled) in FACES.items():
            found = faces.installed(role)
            told = QLabel(f"{found.name}　本机：{found.path}" if found else f"{bundled}　随程序附带")
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            told.setAccessibleName(use)
            form.addRow(use, told)
        self._layout.addWidget(quiet(ORIGIN))  # as wide as the page: in the form its last lines would be cut off

    def _change(self, **changes: object) -> None:
        self.changed.emit(changes)

    def _set_contact(self, key: str, text: str) -> None:
        if text != self._contact.get(key, ""):
            self._contact[key] = text
            self._change(contact=dict(self._contact))

    def _choose_backup(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "备份再存一份到")
        if name:
            self._set_backup(name)

    def _set_backup(self, name: str) -> None:
        self._backup.setText(name or "只备份在数据文件夹里")
        self._change(backup_folder=name)


def _beside(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
