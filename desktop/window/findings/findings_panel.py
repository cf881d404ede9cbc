"""The findings beside the form: a verdict line, the list, and what can be done about the one that is marked."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.window.findings.finding_list import FindingList
from desktop.window.findings.remark_list import RemarkList
from forms.checks import counts
from forms.checks.catalogue import SEVERITY_WORDS, answerable, family_of, rule
from forms.checks.finding import Finding, Severity
from forms.draft.answer import LONGEST
from forms.entry.labels import quiet

EVERY_FAMILY = "全部类别"


def verdict_line(findings: Sequence[Finding]) -> str:
    """What the findings come to: 3处须改，2处请核."""
    found = counts(findings)
    told = "，".join(f"{found[severity]}处{SEVERITY_WORDS[severity]}" for severity in Severity if found[severity])
    return told or "核对完毕，没有发现问题"


class FindingsPanel(QWidget):
    """Emits what is wanted of a Finding: to go there (``activated``), to mend it, to explain it in words."""

    activated = Signal(object)
    repair_wanted = Signal(object)
    answered = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: Sequence[Finding] = ()
        self._checked = False
        self._part = self._proof = ""
        self._verdict = QLabel()
        self._verdict.setObjectName("verdict")
        self._verdict.setWordWrap(True)
        self.only_this_part = QCheckBox("只看这一部分")
        self._family = QComboBox()
        self._family.setAccessibleName("核对的类别")
        self._family.addItem(EVERY_FAMILY)
        self._list = FindingList()
        self.remarks = RemarkList()
        self._card = FindingCard()
        filters = QHBoxLayout()
        filters.addWidget(self.only_this_part)
        filters.addStretch(1)
        filters.addWidget(self._family)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 8)
        layout.addWidget(self._verdict)
        layout.addLayout(filters)
        layout.addWidget(self._list, 1)
        layout.addWidget(self.remarks)
        layout.addWidget(self._card)
        self.only_this_part.toggled.connect(self._show)
        self._family.activated.connect(self._show)
        self._list.activated.connect(self._tell)
        self._list.clicked.connect(self._tell)
        self._list.selectionModel().currentChanged.connect(self._show_card)
        self._card.go_wanted.connect(self.activated)
        self._card.repair_wanted.connect(self.repair_wanted)
        self._card.answered.connect(self.answered)
        self._card.show_finding(None)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """List ``findings``, errors first as they come."""
        self._findings, self._checked = findings, True
        self._list_families()
        self._show()

    def tell_proof(self, sentence: str) -> None:
        """Say in the verdict line how much was changed after the last proof."""
        self._proof = sentence
        if self._checked:
            self._show_verdict()

    def _show_verdict(self) -> None:
        self._verdict.setText("；".join(each for each in (verdict_line(self._findings), self._proof) if each))

    def show_part(self, chapter: str) -> None:
        """Remember which part is being edited, for 只看这一部分."""
        if chapter != self._part:
            self._part = chapter
            if self.only_this_part.isChecked():
                self._show()

    def listed(self) -> Sequence[Finding]:
        """The findings that the list shows now."""
        return self._list.findings()

    @property
    def card(self) -> "FindingCard":
        """What can be done about the finding that is marked."""
        return self._card

    def mark(self, row: int) -> None:
        """Mark the finding in line ``row`` of the list."""
        self._list.setCurrentIndex(self._list.model().index(row, 0))

    def choose(self, finding: Finding) -> None:
        """Mark ``finding`` whatever was filtered out before, with the keyboard in the list."""
        self.only_this_part.setChecked(False)
        self.choose_family("")
        row = next((at for at, each in enumerate(self.listed()) if each.key == finding.key), None)
        if row is not None:
            self.mark(row)
            self._list.setFocus()
            # Once the card below has taken its room from the list.
            QTimer.singleShot(0, self, lambda: self._list.scrollTo(self._list.currentIndex()))

    def choose_family(self, name: str) -> None:
        """List only the findings of the family ``name``; every family for an unknown one."""
        self._family.setCurrentIndex(max(0, self._family.findText(name)))
        self._show()

    def _list_families(self) -> None:
        names = [EVERY_FAMILY, *dict.fromkeys(family_of(each.rule) for each in self._findings)]
        if names != [self._family.itemText(row) for row in range(self._family.count())]:
            chosen = self._family.currentText()
            self._family.clear()
            self._family.addItems(names)
            self._family.setCurrentIndex(max(0, self._family.findText(chosen)))

    def _show(self) -> None:
        self._show_verdict()
        here = f"{self._part}." if self.only_this_part.isChecked() else ""
        family = self._family.currentText() if self._family.currentIndex() > 0 else ""
        self._list.show_findings(
            [
                finding
                for finding in self._findings
                if finding.fields[0].rpartition(":")[2].startswith(here) and family in ("", family_of(finding.rule))
            ]
        )
        self._show_card()

    def _show_card(self) -> None:
        self._card.show_finding(self._list.current())

    def _tell(self, index: QModelIndex) -> None:
        self.activated.emit(self.listed()[index.row()])


class FindingCard(QFrame):
    """Why the finding is one, and what can be done: go there, mend it in one step, explain it."""

    go_wanted = Signal(object)
    repair_wanted = Signal(object)
    answered = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding: Finding | None = None
        self._why = quiet("")
        self._go, self.mend, self.explain = QPushButton("去看"), QPushButton("改正"), QPushButton("说明…")
        self.words = QLineEdit(placeholderText="为什么是对的，如：按主管部门口径")
        self.words.setAccessibleName("对这一条的说明")
        self.words.setMaxLength(LONGEST)
        self._keep, self._take_back = QPushButton("记下说明"), QPushButton("收回说明")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self._why)
        for widgets in ((self._go, self.mend, self.explain), (self.words, self._keep, self._take_back)):
            row = QHBoxLayout()
            for widget in widgets:
                row.addWidget(widget, 1 if widget is self.words else 0)
            if self.words not in widgets:
                row.addStretch(1)
            layout.addLayout(row)
        self._go.clicked.connect(lambda: self.go_wanted.emit(self._finding))
        self.mend.clicked.connect(lambda: self.repair_wanted.emit(self._finding))
        self.explain.clicked.connect(self._begin)
        self._keep.clicked.connect(self._answer)
        self.words.returnPressed.connect(self._answer)
        self._take_back.clicked.connect(lambda: self.answered.emit(self._finding, ""))

    def show_finding(self, finding: Finding | None) -> None:
        """Show what can be done about ``finding``; nothing for None. Words being written stay."""
        if self._finding and finding and self._finding.key == finding.key and self.words.isModified():
            self._finding = finding
            return
        self._finding = finding
        self.setVisible(finding is not None)
        if finding is None:
            return
        known = rule(finding.rule)
        self._why.setText(f"{known.title}。{known.explanation}依据：{known.source}。")
        self.mend.setVisible(finding.repair is not None)
        if finding.repair:
            self.mend.setText(finding.repair.label)
        self.words.setText(finding.answer or finding.offer)
        self.words.setModified(False)
        self.explain.setVisible(answerable(finding) and not finding.answer and not finding.offer)
        self._write(shown=bool(finding.answer or finding.offer))
        self._take_back.setVisible(bool(finding.answer))

    def _write(self, *, shown: bool) -> None:
        for widget in (self.words, self._keep):
            widget.setVisible(shown)

    def _begin(self) -> None:
        self.explain.hide()
        self._write(shown=True)
        self.words.setFocus()

    def _answer(self) -> None:
        if self.words.text().strip():
            self.words.setModified(False)
            self.answered.emit(self._finding, self.words.text())
