"""TXT-OUTCOMES: the outcomes named in a paragraph against the requests received, handled or answered there.

Each request has one outcome, so the outcomes cannot be more than what came in and was carried over. Lists that name
only some outcomes are common and are left alone; what was received and carried over on one side, answered and carried
forward on the other, is compared where no table does it. Source: the note in the head of table 3.
"""

from collections.abc import Iterator

from forms.checks.finding import Finding, Severity
from forms.checks.numbers.counts import Count
from forms.checks.numbers.parts import Listed, one_slip
from forms.checks.numbers.reading import Reading
from forms.checks.numbers.report import Passed, Report

_FLOWS = ("flow.received", "flow.accepted", "flow.handled", "flow.closed")
COMPLETE = 5  # so many outcomes are all there are, more or less


def outcomes(report: Report) -> Iterator[Finding]:
    """Outcomes that are more than what was received, or plainly less."""
    for passed in report.passed:
        usable = [each for each in passed.reading.measured if each.now and not each.partial and not each.change]
        if len(usable) < 3:
            continue
        named = _named(passed.reading, usable)
        if len(named) > 2 and not report.was_told(passed, named):
            yield from _summed(report, passed, usable, named)
        yield from _flows(report, passed, usable)


def _named(reading: Reading, usable: list[Count]) -> list[Count]:
    """The outcomes to add up: no row under a group that is named itself, nothing named twice (then nothing at all)."""
    rows = [each for each in usable if each.measures and each.measures[0].startswith(("row.", "rows.", "outcome"))]
    rows = [each for each in rows if not each.column and not each.token.rough]
    keys = {each.measures[0] for each in rows}
    top = [each for each in rows if each.measures[0].rpartition(".")[0] not in keys]
    depth = min((reading.clauses[each.clause].depth for each in top), default=0)
    top = [each for each in top if reading.clauses[each.clause].depth == depth and not _nested(reading, each, rows)]
    plain = [each.measures[0] for each in top if each.measures[0] != "outcome"]
    return top if len(set(plain)) == len(plain) else []


def _nested(reading: Reading, count: Count, rows: list[Count]) -> bool:
    """Whether ``count`` is told behind a second 其中 of the list, as a part of the outcome before it."""
    clause = reading.clauses[count.clause]
    if not clause.has("wherein"):
        return False
    before = [each for each in rows if each.clause < count.clause]
    return bool(before) and reading.clauses[before[-1].clause].sentence == clause.sentence


def _summed(report: Report, passed: Passed, usable: list[Count], named: list[Count]) -> Iterator[Finding]:
    texts = [each for each in usable if each.measures and each.measures[0] in _FLOWS]
    said = [int(each.value) for each in texts]
    carried = sum(int(each.value) for each in usable if each.measures == ("flow.carried_over",))
    forward = sum(int(each.value) for each in usable if each.measures == ("flow.carried_forward",))
    tables = [report.value(report.measures.rows(*each)) for each in (("outcomes_total",), ("received", "carried_over"))]
    known = [int(each) for each in tables if each is not None]
    total = sum(int(each.value) for each in named)
    allowed = {n + plus - minus for n in (*said, *known) for plus in (0, carried) for minus in (0, forward)}
    if total in allowed or not (said or known):
        return
    whole = texts[0] if texts else named[0]
    most = max([*(each + carried for each in said), *known])
    listed = Listed(whole, named)
    others = {each.measures[0] for each in named}
    complete = "row.other" in others or len(named) >= COMPLETE or one_slip(listed, said[0] - total if said else 0)
    if total < most and not complete:
        return
    report.tell(passed, whole)
    stretches = [(each.token.start, each.token.end) for each in dict.fromkeys((whole, *named))]
    yield report.finding(
        "TXT-OUTCOMES",
        passed.block,
        stretches,
        values={"received": said[0] if said else known[0], "sum": total},
        words={"quote": passed.reading.quote(whole), "list": _list(passed.reading, named)},
        grade=Severity.ERROR if total > most else Severity.WARNING,
    )


def _flows(report: Report, passed: Passed, usable: list[Count]) -> Iterator[Finding]:
    """收到 + 上年结转 = 答复 + 结转下年度, where they stand in one sentence and no table says it."""
    if report.value(report.measures.rows("outcomes_total")) is not None:
        return
    by_sentence: dict[int, dict[str, Count]] = {}
    for each in usable:
        if len(each.measures) == 1 and each.measures[0].startswith("flow.") and not each.token.rough:
            by_sentence.setdefault(passed.reading.clauses[each.clause].sentence, {}).setdefault(each.measures[0], each)
    for flows in by_sentence.values():
        came = flows.get("flow.received") or flows.get("flow.accepted")
        done = flows.get("flow.closed")
        if came is None or done is None or "flow.carried_forward" not in flows:
            continue
        carried = int(flows["flow.carried_over"].value) if "flow.carried_over" in flows else 0
        right = int(done.value) + int(flows["flow.carried_forward"].value)
        left = int(came.value) + carried
        if right not in (left, int(came.value)) or (carried and right == int(came.value) and not came.carried):
            rule = "TXT-INCL" if right == int(came.value) else "TXT-OUTCOMES"
            yield report.finding(
                rule,
                passed.block,
                [(each.token.start, each.token.end) for each in flows.values()],
                values={
                    "received": left,
                    "sum": right,
                    "prose": came.value,
                    "carried": carried,
                    "table": right - carried,
                },
                words={
                    "quote": passed.reading.quote(came),
                    "list": _list(passed.reading, list(flows.values())),
                    "cells": "按答复和结转下年度推算的本年新收",
                },
                grade=Severity.WARNING,
            )


def _list(reading: Reading, named: list[Count]) -> str:
    return "、".join(f"{each.label or ''}{each.value}{each.token.unit}" for each in named)
