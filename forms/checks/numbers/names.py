"""What the figures of a report are called in prose: their labels, and the usual words for them.

Source: the labels of the edition, of the clerk's own figures, and ``resources/words/measures.toml``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from forms.checks.numbers.words import table
from forms.draft.draft import Draft

FEES = ("other_matters.text.processing_fee", "overview.on_request.fees")  # TXT-FEE speaks of them


@dataclass(frozen=True, slots=True)
class Name:
    """What the figure ``figure`` is called in prose, and its unit."""

    figure: str
    unit: str
    labels: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Names:
    """The figures of a report; two are the same only if they are one object, so that readings can be kept by them."""

    listed: tuple[Name, ...]
    any_label: re.Pattern[str]


def names_of(draft: Draft) -> Names:
    """The figures of ``draft`` by name, those of fees apart."""
    return _names(tuple(_listed(draft)))


def _listed(draft: Draft) -> Iterator[Name]:
    usual = table()["figures"]
    for field in draft.number_fields():
        if not field.in_table and field.id not in FEES:
            yield Name(field.id, field.unit, (field.row[-1].partition("（")[0], *usual.get(field.id, ())))


@lru_cache(maxsize=8)
def _names(listed: tuple[Name, ...]) -> Names:
    labels = {re.escape(label) for name in listed for label in name.labels if label}
    return Names(listed, re.compile("|".join(sorted(labels)) or "(?!)"))
