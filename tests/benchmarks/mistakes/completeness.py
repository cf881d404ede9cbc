"""What the report must say, left out."""

import re
from random import Random

from tests.benchmarks.correct_reports import CorrectReport
from tests.benchmarks.mistakes.spoiling import Planted, entered, kinds_of
from tests.benchmarks.reports.layout import ASPECTS
from tests.benchmarks.reports.marks import Mark
from tests.benchmarks.reports.writing import NUMERALS

KINDS, kind = kinds_of("completeness")
OVERVIEW = frozenset({"overview.lead", *(f"overview.{each}" for each in ASPECTS)})


def _clauses(report: CorrectReport, name: str) -> list[tuple[str, Mark]]:
    return [
        (field, each)
        for field, marks in report.marks.items()
        for each in marks
        if (each.kind, each.ref) == ("clause", name)
    ]


def _without(text: str, marks: list[Mark]) -> str:
    for each in sorted(marks, key=lambda mark: mark.start, reverse=True):
        text = text[: each.start] + text[each.end :]
    return text


@kind("an aspect of 总体情况 left out")
def aspect(rng: Random, report: CorrectReport) -> Planted | None:
    """One of the five; the headings that follow move up."""
    name = rng.choice(ASPECTS)
    if f"overview.{name}" in report.entries:
        return entered(report, {f"overview.{name}": ""}, OVERVIEW, f"without {name}")
    ((field, gone),) = _clauses(report, f"aspect {name}")
    text = report.entries[field]
    for number, other in enumerate([each for each in ASPECTS if each != name], 1):
        ((_, mark),) = _clauses(report, f"aspect {other}")
        if re.match(r"[（(].[）)]", text[mark.start : mark.end]):
            text = text[: mark.start + 1] + NUMERALS[number] + text[mark.start + 2 :]
    return entered(report, {field: _without(text, [gone]).replace("\n\n", "\n")}, OVERVIEW, f"without {name}")


@kind("the fee left out of 第六部分")
def fee(rng: Random, report: CorrectReport) -> Planted | None:
    """2021版 asks for it."""
    if not _clauses(report, "fee"):
        return None
    text = rng.choice(("无。", "无其他需要报告的事项。", "本年度没有其他需要报告的事项。"))
    return entered(report, {"other_matters.text": text}, {"other_matters.text"}, text)


@kind("improvements left out")
def improvements(rng: Random, report: CorrectReport) -> Planted | None:
    """Only what is wrong is told."""
    ((field, wanting),) = _clauses(report, "wanting")
    return entered(report, {field: report.entries[field][: wanting.end]}, {field}, "without improvements")


@kind("problems left out")
def problems(rng: Random, report: CorrectReport) -> Planted | None:
    """无."""
    text = rng.choice(("无", "无。", "本年度政府信息公开工作不存在问题。"))
    return entered(report, {"problems.text": text}, {"problems.text"}, text)


@kind("a blank cell")
def blank(rng: Random, report: CorrectReport) -> Planted | None:
    """In any of the three tables; its published totals stay."""
    cell = rng.choice(list(report.facts.cells))
    return entered(report, {cell: ""}, {cell}, cell, cell)


@kind("a part emptied")
def emptied(rng: Random, report: CorrectReport) -> Planted | None:
    """第一, 五 or 六部分."""
    chapter = rng.choice(("overview", "problems", "other_matters"))
    gone = [each for each in report.marks if each.partition(".")[0] == chapter]
    return entered(report, dict.fromkeys(gone, ""), gone, f"{chapter} emptied")


@kind("考核、评议、追责 left out by a government")
def assessment(rng: Random, report: CorrectReport) -> Planted | None:
    """条例第五十条第四项."""
    found = _clauses(report, "assessment")
    if not found:
        return None
    field = found[0][0]
    text = _without(report.entries[field], [mark for _, mark in found])
    text = re.sub(r"纳入年度绩效考核，|接受社会评议|考核|评议", "", text)
    return entered(report, {field: text}, OVERVIEW, "without 考核、评议、追责")


@kind("评议 or 追责 left out by a government")
def one_of_three(rng: Random, report: CorrectReport) -> Planted | None:
    """One of the three that 条例第五十条第四项 asks for."""
    found = _clauses(report, "assessment")
    if len(found) != 3:
        return None
    field, mark = rng.choice(found[1:])
    text = _without(report.entries[field], [mark])
    return entered(report, {field: text}, OVERVIEW, f"without {report.entries[field][mark.start : mark.end]}")
