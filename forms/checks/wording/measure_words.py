"""WORD-MEASURE and WORD-YEARCOUNT: a number with a measure word that its noun cannot have.

``传真申请1年`` for ``传真申请1件``. Only a noun right beside the number is judged, a list of results after 其中,
and a year that cannot be one. Source: the units of the statutory tables (国办公开办函〔2021〕30号附件); the rest is
common usage, see resources/words.
"""

import re
from collections.abc import Iterator
from functools import cache

from forms.checks.marks import Mark
from forms.checks.wording.word_lists import word_list

RULE = "WORD-MEASURE"
_UNITS = "件条次个场期篇年月日人名份项家部元户岁天页种"
_NUMBER = re.compile(rf"(?P<n>\d(?<![\d.].)[\d,，]{{0,12}}(?:\.\d{{1,6}})?)\s{{0,2}}(?P<u>[{_UNITS}])")
_CHINESE_NUMBER = re.compile(
    rf"(?P<n>[两二三四五六七八九十百][两二三四五六七八九十百]{{0,4}})(?P<u>[{_UNITS}])(?=[，。；、,;]|$)"
)
_FILLER = re.compile(
    r"(?:数量|总数|总量|数|共计|共有|累计|合计|总计|共|为|约|达|仅|计|了|有|近|超|逾|分别|[：:\s]){1,4}$"
)
# 1年内, 3月份, 2个工作日, 5条例: the unit is part of another word.
_NOT_BEFORE = {
    **{"年": "度内以之前后来中底末初的期间版报", "月": "份底末初至到起内前后度日", "日": "内前后起至到止均"},
    **{"部": "门分委队署长", "家": "庭属", "条": "例件", "次": "序日年月", "期": "间限", "件": "次"},
    **{"名": "称义录额词单", "人": "民员次大", "个": "工月年百", "份": "额", "场": "所次地", "元": "旦素"},
    **{"天": "内前后", "项": "目", "种": "类植"},
}
_END = "，。；、：,;:（()）”》"
# Verbs of the report's own business: what is counted after them is never a year, a performance or an article.
_BUSINESS = re.compile(r"(?:收到|新收|受理|办理|办结|答复|审结|结转|维持|纠正|撤回|驳回|不予公开|予以公开|处理)$")
_NEVER_APPLICATIONS = frozenset("年月场期篇部元岁页种")
_RESULTS = re.compile(r"申请[^。；;\n]{0,20}?\d\s{0,2}件[^。；;\n]{0,8}?其中[^。\n]{0,300}")


def measure_words(text: str) -> Iterator[Mark]:
    """Each number whose measure word cannot be meant."""
    results = [match.span() for match in _RESULTS.finditer(text)] if "其中" in text else []
    for match in _NUMBER.finditer(text):
        while results and results[0][1] <= match.start():
            results.pop(0)
        listed = bool(results) and results[0][0] < match.start()
        yield from _judged(text, match, listed)
    for match in _CHINESE_NUMBER.finditer(text):
        noun = _noun_before(text, match.start())
        if noun and match["u"] in _wrong()[noun] and match["n"] not in ("十", "百"):
            yield _mark(match, noun)


def _judged(text: str, match: re.Match[str], listed: bool) -> Iterator[Mark]:
    """The number ``match``; ``listed`` when it stands in a list of results of applications."""
    unit, number = match["u"], match["n"].replace(",", "").replace("，", "")
    after = text[match.end() : match.end() + 1]
    if (after and after in _NOT_BEFORE.get(unit, "")) or _is_date(unit, number, after):
        return
    noun = _noun_before(text, match.start())
    if noun and unit in _wrong()[noun]:
        yield _mark(match, noun)
    elif not noun and _ends(after) and unit in _NEVER_APPLICATIONS and (listed or _of_business(text, match.start())):
        yield _mark(match, "申请")
    elif not noun and unit == "年" and _no_year(number):
        yield Mark("WORD-YEARCOUNT", *match.span(), topic="年")
    else:
        yield from _noun_after(text, match)


def _mark(match: re.Match[str], noun: str) -> Mark:
    proper = _proper()[noun]
    words = {"noun": noun, "proper": proper}
    return Mark(RULE, *match.span(), words=words, instead=proper, mend=match.span("u"), topic=f"{noun}{match['u']}")


def _ends(after: str) -> bool:
    return not after or after in _END


def _of_business(text: str, at: int) -> bool:
    return bool(_BUSINESS.search(_bare(text, at)))


def _bare(text: str, at: int) -> str:
    """The characters before ``at`` without what may stand between a noun and its number."""
    before = text[max(0, at - 24) : at]
    filler = _FILLER.search(before)
    return before[: filler.start()] if filler else before


def _noun_before(text: str, at: int) -> str:
    before = _bare(text, at)
    for noun in _by_ending().get(before[-2:], ()):
        if before.endswith(noun):
            return noun
    return ""


def _noun_after(text: str, match: re.Match[str]) -> Iterator[Mark]:
    """``12场政府信息公开申请``: the noun follows and nothing follows it."""
    unit = match["u"]
    if unit not in "场期篇家元部" or (unit == "元" and "." in match["n"]):
        return
    begin = match.end()
    for noun in _by_beginning().get(text[begin : begin + 2], ()):
        end = begin + len(noun)
        if text.startswith(noun, begin) and _ends(text[end : end + 1]):
            if unit in _wrong()[noun]:
                yield _mark(match, noun)
            return


def _is_date(unit: str, number: str, after: str) -> bool:
    if not number.isdigit():
        return False
    value = int(number[:9])
    if unit == "年":
        return 1900 <= value <= 2100
    return unit == "日" or (unit == "月" and (value <= 12 or after.isdigit()))


def _no_year(number: str) -> bool:
    """More than a lifetime and no year: 147年, 5247年."""
    return number.isdigit() and len(number) >= 3 and int(number[:9]) % 10 != 0


@cache
def _wrong() -> dict[str, frozenset[str]]:
    return {row["noun"]: frozenset(row["wrong"]) for row in word_list("measure_words")}


@cache
def _proper() -> dict[str, str]:
    return {row["noun"]: row["proper"] for row in word_list("measure_words")}


@cache
def _by_ending() -> dict[str, list[str]]:
    return _grouped(slice(-2, None))


@cache
def _by_beginning() -> dict[str, list[str]]:
    return _grouped(slice(None, 2))


def _grouped(part: slice) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for noun in sorted(_wrong(), key=len, reverse=True):
        groups.setdefault(noun[part], []).append(noun)
    return groups
