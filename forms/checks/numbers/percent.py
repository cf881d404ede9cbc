"""Percentages as they are printed: whether an exact one may print so, and how one is told again.

A percentage may be rounded or cut off to the digits that are printed. Source: arithmetic.
"""

from decimal import Decimal
from fractions import Fraction

from forms.checks.numbers.reading import Reading
from forms.checks.numbers.scanning import Token

Number = int | Decimal | Fraction


def fits(printed: Token, part: Number, whole: Number) -> bool:
    """Whether ``part`` over ``whole`` (above 0) in percent, rounded or cut off, prints as ``printed``."""
    if isinstance(part, Decimal) or isinstance(whole, Decimal):
        part, whole = Fraction(part), Fraction(whole)
    scale = 10**printed.places
    value = int(printed.value * scale)  # in units of the last digit, as is all that follows
    slack = 10 if printed.rough else 0
    exact = 200 * scale * part
    return bool((2 * (value - slack) - 1) * whole <= exact < 2 * (value + 1 + slack) * whole)


def shown(exact: Fraction, token: Token) -> str:
    """``exact`` rounded to as many digits as ``token`` prints."""
    whole, rest = divmod(abs(exact) * 10**token.places, 1)
    number = Decimal(whole + (2 * rest >= 1)).scaleb(-token.places)
    return f"{-number if exact < 0 else number:f}"


def around(reading: Reading, token: Token) -> str:
    """The few words that end with ``token``, from a mark on where one stands near."""
    begin = max(0, token.start - 28)
    before = reading.text[begin : max(0, token.start - 8)]
    at = max(before.rfind(mark) for mark in "，。；：\n")
    return reading.text[begin + at + 1 if at >= 0 else max(0, token.start - 16) : token.stop]
