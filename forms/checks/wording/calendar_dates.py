"""WORD-DATE, WORD-PERIOD, WORD-ZERODATE, WORD-SHORTYEAR: dates that no calendar has, and how dates are written.

Whether a period fits the year of the report is another rule's business. Source: the Gregorian calendar;
GB/T 9704—2012, 7.3.5.4 (the year in full, no leading zeros); GB/T 15835—2011.
"""

import re
from calendar import monthrange
from collections.abc import Iterator

from forms.checks.finding import Severity
from forms.checks.marks import Mark

_DATE = re.compile(
    r"(?<![\d.])(?:(?P<y>\d{4})[^\S\n]{0,2}年[^\S\n]{0,2})?(?P<m>\d{1,2})[^\S\n]{0,2}月(?:[^\S\n]{0,2}(?P<d>\d{1,2})[^\S\n]{0,2}[日号](?!楼))?"
)
_PERIOD = re.compile(
    r"(?P<y1>[12]\d{3})[^\S\n]{0,2}年[^\S\n]{0,2}(?P<m1>\d{1,2})[^\S\n]{0,2}月[^\S\n]{0,2}(?P<d1>\d{1,2})[^\S\n]{0,2}日[^\S\n]{0,2}起?[^\S\n]{0,2}"
    r"(?:至|到|—{1,2}|－|-|~|～|–)[^\S\n]{0,2}"
    r"(?:(?P<y2>\d{4})[^\S\n]{0,2}年[^\S\n]{0,2})?(?P<m2>\d{1,2})[^\S\n]{0,2}月[^\S\n]{0,2}(?P<d2>\d{1,2})[^\S\n]{0,2}日"
)
_SHORT_YEAR = re.compile(r"(?P<y>[12](?<![\d第—－\-.年].)\d)年(?=\d{1,2}月\d|度政府信息公开)")
_LEAP = 2024  # a day without year may be the 29th of February


def dates(text: str) -> Iterator[Mark]:
    """Days and months that do not exist; zeros before them; years of two digits."""
    if "月" not in text and "年度政府信息公开" not in text:
        return
    for match in _dates(text):
        if not match["y"] and not match["d"]:
            continue
        if not _exists(int(match["y"] or _LEAP), int(match["m"]), int(match["d"] or 1)):
            yield Mark("WORD-DATE", *match.span(), topic="date")
        elif match["m"].startswith("0") or (match["d"] or "").startswith("0"):
            right = _without_zeros(match)
            yield Mark("WORD-ZERODATE", *match.span(), words={"instead": right}, instead=right)
    for match in _SHORT_YEAR.finditer(text):
        right = f"20{match['y']}"
        mend = match.span("y")
        yield Mark("WORD-SHORTYEAR", *match.span(), words={"instead": f"{right}年"}, instead=right, mend=mend)


def periods(text: str) -> Iterator[Mark]:
    """WORD-PERIOD: a period that ends before it begins; certain only where both years are written."""
    if "月" not in text:
        return
    for match in _PERIOD.finditer(text):
        first, last = match["y1"], match["y2"] or match["y1"]
        begin = (int(first), int(match["m1"]), int(match["d1"]))
        end = (int(last), int(match["m2"]), int(match["d2"]))
        if begin > end:
            grade = None if match["y2"] else Severity.WARNING
            yield Mark("WORD-PERIOD", *match.span(), severity=grade, topic="period")


def _dates(text: str) -> Iterator[re.Match[str]]:
    """The matches of _DATE, looked for only before a 月."""
    at, last = text.find("月"), 0
    while at >= 0:
        match = _DATE.search(text, max(last, at - 13), at + 9)
        if match and match.end() > at:
            yield match
            last = match.end()
        at = text.find("月", at + 1)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and year > 0 and 1 <= day <= monthrange(year, month)[1]


def _without_zeros(match: re.Match[str]) -> str:
    year = f"{match['y']}年" if match["y"] else ""
    day = f"{int(match['d'])}{match[0].rstrip()[-1]}" if match["d"] else ""
    return f"{year}{int(match['m'])}月{day}"
