"""COMP-: nothing that the law asks for is left blank."""

from collections.abc import Iterator

from forms.checks.arithmetic import tables
from forms.checks.catalogue import severity
from forms.checks.finding import Finding, Span
from forms.checks.places import place, whole_part
from forms.draft.draft import Draft
from forms.draft.readings import read_number
from forms.draft.rendering import unfilled
from forms.edition.model import Field


def blank_cells(draft: Draft) -> Iterator[Finding]:
    """COMP-BLANK: one for each table, never one a cell."""
    edition = draft.edition
    for chapter, ids in tables(edition):
        cells = (edition.fields[each] for each in ids)
        blank = tuple(each.id for each in cells if not each.sum_of and _blank(draft, each))
        if blank:
            words = {"place": whole_part(chapter)}
            yield Finding("COMP-BLANK", severity("COMP-BLANK"), blank, {"count": len(blank)}, words)


def _blank(draft: Draft, cell: Field) -> bool:
    text = draft.entries.get(cell.id, "")
    return not text or read_number(text, cell.kind, cell.unit).blank


def live_figures(draft: Draft) -> Iterator[Finding]:
    """COMP-LIVE: one for each text that would print 【未填】."""
    for field in draft.prose_fields():
        gone = unfilled(draft.entries.get(field.id, ""), draft)
        if gone:
            named = dict.fromkeys(place(draft, each.field) + ("（上年）" if each.last else "") for each in gone)
            yield Finding(
                "COMP-LIVE",
                severity("COMP-LIVE"),
                (field.id, *dict.fromkeys(each.field for each in gone)),
                {"count": len(gone)},
                {"place": place(draft, field.id), "names": "、".join(named)},
                tuple(Span(field.id, each.start, each.length) for each in gone),
            )


def required_texts(draft: Draft) -> Iterator[Finding]:
    """COMP-TEXT: a part that must be written is empty."""
    for chapter in draft.edition.chapters:
        if chapter.required and not any(draft.entries.get(each.id, "").strip() for each in chapter.sections):
            fields = tuple(each.id for each in chapter.sections)
            yield Finding("COMP-TEXT", severity("COMP-TEXT"), fields, {}, {"place": whole_part(chapter)})
