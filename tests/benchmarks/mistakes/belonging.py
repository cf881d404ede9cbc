"""Sentences that belong to another agency, another level, another year."""

import re
from random import Random

from tests.benchmarks.correct_reports import CorrectReport
from tests.benchmarks.mistakes.spoiling import Planted, any_place, kinds_of, marked, other_digit, rewritten
from tests.benchmarks.mistakes.wording import HANZI
from tests.benchmarks.reports.agencies import SECTORS
from tests.benchmarks.reports.places import OTHERS

KINDS, kind = kinds_of("belonging")
SENTENCE_START = f"(?<=[。；])(?=[^一二三四五第其（\\n]{HANZI}{{3}})"
# Sectors whose name with 信息 or 工作 no other bureau would write of itself.
NAMED = (
    "教育",
    "卫生健康",
    "交通运输",
    "生态环境",
    "自然资源",
    "农业农村",
    "民政",
    "水利",
    "医疗保障",
    "公安",
    "林业",
    "退役军人事务",
)
SELVES = ("我局", "我厅", "我委", "我镇", "我县", "我市")


def _other_sector(rng: Random, report: CorrectReport) -> str:
    return rng.choice([each for each in SECTORS if each != report.facts.agency.sector])


@kind("another city's name")
def other_city(rng: Random, report: CorrectReport) -> Planted | None:
    """宜宾市 in a report from Weihai."""
    place = report.facts.agency.place
    city = rng.choice([each for each in OTHERS if each != place.city])
    ways = (
        f"不断提升{city}政府信息公开水平。",
        f"切实保障{city}人民群众的知情权。",
        f"为{city}经济社会发展营造良好环境。",
    )
    found = any_place(rng, report, SENTENCE_START)
    return rewritten(report, found[0], found[1].start(), found[1].end(), rng.choice(ways)) if found else None


@kind("another agency named as the author")
def other_author(rng: Random, report: CorrectReport) -> Planted | None:
    """The agency's name, in the preface or elsewhere, is another's."""
    found = any_place(rng, report, re.escape(report.facts.agency.name))
    if not found:
        return None
    body = SECTORS[_other_sector(rng, report)][1]
    name = rng.choice([each for each in OTHERS if each != report.facts.agency.place.city]) + body
    return rewritten(report, found[0], found[1].start(), found[1].end(), name)


@kind("another sector's information")
def other_sector(rng: Random, report: CorrectReport) -> Planted | None:
    """依法获取教育信息 in a transport department's report."""
    if report.facts.agency.kind != "department":
        return None
    own = report.facts.agency.name
    sector = rng.choice([each for each in NAMED if each not in own])
    ways = (
        f"保障公民、法人和其他组织依法获取{sector}信息。",
        f"不断提高{sector}信息公开的质量，增强{sector}工作的透明度。",
    )
    found = any_place(rng, report, SENTENCE_START)
    return rewritten(report, found[0], found[1].start(), found[1].end(), rng.choice(ways)) if found else None


@kind("another bureau's sentence")
def other_bureau(rng: Random, report: CorrectReport) -> Planted | None:
    """A sentence in which another bureau of the same place acts as the author, and of its own field."""
    agency = report.facts.agency
    if agency.kind != "department" or agency.level == "省":
        return None
    body, *topics = SECTORS[_other_sector(rng, report)][1:]
    word = agency.short[0]
    text = f"{word}{body}高度重视政府信息公开工作，及时公开{topics[0]}、{topics[1]}、{topics[2]}等信息。"
    found = any_place(rng, report, SENTENCE_START)
    return rewritten(report, found[0], found[1].start(), found[1].end(), text) if found else None


@kind("我厅 for 我局")
def other_self(rng: Random, report: CorrectReport) -> Planted | None:
    """The agency calls itself what it is not."""
    own = report.facts.agency.self
    found = any_place(rng, report, re.escape(own)) if own in SELVES else None
    if not found:
        return None
    text = rng.choice([each for each in ("我局", "我厅", "我委") if each != own])
    return rewritten(report, found[0], found[1].start(), found[1].end(), text)


@kind("words of a roll-up")
def rollup_words(rng: Random, report: CorrectReport) -> Planted | None:
    """全市各级行政机关 in a department's own report."""
    agency = report.facts.agency
    if agency.kind != "department" or agency.level == "省":
        return None
    word = agency.ours[1]
    lower = "各县（市、区）" if agency.level == "市" else "各乡镇"
    ways = (
        f"全{word}各级行政机关共受理政府信息公开申请{rng.randint(200, 900)}件。",
        f"{word}政府各部门、{lower}共主动公开政府信息{rng.randint(9000, 60000)}条。",
        f"全{word}{lower}和{word}直各部门均建立了政府信息公开工作机构。",
    )
    found = any_place(rng, report, SENTENCE_START)
    return rewritten(report, found[0], found[1].start(), found[1].end(), rng.choice(ways)) if found else None


@kind("a part copied from last year")
def copied(rng: Random, report: CorrectReport) -> Planted | None:
    """Last year's sentences with the years moved on and the numbers changed."""
    if not report.has_predecessor:
        return None
    fields = [
        each
        for each in ("problems.text", "overview.management", "overview.supervision")
        if len(report.last.get(each, "")) > 120
    ]
    if not fields:
        return None
    field = rng.choice(fields)
    text = re.sub(r"20\d\d(?=年)", lambda year: str(int(year[0]) + 1), report.last[field])
    text = re.sub(r"(?<![0-9〔{._a-z])[0-9]{1,3}(?=[件条次个场])", lambda number: other_digit(rng, number[0]), text)
    entries = {**report.entries, field: text}
    return Planted(entries, frozenset({field}), f"{field} as last year: {text[:30]}")


@kind("period that ends before it begins")
def reversed_period(rng: Random, report: CorrectReport) -> Planted | None:
    """自2024年1月1日起至2023年12月31日止."""
    found = marked(rng, report, "clause", ref="period")
    if not found:
        return None
    field, mark = found
    year = report.facts.year
    ways = (
        f"本报告所列数据的统计期限自{year + 1}年1月1日起至{year}年12月31日止。",
        f"数据统计期限为{year}年12月31日至{year}年1月1日。",
        f"所列数据的统计期限为{year}年1月1日至{year - 1}年12月31日。",
    )
    return rewritten(report, field, mark.start, mark.end, rng.choice(ways))
