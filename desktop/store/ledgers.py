"""What the store keeps of the ledgers beside the reports: their entries and their journal."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import NamedTuple

from desktop.store import rows
from forms.draft.journal import Edit


class KeptLedgers(NamedTuple):
    """The entries of a report's ledgers and their journal."""

    entries: dict[str, str]
    journal: list[Edit]


class LedgerReader:
    """Reads through ``opened``, which gives a connection to the store for as long as it is needed."""

    def __init__(self, opened: Callable[[], AbstractContextManager[sqlite3.Connection]]) -> None:
        self._opened = opened

    def entries(self, report: str) -> dict[str, str]:
        """The entries of the ledgers of ``report``; see ``forms.ledger.ledger``."""
        with self._opened() as db:
            return rows.entries(db, report, rows.LEDGER)

    def kept(self, report: str) -> KeptLedgers:
        """The same with every edit of theirs, first to last."""
        with self._opened() as db:
            return KeptLedgers(*rows.whole(db, report, rows.LEDGER))
