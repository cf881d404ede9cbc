"""Help of the current field: its place, official definition, common mistake, last year's number, what it was before.

Under it the note of a table's cell, which is printed below the table.
"""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QTextBrowser, QVBoxLayout, QWidget

from forms.draft.draft import Draft
from forms.draft.journal import Edit
from forms.entry.field_lock import FieldLock

SHOWN = 12  # earlier values
NOTE_LINES = 3
TAKEN_IN = 500  # milliseconds after the first key that is not in the draft yet


class HelpPanel(QWidget):
    """Shows one field at a time; ``note_edited`` carries the entry of a cell's note and its text.

    ``refused``: somebody tried to write the note while it is locked.
    """

    note_edited = Signal(str, str)
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QTextBrowser()
        self._text.setAccessibleName("当前格的说明")
        self._text.setOpenLinks(False)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._note_label = QLabel("附注（印在表下，一般不写）")
        self.note = QPlainTextEdit()
        self.note.setAccessibleName("这一格的附注")
        self.note.setTabChangesFocus(True)
        self.note.setPlaceholderText("如：其中修订2件")
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * NOTE_LINES + 12)
        self._lock = FieldLock(self)
        self._lock.refused.connect(self.refused)
        self._entry = ""
        self._timer = QTimer(self, singleShot=True, interval=TAKEN_IN)
        self._timer.timeout.connect(self._tell)
        self.note.textChanged.connect(self._begin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 8, 8)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._note_label)
        layout.addWidget(self.note)

    def lock(self, *, locked: bool) -> None:
        """The note cannot be written, or it can again."""
        self._lock.put_on([self.note], locked=locked)

    def words(self) -> str:
        """What is shown of the field."""
        return self._text.toPlainText()

    def show_field(self, draft: Draft, field_id: str, journal: Iterable[Edit]) -> None:
        """Show what is known of ``field_id``."""
        self._tell()
        field = draft.field(field_id)
        self._text.setHtml("" if field is None else "".join(_parts(draft, field_id, journal)))
        noted = field is not None and field.in_table
        self._entry = f"note:{field_id}" if noted else ""
        for widget in (self._note_label, self.note):
            widget.setVisible(noted)
        kept = draft.entries.get(self._entry, "")
        if self.note.toPlainText() != kept and not self.note.hasFocus():
            with QSignalBlocker(self.note):
                self.note.setPlainText(kept)

    def _begin(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _tell(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
        if self._entry and self.note.document().isModified():
            self.note.document().setModified(False)
            self.note_edited.emit(self._entry, self.note.toPlainText())


def _parts(draft: Draft, field_id: str, journal: Iterable[Edit]) -> Iterable[str]:
    field = draft.field(field_id)
    if field is None:
        return
    yield f"<h3>{escape(field.path)}</h3>"
    if field.help:
        yield f"<p><b>口径</b>　{escape(field.help).replace(chr(10), '<br>')}</p>"
    if field.mistake:
        yield f"<p><b>常见差错</b>　{escape(field.mistake)}</p>"
    if field.number:
        last = draft.last_number(field_id)
        yield f"<p><b>上年</b>　{'没有' if last is None else f'{last}{escape(field.unit)}'}</p>"
    if not field.prose:
        lines = [
            f"{escape(edit.when.replace('T', ' ')[:16])}　{escape(edit.who)}　"
            f"{escape(edit.removed) or '（空）'} → {escape(edit.inserted) or '（空）'}"
            for edit in journal
            if edit.field == field_id
        ]
        if lines:
            yield "<p><b>改动</b><br>" + "<br>".join(lines[-SHOWN:][::-1]) + "</p>"
