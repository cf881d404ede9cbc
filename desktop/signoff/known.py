"""What this PC knows: revisions that are what they were when they were made, and the files kept with them."""

import hashlib
from dataclasses import dataclass

from desktop.signoff.registry import SEALED
from desktop.store.drafts import DraftReader, StoredReport
from desktop.store.errors import StoreDamaged
from forms.draft.code import code
from forms.draft.draft import Draft
from forms.draft.revision import Revision
from forms.draft.strict_json import ExchangeError
from forms.edition import Editions


@dataclass(frozen=True, slots=True)
class Known:
    """A revision in this store. ``draft`` is None where its record is no longer what was written."""

    report: StoredReport
    revision: Revision
    draft: Draft | None

    @property
    def name(self) -> str:
        """某某局2021年度报告第2稿."""
        return f"{self.report.agency}{self.report.year}年度报告{self.revision.name}"


class KnownRevisions:
    """Looks revisions up, each checked against its own chain. Raises StoreError."""

    def __init__(self, reader: DraftReader, editions: Editions) -> None:
        self._reader, self._editions = reader, editions
        self._reports = {each.id: each for each in (*reader.reports(), *reader.reports(deleted=True))}
        self._listed: dict[str, list[Known]] = {}

    def of(self, report: str) -> list[Known]:
        """The revisions of a report, first to last."""
        if report not in self._listed:
            before: Revision | None = None
            listed = []
            for each in self._reader.approvals.revisions(report):
                listed.append(Known(self._reports[report], each, self._draft(each, before)))
                before = each
            self._listed[report] = listed
        return self._listed[report]

    def all(self) -> list[Known]:
        """Every revision, newest first within its report."""
        return [each for report in self._reports for each in reversed(self.of(report))]

    def with_code(self, wanted: str) -> list[Known]:
        """The revisions that carry a code."""
        reports = dict.fromkeys(report for report, _ in self._reader.approvals.revisions_with(wanted))
        found = [each for report in reports if report in self._reports for each in self.of(report)]
        return [each for each in found if each.revision.code == wanted]

    def with_bytes(self, data: bytes) -> Known | None:
        """The revision that these very bytes were kept with."""
        digest = hashlib.sha256(data).hexdigest()
        place = self._reader.approvals.file_with(digest)
        if place is None or place[0] not in self._reports:
            return None
        report, number, name = place
        try:
            self._reader.approvals.kept_file(report, number, name)
        except StoreDamaged:  # what stands there now is something else
            return None
        return next((each for each in self.of(report) if each.revision.number == number), None)

    def kept(self, known: Known) -> bytes | None:
        """The 盖章稿 kept with a revision, None if there is none. Raises StoreDamaged where it is not what was kept."""
        return self._reader.approvals.kept_file(known.report.id, known.revision.number, SEALED)

    def _draft(self, revision: Revision, before: Revision | None) -> Draft | None:
        if not revision.sound(before):
            return None
        try:
            draft = revision.draft(self._editions)
        except ExchangeError:
            return None
        return draft if code(draft) == revision.code else None
