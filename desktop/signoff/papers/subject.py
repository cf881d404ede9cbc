"""Which text of a report its papers are about: the newest revision under review or signed, else the draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from desktop.settings import read_settings
from desktop.signoff.standing import Standing, State, standing
from desktop.signoff.steps import Step
from desktop.workplace import Workplace
from forms.checks import check
from forms.checks.finding import Finding
from forms.draft.code import code
from forms.draft.draft import Draft
from forms.draft.revision import Revision
from forms.publication.build import publication

DRAFT = "草稿"


@dataclass(frozen=True)
class Subject:
    """``revision`` is None where the papers are about the draft. ``made`` is the time that stands on them."""

    draft: Draft
    revision: Revision | None
    standing: Standing
    steps: tuple[Step, ...]
    made: datetime

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """What the rules say of the text."""
        return check(self.draft)

    @cached_property
    def title(self) -> tuple[str, ...]:
        """The lines of the report's title: agency, then what it is."""
        return publication(self.draft).title

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
        when = f"{self.made.year}年{self.made.month}月{self.made.day}日{self.made:%H:%M}"
        return f"{self.name}　校验码 {self.code}　打印时间 {when}"


def subject(workplace: Workplace, report: str) -> Subject:
    """The subject of the papers of the stored report with the id ``report``. Raises StoreError."""
    reader = workplace.reader()
    revisions, now = reader.approvals.revisions(report), standing(reader.approvals.acts(report))
    reviewed = now.state in (State.IN_REVIEW, State.SIGNED)
    revision = revisions[-1] if revisions and reviewed else None
    if revision:
        draft, steps = revision.draft(workplace.editions), now.steps
    else:
        draft, steps = Draft(workplace.editions, reader.entries(report)), read_settings(workplace.root).steps
    return Subject(draft, revision, now, steps, workplace.clock())
