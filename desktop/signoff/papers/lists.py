"""意见采纳情况表 and 更正说明 from what was registered (office.md 11, 17)."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from desktop.export.papers.lists import CorrectionNote, Place, RemarkRow, correction_note, remark_table
from desktop.signoff.papers.comparing import block_pairs, block_text, changed_cells
from desktop.signoff.papers.material import Material
from desktop.signoff.refused import SignoffRefused
from forms.draft.draft import Draft
from forms.draft.readings import date_in_words
from forms.publication.build import publication
from forms.publication.levels import Level
from forms.publication.model import Heading, PrintedTable, Publication

_SENTENCE: Final = re.compile("[^。]+。?")


def remarks(material: Material) -> bytes:
    """意见采纳情况表 as PDF. Raises SignoffRefused where no remark was registered."""
    registered = material.standing.remarks
    if not registered:
        raise SignoffRefused("还没有登记过意见，没有意见采纳情况表。")
    rows = [
        RemarkRow(
            source=each.data["source"],
            way=each.data["way"],
            date=date_in_words(each.data["date"]),
            place=each.data["place"],
            words=each.data["words"],
            handling=each.data["handling"],
            reason=each.data["reason"],
        )
        for each in registered
    ]
    waiting = sum(each.handling == "待处理" for each in rows)
    caption = f"共{len(rows)}条" + (f"，{waiting}条待处理" if waiting else "，全部已处理")
    title = f"{''.join(publication(material.draft).title)}意见采纳情况表"
    return remark_table(
        title, material.draft.agency, rows, caption=caption, faces=material.faces, created=material.created
    )


def correction(material: Material) -> bytes:
    """更正说明 as PDF. Raises SignoffRefused for a report that is not corrected, or not yet, ExchangeError."""
    registered = material.standing.correction
    if registered is None:
        raise SignoffRefused("这份报告没有登记过更正，不需要更正说明。")
    before = material.revision(int(registered.data["from"]))
    if material.newest.number == before.number:
        raise SignoffRefused("更正以后的稿子还没有送审，做不了更正说明。请把改好的稿子先送审。")
    old, new = material.draft_of(before), material.draft_of(material.newest)
    places = (*(place for _, place in changed_cells(old, new)), *_names(old, new), *_words(old, new))
    if not places:
        raise SignoffRefused(f"{material.newest.name}与{before.name}印出来没有不同，没有可以说明的更正。")
    name = f"{new.year}{new.text('report.title_year')}{new.edition.title}"
    where = registered.data["published"]
    published = f"（网址：{where}）" if where else ""
    note = CorrectionNote(
        title=f"关于《{name}》的更正说明",
        opening=f"现对《{new.agency}{name}》{published}作如下更正：",
        places=places,
        reason=f"更正原因：{registered.data['reason'].rstrip('。')}。请以更正后的报告为准。",
        agency=new.agency,
        date=date_in_words(registered.data["date"]),
    )
    return correction_note(note, faces=material.faces, created=material.created)


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
