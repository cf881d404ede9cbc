"""The pages of an earlier revision: those that were kept when it was signed, else made from it as the 送审稿 is."""

from dataclasses import dataclass
from pathlib import Path

from desktop.signoff.outputs import Output
from desktop.signoff.page_making import beside, make_pages
from desktop.signoff.registry import SEALED
from desktop.store.approvals import ApprovalReader
from desktop.workplace import Workplace
from forms.draft.revision import Revision


@dataclass(frozen=True, slots=True)
class PagesOf:
    """A PDF, and the revision it shows."""

    revision: Revision
    path: Path


class RevisionPages:
    """Of the stored report ``report``, as files in ``folder``; all of it works in one thread."""

    def __init__(self, workplace: Workplace, approvals: ApprovalReader, report: str, folder: Path) -> None:
        self._workplace, self._approvals, self._report, self._folder = workplace, approvals, report, folder

    def make(self, revision: Revision) -> PagesOf:
        """Raises ExchangeError where the revision is damaged, StoreError, OSError."""
        path = self._folder / f"{revision.number}.pdf"
        if not path.exists():
            kept = self._approvals.kept_file(self._report, revision.number, SEALED)
            if kept is not None:
                path.write_bytes(kept)
            else:
                draft = revision.draft(self._workplace.editions)
                line = beside(revision, self._workplace.clock())
                made = make_pages(draft, self._workplace, mark=Output.REVIEWED, beside=line)
                path.write_bytes(made.data)
        return PagesOf(revision, path)
