"""What the finished pages say otherwise than the publication they were made from, told so that a person can look."""

from dataclasses import dataclass
from typing import Final

from desktop.export.pdf.faces import REPLACEMENT

STOP: Final = "请不要打印，把这一情况告诉维护人员。"
_NO_FACE: Final = "请换一个通用的字以后再打印。"
_LONGEST: Final = 40  # characters quoted


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: the page from 1 (0: the whole file), the field if one is known, and both readings.

    ``told`` says it without what is to be done; ``unprintable`` if the cause is a character that no face has.
    """

    page: int
    field: str | None
    expected: str
    found: str
    told: str
    unprintable: bool = False

    @property
    def sentence(self) -> str:
        """What differs, where, and what to do before printing."""
        return f"{self.told}。{_NO_FACE if self.unprintable else STOP}"


class PagesDiffer(Exception):
    """Finished pages that must not be printed; the message is a sentence on the first difference."""

    def __init__(self, differences: tuple[Difference, ...]) -> None:
        more = f"另有{len(differences) - 1}处不一致。" if len(differences) > 1 else ""
        super().__init__(f"{differences[0].sentence}{more}")
        self.differences = differences


def text_difference(page: int, place: str, field: str | None, expected: str, found: str) -> Difference:
    """Another text than expected at ``place``; an empty one on either side is something missing or too much."""
    at = f"第{page}页{place}"
    if not found:
        told = f"{at}缺少{quoted(expected)}"
    elif not expected:
        told = f"{at}多了{quoted(found)}"
    else:
        told = f"{at}应为{quoted(expected)}，页面上是{quoted(found)}"
    return Difference(page, field, expected, found, told, unprintable=_replaced(expected, found))


def value_difference(page: int, place: str, field: str | None, expected: str, found: str) -> Difference:
    """Another value than expected in a cell."""
    told = f"第{page}页{place}应为{_value(expected)}，页面上是{_value(found)}"
    return Difference(page, field, expected, found, told, unprintable=_replaced(expected, found))


def quoted(text: str) -> str:
    """The text in quotation marks, a long one shortened."""
    if len(text) <= _LONGEST:
        return f"“{text}”"
    return f"“{text[: _LONGEST // 2]}……{text[-_LONGEST // 4 :]}”（共{len(text)}个字）"


def _replaced(expected: str, found: str) -> bool:
    """Whether the page shows the sign for a character that no face has."""
    return REPLACEMENT in found and REPLACEMENT not in expected


def _value(text: str) -> str:
    return quoted(text) if text else "空白"
