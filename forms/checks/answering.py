"""Answers to findings: given in words, kept, void as soon as a thing they rest on changes, and only then.

What a finding rests on is what it says (numbers, words), the number fields it names, and the stretch of text it marks:
nothing else of the report, so that work elsewhere never asks for the same explanation twice. Equal slips in one text
each have their own answer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from forms.checks.catalogue import answerable
from forms.checks.finding import Finding
from forms.draft.answer import LONGEST, answer_in
from forms.draft.coverage import changed_coverage
from forms.draft.draft import Draft
from forms.draft.ruling import rulings


def basis(draft: Draft, finding: Finding) -> str:
    """A digest (16 hex digits) of everything ``finding`` rests on."""
    import hashlib  # noqa: PLC0415  -- as in forms.checks.finding

    parts = [finding.rule, finding.severity, finding.variant]
    parts += [f"{name}={value}" for name, value in sorted(finding.values.items())]
    parts += [f"{name}={text}" for name, text in sorted(finding.words.items())]
    for field_id in finding.fields:
        field = draft.field(field_id)
        if field is not None and field.number:
            parts.append(f"{field_id}={draft.reading(field_id).stored}")
    for span in finding.spans:
        parts.append(draft.entries.get(span.field, "")[span.start : span.start + span.length])
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def told_apart(findings: Iterable[Finding]) -> list[Finding]:
    """``findings`` with a key for each: the second of equal ones in a text is numbered, and so on; the first is not."""
    listed = list(findings)
    by_key: dict[str, list[int]] = {}
    for index, finding in enumerate(listed):
        by_key.setdefault(finding.key, []).append(index)
    for same in by_key.values():
        if len(same) > 1:
            same.sort(key=lambda index: [(span.field, span.start) for span in listed[index].spans])
            for number, index in enumerate(same[1:], start=2):
                listed[index] = replace(listed[index], topic=f"{listed[index].topic}\0{number}")
    return listed


def answered(draft: Draft, findings: Iterable[Finding]) -> Iterator[Finding]:
    """``findings``, told apart, with the words that explain them, or the older words on offer."""
    for finding in told_apart(findings):
        if not answerable(finding):
            yield finding
            continue
        kept = answer_in(draft.entries, finding.key)
        if kept and kept.basis == basis(draft, finding):
            yield replace(finding, answer=kept.words)
        else:
            yield replace(finding, offer=kept.words if kept else _offer(draft, finding))


def _offer(draft: Draft, finding: Finding) -> str:
    """Words that may explain ``finding``: last year's, a 口径记录 on one of its cells, another 统计范围 than last year.

    Another 统计范围 is offered where the finding holds a number against last year's (it names last year's units then).
    """
    for predecessor in draft.predecessors:
        if finding.key in predecessor.answers:
            return predecessor.answers[finding.key]
    here = [each.rpartition(":")[2] for each in finding.fields]
    for ruling in rulings(draft.entries).values():
        if any(map(ruling.covers, here)):
            given = f"（{ruling.given.replace('　', '，')}）" if ruling.given else ""
            return f"按主管部门口径：{ruling.answer.rstrip('。')}{given}"[:LONGEST]
    return changed_coverage(draft)[:LONGEST] if "sources" in finding.words else ""
