"""Why something cannot be registered of a report as it stands now: one sentence, for the menu and for the registry."""

from desktop.signoff.standing import ActKind, Standing, State

_BEFORE_SIGNING = {
    State.DRAFTING: "请先送审。",
    State.RETURNED: "请改好以后再送审。",
    State.SIGNED: "要再改动，请用“按批改修改”。",
}


def obstacle(kind: ActKind, now: Standing) -> str:
    """Why an act of ``kind`` cannot be registered where a report stands like ``now``; empty when it can."""
    known = f"这份报告现在是“{now.label}”，"
    free = now.state in (State.DRAFTING, State.RETURNED)
    match kind:
        case ActKind.SUBMIT if not free:
            return f"{known}不用再送审。要改动，请先用“按批改修改”。"
        case ActKind.SIGN:
            return _no_opinion(now)
        case ActKind.AMEND if now.changeable:
            return f"{known}可以直接修改。"
        case ActKind.AMEND if now.published:
            return f"{known}公布过的报告要改动，请用“更正”。"
        case ActKind.REVISE if now.amending is None:
            return "没有正在按批改修改的稿子。"
        case ActKind.DELIVER | ActKind.PUBLISH | ActKind.CORRECT if now.amending:
            return f"{known}请先把改好的稿子送审，或者撤销“按批改修改”。"
        case ActKind.DELIVER | ActKind.PUBLISH if now.state is not State.SIGNED:
            return f"{known}还不能登记{'报送' if kind is ActKind.DELIVER else '公布'}。请先登记签发。"
        case ActKind.PUBLISH if now.amending:
            return f"{known}改好的稿子还没有送审，不能登记公布。请先送审；不用改了的，请撤销“按批改修改”的登记。"
        case ActKind.CORRECT if now.correcting:
            return f"{known}已经在更正。要改动可以直接修改或者用“按批改修改”，签发以后再报送、公布。"
        case ActKind.CORRECT if now.state is not State.SIGNED or not (now.published or now.delivered):
            remedy = "可以直接修改" if now.changeable else "要改动，请用“按批改修改”"
            return f"{known}还没有报送或者公布，不用更正，{remedy}。"
        case ActKind.TELL if now.correction is None:
            return "这份报告没有更正，不用登记告知。"
        case ActKind.STRIKE if now.strikable is None:
            return "没有可以撤销的登记：刚登记的已经撤销，或者后面又有了新的稿子。"
    return ""


def _no_opinion(now: Standing) -> str:
    if now.state is not State.IN_REVIEW:
        return f"这份报告现在是“{now.label}”，不能登记审签意见。" + _BEFORE_SIGNING.get(now.state, "")
    if now.amending:
        return "正在按批改修改。请先把改好的稿子送审，再登记意见。"
    return ""
