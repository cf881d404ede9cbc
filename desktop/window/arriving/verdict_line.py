"""What was found of a file, seen before it is read: a sign of its own shape and colour, then words."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.window.style import CAREFUL, DONE, QUIET, WRONG, is_dark


class Tone(Enum):
    """The signs: a filled circle and a ring, both with a tick; a triangle; a square with a cross; a question mark."""

    ORIGINAL = "original"
    SAME = "same"
    CAREFUL = "careful"
    CHANGED = "changed"
    FOREIGN = "foreign"


COLOURS = {
    Tone.ORIGINAL: DONE,
    Tone.SAME: DONE,
    Tone.CAREFUL: CAREFUL,
    Tone.CHANGED: WRONG,
    Tone.FOREIGN: QUIET,
}


class Sign(QWidget):
    """One sign, as high as two lines."""

    def __init__(self, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tone = tone
        side = self.fontMetrics().height() * 2
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  -- Qt's name
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(COLOURS[self.tone][is_dark(self.palette())])
        side = float(self.width())
        thick = side / 10
        room = QRectF(thick, thick, side - 2 * thick, side - 2 * thick)
        inside = self.palette().window().color()
        filled = self.tone in (Tone.ORIGINAL, Tone.CAREFUL, Tone.CHANGED)
        painter.setPen(QPen(colour, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
        if self.tone in (Tone.ORIGINAL, Tone.SAME):
            painter.drawEllipse(room)
        elif self.tone is Tone.CAREFUL:
            painter.drawPolygon(QPolygonF([QPointF(side / 2, room.top()), room.bottomRight(), room.bottomLeft()]))
        elif self.tone is Tone.CHANGED:
            painter.drawRect(room)
        painter.setPen(QPen(inside if filled else colour, thick * 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        self._draw_inside(painter, side)
        painter.end()

    def _draw_inside(self, painter: QPainter, side: float) -> None:
        def at(x: float, y: float) -> QPointF:
            return QPointF(x * side, y * side)

        if self.tone in (Tone.ORIGINAL, Tone.SAME):
            painter.drawPolyline(QPolygonF([at(0.3, 0.52), at(0.45, 0.66), at(0.7, 0.36)]))
        elif self.tone is Tone.CAREFUL:
            painter.drawLine(at(0.5, 0.42), at(0.5, 0.62))
            painter.drawPoint(at(0.5, 0.78))
        elif self.tone is Tone.CHANGED:
            painter.drawLine(at(0.32, 0.32), at(0.68, 0.68))
            painter.drawLine(at(0.68, 0.32), at(0.32, 0.68))
        else:
            font = painter.font()
            font.setPixelSize(round(side * 0.9))
            font.setBold(True)
            painter.setFont(font)
            painter.drawText(QRectF(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, "？")


class VerdictLine(QFrame):
    """A sign, ``head`` in large letters (may be empty), and ``words`` beside it."""

    def __init__(self, tone: Tone, head: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verdict_line")
        # Not Maximum: a layout would take the height of the unbroken words for the most, and cut the last lines.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.tone, self.head, self.words = tone, QLabel(head), QLabel(words)
        self.head.setObjectName("verdict")
        if not head:
            self.head.hide()
        self.setAccessibleName(f"{head}　{words}" if head else words)
        for label in (self.head, self.words):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout()
        column.addWidget(self.head)
        column.addWidget(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.addWidget(Sign(tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(6)
        row.addLayout(column, 1)
