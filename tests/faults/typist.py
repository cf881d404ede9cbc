"""Somebody at work who may be killed at any moment: one process that forks a worker for each line it reads.

    python tests/faults/typist.py

A line is ``KIND FOLDER``. The worker works in ``FOLDER`` without end; of each act it writes ``NUMBER MONOTONIC_TIME``
to ``FOLDER.acts`` just after it was made. Printed are the worker's process id, and ``ended`` once it is gone. Forking
from a process that has imported everything already makes hundreds of trials cheap.
"""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import sqlite_utils  # noqa: F401  -- what a migration needs is there before the fork

from desktop.store.drafts import DraftStore
from desktop.workplace import Workplace
from forms.draft.editor import DraftEditor

REPORT = "c" * 32
RELEASED = Path(__file__).parents[1] / "store" / "files"
CELL, TEXT = "requests.received.natural", "problems.text"
CREATED = {"report.agency": "甲局", "report.year": "2021", "report.edition": "2021", "report.kind": "department"}


def typing(folder: Path) -> Iterator[int]:
    """Numbers into a cell and characters into a text, as fast as they are taken."""
    _, editor = _editor(folder)
    for number in range(1, 1_000_000):
        editor.set(CELL, str(number), typing=True)
        editor.set(TEXT, "字" * (number % 50) + str(number), typing=True)
        yield number
        time.sleep(0.01)  # a hundred keystrokes a second


def pasting(folder: Path) -> Iterator[int]:
    """The same number into every cell of a table, as one step."""
    _, editor = _editor(folder)
    cells = pasted_cells(editor)
    for number in range(1, 1_000_000):
        editor.paste(dict.fromkeys(cells, str(number)))
        yield number
        time.sleep(0.05)  # twenty blocks a second


def migrating(folder: Path) -> Iterator[int]:
    """Stores of an earlier program opened by this one, one after another."""
    released = sorted(RELEASED.iterdir())[0]
    for number in range(1, 1_000_000):
        data = folder / str(number)
        data.mkdir(parents=True)
        shutil.copyfile(released / "drafts.sqlite", data / "half")
        (data / "half").rename(data / "drafts.sqlite")
        Workplace.at(str(data)).open_store().close()
        yield number


def backing_up(folder: Path) -> Iterator[int]:
    """Typing, and a backup after each number."""
    store, editor = _editor(folder)
    for number in range(1, 1_000_000):
        editor.set(CELL, str(number))
        store.backup()
        yield number


KINDS: dict[str, Callable[[Path], Iterator[int]]] = {
    each.__name__: each for each in (typing, pasting, migrating, backing_up)
}


def pasted_cells(editor: DraftEditor) -> list[str]:
    """The cells of the table of requests that a person fills."""
    return [each.id for each in editor.draft.number_fields() if each.in_table and each.id.startswith("requests.")]


def _editor(folder: Path) -> tuple[DraftStore, DraftEditor]:
    workplace = Workplace.at(str(folder))
    store = workplace.open_store()
    editor = workplace.new_editor(store, REPORT)
    editor.create(CREATED, "新建")
    return store, editor


def work(kind: str, folder: Path) -> None:
    """Act until killed."""
    acts = os.open(f"{folder}.acts", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in KINDS[kind](folder):
        os.write(acts, f"{number} {time.monotonic()}\n".encode())


def main() -> None:
    """Fork a worker for each line."""
    for line in sys.stdin:
        kind, _, folder = line.strip().partition(" ")
        worker = os.fork()
        if worker == 0:
            work(kind, Path(folder))
        print(worker, flush=True)
        os.waitpid(worker, 0)
        print("ended", flush=True)


if __name__ == "__main__":
    main()
