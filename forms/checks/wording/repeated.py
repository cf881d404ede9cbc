"""WORD-REPEATED and WORD-REPEATMARK: a word or a mark typed twice.

``信息工作工作人员``, ``进一步进一步加强``. Chinese doubles words on purpose too (天天, 研究研究, 一步一步), and
two words may meet that end and begin alike (人大代表代表团): those are in ``resources/words/repeated.tsv``. Source:
common usage.
"""

import re
from collections.abc import Iterator
from functools import cache

from forms.checks.finding import Severity
from forms.checks.marks import Mark
from forms.checks.wording.neighbours import neighbours, pair
from forms.checks.wording.word_lists import word_list

_TWICE = re.compile(r"([\u4e00-\u9fff].)\1")
_HAN_TWO = re.compile(r"[\u4e00-\u9fff]{2}")
_LONG_TWICE = re.compile(r"(.{3,6}?)\1")
_WORD = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff\d]{2,5}")
_COUNTED = re.compile(r"[一二三四五六七八九十百千两]+[\u4e00-\u9fff]?")
_GRAMMAR = re.compile(
    "的的(?<![标目有似]..)(?!确|士)|是是(?<![一二三四五六七八九十于不求]..)(?!非)|将将(?!士)|被被(?!告|申|执|征|害|保|侵)"
    "|由由(?<![事理自案缘因]..)|并并(?!购|列|行)|已已|我我|于于(?<![关对由]..)|了了(?<!一目..)(?!解|结|然|事)"
    "|和和(?![谐平睦解气美])|在在(?<![存现所实自内外]..)(?!线|职|建|编|岗|校|场)"
)
_GRAMMAR_SIGNS = frozenset(pair(each * 2) for each in "的是将被由并已我于了和在")
_MEETING = ("政府", "代表", "公众")  # words that often meet themselves: 市政府政府信息公开
# A unit of two characters that is no word of the list counts only where it cannot begin a longer word.
_SUFFIXES = frozenset("性化者员家部局厅处科室站所院校会团组队人法证权率量度型式业区市县镇乡村栏库网号司路港站长线")
_MARKS = re.compile("，[，。、；]+|。[。，]+|、[、，。]+|；[；，。]+|：[：。]+|！！+|？？+|…(?<!…….)…*|\\.\\.\\.+")


def words(text: str) -> Iterator[Mark]:
    """WORD-REPEATED: each word of two to six characters, and each grammatical word, that stands twice."""
    some = len(neighbours(text)) < len(text) - 1  # some two characters stand twice
    for match in (*_TWICE.finditer(text), *_LONG_TWICE.finditer(text)) if some else ():
        unit = match[1]
        if (_HAN_TWO if len(unit) == 2 else _WORD).fullmatch(unit) and not _on_purpose(unit, text, match.end()):
            grade = Severity.NOTE if _may_go_on(unit, text, match.end()) else None
            yield Mark("WORD-REPEATED", *match.span(), words={"unit": unit}, instead=unit, topic=unit, severity=grade)
    if not _GRAMMAR_SIGNS.isdisjoint(neighbours(text)):
        for match in _GRAMMAR.finditer(text):
            unit = match[0][0]
            yield Mark("WORD-REPEATED", *match.span(), words={"unit": unit}, instead=unit, topic=unit)


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
    if unit in _MEETING and _goes_on(unit, text, end):
        return True
    if len(unit) > 2:
        return len(unit) % 2 == 0 and unit[: len(unit) // 2] == unit[len(unit) // 2 :]
    return unit not in _typed_twice() and unit not in _words()


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
def _words() -> frozenset[str]:
    """Common words of two characters."""
    lines = [row["words"] for row in word_list("two_character_words")]
    return frozenset(line[at : at + 2] for line in lines for at in range(0, len(line), 2))


@cache
def _may_follow() -> dict[str, tuple[str, ...]]:
    return {row["word"]: tuple(row["following"].split("|")) for row in word_list("repeated") if row["following"]}
