"""Zeros filled into the blank cells of a table and confirmed, from the menu 编辑."""

from collections.abc import Callable

from forms.draft.editor import DraftEditor
from forms.entry.chapter_page import ChapterPage

NO_TABLE = "请先到第二、三、四部分，再补0。"


class ZeroActions:
    """``page`` gives the part on the screen, if one is; ``say`` takes a sentence for the status line."""

    def __init__(
        self, editor: DraftEditor, page: Callable[[], ChapterPage | None], say: Callable[[str], object]
    ) -> None:
        self._editor, self._page, self._say = editor, page, say

    def do_fill_zeros(self) -> None:
        """A zero in each blank cell of this part's table, marked until confirmed."""
        self._on_table(self._editor.fill_zeros)

    def do_confirm_zeros(self) -> None:
        """Confirm the zeros filled into this part's table."""
        self._on_table(self._editor.confirm_zeros)

    def _on_table(self, act: Callable[[str], None]) -> None:
        page = self._page()
        if page and page.chapter.table:
            act(page.chapter.key)
        else:
            self._say(NO_TABLE)
