"""DraftSignals: the one QObject over the plain editor; turns its callbacks into Qt signals."""

from PySide6.QtCore import QObject, Signal

from forms.draft.editor import DraftEditor


class DraftSignals(QObject):
    """``changed`` carries the frozenset of entry ids that an act changed."""

    changed = Signal(object)

    def __init__(self, editor: DraftEditor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        editor.subscribe(self.changed.emit)
