"""附页: what the signer may want to know beside the report, as lists under headings; never published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop.export.papers.columns import Column, list_items
from desktop.export.papers.document import SMALL, height, paper, text_items, title_items, write
from desktop.export.pdf import grid
from desktop.export.pdf.faces import Faces
from desktop.export.pdf.flow import Item
from desktop.export.pdf.sheet import PORTRAIT, Sheet

_RISE: Final = 16.0  # from the type area's upper edge to the trace above it
_GAP: Final = 8.0
_LEAST: Final = 150.0  # points below a heading: less begins on the next page


@dataclass(frozen=True, slots=True)
class AnnexList:
    """One heading with its list, or with a sentence where there are no ``rows``. ``columns``: head and share each."""

    heading: str
    sentence: str = ""
    columns: tuple[tuple[str, float], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def annex_sheet(
    title: str, agency: str, lists: Sequence[AnnexList], *, trace: str, faces: Faces, created: datetime
) -> bytes:
    """附页 as PDF; ``trace`` stands above each page."""
    items = title_items(title, PORTRAIT)
    used = height(items)  # of the page that is being filled
    for each in lists:
        head = text_items(each.heading, PORTRAIT, indent=0)
        if each.sentence:
            head += text_items(each.sentence, PORTRAIT)
        if each.rows:
            if used + height(head) + _LEAST > PORTRAIT.height:
                used = 0.0
            columns = [Column(*column) for column in each.columns]
            head = [item._replace(linked=True) for item in head]
            listed = list_items(columns, each.rows, PORTRAIT, above=used + height(head))
            items += [*head, *listed]
            used = used + height(head) + height(listed) if len(listed) == 1 else listed[-1].height
        else:
            items += head
            used = (used + height(head)) % PORTRAIT.height
        items.append(Item(_GAP, None, on_grid=False))
        used += _GAP
    return paper(title, agency, items, margin=lambda sheet: _trace(sheet, trace), faces=faces, created=created)


def _trace(sheet: Sheet, trace: str) -> None:
    write(sheet, trace, grid.LEFT, grid.TOP + _RISE, SMALL)
