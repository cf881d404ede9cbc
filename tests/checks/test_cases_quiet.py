"""Published reports give no false error, whether their prose stands in its sections or all in one text.

An error may stand only where the published report is wrong; these places were judged by hand, report by report.
"""

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from forms.checks import check
from forms.checks.catalogue import message
from forms.checks.finding import Finding, Severity
from forms.draft import predecessors
from forms.draft.draft import Draft
from forms.draft.exchange import LoadedReport, as_predecessor, load
from tests.checks.splitting import split_overview

if not os.environ.get("NIANBAO_CASES"):
    pytest.skip("NIANBAO_CASES names no folder", allow_module_level=True)

from tests.checks.test_cases import CASES, EDITIONS, placed

LAST = {"pingtan-2020": "pingtan-2019", "pingtan-finance-2022": "pingtan-finance-2021"}
_TABLE = re.compile(r"第二十条第（一）项.{0,300}?行政事业性收费[0-9.]+")


@dataclass(frozen=True, slots=True)
class Wrong:
    """A true mistake of a published report: rules of the family ``rule`` may mark ``words`` or a part of them, or name
    the field ``field``."""

    rule: str
    words: str = ""
    field: str = ""


# Why each is right to be an error: the report's own as_published_problems, and reading.
WRONG: dict[str, tuple[Wrong, ...]] = {
    "huaian-2024": (),
    "hongze-2024": (
        Wrong("COMP-BLANK", field="requests.other.no_correction.natural"),  # printed with the old form's one row
        Wrong("TXT-", "申请 17 件"),  # 申请17件 in the text, 95 in table 3
    ),
    "pingtan-2019": (
        Wrong("WORD-", "残差不齐"),
        Wrong("WORD-", "资质条"),  # the number is missing
        Wrong("WORD-", "平潭专场新闻发布会"),  # told twice
    ),
    "pingtan-2020": (
        Wrong("T3-SUM", field="requests.outcomes_total.natural"),  # 20, the rows add up to 26
        Wrong("T3-SUM", field="requests.outcomes_total.total"),
    ),
    "pingtan-finance-2021": (
        Wrong("COMP-", field="other_matters.text"),  # 第六部分 is missing
        Wrong(
            "TXT-", "总数510条，其中主动公开政府信息198条，依申请公开信息数142条，不予公开信息数137条"
        ),  # 198 + 142 + 137 = 477
        Wrong("TXT-", "41.5"),
        Wrong("TXT-", "2021年，我局将"),  # 改进措施：2021年，我局将
        Wrong("HERE-", "2021年，我局将"),
        Wrong("WORD-", "大保"),
        Wrong("WORD-", "全融"),
        Wrong("HERE-", "全融"),
        Wrong("WORD-", "<!--"),
    ),
    "pingtan-finance-2022": (
        Wrong("HERE-", "我委"),
        Wrong("WORD-", "全融"),
        Wrong("HERE-", "全融"),
    ),
}


def stored(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def entries_of(stem: str, *, in_sections: bool) -> dict[str, str]:
    """The case as a draft keeps it, following last year's where that is here too."""
    case: dict[str, Any] = json.loads((CASES / f"{stem}.json").read_text(encoding="utf-8"))
    entries = load(placed(case), EDITIONS).entries
    if in_sections:
        del entries["overview.lead"]
        for section, text in split_overview(case["narrative"]["一"]).items():
            entries[f"overview.{section}"] = stored(text)
        if beside := _TABLE.sub("", case["narrative"].get("二", "")).strip():
            entries["disclosure.text"] = stored(beside)
    if stem in LAST:
        before = entries_of(LAST[stem], in_sections=in_sections)
        follows = as_predecessor(LoadedReport(None, before), EDITIONS)
        entries[predecessors.ENTRY] = predecessors.to_entry([follows])
    return entries


def allowed(finding: Finding, entries: dict[str, str], wrong: Wrong) -> bool:
    if not finding.rule.startswith(wrong.rule):
        return False
    if wrong.field:
        return wrong.field in finding.fields
    return any(
        each.start < place.end() and place.start() < each.start + max(each.length, 1)
        for each in finding.spans
        for place in re.finditer(re.escape(wrong.words), entries.get(each.field, ""))
    )


@pytest.mark.parametrize("in_sections", [True, False], ids=["sections", "one text"])
@pytest.mark.parametrize("path", sorted(CASES.glob("*.json")), ids=lambda path: path.stem)
def test_a_published_report_gives_no_false_error(path: Path, in_sections: bool) -> None:
    entries = entries_of(path.stem, in_sections=in_sections)
    findings = check(Draft(EDITIONS, entries))
    errors = [each for each in findings if each.severity is Severity.ERROR]
    false = [each for each in errors if not any(allowed(each, entries, wrong) for wrong in WRONG.get(path.stem, ()))]
    assert [f"{each.rule} {message(each)}" for each in false] == []


def test_the_sections_hold_the_whole_text() -> None:
    for path in CASES.glob("*.json"):
        text = json.loads(path.read_text(encoding="utf-8"))["narrative"]["一"]
        parts = split_overview(text)
        kept = sum(map(len, parts.values()))
        assert kept > len(text) - 120  # headings that the form makes itself, and line ends
        assert {"lead", "proactive"} <= set(parts)
