"""The running text of the pages against that of the publication, over line and page breaks.

Both are one string each, with a sign where a table begins and one where it ends; the shortest way from one to the other
names the places that differ.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from desktop.export.pdf.difference import Difference, text_difference
from desktop.export.pdf.printed_text import Passage

TABLE: Final = "\ufdd0"  # no character (Unicode, 23.7): stands for a table's beginning and end
_MOST_WORK: Final = 200_000_000  # characters times characters
_MOST_TOLD: Final = 50
_CLOSE: Final = 2  # equal characters between two places that are told as one


class FoundText(NamedTuple):
    """The text of the pages, and for each character its page."""

    text: str
    pages: Sequence[int]

    def page_at(self, offset: int) -> int:
        """The page of a character; at the end that of the last one."""
        return self.pages[min(offset, len(self.pages) - 1)] if self.pages else 1


def compare_texts(wanted: Sequence[Passage | None], found: FoundText) -> list[Difference]:
    """The differences between the passages (None: a table) and what stands on the pages, in reading order."""
    expected = _Expected(wanted)
    if expected.text == found.text:
        return []
    if len(expected.text) * len(found.text) > _MOST_WORK:
        told = f"页面上的文字（{len(found.text)}字）与报告（{len(expected.text)}字）完全不同"
        return [Difference(1, None, expected.text, found.text, told)]
    places = _places(expected.text, found.text)[:_MOST_TOLD]
    return [_told(expected, found, place) for place in places]


class _Expected:
    """The passages as one string, each found again by its offset."""

    def __init__(self, wanted: Sequence[Passage | None]) -> None:
        self.passages = [each or _TABLE_PASSAGE for each in wanted]
        self.text = "".join(each.text for each in self.passages)
        self.starts: list[int] = []
        start = 0
        for each in self.passages:
            self.starts.append(start)
            start += len(each.text)

    def at(self, offset: int) -> tuple[Passage, int]:
        """The passage a character belongs to, and its offset there; beyond the end the end of the last one."""
        number = max(0, bisect_right(self.starts, offset) - 1)
        return self.passages[number], offset - self.starts[number]


_TABLE_PASSAGE: Final = Passage(2 * TABLE, ("", ""), "表格")
_NOWHERE: Final = Passage("", ("",), "正文")


_Place = tuple[int, int, int, int]  # first and last offset in the expected text, the same in the found one


def _places(expected: str, found: str) -> list[_Place]:
    """Where the texts differ, places close together as one, numbers and words whole."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415  -- wanted only where something is wrong

    places: list[_Place] = []
    for step in Levenshtein.opcodes(expected, found):
        if step.tag == "equal":
            continue
        place = _whole_words(expected, found, (step.src_start, step.src_end, step.dest_start, step.dest_end))
        if places and place[0] - places[-1][1] <= _CLOSE and place[2] - places[-1][3] <= _CLOSE:
            before = places.pop()
            place = (before[0], max(before[1], place[1]), before[2], max(before[3], place[3]))
        places.append(place)
    return places


def _whole_words(expected: str, found: str, place: _Place) -> _Place:
    """The place with the rest of a number or word that it stands in."""
    first, last, begin, end = place
    while first and begin and expected[first - 1] == found[begin - 1] and _half(expected[first - 1]):
        if not (_half(expected[first : first + 1]) or _half(found[begin : begin + 1])):
            break
        first, begin = first - 1, begin - 1
    while last < len(expected) and end < len(found) and expected[last] == found[end] and _half(expected[last]):
        if not (_half(expected[last - 1 : last]) or _half(found[end - 1 : end])):
            break
        last, end = last + 1, end + 1
    return first, last, begin, end


def _half(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in (".", ","))


def _told(expected: _Expected, found: FoundText, place: _Place) -> Difference:
    first, last, begin, end = place
    passage, offset = expected.at(first) if expected.passages else (_NOWHERE, 0)
    wanted = expected.text[first:last].replace(TABLE, "")
    read = found.text[begin:end].replace(TABLE, "")
    page = found.page_at(begin if begin < end else max(0, begin - 1))
    if not wanted and not read:
        return Difference(page, None, "", "", f"第{page}页的表格不在应在的位置，或者中间夹了别的文字")
    return text_difference(page, passage.place_of(offset), passage.field_of(offset), wanted, read)
