"""口径记录: a question about what is counted and the answer that was given, mostly on the telephone (office.md 12).

An entry ``ruling:<id>`` each, so that two copies of a report come together without a question; last year's are on
offer in the next report.
"""

import json
import secrets
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from forms.draft.draft import Draft
from forms.draft.readings import date_in_words, is_date

PREFIX = "ruling:"
WAYS = ("电话", "书面", "即时通讯", "会议", "当面")


class Ruling(NamedTuple):
    """``about`` is the id of a cell, or what the ids of a row or of a table begin with (``requests.received``).

    ``by`` is who answered, office and person; ``date`` is ISO 8601 or empty.
    """

    about: str
    question: str
    answer: str
    by: str
    date: str
    way: str

    def to_entry(self) -> str:
        """The text kept under the ruling's entry."""
        return json.dumps(list(self), ensure_ascii=False)

    def covers(self, field_id: str) -> bool:
        """Whether it is about ``field_id``."""
        return field_id == self.about or field_id.startswith(f"{self.about}.")

    @property
    def given(self) -> str:
        """市政府办公室李强　2022年1月5日　电话."""
        day = date_in_words(self.date) if is_date(self.date) else self.date
        return "　".join(each for each in (self.by, day, self.way) if each)


def new_entry(entries: Mapping[str, str]) -> str:
    """An entry that no ruling has yet."""
    return next(name for name in iter(lambda: PREFIX + secrets.token_hex(4), "") if name not in entries)


def rulings(entries: Mapping[str, str]) -> dict[str, Ruling]:
    """Every ruling by its entry, the oldest first."""
    found = {key: Ruling(*json.loads(text)) for key, text in entries.items() if key.startswith(PREFIX)}
    return dict(sorted(found.items(), key=lambda each: (each[1].date, each[1].about, each[0])))


def offered(draft: Draft) -> dict[str, Ruling]:
    """Last year's rulings that this report has neither taken over nor changed."""
    here = rulings(draft.entries)
    answered = {(each.about, each.question) for each in here.values()}
    found: dict[str, Ruling] = {}
    for predecessor in draft.predecessors:
        found.update(rulings(predecessor.facts))
    return {key: each for key, each in found.items() if key not in here and each[:2] not in answered}


def about_choices(draft: Draft, field_id: str) -> Iterator[str]:
    """What a ruling made at ``field_id`` can be about: its cell, its row, its table."""
    parts = field_id.split(".")
    for count in range(len(parts), 0, -1):
        about = ".".join(parts[:count])
        if place_of(draft, about):
            yield about


def place_of(draft: Draft, about: str) -> str:
    """The words that all cells of ``about`` have in common; empty where it names nothing."""
    field = draft.field(about)
    if field:
        return field.path
    chapter = next((each for each in draft.edition.chapters if each.key == about), None)
    if chapter:
        return chapter.label if chapter.printed else ""
    under = [each for each in draft.edition.fields.values() if each.in_table and each.id.startswith(f"{about}.")]
    paths = [(each.chapter, *(each.row or each.column)) for each in under]
    common: list[str] = []
    for words in zip(*paths, strict=False):
        if len(set(words)) > 1:
            break
        common.append(words[0])
    return " · ".join(each for each in common if each)
