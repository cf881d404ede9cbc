"""The menu 打印: each paper of the present report straight to the printer, and what the present step needs in one go.

What makes and prints papers is loaded when something is printed.
"""

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.file_names import in_file_name
from desktop.settings import read_settings
from desktop.signoff.papers import print_list as papers
from desktop.signoff.practice import NO_PAPERS
from desktop.signoff.sheet import NAME
from desktop.signoff.standing import Standing
from desktop.store.drafts import DraftReader
from desktop.workplace import Workplace

if TYPE_CHECKING:
    from desktop.window.printing.print_papers_box import Job

PAPERS: Final[Mapping[str, str]] = {
    "print_sources": papers.SOURCES,
    "print_proof": papers.PROOF,
    "print_reviewed": papers.REVIEWED,
    "print_approval": papers.APPROVAL,
    "print_data": papers.DATA,
    "print_secrecy": papers.SECRECY,
    "print_covering": papers.COVERING,
    "print_annex": papers.ANNEX,
    "print_marked": papers.MARKED,
    "print_clean": papers.CLEAN,
    "print_remarks": papers.REMARKS,
    "print_sealed": papers.SEALED,
    "print_record": papers.RECORD,
    "print_correction": papers.CORRECTION,
}
TOGETHER, COPY, APPROVAL = "print_together", "copy_covering", "print_approval"
NOTHING: Final = "这一步没有要一起打印的单子。"


class PaperPrinting(QObject):
    """Of one open report. ``ready`` takes in what is being typed and says whether papers may be made."""

    said = Signal(str)
    remembered = Signal(object)  # settings to be kept, by their names

    def __init__(
        self,
        workplace: Workplace,
        reader: DraftReader,
        report: str,
        *,
        standing: Callable[[], Standing],
        practice: bool,
        ready: Callable[[], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workplace, self._reader, self._report, self._window = workplace, reader, report, parent
        self._folder: Path | None = None  # of what other programs print
        self._standing, self._practice, self._ready = standing, practice, ready
        for action, name in PAPERS.items():
            setattr(self, f"do_{action}", partial(self._print, (name,)))

    def reason(self, action: str) -> str:
        """Why ``action`` cannot be done now, in a sentence; empty when it can."""
        if self._practice:
            return NO_PAPERS
        if action == TOGETHER:
            return "" if papers.printed_together(self._standing()) else NOTHING
        return papers.PRINTED[PAPERS[action]].obstacle(self._standing()) if action in PAPERS else ""

    def mark(self, actions: Mapping[str, QAction]) -> None:
        """Grey those of ``actions`` that cannot be done now, with the reason."""
        for action in (*PAPERS, TOGETHER, COPY):
            reason = self.reason(action)
            actions[action].setEnabled(not reason)
            together = "、".join(papers.printed_together(self._standing())) if action == TOGETHER else ""
            actions[action].setToolTip(reason or together)
            actions[action].setStatusTip(reason)
        actions[APPROVAL].setText(f"{self._called(papers.APPROVAL)}…")

    def _called(self, name: str) -> str:
        """What the office calls the paper ``name``."""
        own = read_settings(self._workplace.root).sheet.get(NAME, "") if name == papers.APPROVAL else ""
        return own or name

    def do_print_together(self) -> None:
        """Everything that the present step needs on paper."""
        self._print(papers.printed_together(self._standing()))

    def do_copy_covering(self) -> None:
        """The sentences of the 呈批说明, for the box of the office's own system."""
        if not self._ready():
            return
        from desktop.signoff.papers.covering_words import covering_words  # noqa: PLC0415
        from desktop.signoff.papers.subject import subject  # noqa: PLC0415

        words = covering_words(subject(self._workplace, self._reader, self._report))
        QGuiApplication.clipboard().setText(words)
        self.said.emit(f"已复制，可以粘贴：{words}")

    def _print(self, names: Sequence[str]) -> None:
        if not self._ready():
            return
        if not names:
            self.said.emit(NOTHING)
            return
        from desktop.window.printing.print_papers_box import print_papers  # noqa: PLC0415

        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            jobs, left_out = self._jobs(names)
        finally:
            QGuiApplication.restoreOverrideCursor()
        if not jobs:
            self.said.emit("".join(left_out))
            return
        chosen, told = print_papers(jobs, self._window, self._open_elsewhere, left_out)
        if chosen:
            settings = read_settings(self._workplace.root)
            copies = {name: each.copies for name, each in chosen.items()}
            sides = {name: each.sides for name, each in chosen.items()}
            self.remembered.emit({"copies": {**settings.copies, **copies}, "sides": {**settings.sides, **sides}})
        self.said.emit(told)

    def stop(self) -> None:
        """Clear away what no other program holds open."""
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _open_elsewhere(self, jobs: "Sequence[Job]") -> str:
        """Open ``jobs`` in the system's PDF program, under names that a person can read."""
        self._folder = self._folder or Path(tempfile.mkdtemp(prefix="nianbao-"))
        # A program that still holds the last copy open may keep it: every copy has a folder of its own.
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        for job in jobs:
            path = folder / f"{in_file_name(job.called)}.pdf"
            try:
                path.write_bytes(job.data)
            except OSError:
                return f"“{path}”写不进去。请确认磁盘没有满。"
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                return "这台电脑没有可以打开PDF的程序。请用“审签 → 导出审签材料”存成文件，到别的电脑上打印。"
        return f"已用系统PDF程序打开：{'、'.join(job.called for job in jobs)}。"

    def _jobs(self, names: Sequence[str]) -> "tuple[list[Job], list[str]]":
        """What can be printed of ``names``, and why the rest cannot."""
        from desktop.export.pdf.difference import PagesDiffer  # noqa: PLC0415
        from desktop.signoff.papers.print_making import Press  # noqa: PLC0415
        from desktop.signoff.refused import SignoffRefused  # noqa: PLC0415
        from desktop.window.printing.print_papers_box import Job  # noqa: PLC0415
        from desktop.window.printing.printing import AUTOMATIC, ONE_SIDE  # noqa: PLC0415

        press, settings = Press(self._workplace, self._reader, self._report), read_settings(self._workplace.root)
        jobs, left_out = [], []
        for name in names:
            entry = papers.PRINTED[name]
            try:
                made = press.make(name)
            except SignoffRefused as refused:
                left_out.append(str(refused))
            except PagesDiffer as differ:
                left_out.append(f"{name}的页面与报告不一致，没有打印。{differ}")
            else:
                copies = settings.copies.get(name, entry.copies)
                sides = settings.sides.get(name, AUTOMATIC if entry.both_sides else ONE_SIDE)
                jobs.append(Job(name, self._called(name), made.data, made.told, copies, sides))
        return jobs, left_out
