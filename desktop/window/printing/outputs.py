"""What leaves the program: pages as PDF, on paper, and the report's data as a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWidgets import QWidget

from desktop.file_names import in_file_name
from desktop.signoff.practice import MARK as PRACTICE
from desktop.signoff.practice import NOT_WRITTEN_OUT
from desktop.window.printing.page_making import PageMaker, PagesNotMade
from desktop.window.report.open_report import OpenReport
from desktop.workplace import Workplace
from forms.checks.finding import Finding, Severity
from forms.draft.draft import Draft

if TYPE_CHECKING:
    from desktop.export.pdf.export import Exported

MARKS = ("草稿", "征求意见稿", "送审稿")
UNMARKED = "不带标记"
NO_PAGES = "页面没有生成，没有打印。请看日志（帮助 → 打开日志），改动以后再试。"
NOT_PRINTED = "页面与报告不一致，没有打印。"
LONGEST_NAME = 60  # characters of the agency in a file's name


class Outputs(QObject):
    """Of one report. ``findings`` is kept up to date by the view: without a mark only when nothing is 须改."""

    made = Signal(object)  # the newest pages
    failed = Signal(str)
    said = Signal(str)

    def __init__(self, workplace: Workplace, report: OpenReport, *, practice: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._window, self._report, self._practice = parent, report, practice
        self.findings: Sequence[Finding] = ()
        self._maker = PageMaker(workplace, PRACTICE if practice else MARKS[0], self)
        self._maker.made.connect(self.made)
        self._maker.failed.connect(self.failed)

    def pages(self) -> "Exported":
        """The pages of the report as it is now. Raises PagesNotMade."""
        return self._maker.up_to_date(self._report.draft)

    @property
    def newest(self) -> "Exported | None":
        """The pages made last."""
        return self._maker.newest

    def ask(self) -> None:
        """Make the pages anew when typing has stopped."""
        self._maker.ask(self._report.draft)

    def stop(self) -> None:
        """Wait for what is being made."""
        self._maker.stop()

    def do_save_file(self) -> None:
        """Write the report in exchange form."""
        from forms.draft.exchange import dump  # noqa: PLC0415

        if self._practice:
            self.said.emit(NOT_WRITTEN_OUT)
            return
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  -- dialogs are imported when one is shown

        from desktop.export.pdf.export import write_whole  # noqa: PLC0415

        name, _ = QFileDialog.getSaveFileName(
            self._window, "写出数据文件", f"{file_name(self._report.draft)}.json", "年报数据文件 (*.json)"
        )
        if name:
            try:
                written = write_whole(dump(self._report.id, self._report.draft).encode("utf-8"), Path(name))
            except OSError:
                self.said.emit(f"“{name}”写不进去。请换一个文件夹，或者确认磁盘没有满。")
            else:
                self.said.emit(f"已写出：{written}")

    def do_save_pdf(self) -> None:
        """Write the pages; without a mark only when nothing is 须改."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  -- as above

        errors = sum(each.severity is Severity.ERROR for each in self.findings)
        wanted = [PRACTICE] if self._practice else [*MARKS, *([] if errors else [UNMARKED])]
        kinds = ";;".join(f"{each} (*.pdf)" for each in wanted)
        offered = f"{file_name(self._report.draft)}{f'（{PRACTICE}）' if self._practice else ''}.pdf"
        name, kind = QFileDialog.getSaveFileName(self._window, "存为PDF", offered, kinds)
        if name:
            mark = kind.partition(" ")[0]
            self.said.emit(self.write(Path(name), None if mark == UNMARKED else mark))

    def write(self, target: Path, mark: str | None) -> str:
        """Write the pages to ``target`` with ``mark`` above them; returns a sentence on what was done."""
        return self._maker.write(self._report.draft, target, mark)

    def do_print_report(self) -> None:
        """Print the very pages of the preview, once they were read back."""
        from desktop.export.pdf.difference import PagesDiffer  # noqa: PLC0415
        from desktop.window.printing.printing import print_file  # noqa: PLC0415  -- printing is loaded when one prints

        try:
            pages = self._maker.to_print(self._report.draft)
        except PagesNotMade:
            self.said.emit(NO_PAGES)
        except PagesDiffer as differ:
            self.said.emit(f"{NOT_PRINTED}{differ}")
        else:
            self.said.emit(print_file(pages.path, self._window, self.do_print_elsewhere, self._not_signed()))

    def _not_signed(self) -> str:
        """What is to be said of printing the pages of the preview once something was signed; else empty."""
        from desktop.signoff.outputs import signed_number, unsigned  # noqa: PLC0415  -- as above

        now = self._report.standing
        if not signed_number(now):
            return ""
        if now.changeable:
            return unsigned(now, 0)
        return f"这是带“{MARKS[0]}”标记的第{now.signed}稿。用印、报送的请用“打印 → 盖章稿”。"

    def do_print_elsewhere(self) -> None:
        """Open the very pages of the preview in the system's PDF program, to print from there."""
        from PySide6.QtGui import QDesktopServices  # noqa: PLC0415  -- as above

        from desktop.export.pdf.difference import PagesDiffer  # noqa: PLC0415

        try:
            copy = self._maker.copy(self._report.draft, f"{file_name(self._report.draft)}.pdf")
        except PagesNotMade:
            self.said.emit(NO_PAGES)
            return
        except PagesDiffer as differ:
            self.said.emit(f"{NOT_PRINTED}{differ}")
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            self.said.emit("这台电脑没有可以打开PDF的程序。请用“存为PDF”，到别的电脑上打印。")


def file_name(draft: Draft) -> str:
    """What a file of the report is called, without its ending."""
    agency = in_file_name(draft.agency)[:LONGEST_NAME]
    return f"{agency}{draft.year}年政府信息公开工作年度报告"
