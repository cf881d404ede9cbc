"""The one door: every act against a plain dictionary, undone, redone, and rebuilt from the journal at any time."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from forms.draft.draft import Draft
from forms.draft.editor import DraftEditor
from forms.draft.entering import EntryRefused, identity
from forms.draft.exchange import dump, load
from forms.draft.journal import Edit, apply_edits
from forms.draft.predecessors import Predecessor
from forms.draft.rendering import rendered
from forms.edition import Editions

EDITIONS = Editions()
NOON = datetime(2022, 1, 5, 12, 0)


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def passes(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class Desk:
    """An editor with its journal, to be closed and opened again."""

    def __init__(self, year: str = "2021") -> None:
        self.journal: list[Edit] = []
        self.clock = Clock()
        self.open({})
        self.editor.create(identity(EDITIONS, "甲局", year, "department", ""), "新建")

    def open(self, entries: dict[str, str]) -> None:
        self.editor = DraftEditor(
            EDITIONS, entries, self.journal, user="张三", clock=self.clock, record=self.journal.extend
        )

    def reopen(self) -> None:
        entries: dict[str, str] = {}
        apply_edits(entries, self.journal)
        assert entries == dict(self.editor.draft.entries)
        self.open(entries)

    @property
    def entries(self) -> dict[str, str]:
        return dict(self.editor.draft.entries)

    def type(self, field: str, text: str, seconds: float = 0.1) -> None:
        """Add ``text`` at the end of ``field``, a key at a time."""
        for key in text:
            self.clock.passes(seconds)
            self.editor.set(field, self.editor.draft.text(field) + key, typing=True)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_typing_joins_until_a_pause_twenty_characters_or_a_jump(desk: Desk) -> None:
    desk.type("overview.lead", "收到申请")
    desk.clock.passes(1.5)
    desk.type("overview.lead", "十九件")
    assert desk.editor.undo()
    assert desk.entries["overview.lead"] == "收到申请"
    assert desk.editor.undo()
    assert "overview.lead" not in desk.entries
    desk.type("overview.lead", "一" * 50)
    desk.editor.undo()
    assert 25 <= len(desk.entries["overview.lead"]) < 50
    desk.editor.set("overview.lead", "甲" + desk.entries["overview.lead"], typing=True)
    before = desk.entries["overview.lead"]
    desk.editor.undo()
    assert desk.entries["overview.lead"] == before[1:]


def test_a_text_is_kept_as_its_changed_span(desk: Desk) -> None:
    desk.editor.set("overview.lead", "收到申请十九件")
    desk.editor.set("overview.lead", "收到申请二十九件")
    assert (desk.journal[-1].at, desk.journal[-1].removed, desk.journal[-1].inserted) == (4, "", "二")
    desk.editor.set("requests.received.natural", "19")
    desk.editor.set("requests.received.natural", "119")
    assert (desk.journal[-1].removed, desk.journal[-1].inserted) == ("19", "119")


def test_undo_does_not_take_the_report_itself(desk: Desk) -> None:
    assert desk.editor.undo_label is None
    assert desk.editor.undo() is None
    assert desk.entries["report.agency"] == "甲局"


def test_listeners_are_told_what_changed(desk: Desk) -> None:
    told: list[frozenset[str]] = []
    desk.editor.subscribe(told.append)
    desk.editor.paste({"requests.received.natural": "1", "requests.received.commercial": "2"})
    desk.editor.set("requests.received.natural", "1")
    assert told == [frozenset({"requests.received.natural", "requests.received.commercial"})]


def test_an_editor_goes_on_with_what_was_changed_beside_it(desk: Desk) -> None:
    told: list[frozenset[str]] = []
    desk.editor.set("disclosure.rules.issued", "5")
    first, draft = desk.editor, desk.editor.draft
    desk.reopen()
    desk.editor.set("report.date", "2022-01-18")
    desk.editor.set("disclosure.rules.issued", "")
    first.subscribe(told.append)
    floor = desk.journal[-1].step
    first.resume(desk.entries, desk.journal, locked="第1稿已签发。", floor=floor)
    assert told == [frozenset({"report.date", "disclosure.rules.issued"})]
    assert (draft.text("report.date"), draft.entries.get("disclosure.rules.issued")) == ("2022-01-18", None)
    with pytest.raises(EntryRefused, match="第1稿已签发"):
        first.set("disclosure.rules.issued", "7")
    first.resume(desk.entries, desk.journal, floor=floor)
    assert first.undo_label is None
    first.set("disclosure.rules.issued", "7")
    assert desk.journal[-1].step > floor
    assert first.undo()
    assert first.undo() is None
    assert len(told) == 3


def test_filled_zeros_are_marked_until_typed_or_confirmed(desk: Desk) -> None:
    desk.editor.set("disputes.reconsideration.upheld", "3")
    desk.editor.fill_zeros("disputes")
    marked = [key for key in desk.entries if key.startswith("filled:")]
    assert len(marked) == 11
    desk.editor.set("disputes.reconsideration.pending", "2")
    assert "filled:disputes.reconsideration.pending" not in desk.entries
    desk.editor.confirm_zeros("disputes")
    assert not [key for key in desk.entries if key.startswith("filled:")]
    for _ in range(3):
        desk.editor.undo()
    assert "disputes.reconsideration.corrected" not in desk.entries


def test_deleting_a_figure_turns_its_live_figures_into_digits_in_one_step(desk: Desk) -> None:
    whole = desk.editor.add_figure("overview.proactive", "宣传活动", "场")
    part = desk.editor.add_figure("overview.proactive", "进社区", "场", part_of=whole)
    desk.editor.set(whole, "12")
    desk.editor.set("overview.proactive", f"办活动{{{whole}}}场，其中进社区{{{part}}}场。")
    before = desk.entries
    desk.editor.delete_figure(whole)
    assert desk.entries["overview.proactive"] == f"办活动12场，其中进社区{{{part}}}场。"
    assert whole not in desk.entries
    assert desk.editor.draft.own_figures()[0].part_of == ""
    desk.editor.undo()
    assert desk.entries == before


def test_another_edition_keeps_lists_and_gives_back(desk: Desk) -> None:
    desk.editor.paste(
        {"requests.received.natural": "3", "disclosure.rules.issued": "2", "requests.other.other.natural": "1"}
    )
    desk.editor.set("published:requests.other.other.total", "9")
    desk.editor.set("overview.lead", "{requests.other.other.natural}件{requests.received.total}件")
    before = desk.entries
    desk.editor.set("report.year", "2020")
    assert desk.entries["unplaced:disclosure.rules.issued"] == "2"
    assert desk.entries["unplaced:published:requests.other.other.total"] == "9"
    assert desk.entries["requests.received.natural"] == "3"
    assert desk.entries["overview.lead"] == "1件{requests.received.total}件"
    desk.editor.set("report.year", "2022")
    assert {**desk.entries, "report.year": "2021", "overview.lead": before["overview.lead"]} == before
    desk.editor.undo()
    desk.editor.undo()
    assert desk.entries == before
    desk.editor.set("report.year", "2020")
    desk.editor.set("unplaced:disclosure.rules.issued", "")
    assert "unplaced:disclosure.rules.issued" not in desk.entries


def test_last_year_is_the_sum_over_predecessors_with_shares(desk: Desk) -> None:
    first = Predecessor("原甲局", 2020, "2019", {"requests.received.natural": "2", "requests.received.commercial": "1"})
    moved = Predecessor("原乙局", 2020, "2019", {"requests.received.natural": "50"}, {"requests.received.natural": 1})
    printed = Predecessor("原丙局", 2020, "2019", {}, None, {"requests.received.total": 7})
    desk.editor.set_predecessors([first, moved, printed])
    draft = desk.editor.draft
    assert draft.last_number("requests.received.natural") == 3
    assert draft.last_number("requests.received.total") == 3 + 1 + 7
    assert draft.last_number("requests.disclosed.total") is None
    desk.editor.set("overview.lead", "上年{last:requests.received.total}件，{last:requests.disclosed.natural}件")
    assert rendered(draft.text("overview.lead"), draft)[0].text == "上年11件，【未填】件"


def test_an_unknown_or_computed_entry_is_refused(desk: Desk) -> None:
    for entry in (
        "requests.received.total",
        "nothing",
        "overview.proactive.own_ffff",
        "filled:requests.received.natural",
    ):
        with pytest.raises(EntryRefused):
            desk.editor.set(entry, "1")
    with pytest.raises(EntryRefused):
        desk.editor.paste({"requests.received.natural": "1", "requests.received.total": "1"})
    assert "requests.received.natural" not in desk.entries


FIELDS = (
    "requests.received.natural",
    "requests.other.natural",
    "disclosure.fees.amount",
    "overview.lead",
    "problems.text",
    "report.short_name",
    "report.date",
    "note:requests.received.natural",
    "published:requests.received.total",
    "control:disputes.reconsideration.total",
    "overview.proactive.website",
)
TEXTS = st.one_of(
    st.sampled_from(["", "3", "１９件", "约20", "/", "-5", "12.50", "{requests.received.total}", "#2 甲\n乙", "{x}"]),
    st.text(max_size=8),
)


class EditorAgainstADictionary(RuleBasedStateMachine):
    """After any act: entries are the model's; after any reopening too; undo and redo walk the model's states."""

    @initialize(year=st.sampled_from(["2019", "2021"]))
    def begin(self, year: str) -> None:
        self.desk = Desk(year)
        self.states = [self.desk.entries]  # the states undo walks back through
        self.undone: list[dict[str, str]] = []

    def acted(self) -> None:
        if self.desk.entries != self.states[-1]:
            self.states.append(self.desk.entries)
            self.undone.clear()

    def does(self, act: Any) -> None:
        try:
            act()
        except EntryRefused:
            assert self.desk.entries == self.states[-1]
        self.acted()

    @rule(field=st.sampled_from(FIELDS), text=TEXTS)
    def set(self, field: str, text: str) -> None:
        self.does(lambda: self.desk.editor.set(field, text))

    @rule(texts=st.dictionaries(st.sampled_from(FIELDS), TEXTS, max_size=4))
    def paste(self, texts: dict[str, str]) -> None:
        self.does(lambda: self.desk.editor.paste(texts))

    @rule(year=st.sampled_from(["2019", "2020", "2021", "2022"]))
    def change_year(self, year: str) -> None:
        self.does(lambda: self.desk.editor.set("report.year", year))

    @rule(chapter=st.sampled_from(["disputes", "disclosure"]), confirm=st.booleans())
    def zeros(self, chapter: str, confirm: bool) -> None:
        act = self.desk.editor.confirm_zeros if confirm else self.desk.editor.fill_zeros
        self.does(lambda: act(chapter))

    @rule(label=st.sampled_from(["甲", "乙"]), text=TEXTS)
    def add_figure(self, label: str, text: str) -> None:
        field = self.desk.editor.add_figure("overview.proactive", label, "件")
        self.acted()
        self.does(lambda: self.desk.editor.set(field, text))
        self.does(lambda: self.desk.editor.set("overview.proactive", f"共{{{field}}}件"))

    @precondition(lambda self: self.desk.editor.draft.own_figures())
    @rule(data=st.data())
    def delete_figure(self, data: Any) -> None:
        figure = data.draw(st.sampled_from([each.id for each in self.desk.editor.draft.own_figures()]))
        self.does(lambda: self.desk.editor.delete_figure(figure))

    @rule()
    def undo(self) -> None:
        step = self.desk.editor.undo()
        assert (step is None) == (len(self.states) == 1)
        if step is not None:
            self.undone.append(self.states.pop())

    @rule()
    def redo(self) -> None:
        step = self.desk.editor.redo()
        assert (step is None) == (not self.undone)
        if step is not None:
            self.states.append(self.undone.pop())

    @rule()
    def reopen(self) -> None:
        self.desk.reopen()

    @invariant()
    def agrees(self) -> None:
        if hasattr(self, "desk"):
            assert self.desk.entries == self.states[-1]

    @rule()
    def survives_dump_and_load(self) -> None:
        first = dump("0" * 32, self.desk.editor.draft)
        again = load(first.encode(), EDITIONS)
        assert dump("0" * 32, Draft(EDITIONS, again.entries)) == first


TestEditorAgainstADictionary = EditorAgainstADictionary.TestCase
TestEditorAgainstADictionary.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
