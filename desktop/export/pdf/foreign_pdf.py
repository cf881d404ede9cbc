"""Any PDF held against a publication, and what can be taken from one: printed codes, attachments, information.

For verification: the file may be re-saved, printed to, damaged, encrypted or of another program. Everything here raises
``UnreadablePdf``, with a sentence, and nothing else. How it looks is not judged (``read_back`` does that for our own
pages), only what it says.
"""

import ctypes
import re
from dataclasses import dataclass
from typing import Final, NamedTuple

import pypdfium2
from pypdfium2 import raw

from desktop.export.pdf.difference import Difference
from desktop.export.pdf.page_reading import LARGEST, UnreadablePdf, opened, read_document
from desktop.export.pdf.read_back import differences, in_zones
from forms.publication.model import Publication

_CODE: Final = re.compile(r"[0-9A-F]{4}(?:-[0-9A-F]{4}){3}")
_MOST_ATTACHMENTS: Final = 100


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a PDF stands to a publication: its number of pages, and where its texts, cells or page numbers differ."""

    pages: int
    differences: tuple[Difference, ...]


class Attachment(NamedTuple):
    """A file inside a PDF."""

    name: str
    data: bytes


def agreement(data: bytes, publication: Publication) -> Agreement:
    """Hold what the PDF ``data`` says against ``publication``. Raises UnreadablePdf."""
    document = read_document(data)
    found = differences(in_zones(document), publication)
    return Agreement(len(document.pages), tuple(sorted(found, key=lambda each: each.page)))


def printed_codes(data: bytes) -> tuple[str | None, ...]:
    """The code in the line above the type area of each page, None where none stands. Raises UnreadablePdf."""
    codes = (_CODE.search(page.above) for page in in_zones(read_document(data)))
    return tuple(code.group() if code else None for code in codes)


def attachments(data: bytes) -> tuple[Attachment, ...]:
    """The files attached to the PDF ``data``, in its order. Raises UnreadablePdf."""
    with opened(data) as document:
        count = document.count_attachments()
        if count > _MOST_ATTACHMENTS:
            raise UnreadablePdf(f"文件里有{count}个附件，不是年报，没有读。")
        return tuple(_attachment(document.get_attachment(number)) for number in range(count))


def information(data: bytes) -> dict[str, str]:
    """What the PDF ``data`` says of itself (Title, Author, Producer …), keys as in PDF 32000-1, 14.3.3.

    Raises UnreadablePdf.
    """
    with opened(data) as document:
        found: dict[str, str] = document.get_metadata_dict(skip_empty=True)
        return found


def _attachment(attached: pypdfium2.PdfAttachment) -> Attachment:
    length = ctypes.c_ulong()
    raw.FPDFAttachment_GetFile(attached.raw, None, 0, length)
    if length.value > LARGEST:
        raise UnreadablePdf("文件里的附件太大，没有读。")
    buffer = ctypes.create_string_buffer(length.value)
    if length.value and not raw.FPDFAttachment_GetFile(attached.raw, buffer, length.value, length):
        raise UnreadablePdf("文件里的附件已经损坏，不能读。")
    return Attachment(attached.get_name(), buffer.raw[: length.value])
