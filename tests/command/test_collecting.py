"""``nianbao collect`` and ``nianbao demands``: sheets out and in, the list, the next step, the notice as one file."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

Nianbao = Callable[..., Any]
FEES = "disclosure.fees.amount"
RULES = "disclosure.rules.issued"
HERE = Path(__file__)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "征集"


@pytest.fixture
def sent(nianbao: Nianbao, report: str, out: Path) -> Path:
    """The folder with every office's sheets."""
    answer = nianbao("collect", "out", report, "--out", str(out))
    assert answer.status == 0, answer.err
    return out


def fill_xlsx(path: Path, numbers: dict[str, Any], **foot: str) -> Path:
    """Type into the sheet as an office does: numbers by part of their item, then the foot."""
    book = load_workbook(path)
    page = book.worksheets[0]
    for row in page.iter_rows():
        for item, number in numbers.items():
            if item in str(row[1].value) and str(row[0].value).isdecimal():
                row[4].value = number
        if row[1].value in foot:
            row[2].value = foot[str(row[1].value)]
    book.save(path)
    return path


def fill_docx(path: Path, numbers: dict[str, str], **foot: str) -> Path:
    document = Document(str(path))
    for table in document.tables:
        for row in table.rows:
            for item, number in numbers.items():
                if len(row.cells) > 2 and item in row.cells[1].text:
                    row.cells[4].text = number
            if row.cells[0].text in foot:
                row.cells[1].text = foot[row.cells[0].text]
    document.save(str(path))
    return path


FOOT = {
    "填表人": "赵六",
    "处室负责人（签字）": "钱七",
    "日期": "2022年1月7日",
    "素材文字": "收费目录已公开。\n减免三项。",
}


def test_each_office_gets_only_its_own_cells(nianbao: Nianbao, report: str, sent: Path) -> None:
    names = {path.name for path in sent.iterdir()}
    assert {"2021年度征集表（财务处）.xlsx", "2021年度征集表（财务处）.docx"} <= names
    page = load_workbook(sent / "2021年度征集表（财务处）.xlsx").worksheets[0]
    items = [row[1] for row in page.iter_rows(values_only=True) if str(row[0]).isdecimal()]
    assert any("行政事业性收费" in str(item) for item in items)
    assert not any("规章" in str(item) or "行政许可" in str(item) for item in items)
    listed = nianbao("collect", "list", report, "--json").json
    assert {each["stage"] for each in listed["offices"]} == {"已发"}
    assert sum(each["numbers"] for each in listed["offices"]) == 190


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_a_sheet_comes_back_in_one_step(nianbao: Nianbao, report: str, sent: Path, ending: str) -> None:
    fill = fill_xlsx if ending == "xlsx" else fill_docx
    path = fill(sent / f"2021年度征集表（财务处）.{ending}", {"行政事业性收费": "3.5"}, **FOOT)
    nianbao("set", report, "overview.proactive.budgets", "8")
    shown = nianbao("collect", "in", report, str(path))
    assert f"{FEES}  " in shown.out
    assert "空白 → 3.5" in shown.out
    assert FEES not in nianbao("dump", report).json["values"]
    assert nianbao("collect", "in", report, str(path), "--yes").status == 0
    whole = nianbao("dump", report).json
    assert whole["values"][FEES] == "3.5"
    assert whole["values"]["overview.proactive.budgets"] == 8  # a blank never overwrites
    assert whole["sources"] == {FEES: ["财务处", "钱七", "2022-01-07"]}
    assert whole["material"] == {"财务处": "收费目录已公开。\n减免三项。"}
    assert whole["collect"]["财务处"][0] == "已报"
    assert "收回征集表（财务处）" in nianbao("undo", report).out
    whole = nianbao("dump", report).json
    assert FEES not in whole["values"]
    assert "sources" not in whole
    assert "material" not in whole
    assert whole["collect"]["财务处"][0] == "已发"


def test_a_sheet_sent_again_shows_only_what_the_office_gave(nianbao: Nianbao, report: str, sent: Path) -> None:
    name = "2021年度征集表（法规处）.xlsx"
    nianbao("set", report, "disclosure.rules.repealed", "1")
    nianbao("collect", "in", report, str(fill_xlsx(sent / name, {"规章 · 本年制发": 5}, **FOOT)), "--yes")
    nianbao("collect", "mark", report, "法规处", "退回")
    nianbao("collect", "out", report, "--out", str(sent), "--only", "法规处")
    cells = list(load_workbook(sent / name).worksheets[0].iter_rows(values_only=True))
    assert [row[4] for row in cells if "规章 · 本年" in str(row[1])] == [5, None]


def test_what_is_not_agreed_to_stays_and_has_no_source(nianbao: Nianbao, report: str, sent: Path) -> None:
    nianbao("set", report, RULES, "2")
    nianbao("set", report, "disclosure.rules.repealed", "1")
    sheet = fill_xlsx(sent / "2021年度征集表（法规处）.xlsx", {"规章 · 本年制发": 5, "规章 · 本年废止": 1}, **FOOT)
    assert nianbao("collect", "in", report, str(sheet), "--yes", "--except", RULES).status == 0
    whole = nianbao("dump", report).json
    assert whole["values"][RULES] == 2
    assert set(whole["sources"]) == {"disclosure.rules.repealed"}


def test_what_is_no_number_is_told_and_left_out(nianbao: Nianbao, report: str, sent: Path) -> None:
    sheet = fill_xlsx(sent / "2021年度征集表（财务处）.xlsx", {"行政事业性收费": "约三万"}, **FOOT)
    told = nianbao("collect", "in", report, str(sheet), "--yes")
    assert "约三万" in told.out
    assert "不是数，不收" in told.out
    assert nianbao("dump", report).json["values"] == {}


def changed_label(path: Path) -> Path:
    page = (book := load_workbook(path)).worksheets[0]
    page["B5"] = "行政收费"
    book.save(path)
    return path


def cut(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[:2000])
    return path


def with_macro(path: Path) -> Path:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    return path


def bomb(path: Path) -> Path:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(70_000_000))
    return path


def huge(path: Path) -> Path:
    path.write_bytes(path.read_bytes() + bytes(9_000_000))
    return path


def other(path: Path) -> Path:
    return HERE


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (changed_label, "改动过"),
        (cut, "损坏"),
        (with_macro, "有宏"),
        (bomb, "太大"),
        (huge, "太大"),
        (other, "不是征集表"),
    ],
)
def test_a_sheet_that_cannot_be_taken_says_why(
    nianbao: Nianbao, report: str, sent: Path, spoil: Callable[[Path], Path], words: str
) -> None:
    path = spoil(fill_xlsx(sent / "2021年度征集表（财务处）.xlsx", {"行政事业性收费": 3}, **FOOT))
    refused = nianbao("collect", "in", report, str(path), "--yes")
    assert refused.status == 2
    assert words in refused.err
    assert nianbao("dump", report).json["values"] == {}


def test_a_damaged_document_says_so(nianbao: Nianbao, report: str, sent: Path) -> None:
    path = sent / "2021年度征集表（财务处）.docx"
    parts = {name: zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data[:100] if name == "word/document.xml" else data)
    refused = nianbao("collect", "in", report, str(path), "--yes")
    assert (refused.status, "损坏" in refused.err) == (2, True)


def test_the_sheet_of_another_report_or_year_is_refused(nianbao: Nianbao, report: str, sent: Path) -> None:
    path = str(sent / "2021年度征集表（财务处）.xlsx")
    next_year = nianbao("new", "--agency", "云泽市某某局", "--year", "2022").first_line
    assert "2021年度的征集表" in nianbao("collect", "in", next_year, path).err
    elsewhere = nianbao("new", "--agency", "云泽市另一局", "--year", "2021").first_line
    assert "另一份报告" in nianbao("collect", "in", elsewhere, path).err


def test_an_office_is_changed_and_kept_for_the_next_year(nianbao: Nianbao, report: str, out: Path) -> None:
    assert nianbao("collect", "assign", report, "disclosure.fees", "计财处").status == 0
    following = nianbao("new", "--agency", "云泽市某某局", "--year", "2022").first_line
    assert "disclosure.fees" in (listed := nianbao("collect", "assign", following).out)
    assert "行政事业性收费：计财处" in listed
    assert nianbao("collect", "assign", report, "disclosure.fees", "财务处").status == 0
    assert "行政事业性收费：财务处" in nianbao("collect", "assign", report).out
    assert nianbao("collect", "out", report, "--out", str(out), "--only", "没有处").status == 2
    assert not out.exists()


def test_the_next_step_follows_the_offices(nianbao: Nianbao, report: str, sent: Path) -> None:
    def step() -> str:
        return str(nianbao("collect", "list", report, "--json").json["next"])

    assert step().startswith("下一步：催报 5 个处室（")
    refused = nianbao("collect", "mark", report, "法规处", "已核")
    assert (refused.status, "还没有收回" in refused.err) == (2, True)
    for office in ("宣传处", "法规处", "办公室", "审批处"):
        nianbao("collect", "in", report, str(sent / f"2021年度征集表（{office}）.xlsx"), "--yes")
    assert step().startswith("下一步：催报 1 个处室（财务处），2022年1月8日前")
    nianbao("collect", "in", report, str(sent / "2021年度征集表（财务处）.docx"), "--yes")
    assert step().startswith("下一步：核对 5 个处室（")
    for office in ("宣传处", "法规处", "办公室", "审批处", "财务处"):
        nianbao("collect", "mark", report, office, "已核")
    assert step().startswith("下一步：送审，2022年1月12日前")
    nianbao("collect", "mark", report, "法规处", "退回")
    assert step().startswith("下一步：催报 1 个处室（法规处）")


def test_demands_are_kept_checked_and_handed_on(nianbao: Nianbao, report: str, tmp_path: Path) -> None:
    answer = nianbao(
        *("demands", report, "--number", "云政办发〔2021〕54号", "--issued", "2021年12月10日"),
        *("--date", "报送=2022-01-26", "--figure", "一=政务公开专区数量", "--line", "五=基层公开"),
    )
    assert answer.status == 0, answer.err
    assert "报送：2022年1月26日\n" in answer.out
    assert "公布：2022年1月31日（默认）" in answer.out
    found = [each for each in nianbao("check", report, "--json").json["findings"] if each["rule"] == "COMP-DEMAND"]
    assert len(found) == 2
    assert {each["severity"] for each in found} == {"warning"}
    nianbao("set", report, "overview.lead", "全年设置政务公开专区。")
    nianbao("set", report, "problems.text", "基层公开不够深入。")
    found = [each for each in nianbao("check", report, "--json").json["findings"] if each["rule"] == "COMP-DEMAND"]
    assert len(found) == 1
    assert "政务公开专区数量" in found[0]["message"]
    nianbao("set", report, "overview.lead", "全年设置政务公开专区3个。")
    assert "COMP-DEMAND" not in {each["rule"] for each in nianbao("check", report, "--json").json["findings"]}
    package = tmp_path / "要求包.json"
    assert nianbao("demands", report, "--save", str(package)).status == 0
    unit = nianbao("new", "--agency", "云泽市另一局", "--year", "2021").first_line
    assert nianbao("demands", unit, "--read", str(package)).out == nianbao("demands", report).out
    later = nianbao("new", "--agency", "云泽市另一局", "--year", "2022").first_line
    assert "2021年度的要求包" in nianbao("demands", later, "--read", str(package)).err
    package.write_text(json.dumps({"format": "nianbao-demands/1", "year": "2022", "lines": [1]}), encoding="utf-8")
    assert "须写内容第1条" in nianbao("demands", later, "--read", str(package)).err
    assert nianbao("demands", later, "--date", "报送=某天").status == 2


def test_what_is_collected_travels_with_the_report(nianbao: Nianbao, report: str, sent: Path, tmp_path: Path) -> None:
    sheet = fill_xlsx(sent / "2021年度征集表（财务处）.xlsx", {"行政事业性收费": 3}, **FOOT)
    nianbao("collect", "in", report, str(sheet), "--yes")
    nianbao("demands", report, "--number", "某〔2021〕1号", "--line", "五=基层公开")
    dumped = nianbao("dump", report).out
    (tmp_path / "a.json").write_text(dumped.replace(dumped[dumped.index('"id":"') + 6 :][:32], "0" * 32), "utf-8")
    copied = nianbao("load", str(tmp_path / "a.json"))
    assert copied.status == 0, copied.err
    again = nianbao("dump", copied.first_line).json
    assert {**again, "id": ""} == {**json.loads(dumped), "id": ""}


def test_a_source_of_no_number_is_refused(nianbao: Nianbao, report: str) -> None:
    for field, text in (
        ("source.overview.lead", '["a","b",""]'),
        (f"source.{FEES}", "财务处"),
        ("collect:财务处", '["别的","","",""]'),
        ("collect:", '["已发","","",""]'),
        ("demands", "[[[["),
    ):
        assert nianbao("set", report, field, text).status == 2, field


def test_the_paper_lists_office_person_and_day(nianbao: Nianbao, report: str, sent: Path, tmp_path: Path) -> None:
    import pypdfium2

    sheet = fill_xlsx(sent / "2021年度征集表（财务处）.xlsx", {"行政事业性收费": 3}, **FOOT)
    nianbao("collect", "in", report, str(sheet), "--yes")
    nianbao("set", report, RULES, "2")
    answer = nianbao("papers", report, "--out", str(tmp_path), "--only", "数据来源确认表")
    assert answer.status == 0, answer.err
    with pypdfium2.PdfDocument(tmp_path / "数据来源确认表.pdf") as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    for words in ("财务处", "钱七", "2022年1月7日", "3万元", "共2项，1项没有注明来源"):
        assert words in "".join(text.split()), words
