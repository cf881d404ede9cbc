"""The sheets of one report: what each office is asked for, with last year's numbers and what the rules say of each."""

from collections.abc import Mapping

from forms.collecting.dates import days
from forms.collecting.offices import by_office, compare_with
from forms.collecting.sheet import Row, Sheet
from forms.draft.draft import Draft
from forms.draft.readings import date_in_words
from forms.draft.source import source_of
from forms.edition.model import Field


def sheets(draft: Draft, report: str, own: Mapping[str, str]) -> list[Sheet]:
    """One sheet an office; ``own`` are the offices that the clerk set."""
    due = date_in_words(days(draft)["collect"].isoformat())
    title = f"{draft.agency}{draft.year}{draft.text('report.title_year')}{draft.edition.title}素材征集表"
    return [
        Sheet(report, draft.agency, title, draft.year, office, due, tuple(_row(draft, office, each) for each in fields))
        for office, fields in by_office(draft, own).items()
    ]


def _row(draft: Draft, office: str, field: Field) -> Row:
    # Only what the office itself gave before: it should not vouch for a number by leaving it as it found it.
    given = source_of(draft.entries, field.id)
    last = draft.last_number(field.id)
    told = (field.help, f"常见错误：{field.mistake}" if field.mistake else "", compare_with(field.id))
    return Row(
        item=field.path,
        unit=field.unit,
        last="" if last is None else str(last),
        value=draft.entries.get(field.id, "") if given and given.office == office else "",
        help=" ".join(f"{each.rstrip('。')}。" for each in told if each),
    )
