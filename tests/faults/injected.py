"""A connection that refuses to begin, as SQLite or the system would: below SQLite nothing can be broken from here."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from desktop.store import writer
from desktop.store.connection import writing_connection


def refusal(code: int) -> sqlite3.OperationalError:
    """What Python raises for SQLite's result ``code``."""
    error = sqlite3.OperationalError("injected")
    error.sqlite_errorcode = code
    return error


class Refusing:
    """A connection whose transactions raise ``problem``."""

    def __init__(self, db: sqlite3.Connection, problem: BaseException) -> None:
        self._db, self._problem = db, problem

    def execute(self, statement: str, *values: Any) -> Any:
        """Refuse to begin."""
        if statement.startswith("begin"):
            raise self._problem
        return self._db.execute(statement, *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._db, name)


@contextmanager
def refused(problem: BaseException) -> Iterator[None]:
    """As long as it lasts, every new writing connection refuses with ``problem``."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer, "writing_connection", lambda path: Refusing(writing_connection(path), problem))
        yield
