"""WORD-TERM: a fixed phrase of the report with one character that only sounds right.

``政府信息工开``, ``依以申请公开``: most slips of the keyboard are homophones, and no list has them all. Four
characters that differ from four of a fixed phrase in one, and sound the same, are a slip of that phrase. Source: the
wording of the official form (国办公开办函〔2021〕30号附件); the sounds see resources/words/homophones.tsv.
"""

from collections.abc import Iterator, Set
from functools import cache

from forms.checks.marks import Mark
from forms.checks.wording.neighbours import pair
from forms.checks.wording.word_lists import word_list

RULE = "WORD-TERM"
_LENGTH = 4


def terms(text: str, present: Set[int]) -> Iterator[Mark]:
    """Each fixed phrase with a homophone in it; ``present`` are the pairs of characters of ``text`` that are listed."""
    told = -1
    for at, right in sorted(slip for each in misspelt().keys() & present for slip in _slips(text, each)):
        place = next(index for index in range(_LENGTH) if text[at + index] != right[index])
        if at + place != told:
            told = at + place
            yield Mark(
                RULE,
                at,
                at + _LENGTH,
                words={"instead": right},
                instead=right[place],
                mend=(told, told + 1),
                topic=right,
            )


def _slips(text: str, written: int) -> Iterator[tuple[int, str]]:
    """Where a misspelt pair stands beside the other half of a phrase, and the four characters as they should be."""
    wrong = chr(written & 0xFFFF) + chr(written >> 16)
    at = text.find(wrong)
    while at >= 0:
        before, after = text[max(0, at - 2) : at], text[at + 2 : at + 4]
        for half in misspelt()[written]:
            if half + after in _fours() and wrong + after not in _fours():
                yield at, half + after
            if before + half in _fours() and before + wrong not in _fours():
                yield at - 2, before + half
        at = text.find(wrong, at + 2)


@cache
def _fours() -> frozenset[str]:
    """Every four characters of the phrases that begin where a word may, and their last four."""
    return frozenset(
        row["phrase"][at : at + _LENGTH]
        for row in word_list("phrases")
        for at in (*range(0, len(row["phrase"]) - _LENGTH, 2), len(row["phrase"]) - _LENGTH)
    )


@cache
def misspelt() -> dict[int, list[str]]:
    """Two characters as they should not be, by ``pair`` → the halves that they sound like."""
    same_sound = {each: row["characters"] for row in word_list("homophones") for each in row["characters"]}
    groups: dict[int, list[str]] = {}
    for half in sorted({half for four in _fours() for half in (four[:2], four[2:])}):
        first, second = half[0], half[1]
        for other in same_sound.get(first, ""):
            if other != first:
                groups.setdefault(pair(other + second), []).append(half)
        for other in same_sound.get(second, ""):
            if other != second:
                groups.setdefault(pair(first + other), []).append(half)
    return groups
