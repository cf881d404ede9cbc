"""Two copies edited apart: disjoint changes without a question, the same cell asked once, in either order."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.draft.editor import DraftEditor
from forms.draft.entering import identity
from forms.draft.journal import Edit
from forms.draft.merging import Merge, common_steps, merged, merged_paragraphs
from forms.draft.predecessors import Predecessor
from forms.edition import Editions

EDITIONS = Editions()
CELLS = ("requests.received.natural", "requests.received.commercial", "disputes.reconsideration.upheld")
WORDS = "overview.lead"


class Copy:
    """One copy of a report on a computer of its own."""

    def __init__(self, user: str, journal: list[Edit] | None = None) -> None:
        self.journal = list(journal or ())
        entries: dict[str, str] = {}
        from forms.draft.journal import apply_edits

        apply_edits(entries, self.journal)
        self.editor = DraftEditor(
            EDITIONS,
            entries,
            self.journal[:],
            user=user,
            clock=lambda: datetime(2022, 1, 5, 12, 0),
            record=self.journal.extend,
        )

    @property
    def entries(self) -> dict[str, str]:
        return dict(self.editor.draft.entries)


@pytest.fixture
def base() -> Copy:
    return made()


def made() -> Copy:
    copy = Copy("张三")
    copy.editor.create(identity(EDITIONS, "云泽市某某局", "2021", "department", "县"), "新建")
    copy.editor.set(CELLS[0], "19")
    copy.editor.set(WORDS, "第一段。\n第二段。\n第三段。")
    return copy


def apart(base: Copy) -> tuple[Copy, Copy]:
    return Copy("李四", base.journal), Copy("王五", base.journal)


def test_disjoint_changes_need_no_question(base: Copy) -> None:
    one, other = apart(base)
    one.editor.set(CELLS[0], "20")
    one.editor.set(WORDS, "第一段改过。\n第二段。\n第三段。")
    other.editor.set(CELLS[1], "7")
    other.editor.set(WORDS, "第一段。\n第二段。\n第三段。\n第四段。")
    merge = merged(one.journal, other.journal, EDITIONS)
    assert merge.conflicts == ()
    together = merge.entries(())
    assert (together[CELLS[0]], together[CELLS[1]]) == ("20", "7")
    assert together[WORDS] == "第一段改过。\n第二段。\n第三段。\n第四段。"


def test_the_same_cell_is_asked_once_with_who_changed_it(base: Copy) -> None:
    one, other = apart(base)
    for number in ("20", "21"):
        one.editor.set(CELLS[0], number)
    other.editor.set(CELLS[0], "30")
    merge = merged(one.journal, other.journal, EDITIONS)
    (asked,) = merge.conflicts
    assert (asked.key, asked.ours[CELLS[0]], asked.theirs[CELLS[0]]) == (CELLS[0], "21", "30")
    assert asked.ours_by.startswith("李四　2022-01-05")
    assert asked.theirs_by.startswith("王五")
    assert merge.entries(()) == one.entries
    assert merge.entries([CELLS[0]])[CELLS[0]] == "30"


def test_a_filled_zero_and_its_mark_stay_together(base: Copy) -> None:
    one, other = apart(base)
    one.editor.fill_zeros("requests")
    other.editor.set(CELLS[1], "7")
    merge = merged(one.journal, other.journal, EDITIONS)
    assert [each.key for each in merge.conflicts] == [CELLS[1]]
    together = merge.entries([CELLS[1]])
    assert together[CELLS[1]] == "7"
    assert f"filled:{CELLS[1]}" not in together


def test_what_is_asked_is_shown_as_a_person_reads_it(base: Copy) -> None:
    one, other = apart(base)
    one.editor.set(WORDS, f"收到{{{CELLS[0]}}}件。")
    other.editor.set(WORDS, "没有收到。")
    own = one.editor.add_figure("overview.lead", "培训", "次")
    shared = Copy("张三", one.journal)
    shared.editor.set(own, "3")
    one.editor.change_figure(own, "培训班", "次")
    asked = merged(one.journal, shared.journal, EDITIONS).conflicts
    assert [(each.ours_words, each.theirs_words) for each in asked] == [("培训班：（空）", "培训：3")]
    (words,) = merged(one.journal, other.journal, EDITIONS).conflicts
    assert (words.ours_words, words.theirs_words) == ("收到19件。", "没有收到。")
    one.editor.set_predecessors([predecessor("甲局")])
    other.editor.set_predecessors([predecessor("乙局")])
    last = merged(one.journal, other.journal, EDITIONS).conflicts[-1]
    assert (last.place, last.ours_words, last.theirs_words) == ("上年报告", "甲局2020年度", "乙局2020年度")


def predecessor(agency: str) -> Predecessor:
    return Predecessor(agency=agency, year=2020, edition="2019", values={}, published={}, answers={})


def test_paragraphs() -> None:
    assert merged_paragraphs("甲\n乙\n丙", "甲一\n乙\n丙", "甲\n乙\n丙一") == "甲一\n乙\n丙一"
    assert merged_paragraphs("甲\n乙\n丙", "甲一\n乙\n丙", "甲二\n乙\n丙") is None
    assert merged_paragraphs("甲\n乙", "甲一\n乙", "甲\n乙一") is None  # neighbours may belong together
    assert merged_paragraphs("", "甲", "乙") is None


ACT = st.one_of(
    st.tuples(st.sampled_from(CELLS), st.sampled_from(("1", "2", "3", ""))),
    st.tuples(st.just(WORDS), st.lists(st.sampled_from(("甲。", "乙。", "丙。")), max_size=4).map("\n".join)),
    st.tuples(st.just("zeros"), st.sampled_from(("requests", "disputes"))),
    st.just(("undo", "")),
)


def work(copy: Copy, acts: list[tuple[str, str]]) -> None:
    for entry, text in acts:
        if entry == "undo":
            copy.editor.undo()
        elif entry == "zeros":
            copy.editor.fill_zeros(text)
        else:
            copy.editor.set(entry, text)


@settings(max_examples=80)
@given(st.lists(ACT, max_size=5), st.lists(ACT, max_size=5), st.data())
def test_the_result_does_not_depend_on_the_order(
    left: list[tuple[str, str]], right: list[tuple[str, str]], data: st.DataObject
) -> None:
    one, other = apart(made())
    work(one, left)
    work(other, right)
    here, there = merged(one.journal, other.journal, EDITIONS), merged(other.journal, one.journal, EDITIONS)
    keys = [each.key for each in here.conflicts]
    assert [each.key for each in there.conflicts] == keys
    theirs = set(data.draw(st.lists(st.sampled_from(keys), unique=True))) if keys else set()
    assert here.entries(theirs) == there.entries(set(keys) - theirs)
    _nothing_is_invented(here, one, other)
    alone = merged(one.journal, one.journal[: common_steps(one.journal, other.journal)], EDITIONS)
    assert alone.entries(()) == one.entries


def _nothing_is_invented(merge: Merge, one: Copy, other: Copy) -> None:
    for entry, text in merge.entries(()).items():
        if entry != WORDS:
            assert text in (one.entries.get(entry), other.entries.get(entry))
