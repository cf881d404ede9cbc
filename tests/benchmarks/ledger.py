"""How long a ledger of Huai'an's size takes: read from .xlsx, understood, taken, on the disk; then counted and checked.

Times are of the processor, so that one core is meant whatever else the machine does.
"""

import random
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import process_time

from openpyxl import Workbook

from desktop.ledgers import ledger_editor, planned
from desktop.window.start.library import Library
from desktop.workplace import Workplace
from forms.draft.draft import Draft
from forms.ledger.beside import counted, ledger_findings
from forms.ledger.definition import LedgerForm
from forms.ledger.importing import understood
from forms.ledger.loading import ledgers

LINES = 3119
BUDGET = 2.0  # seconds


def rows() -> Iterator[str]:
    """Each row as a line, as soon as it is measured."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workplace = Workplace.at(str(folder))
        store = workplace.open_store()
        try:
            texts = {"report.agency": "云泽市某某局", "report.year": "2021", "report.kind": "department"}
            report = Library(workplace, store).new(texts, "")
            requests = ledgers(workplace.editions, "2021")[0]
            path = folder / "台账.xlsx"
            _write(path, requests)
            editor = ledger_editor(workplace, store, report)
            begun = process_time()
            sheet = planned(requests, path)
            read = process_time()
            taken, doubts = understood(requests, sheet, {})
            editor.take(requests, taken, {}, "导入")
            store.flush()
            ended = process_time()
            judged = "kept" if ended - begun <= BUDGET else "MISSED"
            yield (
                f"{LINES} lines of a ledger imported: {ended - begun:.2f} s (file {read - begun:.2f} s), "
                f"{len(doubts)} kept as typed  budget {BUDGET:.0f} s  {judged}"
            )
            counted(workplace.editions, "2021", 2021, editor.entries, {})
            editor.set(requests, editor.lines(requests)[-1].id, "remark", "改了一处")
            begun = process_time()
            beside = counted(workplace.editions, "2021", 2021, editor.entries, {})
            yield f"counted anew after one change: {(process_time() - begun) * 1000:.0f} ms"
            draft = Draft(workplace.editions, store.reader.entries(report))
            ledger_findings(draft, beside)
            begun = process_time()
            found = ledger_findings(draft, beside)
            took = (process_time() - begun) * 1000
            yield f"its findings after one keystroke in the table: {took:.1f} ms, {len(found)} findings"
        finally:
            store.close()


def _write(path: Path, ledger: LedgerForm) -> None:
    rng = random.Random(1)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([column.label for column in ledger.columns])
    kinds = [choice.label for choice in ledger.by_key["kind"].choices]
    outcomes = [*(choice.label for choice in ledger.by_key["outcome"].choices), "信息不存在", "待定"]
    for number in range(1, LINES + 1):
        received = date(2020, 12, 1) + timedelta(days=rng.randrange(390))
        answered = received + timedelta(days=rng.randrange(1, 40)) if rng.random() < 0.9 else None
        line = {
            "number": f"2021-{number:04}",
            "received": received,
            "kind": rng.choice(kinds),
            "way": "网络",
            "subject": f"某某路{number}号的拆迁补偿方案和有关会议纪要",
            "office": "法规处",
            "answered": answered,
            "outcome": rng.choice(outcomes) if answered else "",
        }
        sheet.append([line.get(column.key, "") for column in ledger.columns])
    book.save(path)
