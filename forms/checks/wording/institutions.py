"""WORD-INSTITUTION: an institution under a name it no longer had in the report year.

Not inside titles of documents, not after 原, not where the sentence tells of the change. National names are asked
about; local ones are noted, since the dates differ from place to place. Source:
2018年《深化党和国家机构改革方案》、2023年《党和国家机构改革方案》.
"""

import re
from collections.abc import Iterator, Set
from functools import cache

from forms.checks.finding import Severity
from forms.checks.marks import Mark
from forms.checks.wording.lines import line_end, line_start, nearby
from forms.checks.wording.neighbours import pair
from forms.checks.wording.word_lists import word_list

RULE = "WORD-INSTITUTION"
_BEFORE_SHORT = frozenset("与和及由向在经被报按据对从了是、，。；：（“请受")
_BEFORE_SHORT_WORDS = ("会同", "按照", "依照", "根据", "落实", "参照", "转发", "配合", "国家", "执行", "贯彻", "印发")
_NOT_AFTER = frozenset("门分署队长级位件类属落件委")
_TOLD_CHANGE = ("更名", "划入", "划转", "机构改革", "改组", "组建", "挂牌", "职责调整", "前身")
_CHANGED = ("合并", "整合", "撤销")  # of accounts and columns as often as of offices: only in the clause itself
_CLAUSE_END = re.compile("[，。；：！？]")
_SENTENCE = 40  # characters around a name in which the change may be told


def institutions(text: str, year: int, present: Set[int]) -> Iterator[Mark]:
    """Each old name in the report of ``year``; ``present`` are the pairs of characters of ``text``."""
    taken: set[int] = set()
    for first in by_first_two().keys() & present:
        for row in by_first_two()[first]:
            if year > int(row["year"]):
                yield from _marks(row, text, taken)


def _marks(row: dict[str, str], text: str, taken: set[int]) -> Iterator[Mark]:
    old = row["old"]
    at = text.find(old)
    while at >= 0:
        end = at + len(old)
        if at not in taken and _stands_for_itself(row, text, at):
            taken.update(range(at, end))
            grade = Severity.NOTE if row["grade"] == "note" else None
            words = {"new": row["new"], "year": row["year"]}
            yield Mark(RULE, at, end, words=words, severity=grade, topic=old)
        at = text.find(old, end)


def _stands_for_itself(row: dict[str, str], text: str, at: int) -> bool:
    old, end = row["old"], at + len(row["old"])
    before, after = text[max(0, at - 1) : at], text[end : end + 1]
    if before == "原" or (after in _NOT_AFTER and old.endswith("部")):
        return False
    short = len(old) <= 3 and old.endswith("部") and before and before not in _BEFORE_SHORT
    if short and not text.startswith(_BEFORE_SHORT_WORDS, at - 2):
        return False
    begin = line_start(text, at, 60)
    if text.rfind("《", begin, at) > text.rfind("》", begin, at):
        return False
    for longer in row["longer"].split("|"):
        found = text.find(longer, max(0, at - len(longer) + 1), end + len(longer) - 1) if longer else -1
        if 0 <= found < end and found + len(longer) > at:
            return False
    around = nearby(text, at, end, _SENTENCE)
    if any(word in around for word in _TOLD_CHANGE):
        return False
    before_it = _CLAUSE_END.split(text[line_start(text, at, _SENTENCE) : at])[-1]
    clause = before_it + _CLAUSE_END.split(text[end : line_end(text, end, _SENTENCE)], maxsplit=1)[0]
    return not any(word in clause for word in _CHANGED)


@cache
def by_first_two() -> dict[int, list[dict[str, str]]]:
    """The old names by the pair of characters they begin with, the longest first."""
    groups: dict[int, list[dict[str, str]]] = {}
    for row in sorted(word_list("institutions"), key=lambda row: -len(row["old"])):
        groups.setdefault(pair(row["old"][:2]), []).append(row)
    return groups
