"""What must have come along: faces as they were cut, icons, definitions, samples, the licences of a shipped program."""

import hashlib
import sys
import tomllib
from pathlib import Path

import resources
from desktop.export.pdf.faces import FaceRole
from desktop.selftest.step import demand
from desktop.workplace import Workplace
from forms.checks.catalogue import rules

LICENCES = "许可"


def faces(_: Workplace) -> object:
    """Each face is there, byte for byte; returns its characters by name."""
    kept = tomllib.loads(resources.path("fonts/faces.toml").read_text(encoding="utf-8"))
    for role in FaceRole:
        content = resources.path(f"fonts/{role.value}.ttf").read_bytes()
        demand(hashlib.sha256(content).hexdigest() == kept[role.value]["face"], f"{role.value} is another file")
    return {name: told["characters"] for name, told in kept.items()}


def definitions(workplace: Workplace) -> object:
    """Every edition and the rules load; returns the fields of each edition and the number of rules."""
    told = {key: sum(1 for _ in workplace.editions[key].sections()) for key in workplace.editions}
    demand(bool(told) and all(told.values()), "an edition without sections")
    demand(len(rules()) > 0, "no rules")
    return {"sections": told, "rules": len(rules())}


def licences(_: Workplace) -> object:
    """The installed program has its licences beside it; returns how many texts, None for an uninstalled one."""
    folder = Path(sys.executable).with_name(LICENCES)
    if not folder.is_dir():
        return None
    texts = [path for path in folder.rglob("*") if path.is_file()]
    demand(all(path.stat().st_size for path in texts), "an empty licence")
    return len(texts)
