"""The outputs of one revision, by their names: they differ in the line above the type area and in what is attached.

草稿, 征求意见稿 and 送审稿 bear their mark and when they were made; the 送审稿 also its number and code, and carries
its data. 盖章稿 is the very file kept at signing, and 公开稿 its very bytes: nothing internal was ever in it. The
归档件 adds the data and the record of approval after those bytes. What is printed or published without being what was
signed says so (office.md 7, 8 and 30).
"""

from dataclasses import dataclass
from enum import StrEnum

from desktop.export.pdf.attaching import Attached, with_attachments
from desktop.export.pdf.export import GAP, MissingGlyph
from desktop.export.pdf.read_back import prove
from desktop.signoff.carriers import as_xlsx, as_zip
from desktop.signoff.chronicle import chronicle
from desktop.signoff.hand_over import HANDED, HandOver, handed_findings, to_json
from desktop.signoff.numbered import numbered
from desktop.signoff.page_making import beside, make_pages
from desktop.signoff.papers.absent import NOT_SUBMITTED
from desktop.signoff.practice import NO_PAPERS, refuse_practice
from desktop.signoff.refused import SignoffRefused
from desktop.signoff.registry import SEALED
from desktop.signoff.sealing import sealed_pages
from desktop.signoff.standing import Standing, standing
from desktop.store.drafts import DraftReader
from desktop.workplace import Workplace
from forms.draft.code import code
from forms.draft.draft import Draft
from forms.draft.readings import moment_in_words
from forms.draft.revision import Revision
from forms.publication.build import publication

FORM = "年报数据.json"
RECORD = "审签记录.txt"


class Output(StrEnum):
    """What a person asks for."""

    DRAFT = "草稿"
    CONSULTED = "征求意见稿"
    REVIEWED = "送审稿"
    SEALED = "盖章稿"
    PUBLIC = "公开稿"
    ARCHIVED = "归档件"


@dataclass(frozen=True, slots=True)
class Made:
    """The PDF; ``told`` are sentences that must be shown with it, ``missing`` the characters no face has."""

    data: bytes
    told: tuple[str, ...] = ()
    missing: tuple[MissingGlyph, ...] = ()


class OutputMaker:
    """Makes the outputs of one stored report. Raises SignoffRefused, StoreError, PagesDiffer."""

    def __init__(self, workplace: Workplace, reader: DraftReader, report: str) -> None:
        refuse_practice(reader, report, NO_PAPERS)
        self._workplace, self._reader, self._report = workplace, reader, report
        self._acts = reader.approvals.acts(report)
        self._revisions = reader.approvals.revisions(report)
        self._standing = standing(self._acts)
        self._made = workplace.clock()  # stands on pages with a mark (office.md 7)

    def make(self, output: Output, number: int | None = None, *, coded: bool = False) -> Made:
        """``output`` of revision ``number``; ``coded``: a 盖章稿 shows its code.

        Without a number, drafts show the report as it is now, a 送审稿 the newest revision, the rest what was signed.
        """
        revision = self._chosen(output, number)
        if output in (Output.DRAFT, Output.CONSULTED):
            return self._marked(output, revision)
        if output is Output.REVIEWED:
            if revision is None:
                raise SignoffRefused("这份报告还没有送审，没有第几稿。请先送审，或者导出征求意见稿。")
            return self.hand_over_pages(revision)
        told = (*self._told(revision), *filter(None, [self._standing.change_due]))
        if output is Output.ARCHIVED:
            return Made(self._archived(revision), told)
        draft = self._draft(revision)
        if coded and output is Output.SEALED:
            return Made(sealed_pages(draft, self._workplace, act=f"导出{output}", beside=f"校验码 {code(draft)}"), told)
        kept = self._kept(revision) if revision else None
        return Made(kept or sealed_pages(draft, self._workplace, act=f"导出{output}"), told)

    def to_print(self, output: Output) -> Made:
        """``output``, a 送审稿 or what is signed, as it goes to the printer: its pages alone, read back."""
        if output is not Output.REVIEWED:
            return self.make(output)  # what has no mark was read back when it was made
        handed = self._chosen(output, None)
        if handed is None:
            raise SignoffRefused(NOT_SUBMITTED)
        made = self.hand_over_pages(handed, attached=False)
        prove(made.data, publication(self._draft(handed)), above=GAP.join((output, beside(handed, self._made))))
        return made

    def packed(self, suffix: str, number: int | None = None) -> Made:
        """A 送审稿 with its data as ``.zip`` or ``.xlsx``: the same content as the PDF that ``make`` gives."""
        handed = self.hand_over(number)
        made = self.hand_over_pages(handed.revision, attached=False)
        title = "".join(publication(handed.revision.draft(self._workplace.editions)).title)
        data = as_zip(made.data, handed) if suffix == ".zip" else as_xlsx(handed, title)
        return Made(data, made.told, made.missing)

    def draft(self, number: int | None = None) -> Draft:
        """The report as revision ``number``, or as it is now."""
        return self._draft(next((each for each in self._revisions if each.number == number), None))

    def hand_over(self, number: int | None = None) -> HandOver:
        """What travels with a revision. Raises SignoffRefused where there is none."""
        revision = self._chosen(Output.REVIEWED, number)
        if revision is None:
            raise SignoffRefused("这份报告还没有送审，没有可以交出去的稿子。请先送审。")
        findings = handed_findings(revision.draft(self._workplace.editions))
        return HandOver(self._report, revision, tuple(self._acts), findings)

    def hand_over_pages(self, revision: Revision, *, attached: bool = True) -> Made:
        """The 送审稿 of ``revision``, with its data unless they travel beside it."""
        draft = revision.draft(self._workplace.editions)
        pages = make_pages(draft, self._workplace, mark=Output.REVIEWED, beside=beside(revision, self._made))
        data = pages.data
        if attached:
            data = with_attachments(data, [_source(HANDED, to_json(self.hand_over(revision.number)))])
        told = self._told(revision) if self._signed else ()
        if revision == self._newest and self._changed_since(revision):
            told = (*told, f"草稿在{revision.name}以后又有改动，导出的是{revision.name}。")
        return Made(data, told, pages.missing)

    @property
    def _newest(self) -> Revision | None:
        return next((each for each in self._revisions if each.number == self._standing.revision), None)

    @property
    def _signed(self) -> int:
        """The number of what is signed, or was before the correction that is under way; 0 if nothing."""
        return signed_number(self._standing)

    def _chosen(self, output: Output, number: int | None) -> Revision | None:
        """The revision to show; None for the draft as it is."""
        if number is not None:
            return numbered(self._revisions, number)
        if output in (Output.DRAFT, Output.CONSULTED):
            return None
        signed = self._standing.signed if output is not Output.REVIEWED else 0
        return next((each for each in self._revisions if each.number == signed), self._newest)

    def _draft(self, revision: Revision | None) -> Draft:
        if revision:
            return revision.draft(self._workplace.editions)
        return Draft(self._workplace.editions, self._reader.entries(self._report))

    def _marked(self, output: Output, revision: Revision | None) -> Made:
        draft = self._draft(revision)
        made = moment_in_words(self._made)
        pages = make_pages(draft, self._workplace, mark=output, beside=f"{revision.name}　{made}" if revision else made)
        signed = next((each for each in self._revisions if each.number == self._signed), None)
        told = self._told(revision) if signed and code(draft) != signed.code else ()
        return Made(pages.data, told, pages.missing)

    def _changed_since(self, revision: Revision) -> bool:
        return code(self._draft(None)) != revision.code

    def _told(self, revision: Revision | None) -> tuple[str, ...]:
        sentence = unsigned(self._standing, revision.number if revision else 0)
        return (sentence,) if sentence else ()

    def _kept(self, revision: Revision) -> bytes | None:
        """The file kept at signing. Raises StoreDamaged if it is no longer what was kept."""
        return self._reader.approvals.kept_file(self._report, revision.number, SEALED)

    def _archived(self, revision: Revision | None) -> bytes:
        kept = self._kept(revision) if revision else None
        if revision is None or kept is None:
            raise SignoffRefused("没有签发的稿子，不能做归档件。请先登记签发。")
        lines = [f"{each.name}  校验码 {each.code}  {each.when}  {each.who}" for each in self._revisions]
        record = "\n".join((self._standing.line, *lines, *chronicle(self._acts))) + "\n"
        kept_record = Attached(RECORD, record.encode("utf-8-sig"), "text/plain", "Supplement")
        return with_attachments(kept, [_source(FORM, revision.form.encode()), kept_record])


def _source(name: str, content: bytes) -> Attached:
    """Data that the pages were made from."""
    return Attached(name, content, "application/json", "Source")


def signed_number(now: Standing) -> int:
    """The number of the signed revision, or of the one that was before a correction began; 0 if none."""
    if now.signed:
        return now.signed
    return int(now.correction.data["from"]) if now.correction else 0


def unsigned(now: Standing, number: int) -> str:
    """What is to be said of publishing revision ``number`` (0: the draft); empty where that is what was signed."""
    if number and number == now.signed:
        return ""
    signed = signed_number(now)
    name = f"第{number}稿" if number else "现在的草稿"
    if signed and number == signed:
        return f"{name}是更正以前签发的，更正还没有签发。"
    if signed:
        older = 0 < number < signed
        return f"这是{name}，已签发的是第{signed}稿。" if older else f"{name}未签发，已签发的是第{signed}稿。"
    if now.withdrawn:
        return f"{name}未签发，第{now.withdrawn}稿的签发因实质性修改不再有效。"
    return f"{name}未签发，没有已签发的稿子。"
