"""Table 2 follows from last year's: rules T2-STOCK (2021 edition) and T2-ITEMS (2019 edition).

What was in force last year, and what was issued, less what was repealed, is in force now; the items of last year with
their change are the 上一年项目数量 of this year. Both are drawn from the meaning of the columns, not laid down
(documents lapse, are cleared, or count otherwise), so this only asks; a note to the cell whose numbers make up the
difference explains it, as long as they do.
Where the prose tells another number of one of the three cells, and that number would set it right, this cell is named.
The 2019 edition's 对外公开总数量 is another thing than 现行有效件数 and has another id: nothing is compared across that
change.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from forms.checks.arithmetic import Application, applications
from forms.checks.catalogue import hint, severity
from forms.checks.finding import Finding, Severity
from forms.checks.last_year import LastYear, last_year
from forms.checks.places import column as column_name
from forms.checks.places import part
from forms.checks.places import row as row_name
from forms.draft.draft import Draft
from forms.edition.model import Row

_COUNTED = re.compile(r"(?<![\d.])\d{1,6}(?![\d.年月日号])")
_MOST_TOLD = 8  # numbers of the notes that are put together


def in_force(draft: Draft) -> Iterator[Finding]:
    """T2-STOCK: in force now = in force last year + issued - repealed."""
    for use, row in _rows(draft, "stock"):
        stock, repealed, _, issued = cells = _cells(use, row)
        numbers = [draft.reading(cell).number for cell in (stock, repealed, issued)]
        before = last_year(draft, stock)
        if before is None or any(number is None for number in numbers):
            continue
        now, gone, new = (number or 0 for number in numbers)
        if now != before.number + new - gone:
            values = {"now": now, "last": before.number, "issued": new, "repealed": gone}
            gap = now - (before.number + new - gone)
            grade = _unexplained(draft, cells, gap, severity(use.rule.id))
            if grade is None:
                continue
            likely, hinted = _likeliest(draft, {stock: now - gap, issued: new + gap, repealed: gone - gap})
            words = {**_words(draft, stock, before, now - gap), "hint": hinted}
            yield Finding(use.rule.id, grade, likely, values, words)


def _unexplained(draft: Draft, cells: Iterable[str], gap: int | Decimal, grave: Severity) -> Severity | None:
    """How far notes to ``cells`` leave ``gap`` open: None where their numbers make it up (失效3件、恢复1件).

    A note without a number may be meant for another gap than today's, so it leaves a 提示; one with other numbers was
    written for other cells than there are now, and explains nothing.
    """
    notes = [note for cell in dict.fromkeys(cells) if (note := draft.entries.get(f"note:{cell}", "").strip())]
    if not notes:
        return grave
    told = [int(each) for note in notes for each in _COUNTED.findall(note)][:_MOST_TOLD]
    if not told:
        return Severity.NOTE
    sums = {0}
    for each in told:
        sums |= {known + each for known in sums} | {known - each for known in sums}
    return None if gap in sums else grave


def _likeliest(draft: Draft, should: Mapping[str, int | Decimal]) -> tuple[tuple[str, ...], str]:
    """The cells in the order in which the prose speaks against them, and the sentence that names the first if it does.

    A cell that cannot hold what it ``should``, or of which the prose tells the number it holds, comes last.
    """
    from forms.checks.numbers.stated import stated  # noqa: PLC0415  -- read only where something does not hold

    told: dict[str, set[int]] = {}
    for cells, number in stated(draft):
        if len(cells) == 1:
            told.setdefault(cells[0], set()).add(number)

    def weight(cell: str) -> int:
        if should[cell] < 0:
            return 3
        numbers = told.get(cell, set())
        return 0 if should[cell] in numbers else 2 if draft.reading(cell).number in numbers else 1

    listed = sorted(should, key=weight)
    if weight(listed[0]) or not weight(listed[1]):
        return tuple(listed), ""
    named = f"{column_name(draft.edition.fields[listed[0]])}应为{should[listed[0]]}"
    return tuple(listed), hint("certain", cells=named)


def items(draft: Draft) -> Iterator[Finding]:
    """T2-ITEMS: the items of last year with their change."""
    for use, row in _rows(draft, "items"):
        stated, *last = _cells(use, row)
        now, before = draft.reading(stated).number, last_year(draft, *last)
        if now is not None and before is not None and now != before.number:
            grade = _unexplained(draft, (stated,), now - before.number, severity(use.rule.id))
            if grade is None:
                continue
            values = {"now": now, "last": before.number}
            words = _words(draft, stated, before, before.number)
            yield Finding(use.rule.id, grade, (stated,), values, words)


def _rows(draft: Draft, check: str) -> Iterator[tuple[Application, Row]]:
    """Each rule of the kind ``check`` with the rows that have all its columns."""
    if draft.predecessors:
        for use in applications(draft.edition, check):
            if all(use.columns.get(key) for key in use.rule.left + use.rule.right):
                for row in use.rows.values():
                    yield use, row


def _cells(use: Application, row: Row) -> tuple[str, ...]:
    return tuple(use.cell(row, column) for key in use.rule.left + use.rule.right if (column := use.columns.get(key)))


def _words(draft: Draft, cell: str, before: LastYear, should: int | Decimal) -> dict[str, str]:
    field = draft.edition.fields[cell]
    return {
        "place": part(field.chapter) + row_name(field),
        "sources": before.sources(draft.agency),
        "should": str(should),
    }
