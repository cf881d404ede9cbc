"""复核录入: a table keyed a second time by somebody else, and what became of each cell that differed.

``again:<field id>`` is the second value, ``again_by:<chapter>`` who keyed the table and when (JSON: name, date), and
``again_kept:<field id>`` a difference that was settled (JSON: first value, second value, which was taken). As entries
of the draft they survive closing, and every act on them can be undone.
"""

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from forms.draft.draft import Draft
from forms.draft.readings import date_in_words, is_date

AGAIN, BY, KEPT = "again:", "again_by:", "again_kept:"
FIRST, SECOND = "first", "second"


class Difference(NamedTuple):
    """A cell whose two values are not the same; blank ones are empty."""

    field: str
    first: str
    second: str


def typed_cells(draft: Draft, chapter: str) -> list[str]:
    """The cells of the table that are typed, in reading order."""
    table = next((each for each in draft.edition.tables() if each.chapter == chapter), None)
    return [each for each in table.field_ids() if not draft.edition.fields[each].computed] if table else []


def second_entries(draft: Draft) -> dict[str, str]:
    """The entries of a draft that holds nothing but the second values, for a form that shows no first one."""
    start = len(AGAIN)
    keyed = {key[start:]: text for key, text in draft.entries.items() if key.startswith(AGAIN)}
    return {**{key: text for key, text in draft.entries.items() if key.startswith("report.")}, **keyed}


def keyed_by(entries: Mapping[str, str], chapter: str) -> tuple[str, str] | None:
    """Who keyed the table a second time, and on which day (ISO 8601); None until it was compared."""
    kept = entries.get(BY + chapter)
    if not kept:
        return None
    person, day = json.loads(kept)
    return person, day


def differences(draft: Draft, chapter: str) -> list[Difference]:
    """The cells that differ and about which nothing was decided."""
    return [each for each in _differing(draft, chapter) if _taken(draft, each) is None]


def decided(draft: Draft, chapter: str) -> dict[str, int]:
    """How many differences were settled by the ``first`` and by the ``second`` value, as cells stand now."""
    found = {FIRST: 0, SECOND: 0}
    for cell in typed_cells(draft, chapter):
        kept = draft.entries.get(KEPT + cell)
        if kept:
            first, second, taken = json.loads(kept)
            now = draft.entries.get(cell, "")
            if draft.entries.get(AGAIN + cell, "") == second and now == (first if taken == FIRST else second):
                found[taken] += 1
    return found


def begin_changes(draft: Draft, chapter: str) -> dict[str, str]:
    """What changes when the table is keyed a second time from the beginning."""
    cells = typed_cells(draft, chapter)
    gone = [prefix + cell for cell in cells for prefix in (AGAIN, KEPT)]
    return {key: "" for key in (*gone, BY + chapter) if key in draft.entries}


def compare_changes(chapter: str, person: str, day: str) -> dict[str, str]:
    """What changes when ``person`` has keyed the table on ``day``."""
    return {BY + chapter: json.dumps([person, day], ensure_ascii=False)}


def settle_changes(difference: Difference, taken: str) -> dict[str, str]:
    """What changes when the ``first`` or the ``second`` value is right."""
    kept = json.dumps([difference.first, difference.second, taken], ensure_ascii=False)
    value = {difference.field: difference.second} if taken == SECOND else {}
    return {**value, KEPT + difference.field: kept}


def result_words(draft: Draft, chapter: str) -> str:
    """Who keyed it when and what came of it, without a full stop; empty until it was compared."""
    known = keyed_by(draft.entries, chapter)
    if known is None:
        return ""
    person, day = known
    said = [f"{person}于{date_in_words(day) if is_date(day) else day}第二遍录入{len(typed_cells(draft, chapter))}格"]
    settled, still_open = decided(draft, chapter), len(differences(draft, chapter))
    total = sum(settled.values()) + still_open
    said.append(f"不同{total}处" if total else "两遍一致")
    said += [
        f"{words}{count}处"
        for words, count in (("取第一遍", settled[FIRST]), ("取第二遍", settled[SECOND]), ("还没有定", still_open))
        if count
    ]
    return "，".join(said)


def _differing(draft: Draft, chapter: str) -> Iterator[Difference]:
    for cell in typed_cells(draft, chapter):
        first, second = draft.entries.get(cell, ""), draft.entries.get(AGAIN + cell, "")
        if first != second:
            yield Difference(cell, first, second)


def _taken(draft: Draft, difference: Difference) -> str | None:
    kept = draft.entries.get(KEPT + difference.field)
    if not kept:
        return None
    first, second, taken = json.loads(kept)
    return str(taken) if (first, second) == (difference.first, difference.second) else None
