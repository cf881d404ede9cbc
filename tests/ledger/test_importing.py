"""Sheets of other hands: which column is which, what is never taken, what is kept as typed and told."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from desktop.importing.sheets import SheetUnreadable, sheets
from desktop.ledgers import planned, sheet_of
from forms.ledger.importing import LedgerUnreadable, plan, understood, unknown_words
from tests.ledger.conftest import ANSWERED, DISPUTES, REQUESTS, Desk

HEADS = ["序号", "受理编号", "收件时间", "姓名", "身份证号码", "联系电话", "申请人类型", "申请渠道", "申请内容"]
HEADS += ["承办科室", "是否延期", "答复时间", "答复书文号", "处理结果", "备注"]
ROW = ["1", "2021-001", "2021年3月1日", "王某", "110101199001011234", "13800138000", "公民", "网上申请", "拆迁补偿"]
ROW += ["法规处", "否", "2021-3-20", "云告〔2021〕1号", "信息不存在", ""]


def book(path: Path, *rows: list[Any], title: str = "台账") -> Path:
    whole = Workbook()
    whole.worksheets[0].title = "说明"
    whole.worksheets[0].append(["填表说明"])
    sheet = whole.create_sheet(title)
    for row in rows:
        sheet.append(row)
    whole.save(path)
    return path


def test_heads_are_known_by_synonyms_and_personal_data_stay_out(tmp_path: Path) -> None:
    path = book(tmp_path / "台账.xlsx", ["某某局依申请公开台账"], HEADS, ROW, ["合计", "1"])
    sheet = planned(REQUESTS, path)
    known = {head.text: head.column for head in sheet.heads if head.column}
    assert known == {
        "受理编号": "number",
        "收件时间": "received",
        "姓名": "applicant",
        "申请人类型": "kind",
        "申请渠道": "way",
        "申请内容": "subject",
        "承办科室": "office",
        "是否延期": "extension",
        "答复时间": "answered",
        "答复书文号": "document",
        "处理结果": "outcome",
        "备注": "remark",
    }
    assert [head.text for head in sheet.heads if head.personal] == ["身份证号码", "联系电话"]
    rows, doubts = understood(REQUESTS, sheet, {})
    assert doubts == []
    assert rows == [
        {
            "number": "2021-001",
            "received": "2021-03-01",
            "applicant": "王某",
            "kind": "natural",
            "way": "online",
            "subject": "拆迁补偿",
            "office": "法规处",
            "extension": "否",
            "answered": "2021-03-20",
            "document": "云告〔2021〕1号",
            "outcome": "unable.not_held",
        }
    ]
    # Somebody may choose other columns, but not those.
    other = sheet.with_columns(["remark"] * len(sheet.heads))
    assert not any(head.column for head in other.heads if head.personal)


def test_what_cannot_be_read_is_kept_and_told_by_row(tmp_path: Path) -> None:
    strange = [*ROW[:2], "去年三月", *ROW[3:6], "路人", *ROW[7:13], "待定", ""]
    sheet = planned(REQUESTS, book(tmp_path / "台账.xlsx", HEADS, ROW, strange, strange))
    rows, doubts = understood(REQUESTS, sheet, {})
    assert (rows[1]["received"], rows[1]["kind"], rows[1]["outcome"]) == ("去年三月", "路人", "待定")
    assert [(doubt.row, doubt.column, doubt.text) for doubt in doubts][:3] == [
        (3, "received", "去年三月"),
        (3, "kind", "路人"),
        (3, "outcome", "待定"),
    ]
    assert [(column.key, text, count) for column, text, count in unknown_words(REQUESTS, doubts)] == [
        ("kind", "路人", 2),
        ("outcome", "待定", 2),
    ]
    rows, doubts = understood(REQUESTS, sheet, {("outcome", "待定"): "other.other"})
    assert rows[1]["outcome"] == "other.other"
    assert {doubt.column for doubt in doubts} == {"received", "kind"}


def test_dates_and_numbers_of_the_program_are_read_as_written(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["登记编号", "收到日期", "申请人类别"], [7.0, date(2021, 3, 1), "个人"])
    assert understood(REQUESTS, planned(REQUESTS, path), {})[0] == [
        {"number": "7", "received": "2021-03-01", "kind": "natural"}
    ]
    path = book(tmp_path / "b.xlsx", ["登记编号", "收到日期"], [True, datetime(2021, 3, 1, 9, 30)])
    assert understood(REQUESTS, planned(REQUESTS, path), {})[0][0]["received"] == "2021-03-01"


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-8", "gb18030"])
@pytest.mark.parametrize("mark", [",", "\t"])
def test_text_of_any_usual_coding(tmp_path: Path, coding: str, mark: str) -> None:
    path = tmp_path / "台账.csv"
    path.write_bytes("\r\n".join(mark.join(row) for row in (HEADS, ROW)).encode(coding))
    assert understood(REQUESTS, planned(REQUESTS, path), {})[0][0]["number"] == "2021-001"


def test_what_is_no_ledger_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(LedgerUnreadable, match="没有找到表头"):
        planned(REQUESTS, book(tmp_path / "a.xlsx", ["甲", "乙"], ["1", "2"]))
    with pytest.raises(LedgerUnreadable):
        plan(REQUESTS, [])
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "c.csv").write_bytes(b"\xff" * 7)
    for name, words in (
        ("b.xlsx", "b.xlsx"),
        ("c.csv", "c.csv"),
        ("没有.xlsx", "不能读取"),
        ("旧.xls", "另存为 .xlsx"),
    ):
        with pytest.raises((SheetUnreadable, LedgerUnreadable), match=words):
            planned(REQUESTS, tmp_path / name)


def test_a_damaged_workbook_is_refused_whatever_is_wrong_with_it(tmp_path: Path) -> None:
    whole = book(tmp_path / "a.xlsx", HEADS, ROW).read_bytes()
    for at in range(0, len(whole), 97):
        path = tmp_path / "坏.xlsx"
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        try:
            sheets(path)
        except SheetUnreadable as refused:
            assert "坏.xlsx" in str(refused)


def test_a_ledger_written_out_is_read_back_the_same(tmp_path: Path) -> None:
    here = Desk()
    here.editor.paste(REQUESTS, {}, [ANSWERED, {"number": "=1+1", "received": "三月", "subject": 'a,b\t"c"'}])
    path = tmp_path / "台账.xlsx"
    path.write_bytes(sheet_of(REQUESTS, here.editor.lines(REQUESTS)))
    rows, _ = understood(REQUESTS, planned(REQUESTS, path), {})
    assert rows == [dict(line.values) for line in here.editor.lines(REQUESTS)]


def test_the_second_ledger_has_heads_of_its_own() -> None:
    sheet = plan(
        DISPUTES, [["案号", "案件类型", "立案时间", "审结时间", "裁判结果"], ["1号", "复议", "2021-1-1", "", ""]]
    )
    assert understood(DISPUTES, sheet, {})[0] == [
        {"number": "1号", "kind": "reconsideration", "received": "2021-01-01"}
    ]
