"""Filling the office's own document: {标题} and the like give way to what they name, everything else stays.

Word cuts a placeholder into several runs as soon as a part of it was typed at another time, so it is looked for in the
characters of the whole paragraph; the text takes the look of its first character. Paragraphs in tables, text boxes,
headers and footers count.
"""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.parts.story import StoryPart
from lxml.etree import XMLSyntaxError

_PLACEHOLDER: Final = re.compile("[{｛]([^{}｛｝]{1,40})[}｝]")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


class TemplateUnreadable(Exception):
    """The file is not a .docx document."""


def fill_template(template: bytes, fields: Mapping[str, str]) -> tuple[bytes, tuple[str, ...]]:
    """``template`` filled in, and the names that ``fields`` does not have, each once: they stay as they are.

    Raises TemplateUnreadable.
    """
    try:
        document = Document(BytesIO(template))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, XMLSyntaxError, OSError) as fault:
        raise TemplateUnreadable from fault
    unknown: dict[str, None] = {}
    for part in document.part.package.iter_parts():
        if isinstance(part, StoryPart):
            for paragraph in part.element.iter(qn("w:p")):
                _fill(paragraph, fields, unknown)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue(), tuple(unknown)


def _fill(paragraph: Any, fields: Mapping[str, str], unknown: dict[str, None]) -> None:
    pieces = list(_own_texts(paragraph))
    whole = "".join(each.text or "" for each in pieces)
    # From the end, so that the places before stay where they are.
    for match in reversed(list(_PLACEHOLDER.finditer(whole))):
        name = match[1].strip()
        if name in fields:
            _replace(pieces, match.start(), match.end(), fields[name])
    unknown.update(
        dict.fromkeys(name for each in _PLACEHOLDER.finditer(whole) if (name := each[1].strip()) not in fields)
    )


def _own_texts(paragraph: Any) -> Iterator[Any]:
    """The texts of the paragraph itself, without those of a text box that is anchored in it."""
    for text in paragraph.iter(qn("w:t")):
        if next(text.iterancestors(qn("w:p"))) is paragraph:
            yield text


def _replace(pieces: list[Any], start: int, end: int, words: str) -> None:
    """Put ``words`` in the place of characters ``start`` to ``end`` of all the pieces together."""
    at = 0
    for piece in pieces:
        text = piece.text or ""
        first, last = max(start - at, 0), min(end - at, len(text))
        if first < last:
            piece.text = text[:first] + words + text[last:]
            piece.set(_SPACE, "preserve")
            words = ""
        at += len(text)
