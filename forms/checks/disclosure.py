"""Numbers of table 2 that bound each other: rule T2-19 of the 2019 edition.

What was newly disclosed is usually not more than what was newly made, nor more than what is disclosed in total;
historical documents disclosed later are the exception, so this only asks.
"""

from collections.abc import Iterator

from forms.checks.arithmetic import applications
from forms.checks.catalogue import severity
from forms.checks.finding import Finding
from forms.checks.places import part, row
from forms.draft.draft import Draft


def at_most(draft: Draft) -> Iterator[Finding]:
    """In each row that has both columns, the lesser is at most the greater."""
    for use in applications(draft.edition, "at_most"):
        lesser_column, greater_column = use.columns.get(use.rule.lesser), use.columns.get(use.rule.greater)
        if lesser_column is None or greater_column is None:
            continue
        for each in use.rows.values():
            cells = (use.cell(each, lesser_column), use.cell(each, greater_column))
            lesser, greater = (draft.reading(cell).number for cell in cells)
            if lesser is not None and greater is not None and lesser > greater:
                field = draft.edition.fields[cells[0]]
                words = {
                    "place": part(field.chapter) + row(field),
                    "lesser_name": lesser_column.label,
                    "greater_name": greater_column.label,
                }
                values = {"lesser": lesser, "greater": greater}
                yield Finding(use.rule.id, severity(use.rule.id), cells, values, words)
