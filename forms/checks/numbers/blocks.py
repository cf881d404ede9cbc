"""Prose as one reads it: broken lines joined again, blanks taken out, half-width marks and digits evened out.

Reports come pasted from web pages and PDFs: ``受理 政府`` may end one line and ``信息公开申请 17 件`` begin the next.
A block is such a run of lines of one field; every place in it leads back to the stored text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from forms.checks.finding import Span
from forms.checks.passages import Passage, passages
from forms.draft.draft import Draft
from forms.draft.prose import Reference

LONGEST = 20_000  # characters of one block that are read; a whole report has about 18,000
_EVEN = dict(zip("０１２３４５６７８９％．;:!?()－", "0123456789%.；：！？（）-", strict=True))
_UNEVEN = re.compile("[０-９％．;:!?()－]")  # str.translate looks up every character: ten times slower
_INK = re.compile(r"\S+")
_ENDED = "。！？；：.!?;:"
_OPENS = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|\d{1,2}[.、]|[一二三四五六七八九十]{1,2}是)")


@dataclass(frozen=True, slots=True)
class Block:
    """``text`` without blanks, of ``passages`` of one field; piece ``i`` begins at ``starts[i]`` in ``text`` and at
    offset ``places[i][1]`` in the text of passage number ``places[i][0]``."""

    field: str
    heading: bool
    text: str
    passages: tuple[Passage, ...]
    starts: tuple[int, ...]
    places: tuple[tuple[int, int], ...]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The stored stretches of ``text[start:end]``, one for each passage touched."""
        first, begin = self._place(start)
        last, finish = self._place(max(end - 1, start))
        if first == last:
            return (self.passages[first].span(begin, finish + 1),)
        whole = [self.passages[first].span(begin, len(self.passages[first].text))]
        whole += [each.span(0, len(each.text)) for each in self.passages[first + 1 : last]]
        return (*whole, self.passages[last].span(0, finish + 1))

    def reference_at(self, position: int) -> Reference | None:
        """The live figure that prints the character at ``position``, or None."""
        number, offset = self._place(position)
        return self.passages[number].reference_at(offset)

    def _place(self, position: int) -> tuple[int, int]:
        index = max(0, bisect_right(self.starts, position) - 1)
        number, offset = self.places[index]
        return number, offset + position - self.starts[index]


def blocks(draft: Draft) -> Iterator[Block]:
    """Every block of ``draft``, in the order of the report; notes to cells are blocks too."""
    run: list[Passage] = []
    length = 0
    for passage in passages(draft):
        if run and not _continues(run[-1], passage):
            yield _block(run)
            run, length = [], 0
        if length <= LONGEST:
            run.append(passage)
            length += len(passage.text)
    if run:
        yield _block(run)


def _continues(before: Passage, after: Passage) -> bool:
    if before.field != after.field or before.level is not None or after.level is not None:
        return False
    return before.text.rstrip()[-1:] not in _ENDED and not _OPENS.match(after.text)


def _block(run: list[Passage]) -> Block:
    text: list[str] = []
    starts: list[int] = []
    places: list[tuple[int, int]] = []
    length = 0
    for number, passage in enumerate(run):
        for match in _INK.finditer(passage.text):
            if length > LONGEST:
                break
            ink = match[0][:LONGEST]
            if text and text[-1][-1].isdigit() and ink[0].isdigit() and places[-1][0] == number:
                starts.append(length)
                places.append((number, max(0, match.start() - 1)))
                text.append(" ")  # two numbers stay two
                length += 1
            starts.append(length)
            places.append((number, match.start()))
            text.append(ink)
            length += len(ink)
    return Block(
        run[0].field,
        run[0].level is not None,
        _UNEVEN.sub(lambda match: _EVEN[match[0]], "".join(text)),
        tuple(run),
        tuple(starts),
        tuple(places),
    )
