"""What Ctrl+K can find in a report: its actions and its fields, by words, pinyin initials and row numbers."""

import re
from collections.abc import Iterator

from desktop.window.actions import ACTIONS
from desktop.window.search.finder import Target
from forms.checks.places import part
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
            yield Target("field", field.id, field_words(field), shown, row_number(field), field.path)


def figure_targets(draft: Draft) -> Iterator[Target]:
    """The fields that prose may show as live figures."""
    return (target for target in field_targets(draft) if draft.can_refer(target.id, False))


def field_words(field: Field) -> str:
    """What ``field`` is called in a list: what tells it apart first, its part last."""
    column = field.column[1:] if field.row and len(field.column) > 1 else field.column
    named = [*field.row[-2:], *column] if field.in_table else [*field.row, field.section]
    return " · ".join(words for words in (*named, part(field.chapter)) if words)


def row_number(field: Field) -> str:
    """The number of a cell's row, without marks: 三、 … （四） … 1.… → ``三四1``; empty for what has none."""
    found = (_NUMBERED.match(label) for label in field.row) if field.in_table else ()
    return "".join(next(part for part in match.groups() if part) for match in found if match)
