"""Numbers in prose that contradict the tables, each other, last year, or the calendar."""

from random import Random

from tests.benchmarks.correct_reports import CorrectReport
from tests.benchmarks.mistakes.spoiling import Planted, kinds_of, marked, other_digit, plain, rewritten, words_at
from tests.benchmarks.reports.facts import COLUMNS, LITIGATION
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
    if not found:
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
    if not found:
        return None
    field, mark = found
    return rewritten(report, field, mark.start, mark.end, OPPOSITE[words_at(report, field, mark)])


@kind("a difference against last year")
def difference(rng: Random, report: CorrectReport) -> Planted | None:
    """较上年增加 so many; last year's report is there, or the sentence names its number."""
    return _digit(rng, report, marked(rng, report, "difference")) if report.has_predecessor else None


@kind("last year's number in the sentence")
def number_of_last_year(rng: Random, report: CorrectReport) -> Planted | None:
    """与上年的13件相比."""
    return _digit(rng, report, marked(rng, report, "last"))


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
    field, mark = rng.choice(marks)
    spoilt = rewritten(report, field, mark.start, mark.end, str(report.facts.year - 1))
    if rng.random() < 0.5:
        return spoilt
    text = report.entries[field]
    for each in (mark for _, mark in marks):  # four digits for four
        text = text[: each.start] + str(report.facts.year - 1) + text[each.end :]
    return Planted({**report.entries, field: text}, spoilt.fields, spoilt.told + " (both)", spoilt.stretch)


@kind("plans dated this year")
def plans(rng: Random, report: CorrectReport) -> Planted | None:
    """The year of the improvements not moved on: 2021年，我局将…"""
    found = marked(rng, report, "next_year")
    if not found:
        return None
    return rewritten(report, found[0], found[1].start, found[1].end, str(report.facts.year))


@kind("全部办结 with some carried forward")
def all_done(rng: Random, report: CorrectReport) -> Planted | None:
    """The clause on what was carried forward gives way to 全部办结."""
    found = marked(rng, report, "clause", ref="opening")
    facts = report.facts
    if not found or not facts.requests("carried_forward") or not facts.requests("received"):
        return None
    number = facts.requests("received")
    ways = (
        f"{facts.year}年，共收到政府信息公开申请{number}件，已全部办结。",
        f"全年新收政府信息公开申请{number}件，均已办理完毕，办结率100%。",
        f"本年度收到政府信息公开申请{number}件，全部依法答复。",
    )
    return rewritten(report, found[0], found[1].start, found[1].end, rng.choice(ways))


@kind("no request, where there were some")
def no_request(rng: Random, report: CorrectReport) -> Planted | None:
    """未收到 against table 3."""
    found = marked(rng, report, "clause", ref="opening")
    if not found or not report.facts.requests("received"):
        return None
    ways = (
        f"{report.facts.year}年，{report.facts.agency.self}未收到政府信息公开申请。",
        "全年没有收到政府信息公开申请。",
        "本年度无政府信息公开申请。",
    )
    return rewritten(report, found[0], found[1].start, found[1].end, rng.choice(ways))


@kind("no dispute, where there were some")
def no_dispute(rng: Random, report: CorrectReport) -> Planted | None:
    """未发生 against table 4."""
    found = marked(rng, report, "clause", ref="disputes")
    if not found or not report.facts.disputes("reconsideration", *LITIGATION):
        return None
    ways = (
        "全年未发生因政府信息公开引起的行政复议、行政诉讼。",
        "没有因政府信息公开被申请行政复议或提起行政诉讼。",
        "无政府信息公开行政复议、行政诉讼案件。",
    )
    return rewritten(report, found[0], found[1].start, found[1].end, rng.choice(ways))


@kind("a number of cases")
def cases(rng: Random, report: CorrectReport) -> Planted | None:
    """Against table 4."""
    return _digit(rng, report, marked(rng, report, "case"))


@kind("a number of table 2")
def table_2(rng: Random, report: CorrectReport) -> Planted | None:
    """Documents, licences, penalties."""
    return _digit(rng, report, marked(rng, report, "disclosure"))


@kind("no document, where there were some")
def no_document(rng: Random, report: CorrectReport) -> Planted | None:
    """未制发 against table 2."""
    found = marked(rng, report, "clause", ref="documents")
    if not found or not report.facts.number("disclosure.normative_documents.issued"):
        return None
    ways = ("本年度未制发行政规范性文件。", "全年没有制定行政规范性文件。")
    return rewritten(report, found[0], found[1].start, found[1].end, rng.choice(ways))


@kind("a number unlike its figure")
def figure(rng: Random, report: CorrectReport) -> Planted | None:
    """The figure beside the prose says otherwise."""
    return _digit(rng, report, marked(rng, report, "figure"))


@kind("no fee, where there was one")
def no_fee(rng: Random, report: CorrectReport) -> Planted | None:
    """未收取 in 第一部分 beside an amount in 第六部分."""
    found = marked(rng, report, "clause", ref="opening")
    if not found or report.facts.fee == "0":
        return None
    field, mark = found
    ways = ("全年未收取任何费用。", "没有收取信息处理费。", "办理申请未收取费用。")
    return rewritten(report, field, mark.end, mark.end, rng.choice(ways))


@kind("a fee unlike its figure")
def fee(rng: Random, report: CorrectReport) -> Planted | None:
    """The amount in 第六部分 and the figure beside it."""
    found = marked(rng, report, "fee") if "other_matters.text.processing_fee" in report.entries else None
    return _digit(rng, report, found)
