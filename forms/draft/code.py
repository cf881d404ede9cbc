"""The code of a report (校验码): 16 hexadecimal digits over what is printed, and over nothing else.

Two drafts have one code when their pages are the same: live figures count as the digits they show; notes of cells
print and count; answers, control totals, marks of filled zeros and who typed what do not.
"""

import hashlib
import re
from typing import Any

from forms.draft.draft import Draft
from forms.draft.exchange import canonical
from forms.draft.rendering import rendered

GROUPS = re.compile(r"[0-9A-F]{4}(?:-[0-9A-F]{4}){3}")
_DIGITS = 16


def code(draft: Draft) -> str:
    """The code of ``draft`` as printed: four groups of four, joined by hyphens."""
    digits = hashlib.sha256(canonical(printed_content(draft)).encode()).hexdigest()[:_DIGITS].upper()
    return "-".join(digits[at : at + 4] for at in range(0, _DIGITS, 4))


def as_code(typed: str) -> str | None:
    """The code that a person typed or scanned, in whatever grouping and width; None if it is none."""
    plain = "".join(chr(ord(each) - 0xFEE0) if "！" <= each <= "～" else each for each in typed).upper()
    digits = re.sub(r"校验码|[\s:：·.—–_-]", "", plain)
    if not re.fullmatch(f"[0-9A-F]{{{_DIGITS}}}", digits):
        return None
    return "-".join(digits[at : at + 4] for at in range(0, _DIGITS, 4))


def printed_content(draft: Draft) -> dict[str, Any]:
    """Everything that decides what the pages show, by field id."""
    edition, entries = draft.edition, draft.entries
    values: dict[str, Any] = {}
    for field in edition.fields.values():
        if field.prose:
            values[field.id] = [[each.level, each.text] for each in rendered(draft.text(field.id), draft)]
        elif field.number and not field.computed:
            values[field.id] = entries.get(field.id, "")
        elif not field.number:
            values[field.id] = draft.text(field.id)
    figures = [[each.id, each.label, each.unit, entries.get(each.id, "")] for each in draft.own_figures()]
    notes = {key: text for key, text in entries.items() if key.startswith("note:")}
    return {
        "edition": [edition.key, draft.editions.digest(edition.key)],
        "values": {key: value for key, value in values.items() if value not in ("", [])},
        "figures": figures,
        "notes": notes,
    }
