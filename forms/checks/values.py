"""VAL-: each number as it stands: can it be read, is it in range, was it meant."""

from collections.abc import Iterator

from forms.checks.catalogue import severity
from forms.checks.finding import Finding, Repair
from forms.checks.places import place, whole_part
from forms.draft.draft import Draft
from forms.draft.readings import LARGEST, MOST_MILLIMETRES, Reading, State, in_range, is_date, millimetres, read_number
from forms.edition.model import Field, Form, Kind

SHOWN = 20  # characters of an unreadable text in a message


def numbers(draft: Draft) -> Iterator[Finding]:
    """VAL-READ, VAL-RANGE, VAL-NONE over cells, figures, and totals kept from elsewhere."""
    for field in draft.number_fields():
        text = draft.entries.get(field.id, "")
        if text:
            yield from _number(draft, field, field.id, read_number(text, field.kind, field.unit))
    for field in draft.edition.fields.values():
        if field.computed:
            for prefix in ("published", "control"):
                noted = draft.entries.get(f"{prefix}:{field.id}", "")
                if noted and read_number(noted, field.kind, field.unit).state is State.UNREADABLE:
                    yield _unreadable(draft, f"{prefix}:{field.id}", noted, "整数")


def lines(draft: Draft) -> Iterator[Finding]:
    """VAL-READ for a date or a length that is none."""
    for field in draft.edition.fields.values():
        text = draft.entries.get(field.id, "")
        if not text:
            continue
        if field.form is Form.DATE and not is_date(text):
            yield _unreadable(draft, field.id, text, "日期（如2022年1月18日）")
        elif field.form is Form.MILLIMETRES and millimetres(text) is None:
            yield _unreadable(draft, field.id, text, f"0到{MOST_MILLIMETRES}的整数")


def filled(draft: Draft) -> Iterator[Finding]:
    """VAL-FILLED: one for each table with zeros that nobody has confirmed."""
    if not any(entry.startswith("filled:") for entry in draft.entries):
        return
    for chapter in draft.edition.chapters:
        if chapter.table:
            marked = tuple(each for each in chapter.table.field_ids() if f"filled:{each}" in draft.entries)
            if marked:
                yield Finding(
                    "VAL-FILLED",
                    severity("VAL-FILLED"),
                    marked,
                    {"count": len(marked)},
                    {"place": whole_part(chapter)},
                )


def edition(draft: Draft) -> Iterator[Finding]:
    """VAL-EDITION: the report's year is written in another edition."""
    if not draft.edition.covers(draft.year):
        yield Finding(
            "VAL-EDITION",
            severity("VAL-EDITION"),
            ("report.year",),
            {"year": draft.year},
            {"edition": draft.edition.label},
        )


def _number(draft: Draft, field: Field, field_id: str, reading: Reading) -> Iterator[Finding]:
    if reading.state is State.UNREADABLE:
        wanted = "数字" if field.kind is Kind.AMOUNT else "整数"
        yield _unreadable(draft, field_id, reading.stored, wanted)
    elif reading.state is State.NONE:
        words = {"place": place(draft, field_id), "text": reading.stored.strip()}
        repair = Repair("改为0", field_id, 0, draft.entries[field_id], "0")
        yield Finding("VAL-NONE", severity("VAL-NONE"), (field_id,), {}, words, repair=repair)
    elif reading.number is not None and not in_range(reading.number, field.kind):
        values = {"number": reading.number, "lowest": -LARGEST if field.kind is Kind.SIGNED else 0, "highest": LARGEST}
        yield Finding("VAL-RANGE", severity("VAL-RANGE"), (field_id,), values, {"place": place(draft, field_id)})


def _unreadable(draft: Draft, field_id: str, text: str, wanted: str) -> Finding:
    shown = " ".join(text.split())
    shown = shown[:SHOWN] + "…" if len(shown) > SHOWN else shown
    words = {"place": place(draft, field_id), "text": shown, "wanted": wanted}
    return Finding("VAL-READ", severity("VAL-READ"), (field_id,), {}, words)
