"""What was typed, read as a number: one table for keys, paste, import and load.

Nothing typed is refused or dropped. A reading says which of four things a text is, and what is to be stored: the plain
digits where it is a number, else the text as typed.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from forms.edition.model import Form, Kind

LARGEST = 999_999_999
NO_VALUE = "—"
_PLAIN = str.maketrans("０１２３４５６７８９，．＋－−﹣／　", "0123456789,.+---/ ")
_NONE_MARKS = frozenset({"/", "-", "--", "—", "——", "–", "―", "无"})
_WHOLE = re.compile(r"([+-]?) *([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)")
_AMOUNT = re.compile(r"([+-]?) *((?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?)")
_NUMERAL = re.compile("[零〇一二两三四五六七八九十廿百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]{1,24}")
_SINGLE = {**{each: number for number, each in enumerate("零一二三四五六七八九十")}, "〇": 0, "两": 2}
_DATE = re.compile(r"([0-9]{4})(?:年|[-./])([0-9]{1,2})(?:月|[-./])([0-9]{1,2})日?")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_DOCUMENT_NUMBER = re.compile(
    r"([\u4e00-\u9fff]{2,20})[\[［【（(〔﹝〈]((?:19|20)[0-9]{2})年?[\]］】)）〕﹞〉]第?([0-9]{1,5})号"
)
_MILLIMETRES = re.compile(r"([0-9]{1,6}) *(?:毫米|mm|MM)?")
MOST_MILLIMETRES = 120
_LONGEST = 30  # digits; longer runs are no count of anything


class State(Enum):
    """What a text in a number field is."""

    BLANK = "blank"
    NONE = "none"  # 「/」「—」「无」: written, but no number; counts as blank
    NUMBER = "number"
    UNREADABLE = "unreadable"


class Reading(NamedTuple):
    """``stored`` is what the draft keeps; ``number`` is set for State.NUMBER only."""

    state: State
    stored: str
    number: int | Decimal | None = None

    @property
    def blank(self) -> bool:
        """Whether it counts as blank."""
        return self.state in (State.BLANK, State.NONE)


BLANK = Reading(State.BLANK, "")


@lru_cache(maxsize=4096)
def read_number(text: str, kind: Kind, unit: str) -> Reading:
    """``text`` as typed into a field of ``kind`` with ``unit`` (empty: none). Never raises."""
    plain = text.translate(_PLAIN).strip()
    if not plain:
        return BLANK
    if plain in _NONE_MARKS:
        return Reading(State.NONE, text)
    if unit and plain.endswith(unit):
        plain = plain[: -len(unit)].rstrip()
    if kind is Kind.AMOUNT:
        match = _AMOUNT.fullmatch(plain)
        if match and len(match[2]) <= _LONGEST:
            digits = match[2].replace(",", "")
            sign = "-" if match[1] == "-" else ""
            return Reading(State.NUMBER, sign + digits, Decimal(sign + digits))
        return Reading(State.UNREADABLE, text)
    number = _whole(plain)
    return Reading(State.UNREADABLE, text) if number is None else Reading(State.NUMBER, str(number), number)


def in_range(number: int | Decimal, kind: Kind) -> bool:
    """Whether a field of ``kind`` may hold ``number``."""
    if kind is Kind.AMOUNT:
        return number >= 0
    return (-LARGEST if kind is Kind.SIGNED else 0) <= number <= LARGEST


def read_date(text: str) -> str:
    """A date as typed (2020年1月20日, 2020-1-20, 2020.1.20) as ``2020-01-20``; what is no date stays as it is."""
    match = _DATE.fullmatch(text.translate(_PLAIN).strip())
    if match:
        try:
            return date(*(int(part) for part in match.groups())).isoformat()
        except ValueError:
            pass
    return text.strip()


def read_line(text: str, form: Form) -> str:
    """``text`` as typed into a line of ``form``, as it is stored; what cannot be read stays as it is."""
    if form is Form.DATE:
        return read_date(text)
    if form is Form.DOCUMENT_NUMBER:
        return read_document_number(text)
    return read_millimetres(text) if form is Form.MILLIMETRES else text


def read_document_number(text: str) -> str:
    """A document number with its year in 〔〕, without 第, leading zeros and blanks (GB/T 9704-2012, 7.2.5)."""
    match = _DOCUMENT_NUMBER.fullmatch("".join(text.translate(_DIGITS).split()))
    return f"{match[1]}〔{match[2]}〕{int(match[3])}号" if match else text.strip()


def read_millimetres(text: str) -> str:
    """A length in whole millimetres; none where it is 0."""
    match = _MILLIMETRES.fullmatch(text.translate(_PLAIN).strip())
    return (str(int(match[1])) if int(match[1]) else "") if match else text.strip()


def millimetres(stored: str) -> int | None:
    """A length as ``read_millimetres`` writes it, from 0 to ``MOST_MILLIMETRES``; None for anything else."""
    if not stored:
        return 0
    number = int(stored) if re.fullmatch("[1-9][0-9]{0,2}", stored) else None
    return number if number is not None and number <= MOST_MILLIMETRES else None


def is_date(text: str) -> bool:
    """Whether ``text`` is a date as ``read_date`` writes it."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def date_in_words(day: str) -> str:
    """``2020-01-20`` as 2020年1月20日. Raises ValueError for anything else."""
    whole = date.fromisoformat(day)
    return f"{whole.year}年{whole.month}月{whole.day}日"


def moment_in_words(when: datetime) -> str:
    """A date with the time of day to the minute, as printed papers give it."""
    return f"{when.year}年{when.month}月{when.day}日{when:%H:%M}"


def read_year(text: str) -> int | None:
    """``2021``, ``２０２１``, ``2021年`` or ``2021年度`` as a year; None for anything else."""
    plain = text.translate(_PLAIN).strip().removesuffix("度").removesuffix("年")
    return int(plain) if re.fullmatch(r"[0-9]{4}", plain) else None


def _whole(plain: str) -> int | None:
    match = _WHOLE.fullmatch(plain)
    if match:
        digits = match[2].replace(",", "")
        if len(digits) > _LONGEST:
            return None
        return -int(digits) if match[1] == "-" else int(digits)
    if _NUMERAL.fullmatch(plain):
        return _numeral(plain)
    return None


def _numeral(text: str) -> int | None:
    if text in _SINGLE:  # 开展一次: in nearly every report
        return _SINGLE[text]
    import cn2an  # noqa: PLC0415  -- a fifth of a second that few reports need

    try:
        number = cn2an.cn2an(text.replace("〇", "零").replace("两", "二"), "strict")
    except ValueError:
        return None
    return int(number) if number == int(number) else None
