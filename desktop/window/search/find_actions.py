"""Find and replace over the whole report: the line above the form, made when it is first asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from forms.draft.editor import DraftEditor
from forms.entry.chapter_page import ChapterPage

if TYPE_CHECKING:
    from desktop.window.search.find_bar import FindBar
    from desktop.window.search.text_search import TextSearch

BELOW_APPROVAL = 1  # place of the line in ``room``


class FindActions:
    """``room`` takes the line in; ``show`` selects a stretch of a field, ``page`` gives the part on the screen."""

    def __init__(
        self,
        editor: DraftEditor,
        room: QVBoxLayout,
        show: Callable[[str, int, int], None],
        page: Callable[[], ChapterPage | None],
    ) -> None:
        self._editor, self._room, self._show, self._page = editor, room, show, page
        self._search: TextSearch | None = None

    def do_find_text(self) -> None:
        """Find words over the whole report."""
        self._bar.open_for(replacing=False, words=self._chosen_words())

    def do_find_next(self) -> None:
        """The next place of what was looked for last."""
        self._bar.seek()

    def do_replace_text(self) -> None:
        """Replace words over the whole report."""
        self._bar.open_for(replacing=True, words=self._chosen_words())

    @property
    def _bar(self) -> "FindBar":
        from desktop.window.search.find_bar import FindBar  # noqa: PLC0415
        from desktop.window.search.text_search import TextSearch  # noqa: PLC0415

        if self._search is None:
            bar = FindBar()
            self._room.insertWidget(BELOW_APPROVAL, bar)
            self._search = TextSearch(self._editor, bar, self._show)
        return self._search.bar

    def _chosen_words(self) -> str:
        page = self._page()
        return page.chosen_words() if page else ""
