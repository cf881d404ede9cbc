"""A large share of 其他处理 in the 2019 edition: rule T3-OTHER.

The row was meant for the change of the law and very rare cases; agencies with many of them were to be asked about it
(国办公开办函〔2019〕60号). The 2021 edition has three named rows instead and is not asked.
"""

from collections.abc import Iterator

from forms.checks.catalogue import severity
from forms.checks.finding import Finding
from forms.checks.places import part
from forms.draft.draft import Draft

OTHER, ALL = "requests.other.total", "requests.outcomes_total.total"
FEWEST = 5  # requests
SHARE = 30  # per cent


def other_outcomes(draft: Draft) -> Iterator[Finding]:
    """T3-OTHER: at least five requests and 30 % of all outcomes."""
    field = draft.edition.fields.get(OTHER)
    if field:
        other, outcomes = draft.as_published(OTHER).number, draft.as_published(ALL).number
        if other and outcomes and other >= FEWEST and 100 * other >= SHARE * outcomes:
            values = {"other": other, "outcomes": outcomes}
            yield Finding("T3-OTHER", severity("T3-OTHER"), (OTHER, ALL), values, {"place": part(field.chapter)})
