"""What every arithmetic rule works on: a table, its cells by row and column, and the rule's operands."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from forms.draft.draft import Draft
from forms.draft.readings import State
from forms.edition.model import Column, Group, Row, Rule, Table


@dataclass(frozen=True, slots=True)
class Application:
    """One rule on one group of one table."""

    rule: Rule
    table: Table
    group: Group

    def row(self, key: str) -> Row:
        """The row with ``key``."""
        return next(each for each in self.group.row_leaves() if each.key == key)

    def column(self, key: str) -> Column | None:
        """The column with ``key``, if this group has it."""
        return next((each for each in self.group.column_leaves() if each.key == key), None)

    def cell(self, row: Row, column: Column) -> str:
        """The id of the cell."""
        return self.table.field_id(row, column)


def applications(draft: Draft, check: str) -> Iterator[Application]:
    """Every place where a rule of the kind ``check`` holds."""
    for chapter in draft.edition.chapters:
        for rule in chapter.rules:
            if rule.check == check and chapter.table:
                for group in chapter.table.groups:
                    yield Application(rule, chapter.table, group)


def added(draft: Draft, field_ids: tuple[str, ...]) -> int | Decimal | None:
    """The cells as the page shows them, added up, blanks as 0; None over only blanks or over an unreadable cell."""
    found = False
    total: int | Decimal = 0
    for field_id in field_ids:
        reading = draft.as_published(field_id)
        if reading.state is State.UNREADABLE:
            return None
        if reading.number is not None:
            found = True
            total += reading.number
    return total if found else None
