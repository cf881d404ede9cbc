"""WORD-CONFUSED: a usual word with one character that sounds or looks like the right one (布署, 查阀, 信膝).

No list of slips has them all, so they are made from the right words: every character of like sound or shape in place of
one of theirs. Two characters so made are no slip where one of them makes a word with its other neighbour. Source:
resources/words/mistyped.tsv.
"""

from collections.abc import Iterator, Set
from functools import cache

from forms.checks.marks import Mark
from forms.checks.wording.neighbours import pair
from forms.checks.wording.two_characters import belongs_to_words_beside
from forms.checks.wording.word_lists import word_list

RULE = "WORD-CONFUSED"


def mistyped(text: str, present: Set[int]) -> Iterator[Mark]:
    """Each slip in ``text``; ``present`` are its pairs of characters, or those of them that are ``pairs``."""
    for written in slips().keys() & present:
        wrong = chr(written & 0xFFFF) + chr(written >> 16)
        right = slips()[written]
        at = text.find(wrong)
        while at >= 0:
            broken = text[at - 1 : at] in ("", "\n") or text[at + 2 : at + 3] in ("", "\n")  # perhaps inside a word
            if not broken and not any(belongs_to_words_beside(text, at, at + 2)):
                yield Mark(RULE, at, at + 2, words={"instead": right}, instead=right)
            at = text.find(wrong, at + 2)


@cache
def slips() -> dict[int, str]:
    """Two wrong characters, as ``pair`` numbers them → the word that was meant."""
    found: dict[int, str] = {}
    for row in word_list("mistyped"):
        word = row["word"]
        for each in row["first"]:
            found.setdefault(pair(each + word[1]), word)
        for each in row["second"]:
            found.setdefault(pair(word[0] + each), word)
    return found
