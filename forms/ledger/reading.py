"""What was typed into a ledger, read: one way for keys, paste, import and command. Nothing typed is lost.

A date is stored as ``2021-03-01`` and a choice by its key where they can be read; everything else stays as typed, is
marked and told by the findings, and is not counted.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from forms.draft.prose import clean
from forms.draft.readings import is_date, read_date
from forms.ledger.definition import ColumnKind, LedgerColumn

LONGEST = 500  # characters of one cell
_NUMBER = re.compile(r"[（(][一二三四五六七八九十]+[）)]")
_MARKS = re.compile(r"[\W\d_]+")
_ROW = re.compile(r"（([一二三四五六])）[^0-9]*(?:([0-9])\..*)?")
_ROW_TYPED = re.compile(r"[（(]?([一二三四五六])[）)]?[.．、-]?[（(]?([0-9０-９]?)[）)]?[.．、]?")
_EIGHT = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_TIME = re.compile(r"[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?$")


def read(column: LedgerColumn, text: str) -> str:
    """``text`` as it is stored in ``column``; at most ``LONGEST`` characters, in one line."""
    line = " ".join(clean(text).split())[:LONGEST]
    if column.kind is ColumnKind.DATE:
        return _date(line)
    if column.kind is ColumnKind.CHOICE:
        return _choice(column, line)
    return line


def readable(column: LedgerColumn, stored: str) -> bool:
    """Whether ``stored`` is what ``column`` is for; a blank is."""
    if not stored or column.kind is ColumnKind.TEXT:
        return True
    return is_date(stored) if column.kind is ColumnKind.DATE else stored in column.labels


def shown(column: LedgerColumn, stored: str) -> str:
    """``stored`` as people read it."""
    return column.labels.get(stored, stored)


def plain(words: str) -> str:
    """``words`` without numbers, marks and blanks: （三）不予公开 1.属于国家秘密 as 不予公开属于国家秘密."""
    return _MARKS.sub("", _NUMBER.sub("", words))


def _date(line: str) -> str:
    line = _TIME.sub("", line)
    eight = _EIGHT.fullmatch(line)
    return read_date("-".join(eight.groups()) if eight else line)


def _choice(column: LedgerColumn, line: str) -> str:
    if line in column.labels:
        return line
    known = _readings(column)
    row = _ROW_TYPED.fullmatch(line)
    words = f"{row[1]}{row[2]}".translate(_DIGITS) if row else plain(line)
    return known.get(words, line)


@lru_cache(maxsize=64)
def _readings(column: LedgerColumn) -> Mapping[str, str]:
    """What is written for each choice, plain, with the choice's key; words that would mean two are left out."""
    found: dict[str, set[str]] = {}
    for choice in column.choices:
        row = _ROW.fullmatch(choice.label)
        number = f"{row[1]}{row[2] or ''}" if row else ""
        for words in (number, *map(plain, (choice.label, choice.label.rpartition(" ")[2], *choice.words))):
            found.setdefault(words, set()).add(choice.key)
    return {words: keys.pop() for words, keys in found.items() if words and len(keys) == 1}
