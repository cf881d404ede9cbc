"""The door of the printed pages: ``export_pdf`` writes a publication to a file, whole or not at all."""

import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from desktop.export.pdf import grid
from desktop.export.pdf.faces import Faces
from desktop.export.pdf.flow import fill_pages
from desktop.export.pdf.installed_faces import FACE_ERRORS
from desktop.export.pdf.lasting import LANGUAGE, VERSION, name_document
from desktop.export.pdf.pages import page_items
from desktop.export.pdf.pen import Pen
from desktop.export.pdf.places import Place
from desktop.export.pdf.sheet import Sheet
from forms.publication.model import Heading, Paragraph, Publication, Run

PRACTICE: Final = "练习"
MARKS: Final = ("草稿", "征求意见稿", "送审稿", PRACTICE)
ACROSS: Final = 7  # times that 练习 stands in the line above the type area, from edge to edge
GAP: Final = "　"  # between the parts of the line above the type area
_MOST_NAMES: Final = 99
log = logging.getLogger(__name__)

# Reportlab would write its streams a second time as ASCII, in Python, and may name source files in comments.
rl_config.useA85 = 0
rl_config.pdfComments = 0


@dataclass(frozen=True, slots=True)
class MissingGlyph:
    """A character no face has, and the field, chapter or part of the report it stands in."""

    field: str
    character: str


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and where; ``moved_aside`` if another program held the wanted file open."""

    path: Path
    pages: int
    missing: tuple[MissingGlyph, ...]
    moved_aside: bool
    places: tuple[Place, ...]


def export_pdf(
    publication: Publication, target: Path, *, mark: str | None, faces: Faces, created: datetime, beside: str = ""
) -> Exported:
    """Write the pages of ``publication`` to ``target``; ``mark`` is one of ``MARKS`` or None.

    ``beside`` stands after the mark in the line above the type area: the number of the revision, its code. Everything
    else on the pages is the same bytes, whatever stands in that line.

    Without a mark the pages can be signed, so they are read back first: raises PagesDiffer, with nothing written, if
    they say anything else than the publication.

    The same publication, faces and time give the same bytes. If ``target`` cannot be replaced because another program
    holds it open, the file becomes ``…（2）.pdf`` and so on. Raises OSError if nothing can be written there, and
    ValueError for an unknown mark.
    """
    if mark is not None and mark not in MARKS:
        raise ValueError(mark)
    above = line_above(mark, beside)
    try:
        data, sheet = _document(publication, above, faces, created)
    except FACE_ERRORS as failure:
        # A face of this PC that opened well may still be damaged where an outline is wanted.
        if not faces.leave_installed():
            raise
        log.warning("a face of this PC could not be embedded, the bundled ones are used", exc_info=failure)
        data, sheet = _document(publication, above, faces, created)
    if mark is None:
        from desktop.export.pdf.read_back import prove  # noqa: PLC0415  -- drafts are made without what reads them

        prove(data, publication, above=above or None)
    path = write_whole(data, target)
    return Exported(path, sheet.pages, _missing(publication, faces), path != target, tuple(sheet.places))


def line_above(mark: str | None, beside: str = "") -> str:
    """What stands in the line above the type area: ``mark``, and ``beside`` after it.

    练习 stands across the whole line, so that no half of a page passes for a real one.
    """
    words = (GAP * 3).join([mark] * ACROSS) if mark == PRACTICE else mark
    return GAP.join(part for part in (words, beside) if part)


def new_canvas(title: str, agency: str, faces: Faces, created: datetime, *, subject: str = "") -> Canvas:
    """An empty document that names only its title, what it is and the agency, with no face that is not embedded."""
    canvas = Canvas(
        BytesIO(),
        pagesize=(grid.PAPER_WIDTH, grid.PAPER_HEIGHT),
        pageCompression=1,
        invariant=1,
        initialFontName=faces.initial_font_name,
        lang=LANGUAGE,
        pdfVersion=VERSION,
    )
    name_document(canvas, title, agency, created, subject=subject or title)
    return canvas


def _document(publication: Publication, above: str, faces: Faces, created: datetime) -> tuple[bytes, Sheet]:
    canvas = new_canvas("".join(publication.title), publication.agency, faces, created)
    sheet = Sheet(canvas, Pen(canvas._doc, faces), above)
    fill_pages(page_items(publication), sheet)
    return canvas.getpdfdata(), sheet


def write_whole(data: bytes, target: Path) -> Path:
    """Write beside the target, then rename: what stands there before is whole, and what stands there after.

    Returns where it stands: beside ``target`` if another program holds that open. Raises OSError.
    """
    temporary = target.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
        for path in _names(target):
            try:
                temporary.replace(path)
            except PermissionError:
                if not path.exists():  # nobody holds it open: the folder itself may not be written
                    raise
            else:
                return path
        raise FileExistsError(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _names(target: Path) -> Iterator[Path]:
    """The target, then names beside it that no file has yet."""
    yield target
    for number in range(2, _MOST_NAMES + 1):
        path = target.with_name(f"{target.stem}（{number}）{target.suffix}")
        if not path.exists():
            yield path


def _missing(publication: Publication, faces: Faces) -> tuple[MissingGlyph, ...]:
    """Where in this publication the characters stand that no face has; each once a field."""
    absent = set(faces.missing)
    if not absent:
        return ()
    found = (
        MissingGlyph(field, character)
        for field, text in _texts(publication)
        for character in text
        if character in absent
    )
    return tuple(dict.fromkeys(found))


def _texts(publication: Publication) -> Iterator[tuple[str, str]]:
    """Everything printed, with the field it stands in."""
    yield "report.document_number", publication.first_page.document_number
    for line in publication.title:
        yield ("report.agency" if line == publication.agency else "report.title"), line
    for block in publication.blocks:
        if isinstance(block, Heading):
            yield from _runs((*block.runs, *block.rest), block.field)
        elif isinstance(block, Paragraph):
            yield from _runs(block.runs, block.field)
        else:
            for cell in block.cells:
                yield cell.field or block.chapter, cell.text
    yield "report.agency", publication.agency
    yield "report.date", publication.date


def _runs(runs: tuple[Run, ...], field: str) -> Iterator[tuple[str, str]]:
    for run in runs:
        yield run.field or field, run.text
