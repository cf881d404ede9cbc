"""What was registered up to one revision: so that the papers of an earlier 稿 show it as it stood then."""

from collections.abc import Iterable
from itertools import takewhile

from desktop.signoff.standing import ActKind
from forms.draft.act import Act


def valid(acts: Iterable[Act]) -> list[Act]:
    """The acts that were not taken back."""
    listed = list(acts)
    struck = {int(each.data["act"]) for each in listed if each.kind == ActKind.STRIKE}
    return [each for each in listed if each.number not in struck and each.kind != ActKind.STRIKE]


def until(acts: Iterable[Act], number: int) -> list[Act]:
    """Those of ``acts`` that belong to 第``number``稿 and the ones before, up to its correction if it has one."""

    def belongs(act: Act) -> bool:
        return act.revision <= number and not (act.kind == ActKind.CORRECT and act.revision == number)

    return list(takewhile(belongs, valid(acts)))
