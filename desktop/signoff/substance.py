"""Whether a change is one of substance (实质性修改) or of wording: after signing, the first goes back to the signer.

A changed figure, table, heading, note, name or other particular of the report is one of substance; so is a number
within the prose, in digits or in Chinese numerals with a measure word (office.md 3).
"""

import re
from collections import Counter
from collections.abc import Iterable

from forms.draft.difference import Change, Part

_NUMBERS = re.compile(
    r"[0-9０-９][0-9０-９.,，．%％]*|[〇零一二三四五六七八九十百千万亿两]+(?=[件条次个份项人名家年月日万亿元部期篇场宗起])"
)


def substantive(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Those of ``changes`` that are of substance."""
    return tuple(each for each in changes if each.part is not Part.WORDING or _numbers_differ(each))


def _numbers_differ(change: Change) -> bool:
    return Counter(_NUMBERS.findall(change.before)) != Counter(_NUMBERS.findall(change.after))
