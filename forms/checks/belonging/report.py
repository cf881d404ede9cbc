"""A draft as the rules of belonging read it: who reports, and every printed paragraph read plainly, made once."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from forms.checks.belonging.identity import Identity, identity
from forms.checks.belonging.plain import Plain, plain
from forms.checks.catalogue import severity
from forms.checks.finding import Finding, Repair, Severity, Span
from forms.checks.passages import Passage, passages
from forms.checks.places import place
from forms.draft.draft import Draft

_ENDED = ("。", "；", "：", "！", "？", ";", ":", "!", "?", "”", "）", ")")
LONGEST = 60_000  # characters that are read: a report of 30 pages has 18,000
MOST_MARKED = 200  # places one finding marks
_MOST_LINES = 1000
_WRAPPED = 15  # characters of a line that may go on in the next


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One printed paragraph, or the lines of one that was broken by hand, and its plain reading.

    ``starts`` are the places of the lines in the text that was read.
    """

    lines: tuple[Passage, ...]
    starts: tuple[int, ...]
    told: Plain

    @property
    def field(self) -> str:
        """The field it stands in."""
        return self.lines[0].field

    @property
    def heading(self) -> bool:
        """Whether it is a heading."""
        return self.lines[0].level is not None

    def span(self, start: int, end: int) -> Span:
        """The stored stretch of ``told.text[start:end]``."""
        if len(self.lines) == 1:
            return self.lines[0].span(self.told.at[start], self.told.at[end - 1] + 1)
        first, last = self._line(start), self._line(end - 1)
        begin = self.lines[first].span(*self._within(first, start)).start
        closing = self.lines[last].span(*self._within(last, end - 1))
        return Span(self.field, begin, closing.start + closing.length - begin)

    def live(self, position: int) -> bool:
        """Whether a live figure prints the character ``told.text[position]``."""
        line = self._line(position)
        return self.lines[line].reference_at(self._within(line, position)[0]) is not None

    def _line(self, position: int) -> int:
        return bisect_right(self.starts, self.told.at[position]) - 1

    def _within(self, line: int, position: int) -> tuple[int, int]:
        at = self.told.at[position] - self.starts[line]
        return at, at + 1


@dataclass(frozen=True, slots=True)
class Report:
    """``paragraphs`` are in the order of the report."""

    draft: Draft
    own: Identity
    paragraphs: tuple[Paragraph, ...]

    def within(self, section: str) -> tuple[Paragraph, ...]:
        """The paragraphs of one field."""
        return tuple(each for each in self.paragraphs if each.field == section)

    def marked(self, found: Iterable[tuple[Paragraph, int, int, str]]) -> dict[tuple[str, str], tuple[Span, ...]]:
        """Field and topic → the stretches (from, to) found there, for one finding each."""
        spans: dict[tuple[str, str], list[Span]] = {}
        for paragraph, start, end, topic in found:
            listed = spans.setdefault((paragraph.field, topic), [])
            if len(listed) < MOST_MARKED:
                listed.append(paragraph.span(start, end))
        return {key: tuple(listed) for key, listed in spans.items()}

    def finding(
        self,
        rule: str,
        field: str,
        spans: tuple[Span, ...],
        words: dict[str, str],
        *,
        values: dict[str, int] | None = None,
        grade: Severity | None = None,
        variant: str = "message",
        repair: Repair | None = None,
        topic: str = "",
    ) -> Finding:
        """What ``rule`` says of ``spans`` in ``field``; its sentence may always name the place and the agency."""
        told = {"place": place(self.draft, field), "agency": self.draft.agency, **words}
        return Finding(
            rule,
            grade or severity(rule),
            (field,),
            values or {},
            told,
            spans,
            variant=variant,
            repair=repair,
            topic=topic,
        )


def report(draft: Draft) -> Report:
    """``draft`` read for the rules of belonging."""
    paragraphs = read(draft)
    return Report(draft, identity(draft, [each.told for each in paragraphs]), paragraphs)


def read(draft: Draft) -> tuple[Paragraph, ...]:
    """Every printed paragraph of ``draft``, those that were broken by hand put together again.

    What goes beyond LONGEST characters in all is no report and is left unread, so that no text whatever takes long.
    """
    found = []
    left = LONGEST
    for lines in _joined(passages(draft)):
        paragraph = _paragraph(lines, left)
        found.append(paragraph)
        left -= len(paragraph.told.text)
        if left <= 0:
            break
    return tuple(found)


def _paragraph(lines: list[Passage], longest: int) -> Paragraph:
    starts = tuple(accumulate((len(each.text) + 1 for each in lines[:-1]), initial=0))
    return Paragraph(tuple(lines), starts, plain("\n".join(each.text for each in lines)[:longest]))


def _joined(listed: Iterable[Passage]) -> Iterator[list[Passage]]:
    """Lines that go on in the next one, together."""
    lines: list[Passage] = []
    for passage in listed:
        if lines and (len(lines) > _MOST_LINES or not _goes_on(lines[-1], passage)):
            yield lines
            lines = []
        lines.append(passage)
    if lines:
        yield lines


def _goes_on(line: Passage, after: Passage) -> bool:
    if line.field != after.field or line.level is not None or after.level is not None:
        return False
    written = line.text.rstrip()
    return len(written) >= _WRAPPED and not written.endswith(_ENDED)
