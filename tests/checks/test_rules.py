"""Every rule: something that makes it fire, something that keeps it silent, and the sentence it says."""

import string
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.checks import as_json, check, verdict
from forms.checks.catalogue import message, rules
from forms.checks.finding import Finding, Severity
from forms.draft.draft import Draft
from forms.draft.predecessors import Predecessor, to_entry
from forms.edition import Editions
from tests.checks.belonging_cases import WRONG

EDITIONS = Editions()
COLUMNS = ("natural", "commercial", "research", "public_interest", "legal_service", "other_org")
FROM_THE_EXPORTER = {"FACE-MISSING"}
FROM_A_LEDGER = {rule.id for rule in rules() if rule.id.startswith("LEDGER-")}  # tests/ledger/test_findings.py
FROM_A_CORRECTION = {"X-CORRECTED"}  # tests/command/test_approving.py
BELONGING = {each[0] for each in WRONG} | {"HERE-SAME", "HERE-STILL", "HERE-SWAPPED"}  # in test_belonging.py


def of(entries: dict[str, str], edition: str = "2021") -> Draft:
    base = {"report.agency": "甲局", "report.year": edition, "report.kind": "department", "report.edition": edition}
    return Draft(EDITIONS, {**base, **entries})


def found(entries: dict[str, str], edition: str = "2021") -> dict[str, list[Finding]]:
    listed: dict[str, list[Finding]] = {}
    for finding in check(of(entries, edition)):
        listed.setdefault(finding.rule, []).append(finding)
    return listed


def complete(edition: str = "2021") -> dict[str, str]:
    """A report in which every rule is silent."""
    fields = EDITIONS[edition].fields
    cells = {key: "0" for key, field in fields.items() if field.in_table and not field.computed}
    texts = {
        "overview.lead": f"{edition}年，我局认真贯彻《中华人民共和国政府信息公开条例》，做好政府信息公开工作。",
        "overview.proactive": "通过政府网站主动公开政府信息，做好政策解读，回应社会关切。",
        "overview.on_request": "本年度没有收到政府信息公开申请。",
        "overview.management": "明确专人负责政府信息管理，落实保密审查制度。",
        "overview.platforms": "做好政府网站和政务新媒体的日常维护。",
        "overview.supervision": "加强业务培训，把政府信息公开纳入年度考核。",
        "problems.text": "主要问题：公开的内容还不够全面。改进措施：丰富公开内容，加强业务培训。",
        "other_matters.text": "本年度没有收取信息处理费。",
    }
    return {**cells, **texts}


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_complete_report_is_clean(edition: str) -> None:
    assert check(of(complete(edition), edition)) == []
    assert verdict([]) == "clean"


def after(values: dict[str, str]) -> dict[str, str]:
    """A report of 2022 whose last year's had ``values``, the other cells 0."""
    cells = {key: text for key, text in complete().items() if text == "0"}
    last = Predecessor("甲局", 2021, "2021", {**cells, **values})
    return {"report.year": "2022", "predecessors": to_entry([last])}


IN_2019 = {"T2-19", "T2-ITEMS", "T3-OTHER"}  # rules of the older edition, tested beside their families
PENDING, IN_FORCE = "disputes.reconsideration.pending", "disclosure.normative_documents.in_force"
FEES, LICENSING = "disclosure.fees.amount", "disclosure.licensing.decisions"
ON_REQUEST, LEFT = "overview.on_request", "requests.carried_forward.natural"
LAST = to_entry([Predecessor("甲局", 2020, "2021", {"requests.received.natural": "4"})])
BLANK = {key: "" for key, field in EDITIONS["2021"].fields.items() if field.in_table}
OUTCOMES = {**BLANK, ON_REQUEST: "收到申请9件，予以公开5件，部分公开4件，不予公开2件。"}
FIGURE = (Severity.WARNING, {"prose": 5, "figure": 4}, "业务培训")
FIRING: list[tuple[str, dict[str, str], Severity, dict[str, int], str]] = [
    ("VAL-READ", {"requests.received.natural": "约20"}, Severity.ERROR, {}, "约20"),
    ("VAL-READ", {"requests.received.natural": "1.5"}, Severity.ERROR, {}, "1.5"),
    ("VAL-READ", {"report.date": "下周"}, Severity.ERROR, {}, "下周"),
    ("VAL-READ", {"report.corrected_on": "下周"}, Severity.ERROR, {}, "下周"),
    ("VAL-READ", {"report.head_space": "200"}, Severity.ERROR, {}, "0到120"),
    ("VAL-READ", {"control:requests.received.total": "好多"}, Severity.ERROR, {}, "好多"),
    ("VAL-RANGE", {"disclosure.licensing.decisions": "-5"}, Severity.ERROR, {"number": -5}, "-5"),
    ("VAL-RANGE", {"disclosure.licensing.decisions": "1000000000"}, Severity.ERROR, {"number": 10**9}, "1000000000"),
    ("VAL-NONE", {"disclosure.licensing.decisions": "/"}, Severity.WARNING, {}, "/"),
    ("VAL-FILLED", {"filled:disclosure.licensing.decisions": "1"}, Severity.ERROR, {"count": 1}, "1"),
    ("VAL-EDITION", {"report.year": "2019"}, Severity.WARNING, {"year": 2019}, "2019"),
    ("COMP-BLANK", {"disclosure.licensing.decisions": ""}, Severity.ERROR, {"count": 1}, "还有1格未填"),
    ("COMP-LIVE", {"overview.lead": "{overview.proactive.website}条"}, Severity.ERROR, {"count": 1}, "【未填】"),
    ("COMP-LIVE", {"overview.lead": "{last:requests.received.total}"}, Severity.ERROR, {"count": 1}, "上年"),
    ("COMP-TEXT", {"problems.text": "  "}, Severity.ERROR, {}, "第五部分"),
    ("COMP-DEMAND", {"demands": '{"lines":[["公报",false,"overview"]]}'}, Severity.WARNING, {}, "“公报”"),
    ("T3-ROW", {"published:requests.received.total": "5"}, Severity.ERROR, {"total": 5, "sum": 0}, "5"),
    ("T3-ROW", {"control:requests.received.total": "5"}, Severity.WARNING, {"control": 5, "total": 0}, "台账数为5"),
    ("T3-SUM", {"control:requests.outcomes_total.total": "5"}, Severity.WARNING, {"control": 5, "total": 0}, "5"),
    ("T4-SUM", {"published:disputes.reconsideration.total": "2"}, Severity.ERROR, {"total": 2, "sum": 0}, "2"),
    ("T4-SUM", {"control:disputes.litigation_after.total": "2"}, Severity.WARNING, {"control": 2, "total": 0}, "2"),
    ("T3-BAL", {"requests.received.research": "7"}, Severity.ERROR, {"left": 7, "right": 0}, "科研机构"),
    ("T2-RULES", {"disclosure.rules.issued": "2", "report.level": "县"}, Severity.WARNING, {"number": 2}, "规章"),
    ("X-CARRY", after({"requests.carried_forward.natural": "3"}), Severity.ERROR, {"now": 0, "last": 3}, "自然人"),
    ("X-PEND", after({PENDING: "3"}), Severity.NOTE, {"now": 0, "last": 3}, "行政复议"),
    ("T2-STOCK", after({IN_FORCE: "3"}), Severity.WARNING, {"now": 0, "last": 3}, "应为3件"),
    ("T2-UNIT", {FEES: "125000", **after({FEES: "12"})}, Severity.WARNING, {}, "125000万元"),
    ("T2-UNIT", {FEES: "125001"}, Severity.NOTE, {}, "没有小数"),
    ("T2-JUMP", {LICENSING: "9", **after({LICENSING: "950"})}, Severity.NOTE, {"now": 9, "last": 950}, "一百倍"),
    ("COMP-ASPECT", {"overview.management": ""}, Severity.WARNING, {"count": 1}, "政府信息管理"),
    ("COMP-DUTY", {"report.kind": "township"}, Severity.NOTE, {"count": 2}, "社会评议"),
    ("COMP-LENGTH", {"overview.lead": "公开" * 500}, Severity.NOTE, {"limit": 1000}, "1000字"),
    ("COMP-PROBLEM", {"problems.text": "无"}, Severity.WARNING, {}, "无"),
    ("COMP-FEE", {"other_matters.text": "无"}, Severity.WARNING, {}, "信息处理费"),
    ("COMP-UNREAD", {"overview.lead": "公开。" * 8000}, Severity.NOTE, {"count": 1}, "没有查"),
    ("COMP-LATE", {"report.date": "2022-02-01"}, Severity.NOTE, {}, "2022年1月31日"),
    ("COMP-EARLY", {"report.date": "2021-01-20"}, Severity.WARNING, {}, "2021年1月20日"),
    ("TXT-NUM", {ON_REQUEST: "收到政府信息公开申请7件。"}, Severity.ERROR, {"prose": 7, "table": 0}, "7件"),
    ("TXT-INCL", {"requests.carried_over.natural": "3", ON_REQUEST: "收到申请3件。"}, Severity.WARNING, {}, "3是否含"),
    ("TXT-LAST", {"predecessors": LAST, ON_REQUEST: "上年收到申请5件。"}, Severity.WARNING, {"table": 4}, "上年报告"),
    ("TXT-PARTS", {ON_REQUEST: "办活动9场，其中线上4场，线下6场。"}, Severity.WARNING, {"whole": 9, "sum": 10}, "10"),
    ("TXT-UNITS", {ON_REQUEST: "培训9次，其中东山县4次，西山县6次。"}, Severity.WARNING, {"whole": 9, "sum": 10}, "10"),
    ("TXT-OUTCOMES", OUTCOMES, Severity.ERROR, {"received": 9, "sum": 11}, "11"),
    ("TXT-CHANGE", {ON_REQUEST: "推送9条，比上年的6条增长60%。"}, Severity.WARNING, {"now": 9, "last": 6}, "增加50%"),
    ("TXT-SHARE", {ON_REQUEST: "推送8条，其中原创6条，占57%。"}, Severity.WARNING, {"part": 6, "whole": 8}, "75%"),
    ("TXT-HUNDRED", {ON_REQUEST: "占比分别为40%、35%、20%。"}, Severity.WARNING, {"total": 95}, "95%"),
    (
        "TXT-WHO",
        {"requests.received.commercial": "3", ON_REQUEST: "收到申请3件，均为自然人。"},
        Severity.ERROR,
        {"table": 3},
        "别类申请人",
    ),
    ("TXT-FIGURE", {"overview.management.trainings": "4", "overview.management": "开展业务培训5次。"}, *FIGURE),
    (
        "TXT-ALL",
        {"requests.carried_forward.natural": "3", ON_REQUEST: "申请均已办结。"},
        Severity.WARNING,
        {"left": 3},
        "3件",
    ),
    ("TXT-NONE", {"requests.received.natural": "3"}, Severity.ERROR, {"table": 3}, "没有收到"),
    ("TXT-FEE", {ON_REQUEST: "收取信息处理费30元。"}, Severity.WARNING, {"amount": 30}, "30元"),
    ("TXT-YEAR", {"problems.text": "2021年，我局将进一步加强公开。"}, Severity.WARNING, {"right": 2022}, "2022"),
    (
        "TXT-PERIOD",
        {"preface.text": "统计期限为2020年1月1日至12月31日。"},
        Severity.ERROR,
        {"year": 2020},
        "2021年1月1日",
    ),
]


@pytest.mark.parametrize(("rule", "entries", "severity", "values", "words"), FIRING)
def test_a_rule_fires(
    rule: str, entries: dict[str, str], severity: Severity, values: dict[str, int], words: str
) -> None:
    changed = {key: text for key, text in {**complete(), **entries}.items() if text}
    finding = found(changed)[rule][0]
    assert finding.severity is severity
    assert dict(finding.values).items() >= values.items()
    sentence = message(finding)
    assert words in sentence
    assert not set("{},;:()!?") & set(sentence) - set("".join(entries.values()))
    assert sentence.endswith("。")


def test_2019_bounds() -> None:
    lower = {**complete("2019"), "disclosure.rules.newly_disclosed": "3"}
    findings = found(lower, "2019")["T2-19"]
    assert [(each.values["lesser"], each.values["greater"]) for each in findings] == [(3, 0), (3, 0)]
    assert all(each.severity is Severity.WARNING for each in findings)
    equal = {**lower, "disclosure.rules.newly_made": "3", "disclosure.rules.total_disclosed": "3"}
    assert "T2-19" not in found(equal, "2019")


def test_published_column_total_is_taken_as_printed() -> None:
    entries = {**complete(), "requests.disclosed.natural": "3", "requests.received.natural": "3"}
    wrong = {**entries, "published:requests.outcomes_total.natural": "4"}
    listed = found(wrong)
    assert [dict(each.values) for each in listed["T3-SUM"]] == [{"total": 4, "sum": 3}]
    assert [dict(each.values) for each in listed["T3-BAL"]] == [{"left": 3, "right": 4}]
    assert "T3-ROW" not in listed


def test_the_total_column_is_told_only_where_no_other_is() -> None:
    entries = {**complete(), "published:requests.received.total": "4"}
    listed = found(entries)
    assert [each.fields[0] for each in listed["T3-BAL"]] == ["requests.received.total"]
    both = found({**entries, "requests.received.natural": "4"})
    assert [each.fields[0] for each in both["T3-BAL"]] == ["requests.received.natural"]


def test_a_blank_is_never_taken_for_a_broken_sum() -> None:
    only_totals = {"published:requests.received.total": "5", "published:disputes.reconsideration.total": "3"}
    assert not {"T3-ROW", "T4-SUM", "T3-BAL"} & set(found(only_totals))
    one_side = {"requests.received.natural": "5"}
    assert "T3-BAL" not in found(one_side)


def test_over_an_unreadable_cell_no_rule_that_needs_it_fires() -> None:
    entries = {**complete(), "requests.received.natural": "约3", "published:requests.received.total": "9"}
    listed = found(entries)
    assert set(listed) == {"VAL-READ", "T3-BAL", "TXT-NONE"}
    assert [each.fields[0] for each in listed["T3-BAL"]] == ["requests.received.total"]


def test_live_figures_are_marked_in_the_stored_text() -> None:
    text = "收到{requests.received.total}件，网站{overview.proactive.website}条。"
    (finding,) = found({**complete(), "overview.lead": text})["COMP-LIVE"]
    (span,) = finding.spans
    assert text[span.start : span.start + span.length] == "{overview.proactive.website}"
    assert finding.fields == ("overview.lead", "overview.proactive.website")


def test_json_has_the_documented_shape() -> None:
    whole = as_json(check(of({**complete(), "requests.received.natural": "/", "problems.text": ""})))
    assert set(whole) == {"verdict", "errors", "warnings", "notes", "findings"}
    assert (whole["verdict"], whole["errors"], whole["warnings"], whole["notes"]) == ("errors", 2, 1, 0)
    for each in whole["findings"]:
        assert set(each) - {"repair"} == {"rule", "key", "severity", "fields", "values", "message", "spans"}
    assert [each["severity"] for each in whole["findings"]] == ["error", "error", "warning"]


def test_every_rule_of_code_and_editions_is_in_the_catalogue_and_tested() -> None:
    from tests.checks import test_privacy, test_wording

    listed = {rule.id for rule in rules()}
    fired = {each[0] for each in FIRING} | IN_2019 | FROM_THE_EXPORTER | FROM_A_CORRECTION | FROM_A_LEDGER | BELONGING
    fired |= {each[0] for each in (*test_wording.FOUND, *test_privacy.FOUND)}
    declared = {rule.id for key in EDITIONS for chapter in EDITIONS[key].chapters for rule in chapter.rules}
    assert fired == listed
    assert declared <= listed
    for rule in rules():
        for template in (rule.message, *rule.variants.values()):
            assert all(name is None or name for _, name, _, _ in string.Formatter().parse(template))


cells = st.dictionaries(
    st.sampled_from([key for key in complete() if key.startswith("requests.")]), st.integers(0, 30).map(str)
)


@given(cells)
@settings(max_examples=100, deadline=None)
def test_on_typed_data_only_the_balance_can_break_and_breaks_where_it_does(typed: dict[str, str]) -> None:
    entries: dict[str, str] = {**complete(), **typed}
    listed = found(entries)
    assert set(listed) <= {"T3-BAL", "TXT-NONE"}  # complete() says that no request came in
    number = {key: int(text) for key, text in entries.items() if key.startswith("requests.")}
    unbalanced = []
    for column in COLUMNS:
        column_cells = {key: value for key, value in number.items() if key.endswith(f".{column}")}
        left = sum(v for k, v in column_cells.items() if k.split(".")[1] in ("received", "carried_over"))
        if left != sum(column_cells.values()) - left:
            unbalanced.append(column)
    told: list[Any] = [each.fields for each in listed.get("T3-BAL", [])]
    found_in = [each for fields in told for each in COLUMNS if f"requests.outcomes_total.{each}" in fields]
    assert sorted(found_in) == sorted(unbalanced)
