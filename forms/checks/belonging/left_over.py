"""HERE-LASTYEAR: last year's name, address or date going out under this year.

Former names are right until they stand in a sentence about this year; a web address or a date of signing that lies
before the end of the report year cannot be this report's. Source: 条例第五十条 (the report covers the whole year),
office practice.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.checks.belonging.identity import identity
from forms.checks.belonging.plain import plain, sentence
from forms.checks.catalogue import severity
from forms.checks.finding import Finding
from forms.checks.passages import Passage, passages
from forms.checks.places import place
from forms.draft.draft import Draft

_HISTORY = re.compile("原|更名|改名|前身|曾|划入|并入|合并|组建|撤销|改革|挂牌|牌子|改为|改称|转隶|历史|整合|职责")
_ADDRESS = re.compile(r"(?:https?://|www\.)[\x21-\x7e]{4,200}")
_DATED = re.compile(r"(?<![0-9])(20[0-9]{2})[-/]?(0[1-9]|1[0-2])(?![0-9]{7})")
_THIS_REPORT = re.compile("电子版|下载|本报告|年度报告|年报")
_CLOSING = re.compile("(20[0-9]{2})年([0-9]{1,2})月[0-9]{1,2}日$")


def former_names(draft: Draft) -> Iterator[Finding]:
    """A predecessor's name in a sentence about this year."""
    own = identity(draft)
    former = tuple(plain(each.agency).text for each in draft.predecessors if plain(each.agency).text not in own.agency)
    if not former:
        return
    for passage in passages(draft):
        told = plain(passage.text)
        for start, end in _about_this_year(told.open, former, own.agency, str(draft.year)):
            words = {"place": place(draft, passage.field), "written": told.text[start:end], "agency": draft.agency}
            yield _finding(passage, start, end, words, "message")


def old_addresses(draft: Draft) -> Iterator[Finding]:
    """A web address of this report that bears a date before the year was over."""
    for passage in passages(draft):
        if passage.field.startswith(("preface.", "other_matters.")) or "overview.lead" in passage.field:
            told = plain(passage.text)
            for start, end in _dated_before(told.text, draft.year):
                words = {"place": place(draft, passage.field), "written": told.text[start:end]}
                yield _finding(passage, start, end, words, "control")


def old_dates(draft: Draft) -> Iterator[Finding]:
    """A date of signing, in its field or typed at the end of a text, before the year was over."""
    date = draft.entries.get("report.date", "")
    if re.match("20[0-9]{2}-", date) and int(date[:4]) <= draft.year and not date.endswith("-12-31"):
        values, words = {"year": draft.year}, {"written": date}
        yield Finding("HERE-DATE", severity("HERE-DATE"), ("report.date",), values, words)
    for passage in passages(draft):
        told = plain(passage.text)
        match = _CLOSING.search(told.text[-16:])
        if match and int(match[1]) <= draft.year and _stands_alone(told.text[: -len(match[0])], draft.agency):
            values, words = {"year": draft.year}, {"written": match[0]}
            spans = (told.span(passage, len(told.text) - len(match[0]), len(told.text)),)
            yield Finding("HERE-DATE", severity("HERE-DATE"), (passage.field,), values, words, spans, topic="closing")


@lru_cache(maxsize=1024)
def _about_this_year(text: str, former: tuple[str, ...], agency: str, year: str) -> tuple[tuple[int, int], ...]:
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
def _dated_before(text: str, year: int) -> tuple[tuple[int, int], ...]:
    found = []
    for address in _ADDRESS.finditer(text):
        dates = _DATED.findall(address[0])
        before, after = sentence(text, address.start(), address.end(), 60)
        if dates and all(int(each) <= year for each, _ in dates) and _THIS_REPORT.search(before + after):
            found.append((address.start(), address.end()))
    return tuple(found)


def _stands_alone(before: str, agency: str) -> bool:
    """Whether a date at the end of a text closes the report rather than a sentence."""
    return not before or before.endswith(("。", "；", plain(agency).text[-3:]))


def _finding(passage: Passage, start: int, end: int, words: dict[str, str], variant: str) -> Finding:
    spans = (plain(passage.text).span(passage, start, end),)
    topic = words["written"] if variant == "message" else "address"
    return Finding(
        "HERE-LASTYEAR", severity("HERE-LASTYEAR"), (passage.field,), {}, words, spans, variant=variant, topic=topic
    )
