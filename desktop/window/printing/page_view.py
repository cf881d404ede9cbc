"""All pages of a PDF under one another; only those that are seen are rendered, and only once."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.export.pdf.places import Place, field_at

if TYPE_CHECKING:
    import pypdfium2

GAP = 12  # pixels between pages
LIGHT = QColor(48, 140, 198, 50)
FRAME = QColor(192, 96, 0)


class PageView(QWidget):
    """Emits ``field_clicked`` with the id of the field that stands where one clicked."""

    field_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("打印预览")
        self.setMouseTracking(True)
        self.document: pypdfium2.PdfDocument | None = None
        self._sizes: list[tuple[float, float]] = []
        self._places: tuple[Place, ...] = ()
        self._pixmaps: dict[int, QPixmap] = {}
        self._lit: Sequence[Place] = ()
        self._framed: Place | None = None
        self.scale = 1.0  # pixels for each point

    def show_pages(self, path: Path, places: tuple[Place, ...]) -> None:
        """Show the PDF at ``path``; its bytes are taken into memory, the file may go."""
        self.show_data(path.read_bytes(), places)

    def show_data(self, data: bytes, places: tuple[Place, ...]) -> None:
        """Show the PDF ``data``."""
        import pypdfium2  # noqa: PLC0415  -- loaded with the first pages: the window stands sooner

        self.close_pages()
        self.document = pypdfium2.PdfDocument(data)
        self._sizes = [self.document.get_page_size(page) for page in range(len(self.document))]
        self._places, self._framed = places, None
        self._resize()

    def close_pages(self) -> None:
        """Let go of the document."""
        if self.document is not None:
            self.document.close()
            self.document = None
        self._pixmaps.clear()

    def set_scale(self, scale: float) -> None:
        """Show ``scale`` pixels for each point."""
        if abs(scale - self.scale) > 0.001:
            self.scale = scale
            self._pixmaps.clear()
            self._resize()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def widest(self) -> float:
        """The width of the widest page in points."""
        return max((width for width, _ in self._sizes), default=595.0)

    def page_at(self, y: int) -> int:
        """The page that stands ``y`` pixels down."""
        return max((page for page in range(self.count) if self._top(page) <= y + GAP), default=0)

    def light(self, field: str) -> QRectF | None:
        """Light up where ``field`` stands; returns the first place in pixels, None where it is not on the pages."""
        self._lit = [place for place in self._places if place.field == field]
        self.update()
        return self._rect(self._lit[0]) if self._lit else None

    def frame(self, hit: Place | None) -> QRectF | None:
        """Frame a place that was found, or none; returns it in pixels."""
        self._framed = hit
        self.update()
        return self._rect(hit) if hit else None

    def places_of(self, words: str) -> list[Place]:
        """Every place where ``words`` stand on the pages, blanks and line breaks aside."""
        wanted = "".join(words.split())
        found: list[Place] = []
        if self.document is None or not wanted:
            return found
        for number in range(self.count):
            page = self.document[number]
            text_page = page.get_textpage()
            try:
                found += _hits(text_page, wanted, number, self._sizes[number][1], rotated=page.get_rotation() == 90)
            finally:
                text_page.close()
                page.close()
        return found

    def sizeHint(self) -> QSize:  # noqa: N802  -- Qt's name
        """Room for all pages."""
        return QSize(int(self.widest * self.scale), self._top(self.count))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  -- Qt's name
        """Draw the pages that are seen."""
        painter = QPainter(self)
        for page, (_, height) in enumerate(self._sizes):
            top = self._top(page)
            if top <= event.rect().bottom() and top + height * self.scale >= event.rect().top():
                painter.drawPixmap(self._left(page), top, self._pixmap(page))
        for place in self._lit:
            painter.fillRect(self._rect(place), LIGHT)
        if self._framed:
            painter.setPen(QPen(FRAME, 2))
            painter.drawRect(self._rect(self._framed).adjusted(-2, -2, 2, 2))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  -- Qt's name
        """A hand where a click leads somewhere."""
        there = self._field_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if there else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  -- Qt's name
        """Tell which field was clicked."""
        field = self._field_at(event.position())
        if field:
            self.field_clicked.emit(field)

    def _field_at(self, at: QPointF) -> str | None:
        for page, (_, height) in enumerate(self._sizes):
            top = self._top(page)
            if top <= at.y() < top + height * self.scale:
                x, y = (at.x() - self._left(page)) / self.scale, (at.y() - top) / self.scale
                return field_at(self._places, page, x, y)
        return None

    def _top(self, page: int) -> int:
        return sum(int(height * self.scale) + GAP for _, height in self._sizes[:page])

    def _left(self, page: int) -> int:
        return max(0, (self.width() - int(self._sizes[page][0] * self.scale)) // 2)

    def _rect(self, place: Place) -> QRectF:
        if place.page >= self.count:
            return QRectF()
        left, top = self._left(place.page) + place.left * self.scale, self._top(place.page) + place.top * self.scale
        return QRectF(left, top, place.width * self.scale, place.height * self.scale)

    def _pixmap(self, number: int) -> QPixmap:
        if number not in self._pixmaps and self.document is not None:
            ratio = self.devicePixelRatioF()
            page = self.document[number]
            bitmap = page.render(scale=self.scale * ratio, rev_byteorder=True, prefer_bgrx=True)
            image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
            pixmap = QPixmap.fromImage(image)  # a copy: the bitmap may go
            pixmap.setDevicePixelRatio(ratio)
            bitmap.close()
            page.close()
            self._pixmaps[number] = pixmap
        return self._pixmaps[number]

    def _resize(self) -> None:
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self.update()


def _hits(text_page: "pypdfium2.PdfTextPage", wanted: str, page: int, height: float, *, rotated: bool) -> list[Place]:
    """Where ``wanted`` stands on one page; a hit over two lines is framed on its first."""
    kept = [(place, char) for place, char in enumerate(text_page.get_text_range()) if not char.isspace()]
    whole = "".join(char for _, char in kept)
    found = []
    at = whole.find(wanted)
    while at >= 0:
        boxes = [text_page.get_charbox(place) for place, _ in kept[at : at + len(wanted)]]
        if rotated:  # as it is read: turned a quarter clockwise
            boxes = [(bottom, left, top, right) for left, bottom, right, top in boxes]
            line = [box for box in boxes if abs(box[1] - boxes[0][1]) < 6]
            top = min(box[1] for box in line)
        else:
            line = [box for box in boxes if abs(box[1] - boxes[0][1]) < 6]
            top = height - max(box[3] for box in line)
        left, right = min(box[0] for box in line), max(box[2] for box in line)
        tall = max(box[3] for box in line) - min(box[1] for box in line)
        found.append(Place(page, left, top, right - left, tall, ""))
        at = whole.find(wanted, at + len(wanted))
    return found
