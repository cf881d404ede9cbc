"""Edition and draft become a publication: every part of the report in order, figures and heading numbers filled in."""

from collections.abc import Iterable, Iterator
from datetime import date

from forms.draft.draft import Draft
from forms.draft.prose import SUBHEADING
from forms.draft.readings import is_date
from forms.draft.rendering import RenderedParagraph, rendered
from forms.edition.model import Chapter, Table
from forms.publication.model import Block, Closing, Heading, Level, Paragraph, Publication, Run
from forms.publication.numbering import Numbering
from forms.publication.tables import printed_table

_LEVELS = {2: Level.SECTION, 3: Level.ITEM, 4: Level.SUBITEM, SUBHEADING: Level.SUBHEADING}


def publication(draft: Draft) -> Publication:
    """The whole report of ``draft``."""
    title_year = draft.text("report.title_year")
    return Publication(
        title=(draft.agency, f"{draft.year}{title_year}{draft.edition.title}"),
        blocks=tuple(block for chapter in draft.edition.chapters if chapter.printed for block in _part(draft, chapter)),
        agency=draft.agency,
        date=printed_date(draft),
        closing=Closing(draft.text("report.closing")),
    )


def printed_date(draft: Draft) -> str:
    """The date of issue; before it is known, with room for the day (GB/T 9704-2012, 7.3.5)."""
    text = draft.text("report.date")
    if not is_date(text):
        return f"{draft.year + 1}年1月  日"
    known = date.fromisoformat(text)
    return f"{known.year}年{known.month}月{known.day}日"


def _part(draft: Draft, chapter: Chapter) -> Iterator[Block]:
    if chapter.heading:
        yield Heading(Level.CHAPTER, (Run(chapter.label),), chapter.key)
    if chapter.table:
        yield printed_table(draft, chapter.table, chapter.label)
        yield from _notes(draft, chapter.table)
    numbering = Numbering(sections_are_headings=any(section.label for section in chapter.sections))
    for section in chapter.sections:
        paragraphs = [each for each in rendered(draft.text(section.id), draft) if each.text.strip()]
        if paragraphs and section.label:
            number = numbering.next(Level.SECTION)
            yield Heading(Level.SECTION, (Run(number + section.label),), section.id)
        for paragraph in paragraphs:
            yield _block(paragraph, section.id, numbering)


def _notes(draft: Draft, table: Table) -> Iterator[Paragraph]:
    """The notes of cells, each saying which cell it belongs to."""
    for field_id in table.field_ids():
        note = draft.entries.get(f"note:{field_id}", "")
        if note:
            field = draft.edition.fields[field_id]
            cell = "".join(f"“{label}”" for label in (*field.row[-1:], *field.column[-1:]))
            told = " ".join(note.split("\n"))
            yield Paragraph((Run(f"注：{cell}：{told}"),), f"note:{field_id}", note=True)


def _block(paragraph: RenderedParagraph, field_id: str, numbering: Numbering) -> Block:
    runs = _joined(Run(piece.text, piece.reference.field if piece.reference else None) for piece in paragraph.pieces)
    if paragraph.level is None:
        return Paragraph(runs, field_id)
    level = _LEVELS[paragraph.level]
    number = numbering.next(level)
    head, rest = _split_after_stop(runs)
    numbered = _joined((Run(number), *head)) if number else head
    return Heading(level, numbered, field_id, rest)


def _split_after_stop(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The heading reaches to the first 。 inclusive; what follows is body text of the same paragraph."""
    for index, run in enumerate(runs):
        stop = run.text.find("。") + 1
        if stop and run.field is None:
            head = (*runs[:index], Run(run.text[:stop]))
            rest = (*((Run(run.text[stop:]),) if run.text[stop:] else ()), *runs[index + 1 :])
            return head, rest
    return runs, ()


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbouring characters in one run; a live figure stays a run of its own."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].field is None and run.field is None:
            joined[-1] = Run(joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    return tuple(joined)
