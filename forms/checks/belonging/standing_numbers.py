"""HERE-STILL: numbers that are last year's to the last digit.

A bureau once published the same figures three years running. One number may be the same by chance, a sentence with
three of them or a whole column hardly. Source: media reports of copied annual reports.
"""

import re
from collections.abc import Iterator

from forms.checks.belonging.last_year import last_texts
from forms.checks.belonging.likeness import Sentence, sentences
from forms.checks.belonging.plain import plain
from forms.checks.catalogue import severity
from forms.checks.finding import Finding
from forms.checks.passages import Passage, passages_of
from forms.checks.places import place, whole_part
from forms.draft.draft import Draft
from forms.edition.model import Chapter

_ENOUGH = 3
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_PARTS = ("overview", "disclosure", "requests", "disputes", "problems")


def standing_sentences(draft: Draft) -> Iterator[Finding]:
    """A sentence with three typed numbers or more, all of them last year's."""
    last = last_texts(draft)
    for chapter in draft.edition.chapters:
        if chapter.key in _PARTS and chapter.key in last:
            before = {each.masked: each.numbers for text in last[chapter.key] for each in sentences(text)}
            for section in chapter.sections:
                for passage in passages_of(draft, section.id):
                    for each in sentences(passage.text):
                        numbers = _typed(passage, each)
                        if len(numbers) >= _ENOUGH and before.get(each.masked) == each.numbers:
                            yield _finding(draft, passage, each, numbers)


def standing_tables(draft: Draft) -> Iterator[Finding]:
    """A table all of whose numbers that are not 0 are last year's."""
    if not draft.predecessors:
        return
    for chapter in draft.edition.chapters:
        if chapter.table and chapter.key != "disputes":
            cells = [each for each in chapter.table.field_ids() if not draft.edition.fields[each].computed]
            pairs = [(draft.reading(each).number, draft.last_number(each), each) for each in cells]
            known = [each for each in pairs if each[0] is not None and each[1] is not None]
            moving = [each for each in known if each[0] != each[1]]
            still = tuple(field for number, _, field in known if number and not _is_stock(field))
            if not moving and len(still) >= _ENOUGH:
                yield _table(chapter, still)


def _is_stock(field: str) -> bool:
    return field.endswith((".in_force", ".items_last_year", ".total_disclosed"))


def _table(chapter: Chapter, still: tuple[str, ...]) -> Finding:
    values, words = {"count": len(still)}, {"place": whole_part(chapter)}
    return Finding("HERE-STILL", severity("HERE-STILL"), still, values, words, variant="control", topic=chapter.key)


def _typed(passage: Passage, each: Sentence) -> tuple[str, ...]:
    """The numbers of a sentence that are neither years nor live figures."""
    told = plain(passage.text)
    return tuple(
        match[0]
        for match in re.finditer(r"[0-9]+(?:\.[0-9]+)?", told.text[each.start : each.end])
        if not _YEAR.fullmatch(match[0]) and passage.reference_at(told.at[each.start + match.start()]) is None
    )


def _finding(draft: Draft, passage: Passage, each: Sentence, numbers: tuple[str, ...]) -> Finding:
    told = plain(passage.text)
    shown = told.text[each.start : min(each.end, each.start + 24)]
    words = {"place": place(draft, passage.field), "quoted": shown, "numbers": "、".join(numbers[:6])}
    span = (told.span(passage, each.start, each.end),)
    values = {"count": len(numbers)}
    return Finding("HERE-STILL", severity("HERE-STILL"), (passage.field,), values, words, span, topic=each.masked[:60])
