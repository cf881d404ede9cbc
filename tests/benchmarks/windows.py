"""The window's rows: start to first paint, memory, a keystroke, opening a full store; offscreen, interleaved pairs."""

import os
import statistics
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from time import perf_counter, time

import resources
from desktop.settings import Settings, write_settings
from desktop.store.connection import FILE, writing_connection
from desktop.store.rows import EDIT
from desktop.store.seals import sealed
from desktop.window.start.library import Library
from desktop.workplace import Workplace
from forms.draft.exchange import load
from forms.draft.journal import Edit
from tests.benchmarks.pairs import compare, row

HERE = Path(__file__).parent
SAMPLE = "samples/invented-2021.json"
REPORTS, EDITS = 1_000, 1_000_000
KEYSTROKES = 400
CELL = "requests.received.natural"
FRAME = 1000 / 60  # milliseconds
ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
    "QT_QPA_PLATFORM": "offscreen",
}


def rows() -> Iterator[str]:
    """Each row as a line, as soon as it is measured."""
    with tempfile.TemporaryDirectory() as scratch:
        small, full = Path(scratch) / "small", Path(scratch) / "full"
        for folder in (small, full):
            one_report(folder)
        started = compare(lambda: _first_paint(_ours(small)), lambda: _first_paint(_bare()))
        yield row("start to first paint, last draft", started, 2.0)
        yield from _memory(small)
        fill(full)
        yield row(
            f"opening {REPORTS} reports and {EDITS} edits, against one report",
            compare(lambda: _first_paint(_ours(full)), lambda: _first_paint(_ours(small))),
            1.2,
        )
        yield from _keystrokes(full)


def _bare() -> list[int]:
    return _numbers([str(HERE / "bare_window.py"), str(time())])


def _ours(folder: Path, *words: str) -> list[int]:
    return _numbers(["-m", "tests.benchmarks.our_window", str(time()), str(folder), *words])


def _numbers(words: list[str]) -> list[int]:
    done = subprocess.run([sys.executable, *words], check=True, capture_output=True, text=True, env=ENVIRONMENT)
    return [int(line) for line in done.stdout.split()]


def _first_paint(numbers: list[int]) -> float:
    """Seconds from the start of the process."""
    return numbers[0] / 1000


def _memory(folder: Path) -> Iterator[str]:
    _, bare = _bare()
    _, opened, first, last = _ours(folder, "work")
    for name, ours, budget in (("form open", opened, 1.8), ("preview and one export", first, 3.5)):
        ratio = ours / bare
        judged = "kept" if ratio <= budget else "MISSED"
        yield f"memory, {name}: {ratio:.2f}  budget {budget}  {judged}  [{ours // 1024} MiB / {bare // 1024} MiB]"
    yield f"memory, 100 exports more: {(last - first) / 1024:+.0f} MiB"


def _keystrokes(folder: Path) -> Iterator[str]:
    """A number typed and taken in, to its repaint with totals, findings and pages going on beside, and the same in a
    bare QTableView."""
    from PySide6.QtWidgets import QTableView, QTableWidget

    from desktop.app import application
    from desktop.window.main_window import MainWindow

    app = application()
    workplace = Workplace.at(str(folder))
    store = workplace.open_store()
    window = MainWindow(workplace, store, folder / "log")
    window.open_last_report()
    window.show()
    window.view.go_to(CELL)
    app.processEvents()
    view = app.focusWidget()
    assert isinstance(view, QTableView)
    ours = _gestures(view, app)
    bare = QTableWidget(25, 8)
    bare.resize(900, 640)
    bare.show()
    bare.setFocus()
    app.processEvents()
    anchor = _gestures(bare, app)
    window.close()
    store.close()
    for name, times in (("our form", ours), ("bare QTableView", anchor)):
        cuts = statistics.quantiles(times, n=100)
        judged = f"  budget {FRAME:.1f}  {'kept' if cuts[98] <= FRAME else 'MISSED'}" if times is ours else ""
        yield f"cell edit to repaint, {name}: median {cuts[49]:.1f} ms, p99 {cuts[98]:.1f} ms{judged}"


def _gestures(view: object, app: object) -> list[float]:
    """Milliseconds of each number typed with Enter, over and over the first column."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QTableView

    assert isinstance(view, QTableView)
    assert isinstance(app, QApplication)
    times = []
    for number in range(KEYSTROKES + 50):
        if number % 20 == 0:
            view.setCurrentIndex(view.model().index(0, 0))
            app.processEvents()
        QTest.qWait(15)  # a person types no faster; what goes on beside goes on
        begun = perf_counter()
        QTest.keyClicks(view, str(number % 10))
        line = app.focusWidget()
        if line is not None:
            QTest.keyClick(line, Qt.Key.Key_Return)
        app.processEvents()
        times.append((perf_counter() - begun) * 1000)
    return times[50:]


def one_report(folder: Path) -> None:
    workplace = Workplace.at(str(folder))
    store = workplace.open_store()
    entries = load(resources.path(SAMPLE).read_bytes(), workplace.editions).entries
    report = Library(workplace, store).add(entries, "示例")
    store.close()
    write_settings(folder, Settings(last_report=report))


def fill(folder: Path) -> None:
    """More reports and edits, straight into the tables: typing a million numbers would take a day."""
    db = writing_connection(folder / FILE)
    when = datetime(2022, 1, 5).isoformat()
    each = EDITS // REPORTS
    texts = load(resources.path(SAMPLE).read_bytes(), Workplace.at(str(folder)).editions).entries
    texts = {**{key: text for key, text in texts.items() if key != "predecessors"}, CELL: "1"}
    created = [Edit(1, "create", "新建", key, 0, "", text, None, "某", when) for key, text in texts.items()]
    turns = [("1", "2"), ("2", "1")]
    edits = [
        Edit(2 + number, "set", "填写", CELL, 0, *turns[number % 2], None, "某", when)
        for number in range((each - len(created)) // 2 * 2)
    ]
    db.execute("begin")
    for _ in range(REPORTS):
        report = uuid.uuid4().hex
        db.execute("insert into report (id, created, saved_at, saves) values (?, ?, ?, 1)", [report, when, when])
        db.executemany(
            "insert into value (report, field, value, seal) values (?, ?, ?, ?)",
            [sealed(report, key, text) for key, text in texts.items()],
        )
        db.executemany(
            f"insert into edit (report, {EDIT}, seal) values (?{', ?' * 11})",
            [sealed(report, *edit) for edit in (*created, *edits)],
        )
    db.execute("commit")
    db.close()
