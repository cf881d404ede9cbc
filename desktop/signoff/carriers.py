"""The three carriers of a 送审文件, with the same content (office.md 19): PDF with attachment, .zip, .xlsx sheet.

An OA takes one and refuses another, a viewer drops the attachment of a PDF when it saves: reading says which parts
survived. What is read comes from outside, so sizes are looked at before anything is unpacked, names are never used as
paths, and what a file is told by its bytes, not by its name.
"""

import base64
import zipfile
import zlib
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from xml.parsers.expat import ExpatError

from desktop.export.pdf.foreign_pdf import attachments, printed_codes
from desktop.export.pdf.page_reading import UnreadablePdf, opened
from desktop.export.pdf.unpacking import unpacks_too_much
from desktop.signoff.hand_over import HANDED, HandOver, from_json, to_json
from desktop.signoff.refused import HandOverUnreadable
from forms.edition import Editions

PAGES = "送审稿.pdf"
SHEET = "程序数据，请勿修改"
LARGEST_PDF = 64 * 1024 * 1024
LARGEST_PACKED = 8 * 1024 * 1024  # .zip and .xlsx; ours have less than 2
_LARGEST_PART = 8 * 1024 * 1024  # unpacked
_MOST_PARTS = 200
_CHUNK = 30_000  # characters; a cell takes 32,767
_MOST_ROWS = 1000
_HEAD = "nianbao-sheet/1"
_PDF, _ZIP = b"%PDF-", b"PK\x03\x04"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


@dataclass(frozen=True, slots=True)
class Carried:
    """What a file carries: its pages and its data as bytes, None for what is not there; ``kind`` names the carrier.

    ``lost`` says in a sentence what is missing that should be there.
    """

    kind: str
    pages: bytes | None
    data: bytes | None
    lost: str = ""


def as_zip(pages: bytes, handed: HandOver) -> bytes:
    """Pages and data side by side."""
    return packed({PAGES: pages, HANDED: to_json(handed)}, handed.revision.when)


def packed(files: dict[str, bytes], when: str) -> bytes:
    """``files`` by name as a .zip; the same files and time give the same bytes."""
    written = BytesIO()
    stamp = (int(when[:4]), int(when[5:7]), int(when[8:10]), 0, 0, 0)
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, stamp), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def as_xlsx(handed: HandOver, title: str) -> bytes:
    """A sheet for people and one for the program; a spreadsheet that saves it again keeps both."""
    from openpyxl import Workbook  # noqa: PLC0415  -- wanted only where a sheet is made

    book = Workbook()
    shown = book.active
    assert shown is not None
    shown.title = "送审文件"
    for line in _summary(handed, title):
        shown.append(line)
    shown.column_dimensions["A"].width, shown.column_dimensions["B"].width = 20, 90
    sheet = book.create_sheet(SHEET)
    content = to_json(handed)
    text = base64.b64encode(zlib.compress(content, 9)).decode()
    sheet.append([_HEAD, sha256(content).hexdigest(), str(len(content))])
    for start in range(0, len(text), _CHUNK):
        sheet.append([text[start : start + _CHUNK]])
    sheet.protection.sheet = True
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _summary(handed: HandOver, title: str) -> list[list[str]]:
    revision, now = handed.revision, handed.standing
    lines = [["标题", title], ["稿次", revision.name], ["校验码", revision.code], ["审签", now.label]]
    for each in now.signatures:
        day = now.day(each.date) if each.date else ""
        lines.append([each.step, f"{each.said} {each.name} {day}".strip()])
    lines += [[each.severity, f"{each.message}{_answered(each.answer)}"] for each in handed.findings]
    # A text that begins like a formula must not become one.
    return [[_as_text(cell) for cell in line] for line in lines]


def _answered(words: str) -> str:
    return f"（已说明：{words}）" if words else ""


def _as_text(text: str) -> str:
    shown = "".join(each for each in text if each.isprintable())
    return f"＇{shown}" if shown.startswith(("=", "+", "-", "@")) else shown


def read_carrier(path: Path) -> Carried:
    """What the file at ``path`` carries. Raises HandOverUnreadable with a sentence."""
    return carried(read_file(path))


def read_file(path: Path) -> bytes:
    """The bytes of a file that may be a carrier. Raises HandOverUnreadable with a sentence."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(len(_PDF))
            most = LARGEST_PACKED if head.startswith(_ZIP) else LARGEST_PDF
            if size > most:
                raise HandOverUnreadable(f"“{path.name}”有{size // 1024 // 1024}MB，太大，不是送审文件，没有读。")
            return head + file.read(most)
    except FileNotFoundError:
        raise HandOverUnreadable(f"没有“{path.name}”这个文件。请核对文件名。") from None
    except OSError:
        raise HandOverUnreadable(f"“{path.name}”不能读取。请确认它是文件，并且没有被别的程序占用。") from None


def carried(data: bytes) -> Carried:
    """What a file with the bytes ``data`` carries. Raises HandOverUnreadable."""
    if data.startswith(_ZIP):  # first: a PDF may lie in it as it is
        return _from_packed(data)
    if _PDF in data[:1024]:
        return _from_pdf(data)
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        return Carried("数据文件", None, data)
    if not data:
        raise HandOverUnreadable("文件是空的。请让对方重新发送。")
    raise HandOverUnreadable(
        "这个文件里面不是PDF、压缩包或者表格，不管文件名是什么，都不是送审文件。"
        "可能是改过文件名，或者发送时损坏了，请让对方重新发送。"
    )


def _from_pdf(data: bytes) -> Carried:
    if unpacks_too_much(data):
        raise HandOverUnreadable("PDF里有的内容解开以后太大，不是年报，没有读。")
    try:
        found = attachments(data)
    except UnreadablePdf as problem:
        raise HandOverUnreadable(str(problem)) from None
    handed = next((each.data for each in found if each.name == HANDED), None)
    if handed is None and len(found) == 1:
        handed = found[0].data  # renamed by a viewer
    lost = "" if handed is not None else "PDF里没有附带数据：可能在别的程序里另存过，或者被邮件、OA去掉了附件。"
    return Carried("PDF", data, handed, lost)


def _from_packed(data: bytes) -> Carried:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS:
                raise HandOverUnreadable(f"压缩包里有{len(parts)}个文件，不是送审文件，没有读。")
            if any(each.file_size > _LARGEST_PART for each in parts):
                raise HandOverUnreadable("压缩包里有的文件解开以后太大，不是送审文件，没有读。")
            if sum(each.file_size for each in parts) > 2 * _LARGEST_PART:
                raise HandOverUnreadable("压缩包解开以后太大，不是送审文件，没有读。")
            if any(each.flag_bits & 1 for each in parts):
                raise HandOverUnreadable("压缩包加了密码，不能读。请让对方不加密码重新发送。")
            if "xl/workbook.xml" in archive.namelist():
                return Carried("表格", None, _from_sheet(data))
            return _from_zip(archive)
    except HandOverUnreadable:
        raise
    except _BROKEN:
        raise HandOverUnreadable("压缩包已经损坏或者不完整，不能读。请让对方重新发送。") from None


def _from_zip(archive: zipfile.ZipFile) -> Carried:
    named = {each.filename.lower(): each for each in archive.infolist() if not each.is_dir()}
    texts = [archive.read(each) for name, each in named.items() if name.endswith(".json")]
    pages = [archive.read(each) for name, each in named.items() if name.endswith(".pdf")]
    if len(texts) > 1 or len(pages) > 1:
        raise HandOverUnreadable("压缩包里有几份数据或者几个PDF，分不清是哪一份。请一份一份地读。")
    if not texts and not pages:
        nested = any(name.endswith((".zip", ".xlsx", ".rar", ".7z")) for name in named)
        more = "里面还有压缩包，请先解开。" if nested else ""
        raise HandOverUnreadable(f"压缩包里没有送审文件。{more}")
    lost = "" if texts else "压缩包里没有数据，只有PDF。"
    lost = lost or ("" if pages else "压缩包里没有PDF，只有数据。")
    if pages and not texts:
        inner = _from_pdf(pages[0])
        return Carried("压缩包", pages[0], inner.data, "" if inner.data else lost)
    return Carried("压缩包", pages[0] if pages else None, texts[0], lost)


def _from_sheet(data: bytes) -> bytes:
    """The data in the program's own sheet. Raises HandOverUnreadable."""
    from openpyxl import load_workbook  # noqa: PLC0415

    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        if SHEET not in book.sheetnames:
            raise HandOverUnreadable(f"表格里没有“{SHEET}”这一张，不是送审文件，或者这一张被删掉了。")
        rows = book[SHEET].iter_rows(max_row=_MOST_ROWS, max_col=3, values_only=True)
        head, *rest = ([str(cell) for cell in row if cell is not None] for row in rows)
        book.close()
    except HandOverUnreadable:
        raise
    except (*_BROKEN, KeyError, TypeError, AttributeError, IndexError, ExpatError, SyntaxError):
        raise HandOverUnreadable("表格已经损坏，或者不是表格，不能读。请让对方重新发送。") from None
    return _unpacked(head, "".join(row[0] for row in rest if row))


def _unpacked(head: list[str], text: str) -> bytes:
    if len(head) < 3 or head[0] != _HEAD:
        raise HandOverUnreadable(f"“{SHEET}”这一张的开头被改动过，不能读。请让对方重新发送。")
    try:
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(base64.b64decode(text, validate=True), _LARGEST_PART)
    except (ValueError, zlib.error):
        content = b""
    if sha256(content).hexdigest() != head[1]:
        raise HandOverUnreadable(f"“{SHEET}”这一张被改动过，或者缺了几行，不能读。请让对方重新发送。")
    return content


def handed_in(found: Carried, editions: Editions) -> HandOver:
    """The hand-over that a file carries. Raises HandOverUnreadable; a 送审稿 without its data is told as such."""
    if found.data is not None:
        return from_json(found.data, editions)
    try:
        printed = next((each for each in printed_codes(found.pages or b"") if each), None)
    except UnreadablePdf as problem:
        raise HandOverUnreadable(str(problem)) from None
    if printed is None:
        raise HandOverUnreadable("这个PDF没有附带数据，也没有校验码，不是送审文件。")
    told = f"这是送审稿（校验码 {printed}），但数据没有了。{found.lost}"
    raise HandOverUnreadable(f"{told}请让对方改发 .zip 或者 .xlsx；只看页面可以直接打开PDF。")


def page_count(pages: bytes) -> int:
    """How many pages a PDF has. Raises HandOverUnreadable."""
    try:
        with opened(pages) as document:
            return len(document)
    except UnreadablePdf as problem:
        raise HandOverUnreadable(str(problem)) from None
