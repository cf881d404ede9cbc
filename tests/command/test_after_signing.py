"""What comes after the signature: what was signed stays told as signed, and odd days and places are said."""

from pathlib import Path

import pypdfium2
import pytest

from forms.draft.readings import date_in_words
from tests.command.conftest import Answer, Nianbao

WEB = "http://www.example.gov.cn/1.html"


@pytest.fixture
def full(nianbao: Nianbao) -> str:
    """A report without a mistake in it, under review; its first 8 digits."""
    report = nianbao("load", "resources/samples/invented-2021.json").first_line
    nianbao("submit", report, "--steps", "签发")
    return report


def printed(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path)
    return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pages)


def sign(nianbao: Nianbao, report: str, day: str = "2022-01-10", opinion: str = "同意") -> Answer:
    answer = nianbao("sign", report, "--step", "签发", "--name", "李强", "--opinion", opinion, "--date", day)
    assert answer.status == 0, answer.err
    return answer


def publish(nianbao: Nianbao, report: str, day: str = "2022-01-26", **more: str) -> Answer:
    given = {"date": day, "address": WEB, "by": "王芳", "cleared": "2022-01-09", **more}
    return nianbao("publish", report, *(each for name, text in given.items() for each in (f"--{name}", text)))


def correct(nianbao: Nianbao, report: str, day: str = "2022-03-12") -> Answer:
    return nianbao("correct", report, "--reason", "件数写错", "--found-by", "第三方评估", "--date", day)


def test_a_published_report_that_was_corrected_is_not_called_unsigned(
    nianbao: Nianbao, full: str, tmp_path: Path
) -> None:
    sign(nianbao, full)
    publish(nianbao, full)
    file = tmp_path / "公开稿.pdf"
    nianbao("export", full, "--as", "公开稿", "-o", str(file))
    correct(nianbao, full)
    assert "，1月10日签发，1月26日公布，正在更正" in nianbao("verify", str(file)).out
    nianbao("set", full, "disclosure.rules.issued", "1")
    nianbao("submit", full)
    sign(nianbao, full, "2022-03-20")
    number = nianbao("revisions", full, "--json").json["signed"]
    assert f"，1月10日签发，1月26日公布，已由第{number}稿更正代替" in nianbao("verify", str(file)).out
    assert "1月10日签发，1月26日公布" in nianbao("revisions", full).out


def test_what_a_change_of_wording_replaced_was_signed(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    sign(nianbao, full)
    file = tmp_path / "盖章稿.pdf"
    nianbao("export", full, "--as", "盖章稿", "-o", str(file))
    number = nianbao("revisions", full, "--json").json["signed"]
    nianbao("amend", full, "--by", "办公室")
    text = nianbao("dump", full).json["values"]["problems.text"]
    nianbao("set", full, "problems.text", text + "\n我们将继续努力。")
    assert nianbao("submit", full, "--reviewer", "钱进").status == 0
    assert f"，1月10日签发，已由第{number + 1}稿文字修改代替" in nianbao("verify", str(file)).out


def test_agreed_with_changes_is_said_until_they_are_made(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    due = "签发意见是“同意，修改后发”，还没有按批改修改。"
    sign(nianbao, full, opinion="同意，修改后发")
    for kind in ("公开稿", "盖章稿"):
        made = nianbao("export", full, "--as", kind, "-o", str(tmp_path / f"{kind}.pdf"))
        assert (made.status, due in made.err) == (0, True)
    text = nianbao("dump", full).json["values"]["problems.text"]
    nianbao("amend", full, "--by", "李强")
    refused = publish(nianbao, full)
    assert refused.status == 2
    assert "正在批改" in refused.err
    nianbao("set", full, "problems.text", text + "\n我们将继续努力。")
    nianbao("submit", full, "--reviewer", "钱进")
    assert due not in nianbao("export", full, "--as", "公开稿", "-o", str(tmp_path / "b.pdf")).err
    assert due not in publish(nianbao, full).err


def test_publishing_says_that_changes_are_due(nianbao: Nianbao, full: str) -> None:
    sign(nianbao, full, opinion="同意，修改后发")
    assert "还没有按批改修改" in publish(nianbao, full).err


def test_days_that_run_backwards_are_said(nianbao: Nianbao, full: str) -> None:
    sign(nianbao, full)
    early = nianbao("deliver", full, "--date", "2022-01-08", "--way", "纸质", "--to", "市政府办公室")
    assert early.status == 0
    assert "报送日期2022年1月8日早于签发日期2022年1月10日" in early.err
    nianbao("strike", full)
    late = publish(nianbao, full, "2022-01-26", cleared="2022-01-28")
    assert (late.status, "保密审查日期2022年1月28日晚于公布日期" in late.err) == (0, True)
    before = correct(nianbao, full, "2022-01-20")
    assert (before.status, "发现日期2022年1月20日早于公布或者报送的日期2022年1月26日" in before.err) == (0, True)
    assert "晚于今天" in nianbao("tell", full, "--whom", "市政府办公室", "--date", "2099-01-20").err


@pytest.mark.parametrize(
    ("address", "status"),
    [("略", 2), ("123", 2), (WEB, 0), ("www.example.gov.cn", 0), ("example.gov.cn/a/1.html", 0), ("县政府公告栏", 0)],
)
def test_the_address_is_one_of_the_web_or_a_place(nianbao: Nianbao, full: str, address: str, status: int) -> None:
    sign(nianbao, full)
    answer = publish(nianbao, full, address=address)
    assert (answer.status, "不像网址" in answer.err) == (status, status == 2)


def test_a_remark_comes_from_and_by_what_is_listed(nianbao: Nianbao, full: str) -> None:
    words = ("remark", full, "--date", "2022-01-20", "--words", "没写收费")
    refused = nianbao(*words, "--source", "邻居", "--way", "电话")
    assert (refused.status, "处室、领导、主管部门、第三方评估" in refused.err) == (2, True)
    refused = nianbao(*words, "--source", "处室", "--way", "口信")
    assert (refused.status, "纸质、电话、即时通讯、Word批注" in refused.err) == (2, True)


def test_a_correction_is_dated_by_its_signature(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    sign(nianbao, full)
    publish(nianbao, full)
    correct(nianbao, full)
    assert "report.corrected_on" not in nianbao("dump", full).json["values"]
    nianbao("set", full, "disclosure.rules.issued", "1")
    nianbao("submit", full)
    sign(nianbao, full, "2022-03-20")
    assert nianbao("dump", full).json["values"]["report.corrected_on"] == "2022-03-20"
    nianbao("export", full, "--as", "公开稿", "-o", str(tmp_path / "公开稿.pdf"))
    assert f"（{date_in_words('2022-03-20')}更正）" in printed(tmp_path / "公开稿.pdf")
    assert "发现日期3月12日" in nianbao("revisions", full).out


def test_a_correction_that_is_under_way_is_not_told_to_be_unpublished(nianbao: Nianbao, full: str) -> None:
    sign(nianbao, full)
    publish(nianbao, full)
    correct(nianbao, full)
    again = correct(nianbao, full)
    assert again.status == 2
    assert "已经在更正" in again.err
    assert "还没有报送或者公布" not in again.err


def test_a_year_nobody_would_assume_is_said(nianbao: Nianbao, full: str) -> None:
    assert "已签发 2026年1月13日" in sign(nianbao, full, "2026-01-13").out
    assert "李强 2026年1月13日" in nianbao("revisions", full).out


def test_an_output_is_not_written_under_the_name_of_another_kind(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    sign(nianbao, full)
    refused = nianbao("export", full, "--as", "公开稿", "-o", str(tmp_path / "t1.docx"))
    assert (refused.status, "公开稿只能存成 .pdf，不能存成 .docx" in refused.err) == (2, True)
    assert not (tmp_path / "t1.docx").exists()
    refused = nianbao("export", full, "--as", "送审稿", "-o", str(tmp_path / "t1.docx"))
    assert ".pdf、.zip、.xlsx" in refused.err


def test_of_several_papers_those_are_made_that_can_be(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    made = nianbao("papers", full, "--only", "数据与核对情况,审签记录", "--out", str(tmp_path / "单子"))
    assert made.status == 0, made.err
    assert "没有做审签记录：还没有登记过审签意见" in made.err
    assert len(list((tmp_path / "单子").iterdir())) == 1


def test_an_opinion_is_not_verified_but_sent_where_it_is_registered(
    nianbao: Nianbao, full: str, tmp_path: Path
) -> None:
    handed, opinion = tmp_path / "送审稿.zip", tmp_path / "意见.zip"
    nianbao("export", full, "--as", "送审稿", "-o", str(handed))
    decided = ("decide", str(handed), "--step", "签发", "--name", "李强", "--opinion", "同意", "--date", "2022-01-18")
    assert nianbao(*decided, "-o", str(opinion)).status == 0
    answer = nianbao("verify", str(opinion))
    assert "带回的审签意见" in answer.err
    assert "登记带回的意见" in answer.err
    assert "不是本程序的文件" not in answer.out


def test_a_file_that_is_only_named_pdf_is_told_plainly(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    file = tmp_path / "送审稿.pdf"
    file.write_text("你好", encoding="utf-8")
    answer = nianbao("receive", str(file))
    assert answer.status == 2
    assert "里面不是PDF、压缩包或者表格" in answer.err


def test_a_county_has_its_own_word_for_its_parts(nianbao: Nianbao, tmp_path: Path) -> None:
    report = nianbao("load", "resources/samples/invented-2021.json").first_line
    nianbao("submit", report, "--steps", "四级")
    nianbao("papers", report, "--only", "数据与核对情况,保密审查表", "--out", str(tmp_path / "单子"))
    words = "".join(map(printed, sorted((tmp_path / "单子").glob("*.pdf"))))
    assert "股室：" in words
    assert "承办股室负责人意见" in words
    assert "处室" not in words


def test_a_row_of_a_group_is_told_with_its_group(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    nianbao("papers", full, "--only", "数据与核对情况", "--out", str(tmp_path))
    assert "（三）不予公开：6.属于四类过程性信息" in printed(tmp_path / "数据与核对情况.pdf")
