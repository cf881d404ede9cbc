"""What a correction changes on the pages, place by place: for its note, and for the papers it is approved with."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from desktop.export.papers.lists import Place
from desktop.signoff.papers.comparing import block_pairs, block_text, changed_cells
from desktop.signoff.standing import Standing
from forms.draft.draft import Draft
from forms.draft.revision import Revision
from forms.edition import Editions
from forms.publication.build import publication
from forms.publication.levels import Level
from forms.publication.model import Heading, PrintedTable, Publication

LONGEST: Final = 45  # characters of a text quoted in a sentence
_SENTENCE: Final = re.compile("[^。]+。?")


@dataclass(frozen=True, slots=True)
class Correction:
    """What is corrected, as registered: ``date`` is ISO 8601, ``places`` what reads otherwise now."""

    reason: str
    found_by: str
    date: str
    places: tuple[Place, ...]

    @property
    def told(self) -> str:
        """The places in one line: 行政强制·本年处理决定数量，由“2”更正为“3”；…"""
        return "；".join(f"{each.place}，{_became(shortened(each, LONGEST))}" for each in self.places)


def correction_of(now: Standing, draft: Draft, revisions: Sequence[Revision], editions: Editions) -> Correction | None:
    """The correction that ``draft`` is part of, where a report stands like ``now``; None if it is of none.

    Without places where the revision that is corrected is not among ``revisions``, as in a file handed over. Raises
    ExchangeError where that revision is damaged.
    """
    act = now.correction
    if act is None:
        return None
    before = next((each for each in revisions if each.number == int(act.data["from"])), None)
    places = tuple(changed_places(before.draft(editions), draft)) if before else ()
    return Correction(act.data["reason"], act.data["found_by"], act.data["date"], places)


def changed_places(old: Draft, new: Draft) -> Iterator[Place]:
    """Cells, particulars and sentences that print otherwise."""
    for _, place in changed_cells(old, new):
        yield place
    yield from _names(old, new)
    yield from _words(old, new)


def shortened(place: Place, most: int) -> Place:
    """``place`` with texts of at most about ``most`` characters, their middle left out."""
    return place._replace(before=_shortened(place.before, most), after=_shortened(place.after, most))


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most * 2 // 3]}……{text[-(most // 3) :]}"


def _became(place: Place) -> str:
    if not place.before:
        return f"增加“{_line(place.after)}”"
    return f"由“{_line(place.before)}”更正为“{_line(place.after)}”" if place.after else f"删去“{_line(place.before)}”"


def _line(text: str) -> str:
    return text.replace("\n", "").removesuffix("。")


def _names(old: Draft, new: Draft) -> Iterator[Place]:
    before, after = publication(old), publication(new)
    listed = zip(("单位名称", "题目"), before.title, after.title, strict=True)
    for place, was, is_now in (*listed, ("成文日期", before.date, after.date)):
        if was != is_now:
            yield Place(place, was, is_now)


def _words(old: Draft, new: Draft) -> Iterator[Place]:
    """The sentences that differ, with the heading of their part; what a part lost and got stands side by side."""
    changed = _changed_sentences(publication(old), publication(new))
    for (part, one_sided), run in groupby(changed, key=lambda each: (each.place, not (each.before and each.after))):
        if one_sided:
            before, after = zip(*((each.before, each.after) for each in run), strict=True)
            yield Place(part, _lines(before), _lines(after))
        else:
            yield from run


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(filter(None, texts))


def _changed_sentences(before: Publication, after: Publication) -> Iterator[Place]:
    parts_before, parts_after = _parts(before), _parts(after)
    for was, is_now in block_pairs(before, after):
        gone = None if was is None else before.blocks[was]
        come = None if is_now is None else after.blocks[is_now]
        if isinstance(gone, PrintedTable) or isinstance(come, PrintedTable):
            continue
        part = parts_before[was or 0] if is_now is None else parts_after[is_now]
        for lost, got in _sentences(*(block_text(each) if each else "" for each in (gone, come))):
            yield Place(part, lost, got)


def _sentences(old: str, new: str) -> Iterator[tuple[str, str]]:
    before, after = _SENTENCE.findall(old), _SENTENCE.findall(new)
    for act, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if act != "equal":
            yield "".join(before[a:b]), "".join(after[c:d])


def _parts(whole: Publication) -> list[str]:
    """The heading of the part that each block stands in."""
    parts = []
    part = "前言"
    for block in whole.blocks:
        if isinstance(block, Heading) and block.level is Level.CHAPTER:
            part = block.text
        parts.append(part)
    return parts
