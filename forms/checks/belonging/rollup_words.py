"""HERE-ROLLUP: a roll-up's words in an agency's own report; HERE-OWN: an agency's own words in a roll-up.

A government office writes two reports a year, and publishing one for the other is the classic mix-up. What all
departments and townships together published, or all of them have, is a roll-up's as well; an agency that leads the
others in this (政务服务局) may tell of it. Source:
国办公开办函〔2021〕30号 (本政府机关年报 and 汇总年报 are two reports).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.checks.belonging.plain import Plain
from forms.checks.belonging.report import Report
from forms.checks.finding import Finding, Severity

_TAKEN = "(?:共|累计|合计|总共|全年|[0-9]{4}年|依法|及时){0,3}(?:收到|受理|新收|接收|办理|答复)"
_REQUESTS = "[^，。；]{0,12}申请"
_OF_ALL = "(?:各级|各类|行政机关|政府|部门|单位|地区?|[县市区（）、及其和各]|20[0-9]{2}年度?){0,10}"
_ALL = re.compile(
    f"(?:[全各我][省市县区州旗盟](?!本级){_OF_ALL}"
    f"|各级(?:行政机关|政府(?:及其)?部门|部门)|各县（市、区）(?:、各部门)?|各[县区市]区?(?:、各部门)?(?:和各部门)?|各地各部门)"
    f"{_TAKEN}{_REQUESTS}"
)
_EVERY_AGENCY = re.compile(
    "(?:全[省市县区州旗盟]|我[省市县区州旗盟])?各级(?:各类)?行政机关(?:共|累计|全年|新收|收到|受理)"
)
_BODIES = (
    "(?:(?:[省市县区州旗盟](?:人民)?政府|[省市县区州旗盟]级)?各(?:有关)?(?:部门|单位)|[省市县区州旗盟]直(?:各)?(?:部门|单位|机关)"
    "|各级(?:各类)?(?:行政机关|政府(?:及其)?(?:部门)?|部门)|各(?:乡镇|镇街|镇乡|街道|乡（镇）|苏木|县（市、区）|县市区|县区|区县|旗县|地)"
    "(?:[（(]?(?:街道|乡镇|场|园区)[）)]?)?)"
)
_BODIES_WORK = re.compile(
    f"(?:[全我][省市县区州旗盟]{_BODIES}(?:[、和及与]{_BODIES}){{0,4}}|{_BODIES}(?:[、和及与]{_BODIES}){{1,4}})"
    "(?:(?:20[0-9]{2}年度?)?(?:共|累计|合计|总共|全年|主动){1,3}"
    "(?:公开|发布|制发|收到|受理|办理|答复)(?:各类|政府|政务|主动公开){0,2}(?:信息|行政规范性文件|规范性文件)[0-9]"
    "|均(?:已)?(?:建立|成立|明确|设立|设置|开设|开通|配备|编制|完善)了?[^，。；]{0,8}(?:信息公开|政务公开))"
)
_OFFICE_ALONE = re.compile(
    "(?<!其中)(?<!其中，)[省市县区州旗](?:人民)?政府(?:办公室|办公厅|办)(?:代表[省市县区州旗](?:人民)?政府)?"
    f"(?:本级)?{_TAKEN}{_REQUESTS}"
)

Stretch = tuple[int, int]


def rollup_words(report: Report) -> Iterator[Finding]:
    """Numbers of all agencies in an own report; numbers of the office alone in a roll-up that has no others."""
    rollup = report.own.kind == "rollup"
    whole = False
    alone: list[Finding] = []
    for each in report.paragraphs:
        everyone, office = _told(each.told)
        bodies = () if rollup else _bodies_work(each.told)
        whole = whole or bool(everyone)
        for start, end in office if rollup else everyone + bodies:
            quoted = each.told.text[start:end]
            topic = re.sub("[0-9]+", "0", quoted)
            spans = (each.span(start, end),)
            if rollup:
                alone.append(report.finding("HERE-OWN", each.field, spans, {"quoted": quoted}, topic=topic))
            else:
                grade = Severity.NOTE if (start, end) in bodies and report.own.fields is None else None
                yield report.finding("HERE-ROLLUP", each.field, spans, {"quoted": quoted}, grade=grade, topic=topic)
    if not whole:
        yield from alone


@lru_cache(maxsize=1024)
def _told(told: Plain) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Where all agencies' requests are counted, and where the office's alone."""
    text = told.open
    if "申请" not in text and "行政机关" not in text:
        return (), ()
    everyone = {match.start(): match.end() for match in _EVERY_AGENCY.finditer(text)}
    everyone.update((match.start(), match.end()) for match in _ALL.finditer(text))
    office = tuple((match.start(), match.end()) for match in _OFFICE_ALONE.finditer(text))
    return tuple(sorted(everyone.items())), office


@lru_cache(maxsize=1024)
def _bodies_work(told: Plain) -> tuple[Stretch, ...]:
    """Where the work of all departments and townships is told, other than their requests."""
    text = told.open
    if "各" not in text and "直" not in text:
        return ()
    counted = {start for start, _ in _told(told)[0]}
    return tuple(match.span() for match in _BODIES_WORK.finditer(text) if match.start() not in counted)
