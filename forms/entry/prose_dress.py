"""The faces and indents of a text's paragraphs, by their heading level, as they will stand on the page."""

from collections.abc import Mapping

from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from forms.draft.prose import SUBHEADING
from forms.entry import faces, prose_document

LINE_HEIGHT = 150  # percent of the type
PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


def number_width(number: str, font: QFont) -> float:
    """How much room a heading's number takes before it."""
    return QFontMetricsF(font).horizontalAdvance(number)


def dress(document: QTextDocument, numbers: Mapping[int, str], first: int, last: int) -> None:
    """Dress the paragraphs from that at the offset ``first`` to that at ``last``; ``numbers`` as ProseForm has them.

    What is dressed already is left alone, so that typing on costs nothing and what an input method is composing stays.
    """
    indent = QFontMetricsF(document.defaultFont()).horizontalAdvance("　　")
    block, end = document.findBlock(first), document.findBlock(last)
    act = QTextCursor(block)
    act.beginEditBlock()  # else Qt would lay out all that follows anew after each paragraph
    while block.isValid():
        face = _face(document, block)
        number = numbers.get(block.blockNumber(), "")
        room = indent + number_width(number, face.font()) if number else indent
        here = block.blockFormat()
        if here.textIndent() != room or here.lineHeight() != LINE_HEIGHT:
            here.setTextIndent(room)
            here.setLineHeight(LINE_HEIGHT, PROPORTIONAL)
            QTextCursor(block).setBlockFormat(here)
        if not _wears(block, face):
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(face)
        if block == end:
            break
        block = block.next()
    act.endEditBlock()


def _face(document: QTextDocument, block: QTextBlock) -> QTextCharFormat:
    face = QTextCharFormat()
    heading = prose_document.level_of(block) in (2, SUBHEADING)
    face.setFontFamilies(faces.families(faces.HEADING if heading else faces.BODY, block.text()))
    face.setFontPointSize(document.defaultFont().pointSizeF())
    return face


def _wears(block: QTextBlock, face: QTextCharFormat) -> bool:
    fragments = block.begin()
    while not fragments.atEnd():
        worn = fragments.fragment().charFormat()
        if worn.fontFamilies() != face.fontFamilies() or worn.fontPointSize() != face.fontPointSize():
            return False
        fragments += 1
    return True
