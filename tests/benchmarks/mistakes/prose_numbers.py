"""Numbers in prose that contradict the tables, each other, last year, or the calendar."""

from itertools import pairwise
from random import Random

from tests.benchmarks.correct_reports import CorrectReport
from tests.benchmarks.mistakes.spoiling import (
    Planted,
    kinds_of,
    marked,
    other_digit,
    plain,
    provable,
    rewritten,
    words_at,
)
from tests.benchmarks.reports.facts import COLUMNS, outcome_rows
from tests.benchmarks.reports.marks import Mark

KINDS, kind = kinds_of("prose numbers")
NUMERALS = "一二三四五六七八九"
OPPOSITE = {"增长": "下降", "下降": "增长", "增加": "减少", "减少": "增加"}


def _digit(rng: Random, report: CorrectReport, found: tuple[str, Mark] | None, *also_right: int) -> Planted | None:
    """One digit of a marked number changed; the outcome is none of the numbers that would be right too."""
    if not found:
        return None
    field, mark = found
    shown = words_at(report, field, mark)
    for _ in range(20):
        text = other_digit(rng, shown)
        if plain(text) not in also_right:
            return rewritten(report, field, mark.start, mark.end, text)
    return None


@kind("digit of a number of table 3")
def table_3(rng: Random, report: CorrectReport) -> Planted | None:
    """新收, 办结, 结转, outcomes, natural persons."""
    totals = (report.facts.requests(each) for each in ("received", "outcomes", "all"))
    return _digit(rng, report, marked(rng, report, "cell"), *totals)


@kind("Chinese numeral of table 3")
def numeral(rng: Random, report: CorrectReport) -> Planted | None:
    """三件 for 一件."""
    found = marked(rng, report, "numeral")
    if not found:
        return None
    field, mark = found
    shown = words_at(report, field, mark)
    right = {report.facts.requests(each) for each in ("received", "outcomes", "all")}
    others = [each for number, each in enumerate(NUMERALS, 1) if number not in right and each not in (shown, "二")]
    return rewritten(report, field, mark.start, mark.end, rng.choice(others))


@kind("only natural persons counted")
def natural_only(rng: Random, report: CorrectReport) -> Planted | None:
    """The first column copied instead of 总计."""
    found = marked(rng, report, "cell")
    if not found or not found[1].ref.endswith("|all"):
        return None
    field, mark = found
    number = report.facts.requests(mark.ref.partition("|")[0], COLUMNS[:1])
    if number == report.facts.requests(mark.ref.partition("|")[0]):
        return None
    return rewritten(report, field, mark.start, mark.end, str(number))


@kind("last year's number kept")
def kept_from_last_year(rng: Random, report: CorrectReport) -> Planted | None:
    """The sentence is new, its number is not."""
    last, found = report.facts.last, marked(rng, report, "cell")
    if not last or not found or not found[1].ref.endswith("|all"):
        return None
    field, mark = found
    number = last.requests(mark.ref.partition("|")[0])
    if number in (plain(words_at(report, field, mark)), *map(report.facts.requests, ("received", "all", "outcomes"))):
        return None
    return rewritten(report, field, mark.start, mark.end, str(number))


@kind("only the first row of a group counted")
def first_row(rng: Random, report: CorrectReport) -> Planted | None:
    """不予公开 told as 属于国家秘密 or whatever row comes first with a number."""
    found = marked(rng, report, "cell")
    if not found or found[1].ref.partition("|")[0] not in ("withheld", "unable", "not_processed"):
        return None
    field, mark = found
    group = mark.ref.partition("|")[0]
    rows = [each for each in outcome_rows(report.facts.edition) if each.startswith(f"{group}.")]
    number = next((row for each in rows if (row := report.facts.row(each))), 0)
    if number == report.facts.group(group):
        return None
    return rewritten(report, field, mark.start, mark.end, str(number))


@kind("two numbers exchanged")
def exchanged(rng: Random, report: CorrectReport) -> Planted | None:
    """新收 and 办结 for each other, or two outcomes."""
    field = rng.choice(list(report.marks))
    text = report.entries[field]
    marks = sorted((each for each in report.marks[field] if each.kind == "cell"), key=lambda mark: mark.start)
    pairs = [
        (one, other)
        for one, other in pairwise(marks)
        if one.end <= other.start
        and not set("。\n") & set(text[one.end : other.start])
        and words_at(report, field, one) != words_at(report, field, other)
    ]
    if not pairs:
        return None
    one, other = rng.choice(pairs)
    between = text[one.end : other.start]
    swapped = words_at(report, field, other) + between + words_at(report, field, one)
    return rewritten(report, field, one.start, other.end, swapped)


@kind("a part of a sum")
def part(rng: Random, report: CorrectReport) -> Planted | None:
    """Channels, kinds, levels that no longer add up."""
    return _digit(rng, report, marked(rng, report, "part"))


@kind("the whole of a sum")
def whole(rng: Random, report: CorrectReport) -> Planted | None:
    """What the parts add up to."""
    return _digit(rng, report, marked(rng, report, "whole"))


@kind("a percentage of a whole")
def share(rng: Random, report: CorrectReport) -> Planted | None:
    """占比."""
    return _percentage(rng, report, "share")


@kind("a percentage of growth")
def growth(rng: Random, report: CorrectReport) -> Planted | None:
    """同比."""
    return _percentage(rng, report, "growth")


def _percentage(rng: Random, report: CorrectReport, of: str) -> Planted | None:
    found = marked(rng, report, of)
    if not found or not provable(report, found[1].ref):
        return None
    field, mark = found
    shown = words_at(report, field, mark)
    for _ in range(20):
        text = other_digit(rng, shown)
        before, after = float(shown[:-1]), float(text[:-1])
        if abs(after - before) >= 1 and (of == "growth" or after <= 100):
            return rewritten(report, field, mark.start, mark.end, text)
    return None


@kind("up for down")
def direction(rng: Random, report: CorrectReport) -> Planted | None:
    """增长 where it fell."""
    found = marked(rng, report, "direction")
    if not found or not provable(report, found[1].ref):
        return None
    field, mark = found
    return rewritten(report, field, mark.start, mark.end, OPPOSITE[words_at(report, field, mark)])


@kind("a difference against last year")
def difference(rng: Random, report: CorrectReport) -> Planted | None:
    """较上年增加 so many."""
    found = marked(rng, report, "difference")
    return _digit(rng, report, found) if found and provable(report, found[1].ref) else None


@kind("last year's number in the sentence")
def number_of_last_year(rng: Random, report: CorrectReport) -> Planted | None:
    """与上年的13件相比; without last year's report only a change that the percentage shows."""
    found = marked(rng, report, "last")
    if not found:
        return None
    spoilt = _digit(rng, report, found)
    field, mark = found
    right = plain(words_at(report, field, mark))
    if not spoilt or not spoilt.stretch or provable(report, mark.ref):
        return spoilt
    wrong = plain(spoilt.entries[field][mark.start : spoilt.stretch[2]])
    return spoilt if abs(wrong - right) * 5 > right else None


@kind("the year left at last year's")
def year(rng: Random, report: CorrectReport) -> Planted | None:
    """2022年 in the report of 2023."""
    found = marked(rng, report, "year")
    if not found:
        return None
    return rewritten(report, found[0], found[1].start, found[1].end, str(report.facts.year - 1))


@kind("the period left at last year's")
def period(rng: Random, report: CorrectReport) -> Planted | None:
    """One year of it, or both."""
    marks = [(field, each) for field, listed in report.marks.items() for each in listed if each.kind == "period"]
    if not marks:
        return None
    field, one = rng.choice(marks)
    both = rng.random() < 0.5
    spoilt = [one] if not both else [mark for _, mark in marks]
    last, text = str(report.facts.year - 1), report.entries[field]
    for each in spoilt:  # four digits for four
        text = text[: each.start] + last + text[each.end :]
    first = min(spoilt, key=lambda mark: mark.start)
    told = f"{report.facts.year}→{last} in the period" + (", wherever it stands" if both else "")
    return Planted({**report.entries, field: text}, frozenset({field}), told, (field, first.start, first.end))


@kind("plans dated this year")
def plans(rng: Random, report: CorrectReport) -> Planted | None:
    """The year of the improvements not moved on: 2021年，我局将…"""
    found = marked(rng, report, "next_year")
    if not found:
        return None
    return rewritten(report, found[0], found[1].start, found[1].end, str(report.facts.year))


@kind("a number of cases")
def cases(rng: Random, report: CorrectReport) -> Planted | None:
    """Against table 4."""
    return _digit(rng, report, marked(rng, report, "case"))


@kind("a number of table 2")
def table_2(rng: Random, report: CorrectReport) -> Planted | None:
    """Documents, licences, penalties."""
    return _digit(rng, report, marked(rng, report, "disclosure"))


@kind("an amount of money of table 2")
def amount(rng: Random, report: CorrectReport) -> Planted | None:
    """One digit of the fees or of what was spent."""
    found = marked(rng, report, "amount")
    if not found:
        return None
    field, mark = found
    text = other_digit(rng, words_at(report, field, mark))
    return rewritten(report, field, mark.start, mark.end, text)


@kind("万元 for 元")
def money_unit(rng: Random, report: CorrectReport) -> Planted | None:
    """The digits are right, ten thousand times the sum is not."""
    found = marked(rng, report, "unit")
    if not found:
        return None
    field, mark = found
    number = max((each for each in report.marks[field] if each.kind == "amount"), key=lambda each: each.end)
    if words_at(report, field, number) == "0":
        return None
    text = "元" if words_at(report, field, mark) == "万元" else "万元"
    return rewritten(report, field, mark.start, mark.end, text)


@kind("a number unlike its figure")
def figure(rng: Random, report: CorrectReport) -> Planted | None:
    """The figure beside the prose says otherwise."""
    return _digit(rng, report, marked(rng, report, "figure"))


@kind("a fee unlike its figure")
def fee(rng: Random, report: CorrectReport) -> Planted | None:
    """The amount in 第六部分 and the figure beside it."""
    found = marked(rng, report, "fee") if "other_matters.text.processing_fee" in report.entries else None
    return _digit(rng, report, found)
