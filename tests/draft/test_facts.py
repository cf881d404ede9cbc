"""What is known beside what is printed: entries of the draft that are undone, handed on and carried to next year."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.checks import check
from forms.draft.code import code
from forms.draft.coverage import coverage_changes
from forms.draft.draft import Draft
from forms.draft.editor import DraftEditor
from forms.draft.entering import EntryRefused
from forms.draft.exchange import as_predecessor, dump, load
from forms.draft.recount import begin_changes, compare_changes, decided, differences, result_words, settle_changes
from forms.draft.ruling import Ruling, offered, place_of
from forms.draft.source import Source, source_of
from forms.draft.strict_json import ExchangeError
from tests.checks.test_rules import EDITIONS, complete, of

FEES = "disclosure.fees.amount"
CELL, TOTAL = "requests.received.natural", "requests.received.total"
ID = "0" * 32
RULING = Ruling("requests.received", "合并答复算几件", "按一件算", "市政府办公室李强", "2022-01-05", "电话")


def door(**entries: str) -> DraftEditor:
    kept = {**of(complete()).entries, **entries}
    return DraftEditor(EDITIONS, kept, (), user="某", clock=lambda: datetime(2022, 1, 5), record=lambda _: None)


def told() -> DraftEditor:
    editor = door()
    editor.fill({f"source.{CELL}": Source("法规处", "张明", "2022-01-05").to_entry()}, "来源")
    editor.set(f"memo:{CELL}", "含一件补正后受理的")
    editor.set("ruling:0a1b2c3d", RULING.to_entry())
    editor.fill(coverage_changes(editor.draft.entries, "法规处\n执法支队\n", "高新分局"), "统计范围")
    editor.set(f"again:{CELL}", "[五")
    editor.fill(compare_changes("requests", "王芳", "2022-01-06"), "复核录入")
    return editor


def test_facts_are_steps_and_do_not_change_what_is_printed() -> None:
    editor = told()
    before = door()
    assert code(editor.draft) == code(before.draft)
    for _ in range(6):
        editor.undo()
    assert dict(editor.draft.entries) == dict(before.draft.entries)


def test_facts_travel_in_exchange_form_to_the_byte() -> None:
    editor = told()
    written = dump(ID, editor.draft)
    entries = load(written.encode(), EDITIONS).entries
    assert entries == dict(editor.draft.entries)
    assert dump(ID, Draft(EDITIONS, entries)) == written


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_written_comes_back(memo: str, office: str, question: str) -> None:
    editor = door()
    editor.set(f"memo:{CELL}", memo)
    editor.set(f"source.{CELL}", Source(office, "", "").to_entry())
    try:
        editor.set("ruling:00000000", RULING._replace(question=question).to_entry())
    except EntryRefused:
        assert not question.split()
    written = dump(ID, editor.draft)
    assert dump(ID, Draft(EDITIONS, load(written.encode(), EDITIONS).entries)) == written


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (f"source.{TOTAL}", '["法规处","",""]'),
        (f"source.{CELL}", "法规处"),
        (f"source.{CELL}", '["法规处","","去年"]'),
        ("memo:requests.nothing", "话"),
        (f"memo:{CELL}", "长" * 501),
        ("ruling:0", '["requests.received","","答","","",""]'),
        ("ruling:0", '["nowhere","问","答","","",""]'),
        ("scope:法规处", "maybe"),
        (f"again:{TOTAL}", "3"),
        ("again_by:preface", '["王芳","2022-01-06"]'),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(entry: str, text: str) -> None:
    with pytest.raises(EntryRefused, match=r"。$"):
        door().set(entry, text)


def test_a_file_with_a_strange_fact_names_it() -> None:
    written = dump(ID, told().draft).replace('"again_by:requests"', '"later:requests"')
    with pytest.raises(ExchangeError, match="later:requests"):
        load(written.encode(), EDITIONS)


def test_rulings_are_on_offer_next_year_until_taken_over() -> None:
    last = told()
    follower = door()
    follower.set_predecessors([as_predecessor(load(dump(ID, last.draft).encode(), EDITIONS), EDITIONS)])
    assert [*offered(follower.draft).values()] == [RULING]
    again = load(dump(ID, follower.draft).encode(), EDITIONS).entries
    assert again == dict(follower.draft.entries)
    follower.set(next(iter(offered(follower.draft))), RULING.to_entry())
    assert not offered(follower.draft)
    assert "memo:" not in "".join(follower.draft.predecessors[0].facts)


def test_a_ruling_and_a_changed_coverage_are_offered_as_explanations() -> None:
    last = door(**{FEES: "5"})
    last.fill(coverage_changes({}, "法规处", ""), "统计范围")
    before = as_predecessor(load(dump(ID, last.draft).encode(), EDITIONS), EDITIONS)
    editor = door(**{FEES: "5000"})
    editor.set_predecessors([replace(before, year=2020)])

    def offer() -> str:
        (found,) = [each for each in check(editor.draft) if each.rule == "T2-UNIT"]
        return found.offer

    assert offer() == ""
    editor.fill(coverage_changes({}, "法规处\n执法支队", ""), "统计范围")
    assert offer() == "统计范围比上年增加：执法支队"
    editor.set("ruling:00000000", RULING._replace(about="disclosure.fees").to_entry())
    assert offer() == "按主管部门口径：按一件算（市政府办公室李强，2022年1月5日，电话）"


def test_the_places_of_a_ruling_in_words() -> None:
    draft = door().draft
    assert place_of(draft, "requests").startswith("三、")
    assert place_of(draft, "requests.received").endswith("一、本年新收政府信息公开申请数量")
    assert place_of(draft, "disputes.litigation_direct").endswith("未经复议直接起诉")
    assert place_of(draft, CELL).endswith("自然人")
    assert not place_of(draft, "requests.nothing")


def test_a_second_keying_tells_each_difference_until_it_is_settled() -> None:
    editor = door(**{CELL: "3", "requests.received.commercial": "4"})
    keyed = {
        f"again:{cell}": editor.draft.entries.get(cell, "") for cell in editor.draft.edition.fields if _typed(cell)
    }
    editor.fill(keyed, "复核录入")
    editor.fill(compare_changes("requests", "王芳", "2022-01-06"), "复核录入")
    assert result_words(editor.draft, "requests").endswith("两遍一致")
    editor.set(f"again:{CELL}", "5")
    editor.set("again:requests.received.commercial", "6")
    first, second = differences(editor.draft, "requests")
    editor.fill(settle_changes(first, "first"), "取第一遍")
    editor.fill(settle_changes(second, "second"), "取第二遍")
    assert (editor.draft.entries[CELL], editor.draft.entries["requests.received.commercial"]) == ("3", "6")
    assert decided(editor.draft, "requests") == {"first": 1, "second": 1}
    assert result_words(editor.draft, "requests").endswith("不同2处，取第一遍1处，取第二遍1处")
    editor.set(CELL, "8")
    assert [each[1:] for each in differences(editor.draft, "requests")] == [("8", "5")]
    editor.undo()
    editor.undo()
    assert editor.draft.entries["requests.received.commercial"] == "4"
    editor.fill(begin_changes(editor.draft, "requests"), "重新录入")
    assert not result_words(editor.draft, "requests")
    assert not [entry for entry in editor.draft.entries if entry.startswith("again")]


def test_a_figure_that_goes_takes_what_was_known_of_it_along() -> None:
    editor = door()
    figure = editor.add_figure("overview.on_request", "来电", "次")
    editor.set(f"source.{figure}", Source("办公室", "", "").to_entry())
    assert source_of(editor.draft.entries, figure) == Source("办公室", "", "")
    editor.delete_figure(figure)
    assert source_of(editor.draft.entries, figure) is None


def test_facts_follow_the_report_into_another_edition() -> None:
    editor = told()
    before = {key: text for key, text in editor.draft.entries.items() if key.startswith(("ruling:", "scope:", "memo:"))}
    editor.set("report.year", "2020")
    assert before.items() <= dict(editor.draft.entries).items()
    editor.set("report.year", "2021")
    assert before.items() <= dict(editor.draft.entries).items()


def _typed(cell: str) -> bool:
    field = EDITIONS["2021"].fields[cell]
    return cell.startswith("requests.") and field.in_table and not field.computed
