"""What last year's ledger left open comes into this one, line by line, as 上年结转.

Source: 上年结转 of a report are the requests that last year's left to 结转下年度继续办理 (国办公开办函〔2021〕30号附件
第三部分表). A request answered since, in January say, comes with its answer.
"""

from collections.abc import Iterable, Sequence

from forms.ledger.counting import open_lines
from forms.ledger.definition import LedgerForm
from forms.ledger.editor import LedgerEditor
from forms.ledger.ledger import Line
from forms.ledger.reading import shown


def carried(ledger: LedgerForm, last_year: Iterable[Line], year: int, here: Iterable[Line]) -> list[Line]:
    """The lines of ``last_year`` that go on into ``year`` and are not ``here`` yet, by their number."""
    known = {line[ledger.number] for line in here} - {""}
    return [line for line in open_lines(ledger, last_year, year - 1) if line[ledger.number] not in known]


def carry(ledger: LedgerForm, editor: LedgerEditor, before: LedgerForm, last_year: Sequence[Line], year: int) -> int:
    """Take over what ``last_year``, lines of the ledger ``before``, left open, as one step; returns how many lines.

    They come in the words of last year's edition, whose outcomes need not be those of this one.
    """
    found = carried(ledger, last_year, year, editor.lines(ledger))
    if found:
        known = before.by_key.keys() & ledger.by_key.keys()
        rows = [
            {key: shown(before.by_key[key], text) for key, text in line.values.items() if key in known}
            for line in found
        ]
        editor.take(ledger, rows, {}, f"从上年台账结转{len(found)}{ledger.unit}")
    return len(found)
