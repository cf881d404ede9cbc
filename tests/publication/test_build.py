"""What stands in a publication and in which order."""

from collections.abc import Callable

import pytest

from forms.draft.draft import Draft
from forms.publication.build import publication
from forms.publication.levels import Level
from forms.publication.model import Closing, FirstPage, Heading, Paragraph, PrintedTable, Publication, Run

NewDraft = Callable[[str, dict[str, str]], Draft]

CHAPTERS = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
]


def outline(whole: Publication) -> list[str]:
    return [
        f"表：{block.chapter}"
        if isinstance(block, PrintedTable)
        else f"{'注' if block.note else '文'}：{block.text}"
        if isinstance(block, Paragraph)
        else block.text
        for block in whole.blocks
    ]


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_an_empty_report_prints_every_chapter_and_every_table(new_draft: NewDraft, edition: str) -> None:
    whole = publication(new_draft(edition, {}))
    one, two, three, four, five, six = CHAPTERS
    assert outline(whole) == [one, two, "表：disclosure", three, "表：requests", four, "表：disputes", five, six]
    assert {block.level for block in whole.blocks if isinstance(block, Heading)} == {Level.CHAPTER}
    assert next(block.field for block in whole.blocks if isinstance(block, Heading)) == "overview"


def test_the_order_within_a_chapter_is_heading_table_notes_text(new_draft: NewDraft) -> None:
    entries = {
        "preface.text": "前言一段。\n\n　\n第二段。",
        "disclosure.text": "表下的说明。",
        "note:disclosure.rules.issued": "甲\n\n续行",
        "overview.lead": "总述。",
    }
    told = outline(publication(new_draft("2021", entries)))
    assert told[:9] == [
        "文：前言一段。",
        "文：第二段。",
        CHAPTERS[0],
        "文：总述。",
        CHAPTERS[1],
        "表：disclosure",
        "注：注：甲",
        "注：续行",
        "文：表下的说明。",
    ]


def test_a_section_without_text_prints_no_heading_and_takes_no_number(new_draft: NewDraft) -> None:
    entries = {"overview.proactive": " \n", "overview.on_request": "甲。", "overview.supervision": "#2 乙\n丙。"}
    told = outline(publication(new_draft("2021", entries)))
    assert told[:6] == [CHAPTERS[0], "（一）依申请公开", "文：甲。", "（二）监督保障", "（三）乙", "文：丙。"]


def test_the_label_of_the_platforms_section_is_the_edition_s(new_draft: NewDraft) -> None:
    for edition, label in (("2019", "平台建设"), ("2021", "政府信息公开平台建设")):
        assert f"（一）{label}" in outline(publication(new_draft(edition, {"overview.platforms": "甲。"})))


def test_a_heading_reaches_to_the_first_full_stop(new_draft: NewDraft) -> None:
    figure = "overview.proactive.website"
    text = f"#3 全年{{{figure}}}条。其中{{{figure}}}条。完\n#3 无句号\n# 小标题。后文\n正文。有句号。"
    whole = publication(new_draft("2021", {"overview.lead": text, figure: "12"}))
    first, second, third, body = whole.blocks[1:5]
    assert isinstance(first, Heading)
    assert first.level is Level.ITEM
    assert first.runs == (Run("1.全年"), Run("12", figure), Run("条。"))
    assert first.rest == (Run("其中"), Run("12", figure), Run("条。完"))
    assert first.field == "overview.lead"
    assert isinstance(second, Heading)
    assert (second.text, second.rest) == ("2.无句号", ())
    assert isinstance(third, Heading)
    assert (third.level, third.text, third.rest) == (Level.SUBHEADING, "小标题。", (Run("后文"),))
    assert isinstance(body, Paragraph)
    assert body.runs == (Run("正文。有句号。"),)


def test_live_figures_are_runs_of_their_own(new_draft: NewDraft) -> None:
    entries = {
        "overview.lead": "收{requests.received.total}件{{原样}}，{report.short_name}，{requests.carried_over.total}件",
        "requests.received.natural": "3",
        "requests.received.commercial": "4",
        "report.short_name": "我局",
    }
    block = publication(new_draft("2021", entries)).blocks[1]
    assert isinstance(block, Paragraph)
    assert block.runs == (
        Run("收"),
        Run("7", "requests.received.total"),
        Run("件{原样}，"),
        Run("我局", "report.short_name"),
        Run("，"),
        Run("【未填】", "requests.carried_over.total"),
        Run("件"),
    )


def test_a_heading_is_kept_with_what_stands_under_it(new_draft: NewDraft) -> None:
    lines = ["#2 节", "# 小标题", "#3 甲。后文", "#3 整句。", "#3 末句。", "# 又一个", "#2 乙", "正文", "#4 末"]
    whole = publication(new_draft("2021", {"problems.text": "\n".join(lines)}))
    start = next(i for i, each in enumerate(whole.blocks) if isinstance(each, Heading) and each.field == "problems")
    kept = {each.text: each.keep_with_next for each in whole.blocks[start:] if isinstance(each, Heading)}
    assert kept == {
        CHAPTERS[4]: True,
        "（一）节": True,
        "小标题": True,
        "1.甲。": False,
        "2.整句。": False,
        "3.末句。": False,
        "又一个": True,
        "（一）乙": True,
        "（1）末": False,
        CHAPTERS[5]: False,
    }


def test_several_notes_say_whose_they_are(new_draft: NewDraft) -> None:
    entries = {
        "note:disclosure.normative_documents.in_force": "含联合制发1件。",
        "note:disclosure.rules.issued": "均为修订。",
        "note:requests.withheld.third_party.other_org": "独此一条。",
        "note:disputes.litigation_after.upheld": "一审。",
        "note:disputes.reconsideration.total": "含上年。",
    }
    notes = [
        (block.field, block.text)
        for block in publication(new_draft("2021", entries)).blocks
        if isinstance(block, Paragraph) and block.note
    ]
    assert notes == [
        ("note:disclosure.rules.issued", "注：“规章”“本年制发件数”：均为修订。"),
        ("note:disclosure.normative_documents.in_force", "注：“行政规范性文件”“现行有效件数”：含联合制发1件。"),
        ("note:requests.withheld.third_party.other_org", "注：独此一条。"),
        ("note:disputes.reconsideration.total", "注：“行政复议”“总计”：含上年。"),
        ("note:disputes.litigation_after.upheld", "注：“复议后起诉”“结果维持”：一审。"),
    ]


@pytest.mark.parametrize(
    ("stored", "printed"),
    [
        ("2022-01-08", "2022年1月8日"),
        ("2022-11-30", "2022年11月30日"),
        ("", "2022年1月  日"),
        ("月底", "2022年1月  日"),
    ],
)
def test_the_date_of_issue(new_draft: NewDraft, stored: str, printed: str) -> None:
    assert publication(new_draft("2021", {"report.date": stored})).date == printed


@pytest.mark.parametrize(
    ("title_year", "line"),
    [
        ({}, "2021年政府信息公开工作年度报告"),
        ({"report.title_year": "年度"}, "2021年度政府信息公开工作年度报告"),
    ],
)
def test_the_title_has_two_lines(new_draft: NewDraft, title_year: dict[str, str], line: str) -> None:
    whole = publication(new_draft("2021", title_year))
    assert whole.title == ("某市某局", line)
    assert whole.agency == "某市某局"


@pytest.mark.parametrize(
    ("entries", "closing"),
    [
        ({}, Closing.SIGNED),
        ({"report.closing": "盖章"}, Closing.SEALED),
        ({"report.closing": "无"}, Closing.NONE),
    ],
)
def test_the_closing(new_draft: NewDraft, entries: dict[str, str], closing: Closing) -> None:
    assert publication(new_draft("2021", entries)).closing is closing


def test_what_an_office_sets_for_the_first_page(new_draft: NewDraft) -> None:
    assert publication(new_draft("2021", {})).first_page == FirstPage()
    entries = {
        "report.document_number": "漳审综〔2026〕2号",
        "report.corrected_on": "2025-03-12",
        "report.head_space": "80",
        "report.reprint_mark": "印",
    }
    assert publication(new_draft("2021", entries)).first_page == FirstPage(
        80, "漳审综〔2026〕2号", "（2025年3月12日更正）", "更正重印件"
    )
    unreadable = {"report.corrected_on": "下周", "report.head_space": "200"}
    assert publication(new_draft("2019", unreadable)).first_page == FirstPage()


@pytest.mark.parametrize(
    ("level", "kind", "seal"),
    [
        ("", "department", 45),
        ("县", "rollup", 45),
        ("乡", "department", 42),
        ("", "township", 42),
        ("省", "department", 45),
        ("省", "rollup", 50),
        ("国家", "department", 50),
    ],
)
def test_the_seal_is_as_large_as_the_office_s(new_draft: NewDraft, level: str, kind: str, seal: int) -> None:
    assert publication(new_draft("2021", {"report.level": level, "report.kind": kind})).seal == seal
