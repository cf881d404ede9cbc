"""What the ledger counts where, and that what it counts always balances."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.checks import check
from forms.draft.editor import DraftEditor
from forms.draft.entering import EntryRefused, identity
from forms.ledger.counting import LeftOut, tally, texts
from forms.ledger.editor import LedgerEditor
from forms.ledger.filling import fill
from forms.ledger.loading import ledgers
from tests.ledger.conftest import ANSWERED, ASKED, DISPUTES, EDITIONS, REQUESTS, Desk, Row

BLANK: Row = {}


def counted(desk: Desk, *rows: Row, year: int = 2021, key: str = "requests") -> dict[str, int]:
    ledger = desk.ledger(key)
    desk.editor.paste(ledger, {}, rows)
    cells = tally(ledger, desk.editor.lines(ledger), year).cells
    return {cell.partition(".")[2]: len(lines) for cell, lines in cells.items()}


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (ANSWERED, {"received.natural", "disclosed.natural"}),
        (ASKED, {"received.natural", "carried_forward.natural"}),
        # A reply of 5 January counts in the new year: the usual mistake.
        ({**ANSWERED, "answered": "2022-01-05"}, {"received.natural", "carried_forward.natural"}),
        ({**ANSWERED, "received": "2020-12-20"}, {"carried_over.natural", "disclosed.natural"}),
        ({**ASKED, "received": "2020-12-20"}, {"carried_over.natural", "carried_forward.natural"}),
        ({**ANSWERED, "received": "2021-01-01", "answered": "2021-12-31"}, {"received.natural", "disclosed.natural"}),
        # Answered before the year, begun after it: another year's.
        ({**ANSWERED, "received": "2020-11-01", "answered": "2020-11-30"}, set()),
        ({**ASKED, "received": "2022-01-01"}, set()),
        # Not enough to say where.
        ({**ANSWERED, "received": ""}, set()),
        ({**ANSWERED, "received": "三月"}, set()),
        ({**ANSWERED, "answered": "月底"}, set()),
        ({**ANSWERED, "kind": ""}, set()),
        ({**ANSWERED, "outcome": "待定"}, set()),
        ({**ANSWERED, "answered": "2021-02-01"}, set()),
        # Open, whatever is already written of its outcome.
        ({**ASKED, "outcome": "待定"}, {"received.natural", "carried_forward.natural"}),
    ],
)
def test_where_a_request_counts(desk: Callable[..., Desk], row: Row, cells: set[str]) -> None:
    assert counted(desk(), row) == dict.fromkeys(cells, 1)


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (
            {"kind": "行政复议", "received": "2021-03-01", "result": "维持", "closed": "2021-05-01"},
            "reconsideration.upheld",
        ),
        ({"kind": "复议后起诉", "received": "2020-03-01", "result": "", "closed": ""}, "litigation_after.pending"),
        (
            {"kind": "直接起诉", "received": "2021-03-01", "result": "撤销", "closed": "2022-01-05"},
            "litigation_direct.pending",
        ),
    ],
)
def test_where_a_case_counts(desk: Callable[..., Desk], row: Row, cells: str) -> None:
    assert counted(desk(), row, key="disputes") == {cells: 1}


def test_a_total_counts_its_lines_once(desk: Callable[..., Desk]) -> None:
    here = desk()
    here.editor.paste(REQUESTS, {}, [ANSWERED, {**ANSWERED, "kind": "企业"}, ASKED])
    found = tally(REQUESTS, here.editor.lines(REQUESTS), 2021)
    edition = EDITIONS["2021"]
    assert found.count(edition, "requests.received.total") == 3
    assert found.count(edition, "requests.outcomes_total.total") == 2
    assert [line.position for line in found.lines(edition, "requests.outcomes_total.natural")] == [1]


def test_the_older_edition_has_one_row_of_other_outcomes(desk: Callable[..., Desk]) -> None:
    row = {**ANSWERED, "received": "2019-03-01", "answered": "2019-03-20", "outcome": "撤回"}
    assert counted(desk("2019"), row, year=2019) == {"received.natural": 1, "other.natural": 1}


def test_why_a_line_is_left_out(desk: Callable[..., Desk]) -> None:
    here = desk()
    rows = [{**ANSWERED, "answered": "2021-02-01"}, {**ASKED, "received": "2022-01-01"}, {**ASKED, "kind": "路人"}]
    here.editor.paste(REQUESTS, {}, rows)
    found = tally(REQUESTS, here.editor.lines(REQUESTS), 2021).left_out
    assert list(found.values()) == [LeftOut.ORDER, LeftOut.LATER, LeftOut.CHOICE]


# Any day of three years, what cannot be read, nothing.
days = st.one_of(
    st.just(""),
    st.sampled_from(["三月", "2021-13-01", "/"]),
    st.integers(0, 1095).map(lambda day: (date(2020, 1, 1) + timedelta(days=day)).isoformat()),
)


def choices(key: str) -> st.SearchStrategy[str]:
    column = REQUESTS.by_key[key]
    return st.sampled_from(["", "待定", *(choice.label for choice in column.choices)])


any_row = st.fixed_dictionaries(
    {"received": days, "answered": days, "kind": choices("kind"), "outcome": choices("outcome")}
)


@pytest.mark.parametrize("edition", ["2019", "2021"])
@given(rows=st.lists(any_row, min_size=1, max_size=40))
@settings(max_examples=150, deadline=None)
def test_a_table_filled_from_any_ledger_balances(edition: str, rows: list[Row]) -> None:
    ledger = ledgers(EDITIONS, edition)[0]
    clock = lambda: datetime(2022, 1, 4, 9)  # noqa: E731
    entries = identity(EDITIONS, "甲局", edition, "department", "")
    report = DraftEditor(EDITIONS, entries, (), user="王芳", clock=clock, record=lambda edits: None)
    own = LedgerEditor({}, (), user="王芳", clock=clock, record=lambda edits: None)
    own.paste(ledger, {}, rows)
    listed = own.lines(ledger)
    found = fill(ledger, listed, report)
    draft = report.draft
    assert not [each for each in check(draft) if each.rule.startswith(("T3-", "VAL-"))]
    assert not [each for each in check(draft) if each.rule == "COMP-BLANK" and "requests" in each.fields[0]]
    # Every line is in the table or among those left out, and on both sides of the balance.
    year = draft.year
    came_in = draft.reading("requests.received.total").number, draft.reading("requests.carried_over.total").number
    assert sum(int(number or 0) for number in came_in) + len(found.left_out) == len(listed)
    assert texts(ledger, draft.edition, tally(ledger, listed, year)).items() <= draft.entries.items()
    undone = report.undo()
    assert undone
    assert undone.label == f"按台账填入（{len(ledger.cells(draft.edition))}格）"
    assert draft.entries == entries


def test_an_empty_ledger_fills_nothing_and_a_locked_report_takes_nothing(desk: Callable[..., Desk]) -> None:
    entries = identity(EDITIONS, "甲局", "2021", "department", "")
    clock = lambda: datetime(2022, 1, 4, 9)  # noqa: E731
    report = DraftEditor(EDITIONS, entries, (), user="王芳", clock=clock, record=lambda edits: None, locked="送审中。")
    here = desk()
    with pytest.raises(EntryRefused, match="是空的"):
        fill(REQUESTS, here.editor.lines(REQUESTS), report)
    here.editor.add(REQUESTS)
    with pytest.raises(EntryRefused, match="送审中"):
        fill(REQUESTS, here.editor.lines(REQUESTS), report)
    assert report.draft.entries == entries


def test_every_cell_a_rule_can_name_is_one_a_person_fills() -> None:
    for ledger in (REQUESTS, DISPUTES):
        assert len(ledger.cells(EDITIONS["2021"])) == {"requests": 144, "disputes": 12}[ledger.key]
