"""The words by which one sees that a part speaks of what it must: ``resources/words/contents.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache

import resources


@dataclass(frozen=True, slots=True)
class Aspect:
    """One of the five matters of part one; ``section`` is the field meant for it. The words are as in the file."""

    section: str
    name: str
    statutory: tuple[str, ...]
    headings: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContentWords:
    """``duties``: what governments report besides, by name. ``in_measures`` is no sign of a problem."""

    aspects: tuple[Aspect, ...]
    duties: tuple[tuple[str, tuple[str, ...]], ...]
    problems: tuple[str, ...]
    in_measures: tuple[str, ...]
    measures: tuple[str, ...]
    fee: tuple[str, ...]


@cache
def content_words() -> ContentWords:
    """The words, read once."""
    whole = tomllib.loads(resources.path("words/contents.toml").read_text(encoding="utf-8"))
    return ContentWords(
        aspects=tuple(
            Aspect(
                section=each["section"],
                name=each["name"],
                statutory=tuple(each["statutory"]),
                headings=tuple(each["headings"]),
                words=tuple(each["words"]),
            )
            for each in whole["aspect"]
        ),
        duties=tuple((each["name"], tuple(each["words"])) for each in whole["duty"]),
        problems=tuple(whole["problems"]["words"]),
        in_measures=tuple(whole["problems"]["in_measures"]),
        measures=tuple(whole["measures"]["words"]),
        fee=tuple(whole["fee"]["words"]),
    )
