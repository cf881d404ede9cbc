"""Why a paper cannot be printed where a report stands as it does: one sentence, for the menu and for who makes it."""

from typing import Final

from desktop.signoff.standing import Standing

FIRST: Final = "第1稿前面没有别的稿，做不了花脸稿。有了第2稿再打印。"
NOT_SUBMITTED: Final = "这份报告还没有送审过，没有第1稿。请先送审。"
NO_OPINION: Final = "还没有登记过审签意见，没有审签记录。"


def no_revision(now: Standing) -> str:
    """For what shows a 稿 that was handed on."""
    return "" if now.revision else NOT_SUBMITTED


def no_second(now: Standing) -> str:
    """For what compares a 稿 with the one before."""
    return no_revision(now) or ("" if now.revision > 1 else FIRST)


def no_remark(now: Standing) -> str:
    """For the list of remarks."""
    return "" if now.remarks else "还没有登记过意见，没有意见采纳情况表。"


def no_opinion(now: Standing) -> str:
    """For the record of approval."""
    return "" if now.opinions else NO_OPINION


def not_signed(now: Standing) -> str:
    """For what is printed of a signed 稿 alone."""
    if now.signed:
        return ""
    return f"{'更正' if now.correcting else ''}还没有签发，没有盖章稿。请先登记签发。"


def no_correction(now: Standing) -> str:
    """For the note on a correction."""
    if now.correction is None:
        return "这份报告没有登记过更正，不需要更正说明。"
    if now.revision == int(now.correction.data["from"]):
        return "更正以后的稿子还没有送审，做不了更正说明。请把改好的稿子先送审。"
    return ""
