"""This year's numbers against last year's: one predecessor, several, shares, other editions, none."""

from typing import Any

import pytest

from forms.checks import check
from forms.checks.catalogue import message
from forms.checks.finding import Finding, Severity
from forms.draft.predecessors import Predecessor, to_entry
from tests.checks.test_rules import COLUMNS, complete, of

RULES = {"X-CARRY", "X-PEND", "T2-STOCK", "T2-ITEMS", "T2-UNIT", "T2-JUMP"}


def report(changes: dict[str, str], *last: Predecessor, edition: str = "2021", year: int = 2022) -> dict[str, str]:
    kept = {"predecessors": to_entry(last)} if last else {}
    return {**complete(edition), "report.year": str(year), **kept, **changes}


def before(agency: str = "甲局", year: int = 2021, edition: str = "2021", **other: Any) -> Predecessor:
    """A predecessor with all cells 0 but those in ``values``."""
    cells = {key: text for key, text in complete(edition).items() if text == "0"}
    return Predecessor(agency, year, edition, {**cells, **other.pop("values", {})}, **other)


def told(entries: dict[str, str], edition: str = "2021") -> list[Finding]:
    return [each for each in check(of(entries, edition)) if each.rule in RULES]


def moved(column: str, number: int) -> dict[str, str]:
    """The number carried over in ``column``, received again in outcomes so that the table stays balanced."""
    return {f"requests.carried_over.{column}": str(number), f"requests.disclosed.{column}": str(number)}


def test_the_same_as_last_year_is_silent_and_so_is_a_new_unit() -> None:
    assert told(report({}, before())) == []
    assert told(report(moved("natural", 3))) == []
    assert told(report(moved("natural", 3), before(values={"requests.carried_forward.natural": "3"}))) == []


@pytest.mark.parametrize("column", COLUMNS)
def test_each_column_is_compared_and_told_once(column: str) -> None:
    (found,) = told(report(moved(column, 2), before()))
    assert (found.rule, found.severity) == ("X-CARRY", Severity.ERROR)
    assert found.fields == (f"requests.carried_over.{column}",)
    assert dict(found.values) == {"now": 2, "last": 0}
    assert message(found).endswith("请核对；机构撤并或者上年数据更正的，请写明原因。")


def test_a_column_is_a_warning_where_the_whole_agrees() -> None:
    last = before(values={"requests.carried_forward.natural": "2"})
    found = told(report(moved("research", 2), last))
    assert [(each.severity, each.fields[0].rpartition(".")[2]) for each in found] == [
        (Severity.WARNING, "natural"),
        (Severity.WARNING, "research"),
    ]


def test_several_predecessors_are_added_up_and_named() -> None:
    one = before("交通局", values={"requests.carried_forward.natural": "2"})
    other = before("地方海事局", values={"requests.carried_forward.natural": "1"})
    assert told(report(moved("natural", 3), one, other)) == []
    (found,) = told(report(moved("natural", 4), one, other))
    assert "（原交通局2加原地方海事局1等于3）" in message(found)


def test_of_a_share_only_the_cells_that_came_over_count() -> None:
    whole = before(values={"requests.carried_forward.natural": "2"})
    part = Predecessor(
        "乙局", 2021, "2021", {"requests.carried_forward.natural": "9"}, {"requests.carried_forward.natural": 3}
    )
    assert told(report(moved("natural", 5), whole, part)) == []
    (found,) = told(report(moved("natural", 11), whole, part))
    assert "（甲局2加原乙局3等于5）" in message(found)


def test_where_only_the_whole_is_known_only_the_whole_is_compared() -> None:
    share = Predecessor("乙局", 2021, "2021", {}, {"requests.carried_forward.total": 3})
    assert told(report(moved("research", 3), share)) == []
    (found,) = told(report(moved("research", 2), share))
    assert found.fields == ("requests.carried_over.total",)
    printed = Predecessor("甲局", 2021, "2021", {}, None, {"requests.carried_forward.total": 3})
    assert [each.fields for each in told(report({}, printed))] == [("requests.carried_over.total",)]


def test_a_blank_or_another_year_is_not_compared() -> None:
    last = before(values={"requests.carried_forward.natural": "2"})
    assert told({key: text for key, text in report({}, last).items() if "carried_over" not in key}) == []
    assert told(report({}, before(year=2020, edition="2019", values={"requests.carried_forward.natural": "2"}))) == []
    assert told(report({}, Predecessor("甲局", 2021, "2021", {}))) == []


def test_the_change_of_edition_is_no_obstacle_to_the_requests() -> None:
    last = before(year=2020, edition="2019", values={"requests.carried_forward.natural": "2"})
    assert [each.rule for each in told(report({}, last, year=2021))] == ["X-CARRY"]
    old = {"disclosure.normative_documents.total_disclosed": "40", "disclosure.licensing.items_last_year": "9"}
    documents = before(year=2020, edition="2019", values=old)
    assert told(report({"disclosure.normative_documents.in_force": "5"}, documents, year=2021)) == []


def test_an_explanation_settles_a_broken_carry_over() -> None:
    (found,) = told(report(moved("natural", 2), before()))
    assert found.severity is Severity.ERROR
    kept = {f"answer:{found.key}": f'["上年数据更正", "{basis_of(found, report(moved("natural", 2), before()))}"]'}
    (again,) = told(report({**moved("natural", 2), **kept}, before()))
    assert again.answer == "上年数据更正"


def basis_of(finding: Finding, entries: dict[str, str]) -> str:
    from forms.checks.answering import basis

    return basis(of(entries), finding)


@pytest.mark.parametrize("group", ["reconsideration", "litigation_direct", "litigation_after"])
def test_pending_cases_of_last_year_may_not_vanish(group: str) -> None:
    last = before(values={f"disputes.{group}.pending": "3"})
    (found,) = told(report({f"disputes.{group}.upheld": "2"}, last))
    assert (found.rule, dict(found.values)) == ("X-PEND", {"now": 2, "last": 3})
    assert told(report({f"disputes.{group}.upheld": "2", f"disputes.{group}.pending": "1"}, last)) == []


STOCK = "disclosure.normative_documents"


def test_documents_in_force_follow_from_last_year_s() -> None:
    last = before(values={f"{STOCK}.in_force": "10"})
    cells = {f"{STOCK}.issued": "3", f"{STOCK}.repealed": "1", f"{STOCK}.in_force": "12"}
    assert told(report(cells, last)) == []
    (found,) = told(report({**cells, f"{STOCK}.in_force": "13"}, last))
    assert (found.rule, found.severity, found.fields[0]) == ("T2-STOCK", Severity.WARNING, f"{STOCK}.in_force")
    assert "应为12件" in message(found)
    assert told(report({**cells, f"{STOCK}.in_force": "13", f"note:{STOCK}.in_force": "含恢复执行1件"}, last)) == []
    noted = {**cells, f"{STOCK}.in_force": "14", f"note:{STOCK}.in_force": "含恢复执行1件"}
    (again,) = told(report(noted, last))
    assert again.severity is Severity.WARNING  # a note to numbers that were others then
    assert told(report({**noted, f"note:{STOCK}.in_force": "2024年清理失效1件，恢复执行3件"}, last)) == []
    (unsaid,) = told(report({**noted, f"note:{STOCK}.in_force": "含恢复执行的文件"}, last))
    assert unsaid.severity is Severity.NOTE
    two = (last, before("乙局", values={f"{STOCK}.in_force": "4"}))
    assert told(report({**cells, f"{STOCK}.in_force": "16"}, *two)) == []


@pytest.mark.parametrize(
    ("text", "first", "words"),
    [
        ("全年制发行政规范性文件3件，现行有效12件。", "repealed", ""),
        ("全年制发行政规范性文件4件。", "issued", "最可能是“本年制发件数”列应为4。"),
        ("全年制发行政规范性文件{disclosure.normative_documents.issued}件。", "in_force", ""),
    ],
)
def test_the_prose_tells_which_number_of_documents_is_wrong(text: str, first: str, words: str) -> None:
    last = before(values={f"{STOCK}.in_force": "10"})
    cells = {f"{STOCK}.issued": "3", f"{STOCK}.repealed": "2", f"{STOCK}.in_force": "12"}
    (found,) = told(report({**cells, "overview.proactive": text}, last))
    assert found.fields[0] == f"{STOCK}.{first}"
    assert message(found).partition("请写明原因。")[2] == words


@pytest.mark.parametrize("row", ["licensing", "other_services", "penalties", "compulsory", "fees"])
def test_items_of_2020_follow_from_2019_s(row: str) -> None:
    last = before(
        year=2019,
        edition="2019",
        values={f"disclosure.{row}.items_last_year": "35", f"disclosure.{row}.change": "-15"},
    )
    cells = {f"disclosure.{row}.items_last_year": "20"}
    assert told(report(cells, last, edition="2019", year=2020), "2019") == []
    (found,) = told(report({f"disclosure.{row}.items_last_year": "35"}, last, edition="2019", year=2020), "2019")
    assert (found.rule, "应为20项" in message(found)) == ("T2-ITEMS", True)


JUMPS = [
    ("disclosure.fees.amount", "12.5", "118000", "T2-UNIT", Severity.WARNING),
    ("disclosure.fees.amount", "118000", "12.5", "T2-UNIT", Severity.WARNING),
    ("disclosure.licensing.decisions", "25", "4100", "T2-JUMP", Severity.NOTE),
    ("disclosure.fees.amount", "0", "118001", "T2-UNIT", Severity.NOTE),
]


@pytest.mark.parametrize(("cell", "last", "now", "rule", "severity"), JUMPS)
def test_a_number_of_another_order_is_asked_about(
    cell: str, last: str, now: str, rule: str, severity: Severity
) -> None:
    (found,) = told(report({cell: now}, before(values={cell: last})))
    assert (found.rule, found.severity, found.fields) == (rule, severity, (cell,))
    assert message(found)


@pytest.mark.parametrize(("last", "now"), [("12.5", "1250"), ("0.3", "60"), ("0", "90"), ("7816", "9116.36")])
def test_fees_that_merely_grow_are_not(last: str, now: str) -> None:
    assert told(report({"disclosure.fees.amount": now}, before(values={"disclosure.fees.amount": last}))) == []


def test_procurement_of_the_2019_edition_has_its_unit_too() -> None:
    last = before(year=2019, edition="2019", values={"disclosure.procurement.amount": "75394432.52"})
    now = {"disclosure.procurement.amount": "7539.44"}
    (found,) = told(report(now, last, edition="2019", year=2020), "2019")
    assert found.rule == "T2-UNIT"
    assert "请核对单位是不是元" in message(found)
