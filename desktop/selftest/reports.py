"""A store made, filled, closed and read again; the pages of both samples made and read back."""

from itertools import pairwise
from pathlib import Path

import pypdfium2

import resources
from desktop.export.pdf.export import export_pdf
from desktop.export.pdf.faces import Faces
from desktop.selftest.step import demand
from desktop.store.condition import examine
from desktop.workplace import Workplace
from forms.draft.draft import Draft
from forms.draft.exchange import load
from forms.publication.build import publication

SAMPLES = {"0" * 32: "samples/hunan-transport-2019.json", "1" * 32: "samples/invented-2021.json"}


def store(workplace: Workplace) -> object:
    """Both samples go into a new store and come out the same, and a backup is made; returns the store's path."""
    opened = workplace.open_store()
    try:
        for report, name in SAMPLES.items():
            workplace.new_editor(opened, report).create(_sample(workplace, name), "自检")
        backup = opened.backup()
    finally:
        opened.close()
    for report, name in SAMPLES.items():
        demand(workplace.reader().entries(report) == _sample(workplace, name), f"{name} came back changed")
    condition = examine(workplace.data)
    demand(condition.well and backup.is_file(), "the store is not well")
    return str(condition.path)


def pages(workplace: Workplace) -> object:
    """Both samples are printed and read back; returns the pages of each."""
    told = {}
    for report, name in SAMPLES.items():
        draft = Draft(workplace.editions, workplace.reader().entries(report))
        target = workplace.root / f"{draft.agency}{draft.year}年度报告.pdf"
        faces = Faces(workplace.cache / "faces")
        made = export_pdf(publication(draft), target, mark=None, faces=faces, created=workplace.clock())
        demand(not made.missing, f"{name}: no face for some characters")
        texts = _read_back(made.path)
        demand(
            draft.agency in texts[0] and "政府信息公开工作年度报告" in texts[0], f"{name}: no title on the first page"
        )
        marks = [f"{number}、" for number in "一二三四五六"]
        found = [text.find(mark) for text in ["".join(texts)] for mark in marks]
        demand(all(a < b for a, b in pairwise([-1, *found])), f"{name}: a part is missing")
        told[name] = len(texts)
    return told


def _sample(workplace: Workplace, name: str) -> dict[str, str]:
    return dict(load(resources.path(name).read_bytes(), workplace.editions).entries)


def _read_back(path: Path) -> list[str]:
    """The text of each page, without blanks and line ends."""
    document = pypdfium2.PdfDocument(path)
    try:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()
