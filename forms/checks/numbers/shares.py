"""TXT-SHARE: shares and rates recomputed from the numbers beside them, to the digits printed.

A percentage may be rounded or cut off; where several numbers stand near, it is right if it is right for one of them.
More than 100 % is told by WORD-RATE. Source: arithmetic.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from forms.checks.finding import Finding
from forms.checks.numbers.clauses import Clause
from forms.checks.numbers.counts import Count
from forms.checks.numbers.percent import around, fits, shown
from forms.checks.numbers.reading import Reading
from forms.checks.numbers.report import Passed, Report
from forms.checks.numbers.scanning import Mark, Token
from forms.checks.numbers.writing import rewriting

_HANDLED = re.compile(
    r"(?:收到|受理|接收|接到|办理)[^，。；、]{0,20}?(?<!\d)(\d{1,8})(件|条|个|次)[，、](?:已|均|全部|按时|按期|及时){0,3}"
    r"(?:办结|答复|回复|办理)[^，。；、\d]{0,8}(\d{1,8})\2，[^，。；、\d]{0,6}(?:办结|答复|回复|办理)率[^，。；、\d]{0,4}(\d{1,3}(?:\.\d{1,4})?)%"
)
_RATES = ("办结率", "答复率", "办复率")
_PARTS = ("row.", "class.", "channel.")
NEAR = 40  # numbers before a percentage that may be its whole


def shares(report: Report) -> Iterator[Finding]:
    """占75% that is not the part beside it over any whole before it."""
    for passed in report.passed:
        for number, token in _shares(passed.reading):
            yield from _share(report, passed, number, token)


@lru_cache(maxsize=1024)
def _shares(reading: Reading) -> tuple[tuple[int, Token], ...]:
    """The percentages that tell a share, each with its clause."""
    if "%" not in reading.text:
        return ()
    return tuple(
        (number, token)
        for number, clause in enumerate(reading.clauses)
        if clause.has("share")
        for token in clause.tokens
        if token.mark is Mark.PERCENT and token.unit == "%" and _is_share(clause, token)
    )


def _is_share(clause: Clause, token: Token) -> bool:
    words = [each for each in clause.tokens if each.end <= token.start]
    return bool(words) and any(each.role == "share" for each in words[-2:]) and not clause.has("compare")


def _share(report: Report, passed: Passed, number: int, token: Token) -> Iterator[Finding]:
    reading = passed.reading
    sentence = reading.clauses[number].sentence
    before = reading.counts[: bisect_left(reading.counts, token.start, key=_start)][-NEAR:]
    part = before[-1] if before else None
    if part is None or part.clause != number:
        rows = [
            t.word.key
            for t in reading.clauses[number].words()
            if t.word and t.word.role == "row" and t.end <= token.start
        ]
        if rows:
            yield from _row_share(report, passed, token, rows)
            return
    if part is None or part.clause < number - 1 or reading.clauses[part.clause].sentence != sentence:
        return
    if _has_label(reading, number, token) and part.clause != number:
        return
    wholes = [each for each in before[:-1] if each.token.unit in (part.token.unit, "") and each.value >= part.value]
    tables: list[int] = []
    if part.measures and part.measures[0].partition(".")[0] in ("flow", "row", "rows", "class", "outcome", "channel"):
        named = (("received",), ("received", "carried_over"), ("outcomes_total",))
        tables = [int(value) for each in named if (value := report.value(report.measures.rows(*each)))]
    wholes = [each for each in wholes if not _beside(each, part)]
    values = [each.value for each in reversed(wholes) if each.value] + tables
    if not values or any(fits(token, part.value, each) for each in values):
        return
    main = _main(reading, wholes, part)
    whole = Fraction(main.value if main is not None else values[0])
    if not whole or report.was_told(passed, [part]):
        return
    exact = Fraction(part.value) / whole * 100
    yield report.finding(
        "TXT-SHARE",
        passed.block,
        [(token.start, token.end)],
        values={"part": part.value, "whole": int(whole)},
        words={"quote": around(reading, token), "right": f"{shown(exact, token)}%"},
        repair=rewriting(report, passed, token, shown(exact, token)),
    )


def _beside(count: Count, part: Count) -> bool:
    """Whether ``count`` is told beside ``part``, as another part of their whole (予以公开14件，部分公开1件)."""
    if not count.measures or not part.measures:
        return False
    one, other = count.measures[0], part.measures[0]
    return (
        one.startswith(_PARTS) and one.partition(".")[0] == other.partition(".")[0] and not other.startswith(f"{one}.")
    )


def _row_share(report: Report, passed: Passed, token: Token, rows: list[str]) -> Iterator[Finding]:
    """予以公开占58.5%: the row of the table over the outcomes, or over what came in."""
    part = report.value(report.measures.rows(*rows))
    bases = (("outcomes_total",), ("received",), ("received", "carried_over"))
    wholes = [value for each in bases if (value := report.value(report.measures.rows(*each)))]
    if part is None or not wholes or any(fits(token, part, each) for each in wholes):
        return
    right = shown(Fraction(part) / Fraction(wholes[0]) * 100, token)
    yield report.finding(
        "TXT-SHARE",
        passed.block,
        [(token.start, token.end)],
        values={"part": part, "whole": wholes[0]},
        words={"quote": around(passed.reading, token), "right": f"{right}%"},
        repair=rewriting(report, passed, token, right),
    )


def rates(report: Report) -> Iterator[Finding]:
    """办结率95.2% that is not what was answered over what came in; 100% is left to TXT-ALL."""
    for passed in report.passed:
        if "率" not in passed.reading.text or "%" not in passed.reading.text:
            continue
        for number, clause in enumerate(passed.reading.clauses):
            for word, token in pairwise(clause.tokens):
                if word.text in _RATES and token.mark is Mark.PERCENT and token.unit == "%" and token.value < 100:
                    yield from _rate(report, passed, number, token)


def handled(report: Report) -> Iterator[Finding]:
    """A rate over other things than requests that the two numbers before it do not give."""
    for passed in report.passed:
        for match in _handled(passed.reading):
            if report.was_told_at(passed, match.start(4)):
                continue
            came, done = Decimal(match[1]), Decimal(match[3])
            right = f"{done / came * 100:.{len(match[4].partition('.')[2])}f}"
            mend = done <= came
            yield report.finding(
                "TXT-SHARE",
                passed.block,
                [match.span(4)],
                values={"part": done, "whole": came},
                words={"quote": match[0][-30:], "right": f"{right}%"},
                repair=report.replacement(passed.block, *match.span(4), right, f"改为{right}") if mend else None,
            )


@lru_cache(maxsize=1024)
def _handled(reading: Reading) -> tuple[re.Match[str], ...]:
    if "率" not in reading.text or "%" not in reading.text:
        return ()
    return tuple(each for each in _HANDLED.finditer(reading.text) if not _right(each))


def _right(match: re.Match[str]) -> bool:
    came, done, percent = Decimal(match[1]), Decimal(match[3]), Decimal(match[4])
    return not came or percent > 100 or percent - 1 < done / came * 100 < percent + 1


def _rate(report: Report, passed: Passed, number: int, token: Token) -> Iterator[Finding]:
    reading = passed.reading
    before = [each for each in reading.near(number) if each.token.start < token.start]
    if not before or not any(each.measures and each.measures[0].startswith("flow.") for each in before[-3:]):
        return
    done = [Fraction(each.value) for each in before if each.measures == ("flow.closed",)]
    came = [Fraction(each.value) for each in before if each.value and each.measures != ("flow.closed",)]
    plus = [Fraction(each.value) for each in before if each.measures == ("flow.carried_over",)]
    came += [a + b for a in came[:1] for b in plus]
    pairs = [(a, b) for a in done for b in came if b]
    if not pairs or any(fits(token, a, b) for a, b in pairs) or report.was_told(passed, before):
        return
    part, whole = pairs[0]
    right = shown(part / whole * 100, token)
    report.tell_at(passed, token.start)
    yield report.finding(
        "TXT-SHARE",
        passed.block,
        [(token.start, token.end)],
        values={"part": int(part), "whole": int(whole)},
        words={"quote": around(reading, token), "right": f"{right}%"},
        repair=rewriting(report, passed, token, right),
    )


def _start(count: Count) -> int:
    return count.token.start


def _main(reading: Reading, wholes: list[Count], part: Count) -> Count | None:
    """The whole one would think of: the last before 其中 or of a flow, else the nearest of a clause before."""
    flows = [each for each in wholes if each.measures and each.measures[0].startswith(("flow.", "request"))]
    earlier = [each for each in wholes if each.clause < part.clause]
    return flows[-1] if flows else max(earlier, key=lambda each: each.value, default=None)


def _has_label(reading: Reading, number: int, token: Token) -> bool:
    """Whether the percentage has a label of its own in its small clause (网络申请占75%)."""
    clause = reading.clauses[number]
    return token.start - clause.start > 6
