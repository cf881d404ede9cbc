"""The copy that is sealed (盖章稿): the pages of a signed revision without a mark, kept with it.

Printing and publishing take this very file, whatever the draft, the faces or the program are by then.
"""

from desktop.export.pdf.difference import PagesDiffer
from desktop.signoff.page_making import make_pages
from desktop.signoff.refused import SignoffRefused
from desktop.workplace import Workplace
from forms.checks import check
from forms.checks.catalogue import message
from forms.checks.finding import Severity
from forms.draft.draft import Draft


def sealed_pages(draft: Draft, workplace: Workplace, *, act: str = "签发", beside: str = "") -> bytes:
    """The pages of ``draft`` as PDF, read back.

    ``act`` names what they are made for, ``beside`` stands above the type area. Raises SignoffRefused while something
    in it is 须改, a zero that the machine filled in was never confirmed (office.md 30, 7), or the pages say something
    else than it.
    """
    problem = unconfirmed(draft, act)
    if problem:
        raise SignoffRefused(problem)
    errors = [each for each in check(draft) if each.severity is Severity.ERROR]
    if errors:
        raise SignoffRefused(f"还有{len(errors)}处须改，不能{act}。第一处：{message(errors[0])}")
    try:
        return make_pages(draft, workplace, mark=None, beside=beside).data
    except PagesDiffer as differ:
        raise SignoffRefused(f"页面与报告不一致，不能{act}。{differ}") from None


def unconfirmed(draft: Draft, act: str) -> str:
    """Why ``draft`` is not fit for ``act`` while zeros wait for a person's word; empty where none does."""
    filled = sum(entry.startswith("filled:") for entry in draft.entries)
    if not filled:
        return ""
    return (
        f"有{filled}个由“空格补0”补的0没有确认，不能{act}。请核对后用“确认补的0”确认；已经送审的，作为新的一稿再{act}。"
    )
