"""WORD-TERM: a fixed phrase of the report with one character that only sounds right.

``政府信息工开``, ``依以申请公开``: most slips of the keyboard are homophones, and no list has them all. Four
characters that differ from four of a fixed phrase in one, and sound the same, are a slip of that phrase. Source: the
wording of the official form (国办公开办函〔2021〕30号附件); the sounds see resources/words/homophones.tsv.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from forms.checks.marks import Mark
from forms.checks.wording.neighbours import neighbours, pair
from forms.checks.wording.word_lists import word_list

RULE = "WORD-TERM"
_LENGTH = 4


class _Slip(NamedTuple):
    other: int  # the pair of characters that is right
    wrong: str
    right: str
    place: int  # of the wrong character


def terms(text: str) -> Iterator[Mark]:
    """Each fixed phrase with a homophone in it."""
    present = neighbours(text)
    slips = [
        slip
        for each in _by_wrong_pair().keys() & present
        for slip in _by_wrong_pair()[each]
        if slip[0] in present and slip[1] in text
    ]
    found = [(at, slip) for slip in slips for at in _places(text, slip.wrong)]
    told = -1
    for at, slip in sorted(found):
        if at + slip.place == told:
            continue
        told = at + slip.place
        right = slip.right[slip.place]
        yield Mark(RULE, at, at + _LENGTH, words={"instead": slip.right}, instead=right, mend=(told, told + 1))


def _places(text: str, wrong: str) -> Iterator[int]:
    at = text.find(wrong)
    while at >= 0:
        yield at
        at = text.find(wrong, at + _LENGTH)


@cache
def _by_wrong_pair() -> dict[int, list[_Slip]]:
    """Slips by the two neighbouring characters that are as they should not be."""
    right = dict.fromkeys(
        row["phrase"][at : at + _LENGTH]
        for row in word_list("phrases")
        for at in (*range(0, len(row["phrase"]) - _LENGTH, 2), len(row["phrase"]) - _LENGTH)
    )
    same_sound = {each: row["characters"] for row in word_list("homophones") for each in row["characters"]}
    groups: dict[int, list[_Slip]] = {}
    for four in right:
        for index in range(_LENGTH):
            for other in same_sound.get(four[index], ""):
                wrong = four[:index] + other + four[index + 1 :]
                if wrong not in right:
                    halves = (pair(wrong[:2]), pair(wrong[2:]))
                    slip = _Slip(halves[1 - index // 2], wrong, four, index)
                    groups.setdefault(halves[index // 2], []).append(slip)
    return groups
