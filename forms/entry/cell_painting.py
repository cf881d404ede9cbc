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
        field = model.field(index)
        palette = option.palette
        ground = palette.alternateBase() if field.computed else palette.base()
        painter.fillRect(option.rect, ground)
        if self.current[0] == index.row() or self.current[1] == index.column():
            lit = QColor(palette.highlight().color())
            lit.setAlpha(24)
            painter.fillRect(option.rect, lit)
        shown: Any = QStyleOptionViewItem(option)
        if index.data(FILLED_ROLE):
            # A zero nobody has confirmed: italic and hollow, until it is.
            shown.font.setItalic(True)
            shown.palette.setColor(shown.palette.ColorRole.Text, palette.placeholderText().color())
        super().paint(painter, shown, index)
        if field.id in self.outlined:
            painter.setPen(QPen(palette.highlight().color(), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        severity = self.marks.get(field.id)
        if severity is Severity.ERROR:
            _wrong(painter, option.rect)
        elif severity is Severity.WARNING:
            _doubtful(painter, option.rect)


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
