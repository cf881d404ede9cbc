"""Which text of a report its papers are about: one revision, the newest under review or signed, else the draft."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from desktop.settings import read_settings
from desktop.signoff.history import until, valid
from desktop.signoff.numbered import numbered
from desktop.signoff.papers.corrected import Correction, correction_of
from desktop.signoff.practice import NO_PAPERS, refuse_practice
from desktop.signoff.sheet import particulars
from desktop.signoff.standing import Standing, State, standing
from desktop.signoff.steps import Step
from desktop.store.drafts import DraftReader
from desktop.workplace import Workplace
from forms.checks import check
from forms.checks.finding import Finding
from forms.draft.act import Act
from forms.draft.code import code
from forms.draft.draft import Draft
from forms.draft.readings import moment_in_words
from forms.draft.revision import Revision
from forms.edition import Editions
from forms.publication.build import publication

DRAFT = "草稿"
CORRECTED = "（更正）"


@dataclass(frozen=True)
class Subject:
    """``revision`` is None where the papers are about the draft. ``made`` is the time that stands on them.

    ``acts`` are those that count, as they were by then; ``revisions`` all there are. ``particulars`` are what is filled
    into the 审签单; ``correction`` is what the text corrects, or None.
    """

    draft: Draft
    revision: Revision | None
    standing: Standing
    steps: tuple[Step, ...]
    made: datetime
    editions: Editions
    acts: tuple[Act, ...]
    revisions: tuple[Revision, ...]
    particulars: Mapping[str, str]
    correction: Correction | None

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """What the rules say of the text."""
        return check(self.draft)

    @cached_property
    def title(self) -> tuple[str, ...]:
        """The lines of the report's title: agency, then what it is."""
        return publication(self.draft).title

    @property
    def headed(self) -> str:
        """The title as papers give it: in one line, and that it is a correction."""
        return "".join(self.title) + (CORRECTED if self.correction else "")

    @property
    def name(self) -> str:
        """第2稿 or 草稿."""
        return self.revision.name if self.revision else DRAFT

    @property
    def code(self) -> str:
        """The code of the text, in four groups."""
        return self.revision.code if self.revision else code(self.draft)

    @property
    def trace(self) -> str:
        """Which text a paper is about, and when it was made."""
        return f"{self.name}　校验码 {self.code}　打印时间 {moment_in_words(self.made)}"


def subject(workplace: Workplace, reader: DraftReader, report: str, number: int | None = None) -> Subject:
    """What the papers of the stored report with the id ``report`` are about: 第``number``稿 as it stood, or the newest.

    Raises SignoffRefused for a revision that is not there and for a report to practise on, StoreError.
    """
    refuse_practice(reader, report, NO_PAPERS)
    revisions, acts = reader.approvals.revisions(report), valid(reader.approvals.acts(report))
    settings = read_settings(workplace.root)
    revision: Revision | None
    if number is not None:
        revision = numbered(revisions, number)
        acts = until(acts, number)
        now = standing(acts)
    else:
        now = standing(acts)
        reviewed = now.state in (State.IN_REVIEW, State.SIGNED)
        revision = next((each for each in revisions if reviewed and each.number == now.revision), None)
    if revision:
        draft, steps = revision.draft(workplace.editions), now.steps or settings.steps
    else:
        draft, steps = Draft(workplace.editions, reader.entries(report)), settings.steps
    return Subject(
        draft=draft,
        revision=revision,
        standing=now,
        steps=steps,
        made=workplace.clock(),
        editions=workplace.editions,
        acts=tuple(acts),
        revisions=tuple(revisions),
        particulars=particulars(settings.sheet, now.sheet),
        correction=correction_of(now, draft, revisions, workplace.editions),
    )
