"""The steps of the practice, as data, and whether one was done (resources/practice).

A step is done when the report, or what is on the screen, is in the state that it leads to; which keys led there does
not matter.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import resources
from forms.checks import counts
from forms.checks.finding import Finding, Severity
from forms.draft.draft import Draft
from forms.practice.planted import filled, reported


class Done(StrEnum):
    """By what a step is seen to be done."""

    FILLED = "filled"
    THERE = "there"
    SETTLED = "settled"
    EXPLAINED = "explained"
    HOLDS = "holds"
    UNDONE = "undone"
    PREVIEWED = "previewed"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``title`` and ``words`` say what to do, ``field`` is where, the rest by what it is seen to be done."""

    key: str  # kept with the progress: never renamed, never reused
    title: str
    words: str
    done: Done
    field: str = ""
    rule: str = ""
    holds: str = ""
    listed: bool = False  # done at the finding beside the form, not in the field


@dataclass(frozen=True, slots=True)
class Now:
    """How things stand. ``findings`` is None until the draft was checked; ``here`` is the field of the cursor.

    ``undone``: the last step was taken back. ``previewed``: the pages are on the screen.
    """

    draft: Draft
    findings: Sequence[Finding] | None
    here: str
    undone: bool
    previewed: bool


@lru_cache
def steps() -> tuple[Step, ...]:
    """Every step, in order."""
    listed = tomllib.loads(resources.path("practice/steps.toml").read_text(encoding="utf-8"))
    return tuple(Step(**{**each, "done": Done(each["done"])}) for each in listed["step"])


def is_done(step: Step, now: Now) -> bool:
    """Whether ``step`` is done as things stand."""
    match step.done:
        case Done.FILLED:
            return filled(now.draft, step.field)
        case Done.THERE:
            return now.here == step.field
        case Done.HOLDS:
            return step.holds in now.draft.entries.get(step.field, "")
        case Done.UNDONE:
            return now.undone
        case Done.PREVIEWED:
            return now.previewed
    if now.findings is None:
        return False
    finding = reported(now.findings, step.rule, step.field)
    if step.done is Done.SETTLED:
        return finding is None and filled(now.draft, step.field)
    if step.done is Done.EXPLAINED:
        return finding is not None and bool(finding.answer)
    return not counts(now.findings)[Severity.ERROR]
