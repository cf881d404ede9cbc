"""HERE-PART: what belongs to another part of the report.

A chapter's heading typed into a text prints twice or in the wrong place, table cells pasted into prose are no table,
and 第五部分 must tell problems and improvements. Source: the six parts of 国办公开办函〔2021〕30号 and 〔2019〕60号.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.checks.belonging.plain import letters, plain
from forms.checks.catalogue import severity
from forms.checks.finding import Finding, Severity
from forms.checks.passages import passages
from forms.checks.places import place
from forms.draft.draft import Draft

_CHAPTERS = {  # a chapter's key by the words its headings begin with, in the official wordings and the usual ones
    "总体情况": "overview",
    "概述": "overview",
    "主动公开政府信息情况": "disclosure",
    "行政机关主动公开政府信息情况": "disclosure",
    "主动公开政府信息的情况": "disclosure",
    "收到和处理政府信息公开申请情况": "requests",
    "行政机关收到和处理政府信息公开申请情况": "requests",
    "收到和处理政府信息公开申请的情况": "requests",
    "政府信息公开行政复议": "disputes",
    "因政府信息公开工作被申请行政复议": "disputes",
    "政府信息公开工作存在的主要问题及改进": "problems",
    "存在的主要问题及改进": "problems",
    "其他需要报告的事项": "other_matters",
    "需要报告的其他事项": "other_matters",
}
_TITLES = "|".join(sorted(_CHAPTERS, key=len, reverse=True))
_HEADING = re.compile(f"(?:^|[。；！？）])(?P<heading>[一二三四五六七八]、(?P<title>{_TITLES}))")
_TABLE = re.compile(
    "本列数据的勾稽关系为|信息内容本年(?:制发件数|处理决定数量|收费金额|新制作数量)|信息内容上一年项目数量"
    "|本年制发件数本年废止件数|申请人情况自然人法人|商业企业科研机构社会公益组织|结果维持结果纠正其他结果"
)
_PROBLEM = re.compile(
    "问题|不足|改进|薄弱|差距|有待|整改|措施|下一步|完善|提升|提高|欠缺|困难|短板|不够|继续|将|加强|优化|存在|需要"
)
_REQUESTS = re.compile("(?:收到|受理|新收|办理|答复)[^。；]{0,20}[0-9]+件|[0-9]+条")
_PROBLEMS_TOLD = re.compile("存在的?(?:主要)?(?:问题|不足)|改进(?:措施|情况)|下一步")


def headings(draft: Draft) -> Iterator[Finding]:
    """A chapter's heading inside a text; the own one is a note, since it only prints twice."""
    for passage in passages(draft):
        chapter = passage.field.partition(".")[0]
        if chapter == "preface":
            continue
        told = plain(passage.text)
        for start, end, title in _headings(told.text):
            words = {"place": place(draft, passage.field), "heading": told.text[start:end]}
            own = _CHAPTERS[title] == chapter
            yield Finding(
                "HERE-PART",
                Severity.NOTE if own else severity("HERE-PART"),
                (passage.field,),
                {},
                words,
                (told.span(passage, start, end),),
                topic=title,
            )


def table_cells(draft: Draft) -> Iterator[Finding]:
    """The labels of a statutory table run together inside a text."""
    for passage in passages(draft):
        told = plain(passage.text)
        match = _TABLE.search(told.text)
        if match:
            words = {"place": place(draft, passage.field), "heading": match[0]}
            spans = (told.span(passage, match.start(), match.end()),)
            yield Finding(
                "HERE-PART", severity("HERE-PART"), (passage.field,), {}, words, spans, variant="control", topic="table"
            )


def problems(draft: Draft) -> Iterator[Finding]:
    """第五部分 without a word of problems but with the numbers of another part; problems told in 第六部分 instead."""
    told = {
        key: [each for each in passages(draft) if each.field == key] for key in ("problems.text", "other_matters.text")
    }
    fifth, sixth = ("".join(plain(each.text).text for each in listed) for listed in told.values())
    if fifth and not _PROBLEM.search(fifth) and _REQUESTS.search(fifth):
        yield _misplaced(draft, "problems.text", told["problems.text"][0].text, fifth)
    elif len(letters(fifth)) < 10 and len(_PROBLEMS_TOLD.findall(sixth)) > 1:
        yield _misplaced(draft, "other_matters.text", told["other_matters.text"][0].text, sixth)


def _misplaced(draft: Draft, field: str, first: str, whole: str) -> Finding:
    passage = next(each for each in passages(draft) if each.field == field)
    words = {"place": place(draft, field), "quoted": whole[:20]}
    spans = (passage.span(0, len(first)),)
    return Finding("HERE-SWAPPED", severity("HERE-SWAPPED"), (field,), {}, words, spans)


@lru_cache(maxsize=1024)
def _headings(text: str) -> tuple[tuple[int, int, str], ...]:
    return tuple((*match.span("heading"), match["title"]) for match in _HEADING.finditer(text))
