"""HERE-LASTYEAR: last year's name, address or date going out under this year.

Former names are right until they stand in a sentence about this year; a web address or a date of signing that lies
before the end of the report year cannot be this report's. Source: 条例第五十条 (the report covers the whole year),
office practice.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.checks.belonging.plain import Plain, plain, sentence
from forms.checks.belonging.report import Report
from forms.checks.finding import Finding

_HISTORY = re.compile("原|更名|改名|前身|曾|划入|并入|合并|组建|撤销|改革|挂牌|牌子|改为|改称|转隶|历史|整合|职责")
_ADDRESS = re.compile(r"(?:https?[:：]//|www\.)[\x21-\x7e]{4,200}")
_DATED = re.compile(r"(?<![0-9])(20[0-9]{2})[-/]?(0[1-9]|1[0-2])(?![0-9]{7})")
_THIS_REPORT = re.compile("电子版|下载|本报告|年度报告|年报")
_CLOSING = re.compile("(20[0-9]{2})年([0-9]{1,2})月[0-9]{1,2}日$")


def former_names(report: Report) -> Iterator[Finding]:
    """A predecessor's name in a sentence about this year."""
    agency = report.own.agency
    listed = (plain(each.agency).text for each in report.draft.predecessors)
    former = tuple(dict.fromkeys(each for each in listed if each not in agency))
    found = (
        (each, start, end, each.told.text[start:end])
        for each in (report.paragraphs if former else ())
        for start, end in _about_this_year(each.told, former, agency, str(report.draft.year))
    )
    for (field, written), spans in report.marked(found).items():
        yield report.finding("HERE-LASTYEAR", field, spans, {"written": written}, topic=written)


def old_addresses(report: Report) -> Iterator[Finding]:
    """A web address of this report that bears a date before the year was over."""
    for each in report.paragraphs:
        for start, end in _dated_before(each.told, report.draft.year):
            words = {"written": each.told.text[start:end]}
            spans = (each.span(start, end),)
            yield report.finding("HERE-LASTYEAR", each.field, spans, words, variant="address", topic="address")


def old_dates(report: Report) -> Iterator[Finding]:
    """A date of signing, in its field or typed at the end of a text, before the year was over."""
    draft = report.draft
    values = {"year": draft.year}
    date = draft.entries.get("report.date", "")
    if re.match("20[0-9]{2}-", date) and int(date[:4]) <= draft.year and not date.endswith("-12-31"):
        yield report.finding("HERE-DATE", "report.date", (), {"written": date}, values=values)
    for each in report.paragraphs:
        text = each.told.text
        match = _CLOSING.search(text[-16:])
        if match and int(match[1]) <= draft.year and _stands_alone(text[: -len(match[0])], report.own.agency):
            spans = (each.span(len(text) - len(match[0]), len(text)),)
            yield report.finding("HERE-DATE", each.field, spans, {"written": match[0]}, values=values, topic="closing")


@lru_cache(maxsize=1024)
def _about_this_year(told: Plain, former: tuple[str, ...], agency: str, year: str) -> tuple[tuple[int, int], ...]:
    text = told.open
    found = []
    for name in former:
        at = text.find(name)
        while at >= 0:
            before, after = sentence(text, at, at + len(name), 80)
            around = before + after
            part_of_own = agency in text[max(0, at - len(agency)) : at + 2 * len(agency)] and name in agency
            named = re.findall("20[0-9]{2}(?=年)", around)
            if not part_of_own and not _HISTORY.search(around) and (not named or year in named):
                found.append((at, at + len(name)))
            at = text.find(name, at + len(name))
    return tuple(sorted(found))


@lru_cache(maxsize=1024)
def _dated_before(told: Plain, year: int) -> tuple[tuple[int, int], ...]:
    text = told.text
    found: list[tuple[int, int]] = []
    if "http" not in text and "www." not in text:
        return ()
    for address in _ADDRESS.finditer(text):
        dates = _DATED.findall(address[0])
        before, after = sentence(text, address.start(), address.end(), 60)
        if dates and all(int(each) <= year for each, _ in dates) and _THIS_REPORT.search(before + after):
            found.append((address.start(), address.end()))
    return tuple(found)


def _stands_alone(before: str, agency: str) -> bool:
    """Whether a date at the end of a text closes the report rather than a sentence."""
    return not before or before.endswith(("。", "；", agency[-3:]))
