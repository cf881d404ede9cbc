"""A wrong cell is found, and told by name where the sums tell it."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.checks import check
from forms.checks.catalogue import message
from forms.checks.finding import Finding
from forms.draft.draft import Draft
from forms.draft.editor import DraftEditor
from forms.draft.predecessors import Predecessor, to_entry
from tests.checks.test_rules import COLUMNS, EDITIONS, complete, of

ARITHMETIC = {"T3-ROW", "T3-SUM", "T3-BAL", "T4-SUM"}
REQUESTS = "requests."
GROUPS = ("reconsideration", "litigation_direct", "litigation_after")


def outcomes(edition: str) -> tuple[str, ...]:
    """The rows under 三、本年度办理结果, without their total."""
    (natural,) = [each for each in EDITIONS[edition].fields if each == "requests.outcomes_total.natural"]
    terms = EDITIONS[edition].fields[natural].sum_of
    return tuple(each.removeprefix(REQUESTS).removesuffix(".natural") for each in terms)


def with_totals(entries: dict[str, str], edition: str, prefix: str = "published") -> dict[str, str]:
    """``entries`` with every total as the program adds it up, kept beside as ``prefix``."""
    draft = of(entries, edition)
    totals = {
        f"{prefix}:{key}": draft.reading(key).stored
        for key, field in EDITIONS[edition].fields.items()
        if field.computed and key.startswith(("requests.", "disputes."))
    }
    return {**entries, **totals}


@st.composite
def balanced(draw: st.DrawFn, edition: str = "2021") -> dict[str, str]:
    """A report whose tables 3 and 4 hold, without totals."""
    entries = complete(edition)
    small = st.one_of(st.just(0), st.integers(0, 5), st.integers(0, 300))
    for column in COLUMNS:
        numbers = {row: draw(small) for row in outcomes(edition)}
        forward = draw(small)
        carried = draw(st.integers(0, min(9, sum(numbers.values()) + forward)))
        numbers["carried_forward"], numbers["carried_over"] = forward, carried
        numbers["received"] = sum(numbers.values()) - 2 * carried
        entries.update({f"requests.{row}.{column}": str(number) for row, number in numbers.items()})
    for group in GROUPS:
        for result in ("upheld", "corrected", "other", "pending"):
            entries[f"disputes.{group}.{result}"] = str(draw(small))
    return entries


def arithmetic(entries: dict[str, str], edition: str = "2021") -> list[Finding]:
    return [each for each in check(of(entries, edition)) if each.rule in ARITHMETIC]


def test_a_balanced_report_with_totals_is_silent() -> None:
    @given(balanced())
    @settings(max_examples=30, deadline=None)
    def silent(entries: dict[str, str]) -> None:
        assert arithmetic(with_totals(with_totals(entries, "2021"), "2021", "control")) == []

    silent()


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_any_one_changed_number_is_found_and_in_table_3_named(edition: str) -> None:
    @given(balanced(edition), st.data())
    @settings(max_examples=120, deadline=None)
    def named(entries: dict[str, str], data: st.DataObject) -> None:
        whole = with_totals(entries, edition)
        numbers = sorted(key for key in whole if key.partition(":")[2].startswith(("requests.", "disputes.")))
        numbers += sorted(key for key in whole if key.startswith(("requests.", "disputes.")) and key in entries)
        entry = data.draw(st.sampled_from([key for key in numbers if not key.endswith(".text")]))
        right = int(whole[entry])
        wrong = data.draw(st.integers(0, 2 * right + 9).filter(lambda number: number != right))
        found = arithmetic({**whole, entry: str(wrong)}, edition)
        assert found
        cell = entry.removeprefix("published:")
        if cell.startswith(REQUESTS):
            assert {each.fields[0] for each in found} == {cell}
            assert {(each.repair.entry, each.repair.text) for each in found if each.repair} == {(entry, str(right))}
            assert all("最可能是" in message(each) and f"应为{right}。" in message(each) for each in found)
        else:
            assert cell in found[0].fields

    named()


@given(balanced(), st.data())
@settings(max_examples=60, deadline=None)
def test_the_ledger_s_totals_name_the_cell_as_well(entries: dict[str, str], data: st.DataObject) -> None:
    whole = with_totals(entries, "2021", "control")
    entry = data.draw(st.sampled_from(sorted(key for key in entries if key.startswith(REQUESTS))))
    right = int(whole[entry])
    wrong = data.draw(st.integers(0, 2 * right + 9).filter(lambda number: number != right))
    found = arithmetic({**whole, entry: str(wrong)})
    assert {each.rule for each in found} >= {"T3-BAL", "T3-ROW"}
    assert {each.fields[0] for each in found} == {entry}
    assert {each.repair.text for each in found if each.repair} == {str(right)}


def table(**cells: int) -> dict[str, str]:
    """A report with these cells of table 3 (``received__natural=19``), the rest 0."""
    return {**complete(), **{f"requests.{key.replace('__', '.')}": str(number) for key, number in cells.items()}}


def last_year(**forward: int) -> dict[str, str]:
    values = {f"requests.carried_forward.{column}": str(forward.get(column, 0)) for column in COLUMNS}
    return {"report.year": "2022", "predecessors": to_entry([Predecessor("甲局", 2021, "2021", values)])}


def test_last_year_tells_that_the_carried_over_is_wrong() -> None:
    entries = {**table(received__natural=9, carried_over__natural=5, disclosed__natural=12), **last_year(natural=3)}
    (found,) = arithmetic(entries)
    assert found.fields[0] == "requests.carried_over.natural"
    assert message(found).endswith("最可能是“二、上年结转政府信息公开申请数量”行应为3。")
    (carried,) = [each for each in check(of(entries)) if each.rule == "X-CARRY"]
    assert (found.repair and found.repair.text, carried.repair and carried.repair.text) == ("3", "3")


def test_a_repair_is_one_step_that_makes_the_table_right() -> None:
    entries = {
        **with_totals(table(received__natural=19, disclosed__natural=19), "2021"),
        "requests.disclosed.natural": "9",
    }
    door = DraftEditor(
        EDITIONS, of(entries).entries, (), user="某", clock=lambda: datetime(2022, 1, 5), record=lambda _: None
    )
    repair = arithmetic(entries)[0].repair
    assert repair
    door.repair(repair.entry, repair.start, repair.removed, repair.text, repair.label)
    assert door.draft.entries["requests.disclosed.natural"] == "19"
    assert arithmetic(dict(door.draft.entries)) == []
    undone = door.undo()
    assert undone
    assert undone.label == "改为19"


def test_two_wrong_cells_of_one_row_are_both_named() -> None:
    right = with_totals(
        table(received__natural=19, received__research=4, disclosed__natural=19, disclosed__research=4), "2021"
    )
    wrong = {**right, "requests.disclosed.natural": "20", "requests.disclosed.research": "6"}
    (row,) = [each for each in arithmetic(wrong) if each.rule == "T3-ROW"]
    assert row.fields[:2] == ("requests.disclosed.natural", "requests.disclosed.research")
    assert "“自然人”列应为19、“法人或其他组织 · 科研机构”列应为4" in message(row)
    assert row.repair is None
    columns = {each.fields[0]: each.repair.text for each in arithmetic(wrong) if each.rule == "T3-SUM" and each.repair}
    assert columns == {"requests.disclosed.natural": "19", "requests.disclosed.research": "4"}


EXCHANGED = [
    ("requests.disclosed.natural", "requests.disclosed.commercial", "7", "2"),
    ("requests.disclosed.natural", "requests.partially_disclosed.natural", "7", "3"),
    ("requests.received.natural", "requests.received.commercial", "10", "2"),
]


@pytest.mark.parametrize(("one", "other", "one_right", "other_right"), EXCHANGED)
def test_numbers_in_each_other_s_place_are_told(one: str, other: str, one_right: str, other_right: str) -> None:
    cells = {
        **table(received__natural=10, disclosed__natural=7, partially_disclosed__natural=3),
        "requests.received.commercial": "2",
        "requests.disclosed.commercial": "2",
    }
    right = with_totals(cells, "2021")
    found = arithmetic({**right, one: right[other], other: right[one]})
    assert found
    for each in found:
        assert set(each.fields[:2]) == {one, other}
        assert "填反了" in message(each)
        should = {one: one_right, other: other_right}
        assert message(each).endswith("填反了，应分别为{}和{}。".format(*(should[cell] for cell in each.fields[:2])))


POSSIBLE = [  # results of a group, its total, what is named as possible, and so comes first
    ({"upheld": 12, "corrected": 3}, 24, "可能是“行政复议 · 结果维持”列应为21。", "upheld"),
    ({"upheld": 12, "corrected": 3, "pending": 5}, 15, "可能是“行政复议 · 总计”列应为20。", "total"),
    ({"upheld": 1, "corrected": 3}, 9, "", "total"),
]


@pytest.mark.parametrize(("results", "total", "words", "first"), POSSIBLE)
def test_where_the_sums_do_not_tell_only_likely_slips_are_named(
    results: dict[str, int], total: int, words: str, first: str
) -> None:
    cells = {f"disputes.reconsideration.{key}": str(number) for key, number in results.items()}
    (found,) = arithmetic({**complete(), **cells, "published:disputes.reconsideration.total": str(total)})
    assert found.fields[0] == f"disputes.reconsideration.{first}"
    assert found.repair is None
    assert message(found).partition("请核对这一组的数字。")[2] == words


def test_a_pair_that_last_year_confirms_is_told_in_both_rows() -> None:
    right = with_totals(table(received__natural=5, carried_over__natural=2, disclosed__natural=7), "2021")
    one, other = "requests.received.natural", "requests.carried_over.natural"
    found = arithmetic({**right, **last_year(natural=2), one: "2", other: "5"})
    assert [(each.rule, set(each.fields[:2])) for each in found] == [("T3-ROW", {one, other})] * 2


WITNESSES = [  # what the prose says, the cell that comes first, and how surely
    (
        "全年收到政府信息公开申请9件，予以公开6件，无法提供3件。",
        "requests.disclosed.natural",
        "最可能是“（一）予以公开”行应为6。",
    ),
    ("全年收到政府信息公开申请9件，予以公开{requests.disclosed.total}件。", "requests.received.natural", ""),
    ("予以公开6件，其中市公安局予以公开6件。", "requests.disclosed.natural", "最可能是“（一）予以公开”行应为6。"),
    ("约6件予以公开，收到10余件。", "requests.received.natural", ""),
]


@pytest.mark.parametrize(("text", "first", "words"), WITNESSES)
def test_a_number_typed_in_the_prose_is_a_witness(text: str, first: str, words: str) -> None:
    cells = table(received__natural=9, disclosed__natural=8, unable__not_held__natural=3)
    (found,) = arithmetic({**cells, "overview.on_request": text})
    assert (found.rule, found.fields[0]) == ("T3-BAL", first)
    assert message(found).partition("请核对这一列的数字。")[2] == words


def test_what_the_prose_agrees_with_is_less_likely() -> None:
    cells = {"disputes.reconsideration.upheld": "4", "published:disputes.reconsideration.total": "1"}
    text = "全年因政府信息公开被申请行政复议1件。"
    (found,) = arithmetic({**complete(), **cells, "overview.on_request": text})
    assert found.fields[0] == "disputes.reconsideration.upheld"
    assert "可能是" in message(found)


def test_what_was_carried_over_may_have_been_counted_as_received_too() -> None:
    (found,) = arithmetic(
        table(received__natural=78, carried_over__natural=3, disclosed__natural=75, carried_forward__natural=3)
    )
    assert message(found).endswith("可能是“一、本年新收政府信息公开申请数量”行应为75。")


@given(st.dictionaries(st.sampled_from(sorted(EDITIONS["2021"].fields)), st.text(max_size=6)), st.booleans())
@settings(max_examples=60, deadline=None)
def test_nothing_typed_makes_the_search_fail(typed: dict[str, str], published: bool) -> None:
    entries = {**complete(), **{key: text for key, text in typed.items() if not key.startswith("report.")}}
    prefixed = {f"published:{key}": text for key, text in typed.items() if EDITIONS["2021"].fields[key].computed}
    draft = Draft(EDITIONS, of({**entries, **(prefixed if published else {})}).entries)
    for each in check(draft):
        assert message(each)
