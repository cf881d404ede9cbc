"""信息公开保密审查表 with its annex: what the program found by pattern, and what was said to it (office.md 6).

Every tick and every opinion is left to the hand that signs.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop.export.papers.form import BOTTOM, LEFT, PADDING, TOP, WIDTH, Area, Form, fitted
from desktop.export.pdf.faces import FaceRole, Faces

NAME: Final = "信息公开保密审查表"
OPINIONS: Final = ("承办人意见", "承办{unit}负责人意见", "保密审查机构意见", "分管负责人审批")
CHOICES: Final = {
    "载体形式": ("公文类", "非公文类"),
    "拟公开方式": ("政府网站", "政务新媒体", "公报", "公开栏", "其他"),
    "公开属性": ("主动公开", "依申请公开", "不予公开"),
    "是否涉及": ("国家秘密", "工作秘密", "商业秘密", "个人隐私", "其他不宜公开"),
}
ANNEX: Final = "附：程序按样式查到的内容"
SIGNED: Final = "签字：　　　　　　　　　年　　月　　日"
LIMITS: Final = (
    "程序只按身份证号、手机号、银行卡号、个人邮箱、姓名和案号的样式查找，不能判断是否涉密，不能代替保密审查。"
)
_LABEL: Final = 36.0
_LINE: Final = 12.0
_OPINION: Final = 32.0
_TALLEST: Final = 200.0  # an answer of the greatest length takes 180
_COLUMNS: Final = (12.0, 98.0, 55.0)


@dataclass(frozen=True, slots=True)
class Sensitive:
    """One thing that was found, in a sentence that does not repeat it in full, and how it was answered."""

    told: str
    answer: str


@dataclass(frozen=True, slots=True)
class SecrecySheet:
    """``title`` is that of the report; ``trace`` names the revision and its code, ``unit`` is a part of the office."""

    title: str
    agency: str
    found: tuple[Sensitive, ...]
    trace: str
    unit: str = "处室"


def secrecy_sheet(sheet: SecrecySheet, faces: Faces, created: datetime) -> bytes:
    """The sheet and its annex as PDF."""
    form = Form(f"{sheet.agency}{NAME}", sheet.agency, faces, created)
    top = form.heading(NAME, TOP)
    for label, text, height in (
        ("拟公开信息名称", sheet.title, 16.0),
        ("拟公开单位", sheet.agency, _LINE),
        *((name, "　".join(f"□{each}" for each in choices), _LINE) for name, choices in list(CHOICES.items())[:3]),
        ("拟公开时间", "", _LINE),
        *((name, "　".join(f"□{each}" for each in choices), _LINE) for name, choices in list(CHOICES.items())[3:]),
    ):
        form.labelled(label, text, Area(LEFT, top, WIDTH, height), _LABEL)
        top += height
    for name in OPINIONS:
        form.labelled(name.format(unit=sheet.unit), "", Area(LEFT, top, WIDTH, _OPINION), _LABEL)
        inner = WIDTH - _LABEL - 2 * PADDING
        signed = fitted(SIGNED, inner, 6, (10.5,))
        form.words(signed, LEFT + _LABEL + inner - 75, top + _OPINION - 7, inner)
        top += _OPINION
    form.words(fitted(sheet.trace, WIDTH, 6, (9.0,)), LEFT, top + 1.5, WIDTH)
    form.turn()
    _annex(form, sheet)
    return form.data()


def _annex(form: Form, sheet: SecrecySheet) -> None:
    top = _annex_head(form, sheet, listed=bool(sheet.found))
    for number, each in enumerate(sheet.found, start=1):
        texts = (str(number), each.told, each.answer or "未处理")
        inner = [
            fitted(text, width - 2 * PADDING, _TALLEST, (10.5,)) for text, width in zip(texts, _COLUMNS, strict=True)
        ]
        height = max(9.0, max(each.height for each in inner) + 2 * PADDING)
        if top + height > BOTTOM:
            form.turn()
            top = _annex_head(form, sheet, listed=True)
        form.row(texts, _COLUMNS, top, height)
        top += height
    form.turn()


def _annex_head(form: Form, sheet: SecrecySheet, *, listed: bool) -> float:
    """The head of a page of the annex; returns where it ends."""
    title = fitted(ANNEX, WIDTH, 10, (16.0,))
    form.words(title, LEFT, TOP, WIDTH, role=FaceRole.HEI)
    top = TOP + title.height + 2
    for text in (sheet.title, sheet.trace, LIMITS, *(() if listed else ("没有查到。",))):
        told = fitted(text, WIDTH, 20, (10.5, 9.0))
        form.words(told, LEFT, top, WIDTH)
        top += told.height + 1
    if listed:
        form.row(("序号", "在哪里，是什么", "怎样处理"), _COLUMNS, top + 1, 9.0, head=True)
        top += 10.0
    return top
