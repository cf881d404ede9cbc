"""报告信息 beside the parts of the open report: agency, kind, year and the like, corrected without retyping it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.window.report.open_report import OpenReport

if TYPE_CHECKING:
    from desktop.window.report.report_form import ReportForm

REPORT_PART = "report"


class InfoActions(QObject):
    """Shows the form in ``stack``, where the parts are shown too."""

    shown = Signal()  # instead of a part
    left = Signal()  # with Esc
    edited = Signal(str, str)  # entry, text
    current_changed = Signal(str)  # the field where the person is
    refused = Signal()  # somebody tried to change it while it is locked

    def __init__(self, report: OpenReport, stack: QStackedWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._report, self._stack = report, stack
        self._form: ReportForm | None = None

    @property
    def on_screen(self) -> bool:
        """Whether it is shown now."""
        return self._form is not None and self._stack.currentWidget() is self._form

    def do_report_info(self, field: str = "") -> None:
        """Show it, the cursor in ``field``."""
        from desktop.window.report.report_form import ReportForm  # noqa: PLC0415

        if self._form:
            self._stack.removeWidget(self._form)
            self._form.deleteLater()
        form = self._form = ReportForm(self._report.draft.edition, "报告信息")
        form.show_draft(self._report.draft)
        form.lock(locked=bool(self._report.editor.locked))
        form.refused.connect(self.refused)
        form.edited.connect(self._edit)
        form.current_changed.connect(self.current_changed)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), form)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.left)
        self._stack.addWidget(form)
        self._stack.setCurrentWidget(form)
        self.shown.emit()
        form.go_to(field)

    def refresh(self) -> None:
        """Show the report as it is now."""
        if self._form and self.on_screen:
            self._form.show_draft(self._report.draft)

    def lock(self, *, locked: bool) -> None:
        """It can be changed or not."""
        if self._form:
            self._form.lock(locked=locked)

    def _edit(self, entry: str, text: str) -> None:
        self.edited.emit(entry, text)
        if self._form and not text.strip() and self._report.draft.text(entry):  # what may not be blank comes back
            self._form.show_draft(self._report.draft)
