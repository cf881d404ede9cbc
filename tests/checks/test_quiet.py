"""On correct reports the checks are quiet: invented ones of all kinds, and cases that only look wrong.

The invented ones are those of ``python -m tests.benchmarks checks``, a few of them, always the same. The cases come
from published reports in which a hasty checker sees a mistake.
"""

from collections import Counter

import pytest

from forms.checks import check
from forms.checks.catalogue import message
from forms.checks.finding import Finding, Severity
from forms.draft import predecessors
from forms.draft.draft import Draft
from forms.draft.predecessors import Predecessor
from tests.benchmarks.correct_reports import EDITIONS, correct_report
from tests.checks.test_rules import complete, of

REPORTS = range(40)
WARNINGS = len(REPORTS) // 3


def told(findings: list[Finding], severity: Severity) -> list[str]:
    return [f"{each.rule} {message(each)}" for each in findings if each.severity is severity]


def test_correct_reports_give_no_error_and_hardly_a_warning() -> None:
    errors: dict[int, list[str]] = {}
    warnings: Counter[str] = Counter()
    for seed in REPORTS:
        findings = check(correct_report(seed).draft)
        if wrong := told(findings, Severity.ERROR):
            errors[seed] = wrong
        warnings.update(told(findings, Severity.WARNING))
    assert errors == {}
    assert warnings.total() <= WARNINGS, warnings


def last_year(values: dict[str, str]) -> dict[str, str]:
    """A predecessor of 2020 or 2021 in which every cell is 0 but these."""
    cells = {key: text for key, text in complete("2021").items() if EDITIONS["2021"].fields[key].in_table}
    return {predecessors.ENTRY: predecessors.to_entry([Predecessor("甲局", 2021, "2021", {**cells, **values})])}


LOOK_WRONG: dict[str, dict[str, str]] = {
    "no request, yet cases of last year's requests": {
        "overview.on_request": "2022年，本机关未收到政府信息公开申请。因上年度的申请被提起行政诉讼2件。",
        "disputes.litigation_direct.upheld": "2",
        **last_year({"disputes.litigation_direct.pending": "2", "requests.disclosed.natural": "3"}),
    },
    "新收 that includes what was carried over": {
        "overview.on_request": "2022年，新收政府信息公开申请78件，结转上年度3件，答复75件，结转下年度3件。",
        "requests.received.natural": "75",
        "requests.carried_over.natural": "3",
        "requests.disclosed.natural": "75",
        "requests.carried_forward.natural": "3",
        **last_year({"requests.carried_forward.natural": "3", "requests.received.natural": "3"}),
    },
    "a rounded number with 余": {
        "overview.proactive": "2022年，市政府网站主动公开各类政府信息5500余条，做好政策解读。",
        "overview.proactive.website": "5512",
    },
    "cases that began in earlier years": {
        "disputes.reconsideration.pending": "1",
        "disputes.litigation_after.upheld": "1",
        "overview.on_request": "本年度没有收到政府信息公开申请。"
        "以前年度的案件中，行政复议1件尚未审结，行政诉讼1件结果维持。",
    },
    "documents gone by a clean-up": {
        "disclosure.normative_documents.issued": "2",
        "disclosure.normative_documents.in_force": "9",
        "overview.proactive": "制发行政规范性文件2件，经清理，现行有效的行政规范性文件9件，均已主动公开。",
        **last_year({"disclosure.normative_documents.in_force": "21"}),
    },
    "chapters under their other official names": {
        "preface.text": "本报告由总体情况、行政机关主动公开政府信息情况、行政机关收到和处理政府信息公开申请情况、"
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况、政府信息公开工作存在的主要问题及改进情况、"
        "其他需要报告的事项六个部分组成。",
    },
    "元 here, 万元 there": {
        "disclosure.fees.amount": "96171.6",
        "other_matters.text": "2022年，严格落实《政府信息公开信息处理费管理办法》，"
        "全年收取政府信息公开信息处理费3940元。",
    },
    "signed in January": {"report.date": "2023-01-04"},
}


@pytest.mark.parametrize("case", LOOK_WRONG)
def test_what_only_looks_wrong_is_no_error(case: str) -> None:
    entries = {**complete(), **LOOK_WRONG[case], "report.year": "2022"}
    entries["overview.lead"] = entries["overview.lead"].replace("2021", "2022")
    draft = Draft(EDITIONS, of(entries).entries)
    assert told(check(draft), Severity.ERROR) == []
