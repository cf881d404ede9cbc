"""One text of the report: paragraphs, headings and live figures, written as they will stand on the page."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPyTextObject,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QLabel, QTextEdit, QToolTip, QVBoxLayout, QWidget

from forms.checks.finding import Severity, Span
from forms.draft.draft import Draft
from forms.draft.prose import SUBHEADING, Reference, parse
from forms.draft.rendering import rendered
from forms.draft.word_count import word_count
from forms.edition.model import Field
from forms.entry import faces, prose_document
from forms.entry.clean_paste import pasted_prose
from forms.entry.matrix_model import FIELD_FORMAT

OWN_FORMAT = "text/x-nianbao-prose"
POINTS = 15.0  # at 100 %
LINE_CHARACTERS = 28  # as on the page (GB/T 9704-2012, 5.2.3)
UNDERLINES = {
    Severity.ERROR: (QTextCharFormat.UnderlineStyle.WaveUnderline, "#d92d20"),
    Severity.WARNING: (QTextCharFormat.UnderlineStyle.DashUnderline, "#d98300"),
    Severity.NOTE: (QTextCharFormat.UnderlineStyle.DotLine, "#7a828c"),
}
LEVEL_NAMES = {2: "（一）", 3: "1.", 4: "（1）", SUBHEADING: "小标题"}


class _Chip(QPyTextObject):
    """Paints a live figure: its present number in a thin border."""

    def __init__(self, draft: Draft, parent: QObject) -> None:
        super().__init__(parent)
        self._draft = draft

    def intrinsicSize(self, document: QTextDocument, place: int, chip: QTextFormat) -> QSizeF:  # noqa: N802
        """As wide as its number."""
        metrics = QFontMetricsF(document.defaultFont())
        return QSizeF(metrics.horizontalAdvance(self._text(chip)) + 8, metrics.height())

    def drawObject(  # noqa: N802
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, place: int, chip: QTextFormat
    ) -> None:
        """The number in its border."""
        painter.setFont(document.defaultFont())
        painter.setPen(QGuiApplication.palette().text().color())
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 3, 3)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self._text(chip))

    def _text(self, chip: QTextFormat) -> str:
        field, last = str(chip.property(prose_document.FIELD)), bool(chip.property(prose_document.LAST))
        return self._draft.live_text(Reference(field, last, 0, 0))


class _Edit(QTextEdit):
    """The text itself. Undo belongs to the window; foreign text is cleaned when pasted."""

    chip_clicked = Signal(str)
    entered = Signal()
    resized = Signal()

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
        self._chip = _Chip(draft, self)
        self.document().documentLayout().registerHandler(prose_document.CHIP, self._chip)

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
        """Text of any kind, our own, and a cell dragged from a table."""
        return source.hasText() or source.hasFormat(OWN_FORMAT) or source.hasFormat(FIELD_FORMAT)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Paste: our own text with its live figures, a cell as a live figure, anything else cleaned."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if source.hasFormat(FIELD_FORMAT):
            self.insert_chip(bytes(source.data(FIELD_FORMAT).data()).decode("utf-8"))
        else:
            own = source.hasFormat(OWN_FORMAT)
            text = bytes(source.data(OWN_FORMAT).data()).decode("utf-8") if own else pasted_prose(source.text())
            cursor.removeSelectedText()
            prose_document.insert_stored(cursor, text)
        cursor.endEditBlock()

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
        """Insert a live figure at the cursor, if prose may show that field."""
        if self._draft.can_refer(field_id, False):
            self.textCursor().insertText(prose_document.OBJECT, prose_document.chip_format(field_id, False))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Say which field a live figure shows."""
        super().mouseMoveEvent(event)
        field = self._draft.field(self._field_at(event.position()) or "")
        QToolTip.showText(event.globalPosition().toPoint(), field.path if field else "", self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click on a live figure leads to its field."""
        super().mouseReleaseEvent(event)
        field_id = self._field_at(event.position())
        if field_id and not self.textCursor().hasSelection():
            self.chip_clicked.emit(field_id)

    def _field_at(self, place: QPointF) -> str | None:
        layout = self.document().documentLayout()
        offset = layout.hitTest(place + QPointF(0, self.verticalScrollBar().value()), Qt.HitTestAccuracy.ExactHit)
        if offset < 0:
            return None
        cursor = QTextCursor(self.document())
        cursor.setPosition(offset)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        chip = cursor.charFormat()
        return str(chip.property(prose_document.FIELD)) if chip.objectType() == prose_document.CHIP else None


def number_width(number: str, font: QFont) -> float:
    """How much room a heading's number takes before it."""
    return QFontMetricsF(font).horizontalAdvance(number)


class ProseForm(QWidget):
    """One text. ``edited`` carries the field's id and the stored text, on each change."""

    edited = Signal(str, str)
    current_changed = Signal(str)
    figure_activated = Signal(str)

    def __init__(self, field: Field, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self._draft = field, draft
        self._filling = False
        self._percent = 0
        self._marked: Sequence[tuple[Span, Severity]] = ()
        self._edit = _Edit(draft)
        self._edit.setAccessibleName(field.path)
        self._edit.setPlaceholderText(field.help)
        self._count = QLabel()
        self._count.setObjectName("quiet")
        self._count.setToolTip("按Word“字数”口径")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._edit)
        layout.addWidget(self._count, 0, Qt.AlignmentFlag.AlignRight)
        self._edit.textChanged.connect(self._changed)
        self._edit.entered.connect(lambda: self.current_changed.emit(self.field.id))
        self._edit.chip_clicked.connect(self.figure_activated)
        self._edit.resized.connect(self._fit)
        self.scale(100)
        self._fill()

    @property
    def stored(self) -> str:
        """The stored text of what is shown."""
        return prose_document.stored(self._edit.document())

    def refresh(self, changed: frozenset[str]) -> None:
        """Take over a text changed elsewhere; otherwise only the live figures' numbers."""
        if self.field.id in changed and self._draft.text(self.field.id) != self.stored:
            self._fill()
        else:
            document = self._edit.document()
            document.markContentsDirty(0, document.characterCount())
            self._tell_count()

    def mark(self, spans: Sequence[tuple[Span, Severity]]) -> None:
        """Underline the findings' stretches, each severity by its own line and colour; the graver one lies on top."""
        if spans == self._marked:
            return
        self._marked = spans
        selections = []
        for span, severity in reversed(spans):
            start, end = self._place(span.start), self._place(span.start + span.length)
            selection: Any = QTextEdit.ExtraSelection()
            selection.cursor = QTextCursor(self._edit.document())
            selection.cursor.setPosition(start)
            selection.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            line, colour = UNDERLINES[severity]
            underlined = QTextCharFormat()
            underlined.setUnderlineStyle(line)
            underlined.setUnderlineColor(QColor(colour))
            selection.format = underlined
            selections.append(selection)
        self._edit.setExtraSelections(selections)

    def insert_figure(self, field_id: str) -> None:
        """A live figure where the cursor is."""
        self._edit.insert_chip(field_id)
        self._edit.setFocus()

    def set_level(self, level: int | None) -> None:
        """Make the paragraphs at the cursor a heading, or body text."""
        prose_document.set_level(self._edit.textCursor(), level)
        self._dress()
        self._changed()

    def go_to(self, offset: int = 0) -> None:
        """Put the cursor at ``offset`` of the stored text."""
        cursor = self._edit.textCursor()
        cursor.setPosition(self._place(offset))
        self._edit.setTextCursor(cursor)
        self._edit.setFocus()

    def select(self, start: int, length: int) -> int:
        """Select a stretch of the stored text; returns how far down it stands, in pixels."""
        cursor = self._edit.textCursor()
        cursor.setPosition(self._place(start))
        cursor.setPosition(self._place(start + length), QTextCursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)
        return self._edit.cursorRect().bottom()

    def chosen_words(self) -> str:
        """The words selected, as they print; nothing over several paragraphs."""
        chosen = self._edit.createMimeDataFromSelection().text() if self._edit.textCursor().hasSelection() else ""
        return "" if "\n" in chosen else chosen

    def insert_words(self, words: str) -> None:
        """Plain words where the cursor is."""
        self._edit.textCursor().insertText(words)
        self._edit.setFocus()

    def word_count(self) -> int:
        """As Word counts."""
        return sum(word_count(paragraph.text) for paragraph in rendered(self.stored, self._draft))

    def scale(self, percent: int) -> None:
        """The type at ``percent``."""
        if percent == self._percent:
            return
        self._percent = percent
        font = faces.font(faces.BODY, POINTS * percent / 100)
        self._edit.document().setDefaultFont(font)
        line = QFontMetricsF(font).horizontalAdvance("国") * LINE_CHARACTERS
        self.setMaximumWidth(int(line + 2 * self._edit.document().documentMargin()) + 1)
        self._dress()
        self._fit()

    def _fill(self) -> None:
        place = self._edit.textCursor().position()
        self._filling = True
        prose_document.fill(self._edit.document(), self._draft.text(self.field.id))
        self._filling = False
        self._dress()
        cursor = self._edit.textCursor()
        cursor.setPosition(min(place, self._edit.document().characterCount() - 1))
        self._edit.setTextCursor(cursor)
        self._tell_count()
        self._fit()

    def _changed(self) -> None:
        if self._filling:
            return
        self.edited.emit(self.field.id, self.stored)
        self._tell_count()
        self._fit()

    def _tell_count(self) -> None:
        count = self.word_count()
        self._count.setText(f"{count}字" if count else "")

    def number(self, numbers: Mapping[int, str]) -> None:
        """Show the ``numbers`` that headings print with, by paragraph."""
        if numbers != self._edit.numbers:
            self._edit.numbers = numbers
            self._dress()

    def _dress(self) -> None:
        """Faces and indents of paragraphs by their level."""
        blocked = self._edit.blockSignals(True)
        document = self._edit.document()
        indent = QFontMetricsF(document.defaultFont()).horizontalAdvance("　　")
        block = document.begin()
        while block.isValid():
            level = prose_document.level_of(block)
            cursor = QTextCursor(block)
            face = QTextCharFormat()
            heading = level in (2, SUBHEADING)
            face.setFontFamilies(faces.families(faces.HEADING if heading else faces.BODY, block.text()))
            face.setFontPointSize(document.defaultFont().pointSizeF())
            dressed = block.blockFormat()
            number = self._edit.numbers.get(block.blockNumber(), "")
            dressed.setTextIndent(indent + number_width(number, face.font()))
            dressed.setLineHeight(150, 1)
            cursor.setBlockFormat(dressed)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(face)
            block = block.next()
        self._edit.blockSignals(blocked)

    def _fit(self) -> None:
        """As high as the text, so that the part scrolls as one page."""
        document = self._edit.document()
        document.setTextWidth(self._edit.viewport().width())
        self._edit.setFixedHeight(max(60, int(document.size().height()) + 6))

    def _place(self, offset: int) -> int:
        """The document offset of a place in the stored text."""
        block = self._edit.document().begin()
        for paragraph in parse(self.stored):
            at = block.position()
            for piece in paragraph.pieces:
                if offset < piece.start:
                    return at
                if offset < piece.start + piece.length:
                    return at if isinstance(piece, Reference) or len(piece.text) == 1 else at + offset - piece.start
                at += 1 if isinstance(piece, Reference) else len(piece.text)
            last = paragraph.pieces[-1] if paragraph.pieces else None
            if last and offset == last.start + last.length:
                return at
            block = block.next()
        return self._edit.document().characterCount() - 1
