"""审签单: the sheet on top of a report on which its approval is written by hand (office.md 20).

A box for each step with at least 20 mm of height for handwriting, the last step (签发) the largest, top right. Boxes of
steps stay blank: nothing is printed as if somebody had signed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from desktop.export.papers.form import BOTTOM, LEFT, TOP, WIDTH, Area, Form, fitted
from desktop.export.pdf.faces import FaceRole, Faces

NAME: Final = "审签单"
HANDWRITING: Final = 22.0  # mm
SIGNATURE_WIDTH: Final = 80.0
_LINE: Final = 11.0
_TITLE: Final = 16.0
_LABEL: Final = 30.0
_STEP_LABEL: Final = 20.0
_TRACE: Final = 6.0
_CORRECTION: Final = 17.5  # each box of a correction


@dataclass(frozen=True, slots=True)
class ApprovalSheet:
    """``fields`` are the printed fields by name, in order, blank where they are written by hand; ``steps`` names.

    ``trace`` says which text the sheet belongs to: the revision and its code. ``name`` is what the office calls the
    sheet; ``correction`` says what is corrected and why, empty where nothing is.
    """

    agency: str
    fields: dict[str, str]
    steps: tuple[str, ...]
    trace: str
    name: str = NAME
    correction: Mapping[str, str] = field(default_factory=dict)

    @property
    def across(self) -> dict[str, str]:
        """The fields that take the whole width, in order, with what stands in them."""
        return {**{name: self.fields[name] for name in ACROSS}, **self.correction}


# What stands left of the box of the signer, then over the whole width, then two by two at the foot.
BESIDE: Final = ("发文字号", "密级和保密期限", "紧急程度", "公开属性")
ACROSS: Final = ("标题", "主送", "抄送", "附件")
PAIRS: Final = (("拟稿单位", "拟稿人/电话"), ("校对", "打印份数"))
LAST: Final = "成文日期"


def approval_sheet(sheet: ApprovalSheet, faces: Faces, created: datetime) -> bytes:
    """The sheet as PDF: one page, more where an office has more steps than one page has room for."""
    form = Form(f"{sheet.agency}{sheet.name}", sheet.agency, faces, created, kind=NAME)
    top = form.heading(sheet.name, TOP, over=sheet.agency)
    *others, signer = sheet.steps
    for number, name in enumerate(BESIDE):
        area = Area(LEFT, top + number * _LINE, WIDTH - SIGNATURE_WIDTH, _LINE)
        form.labelled(name, sheet.fields[name], area, _LABEL)
    _signature(form, signer, top)
    top += len(BESIDE) * _LINE
    foot = (len(PAIRS) + 1) * _LINE + _TRACE
    across = sum(_height(name, sheet) for name in sheet.across)
    room = int((BOTTOM - top - foot - across) // HANDWRITING)
    first, rest = others[: 2 * room], others[2 * room :]
    for name, text in sheet.across.items():
        form.labelled(name, text, Area(LEFT, top, WIDTH, _height(name, sheet)), _LABEL)
        top += _height(name, sheet)
    # The steps take what height is left on the page, more than they need.
    rows = -(-len(first) // 2)
    tall = min((BOTTOM - foot - top) / rows, 1.6 * HANDWRITING) if rows else 0.0
    top = _steps(form, first, top, tall)
    _foot(form, sheet, top)
    form.turn()
    while rest:
        top = form.heading(f"{sheet.name}（续）", TOP, over=sheet.agency)
        room = 2 * int((BOTTOM - _TRACE - top) // HANDWRITING)
        top = _steps(form, rest[:room], top, HANDWRITING)
        form.words(fitted(sheet.trace, WIDTH, _TRACE, (9.0,)), LEFT, top + 1.5, WIDTH)
        form.turn()
        rest = rest[room:]
    return form.data()


def _height(name: str, sheet: ApprovalSheet) -> float:
    """How high the box of ``name`` is, over the whole width."""
    return _CORRECTION if name in sheet.correction else _TITLE if name == ACROSS[0] else _LINE


def _signature(form: Form, signer: str, top: float) -> None:
    """The signer's box: as high as all the fields beside it."""
    left, height = LEFT + WIDTH - SIGNATURE_WIDTH, len(BESIDE) * _LINE
    form.box(Area(left, top, SIGNATURE_WIDTH, height))
    label = fitted(f"{signer}：", SIGNATURE_WIDTH - 4, 12, (14.0, 12.0, 9.0))
    form.words(label, left + 2, top + 1, SIGNATURE_WIDTH - 4, role=FaceRole.HEI)


def _steps(form: Form, steps: list[str], top: float, height: float) -> float:
    """Boxes two by two; returns where they end. Beside the last of an odd number an empty one is left for a note."""
    for number, name in enumerate(steps):
        left = LEFT + number % 2 * WIDTH / 2
        form.labelled(name, "", Area(left, top + number // 2 * height, WIDTH / 2, height), _STEP_LABEL)
    top += (len(steps) + 1) // 2 * height
    if len(steps) % 2:
        form.box(Area(LEFT + WIDTH / 2, top - height, WIDTH / 2, height))
    return top


def _foot(form: Form, sheet: ApprovalSheet, top: float) -> None:
    for pair in PAIRS:
        for number, name in enumerate(pair):
            left = LEFT + number * WIDTH / 2
            form.labelled(name, sheet.fields[name], Area(left, top, WIDTH / 2, _LINE), _LABEL)
        top += _LINE
    form.labelled(LAST, sheet.fields[LAST], Area(LEFT, top, WIDTH, _LINE), _LABEL)
    form.words(fitted(sheet.trace, WIDTH, _TRACE, (9.0,)), LEFT, top + _LINE + 1.5, WIDTH)
