"""``nianbao ledger``: a file read in, counted, filled into the table, carried into the next year, in no output."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

Nianbao = Callable[..., Any]
HEADS = ["登记编号", "收到日期", "申请人", "申请人类别", "答复日期", "处理结果"]
ROWS = [
    ["2021-001", "2021-03-01", "尉迟无忌", "公民", "2021-03-20", "信息不存在"],
    ["2021-002", "2021-04-01", "万俟长孙", "企业", "2021-04-20", "待定"],
    ["2021-003", "2021-12-20", "", "公民", "", ""],
]


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    book = Workbook()
    for row in (HEADS, *ROWS):
        book.worksheets[0].append(row)
    path = tmp_path / "台账.xlsx"
    book.save(path)
    return str(path)


def test_nothing_is_taken_before_it_was_seen(nianbao: Nianbao, report: str, sheet: str) -> None:
    told = nianbao("ledger", "import", report, sheet)
    assert told.status == 0
    assert "列“处理结果” → 办理结果" in told.out
    assert "“办理结果”里的“待定”认不出，1行" in told.out
    assert "请加 --yes" in told.out
    assert nianbao("ledger", "list", report, "--json").json == []


def test_from_the_file_to_the_table(nianbao: Nianbao, report: str, sheet: str) -> None:
    assert "已导入3行" in nianbao("ledger", "import", report, sheet, "--yes", "--means", "待定=（六）3").out
    listed = nianbao("ledger", "list", report, "--json").json
    assert [line["number"] for line in listed] == ["2021-001", "2021-002", "2021-003"]
    assert listed[1]["outcome"] == "other.other"
    cell = nianbao("ledger", "list", report, "--cell", "requests.received.total", "--json").json
    assert len(cell) == 3
    counted = nianbao("ledger", "count", report, "--json").json
    assert counted["cells"]["requests.carried_forward.natural"] == 1
    assert counted["left_out"] == {}
    assert nianbao("ledger", "fill", report).status == 0
    values = nianbao("dump", report).json["values"]
    assert values["requests.received.natural"] == 2
    assert values["requests.received.research"] == 0
    rules = {each["rule"] for each in nianbao("check", report, "--json").json["findings"]}
    assert not any(rule.startswith(("T3-", "LEDGER-")) for rule in rules)
    assert nianbao("undo", report).out == "已撤销：按台账填入（144格）\n"


def test_what_a_word_means_is_remembered(nianbao: Nianbao, report: str, sheet: str) -> None:
    nianbao("ledger", "import", report, sheet, "--yes", "--means", "待定=（六）3")
    assert "认不出" not in nianbao("ledger", "import", report, sheet).out
    refused = nianbao("ledger", "import", report, sheet, "--means", "待定=随便")
    assert refused.status == 2
    assert "写法=选项" in refused.err


def test_the_check_asks_about_the_ledger_and_takes_an_explanation(nianbao: Nianbao, report: str, sheet: str) -> None:
    nianbao("ledger", "import", report, sheet, "--yes")
    nianbao("ledger", "fill", report)
    nianbao("set", report, "requests.received.natural", "5")
    found = {each["rule"]: each for each in nianbao("check", report, "--json").json["findings"]}
    assert found["LEDGER-CELL"]["values"] == {"number": 5, "count": 2}
    assert "2021-002" in found["LEDGER-READ"]["message"]
    assert nianbao("answer", report, found["LEDGER-READ"]["key"], "还没有定").status == 0
    again = {each["rule"]: each for each in nianbao("check", report, "--json").json["findings"]}
    assert again["LEDGER-READ"]["answer"] == "还没有定"


def test_what_is_open_comes_into_the_next_year(nianbao: Nianbao, report: str, sheet: str) -> None:
    nianbao("ledger", "import", report, sheet, "--yes")
    after = nianbao("new", "--agency", "云泽市某某局", "--year", "2022").first_line
    assert "依申请公开台账：从上年台账结转1件。" in nianbao("ledger", "carry", after).out
    assert nianbao("ledger", "count", after, "--json").json["cells"]["requests.carried_over.natural"] == 1
    assert "结转0件" in nianbao("ledger", "carry", after).out


def test_cleared_undone_and_done_again(nianbao: Nianbao, report: str, sheet: str) -> None:
    nianbao("ledger", "import", report, sheet, "--yes")
    assert "已清空3行" in nianbao("ledger", "clear", report).out
    assert nianbao("ledger", "undo", report).status == 0
    assert len(nianbao("ledger", "list", report, "--json").json) == 3
    assert nianbao("ledger", "redo", report).status == 0
    assert nianbao("ledger", "list", report).out.startswith("“依申请公开台账”是空的")
    assert nianbao("ledger", "fill", report).status == 2
    assert nianbao("ledger", "redo", report).status == 2


def test_the_cases_of_part_four(nianbao: Nianbao, report: str, tmp_path: Path) -> None:
    path = tmp_path / "诉讼.csv"
    path.write_text(
        "案号,类型,收案日期,结果,结案日期\n1,复议,2021-2-1,维持,2021-4-1\n2,复议后起诉,2021-5-1,,\n", "utf-8"
    )
    nianbao("ledger", "import", report, str(path), "--part", "四", "--yes")
    nianbao("ledger", "fill", report, "--part", "四")
    values = nianbao("dump", report).json["values"]
    assert values["disputes.reconsideration.upheld"] == 1
    assert values["disputes.litigation_after.pending"] == 1


def test_the_file_of_its_own_is_read_back(nianbao: Nianbao, report: str, sheet: str, tmp_path: Path) -> None:
    nianbao("ledger", "import", report, sheet, "--yes")
    before = nianbao("ledger", "list", report, "--json").json
    target = tmp_path / "另存.xlsx"
    told = nianbao("ledger", "export", report, "-o", str(target))
    assert "妥善保管" in told.err
    nianbao("ledger", "clear", report)
    nianbao("ledger", "import", report, str(target), "--yes")
    after = nianbao("ledger", "list", report, "--json").json
    assert [{**line, "id": ""} for line in after] == [{**line, "id": ""} for line in before]


def test_nothing_of_it_is_in_the_data_or_the_log(nianbao: Nianbao, report: str, sheet: str, folder: Path) -> None:
    nianbao("ledger", "import", report, sheet, "--yes")
    nianbao("ledger", "fill", report)
    handed = [nianbao(*words).out for words in (("dump", report), ("log", report), ("list", "--json"))]
    copied = nianbao("copy", report).first_line
    assert nianbao("ledger", "list", copied, "--json").json == []
    for text in handed:
        assert "尉迟" not in text
        assert "2021-001" not in text
    assert not [path for path in folder.rglob("*.log") if "尉迟" in path.read_text("utf-8")]
    assert json.loads(handed[0])["format"] == "nianbao-report/1"
