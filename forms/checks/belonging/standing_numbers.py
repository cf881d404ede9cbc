"""HERE-STILL: numbers that are last year's to the last digit.

A bureau once published the same figures three years running. One number may be the same by chance, a sentence with
three of them or a whole table hardly, unless all are small: then it is 提示. Source: media reports of
copied annual reports.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from forms.checks.arithmetic import tables
from forms.checks.belonging.last_year import last_texts
from forms.checks.belonging.likeness import Sentence, numbers_in, sentences
from forms.checks.belonging.plain import Plain
from forms.checks.belonging.report import Paragraph, Report
from forms.checks.catalogue import severity
from forms.checks.finding import Finding, Severity
from forms.checks.places import whole_part
from forms.draft.draft import Draft
from forms.edition.model import Chapter

_ENOUGH = 3
_SMALL = 10  # numbers below say little by being the same
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_COUNT = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_PARTS = ("overview", "disclosure", "requests", "disputes", "problems")


def standing_sentences(report: Report) -> Iterator[Finding]:
    """A sentence with three typed numbers or more, all of them last year's."""
    for chapter, paragraphs in last_texts(report.draft).items():
        if chapter in _PARTS:
            before = _numbers_by_sentence(paragraphs)
            for paragraph in report.paragraphs:
                if paragraph.field.startswith(f"{chapter}."):
                    yield from _standing(report, paragraph, before)


def standing_tables(report: Report) -> Iterator[Finding]:
    """A table all of whose numbers that are not 0 are last year's."""
    draft = report.draft
    for chapter, cells in tables(draft.edition) if draft.predecessors else ():
        if chapter.key != "disputes":
            still = _standing_cells(draft, cells)
            if len(still) >= _ENOUGH:
                yield _table(chapter, tuple(still), _grade(still.values()))


def _standing_cells(draft: Draft, cells: tuple[str, ...]) -> dict[str, int | Decimal]:
    """The cells that are not 0 with their numbers; none as soon as one is not last year's."""
    found: dict[str, int | Decimal] = {}
    fields = draft.edition.fields
    for each in cells:
        now = None if fields[each].computed else draft.reading(each).number
        before = None if now is None else draft.last_number(each)
        if now is not None and before is not None:
            if now != before:
                return {}
            if now and not _is_stock(each):
                found[each] = now
    return found


def _is_stock(field: str) -> bool:
    return field.endswith((".in_force", ".items_last_year", ".total_disclosed"))


def _grade(numbers: Iterable[int | Decimal]) -> Severity:
    return severity("HERE-STILL") if any(each >= _SMALL for each in numbers) else Severity.NOTE


def _table(chapter: Chapter, still: tuple[str, ...], grade: Severity) -> Finding:
    values, words = {"count": len(still)}, {"place": whole_part(chapter)}
    return Finding("HERE-STILL", grade, still, values, words, variant="table", topic=chapter.key)


@lru_cache(maxsize=8)
def _numbers_by_sentence(paragraphs: tuple[Plain, ...]) -> Mapping[str, tuple[str, ...]]:
    """Last year's sentences with three numbers or more."""
    found = {}
    for told in paragraphs:
        for each in sentences(told):
            if each.masked.count("0") >= _ENOUGH:
                found[each.masked] = numbers_in(told.text[each.start : each.end])
    return found


def _standing(report: Report, paragraph: Paragraph, before: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    text = paragraph.told.text
    for each in sentences(paragraph.told):
        if each.masked in before and before[each.masked] == numbers_in(text[each.start : each.end]):
            numbers = _typed(paragraph, each)
            if len(numbers) >= _ENOUGH:
                quoted = text[each.start : min(each.end, each.start + 24)]
                words = {"quoted": quoted, "numbers": "、".join(numbers[:6])}
                spans = (paragraph.span(each.start, each.end),)
                values = {"count": len(numbers)}
                yield report.finding(
                    "HERE-STILL",
                    paragraph.field,
                    spans,
                    words,
                    values=values,
                    grade=_grade(map(Decimal, numbers)),
                    topic=each.masked[:60],
                )


def _typed(paragraph: Paragraph, each: Sentence) -> tuple[str, ...]:
    """The numbers of a sentence that are neither years nor live figures."""
    told = paragraph.told
    return tuple(
        match[0]
        for match in _COUNT.finditer(told.text, each.start, each.end)
        if not _YEAR.fullmatch(match[0]) and not paragraph.live(match.start())
    )
