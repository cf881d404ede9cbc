"""The journal: every change of a report as a row that is only ever appended.

A report is a flat mapping of entries, id → text. An entry is a field of the edition (``requests.received.natural``,
``report.agency``), the list ``predecessors``, the ``demands`` of the year's notice, carries a prefix (``note:``,
``published:``, ``control:``, ``filled:``, ``figure:``, ``answer:``, ``collect:``, ``material:``, ``unplaced:``) or is
one of forms.draft.facts; an absent entry and the empty text are the same. Numbers are replaced whole, texts by the
changed span, both by the same row: at ``at`` (code points) ``removed`` gives way to ``inserted``.
"""

from collections.abc import Iterable, MutableMapping
from typing import NamedTuple


class JournalError(Exception):
    """An edit does not fit the entries it is applied to: journal and values have come apart."""


class Edit(NamedTuple):
    """One changed span of one entry. Edits with one ``step`` are one act of the user.

    ``action`` is ``create``, ``set``, ``type``, ``paste``, ``load``, ``year``, ``figure`` …; ``label`` says in Chinese
    what was done (the undo menu shows it). ``undoes`` is the step this one reverses, or None. ``when`` is ISO 8601
    local time with seconds; ``who`` the user's name on this computer.
    """

    step: int
    action: str
    label: str
    field: str
    at: int
    removed: str
    inserted: str
    undoes: int | None
    who: str
    when: str

    def reversed_span(self) -> tuple[str, int, str, str]:
        """``(field, at, removed, inserted)`` of the edit that takes this one back."""
        return self.field, self.at, self.inserted, self.removed


def apply_edits(entries: MutableMapping[str, str], edits: Iterable[Edit]) -> None:
    """Apply ``edits`` to ``entries`` in order; raises JournalError where a removed span is not what stands there."""
    for edit in edits:
        old = entries.get(edit.field, "")
        end = edit.at + len(edit.removed)
        if old[edit.at : end] != edit.removed:
            raise JournalError(f"{edit.field} at {edit.at}")
        new = old[: edit.at] + edit.inserted + old[end:]
        if new:
            entries[edit.field] = new
        else:
            entries.pop(edit.field, None)


def changed_span(old: str, new: str) -> tuple[int, str, str]:
    """The smallest ``(at, removed, inserted)`` that turns ``old`` into ``new``."""
    start, limit = 0, min(len(old), len(new))
    while start < limit and old[start] == new[start]:
        start += 1
    end = 0
    while end < limit - start and old[len(old) - 1 - end] == new[len(new) - 1 - end]:
        end += 1
    return start, old[start : len(old) - end], new[start : len(new) - end]
