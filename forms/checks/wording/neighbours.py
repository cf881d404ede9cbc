"""The pairs of neighbouring characters of a text: what the word lists are looked up by, so that none is gone through.

Several rules ask for the same paragraph one after the other; it is cut up once.
"""

from functools import lru_cache
from operator import add


@lru_cache(maxsize=16)
def neighbours(text: str) -> frozenset[str]:
    """Every two characters that stand side by side in ``text``."""
    return frozenset(map(add, text, text[1:]))
