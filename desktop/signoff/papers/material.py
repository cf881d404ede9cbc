"""What every working paper is made from: the stored report, its revisions, and what was registered."""

from dataclasses import dataclass
from datetime import datetime

from desktop.export.pdf.faces import Faces
from desktop.signoff.numbered import numbered
from desktop.signoff.papers.absent import NOT_SUBMITTED
from desktop.signoff.practice import NO_PAPERS, refuse_practice
from desktop.signoff.refused import SignoffRefused
from desktop.signoff.standing import Standing, standing
from desktop.store.drafts import DraftReader
from desktop.workplace import Workplace
from forms.draft.draft import Draft
from forms.draft.exchange import load
from forms.draft.revision import Revision
from forms.edition import Editions


@dataclass(frozen=True, slots=True)
class Material:
    """``draft`` is the report as it is now; ``revisions`` first to last; ``created`` is the time of printing."""

    draft: Draft
    revisions: tuple[Revision, ...]
    standing: Standing
    editions: Editions
    faces: Faces
    created: datetime

    @property
    def newest(self) -> Revision:
        """The newest revision. Raises SignoffRefused while there is none."""
        if not self.revisions:
            raise SignoffRefused(NOT_SUBMITTED)
        there = [each for each in self.revisions if each.number == self.standing.revision]
        return there[0] if there else self.revisions[-1]

    def revision(self, number: int) -> Revision:
        """第``number``稿. Raises SignoffRefused where there is no such revision."""
        return numbered(self.revisions, number)

    def draft_of(self, revision: Revision) -> Draft:
        """The report as it was. Raises ExchangeError where the form is damaged."""
        return revision.draft(self.editions)

    def draft_from(self, form: str) -> Draft:
        """The report in the canonical ``form``. Raises ExchangeError."""
        return Draft(self.editions, load(form.encode(), self.editions).entries)


def material(workplace: Workplace, reader: DraftReader, report: str) -> Material:
    """What the papers of the stored report with the id ``report`` are made from. Raises SignoffRefused for practice."""
    refuse_practice(reader, report, NO_PAPERS)
    return Material(
        draft=Draft(workplace.editions, reader.entries(report)),
        revisions=tuple(reader.approvals.revisions(report)),
        standing=standing(reader.approvals.acts(report)),
        editions=workplace.editions,
        faces=Faces(workplace.cache / "faces"),
        created=workplace.clock(),
    )
