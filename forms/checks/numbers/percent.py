"""Percentages as they are printed: whether an exact one may print so, and how one is told again.

A percentage may be rounded or cut off to the digits that are printed. Source: arithmetic.
"""

from fractions import Fraction

from forms.checks.numbers.reading import Reading
from forms.checks.numbers.scanning import Token


def fits(printed: Token, exact: Fraction) -> bool:
    """Whether ``exact`` percent, rounded or cut off, prints as ``printed``."""
    last = Fraction(1, 10**printed.places)
    value = Fraction(printed.value)
    slack = last * 10 if printed.rough else Fraction(0)
    return value - last / 2 - slack <= exact < value + last + slack


def shown(exact: Fraction, token: Token) -> str:
    """``exact`` with as many digits as ``token`` prints."""
    return f"{float(exact):.{token.places}f}"


def around(reading: Reading, token: Token) -> str:
    """The few words that end with ``token``."""
    return reading.text[max(0, token.start - 16) : token.stop].rpartition("。")[2]
