"""COMP-: what part one must speak of, and how long it may be.

Five matters (主动公开、依申请公开、政府信息管理、平台建设、监督保障); for governments also assessment, public review
and accountability (条例第五十条第四项); about a thousand characters (国办公开办函〔2021〕30号, "原则上"). All of it may
stand in one text. Where the text has headings for three of the five (（一）主动公开, 在主动公开方面), it follows the
official plan and each is looked for among them; a text without such headings speaks of a matter where any usual word
for it stands, and what it leaves out is only 提示, since the five may be told in any order and wording.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.checks.catalogue import severity
from forms.checks.content_words import Aspect, content_words
from forms.checks.finding import Finding, Severity
from forms.checks.places import whole_part
from forms.draft.draft import Draft
from forms.draft.prose import Reference, references
from forms.draft.word_count import word_count
from forms.edition.model import Chapter

CHAPTER = "overview"
LIMIT = 1000  # as Word counts
LONGEST = 60_000  # characters in which headings are looked for: a report of 30 pages has 18,000
LIMITED_SINCE = 2021
GOVERNMENTS = ("township", "office", "rollup")
HEADINGS_THAT_SHOW_A_PLAN = 3
HEADINGS_OF_ALL_BUT_ONE = 4
_HEADING = re.compile(  # one class of characters stands first in it, so that the machine looks for these
    r"[#（(1-9一二三四五六七八九十](?:(?<=^#)[234]? |(?<=[（(])[一二三四五六七八九十]{1,2}[）)]"
    r"|(?<=^[一二三四五六七八九十])[一二三四五六七八九十]?[）)]|(?<=[1-9])(?<![0-9].)[.．、](?![0-9])|(?<=^[一二三四五])是)"
    r"[ \n]?([^。，；：:;,\n]{2,16})",
    re.MULTILINE,
)
_ASPECT_OF = re.compile(r"(?:^|[。；;\n])(?:在|对于|关于)? ?([^。，；：:;,、\n]{2,14}?)方面[，,：:。]")
_HEADING_MARK = re.compile(r"^#[234]? ", re.MULTILINE)


def aspects(draft: Draft) -> Iterator[Finding]:
    """COMP-ASPECT: one finding with all matters of part one that nothing is said of."""
    for chapter, text in _part_one(draft):
        filled = frozenset(each.id for each in chapter.sections if draft.entries.get(each.id, "").strip())
        unspoken_of, surely = unspoken(text[:LONGEST], filled)
        missing = [each for each in unspoken_of if each.section in draft.edition.fields]
        if missing:
            words = {"place": whole_part(chapter), "missing": "、".join(each.name for each in missing)}
            fields = tuple(each.section for each in missing)
            grade = severity("COMP-ASPECT") if surely else Severity.NOTE
            yield Finding("COMP-ASPECT", grade, fields, {"count": len(missing)}, words)


def duties(draft: Draft) -> Iterator[Finding]:
    """COMP-DUTY: a government's report without a word of assessment, public review or accountability."""
    if draft.text("report.kind") not in GOVERNMENTS:
        return
    for chapter, text in _part_one(draft):
        other = "\n".join(draft.entries.get(each.id, "") for each in draft.prose_fields())
        missing = [name for name, words in content_words().duties if not _any(words, text) and not _any(words, other)]
        if missing:
            words = {"place": whole_part(chapter), "missing": "、".join(missing)}
            fields = (chapter.sections[-1].id,)
            yield Finding("COMP-DUTY", severity("COMP-DUTY"), fields, {"count": len(missing)}, words)


def length(draft: Draft) -> Iterator[Finding]:
    """COMP-LENGTH: part one has more than a thousand characters."""
    if draft.edition.first_year < LIMITED_SINCE:
        return
    for chapter, _ in _part_one(draft):
        count = sum(_printed_words(draft, draft.entries.get(each.id, "")) for each in chapter.sections)
        if count > LIMIT:
            fields = tuple(each.id for each in chapter.sections if draft.entries.get(each.id, "").strip())
            values = {"count": count, "limit": LIMIT}
            yield Finding("COMP-LENGTH", severity("COMP-LENGTH"), fields, values, {"place": whole_part(chapter)})


@lru_cache(maxsize=32)
def unspoken(text: str, filled: frozenset[str]) -> tuple[tuple[Aspect, ...], bool]:
    """The matters that ``text``, the whole of part one, leaves out, and whether surely; ``filled`` are the sections
    with a text. It is sure where a text with the headings of the others has neither heading nor word for one, or where
    all but one have their heading.
    """
    headings = "\n".join(match[1] for pattern in (_HEADING, _ASPECT_OF) for match in pattern.finditer(text))
    every = content_words().aspects
    named = [each for each in every if each.section in filled or _any(each.statutory, headings)]
    if len(named) < HEADINGS_THAT_SHOW_A_PLAN:
        return tuple(each for each in every if not _spoken(each, text) and each not in named), False
    missing = tuple(each for each in every if each not in named and not _any(each.headings, headings))
    surely = len(named) >= HEADINGS_OF_ALL_BUT_ONE or any(not _spoken(each, text) for each in missing)
    return missing, surely


def _spoken(aspect: Aspect, text: str) -> bool:
    return _any(aspect.statutory, text) or _any(aspect.words, text)


def _printed_words(draft: Draft, text: str) -> int:
    shown = tuple(references(text))
    return _filled_words(text, shown, tuple(draft.live_text(each) for each in shown))


@lru_cache(maxsize=64)
def _filled_words(text: str, shown: tuple[Reference, ...], figures: tuple[str, ...]) -> int:
    """The words of a stored text with the ``figures`` it shows; a doubled mark counts as the mark does."""
    pieces, at = [], 0
    for reference, figure in zip(shown, figures, strict=True):
        pieces += [text[at : reference.start], figure]
        at = reference.start + reference.length
    return word_count(_HEADING_MARK.sub("", "".join((*pieces, text[at:]))))


def _part_one(draft: Draft) -> Iterator[tuple[Chapter, str]]:
    """Part one with its whole text; nothing where nothing is written yet."""
    for chapter in draft.edition.chapters:
        if chapter.key == CHAPTER:
            text = "\n".join(draft.entries.get(each.id, "") for each in chapter.sections)
            if text.strip():
                yield chapter, text


def _any(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)
