"""The store through its door: written, read back, locked, killed, damaged, migrated."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop.store.condition import examine
from desktop.store.drafts import DraftStore, open_reader
from desktop.store.errors import ReportUnknown, StoreDamaged, StoreInUse, StoreNotWritable, StoreTooNew
from forms.draft.journal import Edit, apply_edits

REPORT, OTHER = "a" * 32, "b" * 32
NOON = datetime(2022, 1, 5, 12, 0)


def edit(step: int, field: str, removed: str, inserted: str, at: int = 0) -> Edit:
    return Edit(step, "set", "填写", field, at, removed, inserted, None, "张三", "2022-01-05T12:00:00")


CREATED = (
    edit(1, "report.agency", "", "甲局"),
    edit(1, "report.year", "", "2021"),
    edit(1, "report.edition", "", "2021"),
)


def open_store(folder: Path, now: datetime = NOON) -> DraftStore:
    return DraftStore.open(folder, user="张三", host="PC-01", clock=lambda: now)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "草稿 库"


@pytest.fixture
def store(folder: Path) -> Iterator[DraftStore]:
    opened = open_store(folder)
    yield opened
    opened.close()


def fill(store: DraftStore, report: str = REPORT) -> None:
    store.append(report, CREATED, created=True)
    store.flush()


def test_what_was_appended_is_read_back(store: DraftStore, folder: Path) -> None:
    fill(store)
    store.append(REPORT, [edit(2, "overview.lead", "", "收到申请")])
    store.append(REPORT, [edit(3, "overview.lead", "申请", "来信", at=2)])
    store.append(REPORT, [edit(4, "report.year", "2021", "")])
    store.flush()
    reader = open_reader(folder)
    assert reader.entries(REPORT) == {"report.agency": "甲局", "report.edition": "2021", "overview.lead": "收到来信"}
    replayed: dict[str, str] = {}
    apply_edits(replayed, reader.journal(REPORT))
    assert replayed == reader.entries(REPORT)


def test_nothing_there_is_an_empty_store_and_stays_nothing(folder: Path) -> None:
    reader = open_reader(folder)
    assert reader.reports() == []
    assert reader.entries(REPORT) == {}
    assert not folder.exists()


def test_an_unknown_report_is_told_and_the_next_change_still_saved(store: DraftStore) -> None:
    fill(store)
    store.append(OTHER, [edit(1, "x", "", "1")])
    with pytest.raises(ReportUnknown):
        store.flush()


def test_the_bin(store: DraftStore) -> None:
    fill(store)
    store.delete(REPORT)
    store.flush()
    assert store.reader.reports() == []
    assert [each.id for each in store.reader.reports(deleted=True)] == [REPORT]
    store.restore(REPORT)
    store.flush()
    assert [each.agency for each in store.reader.reports()] == ["甲局"]


def test_a_second_writer_is_told_who_holds_the_store_and_readers_go_on(store: DraftStore, folder: Path) -> None:
    fill(store)
    words = [sys.executable, "-c", SECOND, str(folder)]
    answer = subprocess.run(words, capture_output=True, check=True, env={**os.environ, "PYTHONUTF8": "1"})
    told = json.loads(answer.stdout)
    assert told["refused"].startswith("草稿库正由张三（PC-01")
    assert told["agencies"] == ["甲局"]


SECOND = """
import json, sys
from datetime import datetime
from pathlib import Path
from desktop.store.drafts import DraftStore, open_reader
from desktop.store.errors import StoreInUse
folder = Path(sys.argv[1])
try:
    DraftStore.open(folder, user="李四", host="PC-02", clock=datetime.now)
    refused = ""
except StoreInUse as told:
    refused = told.message
print(json.dumps({"refused": refused, "agencies": [each.agency for each in open_reader(folder).reports()]}))
"""

TYPIST = """
import sys
from datetime import datetime
from pathlib import Path
from desktop.store.drafts import DraftStore
from forms.draft.journal import Edit
store = DraftStore.open(Path(sys.argv[1]), user="a", host="b", clock=datetime.now)
def edit(step, field, removed, inserted):
    return Edit(step, "type", "x", field, 0, removed, inserted, None, "a", "2022-01-05T12:00:00")
store.append("c" * 32, [edit(1, "report.agency", "", "局"), edit(1, "report.year", "", "2021")], created=True)
number = 0
while True:
    store.append("c" * 32, [edit(number + 2, "n", str(number) if number else "", str(number + 1))])
    number += 1
    store.flush()
    print(number, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
@pytest.mark.parametrize("acknowledged", [1, 2, 5, 9, 17])
def test_what_was_acknowledged_survives_a_kill(folder: Path, acknowledged: int) -> None:
    with subprocess.Popen([sys.executable, "-c", TYPIST, str(folder)], stdout=subprocess.PIPE) as typist:
        assert typist.stdout is not None
        seen = 0
        while seen < acknowledged:
            seen = int(typist.stdout.readline())
        typist.send_signal(signal.SIGKILL)
    kept = int(open_reader(folder).entries("c" * 32)["n"])
    assert kept >= acknowledged
    again = open_store(folder)
    assert again.notices == []
    again.close()
    condition = examine(folder)
    assert condition.well
    assert condition.torn == ()


def examine_all(folder: Path) -> None:
    reader = open_reader(folder)
    reader.reports()
    reader.journal(REPORT)


def damage(path: Path, how: str) -> None:
    data = bytearray(path.read_bytes())
    if how == "text":
        data = bytearray("不是数据库".encode() * 500)
    elif how == "cut":
        data = data[: len(data) // 2 + 100]
    elif how == "head":
        data[:16] = b"\0" * 16
    else:
        data[4096:] = os.urandom(len(data) - 4096)
    path.write_bytes(data)


@pytest.mark.parametrize("how", ["text", "cut", "head", "pages"])
@pytest.mark.parametrize("backed_up", [True, False])
def test_a_damaged_file_is_kept_aside_and_the_backup_opened(folder: Path, how: str, backed_up: bool) -> None:
    store = open_store(folder)
    fill(store)
    if backed_up:
        store.backup()
    store.append(REPORT, [edit(2, "x", "", "1")])
    store.close()
    path = folder / "drafts.sqlite"
    damage(path, how)
    broken = path.read_bytes()
    (folder / "drafts.owner").write_text("{}", encoding="utf-8")  # as after a crash: every page is checked

    if how != "pages":
        with pytest.raises(StoreDamaged):
            examine_all(folder)
    again = open_store(folder, NOON + timedelta(hours=1))
    assert len(again.notices) == 1
    (kept,) = folder.glob("drafts.damaged-*.sqlite")
    assert kept.read_bytes() == broken
    assert kept.name in again.notices[0]
    assert again.reader.entries(REPORT) == ({each.field: each.inserted for each in CREATED} if backed_up else {})
    again.close()


def test_a_newer_store_is_refused_and_not_touched(folder: Path) -> None:
    store = open_store(folder)
    fill(store)
    store.close()
    path = folder / "drafts.sqlite"
    with sqlite3.connect(path) as db:
        row = ("nianbao", "m999_future", "2030")
        db.execute("insert into _sqlite_migrations (migration_set, name, applied_at) values (?, ?, ?)", row)
    db.close()
    before = path.read_bytes()
    for _ in range(2):
        with pytest.raises(StoreTooNew):
            open_store(folder)
        with pytest.raises(StoreTooNew):
            open_reader(folder).reports()
    assert path.read_bytes() == before
    assert examine(folder).too_new


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreNotWritable):
        open_store(tmp_path / "file" / "folder")


def test_the_lock_of_a_dead_owner_is_taken(folder: Path) -> None:
    words = [sys.executable, "-c", TYPIST, str(folder)]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as typist:
        assert typist.stdout is not None
        typist.stdout.readline()
        with pytest.raises(StoreInUse):
            open_store(folder)
        typist.kill()
    assert "没有正常关闭" in " ".join(examine(folder).sentences())
    open_store(folder).close()
    assert examine(folder).owner == "没有"


class StoreAgainstADictionary(RuleBasedStateMachine):
    """Random appends, deletions and reopenings; what is read is always what a dictionary holds."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self.scratch = tempfile.TemporaryDirectory()
        self.folder = Path(self.scratch.name)
        self.store = open_store(self.folder)
        self.model: dict[str, dict[str, str]] = {}
        self.deleted: set[str] = set()
        self.step = 0

    @rule(report=st.sampled_from([REPORT, OTHER]))
    def create(self, report: str) -> None:
        if report not in self.model:
            self.store.append(report, CREATED, created=True)
            self.model[report] = {each.field: each.inserted for each in CREATED}

    @precondition(lambda self: self.model)
    @rule(data=st.data(), field=st.sampled_from(["a", "b", "note:c"]), text=st.text(max_size=5))
    def append(self, data: Any, field: str, text: str) -> None:
        text = text.replace("\0", "").encode("utf-8", "ignore").decode()
        report = data.draw(st.sampled_from(sorted(self.model)))
        self.step += 1
        self.store.append(report, [edit(self.step, field, self.model[report].get(field, ""), text)])
        if text:
            self.model[report][field] = text
        else:
            self.model[report].pop(field, None)

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def bin(self, data: Any) -> None:
        report = data.draw(st.sampled_from(sorted(self.model)))
        if report in self.deleted:
            self.store.restore(report)
            self.deleted.discard(report)
        else:
            self.store.delete(report)
            self.deleted.add(report)

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = open_store(self.folder)

    @invariant()
    def reads_the_model(self) -> None:
        self.store.flush()
        reader = open_reader(self.folder)
        assert {each.id for each in reader.reports(deleted=True)} == self.deleted
        for report, entries in self.model.items():
            assert reader.entries(report) == entries

    def teardown(self) -> None:
        self.store.close()
        self.scratch.cleanup()


TestStoreAgainstADictionary = StoreAgainstADictionary.TestCase
TestStoreAgainstADictionary.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
