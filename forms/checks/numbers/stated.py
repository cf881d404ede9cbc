"""What the prose says of the tables' cells beyond doubt: a second witness where a sum does not hold.

Only numbers typed in digits or numerals, of the report year, of the whole report, whose label means one sum of cells;
a live figure is the table's own number and witnesses nothing. A label that may mean something else counts only where
its number agrees. Source: reviewers hold text and table side by side.
"""

from collections.abc import Iterator

from forms.checks.numbers.comparing import of_another_scope, of_another_unit
from forms.checks.numbers.counts import Count
from forms.checks.numbers.measures import Sum
from forms.checks.numbers.report import Passed, Report
from forms.draft.draft import Draft


def stated(draft: Draft) -> Iterator[tuple[Sum, int]]:
    """Cells with the number that the prose says they add up to; the same cells as often as it is said."""
    report = Report(draft)
    for passed in report.passed:
        for count in passed.reading.measured:
            cells = _cells(report, passed, count)
            if cells and isinstance(count.value, int) and (count.sure or report.value(cells) == count.value):
                yield cells, count.value


def _cells(report: Report, passed: Passed, count: Count) -> Sum:
    """The one sum that ``count`` speaks of; empty where that is not beyond doubt."""
    if not count.now or count.partial or count.change or count.carried or count.also:
        return ()
    if count.token.rough or passed.block.reference_at(count.token.start) is not None:
        return ()
    meanings = [report.measures(measure, count.column) for measure in count.measures]
    sums = {each for meaning in meanings for each in meaning.sums}
    if len(sums) != 1 or not all(each.sure for each in meanings):
        return ()
    doubtful = of_another_unit(report, passed, count) or of_another_scope(report, passed, count)
    return () if doubtful else sums.pop()
