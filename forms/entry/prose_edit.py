"""The place where a text is written: keys, paste, the mouse. Undo belongs to the window."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip

from forms.draft.draft import Draft
from forms.draft.rendering import rendered
from forms.entry import prose_document
from forms.entry.chips import Chips
from forms.entry.clean_paste import pasted_prose
from forms.entry.matrix_model import FIELD_FORMAT
from forms.entry.prose_dress import number_width

OWN_FORMAT = "text/x-nianbao-prose"


class ProseEdit(QTextEdit):
    """Foreign text is cleaned when pasted. ``inserted`` comes before the change of the text that a paste makes."""

    chip_clicked = Signal(str)
    entered = Signal()
    resized = Signal()
    inserted = Signal()
    said = Signal(str)

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.numbers: Mapping[int, str] = {}  # of the headings, by paragraph
        self._chips = Chips(draft, self)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z and Ctrl+Y go to the window, which undoes over the whole report."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tell that the cursor is here now."""
        super().focusInEvent(event)
        self.entered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width, another height."""
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The text, and before each heading the number it prints with."""
        super().paintEvent(event)
        if not self.numbers:
            return
        painter = QPainter(self.viewport())
        for row, number in self.numbers.items():
            block = self.document().findBlockByNumber(row)
            line = block.layout().lineAt(0) if block.isValid() else None
            if line is not None and line.isValid():
                cursor = QTextCursor(block)
                cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
                painter.setFont(cursor.charFormat().font())
                place = block.layout().position() + QPointF(line.x() - number_width(number, painter.font()), 0)
                painter.drawText(place + QPointF(0, line.y() + line.ascent()), number)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Text of any kind, our own, and a cell dragged from a table; not a file, whose name would be text."""
        if source.hasUrls() and all(each.isLocalFile() for each in source.urls()):
            return False
        return source.hasText() or source.hasFormat(OWN_FORMAT) or source.hasFormat(FIELD_FORMAT)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Paste: our own text with its live figures, a cell as a live figure, anything else cleaned."""
        if source.hasFormat(FIELD_FORMAT):
            self.insert_chip(bytes(source.data(FIELD_FORMAT).data()).decode("utf-8"))
            return
        own = source.hasFormat(OWN_FORMAT)
        text = bytes(source.data(OWN_FORMAT).data()).decode("utf-8") if own else pasted_prose(source.text())
        if not text:
            return
        self.inserted.emit()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        prose_document.insert_stored(cursor, text)
        cursor.endEditBlock()
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Elsewhere a live figure is its digits; here it stays alive."""
        part = QTextDocument()
        QTextCursor(part).insertFragment(self.textCursor().selection())
        own = prose_document.stored(part)
        mime = QMimeData()
        mime.setText("\n".join(paragraph.text for paragraph in rendered(own, self._draft)))
        mime.setData(OWN_FORMAT, own.encode("utf-8"))
        return mime

    def insert_chip(self, field_id: str) -> None:
        """Insert a live figure at the cursor; where prose may not show that field, say why not."""
        if self._draft.can_refer(field_id, False):
            self.textCursor().insertText(prose_document.OBJECT, prose_document.chip_format(field_id, False))
            return
        field = self._draft.field(field_id)
        self.said.emit(f"“{field.path if field else field_id}”不是数字，不能插入为活数字。请选一个填数字的格子。")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Say which field a live figure shows."""
        super().mouseMoveEvent(event)
        QToolTip.showText(event.globalPosition().toPoint(), self._chips.path_at(event.position()), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click on a live figure leads to its field."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            field_id = self._chips.field_at(event.position())
            if field_id:
                self.chip_clicked.emit(field_id)
