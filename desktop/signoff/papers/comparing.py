"""Two publications of one report side by side: what stands on the pages of each, and what became of it."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from desktop.export.papers.lists import Place
from desktop.export.papers.marked import Mark
from forms.draft.difference import paragraph_pairs
from forms.draft.draft import Draft
from forms.draft.rendering import RenderedParagraph, RenderedPiece
from forms.publication.build import publication
from forms.publication.model import Block, Heading, PrintedTable, Publication

# A number is one thing: 15 → 16 is 15 struck through, not its last digit.
_UNIT: Final = re.compile(r"[0-9０-９]+(?:[.,．][0-9０-９]+)*|.", re.DOTALL)
_TABLE: Final = 9  # no level of a heading
_SHORTEST_KEPT: Final = 2  # one character kept between two changes only makes them hard to read

Opcode = tuple[str, int, int, int, int]


def block_pairs(old: Publication, new: Publication) -> Iterator[tuple[int | None, int | None]]:
    """The blocks of both by index, in reading order; None where one has no counterpart."""
    before, after = _paragraphs(old), _paragraphs(new)
    indexes = {id(each): index for each_of in (before, after) for index, each in enumerate(each_of)}
    for was, is_now in paragraph_pairs(before, after):
        yield (None if was is None else indexes[id(was)]), (None if is_now is None else indexes[id(is_now)])


def block_text(block: Block) -> str:
    """The words of a text as printed; of a table, what tells it from the others."""
    if isinstance(block, PrintedTable):
        return block.title
    return block.text + "".join(run.text for run in block.rest) if isinstance(block, Heading) else block.text


def changes(old: str, new: str) -> list[Opcode]:
    """difflib's opcodes from ``old`` to ``new`` in characters, numbers taken whole."""
    before, after = _units(old), _units(new)
    starts_before, starts_after = _starts(before), _starts(after)
    found = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    whole: list[Opcode] = [
        (act, starts_before[a], starts_before[b], starts_after[c], starts_after[d]) for act, a, b, c, d in found
    ]
    return _without_crumbs(whole, old)


def marked(old: str, new: str) -> Iterator[tuple[Mark, int, int]]:
    """What became of each stretch: the mark, and first and last offset in ``new``, in ``old`` where it was deleted."""
    for act, a, b, c, d in changes(old, new):
        if act == "equal":
            yield Mark.KEPT, c, d
            continue
        if b > a:
            yield Mark.DELETED, a, b
        if d > c:
            yield Mark.INSERTED, c, d


def changed_offsets(old: str, new: str) -> frozenset[int]:
    """The characters of ``new`` that are changed, or stand where something was taken out."""
    found: set[int] = set()
    for act, _, _, c, d in changes(old, new):
        if act != "equal":
            found.update(range(c, d) if d > c else [max(0, min(c, len(new) - 1))])
    return frozenset(found)


def changed_cells(old: Draft, new: Draft) -> Iterator[tuple[str, Place]]:
    """The cells of the tables that print otherwise, totals included: their fields, and place, before and after."""
    before, after = _cells(publication(old)), _cells(publication(new))
    for name in dict.fromkeys((*before, *after)):
        was, is_now = before.get(name, ""), after.get(name, "")
        if was != is_now:
            field = new.field(name) or old.field(name)
            yield name, Place(field.path.replace(" · ", "·") if field else name, was, is_now)


def _cells(whole: Publication) -> dict[str, str]:
    return {
        cell.field: cell.text
        for block in whole.blocks
        if isinstance(block, PrintedTable)
        for cell in block.cells
        if cell.field
    }


def _paragraphs(whole: Publication) -> list[RenderedParagraph]:
    return [RenderedParagraph(_level(block), (RenderedPiece(block_text(block), None),)) for block in whole.blocks]


def _level(block: Block) -> int | None:
    if isinstance(block, PrintedTable):
        return _TABLE
    return block.level.value if isinstance(block, Heading) else None


def _units(text: str) -> list[str]:
    return _UNIT.findall(text)


def _starts(units: list[str]) -> list[int]:
    starts = [0]
    for each in units:
        starts.append(starts[-1] + len(each))
    return starts


def _without_crumbs(found: list[Opcode], old: str) -> list[Opcode]:
    """``found`` with a lone kept character between two changes counted to them, marks and numbers apart."""
    joined: list[Opcode] = []
    for index, (act, a, b, c, d) in enumerate(found):
        inside = 0 < index < len(found) - 1
        crumb = act == "equal" and inside and b - a < _SHORTEST_KEPT and old[a:b].isalpha()
        now: Opcode = ("replace", a, b, c, d) if crumb else (act, a, b, c, d)
        if joined and now[0] != "equal" and joined[-1][0] != "equal":
            last = joined.pop()
            now = ("replace", last[1], b, last[3], d)
        joined.append(now)
    return joined
