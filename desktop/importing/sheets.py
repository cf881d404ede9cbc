"""The cells of a spreadsheet file as text: .xlsx, and .csv as Excel and WPS write it. Nothing is computed or judged."""

import csv
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from io import StringIO
from pathlib import Path

LARGEST = 64 * 1024 * 1024  # bytes
MOST_ROWS, MOST_COLUMNS = 100_000, 200
NEW = (".xlsx", ".xlsm")
OLD = (".xls", ".et", ".wps", ".ett")
Block = list[list[str]]


class SheetUnreadable(Exception):
    """The file is no sheet that can be read; the message says in Chinese what to do."""


def sheets(path: Path) -> list[Block]:
    """The cells of each sheet of the file. Raises SheetUnreadable."""
    if path.suffix.lower() in OLD:
        raise SheetUnreadable(f"“{path.name}”是旧格式。请在WPS或者Excel里另存为 .xlsx，然后再导入。")
    try:
        if path.stat().st_size > LARGEST:
            raise SheetUnreadable(f"“{path.name}”太大。请只留台账这一张表，另存以后再导入。")
        if path.suffix.lower() in NEW or zipfile.is_zipfile(path):
            return list(_workbook(path))
        return [_comma_separated(path.read_bytes())]
    except SheetUnreadable:
        raise
    except OSError:
        raise SheetUnreadable(f"“{path.name}”不能读取。请确认文件还在，并且没有被别的程序占用。") from None
    except Exception:
        # openpyxl lets out whatever its parsers raise; all of it means that the file is none it can read.
        raise SheetUnreadable(f"“{path.name}”读不懂。请在WPS或者Excel里打开，另存为 .xlsx，然后再导入。") from None


def _workbook(path: Path) -> Iterator[Block]:
    from openpyxl import load_workbook  # noqa: PLC0415  -- a quarter of a second that most runs need not

    book = load_workbook(path, read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            if hasattr(sheet, "reset_dimensions"):
                sheet.reset_dimensions()  # what other programs write there need not be true
            rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
            yield _trimmed([[_text(value) for value in row] for row in rows])
    finally:
        book.close()


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _comma_separated(data: bytes) -> Block:
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            first = text.partition("\n")[0]
            mark = max(",\t;", key=first.count)
            rows = csv.reader(StringIO(text, newline=""), delimiter=mark)
            return _trimmed([[cell.strip() for cell in row[:MOST_COLUMNS]] for row in rows][:MOST_ROWS])
    raise UnicodeError


def _trimmed(block: Block) -> Block:
    """All rows of one width, without what is blank to the right and at the end."""
    while block and not any(block[-1]):
        block.pop()
    width = max((index + 1 for row in block for index, cell in enumerate(row) if cell), default=0)
    return [[*row, *[""] * width][:width] for row in block]
