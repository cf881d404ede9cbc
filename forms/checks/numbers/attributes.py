"""TXT-PARTS over documents by their attribute: 318件公文，其中主动公开200件、依申请公开68件、不予公开50件.

Every document is given one of the three attributes when it is made, so the three add up to the whole, and none of the
numbers counts requests. Source: 条例 article 16 and 国办发〔2016〕80号 (attribute fixed when a document is drafted).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from forms.checks.finding import Finding, Severity
from forms.checks.numbers.counts import Count
from forms.checks.numbers.parts import Listed, left_open, unequal
from forms.checks.numbers.reading import Reading
from forms.checks.numbers.report import Report

_ATTRIBUTE = re.compile("主动公开|依申请公开|不予公开|不公开")
_OTHER_DEED = re.compile("收到|受理|办理|答复|办结|申请公开申请|[，。；、：（）]")
_ALL = 3  # attributes there are
LONGEST_LABEL = 16  # characters


@dataclass(frozen=True, slots=True)
class Attributed:
    """``parts`` by their attribute, and the ``whole`` told before them, if one is; ``open``: there are more."""

    parts: tuple[Count, ...]
    whole: Count | None
    open: bool


def attributes(report: Report) -> Iterator[Finding]:
    """Documents by attribute that are not as many as were looked at."""
    for passed in report.passed:
        for listed in _lists(passed.reading):
            whole = listed.whole
            if whole is None or report.was_told(passed, (whole, *listed.parts)):
                continue
            total = sum(int(each.value) for each in listed.parts)
            if total > whole.value or (total < whole.value and len(listed.parts) == _ALL and not listed.open):
                report.tell(passed, whole)
                yield unequal(report, passed, Listed(whole, [*listed.parts]), grade=Severity.WARNING)


@lru_cache(maxsize=1024)
def attributed(reading: Reading) -> frozenset[int]:
    """The starts of the numbers in ``reading`` that count documents by attribute, and so no requests."""
    return frozenset(each.token.start for listed in _lists(reading) for each in listed.parts)


@lru_cache(maxsize=1024)
def _lists(reading: Reading) -> tuple[Attributed, ...]:
    if "依申请公开" not in reading.text or "主动公开" not in reading.text:
        return ()
    found: list[Attributed] = []
    run: dict[str, Count] = {}
    before: Count | None = None
    for count in reading.counts:
        name = _attribute(reading, count)
        if run and not (name and name not in run and _beside(reading, [*run.values()][-1], count)):
            found += _closed(reading, run, before)
            run, before = {}, None
        if name:
            run[name] = count
        else:
            before = count
    found += _closed(reading, run, before)
    return tuple(found)


def _closed(reading: Reading, run: dict[str, Count], before: Count | None) -> Iterator[Attributed]:
    parts = tuple(run.values())
    plain = all(isinstance(each.value, int) and not each.token.rough for each in parts)
    if {"主动公开", "依申请公开"} <= set(run) and plain:
        near = before is not None and _beside(reading, before, parts[0]) and isinstance(before.value, int)
        whole = before if near and before is not None and not before.token.rough else None
        if whole is None and len(parts) < _ALL:
            return  # 主动公开信息524件，依申请公开12件: requests after all
        yield Attributed(parts, whole, left_open(reading, reading.clauses[parts[-1].clause], parts[-1]))


def _attribute(reading: Reading, count: Count) -> str:
    """What attribute stands before ``count`` in its small clause; empty for another deed."""
    start = max(reading.clauses[count.clause].start, count.token.start - LONGEST_LABEL)
    label = reading.text[start : count.token.start]
    match = _ATTRIBUTE.search(label)
    if match is None or any(each.isdigit() for each in label) or _OTHER_DEED.search(label):
        return ""
    return "不予公开" if match[0] == "不公开" else match[0]


def _beside(reading: Reading, one: Count, other: Count) -> bool:
    """Whether both stand in one sentence, in one unit."""
    sentences = {reading.clauses[each.clause].sentence for each in (one, other)}
    return len(sentences) == 1 and one.token.unit == other.token.unit
