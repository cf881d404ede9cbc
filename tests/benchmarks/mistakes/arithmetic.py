"""Arithmetic: a cell or a total of the tables that is not what it was."""

from itertools import pairwise
from random import Random

from tests.benchmarks.correct_reports import CorrectReport, published_totals
from tests.benchmarks.mistakes.spoiling import Planted, entered, kinds_of, other_digit
from tests.benchmarks.reports.facts import COLUMNS, LITIGATION, RESULTS, Facts, outcome_rows

KINDS, kind = kinds_of("arithmetic")
BALANCE = ("received", "carried_over", "outcomes_total", "carried_forward")


def has_totals(report: CorrectReport) -> bool:
    """Whether the totals of a published page are kept."""
    return any(entry.startswith("published:") for entry in report.entries)


def rows(report: CorrectReport) -> tuple[str, ...]:
    """Every row of table 3 that is typed."""
    return ("received", "carried_over", *outcome_rows(report.facts.edition), "carried_forward")


def around(cell: str) -> set[str]:
    """The cell, its row's total, and what its column adds up to."""
    row, _, column = cell.removeprefix("requests.").rpartition(".")
    return {cell, f"requests.{row}.total", *(f"requests.{each}.{column}" for each in BALANCE)}


def request_cells(report: CorrectReport, least: int = 0) -> list[str]:
    """The cells of table 3 that hold at least so much."""
    cells = [f"requests.{row}.{column}" for row in rows(report) for column in COLUMNS]
    return [each for each in cells if report.facts.number(each) >= least]


def _changed(rng: Random, report: CorrectReport, cell: str, text: str) -> Planted:
    told = f"{cell} {report.entries[cell]}→{text}"
    return entered(report, {cell: text}, around(cell), told, cell)


def _another(rng: Random, shown: str) -> str:
    return other_digit(rng, shown) if rng.random() < 0.6 else str(int(shown) + rng.choice((1, 2, 10)))


@kind("a cell changed, totals published")
def cell_published(rng: Random, report: CorrectReport) -> Planted | None:
    """Any cell of table 3."""
    cells = request_cells(report, rng.choice((0, 1)))
    if not has_totals(report) or not cells:
        return None
    cell = rng.choice(cells)
    return _changed(rng, report, cell, _another(rng, report.entries[cell]))


@kind("a cell changed, totals computed")
def cell_typed(rng: Random, report: CorrectReport) -> Planted | None:
    """Only the balance can tell."""
    cells = request_cells(report, rng.choice((0, 1)))
    if has_totals(report) or not cells:
        return None
    cell = rng.choice(cells)
    return _changed(rng, report, cell, _another(rng, report.entries[cell]))


@kind("a published total changed")
def total_changed(rng: Random, report: CorrectReport) -> Planted | None:
    """Of a row or of a column of table 3."""
    totals = [each for each in report.entries if each.startswith("published:requests.")]
    if not totals:
        return None
    total = rng.choice(totals)
    field = total.removeprefix("published:")
    text = _another(rng, report.entries[total])
    return entered(report, {total: text}, {field}, f"{total} {report.entries[total]}→{text}", field)


@kind("two digits transposed")
def transposed(rng: Random, report: CorrectReport) -> Planted | None:
    """12 for 21."""
    cells = [each for each in request_cells(report, 10) if len(set(report.entries[each])) > 1]
    if not cells:
        return None
    cell = rng.choice(cells)
    shown = report.entries[cell]
    spots = [at for at in range(len(shown) - 1) if shown[at] != shown[at + 1]]
    at = rng.choice(spots)
    return _changed(rng, report, cell, str(int(shown[:at] + shown[at + 1] + shown[at] + shown[at + 2 :])))


@kind("the last digit of a cell lost")
def digit_lost(rng: Random, report: CorrectReport) -> Planted | None:
    """3 for 31."""
    cells = request_cells(report, 10)
    if not cells:
        return None
    cell = rng.choice(cells)
    return _changed(rng, report, cell, report.entries[cell][:-1])


@kind("a row entered in the neighbouring column")
def next_column(rng: Random, report: CorrectReport) -> Planted | None:
    """Two neighbouring cells of a row change places; the row's total stays right."""
    pairs = [
        (f"requests.{row}.{left}", f"requests.{row}.{right}")
        for row in rows(report)
        for left, right in pairwise(COLUMNS)
    ]
    return _swapped(rng, report, pairs)


@kind("a cell entered one row lower")
def next_row(rng: Random, report: CorrectReport) -> Planted | None:
    """Two neighbouring cells of a column change places; the column's total may stay right."""
    listed = rows(report)
    pairs = [
        (f"requests.{upper}.{column}", f"requests.{lower}.{column}")
        for column in COLUMNS
        for upper, lower in pairwise(listed)
    ]
    return _swapped(rng, report, pairs) if has_totals(report) else None


def _swapped(rng: Random, report: CorrectReport, pairs: list[tuple[str, str]]) -> Planted | None:
    unlike = [each for each in pairs if report.entries[each[0]] != report.entries[each[1]]]
    if not unlike:
        return None
    one, other = rng.choice(unlike)
    changes = {one: report.entries[other], other: report.entries[one]}
    return entered(report, changes, around(one) | around(other), f"{one} ⇄ {other}", one)


@kind("carry-over unlike last year's")
def carry_over(rng: Random, report: CorrectReport) -> Planted | None:
    """The table holds together, but 上年结转 is not last year's 结转下年度."""
    if not report.has_predecessor:
        return None
    column = rng.choice(COLUMNS[:2])
    more = rng.randint(1, 3)
    changes = {
        f"requests.{row}.{column}": str(report.facts.number(f"requests.{row}.{column}") + more)
        for row in ("carried_over", "disclosed")
    }
    fields = {f"requests.carried_over.{column}", "requests.carried_over.total"}
    return _with_totals(report, changes, fields, f"carried_over.{column} +{more}", f"requests.carried_over.{column}")


def _with_totals(report: CorrectReport, changes: dict[str, str], fields: set[str], told: str, cell: str) -> Planted:
    """The published totals follow the changed cells."""
    facts = report.facts
    cells: dict[str, int | str] = {**facts.cells, **{key: int(text) for key, text in changes.items()}}
    moved = Facts(facts.agency, facts.year, facts.edition, cells, facts.counts, facts.fee)
    totals = published_totals(moved) if has_totals(report) else {}
    return entered(report, {**changes, **totals}, fields, told, cell)


@kind("documents in force unlike last year's")
def stock(rng: Random, report: CorrectReport) -> Planted | None:
    """现行有效 ≠ last year's + 制发 − 废止."""
    last = report.facts.last
    if not report.has_predecessor or report.facts.edition != "2021" or not last or last.edition != "2021":
        return None
    row = "disclosure.normative_documents"
    cell = f"{row}.{rng.choice(('issued', 'repealed', 'in_force'))}"
    text = str(report.facts.number(cell) + rng.choice((1, 2, 7)))
    fields = {f"{row}.{each}" for each in ("issued", "repealed", "in_force")}
    return entered(report, {cell: text}, fields, f"{cell} {report.entries[cell]}→{text}", cell)


@kind("items of last year unlike last year's report")
def items(rng: Random, report: CorrectReport) -> Planted | None:
    """2019版: 上一年项目数量."""
    last = report.facts.last
    if not report.has_predecessor or report.facts.edition != "2019" or not last:
        return None
    cell = (
        f"disclosure.{rng.choice(('licensing', 'other_services', 'penalties', 'compulsory', 'fees'))}.items_last_year"
    )
    text = str(report.facts.number(cell) + rng.choice((1, 4, 20)))
    return entered(report, {cell: text}, {cell}, f"{cell} {report.entries[cell]}→{text}", cell)


@kind("a total of table 4 changed")
def disputes_total(rng: Random, report: CorrectReport) -> Planted | None:
    """Published."""
    if not has_totals(report):
        return None
    field = f"disputes.{rng.choice(('reconsideration', *LITIGATION))}.total"
    before = report.entries[f"published:{field}"]
    text = _another(rng, before)
    return entered(report, {f"published:{field}": text}, {field}, f"{field} {before}→{text}", field)


@kind("a cell of table 4 changed")
def disputes_cell(rng: Random, report: CorrectReport) -> Planted | None:
    """Against the published total."""
    if not has_totals(report):
        return None
    group = rng.choice(("reconsideration", *LITIGATION))
    cell = f"disputes.{group}.{rng.choice(RESULTS)}"
    text = _another(rng, report.entries[cell])
    return entered(
        report, {cell: text}, {cell, f"disputes.{group}.total"}, f"{cell} {report.entries[cell]}→{text}", cell
    )
