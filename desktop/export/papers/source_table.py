"""数据来源确认表: each number with the office, the person and the day it comes from (office.md 5).

The annex that the head of an office wants under his pen: room to sign stands at its end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from desktop.export.papers.columns import Column, list_items
from desktop.export.papers.document import height, paper, text_items, title_items
from desktop.export.pdf import grid
from desktop.export.pdf.faces import Faces
from desktop.export.pdf.flow import Item
from desktop.export.pdf.sheet import LANDSCAPE

NAME: Final = "数据来源确认表"
NONE: Final = "还没有填数，没有要确认的。"
_COLUMNS: Final = (
    Column("序号", 3.4),
    Column("数据", 20),
    Column("数", 21),
    Column("处室", 7),
    Column("负责人", 6),
    Column("日期", 8.8),
)
_SIGNED: Final = "以上各处室的数据请核对确认。处室负责人（签字）：　　　　　　　　　日期："


class SourceRow(NamedTuple):
    """``values`` in words; office, person and day are blank where nothing is known."""

    item: str
    values: str
    office: str
    person: str
    date: str


@dataclass(frozen=True, slots=True)
class SourceTable:
    """``caption`` says which text and how many have no source; ``trace`` which print."""

    title: str
    agency: str
    caption: str
    trace: str
    rows: Sequence[SourceRow]


def source_table(table: SourceTable, *, faces: Faces, created: datetime) -> bytes:
    """The table as PDF, across the page."""
    title = f"{table.title}{NAME}"
    heading = [*title_items(title, LANDSCAPE), *text_items(table.caption, LANDSCAPE, indent=0)]
    heading = [each._replace(linked=True) for each in heading]
    if table.rows:
        rows = [(str(number), *each) for number, each in enumerate(table.rows, start=1)]
        listed = list_items(_COLUMNS, rows, LANDSCAPE, above=height(heading))
    else:
        listed = text_items(NONE, LANDSCAPE)
    foot = [*text_items(_SIGNED, LANDSCAPE, indent=0), *text_items(table.trace, LANDSCAPE, indent=0)]
    gap = Item(grid.ROW / 2, None, on_grid=False, frame=LANDSCAPE)
    return paper(title, table.agency, [*heading, *listed, gap, *foot], margin=None, faces=faces, created=created)
