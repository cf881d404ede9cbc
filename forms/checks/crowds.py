"""Many marks of one rule in one text are told together: a clerk who has a crowd of them mends it at one go.

One that was answered is always told by itself, however many others there are, so that its answer stays.
"""

from collections.abc import Iterator, Sequence

from forms.checks.answering import told_apart
from forms.checks.finding import Finding
from forms.checks.marks import Mark, told, told_together
from forms.checks.passages import Passage
from forms.draft.answer import PREFIX
from forms.draft.draft import Draft

CROWD = 20  # marks of one rule in one field that are still told one by one


def crowd(draft: Draft, marked: Sequence[tuple[Passage, Mark]]) -> Iterator[Finding]:
    """The findings for ``marked``, of one rule in one field."""
    begins = f"{PREFIX}:{marked[0][1].rule}:{marked[0][0].field}:"
    kept = {entry.removeprefix(f"{PREFIX}:") for entry in draft.entries if entry.startswith(begins)}
    if len(marked) > CROWD and not kept:
        yield from told_together(draft, marked)
        return
    alone = [(each, finding) for each in marked for finding in told(draft, *each)]
    findings = told_apart(finding for _, finding in alone)
    unanswered = [each for (each, _), finding in zip(alone, findings, strict=True) if finding.key not in kept]
    if len(unanswered) <= CROWD:
        yield from findings
        return
    yield from (finding for finding in findings if finding.key in kept)
    yield from told_together(draft, unanswered)
