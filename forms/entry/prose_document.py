"""A stored text as a Qt document and back: paragraphs, heading levels, live figures as objects.

Qt keeps an object as one U+FFFC, so the mapping both ways is done here, piece by piece, and is exact.
"""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from forms.draft.prose import SUBHEADING, Reference, literal, parse

CHIP = QTextFormat.ObjectTypes.UserObject + 1
FIELD, LAST, LEVEL = (QTextFormat.Property.UserProperty + offset for offset in (1, 2, 3))
OBJECT = "\ufffc"
BODY = -1  # the level of body text, as a block property


def chip_format(field_id: str, last: bool) -> QTextCharFormat:
    """The character format of a live figure."""
    chip = QTextCharFormat()
    chip.setObjectType(CHIP)
    chip.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    chip.setProperty(FIELD, field_id)
    chip.setProperty(LAST, last)
    return chip


def level_of(block: QTextBlock) -> int | None:
    """The heading level of a paragraph; None for body text."""
    value = block.blockFormat().property(LEVEL)
    return None if value is None or value == BODY else int(value)


def set_level(cursor: QTextCursor, level: int | None) -> None:
    """Give the paragraphs ``cursor`` touches a heading level, or make them body text."""
    block = QTextBlockFormat()
    block.setProperty(LEVEL, BODY if level is None else level)
    cursor.mergeBlockFormat(block)


def fill(document: QTextDocument, text: str) -> None:
    """Replace what ``document`` shows by the stored ``text``."""
    document.clear()
    cursor = QTextCursor(document)
    insert_stored(cursor, text)


def insert_stored(cursor: QTextCursor, text: str) -> None:
    """Insert the stored ``text`` at ``cursor``; its first line joins the paragraph there."""
    cursor.beginEditBlock()  # laid out once, not after each piece
    for number, paragraph in enumerate(parse(text)):
        if number:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        if paragraph.level is not None:
            set_level(cursor, paragraph.level)
        for piece in paragraph.pieces:
            if isinstance(piece, Reference):
                cursor.insertText(OBJECT, chip_format(piece.field, piece.last))
            else:
                cursor.insertText(piece.text.replace(OBJECT, "\ufffd"), QTextCharFormat())
    cursor.endEditBlock()


def stored(document: QTextDocument) -> str:
    """The stored text of what ``document`` shows."""
    lines = []
    block = document.begin()
    while block.isValid():
        lines.append(_line(block))
        block = block.next()
    return "\n".join(lines)


def pieces(block: QTextBlock) -> Iterator[str | Reference]:
    """The characters and live figures of a paragraph, in order; references carry no place."""
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        chip = fragment.charFormat()
        text = fragment.text()
        if chip.objectType() == CHIP:
            for _ in text:
                yield Reference(str(chip.property(FIELD)), bool(chip.property(LAST)), 0, 0)
        else:
            yield text.replace("\u2028", " ")
        fragments += 1


def _line(block: QTextBlock) -> str:
    words = "".join(_stored_piece(piece) for piece in pieces(block))
    level = level_of(block)
    if level is not None:
        return f"#{'' if level == SUBHEADING else level} {words}"
    return "#" + words if words.startswith("#") else words


def _stored_piece(piece: str | Reference) -> str:
    if isinstance(piece, Reference):
        return "{last:" + piece.field + "}" if piece.last else "{" + piece.field + "}"
    return literal(piece)
