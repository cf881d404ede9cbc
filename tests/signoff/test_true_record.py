"""What is signed is what was sent: nothing that happened in between may slip in, or be left from what was struck."""

import pytest

from tests.command.conftest import Answer
from tests.signoff.conftest import STEPS, Office

PUBLISH = ("--date", "2022-01-25", "--address", "http://www.example.gov.cn/1.html", "--by", "王芳")
NEW = "改在退回以后的话。"


def signed(office: Office, step: str, date: str, opinion: str = "同意", *more: str) -> Answer:
    return office(
        *("sign", office.report, "--step", step, "--name", "李强", "--opinion", opinion, "--date", date), *more
    )


def test_a_return_is_not_struck_once_the_draft_was_changed(office: Office) -> None:
    office.done("submit", office.report, "--steps", STEPS)
    assert signed(office, "拟稿", "2022-01-17", "退回修改").status == 0
    office.done("set", office.report, "problems.text", NEW)
    answer = office("strike", office.report)
    assert answer.status == 2
    assert "稿子已经又有改动" in answer.err
    office.done("undo", office.report)
    office.done("strike", office.report)
    assert "送审中（1/3 拟稿）" in office.state()


def test_a_date_of_issue_goes_with_the_signature_that_set_it(office: Office) -> None:
    office.done("submit", office.report, "--steps", STEPS)
    office.sign("拟稿", "保密审查")
    assert signed(office, "签发", "2022-01-18").status == 0
    office.done("strike", office.report)
    assert "report.date" not in office.done("dump", office.report).json["values"]
    assert "送审中（3/3 签发）" in office.state()
    office.done("export", office.report, "-o", str(office.desk / "送审稿.pdf"), "--as", "送审稿")
    assert signed(office, "签发", "2022-01-19").status == 0
    assert office.done("dump", office.report).json["values"]["report.date"] == "2022-01-19"
    assert office.done("verify", str(office.made("公开稿"))).first_line == "原件"


@pytest.mark.parametrize(
    "words",
    [("publish", *PUBLISH), ("correct", "--reason", "数字有误", "--found-by", "王芳", "--date", "2022-02-01")],
)
def test_nothing_goes_out_while_the_text_is_being_changed(office: Office, words: tuple[str, ...]) -> None:
    office.done("submit", office.report, "--steps", STEPS)
    office.sign("拟稿", "保密审查", "签发")
    office.done("deliver", office.report, "--date", "2022-01-22", "--way", "纸质", "--to", "云泽市政府办公室")
    office.done("amend", office.report, "--by", "李强")
    answer = office(words[0], office.report, *words[1:])
    assert answer.status == 2
    assert "请先把改好的稿子送审，或者撤销“按批改修改”" in answer.err


def test_the_signature_is_the_last_step_by_itself(office: Office) -> None:
    answer = office("submit", office.report, "--steps", "审核、签发（可并行）")
    assert answer.status == 2
    assert "可并行" in answer.err


@pytest.mark.parametrize("date", ["1922-01-18", "2202-01-18"])
def test_a_mistyped_year_is_refused(office: Office, date: str) -> None:
    office.done("submit", office.report, "--steps", STEPS)
    answer = signed(office, "拟稿", date)
    assert answer.status == 2
    assert "年份不对" in answer.err
