"""Edition and draft become a publication: what stands on the pages, in order, without layout.

A chapter prints its heading, its table, the notes of the table's cells, then its sections. A required chapter without
text still prints its heading, and a statutory table prints although every cell is blank: leaving either out would
itself be a fault of the report.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from forms.draft.draft import Draft
from forms.draft.readings import date_in_words, is_date, millimetres
from forms.draft.rendering import rendered
from forms.edition.model import Chapter
from forms.publication.levels import Level
from forms.publication.model import (
    COUNTY_SEAL,
    PROVINCE_SEAL,
    TOWNSHIP_SEAL,
    Block,
    Closing,
    FirstPage,
    Heading,
    Publication,
    Run,
)
from forms.publication.notes import printed_notes
from forms.publication.numbering import Numbering
from forms.publication.paragraphs import printed
from forms.publication.tables import printed_table


def publication(draft: Draft) -> Publication:
    """The whole report of ``draft``, ready for any exporter."""
    return Publication(
        title=(draft.agency, f"{draft.year}{draft.text('report.title_year')}{draft.edition.title}"),
        blocks=tuple(
            _kept([block for each in draft.edition.chapters if each.printed for block in _chapter(each, draft)])
        ),
        agency=draft.agency,
        date=_issued(draft),
        closing=Closing(draft.text("report.closing")),
        first_page=_first_page(draft),
        seal=_seal(draft),
    )


def _first_page(draft: Draft) -> FirstPage:
    corrected = draft.text("report.corrected_on")
    return FirstPage(
        head_space=millimetres(draft.text("report.head_space")) or 0,
        document_number=draft.text("report.document_number"),
        correction=f"（{date_in_words(corrected)}更正）" if is_date(corrected) else "",
        reprint_mark="更正重印件" if draft.text("report.reprint_mark") == "印" else "",
    )


def _seal(draft: Draft) -> int:
    """How wide the seal is by what the office is; a department of a province has a seal like a county's."""
    level, kind = draft.text("report.level"), draft.text("report.kind")
    if level == "乡" or kind == "township":
        return TOWNSHIP_SEAL
    if level == "国家" or (level == "省" and kind in ("office", "rollup")):
        return PROVINCE_SEAL
    return COUNTY_SEAL


def _kept(blocks: Sequence[Block]) -> Iterator[Block]:
    """``blocks`` with each heading kept on the page of what stands under it.

    Items that are whole sentences follow one another as headings of one level: each may end a page.
    """
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Heading):
            yield replace(block, keep_with_next=not block.rest and _stands_under(following, block))
        elif block:
            yield block


def _stands_under(following: Block | None, heading: Heading) -> bool:
    if not isinstance(following, Heading):
        return following is not None
    if heading.level is Level.SUBHEADING:  # over sections in one chapter, over items in another
        return following.level not in (Level.CHAPTER, Level.SUBHEADING)
    if following.level is Level.SUBHEADING:
        return heading.level in (Level.CHAPTER, Level.SECTION)
    return bool(following.level.value > heading.level.value)


def _issued(draft: Draft) -> str:
    """The date of issue; before it is known, room to write it in the month when reports are due."""
    stored = draft.text("report.date")
    if not is_date(stored):
        return f"{draft.year + 1}年1月  日"
    return date_in_words(stored)


def _chapter(chapter: Chapter, draft: Draft) -> Iterator[Block]:
    if chapter.heading:
        yield Heading(Level.CHAPTER, (Run(chapter.label),), chapter.key)
    if chapter.table:
        yield printed_table(chapter, chapter.table, draft)
        yield from printed_notes(chapter.table, draft)
    numbering = Numbering.of(chapter)
    for section in chapter.sections:
        paragraphs = rendered(draft.text(section.id), draft)
        if section.label and any(paragraph.text.strip() for paragraph in paragraphs):
            label = numbering.next(Level.SECTION) + section.label
            yield Heading(Level.SECTION, (Run(label),), section.id)
        yield from printed(paragraphs, section.id, numbering)
