"""审签记录, papers of earlier revisions and of a correction, days that run backwards."""

from pathlib import Path

import docx
import pytest

from tests.command.conftest import Answer, Nianbao
from tests.command.test_papers import covering, text_of


@pytest.fixture
def full(nianbao: Nianbao) -> str:
    """A report without a mistake in it; its first 8 digits."""
    answer = nianbao("load", "resources/samples/invented-2021.json")
    nianbao("set", answer.first_line, "report.date", "2022-01-18")
    return answer.first_line


def sign(nianbao: Nianbao, report: str, step: str, name: str, date: str, *more: str) -> Answer:
    answer = nianbao("sign", report, "--step", step, "--name", name, "--date", date, *(more or ("--opinion", "同意")))
    assert answer.status == 0, answer.err
    return answer


def record(nianbao: Nianbao, report: str, folder: Path, *more: str) -> str:
    answer = nianbao("papers", report, "--out", str(folder), "--only", "审签记录", *more)
    assert answer.status == 0, answer.err
    return text_of(folder / "审签记录.pdf")


def change_wording(nianbao: Nianbao, report: str, old: str, new: str) -> None:
    text = nianbao("dump", report).json["values"]["preface.text"]
    assert old in text
    nianbao("set", report, "preface.text", text.replace(old, new, 1))


def test_the_record_tells_opinions_and_changes_as_registered(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    nianbao("submit", full, "--steps", "拟稿、会签（可多人）、签发")
    early = nianbao("papers", full, "--out", str(tmp_path), "--only", "审签记录")
    assert early.status == 2
    assert "还没有登记过审签意见" in early.err
    sign(nianbao, full, "拟稿", "王芳", "2022-01-12")
    sign(nianbao, full, "会签", "欧阳德明", "2022-01-13", "--opinion", "同意，修改后发", "--words", "数字请再核")
    nianbao("amend", full, "--by", "欧阳德明", "--sheet", "第2页")
    change_wording(nianbao, full, "查阅和下载", "查阅、下载")
    nianbao("submit", full)
    nianbao("sign", full, "--step", "签发", "--name", "错人", "--opinion", "同意", "--date", "2022-01-18")
    nianbao("strike", full)
    sign(nianbao, full, "签发", "李强", "2022-01-18", "--opinion", "发。")
    nianbao("amend", full, "--by", "办公室")
    change_wording(nianbao, full, "查阅、下载", "下载、查阅")
    assert nianbao("submit", full, "--reviewer", "钱进").status == 0
    words = record(nianbao, full, tmp_path)
    assert "年度报告审签记录" in words
    assert "已签发1月18日" in words
    assert "第1稿拟稿同意（签后又有批改）王芳2022年1月12日由" in words
    assert "同意，修改后发：数字请再核（签后又有批改）" in words
    assert "第2稿签发发。李强2022年1月18日由" in words
    assert words.count("据纸质审签单登记") == 3
    assert "错人" not in words
    by_pen, wording = words.split("二、按批改所作的修改")[1].split("三、签发以后的文字修改")
    assert "第2稿按欧阳德明的批改" in by_pen
    assert "查阅和下载" in by_pen
    assert "第3稿由钱进复核" in wording
    assert "下载、查阅" in wording
    assert "不是签名" in words
    # Made with the rest once there is something to tell.
    assert "审签记录.pdf" in nianbao("papers", full, "--out", str(tmp_path)).out
    assert "不是年度报告本身" in nianbao("verify", str(tmp_path / "审签记录.pdf")).out


def test_a_signature_that_fell_is_told_as_fallen(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    nianbao("submit", full, "--steps", "签发")
    sign(nianbao, full, "签发", "李强", "2022-01-18")
    nianbao("amend", full, "--by", "办公室")
    nianbao("set", full, "disclosure.compulsory.decisions", "3")
    nianbao("submit", full)
    words = record(nianbao, full, tmp_path)
    assert "第1稿签发同意（因实质性修改不再有效）李强" in words
    assert "按办公室的批改（实质性修改，报原签批人复审）" in words
    assert words.endswith("三、签发以后的文字修改没有。本页据登记打印，不是签名；签名见纸质审签单。—1—")


def test_papers_of_an_earlier_revision_are_as_it_stood(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    nianbao("submit", full, "--steps", "初核、签发")
    sign(nianbao, full, "初核", "王芳", "2022-01-12")
    sign(nianbao, full, "签发", "李强", "2022-01-11", "--opinion", "退回修改")
    nianbao("set", full, "disclosure.compulsory.decisions", "3")
    nianbao("submit", full, "--steps", "终审、签发")
    codes = [each["code"] for each in nianbao("revisions", full, "--json").json["revisions"]]
    for number, (code, step) in enumerate(zip(codes, ("初核", "终审"), strict=True), start=1):
        folder = tmp_path / str(number)
        answer = nianbao("papers", full, "--out", str(folder), "--revision", f"第{number}稿")
        assert answer.status == 0, answer.err
        for name in ("审签单", "数据与核对情况", "保密审查表"):
            assert f"第{number}稿校验码{code}" in text_of(folder / f"{name}.pdf")
        assert step in text_of(folder / "审签单.pdf")
    assert "退回修改" in record(nianbao, full, tmp_path, "--revision", "1")
    assert nianbao("papers", full, "--out", str(tmp_path), "--revision", "3").status == 2
    assert "不是稿次" in nianbao("papers", full, "--out", str(tmp_path), "--revision", "二").err


def corrected(nianbao: Nianbao, report: str) -> None:
    nianbao("submit", report, "--steps", "签发")
    sign(nianbao, report, "签发", "李强", "2022-01-18")
    nianbao("publish", report, "--date", "2022-01-25", "--address", "http://www.example.gov.cn/1.html", "--by", "王芳")
    nianbao(*("correct", report, "--reason", "漏计一件强制决定", "--found-by", "第三方评估", "--date", "2022-03-12"))
    nianbao("set", report, "disclosure.compulsory.decisions", "3")
    assert nianbao("submit", report, "--steps", "拟稿、签发").status == 0


def test_papers_of_a_correction_say_what_is_corrected(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    corrected(nianbao, full)
    nianbao("papers", full, "--out", str(tmp_path))
    sheet = text_of(tmp_path / "审签单.pdf")
    assert "审签单（更正）" in sheet
    assert "年度报告（更正）" in sheet
    assert "更正内容二、主动公开政府信息情况·行政强制·本年处理决定数量，由“2”更正为“3”" in sheet
    assert "更正原因漏计一件强制决定（2022年3月12日由第三方评估发现）" in sheet
    cells = {cell.text for row in docx.Document(str(tmp_path / "审签单.docx")).tables[0].rows for cell in row.cells}
    assert {"更正内容", "更正原因", "二、主动公开政府信息情况·行政强制·本年处理决定数量，由“2”更正为“3”"} <= cells
    data = text_of(tmp_path / "数据与核对情况.pdf")
    assert (
        "更正：二、主动公开政府信息情况·行政强制·本年处理决定数量，由“2”更正为“3”。原因：漏计一件强制决定（由第三方评估发现）。"
        in data
    )
    assert "年度报告（更正）" in text_of(tmp_path / "保密审查表.pdf")
    assert "（更正稿）呈上。2022年3月12日第三方评估发现公布的报告有误：漏计一件强制决定。拟更正：" in covering(tmp_path)
    # What was published was none yet.
    nianbao("papers", full, "--out", str(tmp_path / "早"), "--revision", "1")
    for each in (tmp_path / "早").glob("*.pdf"):
        assert "更正" not in text_of(each)
    # The record of the correction begins with it.
    sign(nianbao, full, "拟稿", "王芳", "2022-03-13")
    words = record(nianbao, full, tmp_path)
    assert "王芳" in words
    assert "李强" not in words
    assert "李强" in record(nianbao, full, tmp_path, "--revision", "1")


def test_days_that_run_backwards_are_registered_and_asked_about(nianbao: Nianbao, full: str) -> None:
    nianbao("submit", full, "--steps", "拟稿、会签（可多人）、保密审查（可并行）、签发")
    assert sign(nianbao, full, "拟稿", "王芳", "2022-01-14").err == ""
    odd = sign(nianbao, full, "会签", "周宁", "2022-01-12").err
    assert "“会签”的签字日期1月12日，早于前面“拟稿”的1月14日。" in odd
    assert "照纸上登记" in odd
    # Beside each other, and several on one step, in any order.
    assert sign(nianbao, full, "会签", "吴静", "2022-01-16").err == ""
    assert sign(nianbao, full, "保密审查", "赵敏", "2022-01-15").err == ""
    last = sign(nianbao, full, "签发", "李强", "2021-12-31").err
    assert "2021年12月31日，早于前面“会签”的2022年1月16日" in last
    assert "已签发" in nianbao("list").out


def test_a_day_to_come_is_asked_about(nianbao: Nianbao, full: str) -> None:
    nianbao("submit", full, "--steps", "拟稿、签发")
    assert "晚于今天" in sign(nianbao, full, "拟稿", "王芳", "2099-01-14").err
