"""A sheet of another hand on its way into a ledger: which column is which, and what in it cannot be read.

Nothing is taken before somebody has seen how it was understood. Heads are known by the ledger's own labels and by
synonyms; columns of personal data (identity numbers, telephones, addresses) are never taken.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from forms.ledger.definition import LedgerColumn, LedgerForm
from forms.ledger.reading import read, readable

HEAD_ROWS = 15  # within which the row of heads stands
LEAST = 2  # heads that make a row of heads
LEAST_PART = 3  # characters by which a longer head is known
_NOT_WORDS = re.compile(r"[\s（）()：:，,、*＊./／_-]+")
_SUMS = re.compile(r"(?:合|总|小)\s*计.*|填表人.*|制表人.*|审核人.*")

Block = Sequence[Sequence[str]]
Row = dict[str, str]  # by the keys of columns


class LedgerUnreadable(Exception):
    """A sheet in which no ledger is found; the message says in Chinese what to do."""


@dataclass(frozen=True, slots=True)
class SheetHead:
    """A column of the sheet: its head and the ledger's column it goes into, empty for none."""

    text: str
    column: str
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that is kept as typed: ``row`` as the sheet counts, ``column`` by its key."""

    row: int
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """What a sheet was understood as. ``rows`` are its lines with their numbers in the sheet."""

    heads: tuple[SheetHead, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def with_columns(self, columns: Sequence[str]) -> "SheetPlan":
        """The same with other columns for its heads, one each; personal ones stay out."""
        heads = zip(self.heads, columns, strict=True)
        return SheetPlan(
            tuple(SheetHead(head.text, "" if head.personal else column, head.personal) for head, column in heads),
            self.rows,
        )

    def typed(self) -> list[Row]:
        """Each line's texts by the ledger's columns."""
        taken = [(index, head.column) for index, head in enumerate(self.heads) if head.column]
        return [{column: row[index] for index, column in taken if row[index]} for _, row in self.rows]


def plan(ledger: LedgerForm, block: Block) -> SheetPlan:
    """How ``block``, the cells of a sheet, is understood. Raises LedgerUnreadable."""
    best, heads = 0, tuple[SheetHead, ...]()
    for number, row in enumerate(block[:HEAD_ROWS]):
        known = _heads(ledger, row)
        if sum(bool(head.column) for head in known) > sum(bool(head.column) for head in heads):
            best, heads = number, known
    if sum(bool(head.column) for head in heads) < LEAST:
        wanted = "、".join(f"“{column.label}”" for column in ledger.columns[:3])
        raise LedgerUnreadable(f"没有找到表头。请确认第一行是表头，里面有{wanted}这样的列名，然后再导入。")
    titles = [cell.strip() for cell in block[best]]
    width = len(heads)
    rows = []
    for number, row in enumerate(block[best + 1 :], start=best + 2):
        cells = tuple(" ".join(cell.split()) for cell in [*row, *[""] * width][:width])
        if any(cells) and [cell.strip() for cell in row] != titles and not _SUMS.fullmatch(next(filter(None, cells))):
            rows.append((number, cells))
    return SheetPlan(heads, tuple(rows))


def understood(
    ledger: LedgerForm, sheet: SheetPlan, words: Mapping[tuple[str, str], str]
) -> tuple[list[Row], list[Doubt]]:
    """The lines as they would be stored, and what is kept as typed. ``words``: column and text → the choice meant."""
    rows, doubts = [], []
    for (number, _), typed in zip(sheet.rows, sheet.typed(), strict=True):
        row = {}
        for key, text in typed.items():
            column = ledger.by_key[key]
            row[key] = read(column, words.get((key, text), text))
            if not readable(column, row[key]):
                doubts.append(Doubt(number, key, text))
        rows.append(row)
    return rows, doubts


def unknown_words(ledger: LedgerForm, doubts: Iterable[Doubt]) -> list[tuple[LedgerColumn, str, int]]:
    """The choices that were not understood, each once, with how many lines have it, the most frequent first."""
    counted = Counter((doubt.column, doubt.text) for doubt in doubts if ledger.by_key[doubt.column].choices)
    return [(ledger.by_key[key], text, count) for (key, text), count in counted.most_common()]


def _heads(ledger: LedgerForm, row: Sequence[str]) -> tuple[SheetHead, ...]:
    words = [_NOT_WORDS.sub("", cell) for cell in row]
    personal = [any(each in word for each in ledger.refused) for word in words]
    likely = sorted(
        (
            (-_likeness(column, word), index, column.key)
            for index, word in enumerate(words)
            if word and not personal[index]
            for column in ledger.columns
        ),
    )
    found: dict[int, str] = {}
    for score, index, key in likely:
        if score and index not in found and key not in found.values():
            found[index] = key
    return tuple(SheetHead(row[index].strip(), found.get(index, ""), personal[index]) for index in range(len(row)))


def _likeness(column: LedgerColumn, word: str) -> int:
    """How well the head ``word`` names ``column``: 0 for not at all, most for its own label."""
    names = [_NOT_WORDS.sub("", each) for each in (column.label, *column.heads)]
    if word in names:
        return 1000 - names.index(word)
    return max((len(name) for name in names if len(name) >= LEAST_PART and name in word), default=0)
