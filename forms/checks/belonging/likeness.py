"""HERE-SAME: sentences that are last year's but for their digits.

「不得出现敷衍了事甚至年年雷同现象」 (国办公开办函〔2021〕30号, 第五部分). What must repeat is not copying: the preface,
headings, 固定用语 and the fee sentence are left out. The share is told by part, above 50 % for 第一部分 and 30 % for
第五部分; a whole section taken over is a note where the part as a whole is not above. A sentence in which a word or two
were changed counts as the same.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from forms.checks.belonging.last_year import last_texts
from forms.checks.belonging.plain import Plain
from forms.checks.belonging.report import Paragraph, Report
from forms.checks.belonging.words import words
from forms.checks.finding import Finding, Severity, Span
from forms.checks.places import whole_part
from forms.draft.draft import NOT_FILLED
from forms.edition.model import Chapter

LIMITS = {"overview": 50, "problems": 30}  # percent
_SECTION_LIMIT = 90
_LEAST = 40  # characters of a part or section that can be told to be like last year's
_SHORTEST = 8  # characters of a sentence that counts
_ALIKE = 88  # of 100, by edits
_LONGEST_COMPARED = 400
_MOST_COMPARED = 300  # sentences of a part on either side that are compared one by one
_STOPS = "。；：！？"
_ITEM_BEGINS = re.compile("[一二三四五六七八九十](?=是)")
_NUMBER = re.compile(r"[0-9][0-9.,，%％]*|" + NOT_FILLED)
_ALWAYS_SAID = re.compile(
    "信息处理费|(?:[未无]|没有)(?:收到|收取|发生|出现|产生|受理|被)[^，。；]{0,30}(?:申请|费|复议|诉讼|情形)"
)
_ITEM = re.compile(
    "^(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.]|[一二三四五六七八九十]{1,2}是|此外|同时|其中)+", re.MULTILINE
)
_NO_SENSE = re.compile(r"[^\w\n]+|_+")


class Sentence(NamedTuple):
    """``text[start:end]`` of a paragraph read plainly; ``masked`` is its sense with every number as 0."""

    start: int
    end: int
    masked: str

    @property
    def weight(self) -> int:
        """How many characters of it count."""
        return len(self.masked)


@lru_cache(maxsize=1024)
def sentences(paragraph: Plain) -> tuple[Sentence, ...]:
    """The sentences of a paragraph that say something of their own."""
    # One sentence a line: every pattern goes once over the paragraph, not over each sentence.
    lines = paragraph.text
    for stop in _STOPS:
        lines = lines.replace(stop, stop + "\n")
    if "是" in lines:
        lines = _ITEM_BEGINS.sub(r"\n\g<0>", lines)
    own = words().fixed.sub("", _NO_SENSE.sub("", _NUMBER.sub("0", _ITEM.sub("", lines)))).split("\n")
    found = []
    end = 0
    for text, masked in zip(lines.split("\n"), own, strict=True):
        start, end = end, end + len(text)
        if len(masked) >= _SHORTEST and not _always_said(text):
            found.append(Sentence(start, end, masked))
    return tuple(found)


def _always_said(text: str) -> bool:
    return ("未" in text or "没有" in text or "无" in text or "费" in text) and _ALWAYS_SAID.search(text) is not None


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of a sentence, as written."""
    return tuple(_NUMBER.findall(text))


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: the same report of last year gives the same one
class _Known:
    """Last year's sentences of a part, and those of them that can be compared one by one, the shortest first."""

    exact: frozenset[str]
    ordered: tuple[str, ...]
    lengths: tuple[int, ...]

    def has(self, masked: str) -> bool:
        """Whether ``masked`` is one of the sentences, or nearly so."""
        if masked in self.exact:
            return True
        if len(masked) > _LONGEST_COMPARED:
            return False
        slack = len(masked) // 8
        shortest = bisect_left(self.lengths, len(masked) - slack)
        near = self.ordered[shortest : bisect_right(self.lengths, len(masked) + slack)]
        return process.extractOne(masked, near, scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None


@dataclass(frozen=True, slots=True)
class _Share:
    """How many characters count, and the sentences that are last year's, each with its paragraph."""

    whole: int
    places: tuple[tuple[Paragraph, Sentence], ...]

    @property
    def percent(self) -> int:
        return sum(each.weight for _, each in self.places) * 100 // self.whole if self.whole else 0

    def spans(self) -> tuple[Span, ...]:
        return tuple(paragraph.span(each.start, each.end) for paragraph, each in self.places)


def likeness(report: Report) -> Iterator[Finding]:
    """At most one finding a part, else one for each section that is last year's as a whole."""
    for chapter, shares, total in _parts(report):
        limit = LIMITS[chapter.key]
        if total.whole >= _LEAST and total.percent > limit:
            values = {"share": total.percent, "limit": limit, "count": len(total.places)}
            where = {"place": whole_part(chapter)}
            first = total.places[0][0].field
            yield report.finding("HERE-SAME", first, total.spans(), where, values=values, topic=chapter.key)
            continue
        for section, share in shares.items():
            if share.whole >= _LEAST and share.percent >= _SECTION_LIMIT:
                values = {"share": share.percent, "count": len(share.places)}
                yield report.finding(
                    "HERE-SAME",
                    section,
                    share.spans(),
                    {},
                    values=values,
                    grade=Severity.NOTE,
                    variant="section",
                    topic="section",
                )


def shares_of_parts(report: Report) -> Iterator[tuple[Chapter, int]]:
    """How much of each part is last year's, in percent: parts that must not repeat, and are long enough to tell."""
    for chapter, _, total in _parts(report):
        if total.whole >= _LEAST:
            yield chapter, total.percent


def _parts(report: Report) -> Iterator[tuple[Chapter, dict[str, _Share], _Share]]:
    """The parts with a limit whose text of last year is known: the share of each section, and of the whole."""
    last = last_texts(report.draft)
    for chapter in report.draft.edition.chapters:
        known = _masked(last.get(chapter.key, ()))
        if chapter.key not in LIMITS or not known.exact:
            continue
        shares = {section.id: _share(report.within(section.id), known) for section in chapter.sections}
        total = _Share(
            sum(each.whole for each in shares.values()),
            tuple(place for each in shares.values() for place in each.places),
        )
        yield chapter, shares, total


@lru_cache(maxsize=8)
def _masked(paragraphs: tuple[Plain, ...]) -> _Known:
    exact = frozenset(each.masked for paragraph in paragraphs for each in sentences(paragraph))
    ordered = tuple(sorted(exact, key=len)) if len(exact) <= _MOST_COMPARED else ()
    return _Known(exact, ordered, tuple(map(len, ordered)))


def _share(paragraphs: Iterable[Paragraph], known: _Known) -> _Share:
    told = [(each, *_alike(each.told, known)) for each in paragraphs if not each.heading]
    places = tuple((paragraph, each) for paragraph, _, same in told for each in same)
    return _Share(sum(whole for _, whole, _ in told), places)


@lru_cache(maxsize=1024)
def _alike(told: Plain, known: _Known) -> tuple[int, tuple[Sentence, ...]]:
    """How many characters of a paragraph count, and which of its sentences are last year's."""
    every = sentences(told)
    return sum(each.weight for each in every), tuple(each for each in every if known.has(each.masked))
