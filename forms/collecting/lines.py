"""The list of offices: how many numbers each gives, how many of them are there, how far it is, what it wrote."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms.collecting.offices import by_office
from forms.draft.collected import Progress, material, progress
from forms.draft.draft import Draft


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """One office in the list; ``filled`` of its ``numbers`` stand in the report."""

    office: str
    numbers: int
    filled: int
    progress: Progress
    material: str


def office_lines(draft: Draft, offices: Mapping[str, str]) -> list[OfficeLine]:
    """Every office that is asked, then those no longer asked; ``offices`` is what the clerk set."""
    asked, now, words = by_office(draft, offices), progress(draft.entries), material(draft.entries)
    return [
        OfficeLine(
            office=office,
            numbers=len(asked.get(office, [])),
            filled=sum(bool(draft.entries.get(field.id)) for field in asked.get(office, [])),
            progress=now.get(office, Progress()),
            material=words.get(office, ""),
        )
        for office in dict.fromkeys((*asked, *now, *words))
    ]
