"""Heads of several levels beside a table, merged as on the printed page and always in view."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from forms.edition.model import Column, Row

# Written downwards, a number keeps its mark beside it: 三、 then one character below the other.
_NUMBERED = re.compile("[一二三四五六七八九十]、|.")


@dataclass(frozen=True, slots=True)
class Head:
    """One merged head: levels ``level`` to ``last_level``, over ``count`` sections from ``first``."""

    label: str
    level: int
    last_level: int
    first: int
    count: int
    vertical: bool = False


def column_heads(columns: Sequence[Column], depth: int, level: int = 0, first: int = 0) -> Iterator[Head]:
    """Heads over columns; a leaf reaches down to the cells."""
    for column in columns:
        leaves = len(list(column.leaves()))
        yield Head(column.label, level, level if column.columns else depth - 1, first, leaves)
        yield from column_heads(column.columns, depth, level + 1, first)
        first += leaves


def row_heads(rows: Sequence[Row], depth: int, level: int = 0, first: int = 0) -> Iterator[Head]:
    """Heads beside rows; a leaf reaches right to the cells."""
    for row in rows:
        leaves = len(list(row.leaves()))
        yield Head(row.label, level, level if row.rows else depth - 1, first, leaves, row.vertical)
        yield from row_heads(row.rows, depth, level + 1, first)
        first += leaves


class MergedHeads(QHeaderView):
    """Paints ``heads``; ``thicknesses`` are the pixels of each level, outermost first."""

    def __init__(
        self, orientation: Qt.Orientation, heads: Sequence[Head], thicknesses: Sequence[int], parent: QWidget
    ) -> None:
        super().__init__(orientation, parent)
        self._heads, self._thicknesses = list(heads), list(thicknesses)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)

    def set_thicknesses(self, thicknesses: Sequence[int]) -> None:
        """Other sizes of the levels, for another type size."""
        self._thicknesses = list(thicknesses)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802  -- Qt's name
        """Room for all levels."""
        total = sum(self._thicknesses)
        hint = super().sizeHint()
        return QSize(hint.width(), total) if self._horizontal else QSize(total, hint.height())

    @property
    def _horizontal(self) -> bool:
        return self.orientation() == Qt.Orientation.Horizontal

    def _rect(self, head: Head) -> QRect:
        start = self.sectionViewportPosition(head.first)
        length = sum(self.sectionSize(section) for section in range(head.first, head.first + head.count))
        top = sum(self._thicknesses[: head.level])
        depth = sum(self._thicknesses[head.level : head.last_level + 1])
        return QRect(start, top, length, depth) if self._horizontal else QRect(top, start, depth, length)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  -- Qt's name
        """Every head that is seen."""
        painter = QPainter(self.viewport())
        palette = self.palette()
        current = self._current_section()
        for head in self._heads:
            rect = self._rect(head)
            if not rect.intersects(event.rect()):
                continue
            lit = current is not None and head.first <= current < head.first + head.count
            painter.fillRect(rect, palette.midlight() if lit else palette.window())
            painter.setPen(palette.mid().color())
            painter.drawRect(rect.adjusted(-1, -1, -1, -1))
            painter.setPen(palette.windowText().color())
            self._draw_label(painter, head, rect.adjusted(3, 1, -3, -2))

    def _draw_label(self, painter: QPainter, head: Head, room: QRect) -> None:
        if head.vertical:
            # A long vertical label stays readable while it is scrolled: it keeps to the part that is seen.
            seen = room.intersected(self.viewport().rect())
            painter.drawText(seen, Qt.AlignmentFlag.AlignCenter, "\n".join(_NUMBERED.findall(head.label)))
            return
        if self._horizontal:
            painter.drawText(
                room, Qt.AlignmentFlag.AlignCenter, _evenly(head.label, painter.fontMetrics(), room.width())
            )
            return
        lines = max(1, room.height() // painter.fontMetrics().height())
        metrics = painter.fontMetrics()
        text = metrics.elidedText(head.label, Qt.TextElideMode.ElideMiddle, room.width() * lines - 12 * (lines - 1))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWrapAnywhere
        painter.drawText(room, int(flags), text)

    def _current_section(self) -> int | None:
        view = self.parent()
        if not isinstance(view, QAbstractItemView) or not view.currentIndex().isValid():
            return None
        index = view.currentIndex()
        return index.column() if self._horizontal else index.row()


def _evenly(label: str, metrics: QFontMetrics, width: int) -> str:
    """``label`` over as many lines of about the same length as ``width`` asks for: 结果 / 维持, not 结果维 / 持."""
    lines = -(-metrics.horizontalAdvance(label) // max(1, width))
    length = -(-len(label) // max(1, lines))
    return "\n".join(label[start : start + length] for start in range(0, len(label), length or 1))
