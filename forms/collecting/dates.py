"""The dates of the season: those of the notice, else those that follow from the day the law sets.

That day is told by ``forms.checks.deadlines``; the steps before it lie as far ahead of it as offices usually have them
(numbers on 8 January, review on the 12th, the authority's reading on the 19th for 31 January).
"""

from datetime import date, timedelta

from forms.checks.deadlines import due_day
from forms.draft.demands import DATES, demands_in
from forms.draft.draft import Draft

AHEAD = {"collect": 23, "submit": 19, "review": 12, "deliver": 0, "publish": 0}  # days


def days(draft: Draft) -> dict[str, date]:
    """Every date by its key."""
    asked, due = demands_in(draft.entries).dates, due_day(draft)
    return {key: date.fromisoformat(asked[key]) if key in asked else due - timedelta(days=AHEAD[key]) for key in DATES}
