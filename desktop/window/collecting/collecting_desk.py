"""素材征集 and 本年要求 of one open report: their pages, and what is done on them.

What writes and reads files is loaded when it is first asked for.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from desktop.settings import read_settings
from desktop.store.drafts import DraftReader
from desktop.store.errors import StoreError
from desktop.window.report.open_report import OpenReport
from desktop.workplace import Workplace
from forms.draft.entering import EntryRefused

if TYPE_CHECKING:
    from desktop.window.collecting.collecting_page import CollectingPage
    from desktop.window.collecting.demands_page import DemandsPage
    from forms.draft.collected import Stage
    from forms.draft.demands import Demands


class CollectingDesk(QObject):
    """Of one open report. ``page_wanted`` carries a page to be shown in front of it."""

    said = Signal(str)
    page_wanted = Signal(object)
    insert_wanted = Signal(str)  # words for the place in the prose where the cursor was
    remembered = Signal(object)  # settings to be kept, by their names

    def __init__(self, workplace: Workplace, reader: DraftReader, report: OpenReport, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace, self._reader, self._report, self._window = workplace, reader, report, parent
        self._collecting: CollectingPage | None = None
        self._demands: DemandsPage | None = None
        self._report.signals.changed.connect(lambda _: self.refresh())

    # The pages

    def do_show_collecting(self) -> None:
        """素材征集."""
        from desktop.window.collecting.collecting_page import CollectingPage  # noqa: PLC0415

        page = self._collecting = CollectingPage()
        page.export_wanted.connect(self._send)
        page.import_wanted.connect(self._take_back)
        page.assign_wanted.connect(self._assign)
        page.marked.connect(self._mark)
        page.insert_wanted.connect(self._insert)
        page.said.connect(self.said)
        self.refresh()
        self.page_wanted.emit(page)

    def do_show_demands(self) -> None:
        """本年要求."""
        from desktop.window.collecting.demands_page import DemandsPage  # noqa: PLC0415

        page = self._demands = DemandsPage(self._report.draft.edition.chapters)
        page.changed.connect(self._keep_demands)
        page.save_wanted.connect(self._save_package)
        page.read_wanted.connect(self._read_package)
        page.said.connect(self.said)
        self.refresh()
        self.page_wanted.emit(page)

    def refresh(self) -> None:
        """Show both as the report is now, where they are on the screen."""
        collecting = self._collecting if self._collecting and isValid(self._collecting) else None
        demands = self._demands if self._demands and isValid(self._demands) else None
        if collecting is None and demands is None:
            return
        from desktop.next_step import next_step  # noqa: PLC0415
        from forms.collecting.dates import days  # noqa: PLC0415
        from forms.collecting.lines import office_lines  # noqa: PLC0415
        from forms.draft.demands import demands_in  # noqa: PLC0415

        draft, offices = self._report.draft, self._offices()
        step = next_step(draft, self._report.standing, offices, self._workplace.clock().date())
        if collecting:
            collecting.show_offices(office_lines(draft, offices), step)
        if demands:
            demands.show_demands(demands_in(draft.entries), days(draft), step)

    def _offices(self) -> Mapping[str, str]:
        return read_settings(self._workplace.root).offices

    # Sheets out and in

    def _send(self, office: str | None) -> None:
        from desktop.collecting import send_out  # noqa: PLC0415
        from desktop.signoff.refused import SignoffRefused  # noqa: PLC0415

        name = QFileDialog.getExistingDirectory(self._window, "征集表存到哪个文件夹")
        if not name:
            return
        try:
            written = send_out(
                self._report.editor,
                self._reader,
                self._report.id,
                Path(name),
                offices=self._offices(),
                only=(office,) if office else (),
                now=self._workplace.clock(),
            )
        except (EntryRefused, SignoffRefused, StoreError) as refused:
            self.said.emit(str(refused))
        except OSError:
            self.said.emit(f"“{name}”写不进去。请换一个文件夹，或者确认磁盘没有满。")
        else:
            self.said.emit(f"征集表{len(written)}个文件已存到“{name}”，状态改为已发。")

    def _take_back(self) -> None:
        from desktop.collecting import read_back  # noqa: PLC0415
        from desktop.importing.sheets import SheetUnreadable  # noqa: PLC0415
        from desktop.window.collecting.returned_dialog import ReturnedDialog  # noqa: PLC0415
        from forms.collecting.returned import SheetRefused  # noqa: PLC0415

        name, _ = QFileDialog.getOpenFileName(self._window, "收回征集表", "", "征集表 (*.xlsx *.docx)")
        if not name:
            return
        try:
            returned, listed = read_back(Path(name), self._report.draft, self._report.id)
        except (SheetUnreadable, SheetRefused) as why:
            self.said.emit(str(why))
            return
        dialog = ReturnedDialog(returned, listed, self._window.window())

        def take() -> None:
            from desktop.collecting import take_back  # noqa: PLC0415

            agreed = dialog.agreed()
            try:
                take_back(self._report.editor, returned, agreed, self._workplace.clock())
            except (EntryRefused, StoreError) as refused:
                self.said.emit(str(refused))
                return
            self.said.emit(f"已收回{returned.office}的征集表，改了{len(agreed)}个数，可以撤销。")
            if self._collecting and isValid(self._collecting):
                self._collecting.choose(returned.office)

        dialog.accepted.connect(take)
        dialog.open()

    def _mark(self, office: str, stage: "Stage") -> None:
        from desktop.collecting import mark  # noqa: PLC0415

        try:
            mark(self._report.editor, office, stage, self._workplace.clock())
        except (EntryRefused, StoreError) as refused:
            self.said.emit(str(refused))

    def _insert(self, words: str) -> None:
        if self._collecting:
            self._collecting.left.emit()
        self.insert_wanted.emit(words)

    def _assign(self) -> None:
        from desktop.window.collecting.offices_dialog import OfficesDialog  # noqa: PLC0415
        from forms.collecting.offices import items  # noqa: PLC0415

        dialog = OfficesDialog(items(self._report.draft), self._offices(), self._window.window())

        def keep() -> None:
            self.remembered.emit({"offices": dialog.offices()})
            self.refresh()

        dialog.accepted.connect(keep)
        dialog.open()

    # The notice

    def _keep_demands(self, demands: "Demands") -> None:
        from forms.draft.demands import ENTRY  # noqa: PLC0415

        try:
            self._report.editor.fill({ENTRY: demands.to_entry()}, "填写本年要求")
        except (EntryRefused, StoreError) as refused:
            self.said.emit(str(refused))
            self.refresh()

    def _save_package(self) -> None:
        from desktop.export.pdf.export import write_whole  # noqa: PLC0415
        from forms.collecting.package import NAME, write_package  # noqa: PLC0415
        from forms.draft.demands import demands_in  # noqa: PLC0415

        draft = self._report.draft
        name, _ = QFileDialog.getSaveFileName(
            self._window, "存为要求包", f"{draft.year}年度年报{NAME}.json", "要求包 (*.json)"
        )
        if not name:
            return
        try:
            path = write_whole(write_package(demands_in(draft.entries), draft.year), Path(name).with_suffix(".json"))
        except OSError:
            self.said.emit(f"“{name}”写不进去。请换一个文件夹，或者确认它没有被别的程序占用。")
            return
        self.said.emit(f"已存为“{path}”。别的单位在“本年要求”里读入。")

    def _read_package(self) -> None:
        from desktop.demands import read_file  # noqa: PLC0415
        from forms.draft.demands import DemandsUnreadable  # noqa: PLC0415

        name, _ = QFileDialog.getOpenFileName(self._window, "读入要求包", "", "要求包 (*.json)")
        if not name:
            return
        try:
            asked = read_file(Path(name), self._report.draft.year)
        except DemandsUnreadable as why:
            self.said.emit(str(why))
            return
        self._keep_demands(asked)
        self.said.emit("已读入要求包，可以撤销。")
