"""The official form of a range of report years, as frozen data.

An edition is made of chapters; a chapter of sections (prose, with figures) and at most one table; a table of row
groups with their own columns. Everything else (form, store, checks, print) asks these objects and repeats nothing.
Ids are ``chapter.row.column`` for cells and ``chapter.section[.figure]`` elsewhere; they are stored in drafts and never
renamed or reused.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a field holds."""

    COUNT = "count"  # whole number, 0 to 999,999,999
    SIGNED = "signed"  # whole number, −999,999,999 to 999,999,999
    AMOUNT = "amount"  # decimal ≥ 0, kept as written
    TEXT = "text"


class Form(StrEnum):
    """How the text of a section is written and checked."""

    PROSE = "prose"  # paragraphs with headings and live figures
    LINE = "line"
    YEAR = "year"
    DATE = "date"
    DOCUMENT_NUMBER = "document_number"
    MILLIMETRES = "millimetres"  # whole, 0 to 120
    CHOICE = "choice"


class Figure(NamedTuple):
    """A labelled number of a narrative section; ``part_of`` is the id of the figure it is a part of, or empty."""

    id: str
    label: str
    unit: str
    kind: Kind
    part_of: str


class Section(NamedTuple):
    """A text of a chapter; without a label it has no heading of its own."""

    id: str
    label: str
    form: Form
    help: str
    figures: tuple[Figure, ...]
    choices: tuple[str, ...]
    choice_labels: tuple[str, ...]
    default: str


class Column(NamedTuple):
    """A column or a head over columns; a leaf has no ``columns``. ``sum_of`` names sibling keys it adds up."""

    key: str
    label: str
    columns: tuple["Column", ...]
    span: int
    sum_of: tuple[str, ...]
    kind: Kind
    unit: str
    help: str

    def leaves(self) -> "list[Column]":
        """The columns with cells, left to right."""
        return [leaf for column in self.columns for leaf in column.leaves()] if self.columns else [self]

    @property
    def width(self) -> int:
        """How many grid columns of the printed table it covers."""
        return sum(column.width for column in self.columns) if self.columns else self.span

    @property
    def depth(self) -> int:
        """How many head rows it needs at least."""
        return 1 + max((column.depth for column in self.columns), default=0)


class Row(NamedTuple):
    """A row or a head over rows; a leaf has no ``rows``. ``sum_of`` names keys of rows it adds up."""

    key: str
    label: str
    rows: tuple["Row", ...]
    sum_of: tuple[str, ...]
    unit: str
    vertical: bool
    help: str
    mistake: str

    def leaves(self) -> "list[Row]":
        """The rows with cells, top to bottom."""
        return [leaf for row in self.rows for leaf in row.leaves()] if self.rows else [self]


class Group(NamedTuple):
    """Rows that share columns, under an optional heading over the full width."""

    heading: str
    corner: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def column_leaves(self) -> list[Column]:
        """The columns with cells, left to right."""
        return [leaf for column in self.columns for leaf in column.leaves()]

    def row_leaves(self) -> list[Row]:
        """The rows with cells, top to bottom."""
        return [leaf for row in self.rows for leaf in row.leaves()]


class Table(NamedTuple):
    """A statutory table. ``widths`` are the official ratios of its grid columns, labels first."""

    chapter: str
    groups: tuple[Group, ...]
    widths: tuple[float, ...]
    label_columns: int

    def field_id(self, row: Row, column: Column) -> str:
        """The id of the cell at ``row`` and ``column`` (leaves)."""
        if row.key and column.key:
            return f"{self.chapter}.{row.key}.{column.key}"
        return ".".join(part for part in (self.chapter, row.key, column.key) if part)

    def field_ids(self) -> list[str]:
        """Every cell's id, in reading order."""
        return [
            self.field_id(row, column)
            for group in self.groups
            for row in group.row_leaves()
            for column in group.column_leaves()
        ]


class Rule(NamedTuple):
    """An arithmetic rule applied to the table of its chapter: which check runs, with which row or column keys.

    ``left`` and ``right`` add up to the same. In checks against last year ``right`` is last year's: all of it in
    ``carried``, ``items`` and ``pending``, its first key in ``stock``.
    """

    id: str
    check: str
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    lesser: str = ""
    greater: str = ""


class Chapter(NamedTuple):
    """One part of the report; ``required``: it may not be empty of text; ``heading``: its label prints."""

    key: str
    label: str
    note: str
    printed: bool
    heading: bool
    required: bool
    sections: tuple[Section, ...]
    table: Table | None
    rules: tuple[Rule, ...]


class Field(NamedTuple):
    """One thing to fill in or computed, with its stable id.

    ``section``, ``row`` and ``column`` are labels, the latter two from outer to inner. A computed field adds up the
    fields named in ``sum_of``. ``in_table`` tells cells from texts and figures.
    """

    id: str
    chapter: str
    section: str
    row: tuple[str, ...]
    column: tuple[str, ...]
    kind: Kind
    unit: str
    help: str
    mistake: str = ""
    sum_of: tuple[str, ...] = ()
    in_table: bool = False
    part_of: str = ""
    form: Form = Form.LINE
    choices: tuple[str, ...] = ()
    default: str = ""

    @property
    def computed(self) -> bool:
        """Whether the program computes it; nobody types it."""
        return bool(self.sum_of)

    @property
    def number(self) -> bool:
        """Whether it holds a number."""
        return self.kind is not Kind.TEXT

    @property
    def prose(self) -> bool:
        """Whether it holds paragraphs."""
        return self.kind is Kind.TEXT and self.form is Form.PROSE

    @property
    def path(self) -> str:
        """Where it stands, in words: part, row, column."""
        place = self.section if self.section and not self.in_table else self.chapter
        if self.part_of or not self.in_table:
            return " · ".join(part for part in (place, *self.row, *self.column) if part)
        return " · ".join(part for part in (self.chapter, *self.row, *self.column) if part)


@dataclass(frozen=True, slots=True, eq=False)  # an edition is itself: what follows from it can be kept by it
class Edition:
    """The official form of the years ``first_year`` to ``last_year`` (None: until a newer one)."""

    key: str
    label: str
    source: str
    title: str
    first_year: int
    last_year: int | None
    chapters: tuple[Chapter, ...]
    fields: Mapping[str, Field]

    def covers(self, year: int) -> bool:
        """Whether reports of ``year`` are written in this edition."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    def sections(self) -> Iterator[Section]:
        """Every section of every chapter, in order."""
        for chapter in self.chapters:
            yield from chapter.sections

    def tables(self) -> Iterator[Table]:
        """Every table, in order."""
        for chapter in self.chapters:
            if chapter.table:
                yield chapter.table
