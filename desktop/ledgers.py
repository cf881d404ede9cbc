"""The ledgers beside the stored reports: their door, last year's, and a file on its way in or out.

Last year's ledger is that of the report this one follows from, where it is in the same store.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.importing.sheets import sheets
from forms.draft.draft import Draft
from forms.ledger.beside import Beside, counted
from forms.ledger.carrying import carry
from forms.ledger.definition import LedgerForm
from forms.ledger.editor import LedgerEditor
from forms.ledger.importing import LedgerUnreadable, SheetPlan, plan
from forms.ledger.ledger import Line, lines
from forms.ledger.loading import ledgers
from forms.ledger.reading import shown

if TYPE_CHECKING:
    from desktop.store.drafts import DraftReader, DraftStore, StoredReport
    from desktop.store.ledgers import KeptLedgers
    from desktop.workplace import Workplace


def ledger_editor(
    workplace: "Workplace", store: "DraftStore", report: str, kept: "KeptLedgers | None" = None
) -> LedgerEditor:
    """The door to the ledgers of a stored report, as ``kept`` if they were read; every act goes into ``store``."""
    from desktop.workplace import user_name  # noqa: PLC0415

    kept = kept or store.reader.ledgers.kept(report)
    return LedgerEditor(
        kept.entries,
        kept.journal,
        user=user_name(),
        clock=workplace.clock,
        record=lambda edits: store.append_to_ledger(report, edits),
    )


def beside(reader: "DraftReader", report: str, draft: Draft) -> Beside:
    """The ledgers of the stored ``report``, counted for its checks."""
    entries = reader.ledgers.entries(report)
    if not entries:
        return Beside()
    return counted(draft.editions, draft.edition.key, draft.year, entries, last_year(reader, report, draft))


def last_year(reader: "DraftReader", report: str, draft: Draft) -> Mapping[str, str]:
    """The entries of last year's ledgers; nothing where they are not here."""
    names = {(each.agency, each.year) for each in draft.predecessors} or {(draft.agency, draft.year - 1)}
    kind = draft.text("report.kind")

    def follows(each: "StoredReport") -> bool:
        return each.id != report and (each.agency, each.year) in names and each.kind == kind

    for each in filter(follows, reader.reports()):
        entries = reader.ledgers.entries(each.id)
        if entries:
            return entries
    return {}


def carry_over(
    reader: "DraftReader", report: str, draft: Draft, editor: LedgerEditor, only: str = ""
) -> dict[str, int] | None:
    """Take over what last year's ledgers left open, or the one of the chapter ``only``.

    Returns how many lines came into each, by its label; None where last year's ledgers are not here.
    """
    editions = draft.editions
    entries, edition = last_year(reader, report, draft), editions.key_for_year(draft.year - 1)
    if not entries or edition is None:
        return None
    before = {ledger.key: ledger for ledger in ledgers(editions, edition)}
    return {
        ledger.label: carry(ledger, editor, before[ledger.key], lines(before[ledger.key], entries), draft.year)
        for ledger in ledgers(editions, draft.edition.key)
        if ledger.key in before and only in ("", ledger.key)
    }


def planned(ledger: LedgerForm, path: Path) -> SheetPlan:
    """How the file ``path`` is understood: its sheet with the most lines. Raises SheetUnreadable, LedgerUnreadable."""
    found: list[SheetPlan] = []
    refused = LedgerUnreadable(f"“{path.name}”是空的。请确认选对了文件。")
    for block in sheets(path):
        try:
            found.append(plan(ledger, block))
        except LedgerUnreadable as why:
            refused = why if block else refused
    if not found:
        raise refused
    return max(found, key=lambda each: len(each.rows))


def sheet_of(ledger: LedgerForm, listed: Sequence[Line]) -> bytes:
    """``listed`` as an .xlsx of its own, which ``planned`` reads back."""
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = ledger.label
    sheet.append([column.label for column in ledger.columns])
    for line in listed:
        sheet.append([shown(column, line[column.key]) for column in ledger.columns])
    for index, column in enumerate(ledger.columns, start=1):
        sheet.cell(1, index).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(index)].width = column.width * 2
        for row in range(2, len(listed) + 2):
            if sheet.cell(row, index).data_type == "f":
                sheet.cell(row, index).data_type = "s"  # what begins with = is words too
    sheet.freeze_panes = "A2"
    whole = BytesIO()
    book.save(whole)
    return whole.getvalue()
