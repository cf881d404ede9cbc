"""How a cell looks: paper to type in, grey where it computes itself, its findings by shape as well as colour."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QKeyEvent, QPainter, QPainterPath, QPen, QPolygon
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from forms.checks.finding import Severity
from forms.entry.matrix_model import Index, MatrixModel
from forms.entry.number_line import ENTER, NumberLine
from forms.entry.severity_marks import ink as severity_ink

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
SHORT = 5  # digits that always fit


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
        """A line over the cell."""
        entry = self._model.entry(index)
        place = QPersistentModelIndex(index)
        line = NumberLine(lambda: self._model.text(entry), lambda text: self._model.setData(place, text), parent)
        line.setFrame(False)
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  -- Qt's name
        """Enter closes the cell before the next key is looked at.

        Qt would do it a moment later, and the keys that wait meanwhile would all go into this cell.
        """
        if isinstance(watched, NumberLine) and isinstance(event, QKeyEvent) and event.key() in ENTER:
            if event.type() == QEvent.Type.KeyPress:
                watched.back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, self.EndEditHint.SubmitModelCache)
            return True
        return super().eventFilter(watched, event)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802  -- Qt's name
        """The cell has changed, by the line itself or from elsewhere."""
        if isinstance(editor, NumberLine):
            editor.take_over()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:  # noqa: N802  -- Qt's name
        """The cell is left."""
        if isinstance(editor, NumberLine):
            editor.hand_on()

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Ground, number, marks; drawn here in few steps, for every keystroke paints some dozens of cells."""
        model = self._model
        entry, rect, palette = model.entry(index), option.rect, option.palette
        # Not by option.state: its type alone, with all that belongs to it, would cost a tenth of the start.
        chosen = self._view.selectionModel().isSelected(index)
        if chosen:
            painter.fillRect(rect, palette.highlight())
        else:
            # Window's grey, not alternateBase: what cannot be typed into looks like the heads, in light and dark.
            painter.fillRect(rect, palette.window() if model.locked or model.computed(index) else palette.base())
            if self.current[0] == index.row() or self.current[1] == index.column():
                lit = QColor(palette.highlight().color())
                lit.setAlpha(24)
                painter.fillRect(rect, lit)
        text = model.text(entry)
        count = model.counts.get(entry)
        if count is not None:
            ink = palette.highlightedText().color() if chosen else severity_ink(Severity.WARNING, palette)
            _counted(painter, rect, count, option.font, ink)
        if text:
            self._write(painter, option, text, palette.highlightedText() if chosen else palette.text(), entry)
        if entry in self.outlined:
            painter.setPen(QPen(palette.highlight().color(), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        severity = self.marks.get(entry)
        if severity is Severity.ERROR:
            _wrong(painter, rect, severity_ink(severity, palette))
        elif severity is Severity.WARNING:
            _doubtful(painter, rect, severity_ink(severity, palette))

    def _write(self, painter: QPainter, option: Any, text: str, ink: QBrush, entry: str) -> None:
        model = self._model
        room = option.rect.adjusted(3, 0, -4, 0)
        font = option.font
        if model.filled(entry):
            # A zero nobody has confirmed: italic, with a hollow mark, until it is.
            font.setItalic(True)
            _unconfirmed(painter, option.rect, severity_ink(Severity.WARNING, option.palette))
        wide = len(text) > SHORT and option.fontMetrics.horizontalAdvance(text)
        if wide and wide > room.width():
            # A number too long for its cell is set smaller, never cut: a cut number is a wrong one.
            font.setPointSizeF(max(5.0, font.pointSizeF() * room.width() / wide))
        painter.setFont(font)
        painter.setPen(ink.color())
        painter.drawText(room, RIGHT, text)


def _counted(painter: QPainter, rect: QRect, count: int, font: QFont, ink: QColor) -> None:
    """What the ledger counts, small, at the left: 台账9, or 账9 where the cell is narrow."""
    small = QFont(font)
    small.setPointSizeF(max(6.0, font.pointSizeF() * 0.78))
    painter.setFont(small)
    painter.setPen(ink)
    room = rect.adjusted(2, 0, -2, 0)
    words = f"台账{count}"
    if painter.fontMetrics().horizontalAdvance(words) > room.width() * 3 // 5:
        words = words[1:]
    painter.drawText(room, LEFT, words)


def _unconfirmed(painter: QPainter, rect: QRect, ink: QColor) -> None:
    """A hollow circle at the left."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 1))
    painter.drawEllipse(rect.left() + 4, rect.center().y() - 3, 6, 6)


def _wrong(painter: QPainter, rect: QRect, ink: QColor) -> None:
    """A filled corner and a wavy rule."""
    corner = rect.topRight()
    painter.setBrush(ink)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(QPolygon([corner, corner - QPoint(6, 0), corner + QPoint(0, 6)]))
    path = QPainterPath(QPoint(rect.left() + 2, rect.bottom() - 2))
    for step, x in enumerate(range(rect.left() + 4, rect.right() - 1, 2)):
        path.lineTo(x, rect.bottom() - (4 if step % 2 == 0 else 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 1))
    painter.drawPath(path)


def _doubtful(painter: QPainter, rect: QRect, ink: QColor) -> None:
    """A square at the left."""
    painter.fillRect(QRect(rect.left() + 2, rect.top() + 3, 4, 4), ink)
