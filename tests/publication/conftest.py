"""A new draft of either edition, and the samples as drafts."""

from collections.abc import Callable

import pytest

import resources
from forms.draft.draft import Draft
from forms.draft.exchange import load
from forms.edition import Editions

IDENTITY = {"report.agency": "某市某局", "report.kind": "department"}


@pytest.fixture(scope="session")
def editions() -> Editions:
    return Editions()


@pytest.fixture
def new_draft(editions: Editions) -> Callable[[str, dict[str, str]], Draft]:
    """``new_draft(edition, entries)``: a report of the edition's own year that holds ``entries``."""

    def make(edition: str, entries: dict[str, str]) -> Draft:
        return Draft(editions, {**IDENTITY, "report.year": edition, "report.edition": edition, **entries})

    return make


@pytest.fixture
def sample(editions: Editions) -> Callable[[str], Draft]:
    """``sample(name)``: one of the reports the program ships."""

    def read(name: str) -> Draft:
        return Draft(editions, load(resources.path(f"samples/{name}.json").read_bytes(), editions).entries)

    return read
