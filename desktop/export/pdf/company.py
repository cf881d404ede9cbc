"""What shares a page: lines of one paragraph (孤行控制), and text with the closing (GB/T 9704-2012, 7.3.5.5)."""

from collections.abc import Sequence
from typing import Final

from desktop.export.pdf.flow import Item
from forms.publication.model import Run

# Lines of text that follow a heading on its page, that stay together at either end of a paragraph, and that go with the
# closing to another page.
COMPANY: Final = 2


def unparted(items: list[Item], company: int = COMPANY) -> list[Item]:
    """The lines of one paragraph, of which the first ``company`` and the last two share a page, and never one is alone.

    A paragraph of two or three lines stays whole: either way one line would be alone.
    """
    whole = len(items) < 2 * COMPANY
    last = len(items) - 1
    return [
        item._replace(linked=index < last and (whole or index < company - 1 or index == last - 1))
        for index, item in enumerate(items)
    ]


def in_company(items: list[Item]) -> list[Item]:
    """The last lines of text linked to the closing that comes after; nothing across a change of frame."""
    kept = list(items)
    for index in range(len(kept) - 1, max(-1, len(kept) - 1 - COMPANY), -1):
        if kept[index].frame is not kept[-1].frame:
            break
        kept[index] = kept[index]._replace(linked=True)
    return kept


def joined_text(runs: Sequence[Run]) -> str:
    """The words of ``runs``."""
    return "".join(run.text for run in runs)
