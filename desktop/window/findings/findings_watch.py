"""The findings of the report on the screen: checked in the background, joined by what only the made pages tell."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.window.background import Background
from desktop.window.ledger.ledger_desk import check_with_ledger
from desktop.window.report.open_report import OpenReport
from forms.checks import in_order
from forms.checks.finding import Finding
from forms.checks.glyphs import FACE_MISSING, missing_glyph
from forms.draft.draft import Draft
from forms.edition import Editions

if TYPE_CHECKING:
    from desktop.export.pdf.export import Exported
    from forms.ledger.beside import Beside


class FindingsWatch(QObject):
    """``now`` are the newest findings, in the order of the report; ``changed`` when there are newer ones.

    ``beside`` gives what the ledgers beside the report say.
    """

    changed = Signal()
    failed = Signal(Exception)

    def __init__(self, editions: Editions, report: OpenReport, beside: Callable[[], "Beside"], parent: QObject) -> None:
        super().__init__(parent)
        self._editions, self._report, self._beside = editions, report, beside
        self.now: Sequence[Finding] = ()
        self._glyphs: tuple[Finding, ...] = ()
        self._checker = Background(check_with_ledger, 0, self)
        self._checker.done.connect(self._take)
        self._checker.failed.connect(self.failed)

    def look(self) -> None:
        """Check the report as it is now."""
        self._checker.ask(lambda: (Draft(self._editions, dict(self._report.draft.entries)), self._beside()))

    def take_pages(self, exported: "Exported") -> None:
        """Characters that no face has are findings too, known only once the pages are made."""
        told = tuple(missing_glyph(self._report.draft, each.field, each.character) for each in exported.missing)
        if told != self._glyphs:
            self._glyphs = told
            self._take([each for each in self.now if each.rule != FACE_MISSING])

    def stop(self) -> None:
        """Wait for what is being checked; nothing is begun any more."""
        self._checker.stop()

    def _take(self, checked: Sequence[Finding]) -> None:
        self.now = in_order([*checked, *self._glyphs], self._report.draft)
        self.changed.emit()
