"""The exchange form of a report: ``nianbao-report/1``, a documented UTF-8 JSON file.

``load`` accepts what a person or another program wrote; ``dump`` writes the canonical form: one line, UTF-8 unescaped,
NFC, no spaces, keys sorted, a final newline. dump → load → dump is byte-equal for every report.

Keys: ``format id agency kind level year edition values figures published control filled predecessors answers
sources facts unplaced collect material demands``; a file may leave out all but format, agency, year and values. In
``values`` a count is an integer, an amount a string of digits, a text as forms.draft.prose says; a string in a number
field is read as from the keyboard. ``answers`` holds, by the key of a finding, the words that explain it and the digest
of what they rest on; ``sources`` by field id the office, person and day of a number; ``facts`` by its entry what else
is known beside what is printed (forms.draft.facts), a text or a list of texts; ``collect`` and ``material`` by office
how far its sheet is and what it wrote; ``demands`` what the year's notice asks for.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from forms.draft.answer import answers
from forms.draft.demands import ENTRY as DEMANDS
from forms.draft.draft import Draft
from forms.draft.exchange_values import number_json
from forms.draft.facts import CARRIED, as_json
from forms.draft.loading import FORMAT, TOP, Loading
from forms.draft.predecessors import Predecessor
from forms.draft.source import PREFIX as SOURCE
from forms.draft.strict_json import read_json
from forms.edition import Editions


@dataclass(frozen=True, slots=True)
class LoadedReport:
    """A report as read from a file: ``id`` is None when the file has none."""

    id: str | None
    entries: dict[str, str] = field(default_factory=dict)


def load(data: bytes, editions: Editions) -> LoadedReport:
    """The report in ``data``. Raises ExchangeError with a sentence that names the place."""
    return LoadedReport(*Loading(read_json(data), editions).report())


def dump(report_id: str, draft: Draft) -> str:
    """The canonical form of ``draft``, with its final newline."""
    entries = draft.entries
    whole: dict[str, Any] = {
        "format": FORMAT,
        "id": report_id,
        "agency": draft.agency,
        "kind": draft.text("report.kind"),
        "level": entries.get("report.level", ""),
        "year": draft.year,
        "edition": draft.edition.key,
        "values": _dumped_values(draft),
        "figures": _dumped_figures(draft),
        "published": _dumped_totals(draft, "published"),
        "control": _dumped_totals(draft, "control"),
        "filled": sorted(_targets(draft, "filled")),
        "predecessors": [_dumped_predecessor(each, draft.editions) for each in draft.predecessors],
        "answers": {key: [each.words, each.basis] for key, each in answers(entries).items()},
        "facts": as_json(entries),
        "sources": {
            key.removeprefix(SOURCE): json.loads(text) for key, text in entries.items() if key.startswith(SOURCE)
        },
        "unplaced": _targets(draft, "unplaced"),
        "collect": {key: json.loads(text) for key, text in _targets(draft, "collect").items()},
        "material": _targets(draft, "material"),
        "demands": json.loads(entries.get(DEMANDS) or "{}"),
    }
    always = ("format", "id", "agency", "kind", "year", "edition", "values")
    return canonical({key: value for key, value in whole.items() if key in always or value})


def canonical(whole: Any) -> str:
    """``whole`` as canonical JSON with its final newline."""
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def as_predecessor(report: LoadedReport, editions: Editions) -> Predecessor:
    """A whole report of last year as a predecessor: its numbers, texts and published totals."""
    draft = Draft(editions, report.entries)
    ids = {field.id for field in draft.number_fields()} | {field.id for field in draft.prose_fields()}
    return Predecessor(
        agency=draft.agency,
        year=draft.year,
        edition=draft.edition.key,
        values={key: text for key, text in report.entries.items() if key in ids},
        published={
            key: int(reading.number)
            for key in _targets(draft, "published")
            if (reading := draft.noted_total("published", key)).number is not None
        },
        answers={key: each.words for key, each in answers(report.entries).items()},
        facts={key: text for key, text in report.entries.items() if key.startswith(CARRIED)},
    )


def _targets(draft: Draft, prefix: str) -> dict[str, str]:
    start = f"{prefix}:"
    return {key.removeprefix(start): text for key, text in draft.entries.items() if key.startswith(start)}


def _dumped_values(draft: Draft) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field_id, text in draft.entries.items():
        known = draft.edition.fields.get(field_id)
        if known and field_id.removeprefix("report.") not in TOP:
            values[field_id] = number_json(text, known) if known.number else text
    values.update({f"note:{target}": text for target, text in _targets(draft, "note").items()})
    return values


def _dumped_figures(draft: Draft) -> list[dict[str, Any]]:
    dumped = []
    for figure in draft.own_figures():
        entry: dict[str, Any] = {
            "id": figure.id,
            "section": figure.section,
            "label": figure.label,
            "unit": figure.unit,
            "part_of": figure.part_of,
        }
        if figure.id in draft.entries:
            text = draft.entries[figure.id]
            entry["value"] = int(text) if re.fullmatch("0|[1-9][0-9]{0,14}", text) else text
        dumped.append({key: value for key, value in entry.items() if value != ""})
    return dumped


def _dumped_totals(draft: Draft, prefix: str) -> dict[str, Any]:
    fields = draft.edition.fields
    return {target: number_json(text, fields[target], True) for target, text in _targets(draft, prefix).items()}


def _dumped_predecessor(each: Predecessor, editions: Editions) -> dict[str, Any]:
    fields = editions[each.edition].fields
    whole = each.as_json()
    for name, values in (("values", each.values), ("before", each.before)):
        whole[name] = {
            key: number_json(text, fields[key]) if key in fields and fields[key].number else text
            for key, text in values.items()
        }
    whole["facts"] = as_json(each.facts)
    return {key: value for key, value in whole.items() if value != {}}
