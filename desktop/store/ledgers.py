"""What the store keeps of the ledgers beside the reports: their entries and their journal."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import NamedTuple

from desktop.store.writer import EDIT
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
            return _entries(db, report)

    def kept(self, report: str) -> KeptLedgers:
        """The same with every edit of theirs, first to last."""
        with self._opened() as db:
            rows = db.execute(f"select {EDIT} from ledger_edit where report = ? order by id", [report]).fetchall()
            return KeptLedgers(_entries(db, report), [Edit(*row) for row in rows])


def _entries(db: sqlite3.Connection, report: str) -> dict[str, str]:
    return dict(db.execute("select field, value from ledger_value where report = ?", [report]).fetchall())
