"""Help of the current field: its place, official definition, common mistake, last year's number, what it was before."""

from collections.abc import Iterable
from html import escape

from PySide6.QtWidgets import QTextBrowser, QWidget

from forms.draft.draft import Draft
from forms.draft.journal import Edit

SHOWN = 12  # earlier values


class HelpPanel(QTextBrowser):
    """Shows one field at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("当前格的说明")
        self.setOpenLinks(False)

    def show_field(self, draft: Draft, field_id: str, journal: Iterable[Edit]) -> None:
        """Show what is known of ``field_id``."""
        field = draft.field(field_id)
        if field is None:
            self.setHtml("")
            return
        parts = [f"<h3>{escape(field.path)}</h3>"]
        if field.help:
            parts.append(f"<p><b>口径</b>　{escape(field.help).replace(chr(10), '<br>')}</p>")
        if field.mistake:
            parts.append(f"<p><b>常见差错</b>　{escape(field.mistake)}</p>")
        if field.number:
            last = draft.last_number(field_id)
            parts.append(f"<p><b>上年</b>　{'没有' if last is None else f'{last}{escape(field.unit)}'}</p>")
        note = draft.entries.get(f"note:{field_id}")
        if note:
            parts.append(f"<p><b>附注</b>　{escape(note)}</p>")
        if not field.prose:
            lines = [
                f"{escape(edit.when.replace('T', ' ')[:16])}　{escape(edit.who)}　"
                f"{escape(edit.removed) or '（空）'} → {escape(edit.inserted) or '（空）'}"
                for edit in journal
                if edit.field == field_id
            ]
            if lines:
                parts.append("<p><b>改动</b><br>" + "<br>".join(lines[-SHOWN:][::-1]) + "</p>")
        self.setHtml("".join(parts))
