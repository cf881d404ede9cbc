"""Places of the stored text as offsets of the Qt document that shows it.

The stored text counts code points and spells marks out; the document counts UTF-16 units, so that a rare character is
two, and has each live figure as one object.
"""

from PySide6.QtGui import QTextCursor, QTextDocument

from forms.draft.prose import Reference, Words, parse


def units(text: str) -> int:
    """How many UTF-16 units ``text`` takes."""
    return len(text) + sum(character > "\uffff" for character in text)


def cursor_over(document: QTextDocument, text: str, start: int, length: int = 0) -> QTextCursor:
    """A cursor that selects the stretch of the stored ``text`` that ``document`` shows."""
    cursor = QTextCursor(document)
    cursor.setPosition(_place(document, text, start))
    cursor.setPosition(_place(document, text, start + length), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _place(document: QTextDocument, text: str, offset: int) -> int:
    block = document.begin()
    for paragraph in parse(text):
        at = block.position()
        for piece in paragraph.pieces:
            if offset < piece.start + piece.length:
                return at + _within(piece, offset)
            at += 1 if isinstance(piece, Reference) else units(piece.text)
        last = paragraph.pieces[-1] if paragraph.pieces else None
        if last and offset == last.start + last.length:
            return at
        block = block.next()
    return document.characterCount() - 1


def _within(piece: Words | Reference, offset: int) -> int:
    """How far into ``piece``: a live figure and a mark spelt out are not divided."""
    if isinstance(piece, Reference) or len(piece.text) != piece.length:
        return 0
    return units(piece.text[: max(0, offset - piece.start)])
