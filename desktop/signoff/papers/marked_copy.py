"""花脸稿 between two revisions, and 清样: the pages of the newer one (office.md 3)."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.export.papers.marked import Lie, Mark, MarkedCopy, MarkedText, Stretch
from desktop.export.papers.marked import marked_copy as pages
from desktop.export.pdf.export import export_pdf
from desktop.export.pdf.faces import FaceRole
from desktop.export.pdf.pages import HEADING_ROLES
from desktop.signoff.papers.absent import FIRST
from desktop.signoff.papers.comparing import block_pairs, block_text, changed_cells, marked
from desktop.signoff.papers.material import Material
from desktop.signoff.refused import SignoffRefused
from forms.publication.build import publication
from forms.publication.model import Block, Closing, Heading, PrintedTable, Publication

CLEAN_MARK = "送审稿"
Pair = tuple[int | None, int | None]


def marked_copy(material: Material, number: int | None = None) -> bytes:
    """The 花脸稿 from the revision before to 第``number``稿, or to the newest. Raises SignoffRefused, ExchangeError."""
    revision = material.newest if number is None else material.revision(number)
    if revision.number == 1:
        raise SignoffRefused(FIRST)
    before = material.revision(revision.number - 1)
    old, new = material.draft_of(before), material.draft_of(revision)
    was, is_now = publication(old), publication(new)
    cells = tuple(changed_cells(old, new))
    changed = {name.partition(".")[0] for name, _ in cells}
    copy = MarkedCopy(
        title=f"{''.join(is_now.title)}（花脸稿）",
        agency=is_now.agency,
        caption=f"花脸稿　{before.name}→{revision.name}　校验码 {revision.code}",
        texts=tuple(_texts(was, is_now, changed)),
        cells=tuple(place for _, place in cells),
    )
    return pages(copy, faces=material.faces, created=material.created)


def clean_copy(material: Material, number: int | None = None) -> bytes:
    """清样: the clean pages of 第``number``稿, or of the newest. Raises SignoffRefused, ExchangeError."""
    revision = material.newest if number is None else material.revision(number)
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        made = export_pdf(
            publication(material.draft_of(revision)),
            Path(folder) / "clean.pdf",
            mark=CLEAN_MARK,
            faces=material.faces,
            created=material.created,
        )
        return made.path.read_bytes()


def _texts(old: Publication, new: Publication, changed: set[str]) -> Iterator[MarkedText]:
    for was, is_now in zip(old.title, new.title, strict=True):
        yield _compared(was, is_now, FaceRole.TITLE, Lie.TITLE)
    for before, after in _gone_first(block_pairs(old, new)):
        gone = None if before is None else old.blocks[before]
        come = None if after is None else new.blocks[after]
        if isinstance(come, PrintedTable):
            told = "改动见后面的“表中数字的改动”" if come.chapter in changed else "没有改动"
            yield MarkedText((Stretch(f"（这里是表，{told}。）", Mark.KEPT, FaceRole.KAI),))
        elif not isinstance(gone, PrintedTable):
            yield _block(gone, come)
    if new.closing is not Closing.NONE:
        yield _compared(old.agency, new.agency, FaceRole.BODY, Lie.CLOSING)
        yield _compared(old.date, new.date, FaceRole.BODY, Lie.CLOSING)


def _gone_first(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """What was taken out before what came in its place, as a person marks it."""
    come: list[Pair] = []
    for pair in pairs:
        if pair[0] is None:
            come.append(pair)
            continue
        if pair[1] is not None:
            yield from come
            come = []
        yield pair
    yield from come


def _compared(old: str, new: str, role: FaceRole, lie: Lie) -> MarkedText:
    stretches = [
        Stretch((old if mark is Mark.DELETED else new)[first:last], mark, role)
        for mark, first, last in marked(old, new)
    ]
    return MarkedText(tuple(stretches), lie)


def _block(gone: Block | None, come: Block | None) -> MarkedText:
    """A text with its changes; each character in the face of the text it comes from."""
    old, new = (block_text(each) if each else "" for each in (gone, come))
    stretches: list[Stretch] = []
    for mark, first, last in marked(old, new):
        text, block = (old, gone) if mark is Mark.DELETED else (new, come)
        own = len(block.text) if isinstance(block, Heading) else 0
        role = HEADING_ROLES[block.level] if isinstance(block, Heading) else FaceRole.BODY
        middle = min(max(own, first), last)
        stretches += [Stretch(text[first:middle], mark, role), Stretch(text[middle:last], mark)]
    return MarkedText(tuple(each for each in stretches if each.text))
