"""The pairs of neighbouring characters of a text: what the word lists are looked up by, so that none is gone through.

A pair is the number its two UTF-16 units make, which is three times as fast as cutting strings. Several rules ask for
the same paragraph one after the other; it is cut up once.
"""

from functools import lru_cache


@lru_cache(maxsize=16)
def neighbours(text: str) -> frozenset[int]:
    """Every two characters that stand side by side in ``text``, each as ``pair`` numbers it."""
    units = text.encode("utf-16-le", "surrogatepass")
    size = len(units)
    even, odd = memoryview(units[: size // 4 * 4]), memoryview(units[2 : 2 + (size - 2) // 4 * 4])
    return frozenset((*even.cast("I"), *odd.cast("I"))) if size >= 4 else frozenset()


def pair(two: str) -> int:
    """The number of the pair of characters ``two``."""
    return ord(two[0]) | ord(two[1]) << 16
