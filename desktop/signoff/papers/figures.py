"""The figures a supervisor asks for first, both years', and those that changed by more than half (office.md 20)."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from desktop.export.papers.data_sheet import Change
from forms.checks.finding import Finding
from forms.checks.last_year import last_year
from forms.draft.draft import Draft
from forms.edition.model import Field

NOT_FILLED, UNKNOWN = "未填", "—"
RECEIVED, CARRIED_OVER = "requests.received.total", "requests.carried_over.total"
OUTCOMES, CARRIED_FORWARD = "requests.outcomes_total.total", "requests.carried_forward.total"
RECONSIDERATION = ("disputes.reconsideration.total",)
LITIGATION = ("disputes.litigation_direct.total", "disputes.litigation_after.total")
# Each with the ids that are added up; of several lines of one name the first stands that the edition has.
KEY = (
    ("本年新收申请（件）", (RECEIVED,)),
    ("上年结转申请（件）", (CARRIED_OVER,)),
    ("办理结果总计（件）", (OUTCOMES,)),
    ("结转下年度（件）", (CARRIED_FORWARD,)),
    ("行政复议（件）", RECONSIDERATION),
    ("行政诉讼（件）", LITIGATION),
    ("行政规范性文件（件）", ("disclosure.normative_documents.in_force",)),
    ("行政规范性文件（件）", ("disclosure.normative_documents.total_disclosed",)),
    ("行政许可决定（件）", ("disclosure.licensing.decisions",)),
)
_COUNTED = re.compile(r"[0-9]+[.．、]")
_HALF = Decimal("0.5")


def number(draft: Draft, ids: Iterable[str]) -> int | Decimal | None:
    """The sum of these fields; None where one of them holds no number."""
    found = [draft.reading(each).number for each in ids if draft.field(each)]
    known = [each for each in found if each is not None]
    return sum(known) if known and len(known) == len(found) else None


def key_figures(draft: Draft, findings: Iterable[Finding]) -> Iterator[Change]:
    """The key figures that the edition has."""
    listed = list(findings)
    for label, ids in KEY:
        if all(draft.field(each) for each in ids):
            now, before = number(draft, ids), last_year(draft, *ids)
            yield _change(label, now, before.number if before else None, _reason(listed, ids))


def changed_figures(draft: Draft, findings: Iterable[Finding]) -> list[Change]:
    """All others that changed by more than half of last year's number, the largest change first."""
    listed = list(findings)
    key = {each for _, ids in KEY for each in ids}
    found: list[tuple[Decimal, Change]] = []
    for field in _compared(draft):
        if field.id in key:
            continue
        now, before = draft.reading(field.id).number, last_year(draft, field.id)
        if now is None or before is None:
            continue
        apart = Decimal(now) - Decimal(before.number)
        if abs(apart) > _HALF * abs(Decimal(before.number)):
            found.append((abs(apart), _change(_label(field), now, before.number, _reason(listed, (field.id,)))))
    return [change for _, change in sorted(found, key=lambda each: -each[0])]


def _compared(draft: Draft) -> Iterator[Field]:
    """Figures of the text, table 2, and the totals of tables 3 and 4."""
    fields = [each for each in draft.edition.fields.values() if each.number]
    own = [field for each in draft.own_figures() if (field := draft.field(each.id))]
    for field in (*fields, *own):
        if field.id.startswith(("requests.", "disputes.")) and field.in_table and not field.id.endswith(".total"):
            continue
        yield field


def _label(field: Field) -> str:
    """What a figure is, in as few words as tell it apart: a total by its row, else by row and column."""
    # 6.属于四类过程性信息 is told apart only with the group that it is counted in.
    group = field.row[-2:-1] if field.row and _COUNTED.match(field.row[-1]) else ()
    parts = (
        ["：".join((*group, field.row[-1]))]
        if field.id.endswith(".total") and field.row
        else [*field.row[-1:], *field.column[-1:]]
    )
    if field.id.startswith("disputes."):
        parts = [*field.column]
    words = " ".join(parts) or field.section or field.chapter
    return f"{words}（{field.unit}）" if field.unit else words


def _change(label: str, now: int | Decimal | None, before: int | Decimal | None, reason: str) -> Change:
    told = ""
    if now is not None and before is not None:
        apart = now - before
        told = f"{apart:+}" if apart else "0"
        if before:
            percent = round(100 * Decimal(apart) / Decimal(before))
            told += f"（{percent:+}%）" if percent else ""
        elif apart:
            told += "（上年为0）"
    return Change(
        label=label,
        now=NOT_FILLED if now is None else str(now),
        before=UNKNOWN if before is None else str(before),
        change=told,
        reason=reason,
    )


def _reason(findings: Iterable[Finding], ids: Iterable[str]) -> str:
    """In which words the clerk explained a finding about one of these fields; empty where none."""
    named = set(ids)
    return next((each.answer for each in findings if each.answer and named.intersection(each.fields)), "")
