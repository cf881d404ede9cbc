"""The real report of 2019 that went out with mistakes a person missed: each is found where it stands.

The rules are general; their own tests change wording and numbers.
"""

from functools import cache

import pytest

import resources
from forms.checks import check
from forms.checks.finding import Finding
from forms.draft.draft import Draft
from forms.draft.exchange import load
from tests.checks.test_rules import EDITIONS


@cache
def report() -> tuple[Draft, tuple[Finding, ...]]:
    data = resources.path("samples/hunan-transport-2019.json").read_bytes()
    draft = Draft(EDITIONS, load(data, EDITIONS).entries)
    return draft, tuple(check(draft))


MISTAKES = [  # family of the rule, field, the stretch that must be marked
    pytest.param("WORD-", "overview.on_request", "1年", id="measure word"),
    pytest.param("TXT-", "overview.on_request", "19件", id="parts add up to 27"),
    pytest.param("WORD-", "overview.on_request", "同意公开", id="old categories"),
    pytest.param("WORD-", "overview.management", "工作工作", id="repeated word"),
    pytest.param("HERE-", "overview.management", "教育信息", id="another agency"),
    pytest.param("WORD-", "overview.lead", "厩板r", id="damaged lead"),
    pytest.param("WORD-", "problems.text", "dòng)写M", id="damaged part five"),
]


@pytest.mark.parametrize(("family", "field", "stretch"), MISTAKES)
def test_a_mistake_is_marked_where_it_stands(family: str, field: str, stretch: str) -> None:
    draft, findings = report()
    text = draft.entries[field]
    places = [start for start in range(len(text)) if text.startswith(stretch, start)]
    assert places
    marked = [
        span
        for each in findings
        if each.rule.startswith(family)
        for span in each.spans
        if span.field == field
        and any(span.start < place + len(stretch) and place < span.start + span.length for place in places)
    ]
    assert marked


def test_both_numbers_of_the_outcomes_are_told() -> None:
    _, findings = report()
    told = [set(each.values.values()) for each in findings if each.rule.startswith("TXT-")]
    assert any({19, 27} <= numbers for numbers in told)


@pytest.mark.parametrize("chapter", ["disclosure", "requests", "disputes"])
def test_a_statutory_table_that_is_missing_is_told(chapter: str) -> None:
    _, findings = report()
    assert [each.rule for each in findings if each.fields[0].startswith(f"{chapter}.")] == ["COMP-BLANK"]


def test_nothing_to_report_is_allowed_in_part_six() -> None:
    _, findings = report()
    assert [each.rule for each in findings if each.fields[0].startswith("other_matters")] == []
