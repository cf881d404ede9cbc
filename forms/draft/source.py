"""Where a number comes from: the entry ``source.<field id>``, kept and journalled like the number itself.

Office, person and day, as the sheet that the office signed has them (office.md 5).
"""

import json
from collections.abc import Mapping
from typing import NamedTuple

PREFIX = "source."
LONGEST = 60  # characters of each part


class Source(NamedTuple):
    """``date`` is ISO 8601 or empty; ``person`` is who answers for the number."""

    office: str
    person: str
    date: str

    def to_entry(self) -> str:
        """The text kept under the source's entry."""
        return json.dumps(list(self), ensure_ascii=False)


def source_of(entries: Mapping[str, str], field_id: str) -> Source | None:
    """The source kept for ``field_id``, or None."""
    return read_source(entries.get(PREFIX + field_id, ""))


def read_source(text: str) -> Source | None:
    """The source in an entry's text; None for an empty one. Raises ValueError for anything else."""
    if not text:
        return None
    parts = json.loads(text)
    if not isinstance(parts, list) or len(parts) != 3 or not all(isinstance(each, str) for each in parts):
        raise ValueError(text)
    if any(len(each) > LONGEST for each in parts):
        raise ValueError(text)
    return Source(*parts)
