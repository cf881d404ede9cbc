"""A file dropped on a window: taken where it may be one of those that people send each other."""

from pathlib import Path

from PySide6.QtCore import QMimeData

ENDINGS = (".pdf", ".zip", ".xlsx", ".nianbao")


def dropped_file(mime: QMimeData) -> Path | None:
    """The one file that is being dropped; None for several, and for anything else."""
    paths = [Path(each.toLocalFile()) for each in mime.urls() if each.isLocalFile()]
    fits = len(paths) == 1 and paths[0].suffix.lower() in ENDINGS
    return paths[0] if fits else None
