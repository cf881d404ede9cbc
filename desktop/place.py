"""Where the person is: report, field, and how far into its text. Kept beside the settings, a second behind at most."""

import json
import os
from pathlib import Path
from typing import NamedTuple

FILE = "place.json"


class Place(NamedTuple):
    """``caret`` counts the characters of the shown text (UTF-16, as Qt does) before the cursor; 0 in a cell."""

    report: str
    field: str
    caret: int = 0


def read_place(folder: Path) -> Place | None:
    """The place kept in ``folder``; None where there is none that can be understood."""
    try:
        report, field, caret = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError):
        return None
    known = isinstance(report, str) and isinstance(field, str) and isinstance(caret, int)
    return Place(report, field, max(0, caret)) if known else None


def write_place(folder: Path, place: Place) -> None:
    """Keep ``place`` in ``folder``, whole or not at all. Raises OSError."""
    half = folder / f"{FILE}.{os.getpid()}.part"
    half.write_text(json.dumps(place, ensure_ascii=False), encoding="utf-8")
    half.replace(folder / FILE)
