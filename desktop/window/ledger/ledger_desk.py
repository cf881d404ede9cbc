"""The ledger of one open report: its page, its panel, what its cells say, and the menu's acts on it.

Everything of a ledger is loaded when it is first asked for; most reports have none.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import isValid

from desktop.store.drafts import DraftStore
from desktop.store.errors import StoreError
from desktop.window.report.open_report import OpenReport
from desktop.workplace import Workplace
from forms.checks import check, in_order
from forms.checks.finding import Finding
from forms.draft.draft import Draft
from forms.draft.entering import EntryRefused
from forms.entry.chapter_page import ChapterPage

if TYPE_CHECKING:
    from desktop.window.ledger.ledger_page import LedgerPage
    from desktop.window.ledger.ledger_panel import LedgerPanel
    from forms.ledger.beside import Beside
    from forms.ledger.counting import Tally
    from forms.ledger.definition import LedgerForm
    from forms.ledger.editor import LedgerEditor
    from forms.ledger.importing import SheetPlan


def check_with_ledger(asked: tuple[Draft, "Beside"]) -> list[Finding]:
    """Everything the rules say of a draft and of the ledgers beside it."""
    from forms.ledger.beside import ledger_findings  # noqa: PLC0415

    draft, beside = asked
    found = check(draft)
    return in_order([*found, *ledger_findings(draft, beside)], draft) if beside.counted else found


class LedgerDesk(QObject):
    """Of one open report. ``page_wanted`` carries a page to be shown in front of it."""

    changed = Signal()  # a ledger says something else now
    said = Signal(str)
    page_wanted = Signal(object)

    def __init__(self, workplace: Workplace, store: DraftStore, report: OpenReport, parent: QWidget) -> None:
        super().__init__(parent)
        self._window, self._workplace, self._store, self._report = parent, workplace, store, report
        # With the report itself: later the store may be held by somebody else for a while.
        self._kept = store.reader.ledgers.kept(report.id)
        self._made: LedgerEditor | None = None
        self._beside: Beside | None = None
        self._of: tuple[str, int] | None = None  # edition and year that it was counted for
        self._panel: LedgerPanel | None = None
        self._page: LedgerPage | None = None
        self._cell = ""

    # What is known

    @property
    def editor(self) -> "LedgerEditor":
        """The door through which the ledgers change."""
        from desktop.ledgers import ledger_editor  # noqa: PLC0415

        if self._made is None:
            self._made = ledger_editor(self._workplace, self._store, self._report.id, self._kept)
            self._made.subscribe(lambda _: self._take_change())
        return self._made

    def forms(self) -> tuple["LedgerForm", ...]:
        """The ledgers of the report's edition."""
        from forms.ledger.loading import ledgers  # noqa: PLC0415

        return ledgers(self._workplace.editions, self._report.draft.edition.key)

    def beside(self) -> "Beside":
        """What the ledgers say now, for the checks."""
        from desktop.ledgers import last_year  # noqa: PLC0415
        from forms.ledger.beside import Beside, counted  # noqa: PLC0415

        draft = self._report.draft
        if self._beside is None or self._of != (draft.edition.key, draft.year):
            self._of = (draft.edition.key, draft.year)
            entries = self.editor.entries
            if entries:
                try:
                    before = last_year(self._store.reader, self._report.id, draft)
                except StoreError:  # last year's can be compared another time
                    before = {}
                self._beside = counted(draft.editions, *self._of, entries, before)
            else:
                self._beside = Beside()
        return self._beside

    def tally_of(self, cell: str) -> "tuple[LedgerForm, Tally] | None":
        """The ledger that counts ``cell``, where it has lines."""
        key = cell.partition(".")[0]
        return next((each for each in self.beside().counted if each[0].key == key), None)

    def differing(self) -> dict[str, int]:
        """What the ledgers count, for the cells and totals that say something else."""
        draft, found = self._report.draft, {}
        for ledger, own in self.beside().counted:
            for field in draft.edition.fields.values():
                if field.in_table and field.id.startswith(f"{ledger.key}."):
                    count = own.count(draft.edition, field.id)
                    if (draft.reading(field.id).number or 0) != count:
                        found[field.id] = count
        return found

    # In the form

    def dress(self, page: ChapterPage) -> None:
        """Put the way to its ledger on the page of a part that has one."""
        folder = self._workplace.editions.folder(self._report.draft.edition.key)
        if (folder / "ledger" / f"{page.chapter.key}.toml").is_file():
            button = QPushButton("台账")
            button.setToolTip("一件一行登记，表里的数从这里数出来；不用也可以")
            button.clicked.connect(lambda: self.show_page(page.chapter.key))
            page.add_button(button)

    def show_cell(self, cell: str) -> None:
        """The person has come to ``cell``: list what it is made of."""
        self._cell = cell
        if self._panel:
            self._panel.show_cell(self._report.draft, cell, self.tally_of(cell))

    def make_panel(self) -> "LedgerPanel":
        """What stands at the right of the form."""
        from desktop.window.ledger.ledger_panel import LedgerPanel  # noqa: PLC0415

        panel = self._panel = LedgerPanel()
        panel.fill_wanted.connect(lambda: self._fill(self._cell.partition(".")[0]))
        panel.page_wanted.connect(self._show_line)
        self.show_cell(self._cell)
        return panel

    def go_to_finding(self, finding: Finding) -> bool:
        """Show the lines that ``finding`` is about; whether it is one of a ledger."""
        from forms.ledger.findings import LINE  # noqa: PLC0415

        if not finding.fields[0].startswith(LINE):
            return False
        key = finding.fields[0].removeprefix(LINE).partition(".")[0]
        self.show_page(key, [each.removeprefix(LINE) for each in finding.fields[1:] if each.startswith(LINE)])
        return True

    # The page

    def do_show_ledger(self) -> None:
        """台账."""
        here = self._cell.partition(".")[0]
        known = [each.key for each in self.forms()]
        if not known:
            self.said.emit("这一版没有台账。")
            return
        self.show_page(here if here in known else known[0])

    def _show_line(self, line: str) -> None:
        known = [each.key for each in self.forms()]
        here = self._cell.partition(".")[0]
        self.show_page(line.partition("/")[0] or (here if here in known else known[0]), [line] if line else ())

    def show_page(self, key: str, only: Sequence[str] = ()) -> None:
        """Show the ledger ``key`` in front of the report, of its lines ``only`` those named."""
        from desktop.window.ledger.ledger_page import LedgerPage  # noqa: PLC0415

        page = self._page = LedgerPage(self.forms(), self.editor, self.beside)
        page.fill_wanted.connect(self._fill)
        page.carry_wanted.connect(self._carry)
        page.import_wanted.connect(self._import_file)
        page.sheet_pasted.connect(self._confirm)
        page.export_wanted.connect(self._export)
        page.said.connect(self.said)
        self.page_wanted.emit(page)
        page.show_ledger(key, only)

    def _take_change(self) -> None:
        self._beside = None
        self.show_cell(self._cell)
        if self._page and isValid(self._page):
            self._page.refresh()
        self.changed.emit()

    # The acts

    def do_fill_from_ledger(self) -> None:
        """按台账填入."""
        key = self._cell.partition(".")[0]
        known = [each.key for each in self.forms()]
        self._fill(key if key in known else known[0] if known else key)

    def _fill(self, key: str) -> None:
        from forms.ledger.filling import fill, told  # noqa: PLC0415

        ledger = next((each for each in self.forms() if each.key == key), None)
        if ledger is None:
            self.said.emit("请先到第三部分或者第四部分。")
            return
        listed = self.editor.lines(ledger)
        try:
            counted = fill(ledger, listed, self._report.editor)
        except EntryRefused as refused:
            self.said.emit(str(refused))
            return
        self.said.emit(f"已按台账填入。{told(ledger, counted, len(listed))}")

    def _carry(self, key: str) -> None:
        from desktop.ledgers import carry_over  # noqa: PLC0415

        draft = self._report.draft
        try:
            came = carry_over(self._store.reader, self._report.id, draft, self.editor, key)
        except StoreError as failure:
            self.said.emit(failure.message)
            return
        if not came:
            self.said.emit(f"这台电脑上没有这个单位{draft.year - 1}年度的台账。")
            return
        count = sum(came.values())
        self.said.emit(f"从上年台账结转了{count}件。" if count else "上年台账里没有要结转的，或者都已经结转了。")

    def _import_file(self, key: str) -> None:
        from pathlib import Path  # noqa: PLC0415

        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        from desktop.importing.sheets import SheetUnreadable  # noqa: PLC0415
        from desktop.ledgers import planned  # noqa: PLC0415
        from forms.ledger.importing import LedgerUnreadable  # noqa: PLC0415

        name, _ = QFileDialog.getOpenFileName(self._window, "导入台账", "", "台账 (*.xlsx *.csv *.xls *.et)")
        if not name:
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            sheet = planned(self._form(key), Path(name))
        except (SheetUnreadable, LedgerUnreadable) as why:
            self.said.emit(str(why))
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._confirm(key, sheet)

    def _confirm(self, key: str, sheet: "SheetPlan") -> None:
        from desktop.window.ledger.ledger_import_dialog import LedgerImportDialog  # noqa: PLC0415

        ledger = self._form(key)
        dialog = LedgerImportDialog(ledger, sheet, self.editor.remembered(ledger), self._window.window())

        def take() -> None:
            rows, words = dialog.taken()
            self.editor.take(ledger, rows, words, f"导入{len(rows)}行")
            self.said.emit(f"已导入{len(rows)}行，可以撤销。")

        dialog.accepted.connect(take)
        dialog.open()

    def _export(self, key: str) -> None:
        from pathlib import Path  # noqa: PLC0415

        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        from desktop.export.pdf.export import write_whole  # noqa: PLC0415
        from desktop.ledgers import sheet_of  # noqa: PLC0415

        ledger, draft = self._form(key), self._report.draft
        name, _ = QFileDialog.getSaveFileName(
            self._window, "存为Excel", f"{draft.year}年{ledger.label}.xlsx", "Excel (*.xlsx)"
        )
        if not name:
            return
        try:
            path = write_whole(sheet_of(ledger, self.editor.lines(ledger)), Path(name).with_suffix(".xlsx"))
        except OSError:
            self.said.emit(f"“{name}”写不进去。请换一个文件夹，或者确认它没有被别的程序占用。")
            return
        self.said.emit(f"已存为“{path}”。里面可能有申请人的姓名，请妥善保管。")

    def _form(self, key: str) -> "LedgerForm":
        return next(each for each in self.forms() if each.key == key)
