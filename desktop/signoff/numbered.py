"""The revision that a number names, in the list of a report's revisions."""

from collections.abc import Sequence

from desktop.signoff.refused import SignoffRefused
from forms.draft.revision import Revision


def numbered(revisions: Sequence[Revision], number: int | str) -> Revision:
    """第``number``稿 of ``revisions``. Raises SignoffRefused where there is no such revision."""
    found = next((each for each in revisions if str(each.number) == str(number)), None)
    if found is None:
        there = "、".join(str(each.number) for each in revisions) or "还没有"
        raise SignoffRefused(f"没有第{number}稿。现有的稿次：{there}。")
    return found
