"""Words of two characters: how a slip is told from two words that meet.

``公布署名`` has 布署 in it and is right, since 公布 and 署名 are words; ``做好布署`` has none. Source:
resources/words/two_character_words.tsv and rarer_words.tsv.
"""

from functools import cache

from forms.checks.wording.word_lists import word_list


@cache
def common_words() -> frozenset[str]:
    """The most common words of two characters."""
    return _words("two_character_words")


@cache
def known_words() -> frozenset[str]:
    """Common and less common words of two characters."""
    return common_words() | _words("rarer_words")


def belongs_to_words_beside(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether the character at ``start`` makes a word with the one before it, and that before ``end`` with the next."""
    known = known_words()
    return start > 0 and text[start - 1 : start + 1] in known, text[end - 1 : end + 1] in known


def _words(name: str) -> frozenset[str]:
    lines = [row["words"] for row in word_list(name)]
    return frozenset(line[at : at + 2] for line in lines for at in range(0, len(line), 2))
