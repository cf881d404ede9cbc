"""How a cell looks: paper to type in, grey where it computes itself, its findings by shape as well as colour."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygon
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from forms.checks.finding import Severity
from forms.entry.committing import commit_soon
from forms.entry.matrix_model import Index, MatrixModel

RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
SHORT = 5  # digits that always fit
RED, AMBER = QColor("#c00000"), QColor("#b36b00")


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of one MatrixView; the view sets what is marked, outlined and current."""

    def __init__(self, model: MatrixModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self.marks: Mapping[str, Severity] = {}
        self.outlined: set[str] = set()
        self.current: tuple[int, int] = (-1, -1)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """A line whose text is in the draft within a second of each key, although it is still open."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            commit_soon(editor, lambda: self.commitData.emit(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802  -- Qt's name
        """What the person is typing is not replaced by what was read from it."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Ground, number, marks; drawn here in few steps, for every keystroke paints some dozens of cells."""
        model = self._model
        entry, rect, palette = model.entry(index), option.rect, option.palette
        # Not by option.state: its type alone, with all that belongs to it, would cost a tenth of the start.
        chosen = self._view.selectionModel().isSelected(index)
        if chosen:
            painter.fillRect(rect, palette.highlight())
        else:
            # Window's grey, not alternateBase: a cell that computes itself looks like the heads, in light and dark.
            painter.fillRect(rect, palette.window() if model.computed(index) else palette.base())
            if self.current[0] == index.row() or self.current[1] == index.column():
                lit = QColor(palette.highlight().color())
                lit.setAlpha(24)
                painter.fillRect(rect, lit)
        text = model.text(entry)
        if text:
            self._write(painter, option, text, palette.highlightedText() if chosen else palette.text(), entry)
        if entry in self.outlined:
            painter.setPen(QPen(palette.highlight().color(), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        severity = self.marks.get(entry)
        if severity is Severity.ERROR:
            _wrong(painter, rect)
        elif severity is Severity.WARNING:
            _doubtful(painter, rect)

    def _write(self, painter: QPainter, option: Any, text: str, ink: QBrush, entry: str) -> None:
        model = self._model
        room = option.rect.adjusted(3, 0, -4, 0)
        font = option.font
        if model.filled(entry):
            # A zero nobody has confirmed: italic, with a hollow mark, until it is.
            font.setItalic(True)
            _unconfirmed(painter, option.rect)
        wide = len(text) > SHORT and option.fontMetrics.horizontalAdvance(text)
        if wide and wide > room.width():
            # A number too long for its cell is set smaller, never cut: a cut number is a wrong one.
            font.setPointSizeF(max(5.0, font.pointSizeF() * room.width() / wide))
        painter.setFont(font)
        painter.setPen(ink.color())
        painter.drawText(room, RIGHT, text)


def _unconfirmed(painter: QPainter, rect: QRect) -> None:
    """A hollow circle at the left."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(AMBER, 1))
    painter.drawEllipse(rect.left() + 4, rect.center().y() - 3, 6, 6)


def _wrong(painter: QPainter, rect: QRect) -> None:
    """A red corner and a wavy rule."""
    corner = rect.topRight()
    painter.setBrush(RED)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(QPolygon([corner, corner - QPoint(6, 0), corner + QPoint(0, 6)]))
    path = QPainterPath(QPoint(rect.left() + 2, rect.bottom() - 2))
    for step, x in enumerate(range(rect.left() + 4, rect.right() - 1, 2)):
        path.lineTo(x, rect.bottom() - (4 if step % 2 == 0 else 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(RED, 1))
    painter.drawPath(path)


def _doubtful(painter: QPainter, rect: QRect) -> None:
    """An amber square at the left."""
    painter.fillRect(QRect(rect.left() + 2, rect.top() + 3, 4, 4), AMBER)
