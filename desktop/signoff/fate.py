"""What became of one revision: when it was signed, delivered and published, and what took its place (design.md).

A revision that was signed stays one that was signed, whatever came after it; so this is told from everything that was
registered, not from where the report stands now.
"""

from collections.abc import Iterable, Sequence

from desktop.signoff.history import valid
from desktop.signoff.standing import ActKind, short_date, standing, usual_year
from forms.draft.act import Act

UNSIGNED = "未签发"


def fate(acts: Iterable[Act], number: int) -> str:
    """Of 第``number``稿, in a few words: 1月10日签发，1月26日公布，已由第6稿更正代替; or 未签发."""
    listed = valid(acts)
    usual = usual_year(listed)
    told: list[str] = []
    for index, act in enumerate(listed):
        if _signs(listed, index) and act.revision == number:
            told.append(_signed(act, usual))
        elif told and act.kind == ActKind.DELIVER and act.revision == number:
            told.append(f"{short_date(act.data['date'], usual)}报送")
        elif told and act.kind == ActKind.PUBLISH and act.revision == number:
            told.append(f"{short_date(act.data['date'], usual)}公布")
        elif told and act.kind == ActKind.REVISE and _before(listed, index) == number:
            told.append(_revised(act))
            break
        elif told and act.kind == ActKind.CORRECT and act.data["from"] == str(number):
            told.append(_corrected(listed, index))
            break
    return "，".join(told) or UNSIGNED


def signed_once(acts: Iterable[Act]) -> frozenset[int]:
    """The numbers of the revisions that are signed or were."""
    listed = valid(acts)
    return frozenset(act.revision for index, act in enumerate(listed) if _signs(listed, index))


def _before(listed: Sequence[Act], index: int) -> int:
    """The number of what was signed before the act at ``index``."""
    return standing(listed[:index]).signed


def _signs(listed: Sequence[Act], index: int) -> bool:
    """Whether the act at ``index`` makes its revision the signed one, by signature or by a reviewed wording."""
    if listed[index].kind not in (ActKind.SIGN, ActKind.REVISE):
        return False
    return standing(listed[: index + 1]).signed == listed[index].revision


def _signed(act: Act, usual: int) -> str:
    if act.kind == ActKind.SIGN:
        return f"{short_date(act.data['date'], usual)}签发"
    return f"签发后的文字修改，由{act.data['reviewer']}复核，签发有效"


def _revised(act: Act) -> str:
    if act.data["substantive"]:
        return f"签发因第{act.revision}稿的实质性修改不再有效"
    return f"已由第{act.revision}稿文字修改代替"


def _corrected(listed: Sequence[Act], index: int) -> str:
    later = (each for each in range(index + 1, len(listed)) if _signs(listed, each))
    made = next(later, None)
    return f"已由第{listed[made].revision}稿更正代替" if made is not None else "正在更正"
