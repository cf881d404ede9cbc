"""What goes out of the program around an approval: outputs of a revision, the papers that go with it.

Loaded when one of them is asked for.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.export.pdf.difference import PagesDiffer
from desktop.export.pdf.export import write_whole
from desktop.export.pdf.faces import Faces
from desktop.settings import read_settings
from desktop.signoff.outputs import Output, OutputMaker
from desktop.signoff.papers.copies import COPIES
from desktop.signoff.papers.making import PAPERS, Desk
from desktop.signoff.papers.material import material
from desktop.signoff.papers.office_template import read_template
from desktop.signoff.papers.subject import subject
from desktop.signoff.refused import SignoffRefused
from desktop.signoff.standing import standing
from desktop.store.drafts import DraftReader
from desktop.workplace import Workplace

# The carriers of a report for review, and what each other output is saved as.
CARRIERS = {
    "送审稿 (*.pdf)": Output.REVIEWED,
    "送审文件 (*.zip)": Output.REVIEWED,
    "送审文件 (*.xlsx)": Output.REVIEWED,
}
SUFFIXES = (".pdf", ".zip", ".xlsx")
PAGES = {f"{each.value} (*.pdf)": each for each in (Output.SEALED, Output.PUBLIC, Output.ARCHIVED)}


def export_output(workplace: Workplace, reader: DraftReader, report: str, name: str, parent: QWidget) -> str:
    """导出一种稿: which, and where to; returns a sentence on what was done."""
    signed = standing(reader.approvals.acts(report)).signed
    kinds = {**PAGES, **CARRIERS} if signed else {**CARRIERS, **PAGES}  # the first is what is offered
    target, kind = QFileDialog.getSaveFileName(parent, "导出", f"{name}.pdf", ";;".join(kinds))
    if not target:
        return ""
    suffix = kind[kind.index("*") + 1 : -1]
    # A name may have a dot of its own, as in 年报v1.2; only the suffix of another output gives way.
    path = Path(target)
    if path.suffix.lower() != suffix:
        path = path.with_suffix(suffix) if path.suffix.lower() in SUFFIXES else path.with_name(path.name + suffix)

    def act() -> str:
        maker = OutputMaker(workplace, reader, report)
        made = maker.packed(suffix) if suffix != ".pdf" else maker.make(kinds[kind])
        return "".join((f"已导出：{write_whole(made.data, path)}。", *made.told))

    return _told(act, path)


def export_papers(workplace: Workplace, reader: DraftReader, report: str, parent: QWidget) -> str:
    """导出审签材料: every paper that can be made, into a folder; returns a sentence on what was done."""
    chosen = QFileDialog.getExistingDirectory(parent, "审签材料存到哪个文件夹")
    if not chosen:
        return ""
    folder = Path(chosen)

    def act() -> str:
        template = read_settings(workplace.root).sheet_template
        desk = Desk(Faces(workplace.cache / "faces"), read_template(template) if template else None)
        about, stored = subject(workplace, reader, report), material(workplace, reader, report)
        files, left = {}, []
        for name, paper in PAPERS.items():
            try:
                files.update({made.name: made.data for made in paper(about, desk)})
            except SignoffRefused:
                left.append(name)
        for name, copy in COPIES.items():
            try:
                files[f"{name}.pdf"] = copy(stored, None)
            except SignoffRefused:
                left.append(name)
        for name, data in files.items():
            write_whole(data, folder / name)
        rest = f"现在还没有{'、'.join(left)}。" if left else ""
        return f"已存到“{folder}”：{'、'.join(files)}。{rest}"

    return _told(act, folder)


def _told(act: Callable[[], str], path: Path) -> str:
    """What ``act`` says, or why it could not be done; the pointer waits meanwhile."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        return act()
    except (SignoffRefused, PagesDiffer) as refused:
        return str(refused)
    except OSError:
        return f"“{path}”读不了或者写不进去。请确认它没有被别的程序占用，或者换一个文件夹。"
    finally:
        QGuiApplication.restoreOverrideCursor()
