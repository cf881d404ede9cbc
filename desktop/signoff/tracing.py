"""From a code or a verified file to what a person compares by eye: the pages and the first figures of a revision."""

from dataclasses import dataclass

from desktop.export.papers.data_sheet import Change
from desktop.signoff.fate import fate
from desktop.signoff.known import Known, KnownRevisions
from desktop.signoff.outputs import OutputMaker
from desktop.signoff.papers.figures import key_figures
from desktop.store.drafts import DraftReader
from desktop.workplace import Workplace
from forms.checks import check


@dataclass(frozen=True, slots=True)
class Traced:
    """``pages`` is a PDF: the 盖章稿 that was kept, else the 送审稿; ``fate``: what became of it, in words."""

    known: Known
    pages: bytes
    figures: tuple[Change, ...]
    fate: str

    @property
    def name(self) -> str:
        """某某局2021年度报告第2稿（1月18日签发）."""
        return f"{self.known.name}（{self.fate}）"


def with_code(code: str, workplace: Workplace, reader: DraftReader) -> list[Known]:
    """The sound revisions that carry ``code``, the newest of a report first. Raises StoreError."""
    found = KnownRevisions(reader, workplace.editions).with_code(code)
    return [each for each in reversed(found) if each.draft]


def trace(known: Known, workplace: Workplace, reader: DraftReader) -> Traced | None:
    """What is to be compared of ``known``; None where its record is damaged. Raises StoreError, SignoffRefused."""
    draft = known.draft
    if draft is None:
        return None
    report, number = known.report.id, known.revision.number
    kept = KnownRevisions(reader, workplace.editions).kept(known)
    pages = kept or OutputMaker(workplace, reader, report).hand_over_pages(known.revision, attached=False).data
    figures = tuple(key_figures(draft, check(draft)))
    return Traced(known, pages, figures, fate(reader.approvals.acts(report), number))
