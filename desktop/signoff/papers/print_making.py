"""Each paper of the menu 打印 as the PDF that is printed; pages of the report are read back first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

from desktop.export.pdf.faces import Faces
from desktop.export.pdf.read_back import prove
from desktop.settings import read_settings
from desktop.signoff.outputs import Output, OutputMaker
from desktop.signoff.papers import print_list as papers
from desktop.signoff.papers.copies import COPIES
from desktop.signoff.papers.making import PAPERS, Desk
from desktop.signoff.papers.marked_copy import CLEAN_MARK, clean_copy
from desktop.signoff.papers.material import Material, material
from desktop.signoff.papers.subject import Subject, subject
from desktop.store.drafts import DraftReader
from desktop.workplace import Workplace
from forms.publication.build import publication

OWN_SHEET: Final = (
    "本单位自己的稿纸用“审签 → 导出审签材料”存为Word文件，在Word或者WPS里打印；这里印的是程序自带的样式。"
)


@dataclass(frozen=True, slots=True)
class ToPrint:
    """A PDF, and what must be said with it, in sentences."""

    data: bytes
    told: tuple[str, ...] = ()


class Press:
    """Makes the papers of one stored report as it is on the disk now.

    Raises SignoffRefused, PagesDiffer, ExchangeError, StoreError.
    """

    def __init__(self, workplace: Workplace, reader: DraftReader, report: str) -> None:
        self._workplace, self._reader, self._report = workplace, reader, report

    def make(self, name: str) -> ToPrint:
        """The paper called ``name``, one of PRINTED."""
        return _MAKERS[name](self)

    @cached_property
    def subject(self) -> Subject:
        """What the sheets are about."""
        return subject(self._workplace, self._reader, self._report)

    @cached_property
    def material(self) -> Material:
        """What the working copies are made from."""
        return material(self._workplace, self._reader, self._report)

    def sheet(self, name: str) -> ToPrint:
        """One of the sheets beside the report."""
        made = PAPERS[name](self.subject, Desk(Faces(self._workplace.cache / "faces")))
        own = name == papers.APPROVAL and read_settings(self._workplace.root).sheet_template
        data = next(each.data for each in made if each.name.endswith(".pdf"))
        return ToPrint(data, (OWN_SHEET,) if own else ())

    def copy(self, name: str) -> ToPrint:
        """One of the working copies, of the newest text there is."""
        return ToPrint(COPIES[name](self.material, None))

    def clean(self) -> ToPrint:
        """清样, read back."""
        data = clean_copy(self.material)
        prove(data, publication(self.material.draft_of(self.material.newest)), above=CLEAN_MARK)
        return ToPrint(data)

    def output(self, kind: Output) -> ToPrint:
        """Pages of the report, read back; what is not what was signed says so."""
        made = OutputMaker(self._workplace, self._reader, self._report).to_print(kind)
        return ToPrint(made.data, made.told)


_MAKERS: Final[Mapping[str, Callable[[Press], ToPrint]]] = {
    **{name: partial(Press.sheet, name=name) for name in PAPERS},
    **{name: partial(Press.copy, name=name) for name in COPIES},
    papers.CLEAN: Press.clean,
    papers.REVIEWED: partial(Press.output, kind=Output.REVIEWED),
    papers.SEALED: partial(Press.output, kind=Output.SEALED),
}
