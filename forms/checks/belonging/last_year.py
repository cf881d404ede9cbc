"""Last year's reports as a reader read them: the passages of every predecessor, its own figures filled in."""

from collections.abc import Mapping
from functools import lru_cache

from forms.checks.belonging.plain import Plain
from forms.checks.belonging.report import read
from forms.draft import predecessors
from forms.draft.draft import Draft
from forms.draft.predecessors import Predecessor
from forms.edition import Editions


def last_texts(draft: Draft) -> Mapping[str, tuple[Plain, ...]]:
    """Chapter key → last year's paragraphs of that part, headings too; from all predecessors."""
    return _texts(draft.entries.get(predecessors.ENTRY, ""), draft.editions)


@lru_cache(maxsize=4)
def _texts(entry: str, editions: Editions) -> Mapping[str, tuple[Plain, ...]]:
    found: dict[str, tuple[Plain, ...]] = {}
    for each in predecessors.from_entry(entry):
        for paragraph in read(_as_draft(each, editions)):
            chapter = paragraph.field.partition(".")[0]
            found[chapter] = (*found.get(chapter, ()), paragraph.told)
    return found


def _as_draft(each: Predecessor, editions: Editions) -> Draft:
    report = {"report.agency": each.agency, "report.year": str(each.year), "report.edition": each.edition}
    return Draft(editions, {**each.values, **report})
