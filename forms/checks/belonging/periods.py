"""HERE-PERIOD: a period that ends before it begins.

自2010年1月1日起至2009年12月31日止 went out in a ministry's report that was last year's word for word. Source:
国办公开办函〔2021〕30号 (the report covers 1 January to 31 December of its year); the order of dates is certain.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.checks.belonging.plain import Plain
from forms.checks.belonging.report import Report
from forms.checks.finding import Finding

_HAN_DIGITS = {
    "〇": 0,
    "○": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_YEAR = "((?:19|20)[0-9]{2}|[一二][〇○零九][〇○零一二三四五六七八九]{2})"
_SMALL = "([0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_DATE = f"{_YEAR}(?:年|[-./](?=[0-9]))(?:{_SMALL}(?:月份?|[-./](?=[0-9]))(?:{_SMALL}[日号]?)?)?"
_BETWEEN = "(?:起|开始)?(?:，)?(?:至|到|—{1,2}|-{1,2}|~|～|–)"
_PERIOD = re.compile(f"{_DATE}{_BETWEEN}{_DATE}")


_DASH = re.compile("[-—~～–]")


def reversed_periods(report: Report) -> Iterator[Finding]:
    """One finding for each period that runs backwards."""
    for each in report.paragraphs:
        for start, end in _backwards(each.told):
            quoted = each.told.text[start:end]
            topic = re.sub("[0-9]+", "0", quoted)
            yield report.finding("HERE-PERIOD", each.field, (each.span(start, end),), {"period": quoted}, topic=topic)


@lru_cache(maxsize=1024)
def _backwards(told: Plain) -> tuple[tuple[int, int], ...]:
    text = told.text
    found = []
    if "至" not in text and "到" not in text and not _DASH.search(text):
        return ()
    for match in _PERIOD.finditer(text):
        parts = match.groups()
        begin, end = [_number(each) for each in parts[:3]], [_number(each) for each in parts[3:]]
        known = next((index for index in range(3) if begin[index] is None or end[index] is None), 3)
        if [*end[:known]] < [*begin[:known]]:
            found.append((match.start(), match.end()))
    return tuple(found)


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    if text.isascii():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return _HAN_DIGITS.get(tens, 1) * 10 + _HAN_DIGITS.get(ones, 0)
    return int("".join(str(_HAN_DIGITS[each]) for each in text))
