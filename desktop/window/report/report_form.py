"""报告信息: agency, kind, level, year and what prints beside the text, for a new report and to correct one later."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
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
    QVBoxLayout,
    QWidget,
)

from desktop.store.drafts import StoredReport
from forms.draft.draft import Draft
from forms.edition import Edition
from forms.edition.model import Form, Section
from forms.entry.committing import commit_soon
from forms.entry.field_lock import FieldLock
from forms.entry.labels import quiet

YEAR = "report.year"
LINE_CHARACTERS = 30  # that a line has room for
NEW_FIELDS = ("report.agency", "report.short_name", "report.kind", "report.level", "report.year")


def line_for(section: Section) -> QLineEdit | QComboBox:
    """The widget that a line or a choice is entered in."""
    if section.form is not Form.CHOICE:
        return QLineEdit()
    box = QComboBox()
    if not section.default:
        box.addItem("（不填）", "")
    for choice, label in zip(section.choices, section.choice_labels or section.choices, strict=True):
        box.addItem(label, choice)
    return box


class ReportForm(QWidget):
    """The fields of ``report.*`` under ``title``, each told by ``edited`` when it is left or chosen.

    ``current_changed`` carries the field that the person came to, for the preview beside the form.
    """

    edited = Signal(str, str)
    current_changed = Signal(str)
    left_with_enter = Signal()
    touched = Signal()  # something is being changed
    refused = Signal()  # somebody tried to change it while it is locked

    def __init__(
        self, edition: Edition, title: str, wanted: tuple[str, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        inner = QWidget()
        self._area = QScrollArea()  # more fields than a small screen is high
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(48, 28, 48, 20)
        heading = QLabel(title)
        heading.setObjectName("heading")
        layout.addWidget(heading)
        layout.addSpacing(12)
        form = self._form = QFormLayout()
        form.setVerticalSpacing(6)
        form.setHorizontalSpacing(20)
        layout.addLayout(form)
        self.below = QVBoxLayout()  # what stands under the fields
        layout.addLayout(self.below)
        layout.addStretch(1)
        self._widgets: dict[str, QLineEdit | QComboBox] = {}
        self._lock = FieldLock(self)
        self._lock.refused.connect(self.refused)
        report = next(chapter for chapter in edition.chapters if chapter.key == "report")
        for section in report.sections:
            if wanted and section.id not in wanted:
                continue
            widget = line_for(section)
            widget.setAccessibleName(section.label)
            widget.installEventFilter(self)
            self._widgets[section.id] = widget
            self.add_row(section.label, widget)
            self._form.addRow("", quiet(section.help))
            if isinstance(widget, QLineEdit):
                widget.textEdited.connect(self.touched)
                widget.returnPressed.connect(self.left_with_enter)
                widget.editingFinished.connect(lambda field=section.id: self._tell(field))
                commit_soon(widget, lambda field=section.id: self._tell(field, leaving=False))  # type: ignore[misc]
            else:
                widget.activated.connect(self.touched)
                widget.activated.connect(lambda _row, field=section.id: self._tell(field))

    def add_row(self, label: str, widget: QWidget, *beside: QWidget) -> None:
        """One more row: ``widget`` as wide as the others, and what stands beside it."""
        widget.setFixedWidth(self.fontMetrics().horizontalAdvance("国" * LINE_CHARACTERS))
        row = QHBoxLayout()
        row.setSpacing(14)
        for each in (widget, *beside):
            row.addWidget(each)
        row.addStretch(1)
        self._form.addRow(label, row)

    def lock(self, *, locked: bool) -> None:
        """Nothing can be changed, and it looks so; or it can again."""
        self._lock.put_on(self._widgets.values(), locked=locked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  -- Qt's name
        """Tell where the person is; a wheel turned over a choice that is not chosen scrolls the form."""
        field = next((field for field, widget in self._widgets.items() if widget is watched), "")
        if field and event.type() == QEvent.Type.FocusIn:
            self._area.ensureWidgetVisible(self._widgets[field])
            self.current_changed.emit(field)
        if isinstance(watched, QComboBox) and event.type() == QEvent.Type.Wheel and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def go_to(self, field: str) -> None:
        """Put the cursor into ``field``, once the form is laid out."""
        widget = self._widgets.get(field)
        if widget:
            QTimer.singleShot(0, widget, widget.setFocus)

    def first_line(self) -> QWidget:
        """The widget of the first field."""
        return next(iter(self._widgets.values()))

    def text(self, field: str) -> str:
        """What is entered for ``field``."""
        widget = self._widgets[field]
        return str(widget.currentData()) if isinstance(widget, QComboBox) else widget.text()

    def set_text(self, field: str, text: str) -> None:
        """Show ``text`` for ``field``."""
        widget = self._widgets[field]
        if isinstance(widget, QComboBox):
            widget.setCurrentIndex(max(0, widget.findData(text)))
        elif widget.text() != text:
            widget.setText(text)

    def enter(self, field: str, text: str) -> None:
        """Enter ``text`` for ``field``, as by keys."""
        self.set_text(field, text)
        self._tell(field)

    def show_draft(self, draft: Draft) -> None:
        """Show what the draft holds."""
        for field in self._widgets:
            self.set_text(field, draft.text(field))

    def _tell(self, field: str, *, leaving: bool = True) -> None:
        """Hand the text on; what is half typed (a year of three digits, a name just cleared) waits until it is left."""
        text = self.text(field)
        if leaving or (text.strip() and field != YEAR):
            self.edited.emit(field, text)


class NewReportPage(QWidget):
    """新建年度报告: ``made`` carries the texts by field id, and last year's report: its id here, a file, or nothing."""

    made = Signal(object, str)
    left = Signal()

    def __init__(
        self, edition: Edition, year: int, reports: Sequence[StoredReport], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reports = reports
        self._form = ReportForm(edition, "新建年度报告", NEW_FIELDS)
        self._form.set_text("report.year", str(year))
        self._form.set_text("report.kind", "department")
        self._previous = QComboBox()
        self._previous.setAccessibleName("上年报告")
        self._previous.addItem("（没有，或者以后再说）", "")
        for each in reports:
            self._previous.addItem(f"{each.agency}　{each.year}年度", each.id)
        previous = QPushButton("从数据文件选…")
        previous.clicked.connect(self._choose_previous)
        # Last year's report of the same agency is what one wants; its identity is filled in with it.
        self._previous.activated.connect(self._take_identity)
        make = QPushButton("建立报告")
        make.setObjectName("main")
        make.setDefault(True)
        make.clicked.connect(self.make)
        back = QPushButton("返回")
        back.clicked.connect(self.left)
        self.warned = False
        self._form.touched.connect(self._clear)
        self._form.left_with_enter.connect(self.make)
        self._problem = QLabel()
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._form.add_row("上年报告", self._previous, previous)
        back.setObjectName("beside")
        buttons = QHBoxLayout()
        buttons.addWidget(make)
        buttons.addWidget(back)
        buttons.addStretch(1)
        self._form.below.addWidget(self._problem)
        self._form.below.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form)

    def begin(self) -> None:
        """Put the cursor into the first line."""
        self._form.first_line().setFocus()

    def tell(self, sentence: str) -> None:
        """Say what is wrong."""
        self._problem.setText(sentence)

    def warn(self, sentence: str) -> None:
        """Say what might be wrong; asked for again, the report is made."""
        self.warned = True
        self.tell(sentence)

    def _clear(self) -> None:
        """What was wrong has been changed."""
        self.warned = False
        self.tell("")

    def _choose_previous(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "上年报告的数据文件", "", "年报数据文件 (*.json)")
        if name:
            self._previous.addItem(name, name)
            self._previous.setCurrentIndex(self._previous.count() - 1)

    def choose_previous(self, report: str) -> None:
        """Choose the stored report ``report`` as last year's."""
        self._previous.setCurrentIndex(self._previous.findData(report))
        self._take_identity()

    def _take_identity(self) -> None:
        chosen = next((each for each in self._reports if each.id == self._previous.currentData()), None)
        if chosen:
            for field, text in (
                ("report.agency", chosen.agency),
                ("report.short_name", chosen.short_name),
                ("report.kind", chosen.kind),
                ("report.year", str(chosen.year + 1)),
            ):
                self._form.set_text(field, text)

    def make(self) -> None:
        """Tell what is entered; whoever makes the report says what is wrong with it."""
        self.made.emit({field: self._form.text(field) for field in NEW_FIELDS}, str(self._previous.currentData()))
