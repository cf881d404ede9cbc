"""Reports to another computer and back: nothing there is lost, disjoint changes merge, the same cell is asked."""

import json
import random
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.cli import main
from desktop.settings import Settings, read_settings, write_settings
from tests.command.conftest import Answer, Nianbao

CELL, OTHER, WORDS = "requests.received.natural", "requests.received.commercial", "overview.lead"
Computer = Callable[..., Answer]


@pytest.fixture
def there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Computer:
    """The command line on another computer."""

    def run(*words: str) -> Answer:
        capsys.readouterr()
        status = main(["--data-dir", str(tmp_path / "另一台"), *words])
        streams = capsys.readouterr()
        return Answer(status, streams.out, streams.err)

    return run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "年报.nianbao"


@pytest.fixture
def moved(nianbao: Nianbao, there: Computer, report: str, file: Path) -> str:
    """A report with 19 that is on both computers."""
    nianbao("set", report, CELL, "19")
    nianbao("pack", "-o", str(file))
    assert there("unpack", str(file), "--yes").status == 0
    return report


def value(computer: Computer, report: str, entry: str) -> object:
    return json.loads(computer("dump", report).out)["values"].get(entry)


def test_a_report_arrives_with_its_journal_and_what_was_registered(
    nianbao: Nianbao, there: Computer, report: str, file: Path
) -> None:
    nianbao("set", report, CELL, "19")
    nianbao("submit", report)
    assert nianbao("pack", report, "-o", str(file)).status == 0
    assert "这里没有" in there("unpack", str(file)).out
    assert there("list").out.startswith("还没有报告")
    assert there("unpack", str(file), "--yes").status == 0
    for command in ("dump", "log", "revisions"):
        assert there(command, report).out == nianbao(command, report).out
    assert there("doctor").status == 0
    assert "与这里的相同" in there("unpack", str(file), "--yes").out


def test_what_is_newer_is_offered_and_what_is_older_left(
    nianbao: Nianbao, there: Computer, moved: str, file: Path, tmp_path: Path
) -> None:
    nianbao("set", moved, CELL, "20")
    newer = tmp_path / "新的.nianbao"
    nianbao("pack", "-o", str(newer))
    assert "比这里的新，没有动" in there("unpack", str(newer), "--yes").out
    assert value(there, moved, CELL) == 19
    assert "已换成搬来的" in there("unpack", str(newer), "--yes", "--update").out
    assert value(there, moved, CELL) == 20
    assert "这里的更新" in there("unpack", str(file), "--yes", "--update").out
    assert value(there, moved, CELL) == 20
    assert there("set", moved, CELL, "21").status == 0


def test_two_that_went_apart_are_merged_with_one_question(
    nianbao: Nianbao, there: Computer, moved: str, file: Path
) -> None:
    nianbao("set", moved, CELL, "20")
    nianbao("set", moved, OTHER, "7")
    there("set", moved, CELL, "30")
    there("set", moved, WORDS, "收到申请。")
    nianbao("pack", "-o", str(file))
    assert "两边都改过" in there("unpack", str(file), "--yes").out
    listed = there("merge", str(file), moved)
    assert listed.out.count("这里的：") == 1
    assert "这里的：30" in listed.out
    assert "搬来的：20" in listed.out
    undecided = there("merge", str(file), moved, "--yes")
    assert undecided.status == 2
    assert "还有1处" in undecided.err
    assert there("merge", str(file), moved, "--theirs", CELL, "--yes").status == 0
    assert [value(there, moved, each) for each in (CELL, OTHER, WORDS)] == [20, 7, "收到申请。"]
    assert "这里的更新" in there("unpack", str(file)).out
    assert "合并自" in there("undo", moved).out
    assert [value(there, moved, each) for each in (CELL, OTHER, WORDS)] == [30, None, "收到申请。"]


def test_both_are_kept_if_wanted(nianbao: Nianbao, there: Computer, moved: str, file: Path) -> None:
    nianbao("set", moved, CELL, "20")
    there("set", moved, CELL, "30")
    nianbao("pack", "-o", str(file))
    second = there("unpack", str(file), "--yes", "--both").out.strip()[-8:]
    assert (value(there, moved, CELL), value(there, second, CELL)) == (30, 20)
    assert there("log", second).out == nianbao("log", moved).out
    assert there("doctor").status == 0


def test_what_was_submitted_is_not_merged(nianbao: Nianbao, there: Computer, moved: str, file: Path) -> None:
    nianbao("set", moved, CELL, "20")
    there("set", moved, CELL, "30")
    there("submit", moved)
    nianbao("pack", "-o", str(file))
    assert "不能合并" in there("unpack", str(file), "--yes").out
    assert there("merge", str(file), moved, "--all", "theirs", "--yes").status == 2
    assert value(there, moved, CELL) == 30


def test_settings_of_the_office_come_where_there_are_none(
    nianbao: Nianbao, there: Computer, report: str, file: Path, tmp_path: Path
) -> None:
    write_settings(tmp_path / "草稿 库", Settings(contact={"telephone": "123", "address": "某路1号"}, type_size=150))
    write_settings(tmp_path / "另一台", Settings(contact={"telephone": "456"}))
    nianbao("pack", report, "-o", str(file))
    there("unpack", str(file), "--yes")
    here = read_settings(tmp_path / "另一台")
    assert here.contact == {"telephone": "456", "address": "某路1号"}
    assert here.type_size == 100


def test_no_broken_or_foreign_file_changes_anything(nianbao: Nianbao, moved: str, file: Path, tmp_path: Path) -> None:
    whole = file.read_bytes()
    bad = tmp_path / "坏的.nianbao"
    dice = random.Random(7)
    before = nianbao("dump", moved).out
    broken = [whole[: dice.randrange(1, len(whole))] for _ in range(10)]
    for _ in range(30):
        at = dice.randrange(len(whole))
        broken.append(whole[:at] + bytes([whole[at] ^ (1 << dice.randrange(8))]) + whole[at + 1 :])
    broken += [b"", b"PK\x03\x04", b"{}", b"%PDF-1.7"]
    for content in broken:
        bad.write_bytes(content)
        answer = nianbao("unpack", str(bad), "--yes", "--update")
        assert answer.status in (0, 2, 3)  # a byte that carries nothing may change
        assert answer.status == 0 or answer.err.startswith("“坏的.nianbao”")
    assert nianbao("dump", moved).out == before


def remade(file: Path, target: Path, manifest: dict[str, object], store: bytes) -> Path:
    with zipfile.ZipFile(file) as old:
        kept = json.loads(old.read("manifest.json"))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("manifest.json", json.dumps({**kept, **manifest}))
        whole.writestr("drafts.sqlite", store)
    return target


def test_newer_and_swollen_files_have_their_sentence(nianbao: Nianbao, moved: str, file: Path, tmp_path: Path) -> None:
    newer = remade(file, tmp_path / "新.nianbao", {"format": "nianbao-pack/2"}, b"")
    assert "更新版本" in nianbao("unpack", str(newer)).err
    swollen = remade(file, tmp_path / "胀.nianbao", {}, b"\0" * (80 * 1024 * 1024))
    assert "不合常理" in nianbao("unpack", str(swollen)).err
    assert "不能读取" in nianbao("unpack", str(tmp_path / "没有.nianbao")).err
    assert nianbao("pack", "-o", str(tmp_path / "年报.zip")).status == 2
    assert moved


def test_a_store_made_to_do_harm_is_refused(nianbao: Nianbao, moved: str, file: Path, tmp_path: Path) -> None:
    import hashlib

    inner = tmp_path / "inner.sqlite"
    with zipfile.ZipFile(file) as old:
        inner.write_bytes(old.read("drafts.sqlite"))
    with closing(sqlite3.connect(inner)) as db:
        db.execute("update value set value = '999' where field = ?", [CELL])
        db.commit()
    content = inner.read_bytes()
    claims = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    forged = remade(file, tmp_path / "伪.nianbao", dict(claims), content)
    refused = nianbao("unpack", str(forged), "--yes", "--update")
    assert refused.status == 3
    assert refused.err.startswith("“伪.nianbao”已损坏")
    assert value(nianbao, moved, CELL) == 19
