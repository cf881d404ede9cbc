"""The papers by name: which files each one is, and how they are made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from desktop.export.papers.annex_sheet import annex_sheet
from desktop.export.papers.approval_docx import approval_docx
from desktop.export.papers.approval_sheet import approval_sheet
from desktop.export.papers.covering_sheet import covering_sheet
from desktop.export.papers.data_sheet import data_sheet
from desktop.export.papers.docx_template import fill_template
from desktop.export.papers.record_sheet import record_sheet
from desktop.export.papers.secrecy_sheet import secrecy_sheet
from desktop.export.papers.source_table import source_table
from desktop.export.pdf.faces import Faces
from desktop.file_names import in_file_name
from desktop.signoff.papers.absent import no_opinion
from desktop.signoff.papers.annex import annex_of
from desktop.signoff.papers.approval import approval_sheet_of, template_fields
from desktop.signoff.papers.covering_words import covering_words
from desktop.signoff.papers.data import data_sheet_of
from desktop.signoff.papers.record import record_sheet_of
from desktop.signoff.papers.secrecy import secrecy_sheet_of
from desktop.signoff.papers.sources import source_table_of
from desktop.signoff.papers.subject import Subject
from desktop.signoff.refused import SignoffRefused
from desktop.signoff.sheet import NAME

APPROVAL: Final = "审签单"


@dataclass(frozen=True, slots=True)
class Made:
    """One file. ``unknown`` are placeholders of the office's template that nothing was found for."""

    name: str
    data: bytes
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What papers are made with; ``template`` is the office's own 审签单 (.docx), or None."""

    faces: Faces
    template: bytes | None = None


def _approval(subject: Subject, desk: Desk) -> Iterator[Made]:
    made = approval_sheet_of(subject)
    name = in_file_name(subject.particulars[NAME]) or APPROVAL
    yield Made(f"{name}.pdf", approval_sheet(made, desk.faces, subject.made))
    if desk.template is None:
        yield Made(f"{name}.docx", approval_docx(made, subject.made))
    else:
        filled, unknown = fill_template(desk.template, template_fields(subject))
        yield Made(f"{name}.docx", filled, unknown)


def _data(subject: Subject, desk: Desk) -> Iterator[Made]:
    yield Made("数据与核对情况.pdf", data_sheet(data_sheet_of(subject), desk.faces, subject.made))


def _secrecy(subject: Subject, desk: Desk) -> Iterator[Made]:
    yield Made("保密审查表.pdf", secrecy_sheet(secrecy_sheet_of(subject), desk.faces, subject.made))


def _sources(subject: Subject, desk: Desk) -> Iterator[Made]:
    made = source_table_of(subject)
    yield Made("数据来源确认表.pdf", source_table(made, faces=desk.faces, created=subject.made))


def _covering(subject: Subject, desk: Desk) -> Iterator[Made]:
    words = covering_words(subject)
    # With a mark at the beginning, as Windows' own editor writes it: older ones would take the characters for GBK.
    yield Made("呈批说明.txt", f"{words}\n".encode("utf-8-sig"))
    agency = subject.draft.agency
    yield Made("呈批说明.pdf", covering_sheet(subject.headed, agency, words, faces=desk.faces, created=subject.made))


def _annex(subject: Subject, desk: Desk) -> Iterator[Made]:
    title, agency = f"{subject.headed}附页", subject.draft.agency
    lists = annex_of(subject)
    yield Made(
        "附页.pdf",
        annex_sheet(title, agency, lists, trace=subject.trace, faces=desk.faces, created=subject.made),
    )


def _record(subject: Subject, desk: Desk) -> Iterator[Made]:
    reason = no_opinion(subject.standing)
    if reason:
        raise SignoffRefused(reason)
    yield Made("审签记录.pdf", record_sheet(record_sheet_of(subject), faces=desk.faces, created=subject.made))


# In the order of the job (office.md 20). Each raises SignoffRefused where there is nothing to print.
PAPERS: Final[dict[str, Callable[[Subject, Desk], Iterator[Made]]]] = {
    APPROVAL: _approval,
    "数据来源确认表": _sources,
    "数据与核对情况": _data,
    "保密审查表": _secrecy,
    "呈批说明": _covering,
    "附页": _annex,
    "审签记录": _record,
}
