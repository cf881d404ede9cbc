"""What the store keeps of the ledgers beside the reports: their entries and their journal."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager

from desktop.store import rows
from forms.draft.journal import Edit


class LedgerReader:
    """Reads through ``opened``, which gives a connection to the store for as long as it is needed."""

    def __init__(self, opened: Callable[[], AbstractContextManager[sqlite3.Connection]]) -> None:
        self._opened = opened

    def entries(self, report: str) -> dict[str, str]:
        """The entries of the ledgers of ``report``; see ``forms.ledger.ledger``."""
        with self._opened() as db:
            return rows.entries(db, report, rows.LEDGER)

    def journal(self, report: str) -> list[Edit]:
        """Every edit of the ledgers of ``report``, first to last."""
        with self._opened() as db:
            return [edit for _, edit in rows.journal(db, "report = ?", [report], rows.LEDGER)]
