"""The reports of last year that a report follows from: a list, since units are merged, split and renamed.

Last year's data travel inside the report, without paths or ids of a store. A predecessor counts whole, or with the
numbers named in its share only.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

from forms.draft.readings import read_number
from forms.draft.totals import cell_reading, total_of
from forms.edition import Editions
from forms.edition.model import Kind

WHOLE = "whole"
ENTRY = "predecessors"


@dataclass(frozen=True, slots=True)
class Predecessor:
    """One report of last year. ``share`` is None for the whole, else the numbers (by cell id) that came over.

    ``answers`` are the words in which its findings were explained, by the finding's key. ``corrected`` is the day on
    which it was corrected after publication (ISO 8601), or empty; ``before`` are the values as they were until then.
    ``facts`` are its rulings and what its figures covered, as entries.
    """

    agency: str
    year: int
    edition: str
    values: Mapping[str, str]
    share: Mapping[str, int] | None = None
    published: Mapping[str, int] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    corrected: str = ""
    before: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)

    def number(self, field_id: str, editions: Editions) -> int | Decimal | None:
        """Its number for ``field_id``: as printed where a published total is known; None where it has none."""
        edition = editions[self.edition]
        known = edition.fields.get(field_id)
        if self.share is not None:
            parts = {key: str(number) for key, number in self.share.items()}
            if field_id in parts or not known or not known.computed:
                return self.share.get(field_id)
            return total_of(edition, parts, field_id).number
        if field_id in self.published:
            return self.published[field_id]
        if known and known.computed:
            return total_of(edition, self.values, field_id).number
        if known:
            return cell_reading(edition, self.values, field_id).number if known.number else None
        return read_number(self.values.get(field_id, ""), Kind.AMOUNT, "").number

    def as_json(self) -> dict[str, Any]:
        """The form in which it is kept in the report's entry; texts as text."""
        correction = {"corrected": self.corrected, "before": dict(self.before)} if self.corrected else {}
        facts = {"facts": dict(self.facts)} if self.facts else {}
        return {
            "agency": self.agency,
            "year": self.year,
            "edition": self.edition,
            "share": WHOLE if self.share is None else dict(self.share),
            "values": dict(self.values),
            "published": dict(self.published),
            "answers": dict(self.answers),
            **correction,
            **facts,
        }


def last_number(predecessors: Iterable[Predecessor], field_id: str, editions: Editions) -> int | Decimal | None:
    """The sum over ``predecessors`` of their numbers for ``field_id``; None where none has one."""
    numbers = [number for each in predecessors if (number := each.number(field_id, editions)) is not None]
    return sum(numbers[1:], numbers[0]) if numbers else None


def to_entry(predecessors: Iterable[Predecessor]) -> str:
    """The text of the entry ``predecessors``; empty for none."""
    listed = [each.as_json() for each in predecessors]
    return json.dumps(listed, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if listed else ""


@lru_cache(maxsize=8)
def from_entry(text: str) -> tuple[Predecessor, ...]:
    """The predecessors kept in an entry written by ``to_entry``."""
    if not text:
        return ()
    return tuple(
        Predecessor(
            agency=each["agency"],
            year=each["year"],
            edition=each["edition"],
            values=each["values"],
            share=None if each["share"] == WHOLE else each["share"],
            published=each["published"],
            answers=each.get("answers", {}),
            corrected=each.get("corrected", ""),
            before=each.get("before", {}),
            facts=each.get("facts", {}),
        )
        for each in json.loads(text)
    )
