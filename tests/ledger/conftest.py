"""A ledger of 2021 in memory, filled by what a clerk types."""

from collections.abc import Callable
from datetime import datetime

import pytest

from forms.draft.draft import Draft
from forms.draft.journal import Edit
from forms.edition import Editions
from forms.ledger.definition import LedgerForm
from forms.ledger.editor import LedgerEditor
from forms.ledger.loading import ledgers

EDITIONS = Editions()
REQUESTS, DISPUTES = ledgers(EDITIONS, "2021")
Row = dict[str, str]
ASKED: Row = {"number": "2021-001", "received": "2021-03-01", "kind": "自然人"}
ANSWERED: Row = {**ASKED, "answered": "2021-03-20", "outcome": "予以公开"}


class Desk:
    """A ledger, what was recorded of it, and the report beside it."""

    def __init__(self, edition: str = "2021") -> None:
        self.edition = edition
        self.journal: list[Edit] = []
        self.editor = self.opened()

    def opened(self) -> LedgerEditor:
        """The door as after a restart: made from the journal alone."""
        entries: dict[str, str] = {}
        from forms.draft.journal import apply_edits

        apply_edits(entries, self.journal)
        return LedgerEditor(
            entries, self.journal, user="王芳", clock=lambda: datetime(2022, 1, 4, 9), record=self.journal.extend
        )

    def ledger(self, key: str = "requests") -> LedgerForm:
        return next(each for each in ledgers(EDITIONS, self.edition) if each.key == key)

    def draft(self, **cells: str) -> Draft:
        typed = {f"requests.{cell}": text for cell, text in cells.items()}
        return Draft(
            EDITIONS,
            {"report.agency": "甲局", "report.year": self.edition, "report.edition": self.edition, **typed},
        )


@pytest.fixture
def desk() -> Callable[..., Desk]:
    return Desk
