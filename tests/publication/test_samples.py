"""The two reports the program ships: the real one entered completely, the invented one without a fault."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

import resources
from forms.checks import check
from forms.draft.draft import NOT_FILLED, Draft
from forms.draft.exchange import dump, load
from forms.draft.rendering import rendered
from forms.edition import Editions
from forms.publication.build import publication
from forms.publication.levels import Level
from forms.publication.model import Heading, Paragraph, PrintedTable, Role

Sample = Callable[[str], Draft]

HUNAN = "hunan-transport-2019"
INVENTED = "invented-2021"
APPLICANTS = ("natural", "commercial", "research", "public_interest", "legal_service", "other_org")

# What the report of 2019 says, as listed when it was received: label, number, unit; then where it is entered.
FIGURES = [
    ("门户网站发布信息", 5247, "条", "overview.proactive.website"),
    ("公开规范性文件和通知通告", 135, "件", "overview.proactive.documents"),
    ("公示建议提案答复", 147, "件", "overview.proactive.proposals"),
    ("公开财政预算和决算信息", 5, "条", "overview.proactive.budgets"),
    ("发布解读信息", 28, "条", "overview.proactive.interpretations"),
    ("政务图解", 13, "条", "overview.proactive.infographics"),
    ("回应公众关注热点或重大舆情", 851, "次", "overview.proactive.responses"),
    ("领导信箱受理来信", 382, "件", "overview.proactive.mailbox_received"),
    ("领导信箱办结", 382, "件", "overview.proactive.mailbox_closed"),
    ("政务微信发布政府信息", 1084, "条", "overview.proactive.wechat"),
    ("新闻发布会", 9, "场", "overview.proactive.press_conferences"),
    ("在线访谈", 3, "次", "overview.proactive.interviews"),
    ("收到申请", 19, "件", "overview.on_request.received"),
    ("当面申请", 6, "件", "overview.on_request.in_person"),
    ("传真申请", 1, "件", "overview.on_request.by_fax"),
    ("信函申请", 12, "件", "overview.on_request.by_letter"),
    ("办理", 19, "件", "overview.on_request.handled"),
    ("同意公开", 9, "件", None),
    ("同意部分公开", 4, "件", None),
    ("不属于本机关公开", 5, "件", None),
    ("申请信息不存在", 1, "件", None),
    ("告知通过其他途径办理", 8, "件", None),
    ("收取费用", 0, "元", "overview.on_request.fees"),
    ("整合独立网站", 4, "个", "overview.platforms.websites_merged"),
    ("旗舰店查询服务", 4, "类", "overview.platforms.lookup_services"),
]

MISTAKES = {
    "overview.lead": "增强了公开实效?;厩板r如下：",
    "overview.on_request": "面呈申请6件，传真申请1年，信函申请12件。对19件依申请公开全部依法办理。",
    "overview.management": "每个单位或部门明确1名信息工作工作人员，",
    "problems.text": "解读回应和在线访谈?dòng)写M一步加强。",
    "other_matters.text": "无",
}


def raw(name: str) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(resources.path(f"samples/{name}.json").read_bytes())
    return whole


@pytest.mark.parametrize("name", [HUNAN, INVENTED])
def test_a_sample_is_canonical(name: str, editions: Editions) -> None:
    data = resources.path(f"samples/{name}.json").read_bytes()
    plain = json.dumps(json.loads(data), sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n"
    assert data.decode() == plain
    report = load(data, editions)
    assert report.id is not None
    assert dump(report.id, Draft(editions, report.entries)).encode() == data


@pytest.mark.parametrize("name", [HUNAN, INVENTED])
def test_every_id_is_a_field_of_its_edition(name: str, editions: Editions) -> None:
    whole = raw(name)
    for report in (whole, *whole.get("predecessors", [])):
        fields = editions[report["edition"]].fields
        for field_id in report["values"]:
            assert field_id.removeprefix("note:") in fields


def test_every_figure_of_the_real_report_is_entered(sample: Sample) -> None:
    draft = sample(HUNAN)
    own = {figure.label: figure for figure in draft.own_figures()}
    for label, number, unit, place in FIGURES:
        field_id = place or own[label].id
        field = draft.field(field_id)
        assert field is not None
        assert (field.row, field.unit) == ((label,), unit)
        assert draft.reading(field_id).number == number
        if place is None:
            assert field.part_of == "overview.on_request.handled"
    entered = [field.id for field in draft.number_fields() if not draft.reading(field.id).blank]
    assert len(entered) == len(FIGURES)
    assert len(own) == 5


def test_the_real_report_s_tables_are_lost_and_its_mistakes_kept(sample: Sample) -> None:
    draft = sample(HUNAN)
    tables = [block for block in publication(draft).blocks if isinstance(block, PrintedTable)]
    printed = [cell.text for table in tables for cell in table.cells if cell.role is Role.NUMBER]
    assert printed == [""] * (22 + 23 * 7 + 15)
    for field_id, words in MISTAKES.items():
        assert words in draft.text(field_id)
    assert "依法获取教育信息" in draft.text("overview.management")
    assert [each.rule for each in check(draft) if each.rule == "COMP-BLANK"] == ["COMP-BLANK"] * 3


def test_the_real_report_s_headings(sample: Sample) -> None:
    blocks = publication(sample(HUNAN)).blocks
    headings = [block.text for block in blocks if isinstance(block, Heading) and block.field.startswith("overview.")]
    assert headings == [
        "（一）主动公开",
        "公开的主要内容",
        "1.政府文件。",
        "2.建议提案。",
        "3.财政预决算。",
        "4.解读回应。",
        "公开的其他形式",
        "1.政务微信。",
        "2.新闻发布会。",
        "3.在线访谈。",
        "（二）依申请公开",
        "（三）政府信息管理",
        "（四）平台建设",
        "（五）监督保障",
    ]


def test_the_real_report_has_full_width_punctuation_except_where_damaged(sample: Sample) -> None:
    draft = sample(HUNAN)
    for field in draft.prose_fields():
        text = draft.text(field.id).replace("实效?;厩板r", "").replace("在线访谈?dòng)写M", "")
        assert not re.search("[,:;()?]", text)


def test_the_invented_report_is_clean_and_complete(sample: Sample) -> None:
    draft = sample(INVENTED)
    assert check(draft) == []
    whole = publication(draft)
    words = "".join(
        block.text + "".join(run.text for run in block.rest) if isinstance(block, Heading) else block.text
        for block in whole.blocks
        if isinstance(block, Heading | Paragraph)
    )
    assert NOT_FILLED not in words
    assert "𠮷" in words
    assert "㵲" in whole.agency
    assert "信息处理费" in draft.text("other_matters.text")
    assert {block.level for block in whole.blocks if isinstance(block, Heading)} == set(Level)
    assert any(isinstance(block, Paragraph) and block.note for block in whole.blocks)
    assert whole.date == "2022年1月18日"
    overview = next(chapter for chapter in draft.edition.chapters if chapter.key == "overview")
    assert all(draft.text(section.id).strip() for section in overview.sections)
    length = sum(len(each.text) for section in overview.sections for each in rendered(draft.text(section.id), draft))
    assert length < 1000


def test_the_invented_report_refers_to_this_year_and_last(sample: Sample) -> None:
    draft = sample(INVENTED)
    texts = "".join(draft.text(field.id) for field in draft.prose_fields())
    assert "{requests.received.total}" in texts
    assert "{last:requests.received.total}" in texts
    assert all(f"{{{figure.id}}}" in texts for figure in draft.own_figures())
    assert draft.last_number("requests.received.total") == 32


def balances(values: dict[str, Any], outcomes: str, column: str) -> bool:
    def cell(row: str) -> int:
        return int(values[f"requests.{row}.{column}"])

    rows = {key.split(".", 1)[1].rpartition(".")[0] for key in values if re.fullmatch(outcomes, key)}
    return cell("received") + cell("carried_over") == sum(cell(row) for row in rows) + cell("carried_forward")


def test_the_invented_numbers_agree_within_and_between_the_years(editions: Editions) -> None:
    whole = raw(INVENTED)
    (last,) = whole["predecessors"]
    outcomes = r"requests\.(?!received|carried)[a-z_.]+"
    for column in APPLICANTS:
        assert balances(whole["values"], outcomes, column)
        assert balances(last["values"], outcomes, column)
        carried = f"requests.carried_over.{column}", f"requests.carried_forward.{column}"
        assert whole["values"][carried[0]] == last["values"][carried[1]]
    for report in (whole, last):
        edition = editions[report["edition"]]
        cells = {field.id for field in edition.fields.values() if field.in_table and not field.computed}
        assert cells <= set(report["values"])
    assert (last["agency"], last["year"], last["edition"]) == (whole["agency"], 2020, "2019")


def test_the_text_says_what_the_numbers_are(sample: Sample) -> None:
    # Typed figures of the prose that no live figure shows: channels add up, what was said to be nil is nil.
    draft = sample(INVENTED)

    def number(field_id: str) -> int:
        return int(draft.reading(field_id).number or 0)

    request = "overview.on_request"
    channels = ("in_person", "by_fax", "by_letter", "online")
    received = number("requests.received.total")
    assert sum(number(f"{request}.{each}") for each in channels) == number(f"{request}.received") == received
    assert number(f"{request}.handled") == number("requests.outcomes_total.total")
    corrected = [number(f"disputes.{each}.corrected") for each in ("reconsideration", "litigation_direct")]
    assert corrected == [0, 0]
    assert number("disputes.litigation_after.total") == 0
    assert number("other_matters.text.processing_fee") == 0
