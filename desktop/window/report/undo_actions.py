"""Undo and redo, from the menu 编辑: the person is taken to what changed and told what it was."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from forms.draft.editor import DraftEditor
from forms.draft.history import Step
from forms.entry.chapter_page import ChapterPage


class UndoActions(QObject):
    """``page`` gives the part on the screen, if one is; ``show`` selects a stretch of the stored text of an entry."""

    said = Signal(str)

    def __init__(
        self,
        editor: DraftEditor,
        page: Callable[[], ChapterPage | None],
        show: Callable[[str, int, int], None],
    ) -> None:
        super().__init__()
        self._editor, self._page, self._show = editor, page, show

    def do_undo(self) -> None:
        """Take back the last step, be it what is typed at this moment."""
        page = self._page()
        if page:
            page.hand_on()
        step = self._editor.undo()
        if step:
            self._go_to(step, select=True)
            self.said.emit(f"已撤销：{step.label}")

    def do_redo(self) -> None:
        """Do again what was undone."""
        step = self._editor.redo()
        if step:
            self._go_to(step, select=False)  # what is typed next goes behind it, not in its place
            self.said.emit(f"已重做：{step.label}")

    def _go_to(self, step: Step, *, select: bool) -> None:
        """To the first field that changed; what has none, an answer to a finding say, is only told."""
        for edit in step.edits:
            if self._editor.draft.field(edit.field.rpartition(":")[2]):
                length = len(edit.inserted)
                self._show(edit.field, *((edit.at, length) if select else (edit.at + length, 0)))
                return
