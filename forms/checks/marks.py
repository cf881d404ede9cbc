"""Marks: what a rule over prose found in one paragraph, and how it becomes a finding.

A rule that reads only characters is a function ``text -> marks``: it can be kept by the text, and it knows nothing of
fields. Here its marks get their place in the stored text, their sentence and their repair.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from forms.checks.catalogue import severity
from forms.checks.finding import Finding, Repair, Severity, Span
from forms.checks.passages import Passage
from forms.checks.places import place
from forms.draft.draft import Draft
from forms.draft.prose import literal

MOST = 50  # marks of one rule in one paragraph; whoever has more mends these first
LONGEST = 100_000  # characters of one paragraph that are read: three times a long report
SHOWN = 20  # characters quoted in a sentence
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Mark:
    """``rule`` holds at ``text[start:end]``; ``instead`` is what should stand there, where only one thing can.

    ``mend`` is the part of the stretch that ``instead`` replaces (the whole of it when None). ``topic`` tells marks of
    one rule in one field apart; the stretch itself, digits masked, when empty.
    """

    rule: str
    start: int
    end: int
    words: Mapping[str, str] = field(default_factory=dict)
    instead: str | None = None
    mend: tuple[int, int] | None = None
    severity: Severity | None = None
    topic: str = ""


def shown(text: str) -> str:
    """``text`` as quoted in a sentence: one line, not too long."""
    line = " ".join(text.split())
    return line[:SHOWN] + "…" if len(line) > SHOWN else line


def told(draft: Draft, passage: Passage, mark: Mark) -> Iterator[Finding]:
    """The finding for ``mark``; none inside a live figure (that is right by itself)."""
    if not _live(passage, mark.start, mark.end):
        text = passage.text[mark.start : mark.end]
        words = {"place": place(draft, passage.field), "text": shown(text), **mark.words}
        yield Finding(
            mark.rule,
            mark.severity or severity(mark.rule),
            (passage.field,),
            {},
            words,
            (passage.span(mark.start, mark.end),),
            repair=_repair(draft, passage, mark),
            topic=mark.topic or _DIGITS.sub("0", text),
        )


def told_together(draft: Draft, marked: Sequence[tuple[Passage, Mark]]) -> Iterator[Finding]:
    """One finding for all marks of one rule in one field, with one repair for the whole stretch."""
    kept = [(passage, mark) for passage, mark in marked if not _live(passage, mark.start, mark.end)]
    if not kept:
        return
    passage, first = kept[0]
    spans = tuple(each.span(mark.start, mark.end) for each, mark in kept)
    text = passage.text[first.start : first.end]
    words = {"place": place(draft, passage.field), "text": shown(text), **first.words}
    yield Finding(
        first.rule,
        first.severity or severity(first.rule),
        (passage.field,),
        {"count": len(kept)},
        words,
        spans,
        repair=_repair_all(draft, kept, spans),
    )


def _live(passage: Passage, start: int, end: int) -> bool:
    return bool(passage.references) and any(begin <= start and end <= stop for begin, stop, _ in passage.references)


def _repair(draft: Draft, passage: Passage, mark: Mark) -> Repair | None:
    if mark.instead is None:
        return None
    start, end = mark.mend or (mark.start, mark.end)
    span = passage.span(start, end)
    removed = draft.entries.get(span.field, "")[span.start : span.start + span.length]
    if removed != passage.text[start:end]:
        return None  # a live figure or a doubled mark stands in between
    return Repair(_label(removed, mark.instead), span.field, span.start, removed, _stored(span, mark.instead))


def _repair_all(draft: Draft, kept: Sequence[tuple[Passage, Mark]], spans: Sequence[Span]) -> Repair | None:
    """One replacement from the first mark to the last; None where a mark has nothing to put there."""
    if any(mark.instead is None for _, mark in kept):
        return None
    stored = draft.entries.get(spans[0].field, "")
    pieces, at = [], spans[0].start
    for (passage, mark), span in zip(kept, spans, strict=True):
        if stored[span.start : span.start + span.length] != passage.text[mark.start : mark.end] or span.start < at:
            return None
        pieces += [stored[at : span.start], _stored(span, mark.instead or "")]
        at = span.start + span.length
    whole = stored[spans[0].start : at]
    first = kept[0]
    told_of = _label(first[0].text[first[1].start : first[1].end], first[1].instead or "")
    label = told_of if len(kept) == 1 else f"{len(kept)}处一次改好"
    return Repair(label, spans[0].field, spans[0].start, whole, "".join(pieces))


def _stored(span: Span, text: str) -> str:
    return text if span.field.startswith("note:") else literal(text)


def _label(removed: str, instead: str) -> str:
    if instead:
        return f"改为“{shown(instead)}”"
    return f"删去“{shown(removed)}”" if removed.isprintable() and removed.strip() else "删去"
