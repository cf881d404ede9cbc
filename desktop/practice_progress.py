"""How far the practice has come: which report it is on, which steps are done or were passed over.

A small JSON file beside the store of practice, read with tolerance. Without it the practice begins anew.
"""

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path

FILE = "progress.json"


@dataclass(frozen=True, slots=True)
class Progress:
    """Of the practice on ``report``; ``done`` and ``skipped`` are keys of steps."""

    report: str
    done: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()

    def with_done(self, keys: frozenset[str]) -> "Progress":
        """With further steps done; one that was passed over may be done later."""
        return replace(self, done=self.done | keys, skipped=self.skipped - keys)

    def with_skipped(self, key: str) -> "Progress":
        """With the step ``key`` passed over."""
        return replace(self, skipped=self.skipped | {key})


def read_progress(folder: Path) -> Progress | None:
    """What is kept in ``folder``; None where there is nothing that can be understood."""
    try:
        report, done, skipped = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return Progress(str(report), frozenset(map(str, done)), frozenset(map(str, skipped)))
    except (OSError, ValueError, TypeError):
        return None


def write_progress(folder: Path, progress: Progress) -> None:
    """Keep ``progress`` in ``folder``, whole or not at all. Raises OSError."""
    half = folder / f"{FILE}.{os.getpid()}.part"
    kept = [progress.report, sorted(progress.done), sorted(progress.skipped)]
    half.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    half.replace(folder / FILE)
