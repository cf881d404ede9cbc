"""Prose that says 全部, 未 or 没有 where the tables say otherwise."""

from random import Random

from tests.benchmarks.correct_reports import CorrectReport
from tests.benchmarks.mistakes.spoiling import Planted, kinds_of, marked, rewritten
from tests.benchmarks.reports.facts import LITIGATION

KINDS, kind = kinds_of("prose numbers")


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


@kind("no document, where there were some")
def no_document(rng: Random, report: CorrectReport) -> Planted | None:
    """未制发 against table 2."""
    found = marked(rng, report, "clause", ref="documents")
    if not found or not report.facts.number("disclosure.normative_documents.issued"):
        return None
    ways = ("本年度未制发行政规范性文件。", "全年没有制定行政规范性文件。")
    return rewritten(report, found[0], found[1].start, found[1].end, rng.choice(ways))


@kind("no fee, where there was one")
def no_fee(rng: Random, report: CorrectReport) -> Planted | None:
    """未收取 in 第一部分 beside an amount in 第六部分."""
    found = marked(rng, report, "clause", ref="opening")
    if not found or report.facts.fee == "0":
        return None
    field, mark = found
    ways = ("全年未收取任何费用。", "没有收取信息处理费。", "办理申请未收取费用。")
    return rewritten(report, field, mark.end, mark.end, rng.choice(ways))
