"""The heading level of the paragraphs at the cursor, from the menu 插入."""

from collections.abc import Callable

from forms.draft.prose import SUBHEADING
from forms.entry.chapter_page import ChapterPage


class HeadingActions:
    """``page`` gives the part on the screen, if one is."""

    def __init__(self, page: Callable[[], ChapterPage | None]) -> None:
        self._page = page

    def do_heading_2(self) -> None:
        """（一）"""
        self._set(2)

    def do_heading_3(self) -> None:
        """1."""
        self._set(3)

    def do_heading_4(self) -> None:
        """（1）"""
        self._set(4)

    def do_subheading(self) -> None:
        """An unnumbered sub-heading."""
        self._set(SUBHEADING)

    def do_body_text(self) -> None:
        """Body text."""
        self._set(None)

    def _set(self, level: int | None) -> None:
        page = self._page()
        if page:
            page.set_level(level)
