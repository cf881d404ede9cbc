"""The cells of a sheet that came back, from .xlsx or .docx: what is damaged, too large or carries macros is refused."""

import zipfile
from pathlib import Path

from desktop.importing.sheets import Block, SheetUnreadable, sheets

LARGEST = 8 * 1024 * 1024  # bytes; a sheet has less than one
LARGEST_UNPACKED = 64 * 1024 * 1024
SHEET, DOCUMENT = ".xlsx", ".docx"
_MACROS = ("vbaproject.bin", "vbadata.xml")
AGAIN = "请让填表的人在WPS或者Excel里打开，另存为 .xlsx 或者 .docx 再发来。"


def blocks(path: Path) -> list[Block]:
    """The cells of each sheet, or of the paragraphs and tables of a document. Raises SheetUnreadable."""
    kind = _kind(path)
    return sheets(path) if kind == SHEET else [_document(path)]


def _kind(path: Path) -> str:
    """How the file is to be read, by what is in it. Raises SheetUnreadable."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise SheetUnreadable(
                f"“{path.name}”有{size // 1024 // 1024}MB，太大了，不像征集表。请去掉里面的图片再收回。"
            )
        if path.suffix.lower() in (".xls", ".doc", ".wps", ".et"):
            raise SheetUnreadable(f"“{path.name}”是旧格式。{AGAIN}")
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except SheetUnreadable:
        raise
    except OSError:
        raise SheetUnreadable(f"“{path.name}”不能读取。请确认文件还在，并且没有被别的程序占用。") from None
    except Exception:
        # Whatever zipfile raises over bytes that are no archive means the same.
        raise SheetUnreadable(f"“{path.name}”损坏了，或者不是征集表。{AGAIN}") from None
    names = {each.filename.lower() for each in parts}
    if path.suffix.lower() in (".xlsm", ".docm") or any(name.endswith(_MACROS) for name in names):
        raise SheetUnreadable(f"“{path.name}”里有宏，不读。{AGAIN}")
    if sum(each.file_size for each in parts) > LARGEST_UNPACKED:
        raise SheetUnreadable(f"“{path.name}”里的内容太大，不像征集表。{AGAIN}")
    if "xl/workbook.xml" in names:
        return SHEET
    if "word/document.xml" in names:
        return DOCUMENT
    raise SheetUnreadable(f"“{path.name}”不是 .xlsx 或者 .docx 的征集表。{AGAIN}")


def _document(path: Path) -> Block:
    from docx import Document  # noqa: PLC0415  -- only when such a file comes

    try:
        document = Document(str(path))
        rows = [[paragraph.text] for paragraph in document.paragraphs]
        rows += [[cell.text.strip() for cell in row.cells] for table in document.tables for row in table.rows]
    except Exception:
        # python-docx lets out whatever its parsers raise; all of it means that the file is none it can read.
        raise SheetUnreadable(f"“{path.name}”损坏了，读不懂。{AGAIN}") from None
    width = max((len(row) for row in rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]
