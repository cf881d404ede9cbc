"""A right number in the form in which the wrong one was written: 三十八 for 三十九, 1,281 for 1,280, 12.5 for 13.0.

Source: GB/T 15835 (one form of numbers throughout a text).
"""

import re
from decimal import Decimal
from fractions import Fraction

from forms.checks.finding import Repair
from forms.checks.numbers.report import Passed, Report
from forms.checks.numbers.scanning import Mark, Token

_GROUPED = re.compile(r"\d{1,3}(?:[,，]\d{3})+")
_OPPOSITE = {
    **{"增长": "下降", "增加": "减少", "上升": "下降", "提高": "降低", "上涨": "下降", "增幅": "降幅"},
    **{"下降": "增长", "减少": "增加", "降低": "提高", "降幅": "增幅"},
}


def written(number: int | Decimal, token: Token) -> str | None:
    """``number`` as ``token`` is written; None where it cannot be (万, a fraction in numerals)."""
    digits = token.text.removesuffix(token.unit)
    if token.mark is Mark.PERCENT or token.plain:
        return str(number)
    if not isinstance(number, int) or number < 0:
        return None
    if _GROUPED.fullmatch(digits):
        return f"{number:,}".replace(",", "，" if "，" in digits else ",")
    return _numeral(number) if not any(each.isascii() for each in digits) and not token.rough else None


def rewriting(report: Report, passed: Passed, token: Token, number: int | Decimal | Fraction | str) -> Repair | None:
    """The repair that ``token`` reads ``number``; None where it cannot be written so or is no plain stretch."""
    right = number if isinstance(number, str) else written(_plain(number), token)
    if right is None or token.rough:
        return None
    return report.replacement(passed.block, token.start, token.end, right, f"改为{right}")


def turning(report: Report, passed: Passed, word: Token) -> Repair | None:
    """The repair that the last two characters of ``word`` (增长) say the opposite (下降)."""
    other = _OPPOSITE.get(word.text[-2:])
    if other is None:
        return None
    return report.replacement(passed.block, word.end - 2, word.end, other, f"改为“{other}”")


def _plain(number: int | Decimal | Fraction) -> int | Decimal:
    if isinstance(number, Fraction):
        return int(number) if number.denominator == 1 else Decimal(number.numerator) / Decimal(number.denominator)
    return number


def _numeral(number: int) -> str:
    import cn2an  # noqa: PLC0415  -- a tenth of a second at start that hardly anybody needs

    return str(cn2an.an2cn(number, "low"))
