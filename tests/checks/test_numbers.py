"""Numbers in prose: quiet on correct paragraphs, and every planted slip is found, told plainly and marked exactly."""

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.checks import check
from forms.checks.catalogue import message
from forms.checks.finding import Finding, Severity
from forms.checks.numbers.words import lexicon, table
from forms.draft.draft import Draft
from forms.draft.predecessors import Predecessor, to_entry
from tests.checks.paragraphs import CORRECT, SLIPS, Slip, cells
from tests.checks.test_rules import BLANK, complete, of

REQUEST = "overview.on_request"
LAST_YEAR = to_entry(
    [Predecessor("甲局", 2023, "2021", {"requests.received.natural": "80", "requests.received.commercial": "5"})]
)


def report(text: str, field: str = REQUEST, **more: str) -> Draft:
    """A report for 2024 with the tables of ``paragraphs`` in which ``text`` stands in ``field``."""
    entries = {
        **complete(),
        **cells(),
        "overview.lead": "我局认真做好政府信息公开工作。",
        REQUEST: "做好依申请公开工作。",
    }
    entries |= {"report.year": "2024", "predecessors": LAST_YEAR, **more, field: text}
    return of({key: value for key, value in entries.items() if value})


def told(text: str, field: str = REQUEST, **more: str) -> list[Finding]:
    return [each for each in check(report(text, field, **more)) if each.rule.startswith("TXT-")]


def rules(text: str, field: str = REQUEST, **more: str) -> list[str]:
    return [each.rule for each in told(text, field, **more)]


def sentences(found: list[Finding]) -> list[str]:
    return [message(each) for each in found]


@pytest.mark.parametrize("field", [REQUEST, "overview.lead"])
@pytest.mark.parametrize("number", range(len(CORRECT)))
def test_correct_paragraphs_are_left_alone(number: int, field: str) -> None:
    assert sentences(told(CORRECT[number], field)) == []


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.paragraph}-{slip.after}")
def test_slips_are_found(slip: Slip) -> None:
    assert slip.before in CORRECT[slip.paragraph]
    found = told(CORRECT[slip.paragraph].replace(slip.before, slip.after, 1))
    assert {each.rule for each in found} & set(slip.rules)
    for finding in found:
        assert finding.spans
        assert not set("{},;:()!?") & set(message(finding)) - set(CORRECT[slip.paragraph])


@pytest.mark.parametrize("number", range(len(CORRECT)))
def test_broken_lines_and_blanks_change_nothing(number: int) -> None:
    text = CORRECT[number]
    broken = "\n".join(text[at : at + 17] for at in range(0, len(text), 17))
    spaced = text.replace("件", " 件 ").replace("，", "， ")
    assert sentences(told(broken)) == []
    assert sentences(told(spaced)) == []


def test_a_wrong_number_is_marked_and_mended_by_a_live_figure() -> None:
    text = "全年共收到政府信息公开申请120件，答复100件。"
    draft = report(text)
    (found,) = [each for each in check(draft) if each.rule == "TXT-NUM"]
    (span,) = found.spans
    assert found.severity is Severity.ERROR
    assert text[span.start : span.start + span.length] == "120"
    assert found.repair is not None
    mended = text[: found.repair.start] + found.repair.text + text[found.repair.start + len(found.repair.removed) :]
    assert mended == text.replace("120", "{requests.received.total}")
    assert rules(mended) == []


def test_the_column_it_was_copied_from_is_named() -> None:
    (found,) = told("全年共收到政府信息公开申请90件。")
    assert "“自然人”" in message(found)
    (found,) = told("收到政府信息公开申请102件，其中本机关不掌握相关政府信息11件。")
    assert "“自然人”" in message(found)


def test_a_published_total_is_what_the_page_shows() -> None:
    assert rules("收到政府信息公开申请103件。", **{"published:requests.received.total": "103"}) == []
    (found,) = told("收到政府信息公开申请102件。", **{"published:requests.received.total": "103"})
    assert (found.rule, found.repair and found.repair.text) == ("TXT-NUM", "103")


def test_received_that_holds_what_was_carried_over_is_asked_once() -> None:
    table_says = dict(BLANK)
    table_says |= {"requests.received.natural": "75", "requests.carried_over.natural": "3"}
    table_says |= {"requests.disclosed.natural": "75", "requests.carried_forward.natural": "3"}
    text = "新收78件，结转上年度3件，答复75件，结转下年度3件。"
    for given_cells in (table_says, BLANK):
        found = told(text, **given_cells)
        assert [(each.rule, each.severity) for each in found] == [("TXT-INCL", Severity.WARNING)]
        assert "78是否含上年结转3件" in message(found[0])


@pytest.mark.parametrize(
    "text",
    [
        "收到申请19件，其中面呈申请6件，传真申请1年，信函申请12件。同意公开答复9件；同意部分公开答复4件；不属于本机关公开5件；申请信息不存在1件；告知通过其他途径办理8件。",
        "共受理申请33件，其中：当面10件、邮寄23件。予以公开12件，部分公开9件，不予公开15件，无法提供3件。",
        "全年收到依申请公开件7份。其中予以公开5份，部分公开2份，不予处理1份。",
    ],
)
def test_outcomes_are_not_more_than_requests(text: str) -> None:
    found = told(text, **BLANK)
    assert [(each.rule, each.severity) for each in found] == [("TXT-OUTCOMES", Severity.ERROR)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("公布政府信息2599条，其中机构类25条，政策类68条，规划类28条，其他2487条。", "TXT-PARTS"),
        ("举办活动30场，其中线上12场，线下19场，其他3场。", "TXT-PARTS"),
        (
            "公开信息380条，其中专项资金152条，预决算公开197条（政府预决算32条、部门预决算公开145条）、债券发行31条。",
            "TXT-PARTS",
        ),
        ("全市受理政府信息公开申请102件，其中市自然资源局受理52件、市公安局受理30件、市教育局受理23件。", "TXT-UNITS"),
        ("发布解读信息28条，其中政务图解31条。", "TXT-PARTS"),
    ],
)
def test_parts_add_up(text: str, rule: str) -> None:
    assert rules(text) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "公开信息5247条，其中政策文件135条，解读28条，公示147条等。",
        "发布信息46106条，其中要闻12000条、专题8000条、互动500条。",
        "共发布380条财政资金信息，其中专项资金152条，预决算公开197条（政府预决算32条、部门预决算公开165条）、债券发行31条。",
        "申请主要集中在市自然资源局52件、市公安局30件。",
        "发布解读信息28条，其中政务图解13条；回应公众关注热点或重大舆情851次；受理群众来信382件、办结382件。",
    ],
)
def test_open_lists_are_left_alone(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "全年未收到政府信息公开申请。",
        "本年度没有收到公民、法人和其他组织的政府信息公开申请。",
        "全年无依申请公开事项。",
        "没有因政府信息公开申请引起的行政复议。",
        "未发生因政府信息公开引发的行政诉讼案件。",
        "无结转下年度申请。",
    ],
)
def test_nothing_said_where_the_table_has_some(text: str) -> None:
    assert rules(text) == ["TXT-NONE"]
    assert rules(text, **dict.fromkeys(cells(), "0")) == []
    assert rules(text, **BLANK) == []


@pytest.mark.parametrize(
    "text",
    [
        "无政府信息公开申请被纠错的行政诉讼案件。",
        "没有收到法人提出的申请，全年未收到涉及商业秘密的申请。",
        "2023年没有收到政府信息公开申请。",
        "未出现政府信息公开行政复议、行政诉讼败诉案件，没有出现逾期未答复申请的情况。",
        "收到申请102件，全部在法定期限内答复，其余5件结转下年度继续办理。",
        "人大建议28件、政协提案35件全部办结，群众来信均已办结。",
    ],
)
def test_qualified_claims_are_left_alone(text: str) -> None:
    assert rules(text) == []


def test_all_done_though_some_were_carried_on() -> None:
    assert rules("收到政府信息公开申请102件，已全部办结。") == ["TXT-ALL"]
    nothing_left = {"requests.carried_forward.natural": "0", "requests.carried_forward.commercial": "0"}
    assert "TXT-ALL" not in rules("收到政府信息公开申请102件，已全部办结。", **nothing_left)


def test_fees() -> None:
    amount = {"other_matters.text.processing_fee": "3940"}
    assert rules("未收取任何费用。", **amount, **{"other_matters.text": "收取信息处理费3940元。"}) == ["TXT-FEE"]
    assert rules("做好工作。", **amount, **{"other_matters.text": "收取信息处理费3490元。"}) == ["TXT-FEE"]
    assert rules("做好工作。", **amount, **{"other_matters.text": "收取信息处理费3940元。"}) == []
    assert rules("未收取任何费用。", **{"other_matters.text": "收取信息处理费3940元。"}) == ["TXT-FEE"]
    assert rules("收取行政事业性收费0.00125亿元。") == []


def test_figures_of_the_section() -> None:
    figures = {"overview.proactive.website": "5247", "overview.proactive.press_conferences": "9"}
    assert rules("门户网站发布信息5247条，举办新闻发布会9场。", "overview.proactive", **figures) == []
    found = told("门户网站发布信息5274条，举办新闻发布会6场。", "overview.proactive", **figures)
    assert [(each.rule, each.values["figure"]) for each in found] == [("TXT-FIGURE", 5247), ("TXT-FIGURE", 9)]
    own = {"figure:overview.proactive.own_00ab": '{"label":"编发简报","order":1,"part_of":"","unit":"期"}'}
    assert rules("编发简报12期。", "overview.proactive", **own, **{"overview.proactive.own_00ab": "21"}) == [
        "TXT-FIGURE"
    ]
    live = "门户网站发布信息{overview.proactive.website}条。"
    assert rules(live, "overview.proactive", **figures) == []


YEARS = [
    ("preface.text", "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。", "TXT-PERIOD"),
    ("preface.text", "统计期限为2024年2月1日至12月31日。", "TXT-PERIOD"),
    ("preface.text", "甲局2023年政府信息公开工作年度报告", "TXT-YEAR"),
    ("preface.text", "现将甲局2023年度政府信息公开工作报告公布如下。", "TXT-YEAR"),
    ("overview.lead", "2023年，我局坚持以公开为常态，扎实推进各项工作。", "TXT-YEAR"),
    ("overview.lead", "2027年，我局认真贯彻条例。", "TXT-YEAR"),
    ("overview.proactive", "截止2023年12月31日我局通过官方网站发布信息34条。", "TXT-YEAR"),
    (REQUEST, "我局2022年共收到政府信息公开申请102件。", "TXT-YEAR"),
    ("problems.text", "2024年，我局将坚持公开为常态，加强公开。", "TXT-YEAR"),
    ("other_matters.text", "没有收取信息处理费。甲局2024年1月13日", "TXT-YEAR"),
]


@pytest.mark.parametrize(("field", "text", "rule"), YEARS)
def test_years_that_were_not_changed(field: str, text: str, rule: str) -> None:
    (found,) = told(text, field)
    assert (found.rule, found.fields[0]) == (rule, field)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (
            "preface.text",
            "根据《关于做好2023年政府信息公开工作年度报告编制工作的通知》，现将甲局2024年政府信息公开工作年度报告公布如下。",
        ),
        ("preface.text", "统计期限自2024年1月1日起至12月31日止。"),
        ("overview.lead", "2024年，按时发布2023年度政府信息公开工作年度报告，公开2024年预算、2023年决算。"),
        (
            "overview.proactive",
            "2025年1月，我局召开会议部署工作。自2019年以来，发布政策120件。与2023年相比，信息量增长5%。",
        ),
        ("problems.text", "2024年，我局将政务公开纳入考核，整改了2023年存在的3个问题。2025年，我局将进一步加强公开。"),
        ("other_matters.text", "2024年度未收取信息处理费。甲局2025年1月13日"),
        ("overview.platforms", "2023年建成的政务公开专区全年接待群众1200人次；2022年9月上线的小程序访问量20万次。"),
    ],
)
def test_other_years_in_their_place(field: str, text: str) -> None:
    assert sentences(told(text, field)) == []


def test_the_date_of_the_report_lies_behind_its_period() -> None:
    assert rules("做好工作。", **{"report.date": "2025-01-13"}) == []
    (found,) = told("做好工作。", **{"report.date": "2024-01-13"})
    assert found.fields[0] == "report.date"


def test_last_year_comes_from_last_year_s_report() -> None:
    assert rules("收到政府信息公开申请102件，同比增长20%。") == []
    assert rules("收到政府信息公开申请102件，同比增长25%。") == ["TXT-CHANGE"]
    assert rules("收到政府信息公开申请102件，同比增长25%。", predecessors="") == []
    assert rules("收到政府信息公开申请102件，比上年减少17件。") == ["TXT-CHANGE"]


def test_a_roll_up_s_own_office_is_another_scope() -> None:
    kind = {"report.kind": "rollup", "report.agency": "甲市人民政府"}
    (found,) = told("2024年，市政府办公室代表市政府受理政府信息公开申请17件。", **kind)
    assert found.severity is Severity.NOTE  # the sentence says whose they are: no mistake, but the whole is not told
    assert "汇总的102" in message(found)
    (found,) = told("2024年，全市共受理政府信息公开申请17件。", **kind)
    assert found.severity is Severity.ERROR


def test_the_edition_of_2019_has_its_own_cells() -> None:
    entries = {**complete("2019"), "disclosure.normative_documents.newly_made": "89"}
    entries |= {"disclosure.normative_documents.newly_disclosed": "89", "requests.other.natural": "4"}
    entries |= {"disclosure.normative_documents.total_disclosed": "89"}
    text = "2019年制定规范性文件{}件。收到政府信息公开申请0件，其他处理{}件。"
    for documents, other, expected in (("89", "4", []), ("98", "4", ["TXT-NUM"]), ("89", "3", ["TXT-NUM"])):
        draft = of({**entries, REQUEST: text.format(documents, other)}, "2019")
        assert [each.rule for each in check(draft) if each.rule.startswith("TXT")] == expected


def test_every_word_has_one_role_and_names_what_there_is() -> None:
    for key in table()["flow"]:
        assert any(word.role == "flow" and word.key == key for word in lexicon(2024).values())
    assert lexicon(2024)["2023年结转"].key == "carried_over"
    assert lexicon(2024)["结转至2025年"].key == "carried_forward"


@given(st.text(max_size=300), st.sampled_from([REQUEST, "problems.text", "preface.text"]))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str, field: str) -> None:
    told(text.replace("{", "").replace("}", ""), field)


PIECES = [
    "收到",
    "政府信息公开申请",
    "其中",
    "19件",
    "3",
    "件",
    "，",
    "。",
    "（",
    "）",
    "、",
    "；",
    "予以公开",
    "行政复议",
    "维持",
    "同比增长",
    "20%",
    "占",
    "上年",
    "2023年",
    "分别为",
    "均已办结",
    "未",
    "1,234",
    "万",
    "余",
    "十九件",
    "结转下年度",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_order_of_the_usual_words_is_read(pieces: list[str]) -> None:
    for finding in told("".join(pieces)):
        assert message(finding).endswith("。")
        assert all(span.length > 0 for span in finding.spans)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "（",
        "的",
        "收到政府信息公开申请19件，其中当面6件，占31.6%，均已办结。",
        "收到1件",
        "《",
        "没有",
        "1,",
        "2024年1月1日至",
    ],
)
def test_a_megabyte_is_read_in_time(unit: str) -> None:
    text = unit * (10**6 // len(unit))
    start = time.process_time()
    told(text)
    assert time.process_time() - start < 20  # a net against squared costs, not a measure


def test_amounts_are_compared_in_one_unit() -> None:
    (found,) = told("行政事业性收费125万元。")
    assert found.values["prose"] == Decimal(125)


def test_documents_counted_by_their_attribute_are_no_requests() -> None:
    """A fresh clerk's sentence that was called wrong, with a mending that would have made it so."""
    text = "对318件公文逐件确定了公开属性，其中主动公开200件、依申请公开68件、不予公开50件。"
    entries = {**complete(), "requests.received.natural": "42", "requests.disclosed.natural": "42"}
    del entries["overview.on_request"]
    found = check(of({**entries, "overview.management": text}))
    assert [each.rule for each in found if each.rule == "TXT-NUM"] == []


def test_a_period_that_runs_backwards_is_told_once() -> None:
    text = "所列数据的统计期限自2024年1月1日起至2023年12月31日止。"
    assert rules(text, "preface.text") == []
    assert "HERE-PERIOD" in [each.rule for each in check(report(text, "preface.text"))]


FROM_BEFORE = "全年收到政府信息公开申请102件。"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("申请数量较上年增加17件。", "申请数量较上年增加19件。"),
        ("申请量同比增长20%。", "申请量同比下降20%。"),
        ("与上年的85件相比，增加17件，增长20%。", "与上年的85件相比，增加14件，增长20%。"),
        ("上年同期为85件，同比增长20%。", "上年同期为58件，同比增长20%。"),
        ("较2023年增加17件，同比增长20%。", "较2023年增加17件，同比增长30%。"),
    ],
)
def test_a_comparison_without_a_number_of_its_own_speaks_of_the_requests(right: str, wrong: str) -> None:
    assert sentences(told(FROM_BEFORE + right)) == []
    assert rules(FROM_BEFORE + wrong) == ["TXT-CHANGE"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "新收申请按提出方式分，当面提交的60件、网络提交的42件。",
            "新收申请按提出方式分，当面提交的62件、网络提交的42件。",
        ),
        ("新收的申请中，市公安局20件，其他单位82件。", "新收的申请中，市公安局20件，其他单位32件。"),
        (
            "通过网站公开各类信息100条，包括动态60条、文件30条、其他信息10条。",
            "通过网站公开各类信息100条，包括动态60条、文件20条、其他信息10条。",
        ),
        ("办理建议提案25件，其中代表建议12件、委员提案13件。", "办理建议提案25件，其中代表建议12件、委员提案18件。"),
        (
            "受理政府信息公开申请105件，其中新收102件、上年结转3件。",
            "受理政府信息公开申请105件，其中新收102件、上年结转8件。",
        ),
    ],
)
def test_parts_behind_a_frame_or_a_list_word_add_up(right: str, wrong: str) -> None:
    assert sentences(told(FROM_BEFORE + right)) == []
    assert {"TXT-PARTS", "TXT-NUM"} & set(rules(FROM_BEFORE + wrong))


@pytest.mark.parametrize(
    "text",
    [
        "共收到公民、法人和其他组织提出的政府信息公开申请102件。",
        "对信访、投诉、举报等不属于政府信息公开申请的8件来信，转交有关科室。",
        "规范行政规范性文件的起草。制定《政府信息公开保密审查办法（试行）》等制度2项。",
        "收到政府信息公开申请102件。其中，市政府及市直部门20件，各县82件。",
    ],
)
def test_numbers_of_other_things_are_left_alone(text: str) -> None:
    assert sentences(told(text)) == []


def test_what_is_passed_on_is_read_behind_its_number() -> None:
    assert rules("新收政府信息公开申请102件；未到办理期限的5件转入下一年度。") == []
    assert rules("新收政府信息公开申请102件；未到办理期限的8件转入下一年度。") == ["TXT-NUM"]
    assert rules("新收政府信息公开申请102件，结转到2024年继续办理5件。") == ["TXT-YEAR"]


def test_no_document_though_the_table_has_some() -> None:
    assert rules("本年度未制发行政规范性文件。") == ["TXT-NONE"]
