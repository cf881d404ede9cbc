"""What the report must say, wherever in the part it stands and however it is worded."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.checks import check, deadlines, last_parts, outcomes, powers, scale, scope
from forms.checks.catalogue import message
from forms.checks.finding import Finding, Severity
from tests.checks.test_rules import complete, of

SECTIONS = ("proactive", "on_request", "management", "platforms", "supervision")


def told(changes: dict[str, str], edition: str = "2021") -> list[Finding]:
    whole = {**complete(edition), **changes}
    return [each for each in check(of({k: v for k, v in whole.items() if v}, edition)) if each.rule.startswith("COMP-")]


def in_lead(text: str, **other: str) -> dict[str, str]:
    """All of part one in its first text."""
    return {"overview.lead": text, **{f"overview.{key}": "" for key in SECTIONS}, **other}


WITH_HEADINGS = [
    "2022年，我局认真贯彻落实《条例》。\n(一)主动公开情况。全年公开信息120条。\n(二)依申请公开情况。收到申请3件,均已答复。\n"
    "(三)政府信息管理情况。落实三审三校。\n(四)平台建设情况。维护好网站。\n(五)监督保障情况。开展培训2次。",
    "（一）主动公开。公开信息120条。（二）依申请公开。收到申请3件。（三）信息管理。严格审核。（四）公开平台建设。做好网站维护。（五）监督保障。纳入考核。",
    "1.主动公开。公开信息120条。2.依申请公开。未收到申请。3.政府信息管理。优化目录。4.平台建设。网站改版。5.监督保障。接受监督。",
    "#2 主动公开政府信息\n公开信息。\n#2 依申请公开\n没有。\n#2 完善工作制度\n三审。\n#2 平台建设\n网站。\n"
    "#2 强化组织领导\n开会。",
]
WITHOUT_HEADINGS = [
    "我镇全年通过政府网站公开各类信息45条，收到信息公开申请1件并按时答复；坚持先审查后公开，动态调整主动公开目录；"
    "成立政务公开领导小组，开展业务培训，接受社会监督。",
]


@pytest.mark.parametrize("text", WITH_HEADINGS + WITHOUT_HEADINGS)
def test_all_of_part_one_may_stand_in_one_text(text: str) -> None:
    assert told(in_lead(text)) == []


MATTERS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
LINES = (
    "（一）主动公开情况。全年公开政府信息120条，做好政策解读。",
    "（二）依申请公开情况。收到申请3件，均已按时答复。",
    "（三）政府信息管理情况。严格执行三审三校，清理过期文件。",
    "（四）平台建设情况。做好网站和政务新媒体的内容更新。",
    "（五）监督保障情况。开展业务培训，自觉接受社会监督。",
)


@pytest.mark.parametrize("gone", range(5))
def test_a_matter_that_is_left_out_is_named(gone: int) -> None:
    (found,) = told(in_lead("\n".join(line for index, line in enumerate(LINES) if index != gone)))
    assert (found.rule, found.severity, found.words["missing"]) == ("COMP-ASPECT", Severity.WARNING, MATTERS[gone])
    assert found.fields == (f"overview.{SECTIONS[gone]}",)


@pytest.mark.parametrize("gone", SECTIONS)
def test_a_section_left_blank_is_named(gone: str) -> None:
    (found,) = told({f"overview.{gone}": "", "overview.lead": "我局认真贯彻《条例》。"})
    assert found.fields == (f"overview.{gone}",)


def test_what_was_left_out_is_one_finding_and_none_where_nothing_is_written() -> None:
    (found,) = told(in_lead("我局认真贯彻条例。"))
    assert found.values == {"count": 5}
    assert [each.rule for each in told(in_lead(""))] == ["COMP-TEXT"]


@pytest.mark.parametrize("kind", ["township", "office", "rollup"])
def test_governments_report_assessment_review_and_accountability(kind: str) -> None:
    (found,) = told({"report.kind": kind})
    assert (found.rule, found.severity, found.words["missing"]) == (
        "COMP-DUTY",
        Severity.NOTE,
        "社会评议、责任追究结果",
    )
    text = "工作考核、社会评议和责任追究结果情况：全年没有发生责任追究。"
    assert told({"report.kind": kind, "overview.supervision": text}) == []
    assert told({"report.kind": "department"}) == []


def test_a_thousand_characters_as_word_counts_them() -> None:
    sentence = "公开信息12345条。"  # 7 for Word, the number as one
    base = sum(len(complete()[f"overview.{key}"]) for key in SECTIONS)
    assert told({"overview.lead": sentence * ((1000 - base) // 7)}) == []
    long = {"overview.lead": sentence * 140}
    (found,) = told(long)
    assert (found.rule, found.severity, found.values["limit"]) == ("COMP-LENGTH", Severity.NOTE, 1000)
    assert found.values["count"] == 140 * 7 + base
    assert told(long, "2019") == []


PART_FIVE = [
    ("无", "只写了“无”"),
    ("无。", "只写了"),
    ("本年度无存在问题。", "只写了"),
    ("2022年度，不存在需要改进的问题。", "只写了"),
    ("我局将继续做好政府信息公开工作，提高公开质量。", "只有一句话"),
    ("存在问题：一是公开意识有待加强；二是政策解读形式单一；三是队伍力量薄弱，更新不够及时。", "没有写怎样改进"),
    ("2023年，我局将补短板、强弱项。一是加强培训；二是丰富解读形式；三是健全工作机制。", "没有写存在的主要问题"),
    ("针对存在问题，一是加强业务培训。二是完善公开目录。三是拓宽公开渠道。", "没有写存在的主要问题"),
]


@pytest.mark.parametrize(("text", "words"), PART_FIVE)
def test_part_five_needs_problems_and_improvements(text: str, words: str) -> None:
    (found,) = told({"problems.text": text})
    assert (found.rule, found.severity) == ("COMP-PROBLEM", Severity.WARNING)
    assert words in message(found)


PART_FIVE_GOOD = [
    "（一）存在的主要问题:标准化水平有待进一步提升；互动效果有待进一步加强。（二）改进措施：一是加强日常管理。二是加大统筹指导力度。",
    "2022年工作取得成效，但还存在着一些不足。比如公开内容的全面性、公开形式的便民性等方面需要在今后加以改进。接下来，我局将加强学习，完善制度。",
    "#2 主要问题\n公开时效性不强。\n#2 改进情况\n建立月度检查制度，定期通报。",
    "一是人员流动性大，业务不熟。二是解读形式较少，群众看不懂的问题仍然突出。下一步，落实专人，开展培训。",
]


@pytest.mark.parametrize("text", PART_FIVE_GOOD)
def test_part_five_with_both_is_silent(text: str) -> None:
    assert told({"problems.text": text}) == []


@pytest.mark.parametrize("text", ["无", "无其他需要报告的事项。", "本年度没有其他需要报告的事项。"])
def test_part_six_speaks_of_the_fee_since_2021(text: str) -> None:
    (found,) = told({"other_matters.text": text})
    assert (found.rule, found.severity) == ("COMP-FEE", Severity.WARNING)
    assert told({"other_matters.text": text}, "2019") == []


@pytest.mark.parametrize(
    "text",
    [
        "2022年，无收取信息处理费情况。",
        "全年收取政府信息公开信息处理费 3940 元。",
        "依申请公开未收取任何费用。",
        "收取{other_matters.text.processing_fee}元。",
    ],
)
def test_the_fee_may_be_worded_as_one_likes(text: str) -> None:
    assert told({"other_matters.text": text, "other_matters.text.processing_fee": "0"}) == []


DATES = [
    ("department", "", "2022-01-31", []),
    ("department", "", "2022-02-01", ["COMP-LATE"]),
    ("township", "乡", "2022-02-20", ["COMP-LATE"]),
    ("rollup", "县", "2022-02-20", []),
    ("rollup", "县", "2022-02-21", ["COMP-LATE"]),
    ("rollup", "市", "2022-03-10", []),
    ("rollup", "市", "2022-03-11", ["COMP-LATE"]),
    ("rollup", "省", "2022-03-31", []),
    ("rollup", "", "2022-04-01", ["COMP-LATE"]),
    ("department", "", "2021-01-18", ["COMP-EARLY"]),
    ("department", "", "2021-12-31", ["COMP-EARLY"]),
    ("department", "", "", []),
]


@pytest.mark.parametrize(("kind", "level", "date", "rules"), DATES)
def test_the_date_is_held_against_the_deadline_and_the_year(kind: str, level: str, date: str, rules: list[str]) -> None:
    entries = {**complete(), "report.kind": kind, "report.level": level, "report.date": date}
    found = list(deadlines.dates(of({key: text for key, text in entries.items() if text})))
    assert [each.rule for each in found] == rules
    assert all(message(each) for each in found)


RULE_MAKERS = [
    ("department", "县", "甲县教育局", True),
    ("department", "", "甲市教育局", True),
    ("department", "", "国家市场监督管理总局", False),
    ("department", "国家", "甲部", False),
    ("township", "", "甲镇人民政府", True),
    ("office", "县", "甲县人民政府", True),
    ("office", "市", "甲市人民政府", False),
    ("rollup", "县", "甲县人民政府", False),
]


@pytest.mark.parametrize(("kind", "level", "agency", "asked"), RULE_MAKERS)
def test_who_cannot_make_rules_has_none(kind: str, level: str, agency: str, asked: bool) -> None:
    cells = {"disclosure.rules.issued": "1", "disclosure.rules.in_force": "2"}
    draft = of({**complete(), **cells, "report.kind": kind, "report.level": level, "report.agency": agency})
    found = list(powers.no_rules(draft))
    assert [each.fields for each in found] == ([tuple(cells)] if asked else [])


@pytest.mark.parametrize(
    ("other", "disclosed", "told_of"), [(5, 5, True), (4, 0, False), (5, 20, False), (71, 100, True)]
)
def test_many_other_outcomes_of_the_2019_edition(other: int, disclosed: int, told_of: bool) -> None:
    cells = {"requests.other.natural": str(other), "requests.disclosed.natural": str(disclosed)}
    assert bool(list(outcomes.other_outcomes(of({**complete("2019"), **cells}, "2019")))) is told_of


FAMILIES = (
    *(scope.aspects, scope.duties, scope.length, last_parts.problems, last_parts.processing_fee),
    *(deadlines.dates, powers.no_rules, scale.large_fees),
)


@given(st.text(), st.text(), st.text(), st.sampled_from(["2019", "2021"]), st.sampled_from(["township", "rollup"]))
@settings(max_examples=80, deadline=None)
def test_any_text_is_read(one: str, five: str, six: str, edition: str, kind: str) -> None:
    texts = {"overview.lead": one, "problems.text": five, "other_matters.text": six, "report.date": six}
    draft = of({**complete(edition), **in_lead(one), **texts, "report.kind": kind}, edition)
    for family in FAMILIES:
        for found in family(draft):
            assert message(found)


@pytest.mark.timeout(30)  # seconds where reading grows with the length, hours where it grows with its square
@pytest.mark.parametrize(
    "shape", ["1", "（", "的", "（一）", "一是", "针对", "公开信息，做好工作。", "需", "#2 ", "\n", "{{"]
)
def test_a_megabyte_of_anything_is_read(shape: str) -> None:
    long = shape * (1_000_000 // len(shape))
    texts = {**in_lead(long), "problems.text": long, "other_matters.text": long, "report.kind": "township"}
    draft = of({**complete(), **texts})
    assert all(message(each) for family in FAMILIES for each in family(draft))
