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
from forms.checks.belonging.plain import HIDDEN, Plain, clause
from forms.checks.belonging.report import Report
from forms.checks.belonging.words import words
from forms.checks.finding import Finding, Severity

_OWNER = re.compile(
    "(?:人民政府|政府|党工委|管委会|[^，。；、：（）]{0,12}(?:局|厅|委员会|办公室|办事处|委))"
    "|[^，。；、]{0,4}(?:20[0-9]{2}年|各级|全[市县区]|政务|政府信息|门户网站|认真|坚持|高度|严格|深入|全面|积极|切实|共|主动)"
    "|(?:人民群众|广大|群众|公众|经济社会|高质量发展)"
)
_ITS_SITE = re.compile(
    "[^，。；、]{0,8}(?:门户网站|政府网站|网站|政府信息公开|政务公开|政府公报|公报)|[^。；]{0,40}联系"
)
_BASIS = re.compile("(?:根据|依据|按照|依照|遵照|严格执行|印发|制定|、|》)[^，。；《》]{0,8}$|^$")
_SITE = re.compile(r"([a-z]{4,20})\.gov\.cn")
_ADDRESS = re.compile("(?:地址|地点|位于)[：，为是在]{0,2}[^，。；]{0,4}$")

Told = tuple[int, int, str, bool]  # from, to, the name, whether it is 请核


def foreign_places(report: Report) -> Iterator[Finding]:
    """One finding for each place in each text; 请核 where it stands as the owner at least once."""
    if not report.own.codes:
        return
    found = [(each, *told) for each in report.paragraphs for told in _foreign(each.told, report.own.codes)]
    owners = {(each.field, name) for each, _, _, name, asked in found if asked}
    for (field, name), spans in report.marked(each[:4] for each in found).items():
        grade = None if (field, name) in owners else Severity.NOTE
        yield report.finding("HERE-PLACE", field, spans, {"name": name}, grade=grade, topic=name)


@lru_cache(maxsize=1024)
def _foreign(told: Plain, own: tuple[str, ...]) -> tuple[Told, ...]:
    return (*_in_the_text(told, own), *_in_addresses(told.text, own))


def _in_the_text(told: Plain, own: tuple[str, ...]) -> Iterator[Told]:
    text = told.open
    for each in gazetteer.mentions(told.text):
        if any(gazetteer.related(code, own) for code in each.codes):
            continue
        if text[each.start] == HIDDEN:
            title = told.text.rfind("《", 0, each.start)
            before, _ = clause(text, title, title, 16)
            yield each.start, each.end, each.name, bool(_BASIS.search(before))
            continue
        before, after = clause(text, each.start, each.end, 40)
        addressed = _ADDRESS.search(text[max(0, each.start - 12) : each.start])
        if addressed or not _abroad(before, after):
            yield each.start, each.end, each.name, bool(addressed or not before or _OWNER.match(after))


def _abroad(before: str, after: str) -> bool:
    """Whether the clause tells of dealings with the place."""
    known = words()
    if known.abroad_before.search(before) or known.abroad_after.search(after[:24]):
        return True
    return bool(known.abroad_joined.search(before)) and not _ITS_SITE.match(after)


def _in_addresses(text: str, own: tuple[str, ...]) -> Iterator[Told]:
    if ".gov.cn" in text:
        for site in _SITE.finditer(text):
            codes = gazetteer.by_website(site[1])
            if codes and not any(gazetteer.related(code, own) for code in codes):
                yield site.start(), site.end(), site[0], False
