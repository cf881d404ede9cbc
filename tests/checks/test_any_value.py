"""Whatever is pasted anywhere, the check tells of it and never fails."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.checks import as_json, check
from forms.draft.editor import DraftEditor
from forms.draft.entering import EntryRefused
from tests.checks.test_rules import EDITIONS, complete, of

ODD = [
    *("/", "-1", "1e999", "NaN", "½", "²", "٣", "𝟙𝟚", "十百千万", "亿亿亿", "0.0000000000000000000001", "9" * 31),
    *("\ud800", "\x00", "{", "}}", "{last:requests.received.total}", "0000", "9999", "2021-13-45", "9999-12-31"),
]
FIELDS = [
    *("report.year", "report.date", "report.agency", "report.short_name", "report.level", "report.kind"),
    *("requests.received.natural", "disclosure.fees.amount", "disclosure.licensing.decisions"),
    *("overview.on_request.received", "overview.on_request", "problems.text", "other_matters.text", "preface.text"),
    *("published:requests.received.total", "control:requests.received.total", "note:disclosure.fees.amount"),
]


def editor(edition: str) -> DraftEditor:
    entries = dict(of(complete(edition), edition).entries)
    return DraftEditor(EDITIONS, entries, (), user="某", clock=lambda: datetime(2022, 1, 5), record=lambda _: None)


@pytest.mark.parametrize("edition", ["2019", "2021"])
@given(st.lists(st.tuples(st.sampled_from(FIELDS), st.sampled_from(ODD) | st.text(max_size=12)), max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_value_is_checked(edition: str, entered: list[tuple[str, str]]) -> None:
    door = editor(edition)
    for field, text in entered:
        try:
            door.paste({field: text})
        except EntryRefused:
            continue
    as_json(check(door.draft))


@pytest.mark.parametrize("year", ["2019", "2020", "2021", "2098", "2099"])
@pytest.mark.parametrize("section", ["overview.on_request", "overview.proactive", "overview.supervision"])
def test_a_figure_of_one_s_own_outlives_the_change_of_the_year(section: str, year: str) -> None:
    door = editor("2019")
    figure = door.add_figure(section, "编发简报", "期")
    door.set(figure, "12")
    door.set(section, f"编发简报13期，全年编发{{{figure}}}期。")
    door.set("report.year", year)
    as_json(check(door.draft))
