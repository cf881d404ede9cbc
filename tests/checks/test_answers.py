"""An answer explains a finding until something it rests on changes, and is offered again then and next year."""

from dataclasses import replace
from datetime import datetime

import pytest

from forms.checks import check, verdict
from forms.checks.answering import basis
from forms.checks.finding import Finding, Severity
from forms.draft.editor import DraftEditor
from forms.draft.entering import EntryRefused
from forms.draft.exchange import as_predecessor, dump, load
from tests.checks.test_rules import EDITIONS, complete, of

NONE = {"disclosure.licensing.decisions": "/"}


def editor() -> DraftEditor:
    entries = {**of(complete()).entries, **NONE}
    return DraftEditor(EDITIONS, entries, (), user="某", clock=lambda: datetime(2022, 1, 5), record=lambda _: None)


def finding(door: DraftEditor, rule: str = "VAL-NONE") -> Finding:
    (found,) = [each for each in check(door.draft) if each.rule == rule]
    return found


def explained() -> DraftEditor:
    door = editor()
    found = finding(door)
    door.answer(found.key, "没有这项职责", basis(door.draft, found))
    return door


def test_an_answer_settles_its_finding_until_the_value_changes() -> None:
    door = explained()
    assert finding(door).answer == "没有这项职责"
    assert verdict([finding(door)]) == "clean"
    door.set("requests.received.natural", "3")
    door.set("problems.text", "别的文字。")
    assert finding(door).answer == "没有这项职责"
    door.set("disclosure.licensing.decisions", "—")
    assert (finding(door).answer, finding(door).offer) == ("", "没有这项职责")
    door.undo()
    assert finding(door).answer == "没有这项职责"


def test_an_answer_is_one_step_and_can_be_taken_back() -> None:
    door = explained()
    undone = door.undo()
    assert undone
    assert undone.label == "说明核对结果"
    assert finding(door).answer == ""
    door.redo()
    door.answer(finding(door).key, "", "")
    assert (finding(door).answer, finding(door).offer) == ("", "")


def test_an_error_of_arithmetic_takes_no_answer() -> None:
    door = editor()
    door.set("requests.received.natural", "3")
    found = finding(door, "T3-BAL")
    door.answer(found.key, "就是这样", basis(door.draft, found))
    assert finding(door, "T3-BAL").answer == ""


def test_an_answer_to_a_warning_is_none_to_the_error_it_becomes() -> None:
    door = editor()
    found = finding(door)
    graver = replace(found, severity=Severity.ERROR)
    other = replace(found, variant="another")
    assert len({basis(door.draft, each) for each in (found, graver, other)}) == 3


def test_too_many_words_are_refused() -> None:
    door = editor()
    with pytest.raises(EntryRefused, match="500"):
        door.answer(finding(door).key, "说" * 501, "")


def test_answers_travel_in_the_exchange_form_and_are_offered_next_year() -> None:
    door = explained()
    text = dump("0" * 32, door.draft)
    again = load(text.encode(), EDITIONS)
    assert again.entries == dict(door.draft.entries)
    next_year = {**complete("2021"), **NONE}
    follower = DraftEditor(
        EDITIONS,
        {**of(next_year).entries, "report.year": "2022"},
        (),
        user="某",
        clock=lambda: datetime(2023, 1, 5),
        record=lambda _: None,
    )
    follower.set_predecessors([as_predecessor(again, EDITIONS)])
    assert (finding(follower).answer, finding(follower).offer) == ("", "没有这项职责")
    whole = dump("1" * 32, follower.draft)
    assert dump("1" * 32, type(follower.draft)(EDITIONS, load(whole.encode(), EDITIONS).entries)) == whole
