"""The mistakes planted in the report to practise on, as data, and what became of each (resources/practice).

Found is what the checks no longer report: whichever way the clerk took, the state of the draft counts. A cell or a text
that was emptied, or a number that cannot be read, is not put right by that.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import resources
from forms.checks.finding import Finding
from forms.draft.draft import Draft


class Fate(StrEnum):
    """What became of a planted mistake, in words."""

    RIGHT = "找到了，已改好"
    EXPLAINED = "找到了，已说明"
    ONLY_EXPLAINED = "只写了说明，没有改"
    STANDS = "还没有找到"


@dataclass(frozen=True, slots=True)
class Planted:
    """``rule`` finds it, at the field ``told``; in ``entry`` stands ``wrong`` where ``right`` belongs.

    With a ``reason`` nothing is wrong: the finding is to be explained. ``says`` what was done to the report.
    """

    rule: str
    told: str
    says: str
    entry: str = ""
    wrong: str = ""
    right: str = ""
    reason: str = ""

    @property
    def place(self) -> str:
        """The entry to go to."""
        return self.entry or self.told

    def put_right(self, text: str) -> str:
        """``text``, that of the entry, with what belongs there."""
        return text.replace(self.wrong, self.right, 1) if self.wrong else self.right


@lru_cache
def planted() -> tuple[Planted, ...]:
    """Every planted mistake, in the order of the report."""
    listed = tomllib.loads(resources.path("practice/mistakes.toml").read_text(encoding="utf-8"))
    return tuple(Planted(**each) for each in listed["mistake"])


def reported(findings: Iterable[Finding], rule: str, field: str) -> Finding | None:
    """The finding of ``rule`` that names ``field``; an open one before one that was explained."""
    told = [each for each in findings if each.rule == rule and field in each.fields]
    return min(told, key=lambda each: bool(each.answer), default=None)


def filled(draft: Draft, field_id: str) -> bool:
    """Whether the field holds something: a number that can be read, or words."""
    field = draft.field(field_id)
    if field is not None and field.number:
        return draft.reading(field_id).number is not None
    return bool(draft.entries.get(field_id, "").strip())


def fate(mistake: Planted, draft: Draft, findings: Sequence[Finding]) -> Fate:
    """What became of ``mistake`` in ``draft``, of which the checks say ``findings``."""
    finding = reported(findings, mistake.rule, mistake.told)
    if finding is None:
        return Fate.RIGHT if filled(draft, mistake.place) else Fate.STANDS
    if finding.answer:
        return Fate.EXPLAINED if mistake.reason else Fate.ONLY_EXPLAINED
    return Fate.STANDS
