"""The words this family of rules reads by, from ``resources/words/``: loaded once, nothing else."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

import resources


@dataclass(frozen=True, slots=True)
class BelongingWords:
    """``resources/words/belonging.toml``; ``fixed`` are phrases that stand the same every year, as one pattern."""

    doubtful_places: frozenset[str]
    fixed: re.Pattern[str]
    abroad_before: re.Pattern[str]
    abroad_joined: re.Pattern[str]
    abroad_after: re.Pattern[str]
    compiling_offices: tuple[str, ...]
    own_work: tuple[str, ...]
    no_name_begins: tuple[str, ...]
    broad_agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldOfWork:
    """One field (领域) of ``resources/words/fields.toml``."""

    name: str
    agency: tuple[str, ...]
    topics: tuple[str, ...]
    weak: tuple[str, ...]
    kin: tuple[str, ...]
    words: tuple[str, ...]


@cache
def words() -> BelongingWords:
    """The phrases and lists."""
    raw = _read("belonging")
    return BelongingWords(
        doubtful_places=frozenset(raw["doubtful_places"]),
        fixed=re.compile("|".join(raw["fixed"]).replace("[^，。；]", r"[^，。；\n]")),  # a line is a sentence
        abroad_before=re.compile(f"(?:{'|'.join(raw['abroad_before'])})[^，。；]{{0,8}}$"),
        abroad_joined=re.compile(f"(?:{'|'.join(raw['abroad_joined'])})[^，。；]{{0,1}}$"),
        abroad_after=re.compile("|".join(raw["abroad_after"])),
        compiling_offices=tuple(raw["compiling_offices"]),
        own_work=tuple(raw["own_work"]),
        no_name_begins=tuple(raw["no_name_begins"]),
        broad_agencies=tuple(raw["broad_agencies"]),
    )


@cache
def fields_of_work() -> dict[str, FieldOfWork]:
    """The fields by name."""
    return {
        name: FieldOfWork(name, **{key: tuple(listed) for key, listed in raw.items()})
        for name, raw in _read("fields").items()
    }


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.path(f"words/{name}.toml").read_text(encoding="utf-8"))
