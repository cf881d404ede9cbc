"""The list of findings: each as high as its sentence, its severity by sign, word and colour."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QWidget

from forms.checks.catalogue import SEVERITY_WORDS, message
from forms.checks.finding import Finding
from forms.entry.severity_marks import SIGNS, ink

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ANSWERED = "✓"
FINDING = Qt.ItemDataRole.UserRole
WRAPPED = int(Qt.TextFlag.TextWordWrap)  # by the rules of Chinese: no mark begins a line
PAD, INDENT = 6, 20  # pixels round a finding, and before its sentence


def said(finding: Finding) -> str:
    """The whole of what the list says of ``finding``."""
    told = f"{SEVERITY_WORDS[finding.severity]}　{message(finding)}"
    return f"{told}\n已说明：{finding.answer}" if finding.answer else told


class FindingModel(QAbstractListModel):
    """The findings that are listed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.findings: Sequence[Finding] = ()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """List ``findings`` in their order."""
        self.beginResetModel()
        self.findings = findings
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802  -- Qt's name
        """One row a finding."""
        return 0 if parent.isValid() else len(self.findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The finding and what is said of it."""
        if not index.isValid():
            return None
        finding = self.findings[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return said(finding)
        return finding if role == FINDING else None


class FindingDelegate(QStyledItemDelegate):
    """Draws a finding over as many lines as its sentence takes."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Sign, severity and sentence; answered ones in quiet ink."""
        finding: Finding = index.data(FINDING)
        palette, rect = option.palette, option.rect
        view = option.widget
        chosen = isinstance(view, QListView) and view.selectionModel().isSelected(index)
        painter.save()
        if chosen:
            painter.fillRect(rect, palette.midlight())
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), palette.highlight())
        painter.setFont(option.font)
        room = rect.adjusted(PAD + INDENT, PAD, -PAD, -PAD)
        painter.setPen(palette.placeholderText().color() if finding.answer else ink(finding.severity, palette))
        painter.drawText(rect.adjusted(PAD + 2, PAD, 0, 0), 0, ANSWERED if finding.answer else SIGNS[finding.severity])
        painter.drawText(room, WRAPPED, said(finding).partition("　")[0])
        painter.setPen(palette.placeholderText().color() if finding.answer else palette.text().color())
        painter.drawText(room, WRAPPED, _spared(said(finding)))
        painter.restore()

    def sizeHint(self, option: Any, index: Index) -> QSize:  # noqa: N802  -- Qt's name
        """As wide as the list, as high as the sentence."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 300
        metrics = QFontMetrics(option.font)
        room = QRect(0, 0, max(80, width - INDENT - 2 * PAD), 10_000)
        return QSize(width, metrics.boundingRect(room, WRAPPED, str(index.data())).height() + 2 * PAD)


def _spared(words: str) -> str:
    """``words`` with the severity, which is drawn in its own colour, left blank."""
    severity, blank, rest = words.partition("　")
    return "　" * len(severity) + blank + rest


class FindingList(QListView):
    """One line of findings under the other; a finding keeps its place when the list is made anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("核对结果")
        self._model = FindingModel(self)
        self.setModel(self._model)
        self.setItemDelegate(FindingDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """List ``findings``; the current one stays current, else the one in its place."""
        if list(findings) == list(self._model.findings):
            return
        current, row = self.current(), self.currentIndex().row()
        self._model.show_findings(findings)
        keys = [finding.key for finding in findings]
        row = keys.index(current.key) if current and current.key in keys else min(row, len(keys) - 1)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row, 0))

    def findings(self) -> Sequence[Finding]:
        """What is listed."""
        return self._model.findings

    def current(self) -> Finding | None:
        """The finding that is marked."""
        row = self.currentIndex().row()
        return self._model.findings[row] if 0 <= row < len(self._model.findings) else None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  -- Qt's name
        """Another width, other heights."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
