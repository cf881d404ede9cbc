"""Last year's numbers with where they come from: units are merged, split and renamed, so there may be several.

A number is known only where every predecessor of the year before has it: a sum with a part missing would call a right
figure wrong. From a predecessor with a share come the cells it names and nothing else.
"""

from dataclasses import dataclass
from decimal import Decimal

from forms.draft.draft import Draft
from forms.draft.predecessors import Predecessor


@dataclass(frozen=True, slots=True)
class LastYear:
    """``number`` is the sum of ``parts``: one predecessor's name and number each."""

    number: int | Decimal
    parts: tuple[tuple[str, int | Decimal], ...]

    def sources(self, agency: str) -> str:
        """（原交通局2加原地方海事局1等于3）; nothing where last year's report is this very ``agency``'s."""
        if len(self.parts) == 1:
            (name, _), *_ = self.parts
            return "" if name == agency else f"（原{name}）"
        named = "加".join(f"{'' if name == agency else '原'}{name}{number}" for name, number in self.parts)
        return f"（{named}等于{self.number}）"


def last_year(draft: Draft, *field_ids: str) -> LastYear | None:
    """Last year's numbers of ``field_ids`` together; None where a predecessor's is not known, or there is none."""
    parts: list[tuple[str, int | Decimal]] = []
    named = False
    for each in draft.predecessors:
        if each.year != draft.year - 1:
            return None
        numbers = [_number(draft, each, field_id) for field_id in field_ids]
        known = [number for number in numbers if number is not None]
        if len(known) < len(numbers):
            return None
        parts.append((each.agency, sum(known)))
        named = named or each.share is None or any(_names(each, field_id) for field_id in field_ids)
    if not named:
        return None
    return LastYear(sum(number for _, number in parts), tuple(parts))


def _number(draft: Draft, predecessor: Predecessor, field_id: str) -> int | Decimal | None:
    """Its number; a blank cell counts 0 where the rest of its row adds up to a total, as on the page."""
    number = predecessor.number(field_id, draft.editions)
    if number is not None:
        return number
    row = f"{field_id.rpartition('.')[0]}."
    total = f"{row}total"
    beside = any(
        key.startswith(row) and key != total
        for key in (predecessor.values if predecessor.share is None else predecessor.share)
    )
    if predecessor.share is not None:
        # Where only the row's total came over, nobody knows how it is spread.
        return None if total in predecessor.share and not beside else 0
    return 0 if beside and field_id != total and predecessor.number(total, draft.editions) is not None else None


def _names(predecessor: Predecessor, field_id: str) -> bool:
    row = f"{field_id.rpartition('.')[0]}."
    return any(key.startswith(row) for key in predecessor.share or ())
