"""A draft: the entries of one report, seen through its edition.

Nothing here changes an entry (``forms.draft.editor`` does); the same class reads a report from the store, from a file
and while it is being typed, because it only looks into the mapping it was given.
"""

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from forms.draft import predecessors, prose
from forms.draft.predecessors import Predecessor
from forms.draft.readings import NO_VALUE, Reading, State, read_number
from forms.draft.totals import cell_reading
from forms.edition import Edition, Editions
from forms.edition.model import Field, Kind, Section

NOT_FILLED = "【未填】"
OWN_FIGURE = re.compile(r"(?P<section>[a-z_]+\.[a-z_]+)\.own_[0-9a-f]{4}")
REFERABLE_TEXTS = ("report.agency", "report.short_name", "report.year")


class OwnFigure(NamedTuple):
    """A figure added by the clerk. ``part_of`` is the id of the figure it is a part of, or empty."""

    id: str
    label: str
    unit: str
    part_of: str
    order: int

    @property
    def section(self) -> str:
        """The id of the section it stands in."""
        return self.id.rpartition(".")[0]

    def to_entry(self) -> str:
        """The text kept under ``figure:<id>``."""
        parts = {"label": self.label, "unit": self.unit, "part_of": self.part_of, "order": self.order}
        return json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Draft:
    """A read-only view of the entries of one report."""

    def __init__(self, editions: Editions, entries: Mapping[str, str]) -> None:
        self.editions = editions
        self.entries = entries

    @property
    def edition(self) -> Edition:
        """The edition the report is written in."""
        return self.editions[self.entries["report.edition"]]

    @property
    def agency(self) -> str:
        """The agency's full name."""
        return self.entries["report.agency"]

    @property
    def year(self) -> int:
        """The report year."""
        return int(self.entries["report.year"])

    def text(self, field_id: str) -> str:
        """What is stored under ``field_id``, its default where nothing is."""
        known = self.edition.fields.get(field_id)
        return self.entries.get(field_id, known.default if known else "")

    def field(self, field_id: str) -> Field | None:
        """The field ``field_id``, the clerk's own figures included; None for anything else."""
        known = self.edition.fields.get(field_id)
        if known or not OWN_FIGURE.fullmatch(field_id):
            return known
        kept = self.entries.get(f"figure:{field_id}")
        return self._own_field(own_figure(field_id, kept)) if kept else None

    def own_figures(self) -> list[OwnFigure]:
        """The clerk's own figures, in the order in which they were added."""
        prefix = "figure:"
        found = [
            own_figure(key.removeprefix(prefix), text) for key, text in self.entries.items() if key.startswith(prefix)
        ]
        return sorted(found, key=lambda figure: (figure.order, figure.id))

    def number_fields(self) -> Iterator[Field]:
        """Every field that holds a typed number: cells, declared and own figures."""
        yield from _number_fields(self.edition)
        for figure in self.own_figures():
            yield self._own_field(figure)

    def reading(self, field_id: str) -> Reading:
        """The number that ``field_id`` holds or adds up to; KeyError where there is no such number field."""
        field = self.field(field_id)
        if field is None or not field.number:
            raise KeyError(field_id)
        if field_id in self.edition.fields:
            return cell_reading(self.edition, self.entries, field_id)
        return read_number(self.entries.get(field_id, ""), field.kind, field.unit)

    def noted_total(self, prefix: str, field_id: str) -> Reading:
        """The total kept beside the computed one: ``prefix`` is ``published`` or ``control``."""
        field = self.edition.fields[field_id]
        return read_number(self.entries.get(f"{prefix}:{field_id}", ""), field.kind, field.unit)

    def as_published(self, field_id: str) -> Reading:
        """The number as the page shows it: the published total where there is one, else what the draft holds."""
        if self.entries.get(f"published:{field_id}") and self.edition.fields[field_id].computed:
            published = self.noted_total("published", field_id)
            if not published.blank:
                return published
        return self.reading(field_id)

    @property
    def predecessors(self) -> tuple[Predecessor, ...]:
        """The reports of last year that this one follows from."""
        return predecessors.from_entry(self.entries.get(predecessors.ENTRY, ""))

    def last_number(self, field_id: str) -> int | Decimal | None:
        """Last year's number: the sum over the predecessors; None where none has one."""
        return predecessors.last_number(self.predecessors, field_id, self.editions)

    def can_refer(self, field_id: str, last: bool) -> bool:
        """Whether prose may show ``field_id`` as a live figure."""
        field = self.field(field_id)
        if field is None:
            return False
        return field.number or (field_id in REFERABLE_TEXTS and not last)

    def live_text(self, reference: prose.Reference) -> str:
        """The characters a live figure shows now."""
        if reference.last:
            number = self.last_number(reference.field)
            return NOT_FILLED if number is None else str(number)
        field = self.field(reference.field)
        if field is None:
            return NOT_FILLED
        if not field.number:
            return self.text(reference.field) or NOT_FILLED
        reading = self.reading(reference.field)
        if reading.blank:
            return NOT_FILLED
        return NO_VALUE if reading.state is State.UNREADABLE and field.computed else reading.stored

    def prose_fields(self) -> Iterator[Field]:
        """Every field of paragraphs, in order."""
        yield from _prose_fields(self.edition)

    def _own_field(self, figure: OwnFigure) -> Field:
        section = next((each for each in self.edition.sections() if each.id == figure.section), None)
        chapter = next(each for each in self.edition.chapters if each.key == figure.section.partition(".")[0])
        return Field(
            id=figure.id,
            chapter=chapter.label,
            section=section.label if section else "",
            row=(figure.label,),
            column=(),
            kind=Kind.AMOUNT,
            unit=figure.unit,
            help="",
            part_of=figure.part_of,
        )


@lru_cache(maxsize=8)
def _number_fields(edition: Edition) -> tuple[Field, ...]:
    return tuple(each for each in edition.fields.values() if each.number and not each.computed)


@lru_cache(maxsize=8)
def _prose_fields(edition: Edition) -> tuple[Field, ...]:
    return tuple(each for each in edition.fields.values() if each.prose)


def own_figure(field_id: str, kept: str) -> OwnFigure:
    """The figure kept as the text ``kept`` under ``figure:<field_id>``."""
    parts = json.loads(kept)
    return OwnFigure(field_id, parts["label"], parts["unit"], parts["part_of"], parts["order"])


def figure_section(edition: Edition, section_id: str) -> Section | None:
    """The section of prose that may hold figures, or None."""
    for chapter in edition.chapters:
        if chapter.printed:
            for section in chapter.sections:
                if section.id == section_id:
                    return section
    return None
