"""WORD-TERM: a fixed phrase of the report with one character that only sounds right.

``政府信息工开``, ``依以申请公开``: most slips of the keyboard are homophones, and no list has them all. Four characters that
differ from four of a fixed phrase in one, and sound the same, are a slip of that phrase. Source: the wording of the
official form (国办公开办函〔2021〕30号附件); the sounds see resources/words/homophones.tsv.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from forms.checks.marks import Mark
from forms.checks.wording.neighbours import neighbours
from forms.checks.wording.word_lists import word_list

RULE = "WORD-TERM"
_LENGTH = 4


@dataclass(frozen=True, slots=True)
class _Slip:
    wrong: str
    right: str
    index: int  # of the wrong character


def terms(text: str) -> Iterator[Mark]:
    """Each fixed phrase with a homophone in it."""
    found = [
        (at, slip)
        for pair in _by_wrong_pair().keys() & neighbours(text)
        for slip in _by_wrong_pair()[pair]
        if slip.wrong in text
        for at in _places(text, slip.wrong)
    ]
    told = -1
    for at, slip in sorted(found, key=lambda each: (each[0], each[1].wrong)):
        if at + slip.index == told:
            continue
        told = at + slip.index
        right = slip.right[slip.index]
        yield Mark(RULE, at, at + _LENGTH, words={"instead": slip.right}, instead=right, mend=(told, told + 1))


def _places(text: str, wrong: str) -> Iterator[int]:
    at = text.find(wrong)
    while at >= 0:
        yield at
        at = text.find(wrong, at + _LENGTH)


@cache
def _by_wrong_pair() -> dict[str, list[_Slip]]:
    """Slips by the two neighbouring characters that are as they should not be."""
    right = dict.fromkeys(
        row["phrase"][at : at + _LENGTH]
        for row in word_list("phrases")
        for at in (*range(0, len(row["phrase"]) - _LENGTH, 2), len(row["phrase"]) - _LENGTH)
    )
    same_sound = {each: row["characters"] for row in word_list("homophones") for each in row["characters"]}
    groups: dict[str, list[_Slip]] = {}
    for four in right:
        for index in range(_LENGTH):
            for other in same_sound.get(four[index], ""):
                wrong = four[:index] + other + four[index + 1 :]
                if wrong not in right:
                    first = index // 2 * 2
                    groups.setdefault(wrong[first : first + 2], []).append(_Slip(wrong, four, index))
    return groups
