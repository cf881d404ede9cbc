"""What is printed around a report, in the order of the job: when it can be, how often, and what goes together.

Light to load: the menu asks it with every change. How each is made is told by ``desktop.signoff.papers.print_making``.
"""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from desktop.signoff.papers.absent import no_correction, no_opinion, no_remark, no_revision, no_second, not_signed
from desktop.signoff.standing import Standing, State


class Printable(NamedTuple):
    """One entry of the menu 打印: its defaults, and why it cannot be printed where a report stands so; empty if it can.

    ``both_sides``: printed on both sides of the paper unless the person chose otherwise.
    """

    obstacle: Callable[[Standing], str]
    copies: int = 1
    both_sides: bool = False


def _always(_: Standing) -> str:
    return ""


PROOF, REVIEWED, APPROVAL, DATA, SECRECY = "校对稿", "送审稿", "审签单", "数据与核对情况", "保密审查表"
COVERING, MARKED, CLEAN, REMARKS = "呈批说明", "花脸稿", "清样", "意见采纳情况表"
ANNEX, SOURCES = "附页", "数据来源确认表"
SEALED, RECORD, CORRECTION = "盖章稿", "审签记录", "更正说明"

# office.md 20; of a 盖章稿 two are delivered, one is filed, one kept.
PRINTED: Final[Mapping[str, Printable]] = {
    SOURCES: Printable(_always),
    PROOF: Printable(_always),
    REVIEWED: Printable(no_revision, both_sides=True),
    APPROVAL: Printable(_always),
    DATA: Printable(_always),
    SECRECY: Printable(_always),
    COVERING: Printable(_always),
    ANNEX: Printable(_always),
    MARKED: Printable(no_second),
    CLEAN: Printable(no_revision, both_sides=True),
    REMARKS: Printable(no_remark),
    SEALED: Printable(not_signed, copies=4, both_sides=True),
    RECORD: Printable(no_opinion),
    CORRECTION: Printable(no_correction),
}


def printed_together(now: Standing) -> tuple[str, ...]:
    """What the present step needs on paper, in the order in which it is put together."""
    if now.changeable:
        wanted: tuple[str, ...] = (PROOF,)
    elif now.state is State.SIGNED:
        wanted = (SEALED, RECORD, REMARKS, CORRECTION)
    elif any(each.amended for each in now.signatures):
        # The sheet is on its way already: what was changed by pen goes on top of it.
        wanted = (MARKED, CLEAN, DATA)
    else:
        wanted = (APPROVAL, REVIEWED, MARKED, CORRECTION, DATA, SECRECY, COVERING, REMARKS)
    return tuple(each for each in wanted if not PRINTED[each].obstacle(now))
