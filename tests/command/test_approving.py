"""From draft to signed paper on the command line: every step, and every step that must not be taken."""

import json
from pathlib import Path

import pytest

from tests.command.conftest import Answer, Nianbao

STEPS = ("拟稿", "处室负责人核稿", "会签", "保密审查", "办公室核稿", "分管负责人审核", "主要负责人签发")


@pytest.fixture
def full(nianbao: Nianbao) -> str:
    """A report without a mistake in it; its first 8 digits."""
    answer = nianbao("load", "resources/samples/invented-2021.json")
    assert answer.status == 0
    nianbao("set", answer.first_line, "report.date", "")
    return answer.first_line


def signed_through(nianbao: Nianbao, report: str, steps: tuple[str, ...]) -> Answer:
    for step in steps:
        answer = nianbao(
            *("sign", report, "--step", step, "--name", "李强", "--opinion", "同意", "--date", "2022年1月18日")
        )
        assert answer.status == 0, answer.err
    return answer


def test_from_draft_to_published(nianbao: Nianbao, full: str) -> None:
    submitted = nianbao("submit", full, "--remark", "初稿")
    assert submitted.status == 0
    assert submitted.out.startswith("第1稿  校验码 ")
    assert "送审中（1/7 拟稿）" in nianbao("list").out
    answer = signed_through(nianbao, full, STEPS[:2])
    assert "送审中（3/7 会签）" in answer.out
    answer = signed_through(nianbao, full, STEPS[2:])
    assert "已签发 1月18日" in answer.out
    early = nianbao("deliver", full, "--date", "2022-01-17", "--way", "纸质", "--to", "云泽市政府办公室")
    assert early.status == 0
    assert "早于签发日期2022年1月18日" in early.err
    nianbao("strike", full)
    delivered = nianbao("deliver", full, "--date", "2022-01-22", "--way", "纸质", "--to", "云泽市政府办公室")
    assert "已报送 1月22日" in delivered.out
    published = nianbao(
        *("publish", full, "--date", "2022-01-25", "--address", "http://www.example.gov.cn/1.html", "--by", "王芳")
    )
    assert "已签发 1月18日 · 已报送 1月22日 · 已公布 1月25日" in published.out
    assert "保密审查" in published.err
    told = nianbao("revisions", full).out
    assert "主要负责人签发：同意 李强 1月18日，由" in told
    assert "据纸质审签单登记" in told


def test_the_date_of_issue_is_that_of_the_signature(nianbao: Nianbao, full: str) -> None:
    nianbao("submit", full)
    signed_through(nianbao, full, STEPS)
    listed = nianbao("revisions", full, "--json").json
    assert (listed["signed"], len(listed["revisions"])) == (2, 2)
    assert "成文日期" in nianbao("diff", full, "1", "2").out
    assert nianbao("dump", full).json["values"]["report.date"] == "2022-01-18"


def test_a_report_with_its_date_is_signed_as_it_was_sent(nianbao: Nianbao, full: str) -> None:
    nianbao("set", full, "report.date", "2022-01-18")
    nianbao("submit", full)
    signed_through(nianbao, full, STEPS)
    assert nianbao("revisions", full, "--json").json["signed"] == 1


def test_what_is_under_review_is_not_changed(nianbao: Nianbao, full: str) -> None:
    nianbao("submit", full)
    before = nianbao("dump", full).out
    for words in (
        ("set", full, "problems.text", "改一改。"),
        ("undo", full),
        ("load", "resources/samples/invented-2021.json", "--replace"),
    ):
        answer = nianbao(*words)
        assert answer.status == 2
        assert "按批改修改" in answer.err
    assert nianbao("dump", full).out == before
    assert nianbao("submit", full).status == 2


def test_a_change_by_pen_keeps_what_was_signed(nianbao: Nianbao, full: str) -> None:
    nianbao("submit", full)
    signed_through(nianbao, full, STEPS[:2])
    assert nianbao("amend", full, "--by", "赵局长", "--sheet", "第2页").status == 0
    refused = nianbao("sign", full, "--step", "会签", "--name", "周宁", "--opinion", "同意", "--date", "2022-01-18")
    assert refused.status == 2
    nianbao("set", full, "other_matters.text", "2021年本机关未收取信息处理费，没有其他需要报告的事项。")
    revised = nianbao("submit", full)
    assert revised.out.startswith("第2稿")
    assert "送审中（3/7 会签）" in nianbao("list").out


def test_nothing_changed_is_no_new_revision(nianbao: Nianbao, full: str) -> None:
    nianbao("submit", full)
    nianbao("amend", full, "--by", "赵局长")
    refused = nianbao("submit", full)
    assert refused.status == 2
    assert "没有改动" in refused.err
    assert nianbao("strike", full).status == 0
    assert nianbao("set", full, "problems.text", "改。").status == 2


def test_a_changed_figure_after_signing_goes_back_to_the_signer(nianbao: Nianbao, full: str) -> None:
    nianbao("submit", full)
    signed_through(nianbao, full, STEPS)
    nianbao("amend", full, "--by", "办公室")
    nianbao("set", full, "disclosure.rules.issued", "1")
    revised = nianbao("submit", full)
    assert revised.status == 0
    assert "须报原签批人复审" in revised.err
    assert "送审中（7/7 主要负责人签发）" in nianbao("list").out
    assert nianbao("deliver", full, "--date", "2022-01-22", "--way", "纸质", "--to", "市政府办公室").status == 2


def test_a_change_of_wording_after_signing_names_its_reviewer(nianbao: Nianbao, full: str) -> None:
    nianbao("submit", full)
    signed_through(nianbao, full, STEPS)
    text = nianbao("dump", full).json["values"]["problems.text"]
    nianbao("amend", full, "--by", "办公室")
    nianbao("set", full, "problems.text", text + "\n我们将继续努力。")
    refused = nianbao("submit", full)
    assert refused.status == 2
    assert "由谁复核" in refused.err
    assert nianbao("submit", full, "--reviewer", "钱进").status == 0
    listed = nianbao("revisions", full, "--json").json
    assert listed["signed"] == len(listed["revisions"]) == 3


def test_undo_does_not_pass_the_signature(nianbao: Nianbao, full: str) -> None:
    nianbao("submit", full)
    signed_through(nianbao, full, STEPS)
    nianbao("amend", full, "--by", "办公室")
    refused = nianbao("undo", full)
    assert refused.status == 2
    assert "没有可以撤销" in refused.err


def test_returned_is_changed_and_sent_again(nianbao: Nianbao, full: str) -> None:
    nianbao("submit", full)
    signed_through(nianbao, full, STEPS[:1])
    answer = nianbao(
        *(
            "return",
            full,
            "--step",
            "分管负责人审核",
            "--name",
            "孙平",
            "--date",
            "2022-01-12",
            "--words",
            "第一部分太长",
        )
    )
    assert "退回修改" in answer.out
    assert nianbao("set", full, "problems.text", "一是公开内容不够细。下一步我们将补充。").status == 0
    assert nianbao("submit", full).out.startswith("第2稿")
    assert "送审中（1/7 拟稿）" in nianbao("list").out


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (("办公室核稿", "李强", "同意", "2022-01-18"), "还没有登记"),
        (("没有的环节", "李强", "同意", "2022-01-18"), "没有“没有的环节”这一环节"),
        (("拟稿", "", "同意", "2022-01-18"), "由谁签的"),
        (("拟稿", "李强", "同意", "不知道"), "不是日期"),
        (("拟稿", "李强", "同意", ""), "请写日期"),
        (("拟稿", "李强", "", "2022-01-18"), "意见的原话"),
    ],
)
def test_an_opinion_nobody_gave_is_not_registered(
    nianbao: Nianbao, full: str, given: tuple[str, str, str, str], sentence: str
) -> None:
    step, name, opinion, date = given
    nianbao("submit", full)
    answer = nianbao("sign", full, "--step", step, "--name", name, "--opinion", opinion, "--date", date)
    assert answer.status == 2
    assert sentence in answer.err
    assert "送审中（1/7 拟稿）" in nianbao("list").out


def test_a_step_is_passed_over_but_not_the_signature(nianbao: Nianbao, full: str) -> None:
    nianbao("submit", full, "--steps", "拟稿、会签（可多人）、签发")
    signed_through(nianbao, full, ("拟稿",))
    assert nianbao("sign", full, "--step", "会签", "--opinion", "不经过").status == 0
    refused = nianbao("sign", full, "--step", "签发", "--opinion", "不经过")
    assert refused.status == 2
    assert "已签发" in signed_through(nianbao, full, ("签发",)).out


def test_nobody_signs_a_step_of_several_twice(nianbao: Nianbao, full: str) -> None:
    nianbao("submit", full, "--steps", "会签（可多人）、签发")
    together = ("sign", full, "--step", "会签", "--opinion", "同意", "--date", "2022-01-18", "--name")
    assert nianbao(*together, "周宁").status == 0
    twice = nianbao(*together, "周宁")
    assert twice.status == 2
    assert "已经登记过" in twice.err
    assert nianbao(*together, "吴静").status == 0


def test_what_is_wrong_is_not_signed(nianbao: Nianbao, full: str) -> None:
    nianbao("set", full, "requests.received.natural", "999")
    nianbao("submit", full)
    signed_through(nianbao, full, STEPS[:-1])
    answer = nianbao(
        *("sign", full, "--step", STEPS[-1], "--name", "李强", "--opinion", "同意", "--date", "2022-01-18")
    )
    assert answer.status == 2
    assert "须改，不能签发" in answer.err
    assert "送审中（7/7" in nianbao("list").out
    # Not signed, so the draft has got no date of issue either.
    assert "report.date" not in nianbao("dump", full).json["values"]


def test_a_zero_nobody_confirmed_is_not_signed(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    whole = nianbao("dump", full).json
    whole["filled"] = ["disclosure.compulsory.decisions"]
    whole["values"]["disclosure.compulsory.decisions"] = 0
    file = tmp_path / "补了0.json"
    file.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    assert nianbao("load", str(file), "--replace").status == 0
    nianbao("submit", full, "--steps", "签发")
    answer = nianbao("sign", full, "--step", "签发", "--name", "李强", "--opinion", "同意", "--date", "2022-01-18")
    assert answer.status == 2
    assert "确认补的0" in answer.err


def test_a_registration_is_taken_back_and_stays_in_the_record(nianbao: Nianbao, full: str) -> None:
    nianbao("submit", full)
    signed_through(nianbao, full, STEPS[:1])
    assert "送审中（1/7 拟稿）" in nianbao("strike", full).out
    assert "（已撤销）" in nianbao("revisions", full).out
    assert "起草" in nianbao("strike", full).out
    assert nianbao("strike", full).status == 2


def test_a_correction_is_approved_anew(nianbao: Nianbao, full: str) -> None:
    correction = ("correct", full, "--reason", "件数写错", "--found-by", "第三方评估", "--date", "2022-03-12")
    assert nianbao(*correction).status == 2
    nianbao("submit", full)
    signed_through(nianbao, full, STEPS)
    assert nianbao(*correction).status == 2
    nianbao("publish", full, "--date", "2022-01-25", "--address", "http://www.example.gov.cn/1.html", "--by", "王芳")
    refused = nianbao("amend", full, "--by", "办公室")
    assert refused.status == 2
    assert "请用“更正”" in refused.err
    assert "更正，起草" in nianbao(*correction).out
    assert "report.corrected_on" not in nianbao("dump", full).json["values"]
    nianbao("set", full, "disclosure.rules.issued", "1")
    assert nianbao("submit", full).out.startswith("第3稿")
    assert nianbao("tell", full, "--whom", "市政府办公室", "--date", "2022-03-13").status == 0
    assert "已签发" in signed_through(nianbao, full, STEPS).out


def test_remarks_and_proofs(nianbao: Nianbao, full: str) -> None:
    remark = (
        "remark",
        full,
        "--source",
        "主管部门",
        "--way",
        "电话",
        "--date",
        "2022-01-20",
        "--words",
        "第六部分没写收费",
    )
    assert nianbao(*remark).out.strip() == "1"
    refused = nianbao(*remark, "--id", "1", "--handling", "不改")
    assert refused.status == 2
    assert nianbao(*remark, "--id", "1", "--handling", "不改", "--reason", "第六部分第二段已写").out.strip() == "1"
    assert "第六部分没写收费（不改，第六部分第二段已写）" in nianbao("revisions", full).out
    assert nianbao("proof", full, "--turn", "1", "--name", "王芳", "--date", "2022-01-17").status == 0
    assert nianbao("proof", full, "--turn", "4", "--name", "王芳", "--date", "2022-01-17").status == 2


def test_diff_tells_place_before_and_after(nianbao: Nianbao, full: str) -> None:
    assert nianbao("diff", full, "1", "now").status == 2
    nianbao("submit", full)
    assert nianbao("diff", full, "1", "now").out.strip() == "没有改动。"
    nianbao("amend", full, "--by", "赵局长")
    nianbao("set", full, "disclosure.rules.issued", "7")
    assert "［数字］" in nianbao("diff", full, "1", "now").out
    assert "→ 7" in nianbao("diff", full, "1", "now").out


def test_a_correction_reaches_next_year(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    last = tmp_path / "上年.json"
    last.write_text(nianbao("dump", full).out, encoding="utf-8")
    whole = {
        "format": "nianbao-report/1",
        "agency": json.loads(last.read_text(encoding="utf-8"))["agency"],
        "year": 2022,
        "values": {},
        "predecessors": [{key: nianbao("dump", full).json[key] for key in ("agency", "year", "edition", "values")}],
    }
    whole["predecessors"][0]["values"] = {
        key: value
        for key, value in whole["predecessors"][0]["values"].items()
        if not key.startswith(("report.", "note:"))
    }
    file = tmp_path / "下年.json"
    file.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    following = nianbao("load", str(file)).first_line
    nianbao("submit", full, "--steps", "签发")
    sign = ("sign", full, "--step", "签发", "--name", "李强", "--opinion", "同意", "--date", "2022-01-18")
    assert nianbao(*sign).status == 0
    nianbao("publish", full, "--date", "2022-01-25", "--address", "http://www.example.gov.cn/1.html", "--by", "王芳")
    nianbao("correct", full, "--reason", "件数写错", "--found-by", "第三方评估", "--date", "2022-03-12")
    nianbao("set", full, "disclosure.compulsory.decisions", "3")
    nianbao("submit", full, "--steps", "签发")
    answer = nianbao(*sign[:-1], "2022-03-15")
    assert answer.status == 0, answer.err
    assert "2022年度报告的上年数已换成更正后的" in answer.err
    found = [each for each in nianbao("check", following, "--json").json["findings"] if each["rule"] == "X-CORRECTED"]
    assert len(found) == 1
    assert "2022年3月15日更正" in found[0]["message"]
    assert "由2改为3" in found[0]["message"]
    # The exchange form carries it on.
    assert nianbao("dump", following).json["predecessors"][0]["corrected"] == "2022-03-15"
    # So does what was changed by pen after that signature, and signed once more.
    nianbao("amend", full, "--by", "李强")
    nianbao("set", full, "disclosure.compulsory.decisions", "4")
    nianbao("submit", full)
    answer = nianbao(*sign)
    assert answer.status == 0, answer.err
    assert nianbao("dump", following).json["predecessors"][0]["values"]["disclosure.compulsory.decisions"] == 4
