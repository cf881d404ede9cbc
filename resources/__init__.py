"""Finds the files the program ships: editions, faces, samples. Finds, and no more."""

from pathlib import Path

# Always installed as plain files; importlib.resources would say the same and cost a tenth of the program's start.
ROOT = Path(__file__).parent


def path(name: str) -> Path:
    """The file or folder ``name`` (with ``/``) among the resources; the caller opens it."""
    return ROOT.joinpath(*name.split("/"))
