"""按台账填入: the table of a part takes every number from its ledger, in one step of the report."""

from collections.abc import Sequence

from forms.draft.editor import DraftEditor
from forms.draft.entering import EntryRefused
from forms.ledger.counting import Tally, tally, texts
from forms.ledger.definition import LedgerForm
from forms.ledger.ledger import Line


def fill(ledger: LedgerForm, listed: Sequence[Line], editor: DraftEditor) -> Tally:
    """Fill the table; returns what was counted. Raises EntryRefused for an empty ledger and a locked report."""
    if not listed:
        raise EntryRefused(f"“{ledger.label}”是空的，没有可以填入的数。")
    draft = editor.draft
    counted = tally(ledger, listed, draft.year)
    numbers = texts(ledger, draft.edition, counted)
    editor.fill(numbers, f"按台账填入（{len(numbers)}格）")
    return counted


def told(ledger: LedgerForm, counted: Tally, number: int) -> str:
    """What the count comes to, in a sentence; ``number`` is how many lines the ledger has."""
    left_out = len(counted.left_out)
    sentence = f"“{ledger.label}”{number}行，计入表里{number - left_out}{ledger.unit}"
    return f"{sentence}，没有计入{left_out}{ledger.unit}，原因见核对结果。" if left_out else f"{sentence}。"
