"""What can be noted down beside the report on the screen: 来源, 口径, 统计范围, 复核录入; and values taken back.

The forms and the page are loaded when they are asked for.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.window.refusals import guarded
from desktop.window.report.open_report import OpenReport
from forms.entry.chapter_page import ChapterPage

if TYPE_CHECKING:
    from desktop.window.approval.register_dialog import RegisterDialog
    from desktop.window.report.recount_page import RecountPage

NO_NUMBER = "请先到一格要填的数。"
NOWHERE = "请先到表里的一格或者一段文字。"


class FactActions(QObject):
    """``here`` gives the field where the person is, ``page`` its part; ``page_wanted`` carries a page for the front."""

    said = Signal(str)
    page_wanted = Signal(object)

    def __init__(
        self,
        report: OpenReport,
        *,
        here: Callable[[], str],
        page: Callable[[], ChapterPage | None],
        today: Callable[[], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._report, self._here, self._page, self._today, self._window = report, here, page, today, parent
        self.percent = 100
        self._recount: RecountPage | None = None
        report.signals.changed.connect(self._take_change)

    def do_source_of_cells(self) -> None:
        """来源 of the chosen cells, or of the current one."""
        from desktop.window.report.fact_dialogs import source_dialog  # noqa: PLC0415

        page, here = self._page(), self._here().rpartition(":")[2]
        wanted = page.chosen_cells() if page else []
        if here not in wanted:
            wanted = [here]
        known = [self._report.draft.field(each) for each in wanted]
        fields = [each.id for each in known if each and each.number and not each.computed]
        if not fields:
            self.said.emit(NO_NUMBER)
            return
        self._open(lambda: source_dialog(self._report.editor, fields, self._window.window()))

    def do_note_ruling(self) -> None:
        """A new 口径记录 at the current field."""
        self.change_ruling("")

    def change_ruling(self, entry: str) -> None:
        """Change the 口径记录 kept under ``entry``; note down a new one for an empty entry."""
        from desktop.window.report.fact_dialogs import ruling_dialog  # noqa: PLC0415

        here = self._here().rpartition(":")[2]
        if self._report.draft.field(here) is None or here.startswith("report."):
            self.said.emit(NOWHERE)
            return
        self._open(lambda: ruling_dialog(self._report.editor, here, entry, self._window.window()))

    def take_offer(self, entry: str) -> None:
        """Have last year's 口径记录 in this report too."""
        from forms.draft.ruling import offered  # noqa: PLC0415

        known = offered(self._report.draft).get(entry)
        if known:
            self._fill({entry: known.to_entry()}, "沿用上年口径")

    def take_back(self, field: str, text: str) -> None:
        """Give ``field`` a value that it had before, as one step."""
        self._fill({field: text}, f"取回“{text or '空白'}”")

    def do_coverage(self) -> None:
        """统计范围."""
        from desktop.window.report.fact_dialogs import coverage_dialog  # noqa: PLC0415

        self._open(lambda: coverage_dialog(self._report.editor, self._window.window()))

    def do_recount(self) -> None:
        """复核录入."""
        if self._report.editor.locked:
            self.said.emit(self._report.editor.locked)
            return
        from desktop.window.report.recount_page import RecountPage  # noqa: PLC0415

        page = self._page()
        if page:
            page.hand_on()
        chapter = self._here().rpartition(":")[2].partition(".")[0]
        self._recount = RecountPage(self._report.editor, chapter, self._today, self.percent)
        self._recount.said.connect(self.said)
        self.page_wanted.emit(self._recount)

    def _open(self, make: "Callable[[], RegisterDialog]") -> None:
        if self._report.editor.locked:
            self.said.emit(self._report.editor.locked)
            return
        dialog = make()
        dialog.registered.connect(self.said)
        dialog.open()

    def _fill(self, texts: dict[str, str], label: str) -> None:
        guarded(lambda: self._report.editor.fill(texts, label), self.said.emit)

    def _take_change(self, changed: frozenset[str]) -> None:
        if self._recount and isValid(self._recount):
            self._recount.take_change(changed)
