"""The store's rows: a full one (a thousand reports, a million edits) against one with a single report, in one run.

A keystroke to the disk, opening store and report, the start page, memory after ten thousand edits.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from desktop.settings import read_settings
from desktop.store.drafts import DraftStore
from desktop.workplace import Workplace
from forms.draft.editor import DraftEditor
from tests.benchmarks.our_store import EDITS as TYPED
from tests.benchmarks.pairs import measure, row
from tests.benchmarks.windows import CELL, EDITS, ENVIRONMENT, REPORTS, fill, one_report

LIST_BUDGET = 100.0  # milliseconds of the processor for the list of a thousand reports
MEMORY_BUDGET = 20.0  # MiB that ten thousand edits may take


def rows() -> Iterator[str]:
    """Each row as a line, as soon as it is measured."""
    with tempfile.TemporaryDirectory() as scratch:
        small, full = Path(scratch) / "small", Path(scratch) / "full"
        one_report(small)
        shutil.copytree(small, full)
        fill(full)
        size = (full / "drafts.sqlite").stat().st_size / 2**20
        yield f"the full store: {REPORTS + 1} reports, {EDITS} edits, {size:.0f} MiB"
        yield row("opening the store", measure(lambda: _open_and_close(full), lambda: _open_and_close(small)), 1.2)
        (store, editor), (small_store, small_editor) = _editor(full), _editor(small)
        numbers = iter(range(1, 1_000_000))

        def keystroke(store: DraftStore, editor: DraftEditor) -> None:
            editor.set(CELL, str(next(numbers)), typing=True)
            store.flush()

        yield row(
            "a number typed, to the disk",
            measure(lambda: keystroke(store, editor), lambda: keystroke(small_store, small_editor), 101),
            1.2,
        )
        yield row("opening a report", measure(lambda: _reopen(full, store), lambda: _reopen(small, small_store)), 1.2)
        yield _list(store)
        store.close()
        small_store.close()
        yield from _memory(full, small)


def _open_and_close(folder: Path) -> None:
    Workplace.at(str(folder)).open_store().close()


def _editor(folder: Path) -> tuple[DraftStore, DraftEditor]:
    workplace = Workplace.at(str(folder))
    store = workplace.open_store()
    return store, workplace.editor(store, read_settings(folder).last_report)


def _reopen(folder: Path, store: DraftStore) -> None:
    Workplace.at(str(folder)).editor(store, read_settings(folder).last_report)


def _list(store: DraftStore) -> str:
    times = []
    for _ in range(11):
        begun = process_time()
        listed = store.reader.reports()
        store.reader.approvals.all_acts()
        times.append((process_time() - begun) * 1000)
    median = sorted(times)[len(times) // 2]
    judged = "kept" if median <= LIST_BUDGET else "MISSED"
    return f"the list of {len(listed)} reports: {median:.1f} ms of the processor  budget {LIST_BUDGET:.0f} ms  {judged}"


def _memory(full: Path, small: Path) -> Iterator[str]:
    taken = []
    for folder in (full, small):
        words = [sys.executable, "-m", "tests.benchmarks.our_store", str(folder)]
        done = subprocess.run(words, check=True, capture_output=True, text=True, env=ENVIRONMENT)
        before, after = (int(line) / 1024 for line in done.stdout.split())
        taken.append((before, after - before))
    (before, grown), (small_before, small_grown) = taken
    judged = "kept" if grown <= MEMORY_BUDGET else "MISSED"
    yield (
        f"memory after {TYPED} edits: {grown:+.1f} MiB over {before:.0f} MiB  budget +{MEMORY_BUDGET:.0f} MiB  {judged}"
        f"  [{grown / max(small_grown, 0.1):.2f} × the small store's {small_grown:+.1f} over {small_before:.0f} MiB]"
    )
