"""Pinyin initials of Chinese words: 部分公开 → bfgk."""

from functools import lru_cache

from pypinyin import Style, lazy_pinyin


@lru_cache(maxsize=4096)
def initials(words: str) -> str:
    """The first letters of ``words``; letters and digits stand for themselves, marks are left out."""
    letters = "".join(lazy_pinyin(words, style=Style.FIRST_LETTER))
    return "".join(letter for letter in letters if letter.isalnum()).lower()
