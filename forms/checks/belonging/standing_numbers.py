"""HERE-STILL: numbers that are last year's to the last digit.

A bureau once published the same figures three years running. One number may be the same by chance, a sentence with
three of them or a whole table hardly, unless all are small: then it is 提示. Source: media reports of copied annual reports.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from forms.checks.belonging.last_year import last_texts
from forms.checks.belonging.likeness import Sentence, sentences
from forms.checks.belonging.report import Paragraph, Report
from forms.checks.catalogue import severity
from forms.checks.finding import Finding, Severity
from forms.checks.places import whole_part
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
            before = {each.masked: each.numbers for told in paragraphs for each in sentences(told)}
            for paragraph in report.paragraphs:
                if paragraph.field.startswith(f"{chapter}."):
                    yield from _standing(report, paragraph, before)


def standing_tables(report: Report) -> Iterator[Finding]:
    """A table all of whose numbers that are not 0 are last year's."""
    draft = report.draft
    for chapter in draft.edition.chapters if draft.predecessors else ():
        if chapter.table and chapter.key != "disputes":
            cells = [each for each in chapter.table.field_ids() if not draft.edition.fields[each].computed]
            pairs = [(draft.reading(each).number, draft.last_number(each), each) for each in cells]
            known = [each for each in pairs if each[0] is not None and each[1] is not None]
            moving = [each for each in known if each[0] != each[1]]
            still = {field: number for number, _, field in known if number and not _is_stock(field)}
            if not moving and len(still) >= _ENOUGH:
                yield _table(chapter, tuple(still), _grade(still.values()))


def _is_stock(field: str) -> bool:
    return field.endswith((".in_force", ".items_last_year", ".total_disclosed"))


def _grade(numbers: Iterable[int | Decimal]) -> Severity:
    return severity("HERE-STILL") if any(each >= _SMALL for each in numbers) else Severity.NOTE


def _table(chapter: Chapter, still: tuple[str, ...], grade: Severity) -> Finding:
    values, words = {"count": len(still)}, {"place": whole_part(chapter)}
    return Finding("HERE-STILL", grade, still, values, words, variant="table", topic=chapter.key)


def _standing(report: Report, paragraph: Paragraph, before: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    for each in sentences(paragraph.told):
        if len(each.numbers) >= _ENOUGH and before.get(each.masked) == each.numbers:
            numbers = _typed(paragraph, each)
            if len(numbers) >= _ENOUGH:
                quoted = paragraph.told.text[each.start : min(each.end, each.start + 24)]
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
