"""The panels at the right of the form, 核对, 预览, 说明 and 台账: made when first shown, following the form's field."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.window.findings.findings_panel import FindingsPanel
from desktop.window.ledger.ledger_desk import LedgerDesk
from desktop.window.printing.outputs import Outputs
from desktop.window.report.columns import Columns
from desktop.window.report.open_report import OpenReport
from forms.checks.finding import Finding

if TYPE_CHECKING:
    from desktop.window.printing.preview import PreviewPanel
    from desktop.window.report.help_panel import HelpPanel

FINDINGS, PREVIEW, HELP, LEDGER = "核对", "预览", "说明", "台账"


class SidePanels(QObject):
    """Of one report, in ``columns`` beside what stands at the ``left`` and in the ``middle``."""

    field_activated = Signal(str)  # a field that was clicked on a page
    note_edited = Signal(str, str)  # the entry of a cell's note, its text
    value_wanted = Signal(str, str)  # a field, a value it had before
    ruling_wanted = Signal(str)
    offer_wanted = Signal(str)
    source_wanted = Signal()
    refused = Signal()  # somebody tried to write the note while it is locked

    def __init__(
        self,
        report: OpenReport,
        outputs: Outputs,
        ledger: LedgerDesk,
        parent: QWidget,
        *,
        left: QWidget,
        middle: QWidget,
    ) -> None:
        super().__init__(parent)
        self._report, self._outputs = report, outputs
        self.findings = FindingsPanel()
        self._preview: PreviewPanel | None = None
        self._help: HelpPanel | None = None
        panels = {
            FINDINGS: lambda: self.findings,
            PREVIEW: self._make_preview,
            HELP: self._make_help,
            LEDGER: ledger.make_panel,
        }
        self.columns = Columns(left, middle, panels)

    def follow(self, entry: str) -> None:
        """Show in the panel in front what belongs to the field of ``entry``."""
        field = entry.rpartition(":")[2]
        if self._help and self.columns.shows(HELP):
            self.refresh_help(entry)
        elif self._preview and self.columns.shows(PREVIEW):
            self._preview.follow(field)

    @property
    def previewing(self) -> bool:
        """Whether the pages are on the screen."""
        return self.columns.unfolded(PREVIEW) and self._outputs.newest is not None

    def refresh_help(self, entry: str) -> None:
        """Show again what is known of the field of ``entry``, if 说明 is in front."""
        if self._help and self.columns.shows(HELP):
            field, locked = entry.rpartition(":")[2], bool(self._report.editor.locked)
            self._help.show_field(self._report.draft, field, self._report.history(field), locked=locked)

    def lock(self, *, locked: bool) -> None:
        """Notes can be written or not."""
        if self._help:
            self._help.lock(locked=locked)

    def show_finding(self, finding: Finding) -> None:
        """Go to ``finding`` in the list."""
        if not self.columns.unfolded(FINDINGS):
            self.columns.show_panel(FINDINGS)
        self.findings.choose(finding)

    def do_show_findings(self) -> None:
        """The findings."""
        self.columns.show_panel(FINDINGS)

    def do_show_preview(self) -> None:
        """The pages."""
        self.columns.show_panel(PREVIEW)

    def do_show_help(self) -> None:
        """Help of the current field."""
        self.columns.show_panel(HELP)

    def do_ledger_of_cell(self) -> None:
        """Which requests make up the number of the current cell."""
        self.columns.show_panel(LEDGER)

    def do_fold_sides(self) -> None:
        """Both side columns away, or back."""
        self.columns.fold()

    def _make_preview(self) -> "PreviewPanel":
        from desktop.window.printing.preview import PreviewPanel  # noqa: PLC0415

        preview = self._preview = PreviewPanel()
        self._outputs.made.connect(preview.show_pages)
        self._outputs.failed.connect(preview.tell)
        preview.field_activated.connect(self.field_activated)
        if self._outputs.newest:
            preview.show_pages(self._outputs.newest)
        else:
            self._outputs.ask()
        return preview

    def _make_help(self) -> "HelpPanel":
        from desktop.window.report.help_panel import HelpPanel  # noqa: PLC0415

        help_panel = self._help = HelpPanel()
        help_panel.note_edited.connect(self.note_edited)
        for told, by in (
            (help_panel.value_wanted, self.value_wanted),
            (help_panel.ruling_wanted, self.ruling_wanted),
            (help_panel.offer_wanted, self.offer_wanted),
            (help_panel.source_wanted, self.source_wanted),
            (help_panel.refused, self.refused),
        ):
            told.connect(by)
        help_panel.lock(locked=bool(self._report.editor.locked))
        return help_panel
