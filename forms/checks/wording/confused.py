"""WORD-CONFUSED and WORD-VARIANT: words written with a wrong character, and variants of the recommended form.

``布署``, ``座谈`` as ``坐谈``. Entries are looked up by the pair of characters that makes them wrong, so that a
paragraph is gone through once; entries that are wrong only in some neighbourhood are looked at only where they stand.
Source of each entry: see resources/words/confused.tsv (GF 1001-2001, 《咬文嚼字》, notices on wrong characters of
government websites).
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache
from itertools import islice

from forms.checks.finding import Severity
from forms.checks.marks import Mark
from forms.checks.wording.neighbours import pair
from forms.checks.wording.word_lists import word_list

_MOST_PLACES = 200  # of one entry in one paragraph
# 资|基|罚 before 全: a context that names what stands before the one wrong character.
_AFTER_ONE_OF = re.compile(r"(?:\(\?P<w>)?\(\?:([一-鿿|]+)\)(?:\(\?P<w>)?[一-鿿]\)")


@dataclass(frozen=True, slots=True)
class _Entry:
    wrong: str
    right: str
    variant: bool
    context: str
    exceptions: tuple[str, ...]


def confused(text: str, present: Set[int]) -> Iterator[Mark]:
    """Each word of the list that is wrong where it stands in ``text``; ``present`` are its pairs of characters."""
    taken: set[int] = set()
    entries = [
        entry for each in by_wrong_pair().keys() & present for entry in by_wrong_pair()[each] if entry.wrong in text
    ]
    entries += [entry for entry in _others() if entry.wrong in text]
    for entry in sorted(entries, key=lambda each: (-len(each.wrong), each.wrong, each.context)):
        yield from _marks(entry, text, taken)


def _marks(entry: _Entry, text: str, taken: set[int]) -> Iterator[Mark]:
    for at in islice(_places(entry, text), _MOST_PLACES):
        end = at + len(entry.wrong)
        if not taken.intersection(range(at, end)) and not _part_of_right_word(entry, text, at):
            taken.update(range(at, end))
            yield Mark(
                "WORD-VARIANT" if entry.variant else "WORD-CONFUSED",
                at,
                end,
                words={"instead": entry.right},
                instead=entry.right,
                severity=Severity.NOTE if entry.variant else None,
            )


def _places(entry: _Entry, text: str) -> Iterator[int]:
    """Where the entry's word stands in its context."""
    at = text.find(entry.wrong)
    while at >= 0:
        if entry.context:  # a pattern: gone through are only the lines in which the word stands
            end = text.find("\n", at)
            end = end if end >= 0 else len(text)
            yield from _in_context(entry, text, text.rfind("\n", 0, at) + 1, end)
        else:
            yield at
            end = at + len(entry.wrong)
        at = text.find(entry.wrong, end)


def _in_context(entry: _Entry, text: str, start: int, end: int) -> Iterator[int]:
    for match in _compiled(entry.context).finditer(text, start, end):
        named = next((name for name in ("w", "w2") if match.groupdict().get(name)), 0)
        at = text.find(entry.wrong, *match.span(named))
        if at >= 0:
            yield at


def _part_of_right_word(entry: _Entry, text: str, at: int) -> bool:
    end = at + len(entry.wrong)
    for right in entry.exceptions:
        found = text.find(right, max(0, at - len(right) + 1), end + len(right) - 1)
        if found >= 0 and found < end and found + len(right) > at:
            return True
    return False


@cache
def _compiled(context: str) -> re.Pattern[str]:
    return re.compile(context.replace("[^", r"[^\n"), re.MULTILINE)  # only those whose word turns up


@cache
def _entries() -> tuple[_Entry, ...]:
    return tuple(
        _Entry(
            row["wrong"],
            row["right"],
            row["grade"] == "note",
            row["context"],
            tuple(each for each in row["exceptions"].split("|") if each),
        )
        for row in word_list("confused")
    )


@cache
def by_wrong_pair() -> dict[int, list[_Entry]]:
    """Entries by two neighbouring characters that the right form does not have: 条列 of 政府信息公开条列."""
    groups: dict[int, list[_Entry]] = {}
    for entry in _entries():
        for each in _wrong_pairs(entry):
            groups.setdefault(pair(each), []).append(entry)
    return groups


@cache
def _others() -> tuple[_Entry, ...]:
    """Entries that no pair of characters leads to."""
    return tuple(entry for entry in _entries() if not _wrong_pairs(entry))


def _wrong_pairs(entry: _Entry) -> tuple[str, ...]:
    if len(entry.wrong) > 1:
        pairs = [entry.wrong[at : at + 2] for at in range(len(entry.wrong) - 1)]
        return (next((each for each in pairs if each not in entry.right), pairs[0]),)
    after = _AFTER_ONE_OF.match(entry.context)
    return tuple(f"{each[-1]}{entry.wrong}" for each in after[1].split("|")) if after else ()
