"""WORD-REPEATED and WORD-REPEATMARK: a word or a mark typed twice.

``信息工作工作人员``, ``进一步进一步加强``. Chinese doubles words on purpose too (天天, 研究研究, 一步一步), and
two words may meet that end and begin alike (人大代表代表团): those are in ``resources/words/repeated.tsv``. Source:
common usage.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from forms.checks.finding import Severity
from forms.checks.marks import Mark
from forms.checks.wording.two_characters import belongs_to_words_beside, common_words
from forms.checks.wording.word_lists import word_list

_HAN_TWO = re.compile(r"[\u4e00-\u9fff]{2}")
_WORD = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff\d]{2,5}")
_LONGEST_UNIT = 6
_COUNTED = re.compile(r"[一二三四五六七八九十百千两]+[\u4e00-\u9fff]?")
# Words of one character that nobody doubles: 的的, 对对. Where the second begins a word (在在线, 为为民) or the first
# ends one (存在在), two words may have met.
_GRAMMAR = frozenset("的了和在对为是将被由并已我于与及以从把其该至或因")
_BEGIN_A_WORD = frozenset(
    [
        "的确",
        "的士",
        "了结",
        "了然",
        "了事",
        "和气",
        "和美",
        "是非",
        "是否",
        "将士",
        "被告",
        "被申",
        "被执",
        "被征",
        "并购",
        "并列",
        "并行",
    ]
)
_END_A_WORD = frozenset(["目的", "标的", "有的", "似的", "求是"])
_ENDS_A_PHRASE = frozenset("的，。；、：,;:）)")
_MEETING = ("政府", "代表", "公众")  # words that often meet themselves: 市政府政府信息公开
# A unit of two characters that is no word of the list counts only where it cannot begin a longer word.
_SUFFIXES = frozenset("性化者员家部局厅处科室站所院校会团组队人法证权率量度型式业区市县镇乡村栏库网号司路港站长线")
_MARKS = re.compile("，[，。、；]+|。[。，]+|、[、，。]+|；[；，。]+|：[：。]+|！！+|？？+|…(?<!…….)…*|\\.\\.\\.+")


def words(text: str) -> Iterator[Mark]:
    """WORD-REPEATED: each word of two to six characters, and each grammatical word, that stands twice."""
    for start, size in _twice(text):
        end = start + 2 * size
        unit = text[start : start + size]
        if size == 1:
            how = _grammar_doubled(text, start) if unit in _GRAMMAR else ""
            doubled, grade = bool(how), None if how == "surely" else Severity.NOTE
        else:
            doubled = bool((_HAN_TWO if size == 2 else _WORD).fullmatch(unit)) and not _on_purpose(unit, text, end)
            grade = Severity.NOTE if doubled and _may_go_on(unit, text, end) else None
        if doubled:
            yield Mark("WORD-REPEATED", start, end, words={"unit": unit}, instead=unit, topic=unit, severity=grade)


def _twice(text: str) -> Iterator[tuple[int, int]]:
    """Where one to six characters stand twice in a row, and how many.

    The text is compared with itself, moved on by so many, as one large number: many times faster than a pattern.
    """
    units = text.encode("utf-32-le", "surrogatepass")
    whole = int.from_bytes(units, "little")
    for size in range(1, min(_LONGEST_UNIT, len(text) // 2) + 1):
        same = (whole ^ (whole >> 32 * size)).to_bytes(len(units), "little")
        run = bytes(4 * size)
        last = len(units) - 8 * size
        at = same.find(run, 0, last + 4 * size)
        while at >= 0:
            if at % 4:
                at = same.find(run, at + 4 - at % 4, last + 4 * size)
                continue
            start = at // 4
            if "\n" in text[start : start + 2 * size]:
                at = same.find(run, at + 4, last + 4 * size)
                continue
            yield start, size
            at = same.find(run, at + 8 * size, last + 4 * size)


def _grammar_doubled(text: str, start: int) -> Literal["", "surely", "perhaps"]:
    """Whether the grammatical word that stands twice at ``start`` was typed twice."""
    unit, after = text[start], text[start + 2 : start + 3]
    before = text[max(0, start - 2) : start]
    if unit in (before[-1:], after) or len(set(before)) < len(before) or after == text[start + 3 : start + 4] != "":
        return ""  # 是是是, 实实在在, 对对双双
    if after in ("", "\n"):
        return "perhaps"
    ends_one, begins_one = belongs_to_words_beside(text, start, start + 2)
    if begins_one or text[start + 1 : start + 3] in _BEGIN_A_WORD or before[-1:] + unit in _END_A_WORD:
        return ""
    return "surely" if not ends_one or after in _ENDS_A_PHRASE else "perhaps"


def marks(text: str) -> Iterator[Mark]:
    """WORD-REPEATMARK: two marks where one is meant; the last one stays."""
    for match in _MARKS.finditer(text):
        if match[0] == "…" or match[0][0] == ".":
            yield Mark("WORD-REPEATMARK", *match.span(), instead="……", words={"instead": "……"})
        elif match[0][0] != "…":
            last = "。" if "。" in match[0] else match[0][-1]
            yield Mark("WORD-REPEATMARK", *match.span(), instead=last, words={"instead": last})


def _on_purpose(unit: str, text: str, end: int) -> bool:
    if len(set(unit)) == 1 or _COUNTED.fullmatch(unit) or unit in _deliberate():
        return True
    if unit in _MEETING and (_goes_on(unit, text, end) or text[end : end + 1] in ("", "\n")):
        return True  # a line that goes on in the next one
    if len(unit) > 2:
        return len(unit) % 2 == 0 and unit[: len(unit) // 2] == unit[len(unit) // 2 :]
    return unit not in _typed_twice() and unit not in common_words()


def _may_go_on(unit: str, text: str, end: int) -> bool:
    """Whether the second one may be the beginning of a longer word: 人大代表代表团."""
    if _goes_on(unit, text, end):
        return True
    return len(unit) == 2 and unit not in _typed_twice() and text[end : end + 1] in _SUFFIXES


def _goes_on(unit: str, text: str, end: int) -> bool:
    return any(text.startswith(each, end) for each in _may_follow().get(unit, ()))


@cache
def _deliberate() -> frozenset[str]:
    return frozenset(row["word"] for row in word_list("repeated") if row["kind"] == "deliberate")


@cache
def _typed_twice() -> frozenset[str]:
    return frozenset(row["word"] for row in word_list("repeated") if row["kind"] == "usual")


@cache
def _may_follow() -> dict[str, tuple[str, ...]]:
    return {row["word"]: tuple(row["following"].split("|")) for row in word_list("repeated") if row["following"]}
