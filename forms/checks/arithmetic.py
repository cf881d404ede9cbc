"""What every arithmetic rule works on: a table, its cells by row and column, and the sums that must hold in it.

The rules tell a sum that does not hold (``sums``, ``balance``); ``equations`` asks the same sums which cell is wrong.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from forms.draft.draft import Draft
from forms.draft.readings import State, read_number
from forms.edition.model import Chapter, Column, Edition, Group, Row, Rule, Table


@dataclass(frozen=True)
class Application:
    """One rule on one group of one table."""

    rule: Rule
    table: Table
    group: Group

    @cached_property
    def columns(self) -> dict[str, Column]:
        """The columns with cells by key, left to right."""
        return {each.key: each for each in self.group.column_leaves()}

    @cached_property
    def rows(self) -> dict[str, Row]:
        """The rows with cells by key, top to bottom."""
        return {each.key: each for each in self.group.row_leaves()}

    def cell(self, row: Row, column: Column) -> str:
        """The id of the cell."""
        return self.table.field_id(row, column)


@lru_cache(maxsize=16)
def tables(edition: Edition) -> tuple[tuple[Chapter, tuple[str, ...]], ...]:
    """Each part with a table, and the ids of its cells in reading order."""
    return tuple((each, tuple(each.table.field_ids())) for each in edition.chapters if each.table)


@lru_cache(maxsize=32)
def applications(edition: Edition, check: str) -> tuple[Application, ...]:
    """Every place where a rule of the kind ``check`` holds."""
    return tuple(
        Application(rule, chapter.table, group)
        for chapter in edition.chapters
        for rule in chapter.rules
        if rule.check == check and chapter.table
        for group in chapter.table.groups
    )


@dataclass(frozen=True, slots=True)
class Sum:
    """The cells ``left`` add up to the same as the cells ``right``, as the page shows them.

    ``in_total``: it runs down the column 总计. ``control``: the paper ledger's total is held against it as well.
    """

    rule: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    in_total: bool
    control: bool


@lru_cache(maxsize=16)
def row_totals(edition: Edition) -> tuple[Sum, ...]:
    """Each row's cells and its total (T3-ROW, T4-SUM); the ledger's total of a total row is held by its column."""
    return tuple(
        Sum(
            use.rule.id,
            tuple(use.cell(row, use.columns[key]) for key in column.sum_of if key in use.columns),
            (use.cell(row, column),),
            in_total=False,
            control=not row.sum_of,
        )
        for use in applications(edition, "row_sum")
        for row in use.rows.values()
        for column in use.columns.values()
        if column.sum_of
    )


@lru_cache(maxsize=16)
def column_totals(edition: Edition) -> tuple[Sum, ...]:
    """Each column's cells and its total row (T3-SUM)."""
    return tuple(
        Sum(
            use.rule.id,
            tuple(use.cell(use.rows[key], column) for key in row.sum_of),
            (use.cell(row, column),),
            in_total=bool(column.sum_of),
            control=True,
        )
        for use in applications(edition, "column_sum")
        for row in use.rows.values()
        if row.sum_of
        for column in use.columns.values()
    )


@lru_cache(maxsize=16)
def balances(edition: Edition) -> tuple[Sum, ...]:
    """What came in and what became of it, column by column (T3-BAL)."""
    return tuple(
        Sum(
            use.rule.id,
            tuple(use.cell(use.rows[key], column) for key in use.rule.left),
            tuple(use.cell(use.rows[key], column) for key in use.rule.right),
            in_total=bool(column.sum_of),
            control=False,
        )
        for use in applications(edition, "balance")
        for column in use.columns.values()
    )


def added(draft: Draft, field_ids: tuple[str, ...]) -> int | Decimal | None:
    """The cells as the page shows them, added up, blanks as 0; None over only blanks or over an unreadable cell."""
    found = False
    total: int | Decimal = 0
    fields = draft.edition.fields
    for field_id in field_ids:
        field = fields[field_id]
        if field.computed:
            reading = draft.as_published(field_id)
        else:
            reading = read_number(draft.entries.get(field_id, ""), field.kind, field.unit)
        if reading.state is State.UNREADABLE:
            return None
        if reading.number is not None:
            found = True
            total += reading.number
    return total if found else None
