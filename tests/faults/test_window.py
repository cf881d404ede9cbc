"""Faults while the window is open, and what it shows after a crash."""

import gc
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser
from pytestqt.qtbot import QtBot

from desktop.store.drafts import DraftStore
from desktop.store.errors import DiskFull, StoreDamaged, StoreInUse, StoreTooNew
from desktop.store.writer import Outcome
from desktop.window import background
from desktop.window.background import Background
from desktop.window.waiting import Waiting
from desktop.workplace import Workplace
from tests.faults.injected import refusal, refused
from tests.window.conftest import Clerk

CELL = "requests.received.natural"


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path) -> Iterator[Clerk]:
    person = Clerk(qtbot, tmp_path / "草稿 库")
    person.open()
    yield person
    person.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def told(clerk: Clerk) -> str:
    return " ".join(label.text() for label in clerk.window.statusBar().findChildren(QLabel))


def shown(clerk: Clerk) -> str:
    return " ".join(each.toPlainText() for each in clerk.window.findChildren(QTextBrowser))


def test_a_full_disk_is_told_and_saving_goes_on_by_itself(clerk: Clerk) -> None:
    report = clerk.new_report()
    clerk.open()
    clerk.window.open_report(report)
    with refused(refusal(sqlite3.SQLITE_FULL)):
        clerk.view.go_to(CELL)
        clerk.enter("5")
        clerk.qtbot.waitUntil(lambda: "没有保存" in told(clerk) and "磁盘满了" in told(clerk), timeout=20_000)
        clerk.do("start_page")
        assert clerk.value(CELL) == "5"  # the report stays open: what is not saved is nowhere but here
    clerk.qtbot.waitUntil(lambda: "已保存" in told(clerk), timeout=20_000)
    assert clerk.store.reader.entries(report)[CELL] == "5"


def test_a_file_damaged_while_it_is_open_is_replaced_with_what_is_on_the_screen(clerk: Clerk) -> None:
    report = clerk.new_report()
    other = clerk.window.library.new({"report.agency": "乙局", "report.year": "2020", "report.kind": "department"}, "")
    clerk.store.backup()
    clerk.view.go_to(CELL)
    clerk.enter("5")
    clerk.store.flush()
    path = clerk.folder / "drafts.sqlite"
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(size - 4096))
    clerk.view.go_to(CELL)
    clerk.enter("7")
    clerk.window.mending.look()
    clerk.qtbot.waitUntil(lambda: "草稿库已损坏" in shown(clerk), timeout=20_000)
    assert clerk.value(CELL) == "7"
    clerk.view.go_to(CELL)
    clerk.enter("8")
    clerk.store.flush()
    assert clerk.store.sound
    assert clerk.store.reader.whole(report)[0][CELL] == "8"
    assert {each.id for each in clerk.store.reader.reports()} == {report, other}
    assert len(list(clerk.folder.glob("drafts.damaged-*.sqlite"))) == 1
    clerk.do("undo")
    clerk.do("undo")
    assert clerk.value(CELL) == ""  # as the backup had it


def test_damage_in_the_store_of_practice_leaves_the_real_one_alone(clerk: Clerk) -> None:
    clerk.new_report()
    clerk.window.open_sample()
    practice = clerk.window.practice.store.path
    assert practice != clerk.store.path
    clerk.window.practice.store.flush()
    QApplication.processEvents()
    clerk.window.saved.emit(Outcome(StoreDamaged(str(practice))))
    assert "已损坏" in told(clerk)
    assert list(clerk.folder.glob("drafts.damaged-*")) == []


def test_damage_is_found_without_anybody_touching_it(clerk: Clerk) -> None:
    clerk.new_report()
    clerk.store.flush()
    path = clerk.folder / "drafts.sqlite"
    data = bytearray(path.read_bytes())
    data[8192:12288] = os.urandom(4096)
    path.write_bytes(data)
    clerk.window.mending.look()
    clerk.qtbot.waitUntil(lambda: "草稿库已损坏" in shown(clerk), timeout=30_000)
    assert clerk.store.sound


def test_the_next_start_opens_where_the_cursor_was(clerk: Clerk) -> None:
    report = clerk.new_report()
    clerk.view.go_to("problems.text")
    clerk.compose("存在的问题和改进情况")
    clerk.view.go_to(CELL)
    clerk.view.go_to("problems.text")
    cursor = clerk.text.textCursor()
    cursor.setPosition(3, QTextCursor.MoveMode.MoveAnchor)
    clerk.text.setTextCursor(cursor)
    clerk.open()
    assert clerk.window.open_last_report()
    assert clerk.view.report_id == report
    assert clerk.text.textCursor().position() == 3
    clerk.view.go_to(CELL)
    clerk.open()
    clerk.window.open_last_report()
    assert clerk.view.place.field == CELL


def test_a_place_that_cannot_be_understood_is_no_place(clerk: Clerk) -> None:
    clerk.new_report()
    clerk.close()
    for words in ("", "[]", '["a", 1, 2]', '{"report": 3}', '["x", "y", -4]'):
        (clerk.folder / "place.json").write_text(words, encoding="utf-8")
        clerk.open()
        assert clerk.window.open_last_report()


def test_no_memory_for_work_beside_the_window_is_told_and_tried_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "AGAIN", 10)
    short = iter([True, True])

    def work(number: int) -> int:
        if next(short, False):
            raise MemoryError
        return number

    beside = Background(work, 0)
    failures: list[Exception] = []
    beside.failed.connect(failures.append)
    with qtbot.waitSignal(beside.done, timeout=10_000) as done:
        beside.ask(lambda: 7)
    assert done.args == [7]
    assert [type(each) for each in failures] == [MemoryError, MemoryError]
    beside.stop()


def test_no_memory_for_the_checks_leaves_the_program_running(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.new_report()
    clerk.view._watch._checker.failed.emit(MemoryError())
    assert "内存不够" in told(clerk)


def test_a_store_that_is_held_opens_as_soon_as_it_is_free(qtbot: QtBot, tmp_path: Path) -> None:
    workplace = Workplace.at(str(tmp_path))
    holder = workplace.open_store()
    with pytest.raises(StoreInUse) as held:
        workplace.open_store()
    box = Waiting("公开年报", held.value, workplace.open_store)
    qtbot.addWidget(box)
    box.show()
    assert "自动打开" in box.text()
    assert box.opened is None
    holder.close()
    qtbot.waitUntil(lambda: box.opened is not None, timeout=20_000)
    assert isinstance(box.opened, DraftStore)
    box.opened.close()


def test_the_reason_for_waiting_follows_the_cause(qtbot: QtBot, tmp_path: Path) -> None:
    def still_refused() -> DraftStore:
        raise StoreTooNew

    box = Waiting("公开年报", DiskFull("D:\\年报"), still_refused)
    qtbot.addWidget(box)
    box.show()
    assert "磁盘满了" in box.text()
    qtbot.waitUntil(lambda: "更新版本" in box.text(), timeout=20_000)
    assert "自动打开" not in box.text()


START = """
import json, sys
from desktop.app import application, run

def painted():
    app.processEvents()
    window = next(each for each in app.topLevelWidgets() if type(each).__name__ == "MainWindow")
    dialogs = [each for each in app.topLevelWidgets() if type(each).__name__ == "TextDialog"]
    words = [dialog.layout().itemAt(0).widget().toPlainText() for dialog in dialogs]
    print(json.dumps({"title": window.windowTitle(), "field": window.view.place.field, "dialogs": words}))
    window.close()

app = application()
from PySide6.QtCore import QTimer
QTimer.singleShot(300, painted)
run(sys.argv[1])
"""

WORKER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from desktop.workplace import Workplace
workplace = Workplace.at(sys.argv[1])
store = workplace.open_store()
editor = workplace.editor(store, sys.argv[3])
editor.set("requests.received.natural", "41")
editor.set("problems.text", "还没有写完的一段")
store.flush()
print("saved", flush=True)
sys.stdin.readline()
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_after_a_crash_it_lists_what_was_saved_and_after_a_clean_end_nothing(clerk: Clerk) -> None:
    report = clerk.new_report()
    clerk.close()
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONUTF8": "1"}
    words = [sys.executable, "-c", WORKER, str(clerk.folder), root, report]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline().strip() == b"saved"
        worker.send_signal(signal.SIGKILL)

    def start() -> dict[str, object]:
        done = subprocess.run(
            [sys.executable, "-c", START, str(clerk.folder)], capture_output=True, check=True, env=environment
        )
        told: dict[str, object] = json.loads(done.stdout)
        return told

    after_crash = start()
    assert "云泽市某某局" in str(after_crash["title"])
    account = str(after_crash["dialogs"])
    for words_told in ("没有正常关闭", "最后存下的一步", "改动2处", "41", "还没有写完的一段", "云泽市某某局2021年度"):
        assert words_told in account
    assert start()["dialogs"] == []
