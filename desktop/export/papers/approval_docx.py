"""审签单 as a document for Word and WPS, with the boxes of the printed sheet, for offices that fill it in on screen.

Plain tables with fixed widths and least heights, no frames and no content controls (office.md 26).
"""

from datetime import datetime
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from desktop.export.papers.approval_sheet import BESIDE, HANDWRITING, LAST, NAME, PAIRS, ApprovalSheet

BODY, HEI, TITLE = "仿宋", "黑体", "宋体"
_WIDTHS: Final = (26.0, 56.5, 26.0, 56.5)  # mm: label and room, twice
_LINE: Final = 11.0


def approval_docx(sheet: ApprovalSheet, created: datetime) -> bytes:
    """The sheet as .docx, one page for the usual number of steps."""
    document = Document()
    _about(document, sheet, created)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Mm(25), Mm(20), Mm(18), Mm(15)
    _line(document.paragraphs[0] if document.paragraphs else document.add_paragraph(), sheet.agency, BODY, 14)
    _line(document.add_paragraph(), sheet.name, TITLE, 22, bold=True)
    *others, signer = sheet.steps
    table = document.add_table(rows=0, cols=len(_WIDTHS))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _beside_the_signature(table, sheet, signer)
    for name, text in sheet.across.items():
        cells = _row(table, _LINE)
        _label(cells[0], name)
        _write(cells[1].merge(cells[3]), text)
    for start in range(0, len(others), 2):
        cells = _row(table, HANDWRITING)
        _label(cells[0], others[start])
        if start + 1 < len(others):
            _label(cells[2], others[start + 1])
        else:
            cells[1].merge(cells[3])
    for pair in PAIRS:
        cells = _row(table, _LINE)
        for place, name in enumerate(pair):
            _label(cells[2 * place], name)
            _write(cells[2 * place + 1], sheet.fields[name])
    cells = _row(table, _LINE)
    _label(cells[0], LAST)
    _write(cells[1].merge(cells[3]), sheet.fields[LAST])
    _line(document.add_paragraph(), sheet.trace, BODY, 9, centred=False)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _about(document: Any, sheet: ApprovalSheet, created: datetime) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = sheet.name, sheet.agency, ""
    properties.subject = NAME
    properties.comments = ""
    properties.created = properties.modified = created
    style = document.styles["Normal"]
    _face(style, BODY, 12)
    style.paragraph_format.space_after = Pt(0)


def _beside_the_signature(table: Any, sheet: ApprovalSheet, signer: str) -> None:
    """The signer's box, top right, as high as the fields at its left."""
    rows = []
    for name in BESIDE:
        cells = _row(table, _LINE)
        _label(cells[0], name)
        _write(cells[1], sheet.fields[name])
        rows.append(cells)
    box = rows[0][2].merge(rows[-1][3])
    _face(box.paragraphs[0].add_run(f"{signer}："), HEI, 14)


def _row(table: Any, height: float) -> Any:
    row = table.add_row()
    row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
    for cell, width in zip(row.cells, _WIDTHS, strict=True):
        cell.width = Mm(width)
    return row.cells


def _label(cell: Any, text: str) -> None:
    _face(cell.paragraphs[0].add_run(text), HEI, 12)
    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def _write(cell: Any, text: str) -> None:
    _face(cell.paragraphs[0].add_run(text), BODY, 12)


def _line(paragraph: Any, text: str, face: str, size: float, *, bold: bool = False, centred: bool = True) -> None:
    run = paragraph.add_run(text)
    run.bold = bold
    _face(run, face, size)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _face(styled: Any, face: str, size: float) -> None:
    """The face for Chinese and for Latin characters alike."""
    styled.font.name, styled.font.size = face, Pt(size)
    styled.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
