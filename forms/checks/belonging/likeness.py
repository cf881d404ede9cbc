"""HERE-SAME: sentences that are last year's but for their digits.

「不得出现敷衍了事甚至年年雷同现象」 (国办公开办函〔2021〕30号, 第五部分). What must repeat is not copying: the preface,
headings, 固定用语 and the fee sentence are left out. The share is told by part, above 50 % for 第一部分 and 30 % for
第五部分; a whole section taken over is a note where the part as a whole is not above. A sentence in which a word or two
were changed counts as the same.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz, process

from forms.checks.belonging.last_year import last_texts
from forms.checks.belonging.plain import Plain, letters
from forms.checks.belonging.report import Paragraph, Report
from forms.checks.belonging.words import words
from forms.checks.finding import Finding, Severity, Span
from forms.checks.places import whole_part
from forms.draft.draft import NOT_FILLED

LIMITS = {"overview": 50, "problems": 30}  # percent
_SECTION_LIMIT = 90
_LEAST = 40  # characters of a part or section that can be told to be like last year's
_SHORTEST = 8  # characters of a sentence that counts
_ALIKE = 88  # of 100, by edits
_LONGEST_COMPARED = 400
_MOST_COMPARED = 300  # sentences of a part on either side that are compared one by one
_BOUNDARY = re.compile("[。；：！？]|(?=[一二三四五六七八九十]是)")
_NUMBER = re.compile(r"[0-9][0-9.,，%％]*|" + NOT_FILLED)
_ALWAYS_SAID = re.compile(
    "信息处理费|(?:未|没有|无)(?:收到|收取|发生|出现|产生|受理|被)[^，。；]{0,30}(?:申请|费|复议|诉讼|情形)"
)
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
def sentences(paragraph: Plain) -> tuple[Sentence, ...]:
    """The sentences of a paragraph that say something of their own."""
    told = paragraph.text
    found = []
    start = 0
    for end in (*(match.end() for match in _BOUNDARY.finditer(told)), len(told)):
        written = told[start:end]
        own = words().fixed.sub("", letters(_NUMBER.sub("0", _ITEM.sub("", written))))
        if len(own) >= _SHORTEST and not _ALWAYS_SAID.search(written):
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
    spans: list[Span] = field(default_factory=list)
    begins: str = ""

    @property
    def percent(self) -> int:
        return self.same * 100 // self.whole if self.whole else 0

    def add(self, other: "_Share") -> None:
        self.whole += other.whole
        self.same += other.same
        self.spans += other.spans
        self.begins = self.begins or other.begins


def likeness(report: Report) -> Iterator[Finding]:
    """At most one finding a part, else one for each section that is last year's as a whole."""
    last = last_texts(report.draft)
    for chapter in report.draft.edition.chapters:
        limit = LIMITS.get(chapter.key)
        known = _masked(last.get(chapter.key, ()))
        if limit is None or not known:
            continue
        shares = {section.id: _share(report.within(section.id), known) for section in chapter.sections}
        total = _Share()
        for share in shares.values():
            total.add(share)
        if total.whole >= _LEAST and total.percent > limit:
            values = {"share": total.percent, "limit": limit, "count": len(total.spans)}
            where = {"place": whole_part(chapter)}
            yield report.finding("HERE-SAME", total.begins, tuple(total.spans), where, values=values, topic=chapter.key)
            continue
        for section, share in shares.items():
            if share.whole >= _LEAST and share.percent >= _SECTION_LIMIT:
                values = {"share": share.percent, "count": len(share.spans)}
                yield report.finding(
                    "HERE-SAME",
                    section,
                    tuple(share.spans),
                    {},
                    values=values,
                    grade=Severity.NOTE,
                    variant="section",
                    topic="section",
                )


@lru_cache(maxsize=8)
def _masked(paragraphs: tuple[Plain, ...]) -> frozenset[str]:
    return frozenset(each.masked for paragraph in paragraphs for each in sentences(paragraph))


def _share(paragraphs: Iterable[Paragraph], known: frozenset[str]) -> _Share:
    share = _Share()
    for paragraph in paragraphs:
        if paragraph.heading:
            continue
        for each in sentences(paragraph.told):
            share.whole += each.weight
            if _twin(each.masked, known):
                share.same += each.weight
                share.spans.append(paragraph.span(each.start, each.end))
                share.begins = share.begins or paragraph.field
    return share
