"""The figures of a section: declared ones and the clerk's own, with last year's beside."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from forms.checks.finding import Severity
from forms.draft.draft import Draft
from forms.edition.model import Field, Section
from forms.entry.number_line import NumberLine
from forms.entry.severity_marks import SIGNS


class FiguresForm(QWidget):
    """Tells by its signals what the user did: ``added`` carries section, label, unit and part_of, others ids."""

    edited = Signal(str, str)  # id, text
    left = Signal()  # a number that was typed into
    added = Signal(str, str, str, str)
    deleted = Signal(str)
    insertion_wanted = Signal(str)  # show this figure in the section's text
    current_changed = Signal(str)
    built = Signal()  # the lines are other ones now

    def __init__(self, section: Section, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section, self._draft = section, draft
        self._lines: dict[str, NumberLine] = {}
        self._signs: dict[str, QLabel] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(7, 1)
        layout.addWidget(self._rows)
        layout.addLayout(self._adding())
        self._build()

    @property
    def section_id(self) -> str:
        """The section they stand in."""
        return self._section.id

    def refresh(self, changed: frozenset[str]) -> None:
        """Show what changed; figures added or taken away make the rows anew."""
        if set(self._lines) != {field.id for field in self._fields()} or any(
            entry.startswith(f"figure:{self._section.id}.") for entry in changed
        ):
            self._build()
            return
        for line in self._lines.values():
            line.take_over()

    def mark(self, findings: Mapping[str, Severity]) -> None:
        """Show which figures have findings."""
        for field_id, sign in self._signs.items():
            severity = findings.get(field_id)
            sign.setText(SIGNS[severity] if severity else "")

    def fields(self) -> list[QWidget]:
        """Everything that changes the report when it is used."""
        placed = (self._grid.itemAt(place) for place in range(self._grid.count()))
        shown = [item.widget() for item in placed if item is not None]
        return [*(each for each in shown if isinstance(each, (QLineEdit, QPushButton))), *self._adding_fields]

    def go_to(self, field_id: str) -> bool:
        """Put the cursor into ``field_id``, unless it is there; whether it stands here."""
        line = self._lines.get(field_id)
        if line is not None and not line.hasFocus():
            line.setFocus()
            line.selectAll()
        return line is not None

    def _fields(self) -> list[Field]:
        declared = [self._draft.edition.fields[figure.id] for figure in self._section.figures]
        own = [self._draft.field(each.id) for each in self._draft.own_figures() if each.section == self._section.id]
        return declared + [field for field in own if field is not None]

    def _build(self) -> None:
        focused = next((field_id for field_id, line in self._lines.items() if line.hasFocus()), None)
        for line in self._lines.values():
            line.blockSignals(True)  # hidden, a line tells that it was left; its figure may be gone
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
                widget.deleteLater()
        self._lines.clear()
        self._signs.clear()
        own = {figure.id for figure in self._draft.own_figures()}
        for row, field in enumerate(self._fields()):
            label = QLabel(("　其中：" if field.part_of else "") + field.row[-1])
            line = self._line(field.id)
            line.setAccessibleName(field.path)
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            line.setFixedWidth(130)
            last = self._draft.last_number(field.id)
            before = QLabel("" if last is None else f"上年 {last}")
            before.setObjectName("quiet")
            sign = QLabel()
            for column, widget in enumerate((label, line, QLabel(field.unit), before, sign)):
                self._grid.addWidget(widget, row, column)
            insert = QPushButton("插入正文")
            insert.setAccessibleName(f"把“{field.row[-1]}”插入正文")
            insert.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the Tab key goes from number to number
            insert.clicked.connect(lambda _=False, field_id=field.id: self.insertion_wanted.emit(field_id))
            self._grid.addWidget(insert, row, 5)
            if field.id in own:
                delete = QPushButton("删除")
                delete.setAccessibleName(f"删除数字“{field.row[-1]}”")
                delete.clicked.connect(lambda _=False, field_id=field.id: self.deleted.emit(field_id))
                self._grid.addWidget(delete, row, 6)
            self._lines[field.id], self._signs[field.id] = line, sign
        self.built.emit()
        if focused:
            self.go_to(focused)

    def _line(self, field_id: str) -> NumberLine:
        line = NumberLine(
            lambda: self._draft.reading(field_id).stored, lambda text: self.edited.emit(field_id, text), self._rows
        )
        line.editingFinished.connect(lambda: self._leave(line))
        line.cursorPositionChanged.connect(lambda *_: self.current_changed.emit(field_id))
        return line

    def _leave(self, line: NumberLine) -> None:
        """Show the number as it was read."""
        line.hand_on()
        line.show_value()
        self.left.emit()

    def _adding(self) -> QHBoxLayout:
        self._label = QLineEdit(placeholderText="另加一个数字，如：政策咨询")
        self._label.returnPressed.connect(self._add)
        self._label.setAccessibleName("新数字的名称")
        self._unit = QLineEdit("件")
        self._unit.setAccessibleName("新数字的单位")
        self._unit.setFixedWidth(60)
        self._whole = QComboBox()
        self._whole.setAccessibleName("新数字属于哪个数字")
        self._whole.addItem("不属于其他数字", "")
        for figure in self._section.figures:
            self._whole.addItem(f"其中：{figure.label}", figure.id)
        add = QPushButton("增加")
        add.clicked.connect(self._add)
        self._adding_fields: list[QWidget] = [self._label, self._unit, self._whole, add]
        row = QHBoxLayout()
        for widget in self._adding_fields:
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _add(self) -> None:
        label = self._label.text().strip()
        if label:
            before = set(self._lines)
            self.added.emit(self._section.id, label, self._unit.text().strip(), str(self._whole.currentData()))
            self._label.clear()
            for field_id in self._lines.keys() - before:  # its number is what is typed next; the line shows in a moment
                QTimer.singleShot(0, self, lambda field_id=field_id: self.go_to(field_id))
