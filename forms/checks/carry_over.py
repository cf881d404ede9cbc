"""X-: what last year's report left open comes back in this one.

X-CARRY: 上年结转 is last year's 结转下年度, column by column, over all the units this one follows from. A column that
differs alone is 请核; where the whole does not agree either it is 须改, unless the clerk explains it (units merged,
last year's numbers corrected). Source: both are the same requests (国办公开办函〔2021〕30号附件表三).

X-PEND: cases pending last year that are neither settled nor pending this year. Whether last year's are counted again is
not laid down and agencies differ, so it is only 提示. A new unit has no last year and no finding.

X-CORRECTED: a report of last year was corrected after this one had begun to follow from it (office.md 17).
"""

from collections.abc import Iterator
from dataclasses import replace

from forms.checks.arithmetic import Application, applications
from forms.checks.catalogue import severity
from forms.checks.culprit import Detective
from forms.checks.finding import Finding, Severity
from forms.checks.last_year import last_year
from forms.checks.places import column as column_name
from forms.checks.places import part, place
from forms.draft.draft import Draft
from forms.draft.readings import date_in_words
from forms.edition.model import Column

MOST_TOLD = 5  # changes named in one sentence


def carried(draft: Draft) -> Iterator[Finding]:
    """X-CARRY: one a column; the total only where no column differs (last year's columns may not be known)."""
    if not draft.predecessors:
        return
    detective = Detective(draft)
    for use in applications(draft.edition, "carried"):
        found = [(column, each) for column in use.columns.values() for each in _carried(draft, use, column, detective)]
        whole = [each for column, each in found if column.sum_of]
        grade = Severity.ERROR if whole else Severity.WARNING
        columns = [replace(each, severity=grade) for column, each in found if not column.sum_of]
        yield from columns or whole


def pending(draft: Draft) -> Iterator[Finding]:
    """X-PEND: this year's total of a group is less than what was pending last year."""
    if not draft.predecessors:
        return
    for use in applications(draft.edition, "pending"):
        (row,) = use.rows.values()
        this, last = use.columns.get(use.rule.left[0]), use.columns.get(use.rule.right[0])
        if this and last:
            total = use.cell(row, this)
            now, before = draft.as_published(total).number, last_year(draft, use.cell(row, last))
            if now is not None and before is not None and now < before.number:
                field = draft.edition.fields[total]
                yield Finding(
                    use.rule.id,
                    severity(use.rule.id),
                    (total, *field.sum_of),
                    {"now": now, "last": before.number},
                    {"place": part(field.chapter) + column_name(field), "sources": before.sources(draft.agency)},
                )


def corrected(draft: Draft) -> Iterator[Finding]:
    """X-CORRECTED: one for each predecessor that was corrected, resting on what became of its numbers."""
    for each in draft.predecessors:
        if not each.corrected:
            continue
        edition = draft.editions[each.edition]
        fields = [edition.fields[key] for key in each.before if key in edition.fields]
        changes = [
            f"“{field.path}”由{each.before[field.id] or '空'}改为{each.values.get(field.id) or '空'}"
            for field in fields
            if field.number
        ]
        here = tuple(field.id for field in fields if field.number and field.id in draft.edition.fields)
        yield Finding(
            "X-CORRECTED",
            severity("X-CORRECTED"),
            here or ("report.year",),
            {"count": len(changes)},
            {
                "agency": each.agency,
                "year": str(each.year),
                "date": date_in_words(each.corrected),
                "changes": "：" + "，".join(changes[:MOST_TOLD]) if changes else "了文字",
            },
            topic=f"{each.agency}/{each.year}/{each.corrected}",
        )


def _carried(draft: Draft, use: Application, column: Column, detective: Detective) -> Iterator[Finding]:
    cell = use.cell(use.rows[use.rule.left[0]], column)
    now = draft.as_published(cell).number
    before = last_year(draft, use.cell(use.rows[use.rule.right[0]], column))
    if now is not None and before is not None and now != before.number:
        yield Finding(
            use.rule.id,
            severity(use.rule.id),
            (cell,),
            {"now": now, "last": before.number},
            {"place": place(draft, cell), "sources": before.sources(draft.agency)},
            repair=detective.repair(cell, int(before.number)),
        )
