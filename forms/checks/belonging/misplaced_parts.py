"""HERE-PART: what belongs to another part of the report.

A chapter's heading typed into a text prints twice or in the wrong place, table cells pasted into prose are no table,
and 第五部分 must tell problems and improvements. Source: the six parts of 国办公开办函〔2021〕30号 and 〔2019〕60号.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.checks.belonging.plain import Plain, letters
from forms.checks.belonging.report import Paragraph, Report
from forms.checks.finding import Finding, Severity

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
_HEADING = re.compile(f"[一二三四五六七八](?<![^。；！？）].)、(?:{_TITLES})")
_TABLE = re.compile(
    "本列数据的勾稽关系为|信息内容本年(?:制发件数|处理决定数量|收费金额|新制作数量)|信息内容上一年项目数量"
    "|本年制发件数本年废止件数|申请人情况自然人法人|商业企业科研机构社会公益组织|结果维持结果纠正其他结果"
)
_PROBLEM = re.compile(
    "问题|不足|改进|薄弱|差距|有待|整改|措施|下一步|完善|提升|提高|欠缺|困难|短板|不够|继续|将|加强|优化|存在|需要"
)
_REQUESTS = re.compile("(?:收到|受理|新收|办理|答复)[^。；]{0,20}[0-9]+件|[0-9]+条")
_PROBLEMS_TOLD = re.compile("存在的?(?:主要)?(?:问题|不足)|改进(?:措施|情况)|下一步")


def headings(report: Report) -> Iterator[Finding]:
    """A chapter's heading inside a text; the own one is a note, since it only prints twice."""
    found = (
        (each, start, end, each.told.text[start:end])
        for each in report.paragraphs
        if not each.field.startswith("preface.")
        for start, end in _headings(each.told)
    )
    for (field, heading), spans in report.marked(found).items():
        own = _CHAPTERS[heading.partition("、")[2]] == field.partition(".")[0]
        grade = Severity.NOTE if own else None
        yield report.finding("HERE-PART", field, spans, {"heading": heading}, grade=grade, topic=heading)


def table_cells(report: Report) -> Iterator[Finding]:
    """The labels of a statutory table run together inside a text."""
    for each in report.paragraphs:
        found = _cells(each.told)
        if found:
            start, end = found
            words = {"heading": each.told.text[start:end]}
            spans = (each.span(start, end),)
            yield report.finding("HERE-PART", each.field, spans, words, variant="cells", topic="table")


def swapped_parts(report: Report) -> Iterator[Finding]:
    """第五部分 without a word of problems but with the numbers of another part; problems told in 第六部分 instead."""
    fifth, sixth = report.within("problems.text"), report.within("other_matters.text")
    told_fifth, told_sixth = ("".join(each.told.text for each in listed) for listed in (fifth, sixth))
    if told_fifth and not _PROBLEM.search(told_fifth) and _REQUESTS.search(told_fifth):
        yield _misplaced(report, fifth[0])
    elif len(told_fifth) < 40 and len(letters(told_fifth)) < 10 and len(_PROBLEMS_TOLD.findall(told_sixth)) > 1:
        yield _misplaced(report, sixth[0])


def _misplaced(report: Report, first: Paragraph) -> Finding:
    text = first.told.text
    return report.finding("HERE-SWAPPED", first.field, (first.span(0, len(text)),), {"quoted": text[:20]})


@lru_cache(maxsize=1024)
def _cells(told: Plain) -> tuple[int, int] | None:
    match = _TABLE.search(told.text)
    return match.span() if match else None


@lru_cache(maxsize=1024)
def _headings(told: Plain) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _HEADING.finditer(told.text))
