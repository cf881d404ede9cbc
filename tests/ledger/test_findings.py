"""Each finding of the family LEDGER-: something that makes it fire, something that keeps it silent, what it says."""

from collections.abc import Callable

import pytest

from forms.checks.catalogue import message, rules
from forms.checks.finding import Finding, Severity
from forms.ledger.beside import counted, ledger_findings
from forms.ledger.carrying import carry
from forms.ledger.ledger import to_entry
from tests.ledger.conftest import ANSWERED, ASKED, EDITIONS, REQUESTS, Desk, Row

PRIVATE = "尉迟无忌"
OLD: Row = {**ASKED, "number": "2020-009", "received": "2020-12-20"}


def found(desk: Desk, rows: list[Row], cells: Row | None = None, last_year: list[Row] | None = None) -> list[Finding]:
    desk.editor.paste(desk.ledger(), {}, [{**row, "applicant": PRIVATE} for row in rows])
    before = Desk()
    before.editor.paste(REQUESTS, {}, last_year or [])
    entries = {line.id: to_entry(line.values) for line in desk.editor.lines(desk.ledger())}
    last = {line.id: to_entry(line.values) for line in before.editor.lines(REQUESTS)}
    draft = desk.draft(**(cells or {}))
    listed = ledger_findings(draft, counted(EDITIONS, desk.edition, draft.year, entries, last))
    for each in listed:
        assert PRIVATE not in message(each)
        assert "{" not in message(each)
    return listed


FILLED = {"received.natural": "1", "disclosed.natural": "1"}
FIRING: list[tuple[str, list[Row], dict[str, str], str]] = [
    ("LEDGER-CELL", [ANSWERED], {"received.natural": "2", "disclosed.natural": "1"}, "为2件，依申请公开台账里是1件"),
    ("LEDGER-CELL", [ANSWERED], {}, "还有2格空着"),
    ("LEDGER-BLANK", [{**ANSWERED, "kind": ""}], {}, "“申请人类别”空着，没有计入表里：2021-001"),
    ("LEDGER-BLANK", [{**ANSWERED, "outcome": ""}], {}, "“办理结果”空着"),
    ("LEDGER-BLANK", [{**ANSWERED, "received": "", "number": ""}], {}, "“收到日期”空着，没有计入表里：第1行"),
    ("LEDGER-ORDER", [{**ANSWERED, "answered": "2021-02-20"}], {}, "答复日期早于收到日期"),
    ("LEDGER-YEAR", [{**ASKED, "received": "2022-03-01"}], {}, "不属于本年度"),
    ("LEDGER-YEAR", [{**ANSWERED, "received": "2020-01-01", "answered": "2020-02-01"}], {}, "不属于本年度"),
    ("LEDGER-OPEN", [{**ASKED, "outcome": "撤回"}], {"carried_forward.natural": "1"}, "没有写答复日期"),
    ("LEDGER-READ", [{**ANSWERED, "outcome": "待定"}], {}, "“办理结果”认不出"),
    ("LEDGER-READ", [{**ANSWERED, "answered": "月底"}], {}, "“答复日期”认不出"),
    ("LEDGER-NUMBER", [ANSWERED, {**ANSWERED, "outcome": "部分公开"}], {}, "重复：2021-001、2021-001"),
    ("LEDGER-NUMBER", [ANSWERED, {**ANSWERED, "number": "2021-004"}], {}, "缺2个编号：2021-002、2021-003"),
]


@pytest.mark.parametrize(("rule", "rows", "cells", "words"), FIRING)
def test_a_rule_fires(desk: Callable[..., Desk], rule: str, rows: list[Row], cells: dict[str, str], words: str) -> None:
    (told,) = [each for each in found(desk(), rows, cells) if each.rule == rule and words in message(each)]
    assert told.severity in (Severity.WARNING, Severity.NOTE)  # never 须改: the office's own paper


@pytest.mark.parametrize(("rule", "rows", "cells", "words"), FIRING)
def test_a_ledger_in_order_keeps_it_silent(
    desk: Callable[..., Desk], rule: str, rows: list[Row], cells: dict[str, str], words: str
) -> None:
    assert found(desk(), [ANSWERED], FILLED) == []


def test_a_ledger_that_is_not_used_asks_nothing(desk: Callable[..., Desk]) -> None:
    assert found(desk(), [], FILLED) == []
    assert found(desk(), [], FILLED, [OLD]) == []


def test_what_last_year_left_open_is_here_one_by_one(desk: Callable[..., Desk]) -> None:
    def told(here: list[Row], before: list[Row]) -> list[str]:
        return [message(each) for each in found(desk(), here, {}, before) if each.rule == "LEDGER-CARRY"]

    assert told([ANSWERED, OLD], [OLD]) == []
    assert told([ANSWERED, OLD], []) == []  # no ledger last year
    (gone,) = told([ANSWERED], [OLD])
    assert "2020-009" in gone
    assert "从上年台账结转" in gone
    (unknown,) = told([ANSWERED, OLD], [{**OLD, "answered": "2020-12-25"}])
    assert "没有列为没有办结：2020-009" in unknown


def test_what_is_open_is_carried_once(desk: Callable[..., Desk]) -> None:
    before, here = desk(), desk()
    answered_since = {**OLD, "number": "2020-010", "answered": "2021-01-05", "outcome": "予以公开"}
    settled = {**OLD, "number": "2020-001", "answered": "2020-12-30", "outcome": "予以公开"}
    before.editor.paste(REQUESTS, {}, [OLD, answered_since, settled])
    last = before.editor.lines(REQUESTS)
    assert carry(REQUESTS, here.editor, REQUESTS, last, 2021) == 2
    assert [line["number"] for line in here.editor.lines(REQUESTS)] == ["2020-009", "2020-010"]
    assert here.editor.lines(REQUESTS)[1]["outcome"] == "disclosed"
    assert carry(REQUESTS, here.editor, REQUESTS, last, 2021) == 0
    assert here.editor.undo() == "依申请公开台账：从上年台账结转2件"


def test_what_comes_from_the_older_edition_comes_in_words(desk: Callable[..., Desk]) -> None:
    older, here = desk("2019"), desk()
    before = older.ledger()
    older.editor.paste(before, {}, [{**OLD, "answered": "2021-01-05", "outcome": "撤回"}])
    assert older.editor.lines(before)[0]["outcome"] == "other"
    carry(REQUESTS, here.editor, before, older.editor.lines(before), 2021)
    assert here.editor.lines(REQUESTS)[0]["outcome"] == "other.other"


def test_a_finding_is_explained_until_what_it_rests_on_changes(desk: Callable[..., Desk]) -> None:
    from forms.checks.answering import basis
    from forms.draft.answer import Answer

    here = desk()
    (finding,) = found(here, [ANSWERED, ANSWERED], dict.fromkeys(FILLED, "2"))
    assert finding.rule == "LEDGER-NUMBER"
    entries = {line.id: to_entry(line.values) for line in here.editor.lines(REQUESTS)}
    draft = here.draft(**dict.fromkeys(FILLED, "2"))
    kept = {**draft.entries, f"answer:{finding.key}": Answer("作废一个号", basis(draft, finding)).to_entry()}
    (told,) = ledger_findings(type(draft)(EDITIONS, kept), counted(EDITIONS, "2021", 2021, entries, {}))
    assert told.answer == "作废一个号"
    third = {**entries, "requests/000003": to_entry({**ANSWERED, "kind": "natural", "outcome": "disclosed"})}
    more = counted(EDITIONS, "2021", 2021, third, {})
    assert not [each for each in ledger_findings(type(draft)(EDITIONS, kept), more) if each.answer]


def test_every_rule_of_the_family_is_tested() -> None:
    family = {rule.id for rule in rules() if rule.id.startswith("LEDGER-")}
    assert family == {each[0] for each in FIRING} | {"LEDGER-CARRY"}
