"""The panel 说明: everything that is known of the current field, and what can be noted down about it.

Of a table's cell: the note that is printed below the table, and the one that is never printed.
"""

from collections.abc import Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from desktop.window.report.cell_words import OFFER, RULING, TAKE, cell_words, earlier
from desktop.window.report.note_box import NoteBox
from forms.draft.draft import Draft
from forms.draft.facts import MEMO
from forms.draft.journal import Edit
from forms.entry.field_lock import FieldLock


class HelpPanel(QWidget):
    """Shows one field at a time; ``note_edited`` carries the entry of a note and its text.

    ``value_wanted``: a field and a value that it had before. ``ruling_wanted``: the entry of a 口径记录 to be changed,
    empty for a new one; ``offer_wanted``: the entry of last year's to be taken over. ``source_wanted``: to say where
    the cells come from. ``refused``: somebody tried to write a note while it is locked.
    """

    note_edited = Signal(str, str)
    value_wanted = Signal(str, str)
    ruling_wanted = Signal(str)
    offer_wanted = Signal(str)
    source_wanted = Signal()
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QTextBrowser()
        self._text.setAccessibleName("当前格的说明")
        self._text.setOpenLinks(False)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.anchorClicked.connect(self._follow)
        self._source, self._ruling = QPushButton("来源…"), QPushButton("记口径…")
        self._source.setToolTip("这一格或者选中的几格的数，是哪个处室、谁、什么时候提供的")
        self._ruling.setToolTip("问过主管部门的：问题、答复、由谁答复；明年还会提示")
        self._source.clicked.connect(self.source_wanted)
        self._ruling.clicked.connect(lambda: self.ruling_wanted.emit(""))
        self._note = NoteBox("附注（印在表下，一般不写）", "这一格的附注", "如：其中修订2件", 2)
        self._memo = NoteBox("备注（不印在报告里，只印在附页上）", "这一格的备注", "如：2件在补正，1月底再核", 2)
        self.note, self.memo = self._note.text, self._memo.text
        self._lock = FieldLock(self)
        self._lock.refused.connect(self.refused)
        self._field, self._earlier, self._shown = "", list[tuple[Edit, str]](), ""
        buttons = QHBoxLayout()
        for button in (self._source, self._ruling):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 8, 8)
        layout.addWidget(self._text, 1)
        layout.addLayout(buttons)
        for box in (self._memo, self._note):
            box.edited.connect(self.note_edited)
            layout.addWidget(box)

    def lock(self, *, locked: bool) -> None:
        """Nothing can be noted down, or it can again."""
        self._lock.put_on([self.note, self.memo, self._source, self._ruling], locked=locked)

    def words(self) -> str:
        """What is shown of the field."""
        return self._text.toPlainText()

    def show_field(self, draft: Draft, field_id: str, journal: Sequence[Edit], *, locked: bool) -> None:
        """Show what is known of ``field_id``."""
        if field_id != self._field:
            for box in (self._note, self._memo):
                box.hand_on()
        field = draft.field(field_id)
        self._field, self._earlier = field_id, earlier(draft, field_id, journal)
        words = cell_words(draft, field_id, journal, locked=locked)
        if words != self._shown:  # else what is read stays where it is
            self._shown = words
            self._text.setHtml(words)
        known = field is not None and not field_id.startswith("report.")
        self._source.setVisible(known and field is not None and field.number and not field.computed)
        self._ruling.setVisible(known)
        for box, entry, shown in (
            (self._note, f"note:{field_id}", field is not None and field.in_table),
            (self._memo, MEMO + field_id, known),
        ):
            box.show_entry(entry if shown else "", draft.entries.get(entry, ""))

    def _follow(self, link: QUrl) -> None:
        words = link.toString()
        if words.startswith(TAKE):
            self.value_wanted.emit(self._field, self._earlier[int(words.removeprefix(TAKE))][1])
        elif words.startswith(OFFER):
            self.offer_wanted.emit(words.removeprefix(OFFER))
        elif words.startswith(RULING):
            self.ruling_wanted.emit(words.removeprefix(RULING))
