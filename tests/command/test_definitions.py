"""Commands on the definitions, and the command line's own manners."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Nianbao = Callable[..., Any]


@pytest.mark.parametrize(("edition", "cells"), [("2021", 144), ("2019", 132)])
def test_fields_are_listed_with_labels_from_outer_to_inner(nianbao: Nianbao, edition: str, cells: int) -> None:
    listed = {each["id"]: each for each in nianbao("fields", "--edition", edition, "--json").json}
    requests = [each for key, each in listed.items() if each["column"] and key.startswith("requests.")]
    assert sum(not each["computed"] for each in requests) == cells
    secret = listed["requests.withheld.state_secret.commercial"]
    assert set(secret) == {"id", "chapter", "section", "row", "column", "kind", "unit", "computed", "help"}
    assert secret["section"] == ""
    assert secret["row"] == ["三、本年度办理结果", "（三）不予公开", "1.属于国家秘密"]
    assert secret["column"] == ["申请人情况", "法人或其他组织", "商业企业"]
    assert secret["help"]
    upheld = listed["disputes.litigation_direct.upheld"]
    assert (upheld["row"], upheld["column"]) == ([], ["行政诉讼", "未经复议直接起诉", "结果维持"])


def test_an_unknown_edition_is_refused(nianbao: Nianbao) -> None:
    answer = nianbao("fields", "--edition", "2027", "--json")
    assert answer.status == 2
    assert "2019、2021" in answer.err


def test_rules_are_listed(nianbao: Nianbao) -> None:
    listed = {each["id"]: each for each in nianbao("rules", "--json").json}
    assert {"T3-ROW", "T3-SUM", "T3-BAL", "T4-SUM", "T2-19", "COMP-BLANK", "VAL-READ", "FACE-MISSING"} <= set(listed)
    assert listed["T3-BAL"]["severity"] == "error"
    assert listed["FACE-MISSING"]["severity"] == "warning"
    assert "T3-BAL" in nianbao("rules").out


@pytest.mark.parametrize(
    "words",
    [
        ("dump",),
        ("nothing",),
        ("check", "x", "--nothing"),
        ("export", "x", "-o", "y", "--mark", "密件"),
        ("export", "x", "-o", "y", "--mark", "草稿", "--final"),
        ("set", "x"),
    ],
)
def test_wrong_usage_is_told_in_chinese(nianbao: Nianbao, words: tuple[str, ...]) -> None:
    answer = nianbao(*words)
    assert answer.status == 2
    assert answer.err.startswith("命令写法不对：")
    assert not re.search("argument|required|invalid|unrecognized", answer.err)


def test_version_is_told(nianbao: Nianbao) -> None:
    answer = nianbao("--version")
    assert (answer.status, answer.out.startswith("公开年报")) == (0, True)


def test_help_is_chinese(nianbao: Nianbao) -> None:
    for words in ((), ("--help",), ("export", "--help")):
        shown = nianbao(*words).out
        assert shown.startswith("用法：")
        assert not re.search("usage|options|positional|show this", shown)


def test_output_is_utf8_with_plain_line_ends_whatever_the_code_page(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "desktop.cli",
            "--data-dir",
            str(tmp_path),
            "new",
            "--agency",
            "㵲江局",
            "--year",
            "2018",
        ],
        capture_output=True,
        env={"PYTHONIOENCODING": "gbk", "LC_ALL": "C", "PATH": ""},
        check=False,
    )
    assert done.returncode == 2
    assert "2018" in done.stderr.decode("utf-8")
    assert b"\r" not in done.stderr
