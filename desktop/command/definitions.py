"""Commands on the definitions: which fields and rules there are."""

import argparse
import json

from desktop.command.naming import CommandRefused
from desktop.workplace import Workplace
from forms.checks import catalogue
from forms.edition.model import Field


def fields(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """List the fields of an edition."""
    if arguments.edition not in workplace.editions:
        raise CommandRefused(f"没有“{arguments.edition}”这一版，只有{'、'.join(workplace.editions)}。")
    listed = list(workplace.editions[arguments.edition].fields.values())
    if arguments.json:
        print(json.dumps([_as_json(field) for field in listed], ensure_ascii=False))
        return 0
    for field in listed:
        unit = f"（{field.unit}）" if field.unit else ""
        print(f"{field.id}  {field.path}{unit}{'  合计' if field.computed else ''}")
    return 0


def rules(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """List the rules that ``check`` runs."""
    del workplace
    listed = catalogue.rules()
    if arguments.json:
        print(json.dumps([rule.as_json() for rule in listed], ensure_ascii=False))
        return 0
    for rule in listed:
        print(f"{rule.id}  {catalogue.SEVERITY_WORDS[rule.severity]}  {rule.title}")
        print(f"    {rule.explanation}（{rule.source}）")
    return 0


def _as_json(field: Field) -> dict[str, object]:
    return {
        "id": field.id,
        "chapter": field.chapter,
        "section": field.section,
        "row": list(field.row),
        "column": list(field.column),
        "kind": str(field.kind),
        "unit": field.unit,
        "computed": field.computed,
        "help": field.help,
    }
