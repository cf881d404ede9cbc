"""Numbers of headings: （一） 1. （1）, made at publication and never stored (GB/T 9704-2012, 7.3.3).

A level restarts after any higher heading and after an unnumbered sub-heading. Where sections print their labels as
headings of level 2, that level runs through the whole chapter: sub-headings then restart the lower levels only.
"""

from collections.abc import Iterable

from forms.edition.model import Chapter
from forms.publication.levels import Level

_DIGITS = "〇一二三四五六七八九"
_NUMBERED = (Level.SECTION, Level.ITEM, Level.SUBITEM)


def numeral(number: int) -> str:
    """1 to 99 as 一 to 九十九; beyond, where no report goes, digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


class Numbering:
    """Counts the headings of one chapter, in the order in which they print."""

    def __init__(self, *, sections_run_through: bool) -> None:
        self._counts = dict.fromkeys(_NUMBERED, 0)
        self._kept = Level.SECTION if sections_run_through else None

    @classmethod
    def of(cls, chapter: Chapter) -> "Numbering":
        """The numbering that ``chapter`` begins with."""
        return cls(sections_run_through=any(section.label for section in chapter.sections))

    def next(self, level: Level) -> str:
        """What stands before the next heading of ``level``; empty before an unnumbered sub-heading."""
        if level is Level.SUBHEADING:
            self._restart(each for each in _NUMBERED if each is not self._kept)
            return ""
        self._counts[level] += 1
        self._restart(each for each in _NUMBERED if each.value > level.value)
        number = self._counts[level]
        if level is Level.SECTION:
            return f"（{numeral(number)}）"
        return f"{number}." if level is Level.ITEM else f"（{number}）"

    def _restart(self, levels: Iterable[Level]) -> None:
        self._counts.update(dict.fromkeys(levels, 0))
