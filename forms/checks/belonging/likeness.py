"""HERE-SAME: sentences that are last year's but for their digits.

「不得出现敷衍了事甚至年年雷同现象」 (国办公开办函〔2021〕30号, 第五部分). What must repeat is not copying: the preface,
headings, 固定用语 and the fee sentence are left out. The share is told by part, above 50 % for 第一部分 and 30 % for
第五部分; a whole section taken over is a note where the part as a whole is not above. A sentence in which a word or two
were changed counts as the same.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from forms.checks.belonging.last_year import last_texts
from forms.checks.belonging.plain import letters, plain
from forms.checks.belonging.words import words
from forms.checks.catalogue import severity
from forms.checks.finding import Finding, Severity, Span
from forms.checks.passages import Passage, passages_of
from forms.checks.places import place, whole_part
from forms.draft.draft import NOT_FILLED, Draft
from forms.edition.model import Chapter

LIMITS = {"overview": 50, "problems": 30}  # percent
_SECTION_LIMIT = 90
_LEAST = 60  # characters of a part or section that can be told to be like last year's
_SHORTEST = 8  # characters of a sentence that counts
_ALIKE = 88  # of 100, by edits
_LONGEST_COMPARED = 400
_MOST_COMPARED = 300  # sentences of a part on either side that are compared one by one
_BOUNDARY = re.compile("[。；：！？]|(?=[一二三四五六七八九十]是)")
_NUMBER = re.compile(r"[0-9][0-9.,，%％]*|" + NOT_FILLED)
_ITEM = re.compile("^(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.]|[一二三四五六七八九十]{1,2}是|此外|同时|其中)+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]`` of a paragraph read plainly; ``masked`` is its sense with every number as 0."""

    start: int
    end: int
    masked: str
    numbers: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How many characters of it count."""
        return len(self.masked)


@lru_cache(maxsize=1024)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a paragraph that say something of their own."""
    told = plain(text).text
    found = []
    start = 0
    for end in (*(match.end() for match in _BOUNDARY.finditer(told)), len(told)):
        written = told[start:end]
        own = words().fixed.sub("", letters(_NUMBER.sub("0", _ITEM.sub("", written))))
        if len(own) >= _SHORTEST:
            found.append(Sentence(start, end, own, tuple(_NUMBER.findall(written))))
        start = end
    return tuple(found)


@lru_cache(maxsize=4096)
def _twin(masked: str, last: frozenset[str]) -> bool:
    """Whether ``masked`` is one of last year's sentences, or nearly so."""
    if masked in last:
        return True
    if len(masked) > _LONGEST_COMPARED or len(last) > _MOST_COMPARED:
        return False
    near = [each for each in last if abs(len(each) - len(masked)) * 8 <= len(masked)]
    return process.extractOne(masked, near, scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None


@dataclass(slots=True)
class _Share:
    whole: int = 0
    same: int = 0
    spans: tuple[Span, ...] = ()
    field: str = ""

    @property
    def percent(self) -> int:
        return self.same * 100 // self.whole if self.whole else 0

    def add(self, other: "_Share") -> None:
        self.whole += other.whole
        self.same += other.same
        self.spans += other.spans
        self.field = self.field or other.field


def likeness(draft: Draft) -> Iterator[Finding]:
    """At most one finding a part, else one for each section that is last year's as a whole."""
    last = last_texts(draft)
    if not last:
        return
    for chapter in draft.edition.chapters:
        limit = LIMITS.get(chapter.key)
        known = frozenset(each.masked for text in last.get(chapter.key, ()) for each in sentences(text))
        if limit is None or not known:
            continue
        shares = {section.id: _share(passages_of(draft, section.id), known) for section in chapter.sections}
        total = _Share()
        for share in shares.values():
            total.add(share)
        if total.whole >= _LEAST and total.percent > limit:
            yield _finding(chapter, total, limit)
            continue
        for section, share in shares.items():
            if share.whole >= _LEAST and share.percent >= _SECTION_LIMIT:
                values = {"share": share.percent, "count": len(share.spans)}
                told = {"place": place(draft, section)}
                yield Finding(
                    "HERE-SAME",
                    Severity.NOTE,
                    (section,),
                    values,
                    told,
                    share.spans,
                    variant="control",
                    topic="section",
                )


def _share(paragraphs: Iterable[Passage], known: frozenset[str]) -> _Share:
    share = _Share()
    for passage in paragraphs:
        if passage.level is not None:
            continue
        told = plain(passage.text)
        for each in sentences(passage.text):
            share.whole += each.weight
            if _twin(each.masked, known):
                share.same += each.weight
                share.spans += (told.span(passage, each.start, each.end),)
                share.field = share.field or passage.field
    return share


def _finding(chapter: Chapter, total: _Share, limit: int) -> Finding:
    values = {"share": total.percent, "limit": limit, "count": len(total.spans)}
    where = {"place": whole_part(chapter)}
    return Finding("HERE-SAME", severity("HERE-SAME"), (total.field,), values, where, total.spans, topic=chapter.key)
