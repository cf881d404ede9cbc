"""WORD-MEASURE and WORD-YEARCOUNT: a number with a measure word that its noun cannot have.

``传真申请1年`` for ``传真申请1件``. Only a noun right beside the number is judged, a part of what was counted before it
(``收到申请19件，其中…，传真1年``), and a year that cannot be one; a part is offered the measure word of its whole.
Source: the units of the statutory tables (国办公开办函〔2021〕30号附件); the rest is common usage, see resources/words.
"""

import re
from collections.abc import Iterator
from functools import cache

from forms.checks.finding import Severity
from forms.checks.marks import Mark
from forms.checks.wording.lines import line_start
from forms.checks.wording.word_lists import word_list

RULE = "WORD-MEASURE"
_UNITS = "件条次个场期篇年月日人名份项家部元户岁天页种"
_WHOLES = "件条"  # what the parts of requests, documents and messages are counted in
_LONGEST_PART = 80  # characters from one part to the next
_LONGEST_NOUN = 8  # characters quoted before the number
_NUMBER = re.compile(rf"(?P<n>\d(?<![\d.].)[\d,，]{{0,12}}(?:\.\d{{1,6}})?)\s{{0,2}}(?P<u>[{_UNITS}])")
_CHINESE_NUMBER = re.compile(
    rf"(?P<n>[两二三四五六七八九十百][两二三四五六七八九十百]{{0,4}})(?P<u>[{_UNITS}])(?=[，。；、,;\n]|$)"
)
_FILLERS = (
    *(
        "数量",
        "总数",
        "总量",
        "数",
        "共计",
        "共有",
        "累计",
        "合计",
        "总计",
        "共",
        "为",
        "约",
        "达",
        "仅",
        "计",
        "了",
        "有",
    ),
    *("近", "超", "逾", "分别", "：", ":", " ", "\u3000", "\t"),
)
_FILLER_ENDS = frozenset(each[-1] for each in _FILLERS)
_MOST_FILLERS = 8
# 1年内, 3月份, 2个工作日, 5条例: the unit is part of another word.
_NOT_BEFORE = {
    **{"年": "度内以之前后来中底末初的期间版报", "月": "份底末初至到起内前后度日", "日": "内前后起至到止均"},
    **{"部": "门分委队署长", "家": "庭属", "条": "例件", "次": "序日年月", "期": "间限", "件": "次"},
    **{"名": "称义录额词单", "人": "民员次大", "个": "工月年百", "份": "额", "场": "所次地", "元": "旦素"},
    **{"天": "内前后", "项": "目", "种": "类植"},
}
_END = "，。；、：,;:（()）”》\n"
# Verbs of the report's own business: what is counted after them is never a year, a performance or an article.
_BUSINESS = re.compile(r"(?:收到|新收|受理|办理|办结|答复|审结|结转|维持|纠正|撤回|驳回|不予公开|予以公开|处理)$")
_NEVER_APPLICATIONS = frozenset("年月场期篇部元岁页种")
# What a part of counted documents never is, unless its clause speaks of what is counted so.
_NEVER_A_PART = {
    **{"年": "期|满|龄|任|近|连续|保存|过去|历时|延长|至|间隔|以来", "月": "期|满|近|连续|历时|延长|至|间隔"},
    **{
        "名": "[员者人家师长委队]|代表|干部|骨干|领导|职工|专班|配|编|聘|选|群众|学生",
        "岁": "龄",
        "部": "法|规|作|手机|电话|书|片",
    },
    **{
        "家": "企业|单位|公司|机构|部门|媒体|[店厂院校行社所户]|网站|中心|平台|主体|协会|局|委|办",
        "页": "纸|材料|附|共",
    },
    **{
        "场": "会|活动|[训课赛演展]|讲|访谈|直播|座|仪式",
        "元": "[费款金额价税奖钱]|资|收入|支出|投入|罚|算|成本|账|人均",
    },
    **{"篇": "[稿文章道]|解读|材料|论|信息|新闻|推送|作品|案|微信|微博|图解|报"},
}
_LICENCES = {unit: re.compile(words) for unit, words in _NEVER_A_PART.items()}
_SENTENCE_END = re.compile("[。\n]")
_PARTS = re.compile("其中|包括|分别|[，、；]$|[，、；][^，。；、]{1,14}$")
_CLAUSE_START = re.compile("[，。；：、（(\n]")
_COUNTS_LOOSELY = {"项": ("规范性文件", "行政规范性文件", "规章")}  # often so written; the table counts 件


def measure_words(text: str) -> Iterator[Mark]:
    """Each number whose measure word cannot be meant."""
    whole, last = "", 0  # the measure word of what was counted before in this sentence, and where that ended
    for match in _NUMBER.finditer(text):
        start = match.start()
        if whole and (start - last > _LONGEST_PART or _SENTENCE_END.search(text, last, start)):
            whole = ""
        part_of = whole if whole and _PARTS.search(text, last, start) else ""
        mark = _judged(text, match, part_of)
        if mark:
            yield mark
        elif match["u"] in _WHOLES:
            whole, last = match["u"], match.end()
        elif whole:
            last = match.end()
    for match in _CHINESE_NUMBER.finditer(text):
        noun = _noun_before(text, match.start())
        if noun and match["u"] in _wrong()[noun] and match["n"] not in ("十", "百"):
            yield _mark(match, noun)


def _judged(text: str, match: re.Match[str], whole: str) -> Mark | None:
    """What is wrong with the number ``match``, a part of what was counted with the measure word ``whole``, if any."""
    unit, number, end = match["u"], match["n"], match.end()
    after = text[end : end + 1]
    if unit == whole or (after and after in _NOT_BEFORE.get(unit, "")):
        return None
    if unit in "年月日" and _is_date(unit, number.replace(",", "").replace("，", ""), after):
        return None
    before = _bare(text, match.start())
    noun = _noun_at_end(before)
    if noun:
        if unit in _wrong()[noun]:
            return _mark(match, noun, whole if whole == "件" else "")
        if noun in _COUNTS_LOOSELY.get(unit, ()):
            return _mark(match, noun, grade=Severity.NOTE)
    elif not _ends(after):
        return _noun_after(text, match)
    elif whole and unit in _LICENCES and not _LICENCES[unit].search(before):
        clause = _CLAUSE_START.split(before)[-1]
        return _mark(match, clause[-_LONGEST_NOUN:] or "其中的数字", whole)
    elif unit in _NEVER_APPLICATIONS and _BUSINESS.search(before):
        return _mark(match, "申请")
    elif unit == "年" and _no_year(number.replace(",", "").replace("，", "")):
        return Mark("WORD-YEARCOUNT", *match.span(), topic="年")
    return None


def _mark(match: re.Match[str], noun: str, proper: str = "", grade: Severity | None = None) -> Mark:
    proper = proper or _proper()[noun]
    words = {"noun": noun, "proper": proper}
    topic = f"{noun}{match['u']}"
    return Mark(RULE, *match.span(), words=words, instead=proper, mend=match.span("u"), topic=topic, severity=grade)


def _ends(after: str) -> bool:
    return not after or after in _END


def _bare(text: str, at: int) -> str:
    """The characters before ``at`` without what may stand between a noun and its number."""
    before = text[line_start(text, at, 24) : at]
    for _ in range(_MOST_FILLERS):
        if before[-1:] not in _FILLER_ENDS or not before.endswith(_FILLERS):
            break
        filler = next(each for each in _FILLERS if before.endswith(each))
        before = before[: -len(filler)]
    return before


def _noun_before(text: str, at: int) -> str:
    return _noun_at_end(_bare(text, at))


def _noun_at_end(before: str) -> str:
    for noun in _by_ending().get(before[-2:], ()):
        if before.endswith(noun):
            return noun
    return ""


def _noun_after(text: str, match: re.Match[str]) -> Mark | None:
    """``12场政府信息公开申请``: the noun follows and nothing follows it."""
    unit = match["u"]
    if unit not in "场期篇家元部" or (unit == "元" and "." in match["n"]):
        return None
    begin = match.end()
    for noun in _by_beginning().get(text[begin : begin + 2], ()):
        end = begin + len(noun)
        if text.startswith(noun, begin) and _ends(text[end : end + 1]):
            return _mark(match, noun) if unit in _wrong()[noun] else None
    return None


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
