"""What usually happens to a number between paper and form, and how much it speaks for one having happened."""

from collections.abc import Collection


def slip(holds: int, should: int, terms: Collection[int] = (), beside: Collection[int] = ()) -> int:
    """How likely ``should`` was written as ``holds``: 0 for no likeness.

    ``terms`` are the numbers a total adds up: one of them may have been left out. ``beside`` are numbers that are added
    to this one: it may hold one of them already. Of one-digit numbers no digits can
    be told, so they count for nothing but that; nor does a last digit, which any small difference changes.
    """
    if should - holds in terms and should > holds:
        return 2
    if holds - should in beside and holds > should:
        return 2
    if min(holds, should) < 10:
        return 0
    if holds == 2 * should or should == 2 * holds:
        return 2
    if _exchanged(str(holds), str(should)):
        return 3
    return int(abs(holds - should) >= 10 and _one_digit(str(holds), str(should)))


def _exchanged(one: str, other: str) -> bool:
    """Whether two neighbouring digits changed places."""
    if len(one) != len(other):
        return False
    places = [index for index, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    return (
        len(places) == 2
        and places[1] == places[0] + 1
        and one[places[0]] == other[places[1]]
        and one[places[1]] == other[places[0]]
    )


def _one_digit(one: str, other: str) -> bool:
    """Whether one digit was mistyped, added or left out."""
    if len(one) == len(other):
        return sum(left != right for left, right in zip(one, other, strict=True)) == 1
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return len(longer) == len(shorter) + 1 and any(
        longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer))
    )
