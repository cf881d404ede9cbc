"""Characters that look right and are not: WORD-INVISIBLE, WORD-RADICAL, WORD-TRADITIONAL.

Zero-width and control characters come with copied web pages, radicals with copied PDF files, traditional
characters with pages for readers elsewhere. All of them break searching and reading aloud. Source: Unicode (blocks
General Punctuation, Kangxi Radicals, CJK Radicals Supplement), 《通用规范汉字表》（国发〔2013〕23号）.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from forms.checks.marks import Mark
from forms.checks.wording.word_lists import word_list

_INVISIBLE = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
# Radicals that Unicode does not fold into a character by itself.
_SUPPLEMENT = {
    pair[0]: pair[1]
    for pair in [
        "⺟母",
        "⺠民",
        "⻁虎",
        "⻄西",
        "⻅见",
        "⻆角",
        "⻉贝",
        "⻋车",
        "⻓长",
        "⻔门",
        "⻘青",
        "⻙韦",
        "⻚页",
        "⻛风",
        "⻜飞",
        "⻝食",
        "⻢马",
        "⻣骨",
        "⻤鬼",
        "⻥鱼",
        "⻦鸟",
        "⻧卤",
        "⻨麦",
        "⻩黄",
        "⻬齐",
        "⻮齿",
        "⻰龙",
        "⻳龟",
    ]
}
RADICALS = {
    **{chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    **_SUPPLEMENT,
}
_RADICAL = re.compile("[\u2e80-\u2fdf]+")


def invisible(text: str) -> Iterator[Mark]:
    """WORD-INVISIBLE: each run of characters that print nothing."""
    if text.isprintable():
        return
    for match in _INVISIBLE.finditer(text):
        names = "、".join(dict.fromkeys(f"U+{ord(each):04X}" for each in match[0][:5]))
        yield Mark("WORD-INVISIBLE", *match.span(), words={"text": names}, instead="")


def radicals(text: str) -> Iterator[Mark]:
    """WORD-RADICAL: each run of radicals that stand for characters."""
    for match in _RADICAL.finditer(text) if outside_the_standard(text) else ():
        folded = (RADICALS.get(each, each) for each in match[0])
        mended = "".join(_standard_forms().get(each, each) for each in folded)
        whole = mended if not _RADICAL.search(mended) else None
        yield Mark("WORD-RADICAL", *match.span(), words={"instead": whole or "相应的汉字"}, instead=whole)


def traditional(text: str) -> Iterator[Mark]:
    """WORD-TRADITIONAL: each run of traditional characters."""
    found = _standard_forms().keys() & outside_the_standard(text)
    if found:
        for match in re.finditer(f"[{''.join(found)}]+", text):
            mended = "".join(_standard_forms()[each] for each in match[0])
            yield Mark("WORD-TRADITIONAL", *match.span(), words={"instead": mended}, instead=mended)


def is_traditional(character: str) -> bool:
    """Whether ``character`` is the traditional form of another."""
    return character in _standard_forms()


@lru_cache(maxsize=16)
def outside_the_standard(text: str) -> frozenset[str]:
    """The characters of ``text`` that GB/T 2312 does not have."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        pass
    else:
        return frozenset()
    return frozenset(text).difference(text.encode("gb2312", "ignore").decode("gb2312"))


@cache
def _standard_forms() -> dict[str, str]:
    return {
        old: new
        for row in word_list("traditional")
        for old, new in zip(row["traditional"], row["standard"], strict=True)
    }
