"""The door of a ledger: typed, pasted, added, deleted, undone, and back after a restart."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.ledger.editor import LedgerEditor
from forms.ledger.reading import LONGEST, read, readable, shown
from tests.ledger.conftest import ANSWERED, ASKED, DISPUTES, REQUESTS, Desk, Row


def rows(editor: LedgerEditor) -> list[Row]:
    return [dict(line.values) for line in editor.lines(REQUESTS)]


@pytest.mark.parametrize(
    ("key", "typed", "stored"),
    [
        ("received", "2021年3月1日", "2021-03-01"),
        ("received", "2021/3/1", "2021-03-01"),
        ("received", "２０２１．３．１", "2021-03-01"),
        ("received", "20210301", "2021-03-01"),
        ("received", "2021-03-01 09:30:00", "2021-03-01"),
        ("received", "三月初", "三月初"),
        ("received", "2021-02-30", "2021-02-30"),
        ("kind", "公民", "natural"),
        ("kind", "商业企业", "commercial"),
        ("kind", " 律师 事务所 ", "legal_service"),
        ("kind", "其他", "other_org"),
        ("kind", "外星人", "外星人"),
        ("outcome", "信息不存在", "unable.not_held"),
        ("outcome", "非本机关", "unable.not_held"),
        ("outcome", "已主动公开", "disclosed"),
        ("outcome", "撤回", "other.other"),
        ("outcome", "（四）1", "unable.not_held"),
        ("outcome", "(四)1.", "unable.not_held"),
        ("outcome", "（二）", "partially_disclosed"),
        ("outcome", "（三）不予公开 4.保护第三方合法权益", "withheld.third_party"),
        ("outcome", "3.危及“三安全一稳定”", "withheld.security_stability"),
        ("outcome", "不予公开", "不予公开"),  # for one of eight reasons: only the clerk knows
        ("outcome", "未主动公开", "未主动公开"),
        ("way", "信函", "post"),
        ("subject", "第一行\n第二行", "第一行 第二行"),
    ],
)
def test_what_was_typed_is_read_or_kept(key: str, typed: str, stored: str) -> None:
    assert read(REQUESTS.by_key[key], typed) == stored


@given(st.sampled_from(REQUESTS.columns + DISPUTES.columns), st.text())
def test_reading_never_fails_and_is_done_once(column: Any, text: str) -> None:
    stored = read(column, text)
    assert read(column, stored) == stored
    assert len(stored) <= LONGEST
    assert readable(column, read(column, shown(column, stored))) == readable(column, stored)


def test_every_label_is_read_as_its_choice() -> None:
    for column in (*REQUESTS.columns, *DISPUTES.columns):
        for choice in column.choices:
            assert read(column, choice.label) == choice.key
            for words in choice.words:
                assert read(column, words) == choice.key, words


def test_a_line_is_added_typed_deleted_and_all_of_it_undone(desk: Callable[..., Desk]) -> None:
    here = desk()
    line = here.editor.add(REQUESTS)
    here.editor.set(REQUESTS, line, "kind", "公民")
    assert rows(here.editor) == [{"kind": "natural"}]
    assert here.editor.undo_label == "依申请公开台账：填写“申请人类别”"
    here.editor.delete(REQUESTS, [line])
    assert rows(here.editor) == []
    again = here.opened()
    assert again.undo() == "依申请公开台账：删除1行"
    assert rows(again) == [{"kind": "natural"}]
    assert (again.undo(), again.undo(), again.undo()) == (
        "依申请公开台账：填写“申请人类别”",
        "依申请公开台账：新增",
        None,
    )
    assert rows(again) == []
    again.redo()
    again.redo()
    assert rows(again) == [{"kind": "natural"}]


def test_a_block_fills_lines_and_makes_new_ones_in_one_step(desk: Callable[..., Desk]) -> None:
    here = desk()
    line = here.editor.add(REQUESTS)
    here.editor.paste(REQUESTS, {(line, "number"): "1", (line, "received"): "2021-3-1"}, [{"number": "2"}])
    assert rows(here.editor) == [{"number": "1", "received": "2021-03-01"}, {"number": "2"}]
    assert here.editor.undo() == "依申请公开台账：填写3格"
    assert rows(here.editor) == [{}]


def test_the_second_ledger_is_apart(desk: Callable[..., Desk]) -> None:
    here = desk()
    here.editor.paste(REQUESTS, {}, [ASKED])
    here.editor.paste(DISPUTES, {}, [{"kind": "行政复议"}])
    here.editor.clear(REQUESTS)
    assert rows(here.editor) == []
    assert [dict(line.values) for line in here.editor.lines(DISPUTES)] == [{"kind": "reconsideration"}]


def test_telling_the_same_again_is_no_step(desk: Callable[..., Desk]) -> None:
    here = desk()
    here.editor.paste(REQUESTS, {}, [ANSWERED])
    line = here.editor.lines(REQUESTS)[0].id
    steps = len(here.journal)
    here.editor.set(REQUESTS, line, "kind", "公民")
    assert len(here.journal) == steps


acts = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.just(0), st.just("")),
        st.tuples(st.sampled_from(["set", "delete"]), st.integers(0, 5), st.text(max_size=8)),
        st.tuples(st.sampled_from(["undo", "redo"]), st.just(0), st.just("")),
    ),
    max_size=30,
)


@given(acts)
@settings(max_examples=80, deadline=None)
def test_after_any_acts_the_journal_alone_gives_the_same_ledger(done: list[tuple[str, int, str]]) -> None:
    here = Desk()
    for act, place, text in done:
        listed = here.editor.lines(REQUESTS)
        if act == "add":
            here.editor.add(REQUESTS)
        elif act in ("undo", "redo"):
            getattr(here.editor, act)()
        elif listed and act == "set":
            here.editor.set(REQUESTS, listed[place % len(listed)].id, "remark", text)
        elif listed:
            here.editor.delete(REQUESTS, [listed[place % len(listed)].id])
    again = here.opened()
    assert rows(again) == rows(here.editor)
    assert (again.undo_label, again.redo_label) == (here.editor.undo_label, here.editor.redo_label)
