"""WORD-DAMAGED and WORD-LETTER: characters lost or turned into others on the way through a file or a web page.

Each kind of damage has its shape: U+FFFD, the debris of GBK and UTF-8 taken for one another, question marks inside a
sentence that asks nothing, characters of private use, pinyin left over from a page. Stretches close together are one
mark. Source: GB 18030—2022, GB/T 2312—1980, RFC 3629 (the byte forms); the rest is how the damage looks.
"""

import re
from collections.abc import Iterator
from functools import cache

from forms.checks.marks import Mark
from forms.checks.wording.characters import RADICALS, is_traditional, outside_the_standard

RULE = "WORD-DAMAGED"
_HAN = "\u4e00-\u9fff"
_DEBRIS = re.compile("(?:\ufffd|锟斤拷|锟斤|斤拷|烫烫烫|屯屯屯)+|锘(?=[\u4e00-\u9fff])")
_DEBRIS_SIGN = re.compile("[\ufffd锟拷烫屯锘]")
_QUESTION = re.compile(r"\?;|;\?|\?{2,}|？{3,}|\?")
_ASKS = re.compile("[吗呢么何谁哪几吧否]|多少|怎|是不是|有没有|能不能|会不会")
# Kana and box drawings between Chinese characters: Big5 taken for GBK. の stands in names of shops.
_ALIEN = re.compile("[\u2502-\u257f\u3041-\u306d\u306f-\u30fa]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]+")
_TONED = re.compile(
    rf"(?<=[{_HAN}])[?(（]?[A-Za-z]{{0,6}}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][A-Za-z]{{0,6}}[)）]?(?=[{_HAN}A-Za-z，。、；])"
)
_TONED_SIGN = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")
_LONE_LETTER = re.compile(rf"[A-Za-z](?<=[{_HAN}].)(?=[{_HAN}])")
# A级景区, e办, K歌: one letter that belongs there.
_LETTER_WORD = re.compile(
    "[A-Z][级类型股等档照卡超恤光线座区栋楼幢单网路端馆轮值片字形段层证口歌票粉咖]|[eEiI].|[Vv]信"
)
_UTF8_AS_LATIN = re.compile(
    "(?:[ÃÂâãäåæçèéïð][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014"
    "\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{1,2}){2,}"
)
_LATIN_RUN = re.compile("[\u00a1-\u00ff]{4,}")
_NEAR = 3  # characters between two stretches that are told as one


def damaged(text: str) -> Iterator[Mark]:
    """Each damaged stretch of ``text``."""
    found = sorted({*_certain(text), *_by_bytes(text)})
    whole: list[list[int]] = []
    for start, end in found:
        if whole and start <= whole[-1][1] + _NEAR:
            whole[-1][1] = max(whole[-1][1], end)
        else:
            whole.append([start, end])
    letters = list(_lone_letters(text))
    for stretch in whole:
        for at in letters:
            if stretch[0] - _NEAR <= at <= stretch[1] + _NEAR:
                stretch[:] = [min(stretch[0], at), max(stretch[1], at + 1)]
        yield Mark(RULE, stretch[0], stretch[1])
    for at in letters:
        if not any(start <= at < end for start, end in whole):
            yield Mark("WORD-LETTER", at, at + 1, topic=text[at - 1 : at + 2])


def _certain(text: str) -> Iterator[tuple[int, int]]:
    if _DEBRIS_SIGN.search(text):
        yield from (match.span() for match in _DEBRIS.finditer(text))
    if "?" in text or "？？？" in text:
        yield from _questions(text)
    if outside_the_standard(text):
        yield from (match.span() for match in _PRIVATE.finditer(text))
    yield from (match.span() for match in _ALIEN.finditer(text))
    if _TONED_SIGN.search(text):
        yield from (match.span() for match in _TONED.finditer(text))


def _questions(text: str) -> Iterator[tuple[int, int]]:
    """Question marks with Chinese on both sides in a clause that asks nothing, or several in a row."""
    for match in _QUESTION.finditer(text):
        start, end = match.span()
        before, after = text[max(0, start - 3) : start].rstrip()[-1:], text[end : end + 3].lstrip()[:1]
        if (
            match[0] == "?"
            and not (not before or before in "，。、；：（“《")
            and not (_chinese(before) and (_chinese(after) or after in tuple("，。、；：”》）")))
        ):
            continue
        if match[0] in ("?;", ";?") and not (_chinese(before) or before in ("，", "。", "”") or _chinese(after)):
            continue
        if len(match[0]) == 1 and _ASKS.search(text, max(0, start - 30), start):
            continue
        yield start, end


def _by_bytes(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that become plain Chinese when their bytes are read in the other encoding."""
    odd = outside_the_standard(text)
    if not odd:
        return
    yield from (match.span() for match in _UTF8_AS_LATIN.finditer(text))
    yield from (match.span() for match in _LATIN_RUN.finditer(text) if _gbk_as_latin(match[0]))
    triples = _utf8_as_gbk()
    for match in triples.finditer(text):
        if match.end() - match.start() >= 6 or odd & set(match[0]):
            yield match.span()
    rare = {each for each in odd if "\u4e00" <= each <= "\u9fff" and not is_traditional(each) and each not in RADICALS}
    if rare:
        pair = re.compile(f"[{re.escape(''.join(rare))}]{{2,}}")
        yield from (match.span() for match in pair.finditer(text))


@cache
def _utf8_as_gbk() -> re.Pattern[str]:
    """Two Chinese characters in UTF-8 (E4–E9, 80–BF, 80–BF twice) taken for three of GBK, any number of times."""
    lead, trail = range(0xE4, 0xEA), [*range(0x80, 0xC0)]
    classes = ((lead, trail), (trail, lead), (trail, trail))
    return re.compile(f"(?:{''.join(_gbk_class(first, second) for first, second in classes)})+")


def _gbk_class(first: range | list[int], second: range | list[int]) -> str:
    characters = (bytes((a, b)).decode("gbk", "ignore") for a in first for b in second)
    return f"[{re.escape(''.join(each for each in characters if len(each) == 1 and ord(each) > 0x7F))}]"


def _gbk_as_latin(run: str) -> bool:
    try:
        back = run[: len(run) // 2 * 2].encode("latin-1").decode("gbk")
    except UnicodeError:
        return False
    return len(set(run)) >= 3 and sum(map(_common, back)) * 2 > len(back)


def _common(character: str) -> bool:
    """Whether ``character`` is of level 1 of GB/T 2312."""
    code = character.encode("gb2312", "ignore")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7


def _lone_letters(text: str) -> Iterator[int]:
    for match in _LONE_LETTER.finditer(text):
        if not _LETTER_WORD.match(text, match.start()):
            yield match.start()


def _chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or character.isdecimal()
