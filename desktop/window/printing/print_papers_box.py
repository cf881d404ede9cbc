"""What is asked before papers are printed: of each, how often and on which sides; then one dialog for the printer."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import pypdfium2
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.settings import MOST_COPIES
from desktop.window.printing.printing import SHARPNESS, SIDES, PrintWishes, prepared, print_document, set_up, warning
from forms.entry.labels import quiet

NO_PRINTER = "这台电脑没有安装打印机。请用“审签 → 导出审签材料”存成文件，到别的电脑上打印。"
NOT_PRINTED = "没有打印。"


class Job(NamedTuple):
    """One paper: what the office calls it, its PDF, what must be said of it, and how it was printed last."""

    name: str
    called: str
    data: bytes
    told: Sequence[str]
    copies: int
    sides: int


class Chosen(NamedTuple):
    """How one paper is to be printed."""

    copies: int
    sides: int


class PapersBox(QDialog):
    """A line for each of ``jobs``; of several each can be left out. ``told`` are sentences about what is missing."""

    def __init__(self, jobs: Sequence[Job], parent: QWidget, told: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"打印{jobs[0].called}" if len(jobs) == 1 else "打印这一步的一套")
        self._lines: dict[str, tuple[QCheckBox, QSpinBox, QComboBox]] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        for sentence in dict.fromkeys([*told, *(sentence for job in jobs for sentence in job.told)]):
            layout.addWidget(warning(sentence))
        layout.addLayout(self._table(jobs))
        self._sharpness = QComboBox()
        self._sharpness.setAccessibleName("清晰度")
        self._sharpness.addItems([f"{dpi} dpi" for dpi in SHARPNESS])
        form = QFormLayout()
        form.addRow("清晰度", self._sharpness)
        layout.addLayout(form)
        layout.addWidget(quiet("按实际大小打印，不缩放；份数和单双面下次照用。"))
        self.elsewhere = False  # another program is to print them
        outside = QPushButton("用系统PDF程序打印")
        outside.setAutoDefault(False)
        outside.clicked.connect(self._go_elsewhere)
        self._print, leave = QPushButton("选打印机…"), QPushButton("取消")
        self._print.setDefault(True)
        self._print.clicked.connect(self.accept)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (outside, self._print, leave):
            row.addWidget(button)
        layout.addLayout(row)

    def _table(self, jobs: Sequence[Job]) -> QGridLayout:
        table = QGridLayout()
        table.setHorizontalSpacing(20)
        for column, head in enumerate(("单子", "份数", "单双面")):
            table.addWidget(quiet(head), 0, column)
        for row, job in enumerate(jobs, start=1):
            wanted, copies, sides = QCheckBox(job.called), QSpinBox(), QComboBox()
            wanted.setChecked(True)
            wanted.toggled.connect(self._count)
            copies.setRange(1, MOST_COPIES)
            copies.setValue(job.copies)
            copies.setAccessibleName(f"{job.called}的份数")
            sides.addItems(SIDES)
            sides.setCurrentIndex(job.sides)
            sides.setAccessibleName(f"{job.called}的单双面")
            shown = wanted if len(jobs) > 1 else QLabel(job.called)
            for column, widget in enumerate((shown, copies, sides)):
                table.addWidget(widget, row, column)
            self._lines[job.name] = (wanted, copies, sides)
        table.setColumnStretch(0, 1)
        return table

    def _go_elsewhere(self) -> None:
        self.elsewhere = True
        self.accept()

    def _count(self) -> None:
        self._print.setEnabled(any(wanted.isChecked() for wanted, _, _ in self._lines.values()))

    @property
    def sharpness(self) -> int:
        """In dpi."""
        return SHARPNESS[self._sharpness.currentIndex()]

    @property
    def chosen(self) -> Mapping[str, Chosen]:
        """How each paper that is wanted is to be printed."""
        return {
            name: Chosen(copies.value(), sides.currentIndex())
            for name, (wanted, copies, sides) in self._lines.items()
            if wanted.isChecked()
        }


def print_papers(
    jobs: Sequence[Job], parent: QWidget, elsewhere: Callable[[Sequence[Job]], str], left_out: Sequence[str] = ()
) -> tuple[Mapping[str, Chosen], str]:
    """Ask how, and once for the printer, then print one after the other.

    ``elsewhere`` hands them to another program instead; ``left_out`` says what cannot be printed.

    Returns how each was wanted, to be remembered, and a sentence on how it ended.
    """
    if not QPrinterInfo.availablePrinterNames():
        return {}, NO_PRINTER
    box = PapersBox(jobs, parent, left_out)
    if box.exec() != QDialog.DialogCode.Accepted:
        return {}, ""
    chosen = box.chosen
    wanted = [job for job in jobs if job.name in chosen]
    if box.elsewhere:
        return {}, elsewhere(wanted)
    first = chosen[wanted[0].name]
    printer = prepared(PrintWishes(box.sharpness, first.sides, first.copies))
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, len(wanted) == 1)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return chosen, NOT_PRINTED
    if len(wanted) == 1:  # the printer's own dialog asks how often too: what was said last counts
        chosen = {wanted[0].name: first._replace(copies=printer.copyCount())}
    return chosen, print_jobs(wanted, chosen, box.sharpness, printer, parent)


def print_jobs(
    jobs: Sequence[Job], chosen: Mapping[str, Chosen], sharpness: int, printer: QPrinter, parent: QWidget | None
) -> str:
    """Print ``jobs`` as ``chosen``, each a document of its own; stops at the first that does not go through."""
    done: list[str] = []
    for job in jobs:
        copies, sides = chosen[job.name]
        wishes = PrintWishes(sharpness, sides, copies)
        set_up(printer, wishes)
        printer.setDocName(job.called)
        with pypdfium2.PdfDocument(job.data) as document:
            told = print_document(document, printer, wishes, parent)
        if not told.startswith("已送打印机"):
            before = f"已印：{'、'.join(done)}。" if done else ""
            return f"{job.called}：{told}{before}"
        done.append(f"{job.called}{copies}份" if copies > 1 else job.called)
    return f"已送打印机：{'、'.join(done)}。"
