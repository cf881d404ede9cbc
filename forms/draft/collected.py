"""How far each office is with its sheet: the entries ``collect:<office>`` and ``material:<office>``.

``collect:`` holds the state with its day and the names at the sheet's foot, ``material:`` the words that the office
wrote for the report; those wait there until the clerk puts them into the prose (office.md 5).
"""

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

COLLECT, MATERIAL = "collect:", "material:"
LONGEST_NAME = 40  # characters of an office's name
LONGEST = 60  # characters of the names at the foot
LONGEST_MATERIAL = 20_000


class Stage(StrEnum):
    """The word in the list."""

    NOT_SENT = "未发"
    SENT = "已发"
    RETURNED = "已报"
    CHECKED = "已核"
    SENT_BACK = "退回"


class Progress(NamedTuple):
    """``date`` is the day on which it came to ``stage`` (ISO 8601); ``person`` filled in, ``head`` signs."""

    stage: Stage = Stage.NOT_SENT
    date: str = ""
    person: str = ""
    head: str = ""

    def to_entry(self) -> str:
        """The text kept under the office's entry."""
        return json.dumps([self.stage.value, *self[1:]], ensure_ascii=False)


def read_progress(text: str) -> Progress:
    """The progress in an entry's text. Raises ValueError for what is none."""
    if not text:
        return Progress()
    parts = json.loads(text)
    if not isinstance(parts, list) or len(parts) != 4 or not all(isinstance(each, str) for each in parts):
        raise ValueError(text)
    if any(len(each) > LONGEST for each in parts):
        raise ValueError(text)
    return Progress(Stage(parts[0]), *parts[1:])


def progress(entries: Mapping[str, str]) -> dict[str, Progress]:
    """Every office that something is known of."""
    return {
        entry.removeprefix(COLLECT): read_progress(text) for entry, text in entries.items() if entry.startswith(COLLECT)
    }


def material(entries: Mapping[str, str]) -> dict[str, str]:
    """The words of every office that wrote some."""
    return {entry.removeprefix(MATERIAL): text for entry, text in entries.items() if entry.startswith(MATERIAL)}
