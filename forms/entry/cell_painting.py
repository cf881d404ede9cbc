"""How a cell looks: paper to type in, grey where it computes itself, its findings by shape as well as colour."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygon
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from forms.checks.finding import Severity
from forms.entry.matrix_model import FILLED_ROLE, Index, MatrixModel

RED, AMBER = QColor("#c00000"), QColor("#b36b00")


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of one MatrixView; the view sets what is marked, outlined and current."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.marks: Mapping[str, Severity] = {}
        self.outlined: set[str] = set()
        self.current: tuple[int, int] = (-1, -1)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Ground, number, marks."""
        model = index.model()
        assert isinstance(model, MatrixModel)
        entry = model.entry(index)
        palette = option.palette
        # Window's grey, not alternateBase: a cell that computes itself looks like the heads, in light and dark.
        ground = palette.window() if model.computed(index) else palette.base()
        painter.fillRect(option.rect, ground)
        if self.current[0] == index.row() or self.current[1] == index.column():
            lit = QColor(palette.highlight().color())
            lit.setAlpha(24)
            painter.fillRect(option.rect, lit)
        shown: Any = QStyleOptionViewItem(option)
        filled = bool(index.data(FILLED_ROLE))
        if filled:
            # A zero nobody has confirmed: italic, pale, with a hollow mark, until it is.
            shown.font.setItalic(True)
            shown.palette.setColor(shown.palette.ColorRole.Text, palette.placeholderText().color())
        _fit(shown, str(index.data() or ""))
        super().paint(painter, shown, index)
        if filled:
            _unconfirmed(painter, option.rect)
        if entry in self.outlined:
            painter.setPen(QPen(palette.highlight().color(), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        severity = self.marks.get(entry)
        if severity is Severity.ERROR:
            _wrong(painter, option.rect)
        elif severity is Severity.WARNING:
            _doubtful(painter, option.rect)


def _fit(shown: Any, text: str) -> None:
    """A number too long for its cell is set smaller, never cut: a cut number is a wrong one."""
    room = shown.rect.width() - 8
    wide = shown.fontMetrics.horizontalAdvance(text)
    if wide > room > 0:
        shown.font.setPointSizeF(max(5.0, shown.font.pointSizeF() * room / wide))


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
