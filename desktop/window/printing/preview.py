"""The page as it will print: the very PDF, following the form, zoomed, searched, clicked."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.export.pdf.places import Place
from desktop.window.printing.page_view import PageView

if TYPE_CHECKING:
    from desktop.export.pdf.export import Exported

STEP = 1.15
SMALLEST, LARGEST = 0.3, 4.0  # pixels for each point
POINTS_AT_100 = 96 / 72
KEYS = {
    Qt.Key.Key_Plus: STEP,
    Qt.Key.Key_Equal: STEP,
    Qt.Key.Key_Minus: 1 / STEP,
}


class PreviewPanel(QWidget):
    """``field_activated`` carries the id of a field that was clicked on the page."""

    field_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = PageView()
        self.area = QScrollArea()
        self.area.setWidget(self.pages)
        self.area.setWidgetResizable(True)
        self._where = QLabel("还没有生成")
        self._size = QLabel()
        self._words = QLineEdit(placeholderText="在页面上查找")
        self._words.setAccessibleName("在页面上查找")
        self._words.returnPressed.connect(self.find_next)
        self._hits: list[Place] = []
        self._hit = -1
        self._fitted = True
        self._field = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        for widgets in (
            (
                _button("适合宽度", self.fit_width),
                _button("放大", self.larger),
                _button("缩小", self.smaller),
                self._size,
            ),
            (self._words, _button("下一处", self.find_next)),
        ):
            row = QHBoxLayout()
            for widget in widgets:
                row.addWidget(widget)
            layout.addLayout(row)
        layout.addWidget(self.area, 1)
        layout.addWidget(self._where)
        self.pages.field_clicked.connect(self.field_activated)
        self.area.verticalScrollBar().valueChanged.connect(lambda _: self._tell_where())

    def show_pages(self, exported: "Exported") -> None:
        """Show what was exported, at the place where the last pages were."""
        across, down = self.area.horizontalScrollBar().value(), self.area.verticalScrollBar().value()
        self.pages.show_pages(exported.path, exported.places)
        if self._fitted:
            self.fit_width()
        self.area.horizontalScrollBar().setValue(across)
        self.area.verticalScrollBar().setValue(down)
        self._bring(self.pages.light(self._field))
        self._hits = []
        self._tell_where()

    def show_data(self, data: bytes) -> None:
        """Show a PDF that was not made of the form, from its first page."""
        self.pages.show_data(data, ())
        self.fit_width() if self._fitted else None
        self.area.verticalScrollBar().setValue(0)
        self._hits = []
        self._tell_where()

    def tell(self, sentence: str) -> None:
        """Say why there is nothing new to see."""
        self._where.setText(sentence)

    def follow(self, field: str) -> None:
        """Light up ``field`` on its page and bring it into view."""
        self._field = field
        self._bring(self.pages.light(field))

    def find_next(self) -> None:
        """Frame the next place where the words stand."""
        words = self._words.text()
        if not self._hits or self._words.isModified():
            self._hits, self._hit = self.pages.places_of(words), -1
            self._words.setModified(False)
        if not self._hits:
            self.pages.frame(None)
            self._where.setText("没有找到" if words else "")
            return
        self._hit = (self._hit + 1) % len(self._hits)
        self._bring(self.pages.frame(self._hits[self._hit]))
        self._where.setText(f"第{self._hit + 1}处，共{len(self._hits)}处，在第{self._hits[self._hit].page + 1}页")

    def fit_width(self) -> None:
        """As wide as the panel, and so whenever the panel is resized."""
        self._fitted = True
        bar = self.area.verticalScrollBar().sizeHint().width()
        self._set_scale((self.area.width() - bar - 6) / self.pages.widest)

    def larger(self) -> None:
        """A step larger."""
        self._zoom(STEP)

    def smaller(self) -> None:
        """A step smaller."""
        self._zoom(1 / STEP)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  -- Qt's name
        """Fitted to the width, stay so."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit_width()
            self._bring(self.pages.light(self._field))
        self._tell_where()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  -- Qt's name
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  -- Qt's name
        """Plus and minus zoom; Home and End lead to the first and the last page."""
        step, bar = KEYS.get(Qt.Key(event.key())), self.area.verticalScrollBar()
        if step:
            self._zoom(step)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def _zoom(self, by: float) -> None:
        self._fitted = False
        self._set_scale(self.pages.scale * by)

    def _set_scale(self, scale: float) -> None:
        self.pages.set_scale(min(LARGEST, max(SMALLEST, scale)))
        self._size.setText(f"{self.pages.scale / POINTS_AT_100 * 100:.0f}%")

    def _bring(self, rect: QRectF | None) -> None:
        if rect is not None:
            self.pages.resize(self.pages.minimumSize().expandedTo(self.area.viewport().size()))  # before Qt gets to it
            centre = rect.center().toPoint()
            self.area.ensureVisible(centre.x(), centre.y(), 60, 120)

    def _tell_where(self) -> None:
        if self.pages.count:
            middle = self.area.verticalScrollBar().value() + self.area.viewport().height() // 2
            self._where.setText(f"第{self.pages.page_at(middle) + 1}页，共{self.pages.count}页")


def _button(text: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(act)
    return button
