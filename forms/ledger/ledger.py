"""A ledger's lines as they are kept: entries, id → text, beside those of the report and never among them.

An entry is ``<ledger>/<six digits>``, one line of a ledger as a JSON object of its filled columns, or
``word/<ledger>/<column>/<words>``, the choice that a person said these words mean. Lines stand in the order in which
they were added.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from forms.ledger.definition import LedgerForm

WORD = "word"


@dataclass(frozen=True, slots=True)
class Line:
    """One request, or one case: what stands in its columns, by their keys, as stored; blank ones are left out.

    ``position`` counts in its ledger from 1.
    """

    id: str
    position: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """What stands in ``column``, empty for blank."""
        return self.values.get(column, "")


def to_entry(values: Mapping[str, str]) -> str:
    """The text of the entry that keeps ``values``."""
    filled = {key: text for key, text in values.items() if text}
    return json.dumps(filled, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def lines(ledger: LedgerForm, entries: Mapping[str, str]) -> list[Line]:
    """The lines of ``ledger`` among ``entries``, in their order."""
    prefix = f"{ledger.key}/"
    listed = sorted(entry for entry in entries if entry.startswith(prefix))
    return [Line(entry, position, _parsed(entries[entry])) for position, entry in enumerate(listed, start=1)]


def values(entry: str, entries: Mapping[str, str]) -> dict[str, str]:
    """What stands in the columns of the line ``entry``. Raises KeyError."""
    return dict(_parsed(entries[entry]))


@lru_cache(maxsize=16_384)
def _parsed(text: str) -> Mapping[str, str]:
    """The columns kept as ``text``: a ledger is read anew after each change of one line."""
    parsed: dict[str, str] = json.loads(text)
    return parsed


def new_ids(ledger: LedgerForm, entries: Iterable[str], count: int) -> list[str]:
    """Ids for ``count`` further lines."""
    prefix = f"{ledger.key}/"
    last = max((int(entry.removeprefix(prefix)) for entry in entries if entry.startswith(prefix)), default=0)
    return [f"{prefix}{number:06}" for number in range(last + 1, last + count + 1)]


def word_entry(ledger: LedgerForm, column: str, words: str) -> str:
    """The entry that remembers what ``words`` in ``column`` mean."""
    return f"{WORD}/{ledger.key}/{column}/{words}"


def remembered(ledger: LedgerForm, entries: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Column and words, plain as they were typed, with the choice that they were said to mean."""
    prefix = f"{WORD}/{ledger.key}/"
    found = {}
    for entry, choice in entries.items():
        if entry.startswith(prefix):
            column, _, words = entry.removeprefix(prefix).partition("/")
            found[column, words] = choice
    return found
