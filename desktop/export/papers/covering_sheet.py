"""呈批说明 on paper, for offices whose 呈批 goes on paper: its sentences under their name, the rest left for 批示."""

from datetime import datetime
from typing import Final

from desktop.export.papers.document import paper, text_items, title_items
from desktop.export.pdf.faces import Faces
from desktop.export.pdf.sheet import PORTRAIT

NAME: Final = "呈批说明"


def covering_sheet(title: str, agency: str, words: str, *, faces: Faces, created: datetime) -> bytes:
    """The sheet as PDF; ``title`` is that of the report."""
    items = [*title_items(NAME, PORTRAIT), *text_items(words, PORTRAIT)]
    return paper(f"{title}{NAME}", agency, items, margin=None, faces=faces, created=created)
