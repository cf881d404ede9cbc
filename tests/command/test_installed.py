"""What an installed program is asked by those who look after it, and where a portable copy keeps its data."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.cli import main

if TYPE_CHECKING:
    from tests.command.conftest import Nianbao


def test_the_version_names_program_store_and_editions(nianbao: "Nianbao") -> None:
    program, store, editions = nianbao("--version").out.splitlines()
    assert program.startswith("公开年报 ")
    assert "m004_seals" in store
    assert editions == "版式 2019版（试行）、2021版"


def test_the_program_tests_itself(nianbao: "Nianbao", folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "结果.json"
    assert nianbao("--selftest", str(out)).status == 0
    told = json.loads(out.read_text(encoding="utf-8"))
    assert told["ok"]
    assert [step["step"] for step in told["steps"]] == [
        *("faces", "definitions", "licences", "store", "pages", "papers", "icons", "window"),
    ]
    assert not folder.exists()


@pytest.fixture
def portable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program folder with the flag; this process was started from there."""
    folder = tmp_path / "我的 U盘"
    folder.mkdir()
    (folder / "portable.flag").write_text("", encoding="utf-8")
    monkeypatch.setattr(sys, "executable", str(folder / "公开年报.exe"))
    return folder


def test_a_portable_copy_keeps_its_data_beside_itself(portable: Path) -> None:
    assert main(["new", "--agency", "云泽市某某局", "--year", "2021"]) == 0
    assert (portable / "data" / "drafts.sqlite").is_file()


def test_a_portable_copy_that_cannot_write_says_what_to_do(portable: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (portable / "data").write_text("", encoding="utf-8")
    assert main(["new", "--agency", "云泽市某某局", "--year", "2021"]) == 3
    assert "复制到能写的盘" in capsys.readouterr().err
