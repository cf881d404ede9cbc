"""Backups from the command line: listed, compared with now, one report, a part or everything brought back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.command.conftest import Nianbao

CELL, WORDS = "requests.received.natural", "overview.lead"


@pytest.fixture
def backed_up(nianbao: Nianbao, report: str) -> str:
    """A report of which a backup holds 19 and 收到申请; now it has 91 and other words, and there is a second report."""
    nianbao("set", report, CELL, "19")
    nianbao("set", report, WORDS, "收到申请。")
    nianbao("backup")
    nianbao("set", report, CELL, "91")
    nianbao("set", report, WORDS, "没有收到。")
    return report


def value(nianbao: Nianbao, report: str, entry: str) -> object:
    return nianbao("dump", report).json["values"].get(entry)


def test_what_differs_is_told_place_by_place_and_nothing_is_changed(nianbao: Nianbao, backed_up: str) -> None:
    assert "1份报告" in nianbao("backups").first_line
    told = nianbao("recover", "1", backed_up).out
    assert "备份 19，现在 91" in told
    assert "备份 收到申请。，现在 没有收到。" in told
    assert "2处内容与现在不同" in nianbao("recover", "1").out
    assert value(nianbao, backed_up, CELL) == 91


def test_a_report_comes_back_as_a_step_that_can_be_undone(nianbao: Nianbao, backed_up: str) -> None:
    answer = nianbao("recover", "1", backed_up, "--yes")
    assert answer.status == 0
    assert (value(nianbao, backed_up, CELL), value(nianbao, backed_up, WORDS)) == (19, "收到申请。")
    assert "恢复自" in nianbao("undo", backed_up).out
    assert (value(nianbao, backed_up, CELL), value(nianbao, backed_up, WORDS)) == (91, "没有收到。")


def test_one_part_comes_back_and_the_others_stay(nianbao: Nianbao, backed_up: str) -> None:
    assert nianbao("recover", "1", backed_up, "--part", "总体情况", "--yes").status == 0
    assert (value(nianbao, backed_up, CELL), value(nianbao, backed_up, WORDS)) == (91, "收到申请。")
    refused = nianbao("recover", "1", backed_up, "--part", "第九部分", "--yes")
    assert refused.status == 2
    assert "与现在不同的部分" in refused.err


def test_everything_goes_back_and_nothing_that_is_here_is_lost(nianbao: Nianbao, backed_up: str) -> None:
    second = nianbao("new", "--agency", "云泽市别的局", "--year", "2021").first_line
    assert nianbao("recover", "1", "--yes").status == 2
    assert nianbao("recover", "1", "--all", "--yes").status == 0
    assert value(nianbao, backed_up, CELL) == 19
    assert second in nianbao("list").out
    assert nianbao("doctor").status == 0
    nianbao("recover", "1", "--all", "--yes")  # the newest backup is of before
    assert value(nianbao, backed_up, CELL) == 91


def test_a_report_in_the_bin_comes_out_of_it_and_a_locked_one_stays(nianbao: Nianbao, backed_up: str) -> None:
    nianbao("delete", backed_up)
    assert nianbao("recover", "1", backed_up, "--yes").status == 0
    assert value(nianbao, backed_up, CELL) == 19
    nianbao("submit", backed_up)
    nianbao("backup")
    locked = nianbao("recover", "2", backed_up, "--yes")
    assert locked.status == 2
    assert "送审" in locked.err


def test_a_damaged_and_a_foreign_backup_are_told(nianbao: Nianbao, backed_up: str, tmp_path: Path) -> None:
    for name, content in (("坏的.sqlite", b"SQLite format 3\0" + b"x" * 5000), ("别的.sqlite", None)):
        path = tmp_path / name
        if content is None:
            with closing(sqlite3.connect(path)) as db:
                db.execute("create table things (id)")
        else:
            path.write_bytes(content)
        answer = nianbao("recover", str(path), backed_up, "--yes")
        assert answer.status == 3
        assert answer.err.startswith(f"备份“{name}”已损坏")
    assert "没有“9”这个备份" in nianbao("recover", "9").err
    assert value(nianbao, backed_up, CELL) == 91


def test_ledgers_come_back_too(nianbao: Nianbao, report: str, tmp_path: Path) -> None:
    sheet = tmp_path / "台账.csv"
    sheet.write_text("申请日期,申请人,申请人类型,内容\n2021-03-01,张三,自然人,预算\n", encoding="utf-8")
    assert nianbao("ledger", "import", report, str(sheet), "--yes").status == 0
    nianbao("backup")
    nianbao("ledger", "clear", report)
    assert "1件台账" in nianbao("recover", "1", report).out
    nianbao("recover", "1", report, "--part", "台账", "--yes")
    assert "张三" in nianbao("ledger", "list", report).out
