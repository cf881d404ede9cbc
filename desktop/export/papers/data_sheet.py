"""数据与核对情况: what a supervisor must know before signing, on one sheet of A4 and never on two (office.md 20).

Head, key figures, shares, vouchers and foot always stand; changed figures and questions share the height that is left,
and what has no room is counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from typing import Final

from desktop.export.papers.form import BOTTOM, LEFT, PADDING, TEXT_SIZES, TOP, WIDTH, Area, Fitted, Form, fitted
from desktop.export.pdf.faces import FaceRole, Faces
from desktop.export.pdf.grid import MM

NAME: Final = "数据与核对情况"
_ROW: Final = 6.2
_TALL: Final = 8.6  # a row whose label or reason takes two lines
_COLUMNS: Final = (48.0, 17.0, 17.0, 27.0, 56.0)
_FIGURES: Final = (1, 2, 3)
_HEADS: Final = ("项目", "本年", "上年", "增减", "原因")
_TITLE: Final = 6.5  # a heading over a block
_MORE: Final = 5.0  # the line that counts what has no room
_MOST_ASKED: Final = 60  # questions; no page has room for more
_SIZES: Final = (9.0,)
_TALLEST: Final = 12.5  # of a text above the figures
_LONGEST_QUESTION: Final = 3  # lines


@dataclass(frozen=True, slots=True)
class Change:
    """A figure of both years, as printed; ``reason`` is empty where nothing was said."""

    label: str
    now: str
    before: str
    change: str
    reason: str


@dataclass(frozen=True, slots=True)
class DataSheet:
    """``key`` are at most eight figures; ``changed`` those that changed by more than half; ``questions`` whole lines.

    ``correction`` says what is corrected, empty where nothing is; ``unit`` what a part of the office is called.
    ``shares`` are sentences on how much is last year's text; ``vouchers`` what people vouch for by hand.
    """

    title: str
    agency: str
    verdict: str
    key: tuple[Change, ...]
    changed: tuple[Change, ...]
    questions: tuple[str, ...]
    shares: str
    vouchers: tuple[str, ...]
    trace: str
    correction: str = ""
    unit: str = "处室"


def data_sheet(sheet: DataSheet, faces: Faces, created: datetime) -> bytes:
    """The sheet as PDF, one page."""
    form = Form(f"{sheet.title}{NAME}", sheet.agency, faces, created)
    top = form.heading(NAME, TOP - 5)
    for text, role, sizes in (
        (sheet.title, FaceRole.BODY, (12.0, 10.5, 9.0)),
        (sheet.verdict, FaceRole.HEI, (12.0, 10.5, 9.0)),
        *([(sheet.correction, FaceRole.BODY, (10.5, 9.0))] if sheet.correction else []),
    ):
        told = fitted(text, WIDTH, _TALLEST, sizes)
        form.words(told, LEFT, top, WIDTH, role=role)
        top += told.height + 1
    top = _figures(form, "一、主要数字", sheet.key, top)
    foot = _foot_height(sheet)
    room = BOTTOM + 8 - foot - top
    changed = _TITLE + (_ROW + sum(map(_height, sheet.changed)) if sheet.changed else _MORE)
    # Questions get at least half, changed figures what the questions leave or the other half.
    asked = _asked_height(sheet.questions)
    top = _changed(form, sheet.changed, top, top + min(changed, max(room / 2, room - asked)))
    _questions(form, sheet.questions, top, BOTTOM + 8 - foot)
    _foot(form, sheet, BOTTOM + 8 - foot)
    form.turn()
    return form.data()


def _title(form: Form, text: str, top: float) -> float:
    told = fitted(text, WIDTH, _TITLE, (10.5,))
    form.words(told, LEFT, top + 1, WIDTH, role=FaceRole.HEI)
    return top + _TITLE


def _figures(form: Form, title: str, listed: Sequence[Change], top: float) -> float:
    top = _title(form, title, top)
    form.row(_HEADS, _COLUMNS, top, _ROW, head=True)
    top += _ROW
    for each in listed:
        height = _height(each)
        form.row((each.label, each.now, each.before, each.change, each.reason), _COLUMNS, top, height, figures=_FIGURES)
        top += height
    return top


def _height(change: Change) -> float:
    texts = ((change.label, _COLUMNS[0]), (change.reason, _COLUMNS[-1]))
    short = all(fitted(text, width - 2 * PADDING, _ROW - PADDING, TEXT_SIZES[1:]).whole for text, width in texts)
    return _ROW if short else _TALL


def _changed(form: Form, listed: Sequence[Change], top: float, bottom: float) -> float:
    title = "二、其他增减超过50%的数字"
    if not listed:
        top = _title(form, title, top)
        return _line(form, "没有。", top)
    heights = [_height(each) for each in listed]
    room = bottom - top - _TITLE - _ROW + 0.01
    if sum(heights) > room:
        room -= _MORE
    shown = sum(1 for reached in accumulate(heights) if reached <= room)
    top = _figures(form, title, listed[:shown], top)
    if shown < len(listed):
        top = _line(form, f"还有{len(listed) - shown}个数字写不下，见程序的“核对”。", top)
    return top


def _questions(form: Form, listed: Sequence[str], top: float, bottom: float) -> None:
    top = _title(form, "三、须改和请核的事项及说明", top)
    if not listed:
        _line(form, "没有。", top)
        return
    every = [_asked(listed[number], number, TEXT_SIZES[1]) for number in range(min(len(listed), _MOST_ASKED))]
    size = TEXT_SIZES[1] if sum(each.height for each in every) <= bottom - top else TEXT_SIZES[2]
    for number, text in enumerate(listed):
        told = _asked(text, number, size)
        last = number == len(listed) - 1
        if top + told.height > bottom - (0 if last else _MORE):
            _line(form, f"还有{len(listed) - number}处写不下，见程序的“核对”。", top)
            return
        form.words(told, LEFT, top, WIDTH)
        top += told.height


def _asked_height(listed: Sequence[str]) -> float:
    heights = (_asked(each, number, TEXT_SIZES[2]).height for number, each in enumerate(listed[:_MOST_ASKED]))
    return _TITLE + _MORE + sum(heights)


def _asked(text: str, number: int, size: float) -> Fitted:
    """A question with its number, cut after three lines."""
    return fitted(f"{number + 1}．{text}", WIDTH, _LONGEST_QUESTION * size * 1.35 / MM, (size,))


def _line(form: Form, text: str, top: float) -> float:
    told = fitted(text, WIDTH, _MORE, _SIZES)
    form.words(told, LEFT, top, WIDTH)
    return top + _MORE


def _foot_height(sheet: DataSheet) -> float:
    shares = fitted(sheet.shares, WIDTH, 10, _SIZES)
    return 2 * _TITLE + shares.height + 8.5 * len(sheet.vouchers) + 7


def _foot(form: Form, sheet: DataSheet, top: float) -> None:
    """Shares of last year's text, who vouches for what, and which text all this is about."""
    top = _title(form, "四、与上年文字相同的比例", top)
    shares = fitted(sheet.shares, WIDTH, 10, _SIZES)
    form.words(shares, LEFT, top, WIDTH)
    top = _title(form, "五、数据由谁负责（手写）", top + shares.height)
    for each in sheet.vouchers:
        form.cell(each, Area(LEFT, top, 45, 8.5), sizes=(9.0, 7.5))
        form.cell(f"{sheet.unit}：", Area(LEFT + 45, top, 50, 8.5), sizes=_SIZES)
        form.cell("负责人：", Area(LEFT + 95, top, WIDTH - 95, 8.5), sizes=_SIZES)
        top += 8.5
    form.words(fitted(sheet.trace, WIDTH, 5, _SIZES), LEFT, top + PADDING, WIDTH)
