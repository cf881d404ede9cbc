"""The papers by name: which files each one is, and how they are made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from desktop.export.papers.approval_docx import approval_docx
from desktop.export.papers.approval_sheet import approval_sheet
from desktop.export.papers.data_sheet import data_sheet
from desktop.export.papers.docx_template import fill_template
from desktop.export.papers.secrecy_sheet import secrecy_sheet
from desktop.export.pdf.faces import Faces
from desktop.signoff.papers.approval import approval_sheet_of, template_fields
from desktop.signoff.papers.covering_words import covering_words
from desktop.signoff.papers.data import data_sheet_of
from desktop.signoff.papers.secrecy import secrecy_sheet_of
from desktop.signoff.papers.subject import Subject


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
    sheet = approval_sheet_of(subject)
    yield Made("审签单.pdf", approval_sheet(sheet, desk.faces, subject.made))
    if desk.template is None:
        yield Made("审签单.docx", approval_docx(sheet, subject.made))
    else:
        filled, unknown = fill_template(desk.template, template_fields(subject))
        yield Made("审签单.docx", filled, unknown)


def _data(subject: Subject, desk: Desk) -> Iterator[Made]:
    yield Made("数据与核对情况.pdf", data_sheet(data_sheet_of(subject), desk.faces, subject.made))


def _secrecy(subject: Subject, desk: Desk) -> Iterator[Made]:
    yield Made("保密审查表.pdf", secrecy_sheet(secrecy_sheet_of(subject), desk.faces, subject.made))


def _covering(subject: Subject, _: Desk) -> Iterator[Made]:
    # With a mark at the beginning, as Windows' own editor writes it: older ones would take the characters for GBK.
    yield Made("呈批说明.txt", f"{covering_words(subject)}\n".encode("utf-8-sig"))


# In the order of the job (office.md 20).
PAPERS: Final[dict[str, Callable[[Subject, Desk], Iterator[Made]]]] = {
    "审签单": _approval,
    "数据与核对情况": _data,
    "保密审查表": _secrecy,
    "呈批说明": _covering,
}
