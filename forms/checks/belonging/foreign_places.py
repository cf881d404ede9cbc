"""HERE-PLACE: another place where one's own should stand.

宜宾市 once stood in a guide of 威海. A place may be named in many ways that are right (赴某市考察, 与某市签订, a
court, a company), so a place that is neither one's own nor above or below it is 请核 only where it speaks as the owner
of the work: before 政府, a bureau or the work of disclosure, at the start of a clause, or in the basis of the report.
Anywhere else that does not tell of dealings with it, it is 提示. Source: GB/T 2260; the press on copied documents.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.checks.belonging import gazetteer
from forms.checks.belonging.identity import identity
from forms.checks.belonging.plain import Plain, clause, plain
from forms.checks.belonging.words import words
from forms.checks.catalogue import severity
from forms.checks.finding import Finding, Severity, Span
from forms.checks.passages import passages
from forms.checks.places import place
from forms.draft.draft import Draft

_OWNER = re.compile(
    "(?:人民政府|政府|党工委|管委会|[^，。；、：（）]{0,12}(?:局|厅|委员会|办公室|办事处|委))"
    "|[^，。；、]{0,4}(?:20[0-9]{2}年|各级|全[市县区]|政务|政府信息|门户网站|认真|坚持|高度|严格|深入|全面|积极|切实|共|主动)"
)
_ITS_SITE = re.compile(
    "[^，。；、]{0,8}(?:门户网站|政府网站|网站|政府信息公开|政务公开|政府公报|公报)|[^。；]{0,40}联系"
)
_TITLE = re.compile("《([^《》]{2,60})》")
_BASIS = re.compile("(?:根据|依据|按照|依照|遵照|严格执行|印发|制定|、|》)[^，。；《》]{0,8}$|^$")
_SITE = re.compile(r"([a-z]{4,20})\.gov\.cn")
_ADDRESS = re.compile("(?:地址|地点|位于)[：，为是在]{0,2}[^，。；]{0,4}$")

Told = tuple[int, int, str, bool]  # from, to, the name, whether it is 请核


def foreign_places(draft: Draft) -> Iterator[Finding]:
    """One finding for each place in each text; 请核 where it stands as the owner at least once."""
    own = identity(draft)
    if not own.codes:
        return
    found: dict[tuple[str, str], tuple[bool, tuple[Span, ...]]] = {}
    for passage in passages(draft):
        told = plain(passage.text)
        for start, end, name, asked in _foreign(told, own.codes):
            before = found.get((passage.field, name), (False, ()))
            found[passage.field, name] = (before[0] or asked, (*before[1], told.span(passage, start, end)))
    for (field, name), (asked, spans) in found.items():
        told_words = {"place": place(draft, field), "name": name, "agency": draft.agency}
        grade = severity("HERE-PLACE") if asked else Severity.NOTE
        yield Finding("HERE-PLACE", grade, (field,), {}, told_words, spans, topic=name)


@lru_cache(maxsize=1024)
def _foreign(told: Plain, own: tuple[str, ...]) -> tuple[Told, ...]:
    return (*_in_the_text(told.open, own), *_in_titles(told.text, own), *_in_addresses(told.text, own))


def _in_the_text(text: str, own: tuple[str, ...]) -> Iterator[Told]:
    for each in gazetteer.mentions(text):
        if not _is_own(each, own):
            before, after = clause(text, each.start, each.end, 40)
            if not _abroad(before, after):
                asked = bool(
                    not before or _OWNER.match(after) or _ADDRESS.search(text[max(0, each.start - 12) : each.start])
                )
                yield each.start, each.end, each.name, asked


def _abroad(before: str, after: str) -> bool:
    """Whether the clause tells of dealings with the place."""
    known = words()
    if known.abroad_before.search(before) or known.abroad_after.search(after[:24]):
        return True
    return bool(known.abroad_joined.search(before)) and not _ITS_SITE.match(after)


def _in_titles(text: str, own: tuple[str, ...]) -> Iterator[Told]:
    for title in _TITLE.finditer(text):
        for each in gazetteer.mentions(title[1]):
            if not _is_own(each, own):
                start = title.start(1)
                before, _ = clause(text, title.start(), title.end(), 16)
                yield start + each.start, start + each.end, each.name, bool(_BASIS.search(before))
                break


def _in_addresses(text: str, own: tuple[str, ...]) -> Iterator[Told]:
    if ".gov.cn" in text:
        for site in _SITE.finditer(text):
            codes = gazetteer.by_website(site[1])
            if codes and not any(gazetteer.related(code, own) for code in codes):
                yield site.start(), site.end(), site[0], False


def _is_own(each: gazetteer.Mention, own: tuple[str, ...]) -> bool:
    return any(gazetteer.related(code, own) for code in each.codes)
