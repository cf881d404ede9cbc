"""Real published reports: what the family HERE- says of each, read by eye; everything else is a false alarm.

Read from the folder named by NIANBAO_CASES; without it there is nothing to collect.
"""

import json
import os

import pytest

from forms.checks import check
from forms.draft.draft import Draft
from forms.draft.exchange import LoadedReport, as_predecessor, load
from forms.draft.predecessors import to_entry

if not os.environ.get("NIANBAO_CASES"):
    pytest.skip("NIANBAO_CASES names no folder", allow_module_level=True)

from tests.checks.test_cases import CASES, EDITIONS, placed

ALONE = {
    "hongze-2024": ["HERE-OWN"],  # only the office's 17 requests in a roll-up of 95
    "huaian-2024": [],
    "pingtan-2019": [],
    "pingtan-2020": ["HERE-PLACE"],  # 江苏省's rules in a report of 福建省, a note
    "pingtan-finance-2021": ["HERE-NAME"],  # 财政全融局
    "pingtan-finance-2022": ["HERE-NAME", "HERE-SELF"],  # and 我委
}
AFTER: dict[tuple[str, str], list[str]] = {
    ("pingtan-2019", "pingtan-2020"): [],
    ("pingtan-finance-2021", "pingtan-finance-2022"): ["HERE-SAME"],  # 第五部分
}


def case(name: str) -> LoadedReport:
    return load(placed(json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))), EDITIONS)


def said(texts: dict[str, str]) -> list[str]:
    return sorted(each.rule for each in check(Draft(EDITIONS, texts)) if each.rule.startswith("HERE-"))


@pytest.mark.parametrize(("name", "expected"), ALONE.items())
def test_a_report_by_itself(name: str, expected: list[str]) -> None:
    assert said(case(name).entries) == expected


@pytest.mark.parametrize(("years", "more"), AFTER.items())
def test_a_report_after_last_year_s(years: tuple[str, str], more: list[str]) -> None:
    before = to_entry([as_predecessor(case(years[0]), EDITIONS)])
    assert said({**case(years[1]).entries, "predecessors": before}) == sorted([*ALONE[years[1]], *more])
