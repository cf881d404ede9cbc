"""A check figure beside each row that is shown: SQLite does not notice a changed byte within a value.

CRC-32 finds every damage within 32 bits of a row (https://www.zlib.net/crc_v3.txt); it guards against disks, not
people. It is kept by migration ``m004_seals``: what is computed here may never change. A row without one, written by an
earlier program, is taken as it is.
"""

import zlib
from collections.abc import Sequence
from typing import Any


class RowDamaged(Exception):
    """A row is not what was written; says whose it is."""


def seal(*columns: str | int | None) -> int:
    """The check figure of a row with these columns."""
    texts = ["\0" if each is None else str(each) for each in columns]
    return zlib.crc32("\x1f".join(texts).encode("utf-8", "replace"))


def sealed(*columns: str | int | None) -> tuple[str | int | None, ...]:
    """``columns`` and their check figure, as they are written."""
    return (*columns, seal(*columns))


def opened_row(row: Sequence[Any]) -> Sequence[Any]:
    """A row without the check figure at its end. Raises RowDamaged where it is not what was written."""
    *columns, kept = row
    if kept is not None and kept != seal(*columns):
        raise RowDamaged(str(columns[0]))
    return columns
