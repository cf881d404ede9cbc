"""The finished pages as pdfium finds them: every character with its place and face, every drawn rectangle.

Nothing here knows how the pages were made: characters are sorted by where they stand on the sheet, not by the order in
which they were written, so what is read is what a person reads. Any PDF can be given; one that cannot be read raises
``UnreadablePdf`` with a sentence. Pdfium is one for the whole process and knows no threads: what reads a PDF must be
called from the thread that shows pages.
"""

import ctypes
import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

import pypdfium2
from pypdfium2 import raw

from desktop.export.pdf import plain_calls as plain
from desktop.export.pdf.plain_calls import Room, address

LARGEST: Final = 64 * 1024 * 1024  # bytes
MOST_PAGES: Final = 500
MOST_CHARACTERS: Final = 300_000

_HYPHEN: Final = 2  # what pdfium makes of a hyphen at the end of a line
_INKLESS: Final = 0.02  # of the size: pdfium gives a glyph without outline a box of next to no height
_SAME: Final = 0.05  # points


class UnreadablePdf(Exception):
    """Not a PDF, or one that cannot be read; the message is a sentence for the user."""


class Face(NamedTuple):
    """A font as the file has it: its name, whether it is embedded, and its program if it is."""

    name: str
    embedded: bool
    program: bytes


class Character(NamedTuple):
    """One printed character (a ligature as its letters): origin and ink in points from the sheet's lower left corner.

    ``turned`` is text that runs upwards on the sheet; ``visible`` whether it is painted at all; ``face`` is an index
    into the document's faces.
    """

    text: str
    x: float
    y: float
    left: float
    bottom: float
    right: float
    top: float
    size: float
    face: int
    turned: bool
    visible: bool

    @property
    def inkless(self) -> bool:
        """The face has no outline for it."""
        return self.top - self.bottom < _INKLESS * self.size


class Box(NamedTuple):
    """A rectangle of the sheet in points."""

    left: float
    bottom: float
    right: float
    top: float


class ReadPage(NamedTuple):
    """What stands on a page; ``others`` names what is neither text nor a ruled rectangle."""

    width: float
    height: float
    across: bool  # shown turned by a quarter
    characters: tuple[Character, ...]
    boxes: tuple[Box, ...]
    others: tuple[str, ...]


class ReadDocument(NamedTuple):
    """A PDF read: its pages and the faces their characters are set in."""

    pages: tuple[ReadPage, ...]
    faces: tuple[Face, ...]


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The PDF in ``data``. Raises UnreadablePdf, also for what goes wrong while it is open."""
    if len(data) > LARGEST:
        raise UnreadablePdf(
            f"文件有{len(data) // 1024 // 1024}MB，太大，没有读。年报的PDF不到{LARGEST // 1024 // 1024}MB。"
        )
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as failure:
        if getattr(failure, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise UnreadablePdf("文件加了密码，不能读。请用没有密码的文件。") from None
        raise UnreadablePdf("文件不是PDF，或者已经损坏，不能读。") from None
    try:
        if len(document) > MOST_PAGES:
            raise UnreadablePdf(f"文件有{len(document)}页，不是年报，没有读。")
        yield document
    except pypdfium2.PdfiumError:
        raise UnreadablePdf("文件里有损坏的页面，不能读。") from None
    finally:
        document.close()


def read_document(data: bytes) -> ReadDocument:
    """All pages of the PDF in ``data``. Raises UnreadablePdf."""
    with opened(data) as document:
        faces = _Faces()
        pages = []
        left = MOST_CHARACTERS
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            left -= text.count_chars()
            if left < 0:
                raise UnreadablePdf("文件里的字太多，不是年报，没有读。")
            pages.append(_page(page, text, faces))
            text.close()
            page.close()
        return ReadDocument(tuple(pages), tuple(faces.found))


def _page(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, faces: "_Faces") -> ReadPage:
    left, bottom, right, top = page.get_cropbox()
    seen: set[int | None] = set()
    characters = tuple(_characters(text, faces, seen))
    boxes: list[Box] = []
    notes = raw.FPDFPage_GetAnnotCount(page)
    others = [f"{notes}处批注"] if notes else []
    handle = address(page.raw)
    for index in range(raw.FPDFPage_CountObjects(page)):
        item = plain.object_of(handle, index)
        kind = plain.kind_of(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            if item not in seen and _has_ink(raw.FPDFPage_GetObject(page, index)):
                others.append("重叠的文字")
            continue
        found = _ruled_boxes(raw.FPDFPage_GetObject(page, index)) if kind == raw.FPDF_PAGEOBJ_PATH else None
        if found is None:
            others.append("一处图形")
        else:
            boxes += found
    across = page.get_rotation() in (90, 270)
    return ReadPage(right - left, top - bottom, across, characters, tuple(_distinct(boxes)), tuple(others))


class _Faces:
    """The faces of one document, each looked at once."""

    def __init__(self) -> None:
        self.found: list[Face] = []
        self._known: dict[int | None, int] = {}

    def index(self, text: pypdfium2.PdfTextPage, index: int, item: int | None) -> int:
        """The index of the face that character ``index`` of ``text`` is set in, of the text object at ``item``."""
        key: int | None = plain.font_of(item)
        if key not in self._known:
            font = raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(text, index))
            self._known[key] = len(self.found)
            embedded = raw.FPDFFont_GetIsEmbedded(font) == 1
            self.found.append(Face(_font_name(font), embedded, _program(font) if embedded else b""))
        return self._known[key]


def _font_name(font: Any) -> str:
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(1, length))
    raw.FPDFFont_GetBaseFontName(font, buffer, length)
    return buffer.value.decode("utf-8", "replace")


def _program(font: Any) -> bytes:
    length = ctypes.c_size_t()
    raw.FPDFFont_GetFontData(font, None, 0, length)
    buffer = (ctypes.c_uint8 * length.value)()
    raw.FPDFFont_GetFontData(font, buffer, length.value, length)
    return bytes(buffer)


class _Writing(NamedTuple):
    """What the characters of one text object have in common."""

    size: float
    face: int
    turned: bool
    visible: bool


def _characters(text: pypdfium2.PdfTextPage, faces: _Faces, seen: set[int | None]) -> list[Character]:
    """The characters of a page; the text objects they are from are added to ``seen``."""
    unicode_of, text_object_of = plain.unicode_of, plain.text_object_of
    origin_of, box_of = plain.origin_of, plain.box_of
    origin, box = Room("d", 2), Room("d", 4)
    at_x, at_y = origin.places
    writings: dict[int | None, _Writing] = {}
    writer = _Writer(text, faces)
    found: list[Character] = []
    handle = address(text.raw)
    first_half, before = 0, None
    for index in range(text.count_chars()):
        code = unicode_of(handle, index)
        key = text_object_of(handle, index)
        if key is None and plain.is_generated(handle, index) == 1:
            continue
        seen.add(key)
        character = chr(code)
        if character.isspace():
            continue
        if 0xD800 <= code < 0xDC00:  # a character beyond U+FFFF comes as two halves
            first_half = code
            continue
        if first_half and 0xDC00 <= code < 0xE000:
            character = chr(0x10000 + ((first_half - 0xD800) << 10) + code - 0xDC00)
        elif code == _HYPHEN:
            character = "-"
        first_half = 0
        origin_of(handle, index, at_x, at_y)
        x, y = origin.values()
        if key == before and (found[-1].x, found[-1].y) == (x, y):
            # A ligature, which comes as its letters.
            found[-1] = found[-1]._replace(text=found[-1].text + character)
            continue
        before = key
        writing = writings.get(key)
        if writing is None:
            writing = writings[key] = writer.writing(index, key)
        box_of(handle, index, *box.places)
        left, right, bottom, top = box.values()
        found.append(Character(character, x, y, left, bottom, right, top, *writing))
    return found


class _Writer:
    """How the text objects of one page are written."""

    def __init__(self, text: pypdfium2.PdfTextPage, faces: _Faces) -> None:
        self._text, self._handle, self._faces = text, address(text.raw), faces
        self._colour = Room("I", 4)
        self._matrix = Room("f", 6)

    def writing(self, index: int, item: int | None) -> _Writing:
        """How character ``index`` is written, which is of the text object at ``item``."""
        matrix, colour = self._matrix, self._colour
        plain.matrix_of(self._handle, index, matrix.places[0])
        a, b, c, d, _, _ = matrix.values()
        plain.fill_of(item, *colour.places)
        painted = plain.render_mode_of(item) == raw.FPDF_TEXTRENDERMODE_FILL
        visible = painted and colour.values() == (0, 0, 0, 255)
        size = plain.size_of(self._handle, index) * math.hypot(c, d)
        return _Writing(size, self._faces.index(self._text, index, item), abs(b) > abs(a), visible)


def _has_ink(item: Any) -> bool:
    """Whether a text object covers anything; pdfium leaves out of a page's text what is written twice in one place."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return right.value - left.value > _SAME and top.value - bottom.value > _SAME


def _ruled_boxes(item: Any) -> list[Box] | None:
    """The upright rectangles a path rules; None if it paints something else."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if fill.value or not stroke.value:
        return None
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, matrix)
    boxes: list[Box] = []
    corners: list[tuple[float, float]] = []
    point, path = Room("f", 2), address(item)
    for index in range(raw.FPDFPath_CountSegments(item)):
        segment = plain.segment_of(path, index)
        kind = plain.segment_kind_of(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            return None
        if kind == raw.FPDF_SEGMENT_MOVETO:
            corners = []
        plain.point_of(segment, *point.places)
        x, y = point.values()
        corners.append((matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f))
        if plain.closes(segment):
            box = _upright(corners)
            if box is None:
                return None
            boxes.append(box)
            corners = []
    return None if corners else boxes


def _upright(corners: list[tuple[float, float]]) -> Box | None:
    """The rectangle with these corners, if they are one's."""
    box = Box(
        min(x for x, _ in corners), min(y for _, y in corners), max(x for x, _ in corners), max(y for _, y in corners)
    )
    at_corners = all(
        min(abs(x - box.left), abs(x - box.right)) < _SAME and min(abs(y - box.bottom), abs(y - box.top)) < _SAME
        for x, y in corners
    )
    return box if at_corners and len(corners) in (4, 5) else None


def _distinct(boxes: list[Box]) -> Iterator[Box]:
    """Each rectangle once: the outer rule of a table of one cell is the cell's own."""
    seen = set()
    for box in boxes:
        key = tuple(round(edge / _SAME) for edge in box)
        if key not in seen:
            seen.add(key)
            yield box
