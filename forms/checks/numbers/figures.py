"""TXT-FIGURE: numbers in prose against the figures of the same part, declared ones and the clerk's own.

A figure is found by its label (or the usual words for it) close before a number of its unit. Where the label stands
several times, it is enough that one number agrees. Source: the figures of this report.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from forms.checks.finding import Finding
from forms.checks.numbers.comparing import agrees
from forms.checks.numbers.counts import Count
from forms.checks.numbers.names import Names
from forms.checks.numbers.reading import Reading
from forms.checks.numbers.report import Passed, Report

TELLING = 4  # characters of a label that tells what it is outside its own part too
SHORT = 2  # a label so short (办理) must open its clause
_STARTS = re.compile(r"(?:^|[共已年度计局厅委府均中])$")
_GROWN = re.compile(r"由?(?:上年|去年|上一年)度?[^，。]{0,14}[到至]$")  # 解读信息由上年的12条增加到15条
GAP = 6  # characters between label and number


def figures(report: Report) -> Iterator[Finding]:
    """Figures whose label stands in the prose with another number."""
    found: dict[str, list[tuple[Passed, Count]]] = {}
    for passed in report.passed:
        for figure, count in _told(passed.reading, passed.block.field.partition(".")[0], report.names):
            if count.now and not count.change:
                found.setdefault(figure, []).append((passed, count))
    for figure, places in found.items():
        number = report.draft.reading(figure).number
        wrong = number is not None and not any(agrees(count, number) for _, count in places)
        if number is not None and wrong and not report.was_told(places[0][0], [places[0][1]]):
            yield from _figure(report, figure, number, *places[0])


def figure_of(report: Report, passed: Passed, count: Count) -> str:
    """The figure that ``count`` tells by its label; empty where it tells none."""
    told = _told(passed.reading, passed.block.field.partition(".")[0], report.names)
    return next((figure for figure, each in told if each is count), "")


@lru_cache(maxsize=1024)
def _told(reading: Reading, part: str, names: Names) -> tuple[tuple[str, Count], ...]:
    """The figures told in a text of the part ``part``, each with its number."""
    if not reading.counts or not names.any_label.search(reading.text):
        return ()
    found: list[tuple[str, Count]] = []
    units = {each.token.unit for each in reading.counts}
    text = reading.text
    for name in names.listed:
        if name.unit not in units:
            continue
        labels = [each for each in name.labels if each in text]
        if labels and name.figure.partition(".")[0] != part:
            # Training is told under 监督保障 as often as under 管理.
            labels = [each for each in labels if len(each) >= TELLING]
        if labels:
            counts = [each for each in reading.counts if each.token.unit == name.unit]
            found += [(name.figure, each) for each in counts if _labelled(reading, each, labels)]
    return tuple(found)


def _figure(report: Report, figure: str, number: int | Decimal, passed: Passed, count: Count) -> Iterator[Finding]:
    field = report.draft.field(figure)
    shown = passed.block.reference_at(count.token.start)
    if field is None or (shown is not None and shown.field == field.id):
        return
    by_table = any(agrees(count, value) for _, value in report.meant(count))  # then the figure is the wrong one
    plain = count.token.plain and not by_table and report.draft.can_refer(field.id, last=False)
    label = f"改为{number}（跟着填的数走的活数字）"
    yield report.finding(
        "TXT-FIGURE",
        passed.block,
        [(count.token.start, count.token.end)],
        values={"prose": count.value, "figure": number},
        words={"quote": passed.reading.quote(count), "label": field.row[-1], "unit": field.unit},
        fields=(field.id,),
        repair=report.replacement(passed.block, count.token.start, count.token.end, f"{{{field.id}}}", label)
        if plain
        else None,
    )


def _labelled(reading: Reading, count: Count, labels: list[str]) -> bool:
    clause = reading.clauses[count.clause]
    before = reading.text[clause.start : count.token.start]
    if before.endswith(("到", "至")):
        before = _GROWN.sub("", before)
    for label in labels:
        at = before.rfind(label) if label else -1
        if at < 0 or len(before) - at - len(label) > GAP:
            continue
        if len(label) <= SHORT and not _STARTS.search(before[:at]):
            continue
        if not any(c.isdigit() for c in before[at:]):
            return True
    return False
