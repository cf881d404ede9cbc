"""One text of the report: paragraphs, headings and live figures, written as they will stand on the page."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QTextEdit, QVBoxLayout, QWidget

from forms.checks.finding import Severity, Span
from forms.draft.draft import Draft
from forms.draft.rendering import rendered
from forms.draft.word_count import word_count
from forms.edition.model import Field
from forms.entry import faces, prose_document
from forms.entry.prose_dress import dress
from forms.entry.prose_edit import ProseEdit
from forms.entry.prose_places import cursor_over
from forms.entry.severity_marks import LINES, ink

POINTS = 15.0  # at 100 %
LINE_CHARACTERS = 28  # as on the page (GB/T 9704-2012, 5.2.3)


class ProseForm(QWidget):
    """One text. ``edited`` carries the field's id and the stored text, on each change; ``pasted`` as MatrixForm's."""

    edited = Signal(str, str)
    pasted = Signal(object)
    current_changed = Signal(str)
    figure_activated = Signal(str)
    said = Signal(str)

    def __init__(self, field: Field, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self._draft = field, draft
        self._filling = False
        self._percent = 0
        self._marked: Sequence[tuple[Span, Severity]] = ()
        self._pasting = False
        self._visited = False
        self._touched: tuple[int, int] | None = None  # offsets between which the document has changed
        self._edit = ProseEdit(draft)
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
        self._edit.document().contentsChange.connect(self._touch)
        self._edit.textChanged.connect(self._changed)
        self._edit.entered.connect(self._enter)
        self._edit.inserted.connect(self._expect_paste)
        self._edit.said.connect(self.said)
        self._edit.chip_clicked.connect(self.figure_activated)
        self._edit.resized.connect(self._fit)
        self.scale(100)
        self._fill()

    @property
    def edit(self) -> ProseEdit:
        """Where it is written."""
        return self._edit

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
        document, stored = self._edit.document(), self.stored
        for span, severity in reversed(spans):
            selection: Any = QTextEdit.ExtraSelection()
            selection.cursor = cursor_over(document, stored, span.start, span.length)
            underlined = QTextCharFormat()
            underlined.setUnderlineStyle(LINES[severity])
            underlined.setUnderlineColor(ink(severity, self.palette()))
            selection.format = underlined
            selections.append(selection)
        self._edit.setExtraSelections(selections)

    def insert_figure(self, field_id: str) -> None:
        """A live figure where the cursor is; at the end of a text where it has not been."""
        if not self._visited:
            self._edit.moveCursor(QTextCursor.MoveOperation.End)
        self._edit.insert_chip(field_id)
        self._edit.setFocus()

    def set_level(self, level: int | None) -> None:
        """Make the paragraphs at the cursor a heading, or body text."""
        prose_document.set_level(self._edit.textCursor(), level)

    def go_to(self, offset: int = 0) -> None:
        """Put the cursor at ``offset`` of the stored text."""
        self.select(offset, 0)
        self._edit.setFocus()

    @property
    def caret(self) -> int:
        """How far into the shown text the cursor is, in UTF-16 units."""
        return self._edit.textCursor().position()

    def put_caret(self, caret: int) -> None:
        """Put the cursor ``caret`` units into the shown text, at its end where that is shorter by now."""
        cursor = self._edit.textCursor()
        cursor.setPosition(min(caret, self._edit.document().characterCount() - 1))
        self._edit.setTextCursor(cursor)
        self._edit.setFocus()

    def select(self, start: int, length: int) -> int:
        """Select a stretch of the stored text; returns how far down it stands, in pixels."""
        self._edit.setTextCursor(cursor_over(self._edit.document(), self.stored, start, length))
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

    def _enter(self) -> None:
        self._visited = True
        self.current_changed.emit(self.field.id)

    def _expect_paste(self) -> None:
        self._pasting = True

    def _touch(self, at: int, _removed: int, added: int) -> None:
        """Qt's contentsChange; the document may not be changed before its act is at an end."""
        first, last = self._touched or (at, at)
        self._touched = min(first, at), max(last, at + added)

    def _changed(self) -> None:
        if self._filling:
            return
        self._dress_touched()
        pasted, self._pasting = self._pasting, False
        if pasted:
            self.pasted.emit({self.field.id: self.stored})
        else:
            self.edited.emit(self.field.id, self.stored)
        self._tell_count()
        self._fit()

    def _dress_touched(self) -> None:
        if self._touched:
            self._dress(*self._touched)

    def _tell_count(self) -> None:
        count = self.word_count()
        self._count.setText(f"{count}字" if count else "")

    def number(self, numbers: Mapping[int, str]) -> None:
        """Show the ``numbers`` that headings print with, by paragraph."""
        if numbers != self._edit.numbers:
            self._edit.numbers = numbers
            self._dress()

    def _dress(self, first: int = 0, last: int | None = None) -> None:
        blocked = self._edit.blockSignals(True)
        document = self._edit.document()
        end = document.characterCount() - 1
        dress(document, self._edit.numbers, min(first, end), end if last is None else min(last, end))
        self._touched = None
        self._edit.blockSignals(blocked)

    def _fit(self) -> None:
        """As high as the text, so that the part scrolls as one page."""
        document = self._edit.document()
        document.setTextWidth(self._edit.contentsRect().width())
        self._edit.setFixedHeight(max(60, int(document.size().height()) + 6))
