"""A text as tokens: words of the list, counts, percentages, years, marks. What is no count of anything (dates, document
numbers, articles, ordinals, telephone numbers, addresses, times) is passed over here, in one place.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import NamedTuple

from forms.checks.numbers.words import Word, pattern
from forms.draft.readings import read_number
from forms.edition.model import Kind

UNITS = (
    *("个百分点", "个工作日", "工作日", "件次", "人次", "万元", "亿元", "小时", "分钟", "公里", "平方米"),
    *"元件份宗起条个次场期篇项类家名人户部册页则幅批例天日年月级号楼层米周岁位所处辆台套亩吨门句字通单档种支届",
)
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "百万": 10**6, "千万": 10**7, "万亿": 10**12}
_UNIT = "|".join(UNITS)
_NUMERALS = "零〇一二两三四五六七八九十百千万亿"
_PASSED_OVER = "|".join(
    (
        r"《[^《》]{0,120}》",
        r"〔\d{4}年?〕\d{0,5}号?|[\[（【]\d{4}[\]）】]第?\d{1,5}号",
        r"[A-Za-z][A-Za-z0-9_.：:/@#?=&%\-]{0,300}",
        rf"第[\d{_NUMERALS}]{{1,6}}(?:[-—至][\d{_NUMERALS}]{{1,6}})?",
    )
)
_PASSED_IN_DIGITS = "|".join(
    (
        r"\d{3,4}[-—]\d{7,8}(?!\d)",
        r"\d{1,2}：\d{2}(?!\d)",
        r"\d{1,9}/\d{1,9}",
        r"\d{1,3}\+[A-Za-z\d]",
        r"\d{13,}",
    )
)
_YEAR = (
    r"(?<!\d)(?:19|20)\d{2}(?:[-—~～至](?:19|20)\d{2})(?:年度?|学年)?"
    r"|(?<!\d)\d{4}年度?(?:\d{1,2}月份?(?:\d{1,2}日)?)?"
    r"|(?<!\d)(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}(?!\d)"
)
_HEADING = r"（[一二三四五六七八九十]{1,3}）|（\d{1,2}）(?=[一-鿿])|(?<![一-鿿])[一二三四五六七八九十]{1,3}、"
_ITEM = r"\d{1,2}\.(?=[一-鿿“《])"
_OTHER_STARTS = rf"《〔\[（【A-Za-z第{_NUMERALS}"
_COUNT = (
    r"(?P<digits>\d{1,3}(?:[,，]\d{3}){1,4}(?!\d)|\d{1,12})(?P<fraction>\.\d{1,6})?"
    rf"(?P<more>[余多]?)(?P<scale>(?:万亿|百万|千万|[百千万亿])?)(?P<more2>[余多]?)(?P<unit>(?:{_UNIT})?)"
)
_NUMERAL = rf"(?P<numeral>[{_NUMERALS}]{{1,12}})(?P<more3>[余多]?)(?P<unit2>[件份宗起条次场期篇])"


SHORT = 24  # characters of a sentence that may be a heading
_SENTENCE = re.compile(r"[^。！？\n]+[。！？\n]?|[。！？\n]")
_NUMBER = re.compile(  # what may be a count or a percentage: no year, no date, no number of a document
    rf"[\d{_NUMERALS}](?:(?<=\d)(?![\d年月日号〕])|(?<=\d)(?<!\d\d)\d{{0,2}}年"
    rf"|(?<!\d)[{_NUMERALS}]{{0,11}}[余多]?[件份宗起条次场期篇])"
)
_WORTH = re.compile("申请|复议|诉讼|规范性文件|来信|信件|热线|提案|留言|诉求|信访")


class Mark(Enum):
    """What a token is."""

    WORD = "word"
    COUNT = "count"
    PERCENT = "percent"
    YEAR = "year"
    MONTH = "month"
    HEADING = "heading"


# Bound to names: looking a member up in its class takes longer than all else that is done for a token.
_COUNT_MARK, _PERCENT = Mark.COUNT, Mark.PERCENT
_PLAIN_MARKS = {"year": Mark.YEAR, "month": Mark.MONTH, "heading": Mark.HEADING, "item": Mark.HEADING}


class Token(NamedTuple):
    """``text[start:end]``; for a count ``stop`` is behind its unit, ``rough`` how it was softened (余, 约, empty)."""

    mark: Mark
    start: int
    end: int
    stop: int
    text: str
    word: Word | None = None
    value: int | Decimal = 0
    unit: str = ""
    rough: str = ""
    places: int = 0  # digits after the point
    plain: bool = False  # digits alone, so that other digits may stand there instead

    @property
    def role(self) -> str:
        """The role of a word; empty for anything else."""
        return self.word.role if self.word else ""


NO_NUMBER = (0, "", "", 0, False)  # the last parts of a token that is none
made = tuple.__new__  # of a token from all its parts, without the detour over defaults


def moved(token: Token, by: int) -> Token:
    """``token`` where its text begins ``by`` characters later."""
    return made(Token, (token[0], token[1] + by, token[2] + by, token[3] + by, *token[4:]))


@cache
def _pattern(year: int) -> re.Pattern[str]:
    digits = (
        f"(?P<year>{_YEAR})|(?P<passed>{_PASSED_IN_DIGITS})"
        r"|(?P<month>\d{1,2}(?:[-—~～至]\d{1,2})?月份?(?:\d{1,2}日)?)"
        r"|(?P<percent>\d{1,9}(?:\.\d{1,6})?(?:%|个百分点))"
        f"|(?P<item>{_ITEM})|(?P<count>{_COUNT})"
    )
    return re.compile(
        f"(?P<word>{pattern(year)})|(?P<stop>[，、；。：！？）,\n])|(?=\\d)(?:{digits})"
        f"|(?=[{_OTHER_STARTS}])(?:(?P<passage>{_PASSED_OVER})|(?P<heading>{_HEADING})|(?P<open>（)|(?P<han>{_NUMERAL}))"
    )


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of ``text`` (evened out as in a block) with where each begins."""
    return ((match.start(), match[0]) for match in _SENTENCE.finditer(text))


def matches(sentence: str, year: int) -> Iterator[re.Match[str]]:
    """What may be tokens of ``sentence``, left to right, for a report of ``year``; ``lastgroup`` says of what kind.

    Read are sentences with a number, short ones (headings), and those about requests and the like. Of others only the
    mark at the end is taken.
    """
    worth = len(sentence) <= SHORT or _NUMBER.search(sentence) or _WORTH.search(sentence)
    return _pattern(year).finditer(sentence, 0 if worth else len(sentence) - 1)


def token_of(match: re.Match[str], kind: str, text: str) -> Token | None:
    """The token of a match in ``text`` that is neither a word nor a mark; None where it counts nothing."""
    if kind == "count":
        return _count(match, text)
    if kind == "han":
        return _numeral(match, text)
    start, end = match.span()
    told = match[0]
    if kind == "percent":
        number = told.rstrip("%个百分点")
        places = len(number.partition(".")[2])
        rough = _rough(text, start)
        return Token(
            *(_PERCENT, start, start + len(number), end, told, None),
            *(Decimal(number), told[len(number) :], rough, places),
        )
    if kind in _PLAIN_MARKS:
        return made(Token, (_PLAIN_MARKS[kind], start, end, end, told, None, 0, "", "", 0, False))
    return None


def numbered(text: str) -> bool:
    """Whether a count or a percentage may stand in ``text``."""
    return _NUMBER.search(text) is not None


_ROUGH_ENDS = ("约", "近", "超", "逾", "超过", "大约", "将近", "突破")
_ROUGH_BEHIND = frozenset(("以上", "左右", "以下", "以内"))
_DURATIONS = frozenset(("年", "月", "日"))
_NO_DURATION = frozenset("内前后间底末初")


def _rough(text: str, start: int, more: str = "") -> str:
    return "余" if more else "约" if text.endswith(_ROUGH_ENDS, max(0, start - 2), start) else ""


def _count(match: re.Match[str], text: str) -> Token | None:
    digits, fraction, scale, unit, more, more2 = match.group("digits", "fraction", "scale", "unit", "more", "more2")
    start, stop = match.span()
    if unit in _DURATIONS and text[stop : stop + 1] in _NO_DURATION:
        return None
    if more or more2:
        rough = "余"
    elif text.endswith(_ROUGH_ENDS, start - 2 if start > 2 else 0, start) or text[stop : stop + 2] in _ROUGH_BEHIND:
        rough = "约"
    else:
        rough = ""
    if not scale and not fraction and digits.isdigit():
        value: int | Decimal = int(digits)
        places, plain = 0, True
    else:
        value = _number(digits.replace(",", "").replace("，", "") + (fraction or ""), scale)
        places, plain = len(fraction or ".") - 1, False
    return made(Token, (_COUNT_MARK, start, stop - len(unit), stop, match[0], None, value, unit, rough, places, plain))


def _number(digits: str, scale: str) -> int | Decimal:
    number = Decimal(digits) * _SCALES[scale]
    return int(number) if number == number.to_integral_value() else number


def _numeral(match: re.Match[str], text: str) -> Token | None:
    start, stop = match.start(), match.end()
    if text[max(0, start - 1) : start] in ("每", "第", "这", "同", "某", "另", "任", "逐", "成") or text[
        stop : stop + 1
    ] in ("事", "又", "件"):
        return None
    number = read_number(match["numeral"], Kind.COUNT, "").number
    if not isinstance(number, int):
        return None
    rough = _rough(text, start, match["more3"])
    return Token(_COUNT_MARK, start, match.start("unit2"), stop, match[0], None, number, match["unit2"], rough)
