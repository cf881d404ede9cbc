"""本年要求: what the authority's notice asks for this year; the entry ``demands`` of a report.

Number and day of the notice, its dates, and lines that must stand in a part of the report (office.md 9).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

ENTRY = "demands"
DATES = {
    "collect": "处室报数",
    "submit": "送审",
    "review": "报主管部门预审",
    "deliver": "报送",
    "publish": "公布",
}
MOST_LINES = 100
LONGEST = 60  # characters of a line or of the notice's number


class DemandsUnreadable(Exception):
    """What was given is no 本年要求; the message says in Chinese where and why."""


class Line(NamedTuple):
    """``words`` must stand in the part ``chapter`` (its key); ``figure``: with a number in the same sentence."""

    words: str
    figure: bool
    chapter: str


@dataclass(frozen=True, slots=True)
class Demands:
    """``number`` of the notice; ``issued`` and ``dates`` (by the keys of DATES) in ISO 8601, empty where not known."""

    number: str = ""
    issued: str = ""
    dates: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The form in which they are kept and handed on."""
        return {
            "number": self.number,
            "issued": self.issued,
            "dates": dict(self.dates),
            "lines": [[each.words, each.figure, each.chapter] for each in self.lines],
        }

    def to_entry(self) -> str:
        """The text kept under the entry; empty where nothing is asked for."""
        if self == Demands():
            return ""
        return json.dumps(self.as_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def demands_in(entries: Mapping[str, str]) -> Demands:
    """What is asked for of the report with these ``entries``."""
    kept = entries.get(ENTRY, "")
    return read_demands(json.loads(kept)) if kept else Demands()


def read_demands(whole: Any) -> Demands:
    """The demands in the form of ``as_json``. Raises DemandsUnreadable."""
    if not isinstance(whole, dict):
        raise DemandsUnreadable("应为一组键值。")
    strange = next((each for each in whole if each not in ("number", "issued", "dates", "lines")), None)
    if strange is not None:
        raise DemandsUnreadable(f"不认识“{str(strange)[:LONGEST]}”这一项。")
    dates = whole.get("dates", {})
    if not isinstance(dates, dict):
        raise DemandsUnreadable("日期应为一组键值。")
    lines = whole.get("lines", [])
    if not isinstance(lines, list) or len(lines) > MOST_LINES:
        raise DemandsUnreadable(f"须写内容应为列表，最多{MOST_LINES}条。")
    for key in dates:
        if key not in DATES:
            raise DemandsUnreadable(f"没有“{str(key)[:LONGEST]}”这个日期。")
    return Demands(
        number=_words("文号", whole.get("number", "")),
        issued=_day("下发日期", whole.get("issued", "")),
        dates={key: day for key in DATES if (day := _day(DATES[key], dates.get(key, "")))},
        lines=tuple(_line(number, each) for number, each in enumerate(lines, start=1)),
    )


def _line(number: int, value: Any) -> Line:
    if not (
        isinstance(value, list)
        and len(value) == 3
        and isinstance(value[0], str)
        and isinstance(value[1], bool)
        and isinstance(value[2], str)
    ):
        raise DemandsUnreadable(f"须写内容第{number}条应为文字、是否要有数、写在哪一部分三项。")
    words = _words(f"须写内容第{number}条", value[0])
    if not words:
        raise DemandsUnreadable(f"须写内容第{number}条是空的。")
    return Line(words, value[1], _words(f"须写内容第{number}条的部分", value[2]))


def _words(place: str, value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise DemandsUnreadable(f"{place}应为文字，最多{LONGEST}个字。")
    return " ".join(value.split())


def _day(place: str, value: Any) -> str:
    if value == "":
        return ""
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise DemandsUnreadable(f"{place}应为日期，如 2022-01-08。") from None
