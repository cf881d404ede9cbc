"""Names of places, in the words people use: 第三部分“自然人”列第（七）行."""

import re

from forms.draft.draft import Draft
from forms.edition.model import Chapter, Field

_NUMERAL = re.compile(r"([一二三四五六七八九十]+)、")


def part(chapter: str) -> str:
    """``三、收到和处理…`` → 第三部分; a chapter without number by its label."""
    match = _NUMERAL.match(chapter)
    return f"第{match[1]}部分" if match else f"“{chapter}”"


def column(field: Field) -> str:
    """The column's label, with its head where that tells two columns apart (法人或其他组织“其他”, 行政复议“总计”)."""
    if not field.column:
        return ""
    head = field.column[-2] if len(field.column) > (2 if field.row else 1) else ""
    return f"“{head} · {field.column[-1]}”列" if head else f"“{field.column[-1]}”列"


def row(field: Field) -> str:
    """The row's label."""
    inner = field.row[-2] if len(field.row) > 2 else ""
    return f"“{inner} {field.row[-1]}”行" if inner else f"“{field.row[-1]}”行" if field.row else ""


def place(draft: Draft, field_id: str) -> str:
    """Where ``field_id`` stands, in one phrase."""
    prefix, colon, target = field_id.partition(":")
    field = draft.field(target if colon else prefix)
    if field is None:
        return f"“{field_id}”"
    told = {"published": "已公布的", "control": "台账的"}.get(prefix, "") if colon else ""
    if field.in_table:
        return f"{told}{part(field.chapter)}{column(field)}{row(field)}"
    if field.row:
        return f"{part(field.chapter)}“{field.section or field.chapter}”的数字“{field.row[-1]}”"
    if field.section:
        return f"{part(field.chapter)}“{field.section}”"
    return part(field.chapter)


def whole_part(chapter: Chapter) -> str:
    """The chapter by number and name: 第三部分“收到和处理政府信息公开申请情况”."""
    return f"{part(chapter.label)}“{chapter.label.partition('、')[2] or chapter.label}”"
