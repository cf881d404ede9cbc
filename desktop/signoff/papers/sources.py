"""What stands on 数据来源确认表: the numbers of the text by row, with the source that is kept for each."""

from desktop.export.papers.source_table import SourceRow, SourceTable
from desktop.signoff.papers.subject import Subject
from forms.checks.places import part
from forms.collecting.offices import items
from forms.draft.draft import Draft
from forms.draft.readings import date_in_words, is_date
from forms.draft.source import Source, source_of
from forms.edition.model import Field

UNKNOWN = Source("", "", "")


def source_table_of(subject: Subject) -> SourceTable:
    """The table for ``subject``."""
    rows = source_rows(subject.draft)
    without = sum(not each.office for each in rows)
    told = f"共{len(rows)}项" + (f"，{without}项没有注明来源" if without else "，都注明了来源")
    return SourceTable(subject.headed, subject.draft.agency, told, subject.trace, rows)


def source_rows(draft: Draft) -> list[SourceRow]:
    """One row for the numbers of a row of a table, or of a figure, that have one source; blank ones are left out."""
    rows = []
    for item in items(draft):
        by_source: dict[Source, list[Field]] = {}
        for field in item.fields:
            if draft.entries.get(field.id):
                by_source.setdefault(source_of(draft.entries, field.id) or UNKNOWN, []).append(field)
        rows += [
            SourceRow(
                item=_named(fields[0]),
                values="；".join(_value(draft, field) for field in fields),
                office=source.office,
                person=source.person,
                date=date_in_words(source.date) if is_date(source.date) else source.date,
            )
            for source, fields in by_source.items()
        ]
    return rows


def _named(field: Field) -> str:
    if field.in_table:
        return "·".join((part(field.chapter), *(field.row or field.column)))
    return "·".join((part(field.chapter), *((field.section,) if field.section else ()), *field.row))


def _value(draft: Draft, field: Field) -> str:
    number = f"{draft.entries[field.id]}{field.unit}"
    return f"{field.column[-1]} {number}" if field.in_table and field.row and field.column else number
