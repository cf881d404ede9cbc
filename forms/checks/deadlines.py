"""When the report is due, and that it cannot be older than what it counts: COMP-LATE and COMP-EARLY.

Departments, townships and government offices by 31 January, roll-ups of provinces by 31 March (条例第四十九条), of
counties by 20 February and of cities by 10 March (国办公开办函〔2021〕30号). Local notices ask for more; their dates
stand in 本年要求 and do not change what the law says. The numbers stand as of 31 December, so the date is later.
"""

from collections.abc import Iterator
from datetime import date

from forms.checks.catalogue import severity
from forms.checks.finding import Finding
from forms.draft.draft import Draft
from forms.draft.readings import date_in_words, is_date

DATE = "report.date"
OWN_REPORT = (1, 31)
ROLL_UP = {"县": (2, 20), "市": (3, 10)}
LAST = (3, 31)


def dates(draft: Draft) -> Iterator[Finding]:
    """COMP-LATE and COMP-EARLY, where there is a date."""
    text = draft.entries.get(DATE, "")
    if not is_date(text):
        return
    signed = date.fromisoformat(text)
    due = due_day(draft)
    if signed > due:
        yield _finding("COMP-LATE", draft, signed, due)
    elif signed <= date(draft.year, 12, 31):
        yield _finding("COMP-EARLY", draft, signed, due)


def due_day(draft: Draft) -> date:
    """The last day that the law leaves for the report."""
    own = draft.text("report.kind") != "rollup"
    return date(draft.year + 1, *(OWN_REPORT if own else ROLL_UP.get(draft.text("report.level"), LAST)))


def _finding(rule: str, draft: Draft, signed: date, due: date) -> Finding:
    words = {
        "signed": date_in_words(signed.isoformat()),
        "due": date_in_words(due.isoformat()),
        "year": str(draft.year),
    }
    return Finding(rule, severity(rule), (DATE,), {}, words)
