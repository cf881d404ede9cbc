"""Killed without warning at random moments: the file always opens, and nothing older than a second is missing."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store.connection import sound
from desktop.workplace import Workplace
from forms.draft.draft import Draft
from forms.draft.exchange import dump, load
from tests.faults.trials import KILLS
from tests.faults.typist import CELL, KINDS, RELEASED, REPORT, TEXT, pasted_cells

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL and fork")
SECOND = 1.0
TRIALS = [(kind, number) for number in range(max(1, KILLS // len(KINDS))) for kind in KINDS]


class Typist:
    """The process that forks workers."""

    def __init__(self) -> None:
        words = [sys.executable, str(Path(__file__).with_name("typist.py"))]
        root = str(Path(__file__).parents[2])
        self._process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([root, os.environ.get("PYTHONPATH", "")])},
        )

    def kill_after(self, kind: str, folder: Path, seconds: float) -> float:
        """Have one work in ``folder`` and kill it after ``seconds``; returns when that was, by the monotonic clock."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{kind} {folder}\n")
        self._process.stdin.flush()
        worker = int(self._process.stdout.readline())
        time.sleep(seconds)  # the moment of the kill is what is drawn
        killed = time.monotonic()
        os.kill(worker, signal.SIGKILL)
        assert self._process.stdout.readline() == "ended\n"
        return killed

    def end(self) -> None:
        """No more trials."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


@pytest.fixture(scope="module")
def typist() -> Iterator[Typist]:
    """One for all trials."""
    one = Typist()
    yield one
    one.end()


def made(folder: Path, killed: float, older_than: float) -> int:
    """The number of the last act that was made ``older_than`` seconds or more before the kill."""
    acts = Path(f"{folder}.acts")
    lines = acts.read_text().split("\n")[:-1] if acts.exists() else []
    return max((int(line.split()[0]) for line in lines if killed - float(line.split()[1]) >= older_than), default=0)


@pytest.mark.parametrize(("kind", "number"), TRIALS)
def test_killed_at_any_moment(typist: Typist, tmp_path: Path, kind: str, number: int) -> None:
    rng = random.Random(f"{kind} {number}")
    folder = tmp_path / "store"
    killed = typist.kill_after(kind, folder, rng.uniform(0.02, 1.6) if number % 5 == 0 else rng.uniform(0.02, 0.4))
    if kind == "migrating":
        for data in folder.iterdir() if folder.exists() else ():
            if (data / "drafts.sqlite").exists():
                migrated(data)
        return
    if not (folder / "drafts.sqlite").exists():
        assert made(folder, killed, SECOND) == 0
        return
    workplace = Workplace.at(str(folder))
    store = workplace.open_store()
    try:
        assert store.notices == []
        reports = store.reader.reports()
        if not reports:
            assert made(folder, killed, SECOND) == 0
            return
        editor = workplace.editor(store, REPORT)  # proves the journal
        kept = int(editor.draft.entries.get(CELL, "0"))
        assert kept >= made(folder, killed, 0.0 if kind == "backing_up" else SECOND)
        if kind == "typing":
            text = editor.draft.entries.get(TEXT, "0").lstrip("字")
            assert int(text) in (kept, kept - 1)
        if kind == "pasting" and kept:
            assert {editor.draft.entries.get(cell) for cell in pasted_cells(editor)} == {str(kept)}
        for backup in (folder / "backups").glob("*.sqlite"):
            assert sound(backup)
        store.backup()
    finally:
        store.close()


def migrated(data: Path) -> None:
    """Every report of the released store is there, whole."""
    released = sorted(RELEASED.iterdir())[0]
    workplace = Workplace.at(str(data))
    store = workplace.open_store()
    assert store.notices == []
    for file in released.glob("*.json"):
        before = load(file.read_bytes(), workplace.editions)
        assert before.id is not None
        now = Draft(workplace.editions, store.reader.whole(before.id)[0])
        assert load(dump(before.id, now).encode(), workplace.editions).entries == before.entries
    store.close()
