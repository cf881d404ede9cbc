"""Faults planted into finished pages: what a broken exporter, printer driver or disk might do to a PDF."""

import struct
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf

from desktop.export.pdf.page_reading import Character, read_document

Change = Callable[[pikepdf.Pdf], None]


def changed(data: bytes, change: Change) -> bytes:
    """The PDF after ``change``."""
    with pikepdf.open(BytesIO(data)) as document:
        change(document)
        out = BytesIO()
        document.save(out)
        return out.getvalue()


def first_of(data: bytes, words: str) -> tuple[int, Character]:
    """The page (from 0) and the first character of ``words``, as they follow one another in the file."""
    for number, page in enumerate(read_document(data).pages):
        at = "".join(each.text for each in page.characters).find(words)
        if at >= 0:
            return number, page.characters[at]
    raise AssertionError(words)


def edited(data: bytes, words: str, edit: Callable[[list[Any], int], None]) -> bytes:
    """``edit`` gets the instructions of the page and the index of the Tm that sets what begins with ``words``."""
    number, character = first_of(data, words)

    def change(document: pikepdf.Pdf) -> None:
        page = document.pages[number]
        instructions = list(pikepdf.parse_content_stream(page))
        at = next(
            index
            for index, each in enumerate(instructions)
            if str(each.operator) == "Tm"
            and abs(float(each.operands[4]) - character.x) < 0.05
            and abs(float(each.operands[5]) - character.y) < 0.05
        )
        edit(instructions, at)
        page.Contents = document.make_stream(pikepdf.unparse_content_stream(instructions))

    return changed(data, change)


def moved(data: bytes, words: str, down: float) -> bytes:
    """What begins with ``words`` set ``down`` points lower."""

    def edit(instructions: list[Any], at: int) -> None:
        operands = list(instructions[at].operands)
        operands[5] = float(operands[5]) - down
        instructions[at] = pikepdf.ContentStreamInstruction(operands, pikepdf.Operator("Tm"))

    return edited(data, words, edit)


def without_first_character(data: bytes, words: str) -> bytes:
    """The first character of ``words``, which begin a stretch, not drawn."""

    def edit(instructions: list[Any], at: int) -> None:
        shown = next(index for index in range(at, len(instructions)) if str(instructions[index].operator) == "Tj")
        codes = bytes(instructions[shown].operands[0])
        instructions[shown] = pikepdf.ContentStreamInstruction([pikepdf.String(codes[1:])], pikepdf.Operator("Tj"))

    return edited(data, words, edit)


def written(data: bytes, page: int, operators: str) -> bytes:
    """``operators`` added to a page (from 0), after what stands there."""

    def change(document: pikepdf.Pdf) -> None:
        document.pages[page].contents_add(document.make_stream(operators.encode()))

    return changed(data, change)


def some_codes(data: bytes, page: int) -> str:
    """A font and a code of a page as operators that draw one character."""
    with pikepdf.open(BytesIO(data)) as document:
        instructions = list(pikepdf.parse_content_stream(document.pages[page]))
        name = next(str(each.operands[0]) for each in instructions if str(each.operator) == "Tf")
        codes = next(bytes(each.operands[0]) for each in instructions if str(each.operator) == "Tj")
    return f"{name} 12 Tf <{codes[:1].hex()}> Tj"


def fonts(document: pikepdf.Pdf) -> dict[str, Any]:
    """The fonts of a document by their names in it."""
    found: dict[str, Any] = {}
    for page in document.pages:
        found.update({str(name): font for name, font in page.Resources.Font.items()})
    return found


def of_face(document: pikepdf.Pdf, face: str) -> Any:
    """The first font of a face."""
    return next(font for font in fonts(document).values() if face in str(font.BaseFont))


def face_tables(program: bytes) -> dict[bytes, tuple[int, int]]:
    """Offset and length of each table of a TrueType face."""
    count = struct.unpack(">H", program[4:6])[0]
    return {
        bytes(program[12 + 16 * index : 16 + 16 * index]): struct.unpack(
            ">II", program[20 + 16 * index : 28 + 16 * index]
        )
        for index in range(count)
    }


def code_of(font: Any, character: str) -> int:
    """The code a subset has for a character."""
    wanted = f"<{character.encode('utf-16-be').hex().upper()}>"
    line = next(line for line in font.ToUnicode.read_bytes().decode().splitlines() if line.endswith(wanted))
    return int(line[1:3], 16)


def with_glyph(document: pikepdf.Pdf, face: str, character: str, *, boxed: bool) -> None:
    """Take the outline of a character away, or lead its code to the box (``boxed``)."""
    font = of_face(document, face)
    program = bytearray(font.FontDescriptor.FontFile2.read_bytes())
    tables = face_tables(bytes(program))
    entry = tables[b"cmap"][0] + 22 + 2 * code_of(font, character)
    glyph = struct.unpack(">H", program[entry : entry + 2])[0]
    if boxed:
        program[entry : entry + 2] = b"\0\0"
    else:
        place = tables[b"glyf"][0]
        long = struct.unpack(">h", program[tables[b"head"][0] + 50 : tables[b"head"][0] + 52])[0]
        width, unit, kind = (4, 1, ">I") if long else (2, 2, ">H")
        at = tables[b"loca"][0] + width * glyph
        begin, end = (unit * struct.unpack(kind, program[each : each + width])[0] for each in (at, at + width))
        program[place + begin : place + end] = bytes(end - begin)
    font.FontDescriptor.FontFile2.write(bytes(program))
