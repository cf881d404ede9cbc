"""One report while it is open: its editor, the pages of its parts, and what is known of it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.signoff.standing import Standing, standing
from desktop.store.drafts import DraftStore
from desktop.workplace import Workplace
from forms.draft.draft import Draft
from forms.draft.editor import DraftEditor
from forms.draft.journal import Edit
from forms.entry.chapter_page import ChapterPage
from forms.entry.signals import DraftSignals


class OpenReport(QObject):
    """Makes each part's page when it is first shown; ``connect_page`` is called with every new one."""

    def __init__(
        self, workplace: Workplace, store: DraftStore, report: str, connect_page: Callable[[ChapterPage], None]
    ) -> None:
        super().__init__()
        self.id = report
        self._store = store
        self.editor: DraftEditor = workplace.editor(store, report)
        self.standing = self._standing()  # in its approval, by what was registered last
        self.signals = DraftSignals(self.editor, self)
        self._connect_page = connect_page
        self._pages: dict[str, ChapterPage] = {}
        self._edition = self.draft.edition.key

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        return self.editor.draft

    @property
    def edition_changed(self) -> bool:
        """Whether the year has brought another edition since the pages were made."""
        return self.draft.edition.key != self._edition

    def page(self, chapter: str) -> ChapterPage:
        """The page of the part ``chapter``."""
        if chapter not in self._pages:
            definition = next(each for each in self.draft.edition.chapters if each.key == chapter)
            page = ChapterPage(definition, self.draft)
            self._connect_page(page)
            page.refused.connect(lambda: page.said.emit(self.editor.locked))
            page.lock(locked=bool(self.editor.locked))
            self._pages[chapter] = page
        return self._pages[chapter]

    def pages(self) -> list[ChapterPage]:
        """The pages made so far."""
        return list(self._pages.values())

    def forget_pages(self) -> list[ChapterPage]:
        """Drop all pages, for another edition; the caller removes them from the window."""
        pages = self.pages()
        self._pages.clear()
        self._edition = self.draft.edition.key
        return pages

    def resume(self) -> None:
        """Go on from what was registered of its approval: whether it is locked, how far undo reaches, its date."""
        reader, self.standing = self._store.reader, self._standing()
        entries, journal = reader.whole(self.id)
        self.editor.resume(entries, journal, locked=self.standing.locked, floor=self.standing.floor)
        for page in self.pages():
            page.lock(locked=bool(self.editor.locked))

    def _standing(self) -> Standing:
        return standing(self._store.reader.approvals.acts(self.id))

    def flush(self) -> None:
        """Wait until every edit is on the disk. Raises the StoreError that prevents it."""
        self._store.flush()

    def last_field(self) -> str:
        """The field that was changed last, by what is on the disk; empty where there is none."""
        return self._store.reader.last_field(self.id)

    def history(self, entry: str) -> list[Edit]:
        """Every edit of ``entry`` that is on the disk."""
        return self._store.reader.journal(self.id, entry)
