"""What Ctrl+K can find in a report: its actions and its fields, by words, pinyin initials and row numbers."""

import re
from collections.abc import Iterator

from desktop.window.actions import ACTIONS
from desktop.window.finder import Target
from forms.draft.draft import Draft
from forms.edition.model import Field

# The numbers of rows as people say them: 一、 （四） 1.
_NUMBERED = re.compile(r"(?:([一二三四五六七八九十]+)、|（([一二三四五六七八九十]+)）|(\d+)\.)")


def action_targets(*, with_report: bool) -> Iterator[Target]:
    """Every action that can be done now."""
    for spec in ACTIONS:
        if with_report or not spec.needs_report:
            yield Target("action", spec.id, spec.text.strip("…"), spec.key)


def field_targets(draft: Draft) -> Iterator[Target]:
    """Every field of ``draft``, the clerk's own figures included, with its present number."""
    own = (draft.field(figure.id) for figure in draft.own_figures())
    for field in (*draft.edition.fields.values(), *own):
        if field is not None:
            shown = draft.reading(field.id).stored if field.number else ""
            yield Target("field", field.id, field.path, shown, row_number(field))


def figure_targets(draft: Draft) -> Iterator[Target]:
    """The fields that prose may show as live figures."""
    return (target for target in field_targets(draft) if draft.can_refer(target.id, False))


def row_number(field: Field) -> str:
    """The number of a cell's row, without marks: 三、 … （四） … 1.… → ``三四1``; empty for what has none."""
    found = (_NUMBERED.match(label) for label in field.row) if field.in_table else ()
    return "".join(next(part for part in match.groups() if part) for match in found if match)
