"""TXT-WHO: 申请人均为自然人, though the table has requests in the other columns.

The claim is of the number before it in its sentence (不予公开3件，均为自然人), else of the requests received. A claim
over a part that the tables do not have (网络申请80件，均为自然人) is left alone. Source: the columns of table 3.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from forms.checks.finding import Finding, Severity
from forms.checks.numbers.counts import Count
from forms.checks.numbers.measures import Sum
from forms.checks.numbers.reading import Reading
from forms.checks.numbers.report import Passed, Report, cells_in_words
from forms.checks.numbers.words import table

_COLUMNS = ("natural", "commercial", "research", "public_interest", "legal_service", "other_org")
_ORGANISATIONS = _COLUMNS[1:]
_ABOUT = re.compile("申请|不予公开|予以公开|部分公开|无法提供")
_ROWS = {"received": "received", "accepted": "received", "handled": "outcomes_total", "closed": "outcomes_total"}
_ROWS |= {"carried_over": "carried_over", "carried_forward": "carried_forward"}


def applicants(report: Report) -> Iterator[Finding]:
    """Claims that all applicants are of one class, which the table contradicts."""
    for passed in report.passed:
        for start, end, column, before in _claims(passed.reading):
            yield from _judged(report, passed, (start, end), column, before)


@lru_cache(maxsize=1024)
def _claims(reading: Reading) -> tuple[tuple[int, int, str, Count | None], ...]:
    """Each claim: from, to, the column, and the number it is said of; those of something unknown are left out."""
    if "均" not in reading.text and "全部" not in reading.text and "都" not in reading.text:
        return ()
    found = []
    for match in _pattern().finditer(reading.text):
        begin = max(reading.text.rfind(mark, max(0, match.start() - 80), match.start()) for mark in "。；！？\n") + 1
        before = [each for each in reading.counts if begin <= each.token.start < match.start()]
        said = reading.text[begin : match.end()]
        if _ABOUT.search(said) and not any(each.last or each.change for each in before[-1:]):
            found.append((*match.span(), _by_word()[match["who"]], before[-1] if before else None))
    return tuple(found)


def _judged(
    report: Report, passed: Passed, stretch: tuple[int, int], column: str, before: Count | None
) -> Iterator[Finding]:
    row = _row(before)
    cells = _others(report, row, column) if row else ()
    number = report.value(cells) if cells else None
    if number and (before is None or not report.was_told(passed, [before])):
        yield report.finding(
            "TXT-WHO",
            passed.block,
            [stretch],
            values={"table": number},
            words={
                "quote": passed.reading.text[stretch[0] : stretch[1]],
                "cells": cells_in_words(report.draft, report.measures.rows(row)[:1]),
            },
            fields=[cell for cell in cells if report.value((cell,))],
            grade=Severity.ERROR if before is not None and before.sure else Severity.WARNING,
        )


def _row(before: Count | None) -> str:
    """The row of table 3 that ``before`` counts; ``received`` without a number, nothing where no row does."""
    if before is None:
        return "received"
    if before.partial or len(before.measures) != 1 or before.also or before.column:
        return ""
    kind, _, key = before.measures[0].partition(".")
    if kind == "row":
        return key
    return _ROWS.get(key, "") if kind == "flow" else "received" if kind == "request" else ""


def _others(report: Report, row: str, column: str) -> Sum:
    """The cells of ``row`` beside those of ``column``."""
    own = set(_ORGANISATIONS if column == "org" else (column,))
    return tuple(
        cell.removesuffix("total") + other
        for cell in report.measures.rows(row)
        for other in _COLUMNS
        if other not in own and cell.removesuffix("total") + other in report.draft.edition.fields
    )


@cache
def _by_word() -> dict[str, str]:
    return {word: key for key, words in table()["class"].items() for word in words}


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _by_word()), key=len, reverse=True))
    return re.compile(f"(?:均|全部|都)(?:为|是|系|由|来自于?)(?P<who>{words})(?:提出|申请|提交)?")
