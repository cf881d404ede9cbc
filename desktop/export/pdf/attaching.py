"""Files put into finished pages as attachments, by an incremental update (PDF 32000-1, 7.5.6 and 7.11.4).

What is added stands after the document, which stays byte for byte what it was: a file that is kept for its bytes can be
cut out of the one that carries its data. Each attachment says what it is to the report, of which kind and when, as
PDF/A-3 wants it (ISO 19005-3, 6.8). Written here and not by a library that reads and writes any PDF, since that would
write the document anew; it takes the pages that this program makes and no others.
"""

import re
import zlib
from collections.abc import Sequence
from hashlib import md5
from typing import Final, NamedTuple

_TRAILER: Final = re.compile(
    rb"trailer\n<<\n/ID \n\[<([0-9a-f]{32})><[0-9a-f]{32}>\]\n%[^\n]*\n\n"
    rb"/Info (\d+) 0 R\n/Root (\d+) 0 R\n/Size (\d+)\n>>\nstartxref\n(\d+)\n%%EOF\n\Z"
)
_DATE: Final = re.compile(rb"/ModDate \((D:\d{14})\)")
_MISSING: Final = "these are no pages of this program, nothing can be attached to them"


class Attached(NamedTuple):
    """A file to attach: ``kind`` as in MIME (RFC 6838), ``relation`` to the pages as in ISO 19005-3, annex E."""

    name: str
    content: bytes
    kind: str
    relation: str


def with_attachments(data: bytes, files: Sequence[Attached]) -> bytes:
    """The pages ``data`` with ``files`` attached, dated as the pages are; the result begins with ``data``.

    Raises ValueError for a PDF that this program did not make, or that has attachments already.
    """
    end = _TRAILER.search(data)
    if end is None:
        raise ValueError(_MISSING)
    identity, info, root, size, xref = end.groups()
    catalog, date = _object(data, int(xref), int(root)), _DATE.search(_object(data, int(xref), int(info)))
    if b"/Type /Catalog" not in catalog or date is None or b"/Names" in catalog or b"/AF" in catalog:
        raise ValueError(_MISSING)
    number = int(size)
    objects: dict[int, bytes] = {}
    named: list[tuple[str, int]] = []
    for each in files:
        objects[number] = _embedded(each, date[1])
        objects[number + 1] = _specification(each, number)
        named.append((each.name, number + 1))
        number += 2
    by_name = b" ".join(
        b"%s %d 0 R" % (_text(name), spec) for name, spec in sorted(named, key=lambda each: _text(each[0]))
    )
    associated = b" ".join(b"%d 0 R" % spec for _, spec in named)
    objects[int(root)] = b"<<\n%s /Names << /EmbeddedFiles << /Names [%s] >> >> /AF [%s]\n>>" % (
        catalog,
        by_name,
        associated,
    )
    written, table = _written(objects, len(data))
    changed = md5(data + written, usedforsecurity=False).hexdigest().encode()
    trailer = (
        b"trailer\n<<\n/ID [<%s><%s>]\n/Info %s 0 R\n/Root %s 0 R\n/Size %d\n/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n"
    )
    begin = len(data) + len(written)
    return data + written + table + trailer % (identity, changed, info, root, number, xref, begin)


def _object(data: bytes, xref: int, number: int) -> bytes:
    """The entries of the dictionary that is object ``number``, found by the table at ``xref``; empty if it is none."""
    table = re.compile(rb"xref\n0 \d+ *\r?\n").match(data, xref)
    if table is None:
        return b""
    place = data[table.end() + 20 * number :][:10]
    found = re.compile(rb"%d 0 obj\n<<\n(.*?)\n>>\nendobj\n" % number, re.DOTALL).match(data, int(place))
    return found[1] if found else b""


def _embedded(file: Attached, date: bytes) -> bytes:
    """The file itself."""
    packed = zlib.compress(file.content, 9)
    # A solidus inside a name is written as its code (PDF 32000-1, 7.3.5).
    kind = file.kind.replace("/", "#2F").encode()
    digest = md5(file.content, usedforsecurity=False).hexdigest().encode()
    head = b"<< /Type /EmbeddedFile /Subtype /%s /Filter /FlateDecode /Length %d" % (kind, len(packed))
    params = b"<< /Size %d /CheckSum <%s> /CreationDate (%s) /ModDate (%s) >>" % (len(file.content), digest, date, date)
    return b"%s /Params %s >>\nstream\n%s\nendstream" % (head, params, packed)


def _specification(file: Attached, number: int) -> bytes:
    """Its name, and what it is to the pages."""
    name = _text(file.name)
    form = b"<< /Type /Filespec /F %s /UF %s /AFRelationship /%s /EF << /F %d 0 R /UF %d 0 R >> >>"
    return form % (name, name, file.relation.encode(), number, number)


def _written(objects: dict[int, bytes], begin: int) -> tuple[bytes, bytes]:
    """The objects one after another, and the table of where they stand; ``begin`` is where the first will."""
    body, table = b"", b"xref\n0 0\n"
    for number, content in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, begin + len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return body, table


def _text(text: str) -> bytes:
    """A text string, in hexadecimal (PDF 32000-1, 7.9.2)."""
    return b"<%s>" % ("\ufeff" + text).encode("utf-16-be").hex().upper().encode()
