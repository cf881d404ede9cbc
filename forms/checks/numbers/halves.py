"""TXT-PARTS over the year's parts: 上半年48件、下半年54件，全年102件; the quarters likewise.

The parts are compared with the numbers of the same unit in their sentence and, where they are requests, with table 3;
it is enough that one agrees. Source: arithmetic.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.checks.finding import Finding, Severity
from forms.checks.numbers.counts import Count
from forms.checks.numbers.reading import Reading
from forms.checks.numbers.report import Passed, Report

_SETS = (("上半年", "下半年"), ("一季度", "二季度", "三季度", "四季度"))
_WHOLE = ("全年", "共", "总", "合计", "累计")
_REACH = 14  # characters before a number in which its part of the year is named
_ROWS = {  # what the requests told of may be in table 3
    "flow.received": (("received",),),
    "flow.accepted": (("received",), ("received", "carried_over")),
}
_SAID = re.compile(
    "[我全]?[市县区局委厅镇乡]|全年|本年度?|年度|总计?|合计|累计|[上下]半年|[一二三四]季度|第|[共计数量为达了已：]"
)


def halves(report: Report) -> Iterator[Finding]:
    """Halves or quarters that do not add up to the year."""
    for passed in report.passed:
        for parts in _parts(passed.reading):
            yield from _judged(report, passed, parts)


@lru_cache(maxsize=1024)
def _parts(reading: Reading) -> tuple[tuple[Count, ...], ...]:
    """The numbers of all halves, or of all quarters, of one unit in one sentence."""
    found: list[tuple[Count, ...]] = []
    for names in _SETS:
        if not all(each in reading.text for each in names):
            continue
        run: list[Count] = []
        for count in reading.counts:
            said = _named(reading, count, names)
            if said == 0:
                run = [count]
            elif said and said == len(run) and _beside(reading, run[-1], count):
                run.append(count)
                if len(run) == len(names):
                    found.append(tuple(run))
    return tuple(found)


def _named(reading: Reading, count: Count, names: tuple[str, ...]) -> int | None:
    """Which of ``names`` stands close before ``count``, without another number between."""
    start = max(reading.clauses[count.clause].start, count.token.start - _REACH)
    said = reading.text[start : count.token.start]
    listed = [place for place, each in enumerate(names) if each in said]
    plain = isinstance(count.value, int) and not count.token.rough and not count.change
    return listed[0] if len(listed) == 1 and plain and not any(each.isdigit() for each in said) else None


def _beside(reading: Reading, one: Count, other: Count) -> bool:
    clauses = reading.clauses
    return clauses[one.clause].sentence == clauses[other.clause].sentence and one.token.unit == other.token.unit


def _judged(report: Report, passed: Passed, parts: tuple[Count, ...]) -> Iterator[Finding]:
    total = sum(int(each.value) for each in parts)
    beside = _wholes(passed.reading, parts)
    said = [each for each in beside if _is_whole(passed.reading, each, parts)]
    rows = next((_ROWS[each.measures[0]] for each in parts if each.measures and each.measures[0] in _ROWS), ())
    tables = [int(n) for n in (report.value(report.measures.rows(*each)) for each in rows) if n is not None]
    if total in (*(each.value for each in beside), *tables) or not (said or tables):
        return
    if said and report.was_told(passed, said):
        return
    whole = int(said[0].value) if said else tables[0]
    if said:
        report.tell(passed, said[0])
    yield report.finding(
        "TXT-PARTS",
        passed.block,
        [(each.token.start, each.token.end) for each in sorted((*parts, *said[:1]), key=_start)],
        values={"whole": whole, "sum": total, "parts": len(parts)},
        words={"quote": passed.reading.quote(parts[0]), "unit": parts[0].token.unit},
        grade=Severity.WARNING,
        variant="of_the_year",
    )


def _wholes(reading: Reading, parts: tuple[Count, ...]) -> list[Count]:
    """The other numbers of their unit in the sentence, or else in the sentence before."""
    sentence = reading.clauses[parts[0].clause].sentence
    same = [each for each in reading.near(parts[0].clause) if each not in parts and _of_unit(each, parts)]
    if same:
        return same
    before = [each for each in reading.counts if sentence - reading.clauses[each.clause].sentence == 1]
    return [each for each in before if _of_unit(each, parts) and each.measures and each.measures == parts[0].measures]


def _of_unit(count: Count, parts: tuple[Count, ...]) -> bool:
    plain = isinstance(count.value, int) and not count.token.rough and not count.change and not count.last
    return plain and count.token.unit == parts[0].token.unit


def _is_whole(reading: Reading, count: Count, parts: tuple[Count, ...]) -> bool:
    """Whether ``count`` is plainly the year's number: it says so, or counts the same thing beside the parts."""
    if count.measures and count.measures == parts[0].measures:
        return True
    near = 0 <= parts[0].clause - count.clause <= 2 or 0 <= count.clause - parts[-1].clause <= 1
    if not near:
        return False
    if _opened(reading, count, parts):
        return True
    said, told = _label(reading, count), "".join(_label(reading, each) for each in parts)
    same = any(said[at : at + 2] in told for at in range(len(said) - 1))
    return any(each in _clause(reading, count) for each in _WHOLE) and (same or not said)


def _clause(reading: Reading, count: Count) -> str:
    """The small clause up to ``count``."""
    return reading.text[reading.clauses[count.clause].start : count.token.start]


def _label(reading: Reading, count: Count) -> str:
    """What is counted, without the words for its time."""
    return _SAID.sub("", _clause(reading, count)[-30:])


def _opened(reading: Reading, count: Count, parts: tuple[Count, ...]) -> bool:
    between = reading.text[count.token.stop : parts[0].token.start]
    return count.token.start < parts[0].token.start and ("其中" in between or between.startswith(("（", "：")))


def _start(count: Count) -> int:
    return count.token.start
