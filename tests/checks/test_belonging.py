"""Whether a sentence belongs into this agency's report of this year: the family HERE-."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from forms.checks import belonging, check
from forms.checks.belonging.report import MOST_MARKED
from forms.checks.catalogue import message
from forms.checks.finding import Finding, Severity
from forms.draft.draft import Draft
from forms.draft.exchange import LoadedReport, as_predecessor, load
from forms.draft.predecessors import Predecessor, to_entry
from forms.edition import Editions
from tests.checks.belonging_cases import BUREAU, DISTRICT, RIGHT, TOWN, WRONG

EDITIONS = Editions()


def report(agency: str, kind: str, **texts: str) -> Draft:
    base = {"report.agency": agency, "report.kind": kind, "report.year": "2022", "report.edition": "2021"}
    return Draft(EDITIONS, {**base, **{key.replace("__", "."): text for key, text in texts.items()}})


def here(draft: Draft) -> list[Finding]:
    return [each for each in check(draft) if each.rule.startswith("HERE-")]


def marked(draft: Draft, finding: Finding) -> list[str]:
    return [draft.entries[each.field][each.start : each.start + each.length] for each in finding.spans]


@pytest.mark.parametrize(("agency", "kind", "text"), RIGHT)
def test_what_belongs_is_left_alone(agency: str, kind: str, text: str) -> None:
    assert here(report(agency, kind, overview__lead=text)) == []


@pytest.mark.parametrize(("rule", "agency", "kind", "text", "stretch"), WRONG)
def test_what_does_not_is_found_where_it_stands(rule: str, agency: str, kind: str, text: str, stretch: str) -> None:
    draft = report(agency, kind, overview__lead=text)
    (finding,) = here(draft)
    assert (finding.rule, finding.fields) == (rule, ("overview.lead",))
    assert marked(draft, finding)[0] == stretch
    assert finding.severity is not Severity.ERROR or rule == "HERE-PERIOD"
    sentence = message(finding)
    assert sentence.endswith("。")
    assert "{" not in sentence


@pytest.mark.parametrize(("rule", "agency", "kind", "text", "stretch"), WRONG)
def test_it_is_found_after_live_figures_and_doubled_marks(
    rule: str, agency: str, kind: str, text: str, stretch: str
) -> None:
    before = "{{甲}}{report.year}年，{report.agency}公开信息{requests.received.total}件。"
    draft = report(agency, kind, overview__lead=before + text)
    assert [marked(draft, each)[0] for each in here(draft) if each.rule == rule] == [stretch]


def test_a_place_named_in_passing_is_a_note() -> None:
    (finding,) = here(report("平潭综合实验区管委会", "rollup", overview__lead="转发《江苏省政府信息公开答复规范》。"))
    assert (finding.rule, finding.severity) == ("HERE-PLACE", Severity.NOTE)


def test_the_website_of_another_city_is_a_note() -> None:
    (finding,) = here(report(BUREAU, "department", preface__text="电子版在www.yibin.gov.cn公布。"))
    assert (finding.rule, finding.severity) == ("HERE-PLACE", Severity.NOTE)


def test_where_an_agency_lies_is_learnt_from_its_text() -> None:
    text = "平利县人民政府网站公开信息，平利县统一部署，平利县政府督查。"
    assert here(report("正阳镇人民政府", "township", overview__lead=text)) == []
    draft = report("正阳镇人民政府", "township", overview__lead=text + "2021年，宜宾市坚持公开。")
    assert [each.rule for each in here(draft)] == ["HERE-PLACE"]


def test_one_finding_marks_every_place_of_one_word() -> None:
    draft = report(BUREAU, "department", overview__lead="我厅重视。我厅落实。", problems__text="存在问题：我厅不足。")
    assert [(each.fields[0], len(each.spans)) for each in here(draft)] == [("overview.lead", 2), ("problems.text", 1)]


def test_the_same_thing_twice_in_one_text_is_one_finding() -> None:
    text = "教育信息的获取。依法获取教育信息，自2022年1月1日起至2021年12月31日，自2022年2月1日起至2021年11月30日。"
    found = here(report(BUREAU, "department", problems__text=text))
    assert [(each.rule, each.severity, len(each.spans)) for each in found] == [
        ("HERE-PERIOD", Severity.ERROR, 2),
        ("HERE-FIELD", Severity.WARNING, 2),
    ]


def test_a_government_may_have_a_bureau_compile_its_report() -> None:
    text = "本报告由淮安市教育局编制。请与市政务服务管理局联系。市教育局认真落实。"
    (finding,) = here(report("淮安市人民政府", "rollup", preface__text=text))
    assert (finding.rule, finding.severity) == ("HERE-AGENCY", Severity.NOTE)


def test_the_real_report_of_the_samples() -> None:
    sample = resources.path("samples/hunan-transport-2019.json").read_bytes()
    draft = Draft(EDITIONS, load(sample, EDITIONS).entries)
    assert [(each.rule, marked(draft, each)) for each in here(draft)] == [("HERE-FIELD", ["教育信息"])]


def test_a_wrong_character_in_the_own_name_can_be_mended() -> None:
    (finding,) = here(report("平潭综合实验区财政金融局", "department", overview__lead="平潭综合实验区财政全融局"))
    assert finding.repair is not None
    assert (finding.repair.removed, finding.repair.text) == ("平潭综合实验区财政全融局", "平潭综合实验区财政金融局")


def test_the_office_s_number_beside_all_agencies_is_right() -> None:
    text = "全区各级行政机关共受理申请95件。区政府办受理政府信息公开申请17件。"
    assert here(report("淮安市洪泽区人民政府", "rollup", overview__lead=text)) == []


@pytest.mark.parametrize("kind", ["rollup", "office"])
def test_governments_write_of_every_field(kind: str) -> None:
    assert here(report("淮安市人民政府", kind, overview__lead="公开教育信息58条，依法获取警务信息。")) == []


def test_a_date_of_signing_within_the_year() -> None:
    (finding,) = here(report(BUREAU, "department", report__date="2022-01-18"))
    assert (finding.rule, finding.fields) == ("HERE-DATE", ("report.date",))
    assert here(report(BUREAU, "department", report__date="2023-01-18")) == []


def test_parts_in_each_other_s_place() -> None:
    (finding,) = here(report(BUREAU, "department", problems__text="全年收到申请19件，其中当面申请6件。"))
    assert (finding.rule, finding.fields) == ("HERE-SWAPPED", ("problems.text",))
    sixth = "存在的主要问题是公开不及时。改进措施：及时公开。"
    (finding,) = here(report(BUREAU, "department", other_matters__text=sixth))
    assert (finding.rule, finding.fields) == ("HERE-SWAPPED", ("other_matters.text",))


def test_the_own_heading_only_prints_twice() -> None:
    (finding,) = here(report(BUREAU, "department", overview__lead="一、总体情况\n工作有序。"))
    assert (finding.rule, finding.severity) == ("HERE-PART", Severity.NOTE)
    assert (
        here(report(BUREAU, "department", preface__text="包括六个部分。一、总体情况；二、主动公开政府信息情况。")) == []
    )


OVERVIEW = (
    "全年通过门户网站发布信息{a}条，通过微信公众号发布信息{b}条，制作解读{c}条。",
    "邀请市民代表走进图书馆和博物馆，面对面听取意见{a}条并逐项答复。",
    "修订信息发布审核办法，明确科室负责人和分管领导的审核责任。",
    "开展业务培训{c}次，覆盖机关科室和直属单位的信息员。",
)
PROBLEMS = (
    "一是部分解读材料摘录原文较多，游客不容易看懂。二是直属场馆的开放信息更新有时滞后，假日期间尤其明显。"
    "三是答复文书的格式在科室之间还不一致。"
)
FRESH = "今年新设非遗数据专题，上线展览预约日历，接入全市地图服务，方便外地游客提前安排行程，受到一致好评并推广。"


def follower(texts: dict[str, str], last: dict[str, str], agency: str = BUREAU, former: str = BUREAU) -> Draft:
    before = Predecessor(former, 2021, "2021", last)
    draft = report(agency, "department", **{key.replace(".", "__"): text for key, text in texts.items()})
    return Draft(EDITIONS, {**draft.entries, "predecessors": to_entry([before])})


def year(a: int, b: int, c: int) -> str:
    return "".join(OVERVIEW).format(a=a, b=b, c=c)


def test_sentences_of_last_year_are_told_by_part() -> None:
    draft = follower({"overview.lead": year(12, 34, 5) + FRESH}, {"overview.lead": year(56, 78, 9)})
    (finding,) = here(draft)
    assert (finding.rule, finding.severity, finding.values["limit"]) == ("HERE-SAME", Severity.WARNING, 50)
    assert 50 < finding.values["share"] < 90
    assert len(marked(draft, finding)) == len(OVERVIEW)
    assert "第一部分" in message(finding)


def test_a_few_sentences_of_last_year_are_not() -> None:
    draft = follower({"overview.lead": OVERVIEW[2] + FRESH * 2}, {"overview.lead": OVERVIEW[2]})
    assert here(draft) == []


def test_part_five_is_held_to_a_stricter_share() -> None:
    changed = "四是年度培训计划没有完成。" + FRESH
    draft = follower({"problems.text": PROBLEMS + changed}, {"problems.text": PROBLEMS})
    (finding,) = here(draft)
    assert (finding.values["limit"], finding.fields) == (30, ("problems.text",))


def test_a_word_changed_in_a_sentence_does_not_hide_it() -> None:
    changed = PROBLEMS.replace("较多", "偏多").replace("有时", "常常").replace("还不一致", "尚不一致")
    (finding,) = here(follower({"problems.text": changed}, {"problems.text": PROBLEMS}))
    assert finding.values["share"] > 90


def test_fixed_phrases_the_preface_and_the_fee_do_not_count() -> None:
    fixed = (
        "坚持以习近平新时代中国特色社会主义思想为指导。本年度未收到政府信息公开申请，也未发生行政复议、行政诉讼。" * 3
    )
    texts = {
        "preface.text": "本报告由威海市文化和旅游局编制，电子版可以下载。" * 4,
        "overview.lead": fixed,
        "other_matters.text": "全年没有收取信息处理费，严格执行管理办法。" * 4,
    }
    assert here(follower(texts, dict(texts))) == []


def test_a_section_taken_over_whole_is_a_note() -> None:
    texts = {"overview.lead": FRESH * 4, "overview.supervision": OVERVIEW[2] + OVERVIEW[1].format(a=3)}
    last = {"overview.supervision": OVERVIEW[2] + OVERVIEW[1].format(a=4)}
    (finding,) = here(follower(texts, last))
    assert (finding.rule, finding.severity, finding.fields) == ("HERE-SAME", Severity.NOTE, ("overview.supervision",))


def test_numbers_that_stand_still() -> None:
    text = OVERVIEW[0].format(a=12, b=34, c=5)
    last = {"overview.lead": text}
    rest = FRESH * 3
    (finding,) = [each for each in here(follower({"overview.lead": rest + text}, last)) if each.rule == "HERE-STILL"]
    assert finding.values == {"count": 3}
    moved = OVERVIEW[0].format(a=12, b=34, c=6)
    assert "HERE-STILL" not in {each.rule for each in here(follower({"overview.lead": rest + moved}, last))}


def test_live_figures_are_not_what_stands_still() -> None:
    text = (
        "发布{overview.proactive.website}条、微信{overview.proactive.wechat}条、解读{overview.proactive.documents}条。"
    )
    figures = {f"overview.proactive.{key}": "7" for key in ("website", "wechat", "documents")}
    texts = {"overview.lead": FRESH * 3 + text, **figures}
    assert here(follower(texts, {"overview.lead": text, **figures})) == []


def test_a_table_that_stands_still() -> None:
    cells = {key: "0" for key, each in EDITIONS["2021"].fields.items() if each.in_table and not each.computed}
    same = {**cells, "requests.received.natural": "31", "requests.disclosed.natural": "29"}
    same["requests.unable.not_held.natural"] = "2"
    (finding,) = here(follower(same, same))
    assert (finding.rule, finding.values) == ("HERE-STILL", {"count": 3})
    assert here(follower(same, {**same, "requests.disclosed.natural": "28"})) == []


def test_small_numbers_may_stand_still_by_chance() -> None:
    text = OVERVIEW[0].format(a=2, b=1, c=1)
    (finding,) = [
        each
        for each in here(follower({"overview.lead": FRESH * 3 + text}, {"overview.lead": text}))
        if each.rule == "HERE-STILL"
    ]
    assert finding.severity is Severity.NOTE


def test_a_former_name_is_right_until_it_speaks_of_this_year() -> None:
    former = "威海市旅游发展委员会"
    history = f"2022年机构改革，{former}更名为{BUREAU}。原{former}的职责划入我局。"
    assert here(follower({"overview.lead": history}, {}, former=former)) == []
    draft = follower({"overview.lead": f"2022年，{former}公开信息12条。"}, {}, former=former)
    assert [(each.rule, marked(draft, each)) for each in here(draft)] == [("HERE-LASTYEAR", [former])]


def test_last_year_s_live_figures_are_filled_in() -> None:
    entries = report(BUREAU, "department", overview__lead=PROBLEMS + "新收{requests.received.total}件。").entries
    before = as_predecessor(LoadedReport(None, {**entries, "report.year": "2021"}), EDITIONS)
    draft = Draft(EDITIONS, {**entries, "predecessors": to_entry([before])})
    assert [each.rule for each in here(draft)] == ["HERE-SAME"]


agencies = st.sampled_from(
    [(BUREAU, "department"), (TOWN, "township"), ("淮安市人民政府", "rollup"), (DISTRICT, "office")]
)
PIECES = (*"市县区省局厅委我本由与《》。，；一二至年月日", "威海市", "宜宾市", "2022年", "教育信息", "联系")
words = st.sampled_from(PIECES)


@given(agencies, st.one_of(st.text(), st.lists(words, max_size=60).map("".join)))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(agency: tuple[str, str], text: str) -> None:
    draft = report(*agency, overview__lead=text, problems__text=text)
    draft = Draft(EDITIONS, {**draft.entries, "predecessors": to_entry([Predecessor("旧局", 2021, "2021", {})])})
    findings = list(belonging.belonging(draft))
    assert len({each.key for each in findings}) == len(findings)
    for finding in findings:
        for span in finding.spans:
            assert 0 <= span.start < span.start + span.length <= len(draft.entries[span.field])
        assert message(finding)


UNITS = (
    "1",
    "（",
    "《",
    "的",
    "市",
    "宜宾市",
    "《威海市办法》",
    "我厅",
    "由",
    "一是",
    "2022年1月1日至",
    "全市各级",
    "财政金",
)


@pytest.mark.timeout(60)  # a runaway pattern takes minutes
@pytest.mark.parametrize("unit", [*UNITS, "http://a", "某某某某某某某某某某某某某某某某\n"])
def test_a_megabyte_is_read(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    draft: Any = follower({"overview.lead": text, "problems.text": text}, {"overview.lead": text}, agency=DISTRICT)
    for finding in belonging.belonging(draft):
        assert len(finding.spans) <= MOST_MARKED or finding.rule == "HERE-SAME"
