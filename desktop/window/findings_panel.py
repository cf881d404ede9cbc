"""The findings beside the form: a verdict line, errors first; Enter or a click goes to the place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from forms.checks import counts
from forms.checks.catalogue import SEVERITY_WORDS, message
from forms.checks.finding import Finding, Severity

SIGNS = {Severity.ERROR: "✕", Severity.WARNING: "！", Severity.NOTE: "○"}


def verdict_line(findings: Sequence[Finding]) -> str:
    """What the findings come to: 3处须改，2处请核."""
    found = counts(findings)
    told = "，".join(f"{found[severity]}处{SEVERITY_WORDS[severity]}" for severity in Severity if found[severity])
    return told or "核对完毕，没有发现问题"


class FindingsPanel(QWidget):
    """Emits ``activated`` with the Finding to go to."""

    activated = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: Sequence[Finding] = ()
        self._part = ""
        self._verdict = QLabel()
        self._verdict.setObjectName("verdict")
        self.only_this_part = QCheckBox("只看这一部分")
        self._list = QListWidget()
        self._list.setAccessibleName("核对结果")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setSpacing(3)
        layout = QVBoxLayout(self)
        layout.addWidget(self._verdict)
        layout.addWidget(self.only_this_part)
        layout.addWidget(self._list, 1)
        self.only_this_part.toggled.connect(self._show)
        self._list.itemActivated.connect(self._tell)
        self._list.itemClicked.connect(self._tell)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """List ``findings``, errors first as they come."""
        self._findings = findings
        self._show()

    def show_part(self, chapter: str) -> None:
        """Remember which part is being edited, for 只看这一部分."""
        if chapter != self._part:
            self._part = chapter
            if self.only_this_part.isChecked():
                self._show()

    def _show(self) -> None:
        row = self._list.currentRow()
        self._verdict.setText(verdict_line(self._findings))
        self._list.clear()
        for finding in self._findings:
            if self.only_this_part.isChecked() and not finding.fields[0].startswith(f"{self._part}."):
                continue
            item = QListWidgetItem(f"{SIGNS[finding.severity]} {SEVERITY_WORDS[finding.severity]}　{message(finding)}")
            item.setData(Qt.ItemDataRole.UserRole, finding)
            item.setToolTip(finding.rule)
            self._list.addItem(item)
        self._list.setCurrentRow(min(row, self._list.count() - 1))

    def _tell(self, item: QListWidgetItem) -> None:
        self.activated.emit(item.data(Qt.ItemDataRole.UserRole))
