"""Two real reports of one agency running: what is told between the years is what the oracle beside them tells.

Read from the folder named by NIANBAO_CASES, as ``test_cases`` does.
"""

import json
from itertools import permutations

import pytest

from forms.checks import check
from forms.draft.draft import Draft
from forms.draft.exchange import as_predecessor, load
from forms.draft.predecessors import to_entry
from tests.checks.test_cases import CASES, COLUMNS, EDITIONS, oracle, placed

__all__ = ["oracle"]
BETWEEN = {"结转": "X-CARRY", "存量": "T2-STOCK", "项目数": "T2-ITEMS"}
REPORTS = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.json"))}
PAIRS = [
    (last, this)
    for last, this in permutations(REPORTS, 2)
    if REPORTS[last]["agency"] == REPORTS[this]["agency"] and REPORTS[last]["year"] + 1 == REPORTS[this]["year"]
]


def following(last: str, this: str) -> dict[str, str]:
    before = load(placed(REPORTS[last]), EDITIONS)
    entries = dict(load(placed(REPORTS[this]), EDITIONS).entries)
    return {**entries, "predecessors": to_entry([as_predecessor(before, EDITIONS)])}


@pytest.mark.parametrize(("last", "this"), PAIRS)
def test_what_is_told_between_two_years_is_the_oracle_s(last: str, this: str, oracle: dict[str, list[str]]) -> None:
    found = [each.rule for each in check(Draft(EDITIONS, following(last, this)))]
    lines = [line.partition(" ")[0] for line in oracle[this]]
    for word, rule in BETWEEN.items():
        assert found.count(rule) == lines.count(word)


@pytest.mark.parametrize(("last", "this"), PAIRS)
@pytest.mark.parametrize("column", [key for key in COLUMNS.values() if key != "total"])
def test_another_number_carried_over_is_found(last: str, this: str, column: str) -> None:
    entries = following(last, this)
    cell = f"requests.carried_over.{column}"
    changed = {**entries, cell: str(int(entries[cell]) + 2)}
    found = [each for each in check(Draft(EDITIONS, changed)) if each.fields[0] == cell]
    assert {"X-CARRY", "T3-ROW", "T3-BAL"} <= {each.rule for each in found}
    assert {each.repair.text for each in found if each.repair} == {entries[cell]}
