"""Tables that hold together: balanced requests, carry-over and stock that follow last year's, table 4, table 2."""

from decimal import Decimal
from random import Random

from tests.benchmarks.reports.agencies import Agency
from tests.benchmarks.reports.facts import COLUMNS, LITIGATION, RESULTS, Facts, outcome_rows

WEIGHTS = {
    "disclosed": 45,
    "partially_disclosed": 8,
    "withheld": 3,
    "unable.not_held": 22,
    "unable": 4,
    "not_processed": 3,
    "other": 3,
}
RULE_MAKERS = ("市",)
AMOUNT_DIGITS = (0, 1, 2, 2, 4, 6)


def edition_of(year: int) -> str:
    """2019版 for 2019 and 2020, 2021版 after."""
    return "2019" if year < 2021 else "2021"


def invented_facts(rng: Random, agency: Agency, year: int, last: Facts | None) -> Facts:
    """The facts of ``year``, following ``last``: an office has about as much to do as the year before."""
    edition = edition_of(year)
    size = _drifted(rng, last.counts["size"]) if last else _size(rng, agency)
    cells: dict[str, int | str] = {}
    cells.update(_requests(rng, edition, size, last))
    cells.update(_disputes(rng, size))
    cells.update(_disclosure(rng, agency, edition, last))
    counts = _counts(rng, agency, last) | {"size": size}
    return Facts(agency, year, edition, cells, counts, _fee(rng, edition, size), last)


def _drifted(rng: Random, number: int) -> int:
    """A number of the year after; what was small may be nothing, what was nothing little."""
    return round(number * rng.uniform(0.6, 1.6)) if number > 3 else max(0, number + rng.choice((-1, 0, 0, 0, 1)))


def _size(rng: Random, agency: Agency) -> int:
    """About how many requests a year."""
    if agency.kind == "rollup":
        return rng.choice((40, 150, 400, 1500, 4000))
    if agency.kind == "township":
        return rng.choice((0, 0, 0, 1, 2, 4))
    return rng.choice((0, 0, 1, 2, 4, 8, 15, 30, 60, 160))


def _requests(rng: Random, edition: str, size: int, last: Facts | None) -> dict[str, int | str]:
    rows = outcome_rows(edition)
    weights = [WEIGHTS.get(row, WEIGHTS.get(row.partition(".")[0], 1)) for row in rows]
    cells: dict[str, int | str] = {}
    for column in COLUMNS:
        share = {"natural": 1.0, "commercial": 0.12, "legal_service": 0.06}.get(column, 0.02)
        received = round(size * share * rng.uniform(0.6, 1.4)) if rng.random() < 0.9 else 0
        before = last.number(f"requests.carried_forward.{column}") if last else _few(rng, received)
        handled = received + before
        forward = min(received, _few(rng, received))
        outcomes = rng.choices(rows, weights, k=handled - forward)
        cells[f"requests.received.{column}"] = received
        cells[f"requests.carried_over.{column}"] = before
        for row in rows:
            cells[f"requests.{row}.{column}"] = outcomes.count(row)
        cells[f"requests.carried_forward.{column}"] = forward
    return cells


def _few(rng: Random, received: int) -> int:
    return rng.randint(1, max(1, received // 12)) if received and rng.random() < 0.45 else 0


def _disputes(rng: Random, size: int) -> dict[str, int | str]:
    """Cases may well come from last year's requests, so they do not follow from this year's."""
    most = max(1, size // 15)
    some = {"reconsideration": 0.4, "litigation_direct": 0.25, "litigation_after": 0.15}
    cells: dict[str, int | str] = {}
    for group in ("reconsideration", *LITIGATION):
        any_case = rng.random() < some[group]
        for result in RESULTS:
            cells[f"disputes.{group}.{result}"] = rng.randint(0, most) if any_case and rng.random() < 0.6 else 0
    return cells


def _disclosure(rng: Random, agency: Agency, edition: str, last: Facts | None) -> dict[str, int | str]:
    big = 40 if agency.kind == "rollup" else 1
    makes_rules = agency.kind in ("rollup", "office") and agency.level in RULE_MAKERS
    documents = rng.choice((0, 0, 1, 2, 3, 5, 8)) * (1 if big == 1 else rng.randint(1, 6))
    if agency.kind == "township":
        documents = rng.choice((0, 0, 0, 1))
    table = _table_2021 if edition == "2021" else _table_2019
    return table(rng, big, documents, makes_rules, last)


def _decisions(rng: Random, big: int, row: str, last: Facts | None) -> int:
    if last:
        return _drifted(rng, last.number(f"disclosure.{row}.decisions"))
    return rng.choice((0, 0, rng.randint(1, 60), rng.randint(50, 900), rng.randint(800, 20_000))) * big


def _table_2021(rng: Random, big: int, documents: int, makes_rules: bool, last: Facts | None) -> dict[str, int | str]:
    cells: dict[str, int | str] = {}
    for row, made in (("rules", rng.choice((0, 1, 1, 2)) if makes_rules else 0), ("normative_documents", documents)):
        stock = rng.randint(0, 12) + documents * 3 if row != "rules" else rng.randint(2, 14) * makes_rules
        if last and last.edition == "2021":
            stock = last.number(f"disclosure.{row}.in_force")
        gone = rng.randint(0, min(stock, 1 + stock // 5)) if rng.random() < 0.4 else 0
        cells[f"disclosure.{row}.issued"] = made
        cells[f"disclosure.{row}.repealed"] = gone
        cells[f"disclosure.{row}.in_force"] = stock + made - gone
    for row in ("licensing", "penalties", "compulsory"):
        cells[f"disclosure.{row}.decisions"] = _decisions(rng, big, row, last)
    cells["disclosure.fees.amount"] = _amount(rng, _fees(rng, big, last), rng.choice(AMOUNT_DIGITS))
    return cells


def _table_2019(rng: Random, big: int, documents: int, makes_rules: bool, last: Facts | None) -> dict[str, int | str]:
    cells: dict[str, int | str] = {}
    for row, made in (("rules", rng.choice((0, 1, 1, 2)) if makes_rules else 0), ("normative_documents", documents)):
        shown = made if rng.random() < 0.8 else rng.randint(0, made)
        cells[f"disclosure.{row}.newly_made"] = made
        cells[f"disclosure.{row}.newly_disclosed"] = shown
        cells[f"disclosure.{row}.total_disclosed"] = shown + rng.randint(0, 20) * (row != "rules" or makes_rules)
    for row in ("licensing", "other_services", "penalties", "compulsory", "fees"):
        items = rng.choice((0, rng.randint(1, 30), rng.randint(20, 400)))
        if last and last.edition == "2019":
            items = last.number(f"disclosure.{row}.items_last_year") + last.number(f"disclosure.{row}.change")
        change = rng.randint(-min(items, 12), 25) if items and rng.random() < 0.5 else 0
        cells[f"disclosure.{row}.items_last_year"] = items
        cells[f"disclosure.{row}.change"] = change
        if row != "fees":
            cells[f"disclosure.{row}.decisions"] = _decisions(rng, big, row, last) if items + change else 0
    projects = rng.choice((0, 0, rng.randint(1, 40))) * (1 if big == 1 else 12)
    if last and last.edition == "2019":
        projects = _drifted(rng, last.number("disclosure.procurement.projects"))
    cells["disclosure.procurement.projects"] = projects
    cells["disclosure.procurement.amount"] = _amount(rng, projects * 180_000, rng.choice((0, 2)))
    return cells


def _fees(rng: Random, big: int, last: Facts | None) -> int:
    """About how many 万元 of fees."""
    if last and last.edition == "2021":
        return round(Decimal(str(last.cells["disclosure.fees.amount"])))
    return rng.choice((0, 0, 35, 900, 8000)) * big


def _amount(rng: Random, about: int, digits: int) -> str:
    """A sum of money with so many decimals; nothing is 0."""
    return str(round(Decimal(about) * Decimal(rng.randint(5000, 15_000)) / 10_000, digits)) if about else "0"


def _fee(rng: Random, edition: str, size: int) -> str:
    """The processing fee in 元."""
    return str(rng.choice((300, 940, 1200, 3940))) if edition == "2021" and size >= 60 and rng.random() < 0.25 else "0"


def _counts(rng: Random, agency: Agency, last: Facts | None) -> dict[str, int]:
    """Counts of which only the prose speaks."""
    if last:
        counts = {name: max(1, _drifted(rng, number)) for name, number in last.counts.items()}
        return {**counts, "infographics": min(counts["infographics"], counts["interpretations"])}
    busy = {"rollup": 12, "office": 4, "township": 1}.get(agency.kind, 2)
    interpretations = rng.randint(2, 14) * busy
    return {
        "website": rng.randint(60, 700) * busy,
        "wechat": rng.randint(30, 400) * busy,
        "weibo": rng.randint(20, 300) * busy,
        "budgets": rng.randint(2, 10),
        "interpretations": interpretations,
        "infographics": rng.randint(1, interpretations),
        "proposals": rng.randint(1, 9) * busy,
        "motions": rng.randint(1, 12) * busy,
        "press_conferences": rng.randint(1, 4) * max(1, busy // 3),
        "interviews": rng.randint(1, 5),
        "mailbox": rng.randint(0, 60) * busy,
        "hotline": rng.randint(10, 900) * busy,
        "responses": rng.randint(1, 25) * busy,
        "trainings": rng.randint(1, 4),
        "trained": rng.randint(20, 160) * max(1, busy // 2),
        "meetings": rng.randint(1, 5),
        "inspections": rng.choice((2, 4, 12)),
        "new_media": rng.randint(1, 4) * max(1, busy // 2),
        "columns": rng.randint(2, 12),
        "desks": rng.randint(1, 6),
        "audited": rng.randint(20, 400),
    }
