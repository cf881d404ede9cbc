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
from forms.edition import Editions

EDITIONS = Editions()
COLUMNS = ("natural", "commercial", "research", "public_interest", "legal_service", "other_org")
FROM_THE_EXPORTER = {"FACE-MISSING"}


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


FIRING: list[tuple[str, dict[str, str], Severity, dict[str, int], str]] = [
    ("VAL-READ", {"requests.received.natural": "约20"}, Severity.ERROR, {}, "约20"),
    ("VAL-READ", {"requests.received.natural": "1.5"}, Severity.ERROR, {}, "1.5"),
    ("VAL-READ", {"report.date": "下周"}, Severity.ERROR, {}, "下周"),
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
    ("T3-ROW", {"published:requests.received.total": "5"}, Severity.ERROR, {"total": 5, "sum": 0}, "5"),
    ("T3-ROW", {"control:requests.received.total": "5"}, Severity.WARNING, {"control": 5, "total": 0}, "台账数为5"),
    ("T3-SUM", {"control:requests.outcomes_total.total": "5"}, Severity.WARNING, {"control": 5, "total": 0}, "5"),
    ("T4-SUM", {"published:disputes.reconsideration.total": "2"}, Severity.ERROR, {"total": 2, "sum": 0}, "2"),
    ("T4-SUM", {"control:disputes.litigation_after.total": "2"}, Severity.WARNING, {"control": 2, "total": 0}, "2"),
    ("T3-BAL", {"requests.received.research": "7"}, Severity.ERROR, {"left": 7, "right": 0}, "科研机构"),
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
    assert set(listed) == {"VAL-READ", "T3-BAL"}
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
        assert set(each) == {"rule", "key", "severity", "fields", "values", "message", "spans"}
    assert [each["severity"] for each in whole["findings"]] == ["error", "error", "warning"]


def test_every_rule_of_code_and_editions_is_in_the_catalogue_and_tested() -> None:
    from tests.checks import test_privacy, test_wording

    listed = {rule.id for rule in rules()}
    fired = {each[0] for each in FIRING} | {"T2-19"} | FROM_THE_EXPORTER
    fired |= {each[0] for each in (*test_wording.FOUND, *test_privacy.FOUND)}
    declared = {rule.id for key in EDITIONS for chapter in EDITIONS[key].chapters for rule in chapter.rules}
    assert fired == listed
    assert declared <= listed
    for rule in rules():
        for template in (rule.message, rule.control):
            assert all(name is None or name for _, name, _, _ in string.Formatter().parse(template))


cells = st.dictionaries(
    st.sampled_from([key for key in complete() if key.startswith("requests.")]), st.integers(0, 30).map(str)
)


@given(cells)
@settings(max_examples=100, deadline=None)
def test_on_typed_data_only_the_balance_can_break_and_breaks_where_it_does(typed: dict[str, str]) -> None:
    entries: dict[str, str] = {**complete(), **typed}
    listed = found(entries)
    assert set(listed) <= {"T3-BAL"}
    number = {key: int(text) for key, text in entries.items() if key.startswith("requests.")}
    unbalanced = []
    for column in COLUMNS:
        column_cells = {key: value for key, value in number.items() if key.endswith(f".{column}")}
        left = sum(v for k, v in column_cells.items() if k.split(".")[1] in ("received", "carried_over"))
        if left != sum(column_cells.values()) - left:
            unbalanced.append(f"requests.received.{column}")
    told: list[Any] = [each.fields[0] for each in listed.get("T3-BAL", [])]
    assert told == unbalanced
