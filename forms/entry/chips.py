"""Live figures in a text: painted as chips with a thin border, named when pointed at, found under the mouse."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit

from forms.draft.draft import Draft
from forms.draft.prose import Reference
from forms.entry import faces, prose_document


class Chips(QPyTextObject):
    """The live figures of the text in ``edit``."""

    def __init__(self, draft: Draft, edit: QTextEdit) -> None:
        super().__init__(edit)
        self._draft, self._edit = draft, edit
        edit.document().documentLayout().registerHandler(prose_document.CHIP, self)

    def intrinsicSize(self, document: QTextDocument, place: int, chip: QTextFormat) -> QSizeF:  # noqa: N802
        """As wide as its number."""
        text = self._text(chip)
        metrics = QFontMetricsF(_font(document, text))
        return QSizeF(metrics.horizontalAdvance(text) + 8, metrics.height())

    def drawObject(  # noqa: N802
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, place: int, chip: QTextFormat
    ) -> None:
        """The number in its border; a selected one comes with the ink of selected text."""
        ink = chip.foreground()
        usual = self._edit.palette().text()
        text = self._text(chip)
        painter.setFont(_font(document, text))
        painter.setPen((usual if ink.style() == Qt.BrushStyle.NoBrush else ink).color())
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 3, 3)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)

    def field_at(self, place: QPointF) -> str | None:
        """The id of the field that is shown at ``place`` of the viewport, or None."""
        document = self._edit.document()
        scrolled = place + QPointF(0, self._edit.verticalScrollBar().value())
        offset = document.documentLayout().hitTest(scrolled, Qt.HitTestAccuracy.ExactHit)
        if offset < 0:
            return None
        cursor = QTextCursor(document)
        cursor.setPosition(offset)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        chip = cursor.charFormat()
        return str(chip.property(prose_document.FIELD)) if chip.objectType() == prose_document.CHIP else None

    def path_at(self, place: QPointF) -> str:
        """In words, the field that is shown at ``place``; nothing where there is none."""
        field = self._draft.field(self.field_at(place) or "")
        return field.path if field else ""

    def _text(self, chip: QTextFormat) -> str:
        field, last = str(chip.property(prose_document.FIELD)), bool(chip.property(prose_document.LAST))
        return self._draft.live_text(Reference(field, last, 0, 0))


def _font(document: QTextDocument, text: str) -> QFont:
    """The face of ``document``, and that for rare characters where ``text`` has any."""
    font = QFont(document.defaultFont())
    font.setFamilies(faces.families(faces.BODY, text))
    return font
