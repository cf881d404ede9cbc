"""Pinyin initials of Chinese words: 部分公开 → bfgk. The letters are made by ``installer/spell_initials.py``."""

from functools import cache

import resources

FIRST = 0x4E00


@cache
def _letters() -> str:
    return resources.path("words/initials.txt").read_text(encoding="ascii").strip()


def initials(words: str) -> str:
    """The first letters of ``words``; letters and digits stand for themselves, marks are left out."""
    letters = _letters()
    found = []
    for character in words:
        place = ord(character) - FIRST
        found.append(letters[place] if 0 <= place < len(letters) else character)
    return "".join(letter for letter in found if letter.isalnum()).lower()
