"""A number of a text tied to what it counts."""

from decimal import Decimal
from typing import NamedTuple

from forms.checks.numbers.scanning import Token, made, moved


class Count(NamedTuple):
    """A number of things in a text. ``measures`` are what it may count (see ``forms.checks.numbers.measures``), empty
    where nothing of the tables is named; ``also`` are measures it may include besides (予以公开、部分公开共59件).

    ``sure``: label, unit and subject are beyond doubt. ``now``: it speaks of the report year. ``partial``: of a part
    only (a channel, a topic, half a year). ``change``: it is a difference (增加12件).
    """

    token: Token
    clause: int
    measures: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    column: str = ""
    sure: bool = False
    now: bool = True
    partial: bool = False
    change: bool = False
    last: bool = False  # of the year before
    carried: bool = False  # 含上年结转 is said of it
    label: str = ""

    @property
    def value(self) -> int | Decimal:
        """The number."""
        return self.token.value

    def moved(self, by: int, first: int) -> "Count":
        """The same count in a text in which its sentence begins at ``by``, and its clauses at number ``first``."""
        return made(Count, (moved(self[0], by), self[1] + first, *self[2:]))
