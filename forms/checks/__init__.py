"""Runs the rules over a draft: what a careful reviewer would find, as data.

A further family is one more function ``(draft) -> findings`` in ``forms.checks.families`` and its sentences in a file
of ``resources/rules/``.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Literal

from forms.checks.answering import answered
from forms.checks.catalogue import message
from forms.checks.finding import Finding, Severity
from forms.draft.draft import Draft

Verdict = Literal["errors", "warnings", "clean"]

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def check(draft: Draft) -> list[Finding]:
    """Everything the rules say of ``draft``: errors first, then in the order of the report."""
    from forms.checks.families import FAMILIES  # noqa: PLC0415  -- hundreds of patterns, not needed for the first paint

    return in_order(answered(draft, (finding for family in FAMILIES for finding in family(draft))), draft)


def in_order(findings: Iterable[Finding], draft: Draft) -> list[Finding]:
    """``findings`` with errors first, then in the order of the report; those answered stand last."""
    places = {field_id: index for index, field_id in enumerate(draft.edition.fields)}

    def order(finding: Finding) -> tuple[bool, int, int]:
        first = finding.fields[0].rpartition(":")[2]
        return bool(finding.answer), _ORDER[finding.severity], places.get(first, len(places))

    return sorted(findings, key=order)


def counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many findings of each severity are open, that is without an answer."""
    found = dict.fromkeys(Severity, 0)
    for finding in findings:
        if not finding.answer:
            found[finding.severity] += 1
    return found


def verdict(findings: Iterable[Finding]) -> Verdict:
    """What the findings come to; notes do not count."""
    found = counts(findings)
    return "errors" if found[Severity.ERROR] else "warnings" if found[Severity.WARNING] else "clean"


def as_json(findings: Sequence[Finding]) -> dict[str, Any]:
    """What ``nianbao check --json`` prints."""
    found = counts(findings)
    return {
        "verdict": verdict(findings),
        "errors": found[Severity.ERROR],
        "warnings": found[Severity.WARNING],
        "notes": found[Severity.NOTE],
        "findings": [
            {
                "rule": each.rule,
                "key": each.key,
                "severity": str(each.severity),
                "fields": list(each.fields),
                "values": {name: _json_number(value) for name, value in each.values.items()},
                "message": message(each),
                "spans": [{"field": span.field, "start": span.start, "length": span.length} for span in each.spans],
                **_mending(each),
            }
            for each in findings
        ],
    }


def _mending(finding: Finding) -> dict[str, Any]:
    told: dict[str, Any] = {name: words for name in ("answer", "offer") if (words := getattr(finding, name))}
    if finding.repair:
        told["repair"] = finding.repair.label
    return told


def _json_number(value: int | Decimal) -> int | float:
    return value if isinstance(value, int) else float(value)
