"""A paragraph as line breaking sees it: one character for each place on the grid, and where a line may break.

What takes no place of its own (combining marks, controls, zero-width characters) is taken out before and put back with
the character it follows, so it can neither be lost nor begin a line. A text of such characters only has no line.
"""

import re
import unicodedata
from bisect import bisect_right
from typing import Final

NEVER_FIRST: Final = frozenset("、，。；：！？）》〉」』】〕”’…—·％‰℃,.;:!?)]}%］｝．")
NEVER_LAST: Final = frozenset("（《〈「『【〔“‘([{¥［｛￥")
SPACES: Final = frozenset(" \u3000")

# Two to a cell: ASCII, Latin letters, half-width forms. ·, —, “ ” ‘ ’, … and all else have a whole cell.
_HALF: Final = "!-~\xa0¢£¥¦©«¬®¯»À-ÖØ-öø-ɏ｡-ￜ￨-￮"
_TOKEN: Final = re.compile(f"[ {_HALF}]+|[^ {_HALF}]+")
_HALF_RUN: Final = re.compile(f"[ {_HALF}]+")
_HALF_WORD: Final = re.compile(f"[{_HALF}]+")
_INNER_SPACES: Final = re.compile(" +")
HALF_WIDTH: Final = frozenset(
    chr(code)
    for first, last in (
        (0x21, 0x7E),
        (0xA0, 0xA0),
        (0xC0, 0xD6),
        (0xD8, 0xF6),
        (0xF8, 0x24F),
        (0xFF61, 0xFFDC),
        (0xFFE8, 0xFFEE),
    )
    for code in range(first, last + 1)
) | frozenset("¢£¥¦©«¬®¯»")

# Nothing but characters with a place of their own: nearly every paragraph.
_PLAIN: Final = re.compile(
    "[ -~¥·×‘’“”—…‰℃①-⑳\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u9fff！-～\U00020000-\U0003134f]*"
)

_DIGITS: Final = "[0-9０-９]"
# Longer units first; any single character after a number is taken for its unit.
_UNITS: Final = (
    "个百分点|百分点|个工作日|工作日|个月|年度|平方公里|平方米|立方米|公里|千米|毫米|厘米|小时|分钟|公顷|人次|件次|批次|"
    "[十百千万亿]+(?:元|余元|件|条|次|人次|人|个|户|家|份|字|吨|亩|册|篇|平方米|公里)?"
)
_SPACED_UNITS: Final = "[件条次年月日个人家户份元吨亩项篇期场类名页分时号万亿％℃‰%]"
_NUMBER: Final = re.compile(
    f"[＋－]?{_DIGITS}+(?:[.,．]{_DIGITS}+)*(?:余|多)?(?: ?(?:{_UNITS})| ?{_SPACED_UNITS}|[\u4e00-\u9fff])?"
)
_DOCUMENT_NUMBER: Final = re.compile(rf"[〔（【［(\[] ?{_DIGITS}{{4}} ?[〕）】］)\]] ?第? ?{_DIGITS}+ ?号")
_ADDRESS_BREAK: Final = re.compile(r"[/?&=\-_.]+")

_FORBIDDEN_FIRST: Final = re.compile(f"[\u3000{re.escape(''.join(sorted(NEVER_FIRST)))}]")
_FORBIDDEN_LAST: Final = re.compile(f"[{re.escape(''.join(sorted(NEVER_LAST)))}][ \u3000]*")

_COMBINING: Final = frozenset(("Mn", "Me", "Mc"))
_INVISIBLE: Final = frozenset(("Cc", "Cf"))


class BreakingText:
    """``base`` with one character a place; ``allowed[i]`` is 1 where a line may begin with ``base[i]``.

    ``tokens`` are (start, end, half-width) stretches of ``base``. A break is allowed at both ends of the text.
    """

    def __init__(self, text: str, *, longest_run: int) -> None:
        self._text = text
        self._origin: list[int] | None = None
        self.base = text
        if not is_plain(text):
            self.base, self._origin = _places(text)
        self.tokens = [
            (found.start(), found.end(), found.group()[0] in HALF_WIDTH or found.group()[0] == " ")
            for found in _TOKEN.finditer(self.base)
        ]
        self.token_starts = [token[0] for token in self.tokens]
        self._long_starts: list[int] = []
        self._long_ends: list[int] = []
        self.allowed = self._breaks(longest_run)

    def _breaks(self, longest_run: int) -> bytearray:
        base = self.base
        allowed = bytearray(b"\x01") * (len(base) + 1)
        for start, end, half in self.tokens:
            if not half:
                continue
            allowed[start + 1 : end] = bytes(end - start - 1)
            if base[start] == " ":
                allowed[start] = 0
            if " " in base[start:end]:
                for spaces in _INNER_SPACES.finditer(base, start, end):
                    allowed[spaces.end()] = 1
            if end - start > longest_run:
                self._break_addresses(allowed, start, end, longest_run)
        for number in _NUMBER.finditer(base):
            if number.end() - number.start() > 1:
                allowed[number.start() + 1 : number.end()] = bytes(number.end() - number.start() - 1)
        for number in _DOCUMENT_NUMBER.finditer(base):
            allowed[number.start() + 1 : number.end()] = bytes(number.end() - number.start() - 1)
        for mark in _FORBIDDEN_FIRST.finditer(base):
            allowed[mark.start()] = 0
        for mark in _FORBIDDEN_LAST.finditer(base):
            allowed[mark.end()] = 0
        allowed[0] = allowed[len(base)] = 1
        return allowed

    def _break_addresses(self, allowed: bytearray, start: int, end: int, longest: int) -> None:
        """A web address longer than a line may break after its own marks."""
        for word in _HALF_WORD.finditer(self.base, start, end):
            if word.end() - word.start() <= longest:
                continue
            self._long_starts.append(word.start())
            self._long_ends.append(word.end())
            for marks in _ADDRESS_BREAK.finditer(self.base, word.start(), word.end()):
                allowed[marks.end()] = 1

    def long_run_at(self, position: int) -> int | None:
        """The start of the run longer than a line that ``position`` stands inside, if it does."""
        index = bisect_right(self._long_starts, position) - 1
        if index >= 0 and self._long_starts[index] < position < self._long_ends[index]:
            return self._long_starts[index]
        return None

    def original(self, start: int, end: int) -> str:
        """The text between two places, with everything that was taken out of it."""
        if self._origin is None:
            return self._text[start:end]
        return self._text[self._origin[start] : self._origin[end]]

    def offset(self, place: int) -> int:
        """Where in the text as given a place begins."""
        return place if self._origin is None else self._origin[place]


def is_plain(text: str) -> bool:
    """Every character has a place of its own, as in nearly every paragraph; False says nothing."""
    return _PLAIN.fullmatch(text) is not None


def _places(text: str) -> tuple[str, list[int]]:
    """One character for each place, and where in ``text`` each place begins, with the end of ``text`` last."""
    base: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        category = unicodedata.category(character)
        if character.isspace() and character not in "\u3000\xa0":
            base.append(" ")
        elif category in _INVISIBLE or (category in _COMBINING and base and base[-1] not in SPACES):
            continue
        else:
            base.append(character)
        origin.append(index)
    if origin:
        origin[0] = 0  # what comes before the first place stays with it
    origin.append(len(text))
    return "".join(base), origin
