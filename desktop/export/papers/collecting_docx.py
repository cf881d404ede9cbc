"""征集表 as a document for Word and WPS, for offices that fill it in by hand or have no Excel. Plain tables only."""

from datetime import datetime
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from forms.collecting.sheet import FOOT, HEADS, ITEM, MATERIAL, Sheet

_WIDTHS: Final = (13.0, 82.0, 14.0, 24.0, 28.0, 96.0)  # mm
_LABEL, _ROOM = 50.0, 207.0
_BODY, _HEI, _TITLE = "仿宋", "黑体", "宋体"


def collecting_docx(sheet: Sheet, created: datetime) -> bytes:
    """The sheet as .docx, A4 across."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = sheet.title, sheet.agency, ""
    properties.comments = ""
    properties.created = properties.modified = created
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin = page.bottom_margin = Mm(15)
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    _paragraph(document, sheet.title, _TITLE, 18).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in (sheet.mark, sheet.asked):
        _paragraph(document, text, _BODY, 12)
    table = _table(document, len(HEADS))
    _row(table, _WIDTHS, HEADS, face=_HEI)
    heads = OxmlElement("w:tblHeader")  # repeated on every page
    table.rows[0]._tr.get_or_add_trPr().append(heads)
    for number, row in enumerate(sheet.rows, start=1):
        _row(table, _WIDTHS, (str(number), row.item, row.unit, row.last, row.value, row.help))
    _paragraph(document, "", _BODY, 6)
    below = _table(document, 2)
    for label in (MATERIAL, *FOOT):
        _row(below, (_LABEL, _ROOM), (label, ""), height=50 if label == MATERIAL else 12)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _table(document: Any, columns: int) -> Any:
    table = document.add_table(rows=0, cols=columns)
    table.style = "Table Grid"
    table.autofit = False
    return table


def _row(table: Any, widths: tuple[float, ...], texts: tuple[str, ...], *, face: str = _BODY, height: int = 0) -> None:
    row = table.add_row()
    if height:
        row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
    for column, (cell, width, text) in enumerate(zip(row.cells, widths, texts, strict=True)):
        cell.width = Mm(width)
        paragraph = cell.paragraphs[0]
        _dress(paragraph.add_run(text), face, 10.5)
        if len(texts) == len(HEADS) and column not in (ITEM, len(HEADS) - 1):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _paragraph(document: Any, text: str, face: str, size: float) -> Any:
    paragraph = document.add_paragraph()
    _dress(paragraph.add_run(text), face, size)
    return paragraph


def _dress(run: Any, face: str, size: float) -> None:
    """The face for Chinese and for Latin characters alike."""
    run.font.name, run.font.size = face, Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
