"""Undo and redo, from the menu 编辑."""

from collections.abc import Callable

from forms.draft.editor import DraftEditor
from forms.entry.chapter_page import ChapterPage


class UndoActions:
    """``page`` gives the part on the screen, if one is."""

    def __init__(self, editor: DraftEditor, page: Callable[[], ChapterPage | None]) -> None:
        self._editor, self._page = editor, page

    def do_undo(self) -> None:
        """Take back the last step, be it what is typed at this moment."""
        page = self._page()
        if page:
            page.hand_on()
        self._editor.undo()

    def do_redo(self) -> None:
        """Do again what was undone."""
        self._editor.redo()
