"""The pages of a draft as bytes, with whatever stands in the line above the type area."""

import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.export.pdf.export import MissingGlyph, export_pdf
from desktop.export.pdf.faces import Faces
from desktop.workplace import Workplace
from forms.draft.draft import Draft
from forms.draft.readings import moment_in_words
from forms.draft.revision import Revision
from forms.publication.build import publication


@dataclass(frozen=True, slots=True)
class MadePages:
    """A PDF, and the characters no face has."""

    data: bytes
    missing: tuple[MissingGlyph, ...]


def beside(revision: Revision, made: datetime) -> str:
    """What stands beside the mark on the pages of ``revision``: its number, its code, and when they were made."""
    return f"{revision.name}　校验码 {revision.code}　{moment_in_words(made)}"


def make_pages(draft: Draft, workplace: Workplace, *, mark: str | None, beside: str = "") -> MadePages:
    """The pages of ``draft``; without a mark they were read back. Raises PagesDiffer, OSError."""
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        made = export_pdf(
            publication(draft),
            Path(folder) / "pages.pdf",
            mark=mark,
            beside=beside,
            faces=Faces(workplace.cache / "faces"),
            created=workplace.clock(),
        )
        return MadePages(made.path.read_bytes(), made.missing)
