"""Finds the files the program ships: editions, faces, samples. Finds, and no more."""

from importlib.resources import files
from pathlib import Path

ROOT = Path(str(files(__name__)))


def path(name: str) -> Path:
    """The file or folder ``name`` (with ``/``) among the resources; the caller opens it."""
    return ROOT.joinpath(*name.split("/"))
