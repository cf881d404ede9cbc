"""What a ledger is, as frozen data: its columns, the words people write in them, and which cells a line counts in.

The ledgers of an edition stand in ``resources/editions/<edition>/ledger/``, one file each. They are no part of what
is printed, so they do not count in the edition's digest. A ledger is optional: an edition without the folder has none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from string import Formatter

from forms.edition import Edition


class ColumnKind(StrEnum):
    """What a column of a ledger holds."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"


class Period(StrEnum):
    """Where a date lies, seen from the report year."""

    BLANK = "blank"
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things a column may hold: ``key`` is stored, ``label`` shown, ``words`` are read as well."""

    key: str
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, eq=False)  # a column is itself: what follows from it can be kept by it
class LedgerColumn:
    """A column; ``width`` in Chinese characters, ``heads`` other words for its label in sheets of other hands."""

    key: str
    label: str
    kind: ColumnKind
    width: int
    help: str
    heads: tuple[str, ...]
    choices: tuple[Choice, ...]

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Each choice's label by its key."""
        return {choice.key: choice.label for choice in self.choices}


@dataclass(frozen=True, slots=True)
class CountRule:
    """A line that begins and ends in these periods counts in ``cell``; ``open``: it goes on into next year.

    ``{column}`` in ``cell`` stands for the line's choice in that column.
    """

    cell: str
    begun: frozenset[Period]
    ended: frozenset[Period]
    open: bool

    def columns(self) -> tuple[str, ...]:
        """The columns whose choices name the cell."""
        return tuple(name for _, name, _, _ in Formatter().parse(self.cell) if name)


@dataclass(frozen=True, eq=False)
class LedgerForm:
    """One ledger of an edition. ``begun`` and ``ended`` name its columns of dates, ``number`` that of the number.

    Columns of other hands' sheets whose head has one of the words ``refused`` are personal data and never taken.
    """

    key: str
    label: str
    unit: str
    begun: str
    ended: str
    number: str
    refused: tuple[str, ...]
    columns: tuple[LedgerColumn, ...]
    counts: tuple[CountRule, ...]

    @cached_property
    def by_key(self) -> Mapping[str, LedgerColumn]:
        """The columns by their keys."""
        return {column.key: column for column in self.columns}

    def naming(self) -> tuple[LedgerColumn, ...]:
        """The columns whose choices say in which cell a line counts, in the order of the ledger."""
        named = {name for rule in self.counts for name in rule.columns()}
        return tuple(column for column in self.columns if column.key in named)

    def cells(self, edition: Edition) -> tuple[str, ...]:
        """Every cell that a person fills in the table of the chapter of the same key: what the ledger fills in."""
        chapter = next(each for each in edition.chapters if each.key == self.key)
        ids = chapter.table.field_ids() if chapter.table else ()
        return tuple(each for each in ids if not edition.fields[each].computed)
