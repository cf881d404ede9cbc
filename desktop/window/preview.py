"""The page as it will print: the very PDF, rendered page by page, zoomed, searched, clicked."""

from pathlib import Path

import pypdfium2
from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

GAP = 12  # pixels between pages
STEP = 1.15


class Pages(QWidget):
    """All pages under one another; only those that are seen are rendered."""

    clicked = Signal(int, QPointF)  # page and place on it in points from its top left

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("打印预览")
        self._document: pypdfium2.PdfDocument | None = None
        self._sizes: list[tuple[float, float]] = []
        self._pixmaps: dict[int, QPixmap] = {}
        self._scale = 1.0

    def show_file(self, path: Path) -> None:
        """Show the PDF at ``path``; its bytes are taken into memory, the file may go."""
        self._document = pypdfium2.PdfDocument(path.read_bytes())
        self._sizes = [self._document.get_page_size(page) for page in range(len(self._document))]
        self._pixmaps.clear()
        self._resize()

    def set_scale(self, scale: float) -> None:
        """Pixels for each point."""
        if abs(scale - self._scale) > 0.001:
            self._scale = scale
            self._pixmaps.clear()
            self._resize()

    @property
    def scale(self) -> float:
        """Pixels for each point."""
        return self._scale

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def top_of(self, page: int) -> int:
        """Where ``page`` begins, in pixels from the top."""
        return sum(int(height * self._scale) + GAP for _, height in self._sizes[:page])

    def widest(self) -> float:
        """The width of the widest page in points."""
        return max((width for width, _ in self._sizes), default=595.0)

    def page_with(self, words: str) -> int | None:
        """The first page whose text holds ``words``, blanks aside."""
        wanted = "".join(words.split())
        if self._document is None or not wanted:
            return None
        for page in range(self.count):
            if wanted in "".join(self._document[page].get_textpage().get_text_bounded().split()):
                return page
        return None

    def text_at(self, page: int, place: QPointF) -> str:
        """The characters around ``place`` (points from the page's top left)."""
        if self._document is None:
            return ""
        height = self._sizes[page][1]
        x, y = place.x(), height - place.y()
        return str(self._document[page].get_textpage().get_text_bounded(x - 60, y - 10, x + 60, y + 10))

    def sizeHint(self) -> QSize:  # noqa: N802  -- Qt's name
        """Room for all pages."""
        return QSize(int(self.widest() * self._scale), self.top_of(self.count))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  -- Qt's name
        """Draw the pages that are seen."""
        painter = QPainter(self)
        for page, (width, height) in enumerate(self._sizes):
            top = self.top_of(page)
            if top > event.rect().bottom() or top + height * self._scale < event.rect().top():
                continue
            left = (self.width() - int(width * self._scale)) // 2
            painter.drawPixmap(left, top, self._pixmap(page))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  -- Qt's name
        """Tell which place of which page was clicked."""
        at = event.position()
        for page, (width, height) in enumerate(self._sizes):
            top, left = self.top_of(page), (self.width() - int(width * self._scale)) // 2
            if top <= at.y() < top + height * self._scale:
                self.clicked.emit(page, QPointF((at.x() - left) / self._scale, (at.y() - top) / self._scale))

    def _pixmap(self, page: int) -> QPixmap:
        if page not in self._pixmaps and self._document is not None:
            ratio = self.devicePixelRatioF()
            bitmap = self._document[page].render(scale=self._scale * ratio, rev_byteorder=True, prefer_bgrx=True)
            image = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
            )
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(ratio)
            self._pixmaps[page] = pixmap
        return self._pixmaps[page]

    def _resize(self) -> None:
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self.update()


class PreviewPanel(QWidget):
    """The pages with zoom; ``text_clicked`` carries the words around a click."""

    text_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = Pages()
        self._area = QScrollArea()
        self._area.setWidget(self._pages)
        self._area.setWidgetResizable(True)
        self._told = QLabel("还没有生成")
        row = QHBoxLayout()
        for text, act in (("适合宽度", self.fit_width), ("放大", self.larger), ("缩小", self.smaller)):
            button = QPushButton(text)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._told)
        layout = QVBoxLayout(self)
        layout.addLayout(row)
        layout.addWidget(self._area, 1)
        self._fitted = True
        self._pages.clicked.connect(lambda page, place: self.text_clicked.emit(self._pages.text_at(page, place)))

    def show_file(self, path: Path) -> None:
        """Show the PDF at ``path`` where the last one was."""
        place = self._area.verticalScrollBar().value()
        self._pages.show_file(path)
        if self._fitted:
            self.fit_width()
        self._told.setText(f"共{self._pages.count}页")
        self._area.verticalScrollBar().setValue(place)

    def tell(self, sentence: str) -> None:
        """Say why there is nothing new to see."""
        self._told.setText(sentence)

    def follow(self, words: str) -> None:
        """Bring the page that holds ``words`` into view."""
        page = self._pages.page_with(words)
        if page is not None:
            self._area.verticalScrollBar().setValue(self._pages.top_of(page))

    def fit_width(self) -> None:
        """As wide as the panel."""
        self._fitted = True
        self._pages.set_scale(max(0.3, (self._area.viewport().width() - 4) / self._pages.widest()))

    def larger(self) -> None:
        """A step larger."""
        self._zoom(STEP)

    def smaller(self) -> None:
        """A step smaller."""
        self._zoom(1 / STEP)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  -- Qt's name
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
        else:
            super().wheelEvent(event)

    def _zoom(self, by: float) -> None:
        self._fitted = False
        self._pages.set_scale(min(4.0, max(0.3, self._pages.scale * by)))
