"""Which office gives which number: a table in the resources, changed by what the clerk set.

A key is the id of a field or its beginning; the longest one decides, the clerk's own before the default of the same
length. Source: office.md 5 of the field's papers, as told in ``resources/collecting/offices.toml``.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import resources
from forms.draft.collected import LONGEST_NAME
from forms.draft.draft import Draft
from forms.edition.model import Field


class _Table(NamedTuple):
    rest: str
    offices: Mapping[str, str]
    compare: Mapping[str, str]


@cache
def _table() -> _Table:
    whole = tomllib.loads(resources.path("collecting/offices.toml").read_text(encoding="utf-8"))
    return _Table(whole["rest"], whole["office"], whole["compare"])


def office_of(field_id: str, own: Mapping[str, str]) -> str:
    """The office that gives the number ``field_id``; ``own`` is what the clerk set, by key."""
    table = _table()
    best, office = -1, table.rest
    for listed in (table.offices, own):
        for key, name in listed.items():
            if (field_id == key or field_id.startswith(f"{key}.")) and len(key) >= best:
                best, office = len(key), name
    return office


def compare_with(field_id: str) -> str:
    """With whom the office compares the number first, in words; empty for nobody."""
    return next((words for key, words in _table().compare.items() if field_id.startswith(f"{key}.")), "")


class Item(NamedTuple):
    """What one office is asked for as one: a row of a table, or a figure. ``key`` is what ``office_of`` reads."""

    key: str
    label: str
    fields: tuple[Field, ...]


def items(draft: Draft) -> list[Item]:
    """Everything that offices can be asked for, in the order of the report."""
    found: dict[str, list[Field]] = {}
    for field in draft.number_fields():
        found.setdefault(item_key(field), []).append(field)
    return [Item(key, _label(fields[0]), tuple(fields)) for key, fields in found.items()]


def item_key(field: Field) -> str:
    """The key of the item that ``field`` belongs to: its row, where it stands in a table with columns of its own."""
    return field.id.rpartition(".")[0] if field.in_table and field.row else field.id


def _label(field: Field) -> str:
    if field.in_table and field.row:
        return " · ".join((field.chapter, *field.row))
    return field.path


def by_office(draft: Draft, own: Mapping[str, str]) -> dict[str, list[Field]]:
    """The numbers each office gives, the offices in the order in which the report comes to them."""
    found: dict[str, list[Field]] = {}
    for field in draft.number_fields():
        found.setdefault(office_of(field.id, own), []).append(field)
    return found


def fitting(own: Mapping[str, str], key: str, office: str) -> dict[str, str]:
    """``own`` with the item ``key`` given to ``office``; what the default says needs no entry of its own."""
    office = " ".join(office.split())[:LONGEST_NAME]
    rest = {each: name for each, name in own.items() if each != key}
    return rest if not office or office_of(key, rest) == office else {**rest, key: office}
