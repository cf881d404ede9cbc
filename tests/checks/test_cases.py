"""Real published reports: the arithmetic findings are those of the oracle kept beside them.

Read from the folder named by NIANBAO_CASES; without it there is nothing to collect.
"""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from forms.checks import check
from forms.draft.draft import Draft
from forms.draft.exchange import canonical, dump, load
from forms.edition import Editions
from forms.edition.model import Edition

if not os.environ.get("NIANBAO_CASES"):
    pytest.skip("NIANBAO_CASES names no folder", allow_module_level=True)

CASES = Path(os.environ["NIANBAO_CASES"])
EDITIONS = Editions()
ARITHMETIC = ("T3-ROW", "T3-SUM", "T3-BAL", "T4-SUM")
LEVELS = {"县级": "县", "地市级": "市", "县级(实验区)": "县", "县级部门": "县"}
COLUMNS = {
    **{"自然人": "natural", "商业企业": "commercial", "科研机构": "research", "社会公益组织": "public_interest"},
    **{"法律服务机构": "legal_service", "其他": "other_org", "总计": "total"},
}
GROUPS = {"行政复议": "reconsideration", "未经复议直接起诉": "litigation_direct", "复议后起诉": "litigation_after"}
RESULTS = {"结果维持": "upheld", "结果纠正": "corrected", "其他结果": "other", "尚未审结": "pending", "总计": "total"}


def letters(label: str) -> str:
    """Only what tells two labels apart: no numbers, marks or blanks."""
    return re.sub(r"[^一-鿿]", "", label)


def row_key(edition: Edition, label: str) -> str:
    keys = {
        letters("".join(field.row[1:] or field.row)): field.id.removeprefix("requests.").removesuffix(".natural")
        for field in edition.fields.values()
        if field.id.startswith("requests.") and field.id.endswith(".natural")
    }
    if letters(label) == letters("（六）其他处理") and edition.key == "2021":
        return "other.other"
    return keys[letters(label)]


def placed(case: dict[str, Any]) -> bytes:
    edition = EDITIONS[case["edition"]]
    values: dict[str, Any] = {}
    published: dict[str, Any] = {}

    def keep(field_id: str, number: Any) -> None:
        if number is not None:
            (published if edition.fields[field_id].computed else values)[field_id] = number

    for label, cells in case["table3"].items():
        for column, number in cells.items():
            keep(f"requests.{row_key(edition, label)}.{COLUMNS[column]}", number)
    for group, cells in case["table4"].items():
        for result, number in cells.items():
            keep(f"disputes.{GROUPS[group]}.{RESULTS[result]}", number)
    by_place = {
        (letters(field.row[-1]).replace("行政规范", "规范"), letters(field.column[-1])): field.id
        for field in edition.fields.values()
        if field.id.startswith("disclosure.") and field.in_table
    }
    for row, cells in case["table2"].items():
        for column, number in cells.items():
            field_id = by_place[letters(row).replace("行政规范", "规范"), letters(column)]
            amount = edition.fields[field_id].kind == "amount"
            keep(field_id, str(number) if amount and number is not None else number)
    places = {"前言": "preface.text", "一": "overview.lead", "五": "problems.text", "六": "other_matters.text"}
    for part, text in case["narrative"].items():
        if part in places and text:
            values[places[part]] = text.replace("{", "{{").replace("}", "}}")
    whole = {
        "format": "nianbao-report/1",
        "agency": case["agency"],
        "kind": "rollup" if case["kind"] == "汇总" else "department",
        "level": LEVELS[case["level"]],
        "year": case["year"],
        "edition": case["edition"],
        "values": values,
        "published": published,
    }
    return canonical(whole).encode()


def numbers(line: str) -> tuple[int, ...]:
    """The two numbers an oracle's line names, left to right."""
    return tuple(int(each) for each in re.findall(r"(?:总计|之和|=) (\d+)", line))


@pytest.fixture(scope="module")
def oracle() -> dict[str, list[str]]:
    done = subprocess.run([sys.executable, CASES / "check.py", "--json"], capture_output=True, check=True)
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("path", sorted(CASES.glob("*.json")), ids=lambda path: path.stem)
def test_arithmetic_findings_are_the_oracle_s(path: Path, oracle: dict[str, list[str]]) -> None:
    report = load(placed(json.loads(path.read_text(encoding="utf-8"))), EDITIONS)
    draft = Draft(EDITIONS, report.entries)
    found = Counter(tuple(each.values.values()) for each in check(draft) if each.rule in ARITHMETIC)
    expected = Counter(
        numbers(line) for line in oracle[path.name] if line.startswith(("表三", "表四")) and len(numbers(line)) == 2
    )
    assert found == expected
    first = dump("0" * 32, draft)
    assert dump("0" * 32, Draft(EDITIONS, load(first.encode(), EDITIONS).entries)) == first
