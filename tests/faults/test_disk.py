"""What the disk can do to a store that is open: each fault has its sentence, nothing typed is lost, saving goes on."""

import errno
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.store import backups, connection
from desktop.store.drafts import DraftStore, open_reader
from desktop.store.errors import (
    DiskFault,
    DiskFull,
    FolderGone,
    FolderReadOnly,
    OutOfMemory,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreInUse,
    StoreNotWritable,
)
from forms.draft.journal import Edit
from tests.faults.injected import refusal, refused

REPORT = "a" * 32
NOON = datetime(2022, 1, 5, 12, 0)


def edit(step: int, field: str, removed: str, inserted: str, when: str = "2022-01-05T12:00:00") -> Edit:
    return Edit(step, "set", "填写", field, 0, removed, inserted, None, "张三", when)


CREATED = (
    edit(1, "report.agency", "", "甲局"),
    edit(1, "report.year", "", "2021"),
    edit(1, "report.edition", "", "2021"),
)


def open_store(folder: Path, now: datetime = NOON) -> DraftStore:
    return DraftStore.open(folder, user="张三", host="PC-01", clock=lambda: now)


def filled(folder: Path) -> DraftStore:
    store = open_store(folder)
    store.append(REPORT, CREATED, created=True)
    store.flush()
    return store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DraftStore]:
    opened = filled(tmp_path / "草稿 库")
    yield opened
    opened.close()


INJECTED: list[tuple[BaseException, type[StoreError]]] = [
    (refusal(sqlite3.SQLITE_FULL), DiskFull),
    (refusal(sqlite3.SQLITE_READONLY), FolderReadOnly),
    (refusal(sqlite3.SQLITE_READONLY_DIRECTORY), FolderReadOnly),
    (refusal(sqlite3.SQLITE_READONLY_DBMOVED), FolderGone),
    (refusal(sqlite3.SQLITE_PERM), FolderReadOnly),
    (refusal(sqlite3.SQLITE_BUSY), StoreBusy),
    (refusal(sqlite3.SQLITE_BUSY_SNAPSHOT), StoreBusy),
    (refusal(sqlite3.SQLITE_LOCKED), StoreBusy),
    (refusal(sqlite3.SQLITE_IOERR_LOCK), StoreBusy),
    (refusal(sqlite3.SQLITE_IOERR), DiskFault),
    (refusal(sqlite3.SQLITE_IOERR_WRITE), DiskFault),
    (refusal(sqlite3.SQLITE_IOERR_FSYNC), DiskFault),
    (refusal(sqlite3.SQLITE_IOERR_SHORT_READ), DiskFault),
    (refusal(sqlite3.SQLITE_CORRUPT), StoreDamaged),
    (refusal(sqlite3.SQLITE_CORRUPT_INDEX), StoreDamaged),
    (refusal(sqlite3.SQLITE_NOTADB), StoreDamaged),
    (refusal(sqlite3.SQLITE_NOMEM), OutOfMemory),
    (refusal(sqlite3.SQLITE_CANTOPEN), StoreNotWritable),
    (MemoryError(), OutOfMemory),
    (OSError(errno.ENOSPC, ""), DiskFull),
    (OSError(errno.EROFS, ""), FolderReadOnly),
    (OSError(errno.ESTALE, ""), FolderGone),
    (OSError(errno.ENOENT, ""), FolderGone),
    (OSError(errno.EIO, ""), DiskFault),
    (OSError(errno.EBUSY, ""), StoreBusy),
]


@pytest.mark.parametrize(("problem", "failure"), INJECTED, ids=lambda each: str(each)[:40])
def test_each_fault_has_its_sentence_and_saving_goes_on(
    tmp_path: Path, problem: BaseException, failure: type[StoreError]
) -> None:
    folder = tmp_path / "草稿 库"
    filled(folder).close()
    store = open_store(folder)
    with refused(problem):
        store.append(REPORT, [edit(2, "a", "", "1")])
        with pytest.raises(StoreError) as told:
            store.flush()
        assert type(told.value) is failure
        assert told.value.message.endswith("。")
        store.append(REPORT, [edit(3, "a", "1", "2")])
    store.try_again()
    store.flush()
    assert open_reader(folder).entries(REPORT)["a"] == "2"
    store.close()


def test_every_fault_says_something_else(tmp_path: Path) -> None:
    kinds = (DiskFull, FolderReadOnly, StoreBusy, FolderGone, DiskFault, StoreNotWritable, StoreDamaged)
    sentences = [kind("D:\\年报").message for kind in kinds] + [OutOfMemory().message]
    assert len(set(sentences)) == len(sentences)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte; needs the right to mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("a disk cannot be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill_up(disk: Path) -> Path:
    """A file that takes all the room there is."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while True:
                    file.write(b"\1" * size)
            except OSError:
                continue
    return filler


def test_a_full_disk(small_disk: Path) -> None:
    store = filled(small_disk / "data")
    filler = fill_up(small_disk)
    long = "满" * 20_000
    store.append(REPORT, [edit(2, "text", "", long)])
    with pytest.raises(DiskFull):
        store.flush()
    with pytest.raises(DiskFull):
        store.backup()
    assert "text" not in store.reader.entries(REPORT)
    filler.unlink()
    store.try_again()
    store.flush()
    assert store.reader.entries(REPORT)["text"] == long
    assert store.sound
    store.close()


def test_a_disk_full_at_the_start(small_disk: Path) -> None:
    folder = small_disk / "data"
    filled(folder).close()
    filler = fill_up(small_disk)
    try:
        open_store(folder, NOON + timedelta(days=3)).close()
    except StoreError as refusal_told:
        assert type(refusal_told) is DiskFull
    filler.unlink()
    store = open_store(folder, NOON + timedelta(days=3))
    assert store.reader.whole(REPORT)[0]["report.agency"] == "甲局"
    store.close()


def test_a_read_only_disk(small_disk: Path) -> None:
    folder = small_disk / "data"
    filled(folder).close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(FolderReadOnly):
        open_store(folder)
    assert open_reader(folder).entries(REPORT)["report.agency"] == "甲局"
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    open_store(folder).close()


LIMITED = """
import json, resource, sys
from datetime import datetime
from pathlib import Path
from desktop.store.drafts import DraftStore
from desktop.store.errors import StoreError
from forms.draft.journal import Edit
folder = Path(sys.argv[1])
store = DraftStore.open(folder, user="a", host="b", clock=datetime.now)
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, ((folder / "drafts.sqlite").stat().st_size, most))
store.append("a" * 32, [Edit(2, "set", "x", "text", 0, "", "w" * 200_000, None, "a", "2022-01-05T12:00:00")])
try:
    store.flush()
    told = ""
except StoreError as failure:
    told = failure.message
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
store.try_again()
store.flush()
print(json.dumps([told, len(store.reader.whole("a" * 32)[0]["text"])]))
store.close()
"""


@pytest.mark.skipif(os.name == "nt", reason="limits of the system")
def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    filled(tmp_path).close()
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    told, length = json.loads(done.stdout)
    assert "磁盘" in told
    assert length == 200_000


@pytest.mark.skipif(os.name == "nt", reason="an open file is not moved there")
@pytest.mark.parametrize("gone", ["folder", "file"])
def test_a_share_that_is_gone_and_comes_back(tmp_path: Path, gone: str) -> None:
    folder = tmp_path / "share"
    store = filled(folder)
    here = folder if gone == "folder" else folder / "drafts.sqlite"
    away = here.rename(tmp_path / "away")
    store.append(REPORT, [edit(2, "a", "", "1")])
    with pytest.raises(FolderGone):
        store.flush()
    with pytest.raises(FolderGone):
        store.reader.reports()
    assert not here.exists()
    away.rename(here)
    store.try_again()
    store.flush()
    assert store.reader.entries(REPORT)["a"] == "1"
    store.close()


def test_a_scanner_that_holds_the_file_for_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    store = filled(tmp_path)
    scanner = sqlite3.connect(tmp_path / "drafts.sqlite", isolation_level=None)
    scanner.execute("begin exclusive")
    store.append(REPORT, [edit(2, "a", "", "1")])
    with pytest.raises(StoreBusy):
        store.flush()
    with pytest.raises(StoreBusy):
        store.reader.reports()
    store.close()
    with pytest.raises(StoreBusy):  # it is not taken for damaged
        open_store(tmp_path)
    scanner.close()
    again = open_store(tmp_path)
    assert again.notices == []
    assert list(tmp_path.glob("*damaged*")) == []
    again.close()


def test_a_clock_set_back_changes_no_order(tmp_path: Path) -> None:
    store = filled(tmp_path)
    later, earlier = "b" * 32, "2021-12-01T08:00:00"
    store.append(later, [each._replace(when=earlier) for each in CREATED], created=True)
    store.flush()
    assert [each.id for each in store.reader.reports()] == [later, REPORT]
    assert [each.when for each in store.reader.journal(later)] == [earlier] * 3
    store.append(REPORT, [edit(2, "a", "", "1", "2021-11-01T08:00:00")])
    store.flush()
    assert [each.id for each in store.reader.reports()] == [REPORT, later]
    store.close()


def test_the_owner_of_the_lock_is_named_and_a_dead_one_recognised(store: DraftStore) -> None:
    folder = store.backup().parents[1]
    with pytest.raises(StoreInUse, match=r"张三（PC-01，2022-01-05 12:00起）"):
        open_store(folder)
    assert store.crashed is None
    note = (folder / "drafts.owner").read_bytes()
    store.close()
    (folder / "drafts.owner").write_bytes(note)  # as a killed process leaves it
    again = open_store(folder)
    assert again.crashed is not None
    assert (again.crashed.user, again.crashed.host, again.crashed.edits) == ("张三", "PC-01", 0)
    assert [each.field for _, each in again.reader.edits_since(0)] == [each.field for each in CREATED]
    again.close()
    clean = open_store(folder)
    assert clean.crashed is None
    clean.close()


def test_a_backup_of_the_day_that_fails_does_not_keep_the_store_shut(tmp_path: Path) -> None:
    filled(tmp_path).close()
    shutil.rmtree(tmp_path / backups.FOLDER, ignore_errors=True)
    (tmp_path / backups.FOLDER).write_text("不是文件夹", encoding="utf-8")
    store = open_store(tmp_path, NOON + timedelta(days=3))
    assert len(store.notices) == 1
    assert "备份没有做成" in store.notices[0]
    assert store.reader.entries(REPORT)["report.agency"] == "甲局"
    store.close()
