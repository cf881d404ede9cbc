"""征集表 as a sheet for Excel and WPS: only the cells to be filled in can be typed into."""

from datetime import datetime
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Protection, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from forms.collecting.sheet import FOOT, HEADS, MATERIAL, VALUE, Sheet

_WIDTHS: Final = (6, 44, 7, 12, 14, 56)  # characters
_LINE: Final = Side(style="thin")
_BOX: Final = Border(_LINE, _LINE, _LINE, _LINE)
_ROOM: Final = 160  # points for 素材文字


def collecting_xlsx(sheet: Sheet, created: datetime) -> bytes:
    """The sheet as .xlsx, A4 across."""
    book = Workbook()
    book.properties.creator, book.properties.title = sheet.agency, sheet.title
    book.properties.created = book.properties.modified = created
    page = book.worksheets[0]
    page.title = "征集表"
    for text, font in ((sheet.title, Font(bold=True, size=16)), (sheet.mark, Font()), (sheet.asked, Font())):
        page.append([text])
        page.cell(page.max_row, 1).font = font
        page.cell(page.max_row, 1).alignment = Alignment(wrap_text=True, vertical="center")
        page.merge_cells(start_row=page.max_row, end_row=page.max_row, start_column=1, end_column=len(HEADS))
    page.row_dimensions[1].height, page.row_dimensions[3].height = 28, 36
    page.append(list(HEADS))
    page.freeze_panes = "A5"
    for number, each in enumerate(sheet.rows, start=1):
        page.append([number, each.item, each.unit, _figure(each.last), _figure(each.value), each.help])
    for row, cells in enumerate(page.iter_rows(min_row=4, max_row=page.max_row, max_col=len(HEADS)), start=4):
        for column, cell in enumerate(cells):
            cell.border = _BOX
            cell.alignment = Alignment(
                wrap_text=True, vertical="center", horizontal="left" if column in (1, 5) else None
            )
            cell.font = Font(bold=row == 4)
            if column == VALUE and row > 4:
                cell.protection = Protection(locked=False)
    for label in (MATERIAL, *FOOT):
        _line(page, label, _ROOM if label == MATERIAL else 26)
    for row_cells in page.iter_rows():
        for cell in row_cells:
            if cell.data_type == "f":
                cell.data_type = "s"  # what begins with = is words too
    for index, width in enumerate(_WIDTHS):
        page.column_dimensions["ABCDEF"[index]].width = width
    page.protection.sheet = True
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "4:4"
    whole = BytesIO()
    book.save(whole)
    return whole.getvalue()


def _line(page: Worksheet, label: str, height: int) -> None:
    """A label with room to write at its right."""
    row = page.max_row + 1
    page.cell(row, 2, label).font = Font(bold=True)
    room = page.cell(row, 3)
    room.protection = Protection(locked=False)
    room.alignment = Alignment(wrap_text=True, vertical="top" if label == MATERIAL else "center")
    for column in range(2, len(HEADS) + 1):
        page.cell(row, column).border = _BOX
    page.merge_cells(start_row=row, end_row=row, start_column=3, end_column=len(HEADS))
    page.row_dimensions[row].height = height


def _figure(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 9 else text
