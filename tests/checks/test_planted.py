"""The measure measures: every kind of mistake can be planted, changes the report, and stands where it says.

What share of them the rules find is printed by ``python -m tests.benchmarks checks``; here is only that the printed
numbers mean something.
"""

from random import Random

import pytest

from forms.checks import check
from forms.draft.draft import Draft
from tests.benchmarks.correct_reports import EDITIONS, CorrectReport, correct_report
from tests.benchmarks.mistakes.spoiling import Kind
from tests.benchmarks.planted import KINDS, outcome, plantings, sentence


@pytest.fixture(scope="module")
def reports() -> list[CorrectReport]:
    return [correct_report(seed) for seed in range(300, 480)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_mistake_is_planted(kind: Kind, reports: list[CorrectReport]) -> None:
    planted = list(plantings(kind, reports, Random(7), 5))
    assert planted
    for index, each in planted:
        before = reports[index].entries
        assert dict(each.entries) != dict(before)
        fields = Draft(EDITIONS, each.entries).edition.fields
        assert each.fields
        assert each.fields <= set(fields)
        if each.stretch:
            field, start, end = each.stretch
            assert each.entries[field][:start] == before[field][:start]
            assert each.entries[field] != before[field]
            first, last = sentence(each.entries[field], start, end)
            assert first <= start <= end <= last


def test_names_are_told_apart() -> None:
    names = [(kind.family, kind.name) for kind in KINDS]
    assert len(set(names)) == len(names)


def test_a_report_and_its_mistakes_follow_from_the_seed() -> None:
    assert correct_report(11) == correct_report(11)
    assert correct_report(11).entries != correct_report(12).entries


def test_only_a_new_finding_at_the_place_counts(reports: list[CorrectReport]) -> None:
    blank = next(kind for kind in KINDS if kind.name == "a blank cell")
    ((index, planted),) = plantings(blank, reports, Random(1), 1)
    report = reports[index]
    assert outcome(blank, report, check(report.draft), planted).found
    after = check(Draft(EDITIONS, planted.entries))
    assert not outcome(blank, report, after, planted).found
