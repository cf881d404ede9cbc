"""Counts words as Word does: each Chinese character and mark is one, a run of Latin letters or digits is one."""

import re

_CHINESE = (
    "\\u2e80-\\u2fff\\u3001-\\u9fff\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef"  # characters, full-width marks
    "\\u2010-\\u2027\\U00020000-\\U0003ffff"  # “”‘’—…, rare characters
)
_WIDE = re.compile(f"[{_CHINESE}]+")


def word_count(text: str) -> int:
    """What Word shows as 字数 for ``text``."""
    rest, gaps = _WIDE.subn(" ", text)
    return len(text) - len(rest) + gaps + len(rest.split())
