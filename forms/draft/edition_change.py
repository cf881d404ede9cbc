"""What happens to a draft when its year asks for another edition.

Every value whose id exists in the new edition stays. The others are listed under ``unplaced:`` until placed or
discarded; they come back by themselves when the draft returns to an edition that has them. Live figures of fields that
are gone become their digits. Zeros filled by the program and never confirmed are not carried along.
"""

from collections.abc import Iterator

from forms.draft.collected import COLLECT, MATERIAL
from forms.draft.demands import ENTRY as DEMANDS
from forms.draft.draft import OWN_FIGURE, Draft, figure_section
from forms.draft.facts import fits, prefix_of
from forms.draft.prose import Reference, without_references
from forms.edition import Edition

UNPLACED = "unplaced:"


def edition_changes(draft: Draft, key: str) -> dict[str, str]:
    """Entry id → new text for moving ``draft`` to the edition ``key``; empty when it is there already."""
    if draft.entries["report.edition"] == key:
        return {}
    new = draft.editions[key]
    changes = {"report.edition": key}
    for entry, text in draft.entries.items():
        if entry.startswith(UNPLACED):
            home = entry.removeprefix(UNPLACED)
            if _has(new, home) and home not in draft.entries:
                changes[entry], changes[home] = "", text
        elif not _has(new, entry):
            changes[entry] = ""
            if not _is_filled_zero(draft, entry):
                changes[UNPLACED + entry] = text
    changes.update(_texts_without_gone_fields(draft, new))
    return changes


def _is_filled_zero(draft: Draft, entry: str) -> bool:
    return entry.startswith("filled:") or f"filled:{entry}" in draft.entries


def _has(edition: Edition, entry: str) -> bool:
    """Whether ``edition`` has a place for ``entry``."""
    if entry.startswith((COLLECT, MATERIAL)) or entry == DEMANDS:
        return True
    if prefix_of(entry):
        return fits(edition, entry)
    prefix, colon, target = entry.partition(":")
    if not colon:
        if OWN_FIGURE.fullmatch(entry):
            return figure_section(edition, entry.rpartition(".")[0]) is not None
        return entry in edition.fields or entry in ("predecessors", "report.edition")
    if prefix == "figure":
        return _has(edition, target)
    field = edition.fields.get(target)
    return field is not None and (field.computed or prefix not in ("published", "control"))


def _texts_without_gone_fields(draft: Draft, new: Edition) -> Iterator[tuple[str, str]]:
    def gone(reference: Reference) -> bool:
        return not _has(new, reference.field)

    for field in draft.prose_fields():
        text = draft.entries.get(field.id, "")
        changed = without_references(text, gone, draft.live_text)
        if changed != text:
            yield field.id, changed
