"""Numbers of headings inside prose: （一）, 1., （1） — made at publication, never stored (GB/T 9704-2012, 7.3.3)."""

from forms.publication.model import Level

_DIGITS = "零一二三四五六七八九"
_COUNTED = (Level.SECTION, Level.ITEM, Level.SUBITEM)


def chinese(number: int) -> str:
    """``number`` from 1 to 99 in Chinese numerals; beyond, in digits."""
    if not 1 <= number <= 99:
        return str(number)
    tens, units = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[units] if units else "")


class Numbering:
    """Counts the headings of one chapter.

    A level restarts after any higher heading and after an unnumbered sub-heading. Where the chapter's own sections are
    headings too, level （一） runs through the whole chapter and a sub-heading leaves it alone.
    """

    def __init__(self, *, sections_are_headings: bool) -> None:
        self._running_sections = sections_are_headings
        self._counts = dict.fromkeys(_COUNTED, 0)

    def next(self, level: Level) -> str:
        """The number to print before a heading of ``level``; empty for a sub-heading."""
        if level is Level.SUBHEADING:
            for each in _COUNTED:
                if each is not Level.SECTION or not self._running_sections:
                    self._counts[each] = 0
            return ""
        self._counts[level] += 1
        for each in _COUNTED:
            if each.value > level.value:
                self._counts[each] = 0
        number = self._counts[level]
        if level is Level.SECTION:
            return f"（{chinese(number)}）"
        return f"{number}." if level is Level.ITEM else f"（{number}）"
