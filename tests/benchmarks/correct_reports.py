"""Correct reports by a seed, as varied as real ones: what the checks are measured on.

Names of places are real, everything said of them is invented. A report follows last year's (also invented, in other
words), and carries it as its predecessor in half of the cases. What the prose says of numbers comes from the tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from forms.draft import predecessors
from forms.draft.draft import Draft
from forms.draft.exchange import LoadedReport, as_predecessor
from forms.edition import Editions
from tests.benchmarks.reports.agencies import Agency, invented_agency
from tests.benchmarks.reports.closing import other_matters, problems
from tests.benchmarks.reports.facts import COLUMNS, LITIGATION, Facts, outcome_rows
from tests.benchmarks.reports.layout import ASPECTS, laid_out
from tests.benchmarks.reports.marks import Mark
from tests.benchmarks.reports.on_request import on_request
from tests.benchmarks.reports.opening import lead, preface
from tests.benchmarks.reports.proactive import proactive
from tests.benchmarks.reports.tables import invented_facts
from tests.benchmarks.reports.upkeep import management, platforms, supervision
from tests.benchmarks.reports.writing import Pen, invented_manner

EDITIONS = Editions()
FIRST_YEAR = 2019  # of reports with the tables
YEARS = (2019, 2020, 2021, 2021, 2022, 2022, 2023, 2023, 2024, 2024, 2025)
FIGURES = {
    "overview.proactive.website": "website",
    "overview.proactive.wechat": "wechat",
    "overview.proactive.interpretations": "interpretations",
    "overview.proactive.infographics": "infographics",
    "overview.proactive.responses": "responses",
    "overview.proactive.budgets": "budgets",
    "overview.proactive.press_conferences": "press_conferences",
    "overview.proactive.interviews": "interviews",
    "overview.management.trainings": "trainings",
    "overview.platforms.new_media": "new_media",
}


@dataclass(frozen=True, slots=True)
class CorrectReport:
    """``entries`` as a draft keeps them; ``marks`` by field, what in the stored text may be spoilt; ``last`` likewise
    the entries of the report of the year before, whether or not this one carries it."""

    seed: int
    facts: Facts
    entries: Mapping[str, str]
    marks: Mapping[str, tuple[Mark, ...]]
    last: Mapping[str, str]

    @property
    def draft(self) -> Draft:
        """The report as the rules see it."""
        return Draft(EDITIONS, self.entries)

    @property
    def has_predecessor(self) -> bool:
        """Whether last year's report is in it."""
        return predecessors.ENTRY in self.entries


@dataclass(frozen=True, slots=True)
class Habits:
    """What an agency does alike every year."""

    published: bool  # totals kept as they stand on the published page
    figures: bool
    in_sections: bool
    live: bool
    with_level: bool
    with_short_name: bool


def correct_report(seed: int) -> CorrectReport:
    """The report of this seed."""
    rng = Random(seed)
    agency = invented_agency(rng)
    year = rng.choice(YEARS)
    before = invented_facts(rng, agency, year - 2, None) if year > FIRST_YEAR + 1 else None
    last = invented_facts(rng, agency, year - 1, before) if year > FIRST_YEAR else None
    facts = invented_facts(rng, agency, year, last)
    in_sections = rng.random() < 0.5
    habits = Habits(
        published=rng.random() < 0.6,
        figures=rng.random() < 0.4,
        in_sections=in_sections,
        live=in_sections and rng.random() < 0.3,
        with_level=rng.random() < 0.7,
        with_short_name=rng.random() < 0.7,
    )
    half = rng.randrange(2)
    last_entries = _written(rng, last, habits, 1 - half)[0] if last else {}
    entries, marks = _written(rng, facts, habits, half)
    if last and rng.random() < 0.55:
        follows = as_predecessor(LoadedReport(None, last_entries), EDITIONS)
        entries[predecessors.ENTRY] = predecessors.to_entry([follows])
    return CorrectReport(seed, facts, entries, marks, last_entries)


def _written(
    rng: Random, facts: Facts, habits: Habits, half: int
) -> tuple[dict[str, str], dict[str, tuple[Mark, ...]]]:
    entries = {**_identity(rng, facts, habits), **{key: str(value) for key, value in facts.cells.items()}}
    if habits.published:
        entries.update(published_totals(facts))
    figures = {field: str(facts.counts[name]) for field, name in FIGURES.items()} if habits.figures else {}
    entries.update(figures)
    if habits.figures and facts.edition == "2021":
        entries["other_matters.text.processing_fee"] = facts.fee
    pen = Pen(rng, facts, invented_manner(rng, half, live=habits.live), frozenset(figures))
    texts = prose(pen)
    if rng.random() < 0.1:
        texts["preface"] = ""
    fields = laid_out(rng, texts, pen.manner, facts.agency.units, in_sections=habits.in_sections)
    entries.update({field: each.text for field, each in fields.items()})
    entries.update(_notes(rng, facts))
    return entries, {field: each.marks for field, each in fields.items()}


def _notes(rng: Random, facts: Facts) -> dict[str, str]:
    """What stands under the tables of a few reports."""
    notes = {}
    if facts.edition == "2021" and facts.number("disclosure.normative_documents.in_force") > 3 and rng.random() < 0.06:
        notes["note:disclosure.normative_documents.in_force"] = "含与其他部门联合制发、由本机关牵头的1件。"
    if rng.random() < 0.05:
        notes["disclosure.text"] = "注：以上行政许可、行政处罚、行政强制为全年作出的处理决定数量，含依法未公开的决定。"
    if rng.random() < 0.03:
        notes["disputes.text"] = "注：行政复议、行政诉讼数量含以前年度立案、本年度审结的案件。"
    return notes


def prose(pen: Pen) -> dict[str, str]:
    """The marked texts of a report by section."""
    writers = (proactive, on_request, management, platforms, supervision)
    aspects = {key: writer(pen) for key, writer in zip(ASPECTS, writers, strict=True)}
    return {
        "preface": preface(pen),
        "lead": lead(pen),
        **aspects,
        "problems": problems(pen),
        "other_matters": other_matters(pen),
    }


def _identity(rng: Random, facts: Facts, habits: Habits) -> dict[str, str]:
    agency: Agency = facts.agency
    entries = {
        "report.agency": agency.name,
        "report.kind": agency.kind,
        "report.year": str(facts.year),
        "report.edition": facts.edition,
    }
    if habits.with_level:
        entries["report.level"] = agency.level
    if habits.with_short_name:
        entries["report.short_name"] = agency.short
    if rng.random() < 0.5:
        month, day = rng.choice(((1, 4), (1, 12), (1, 20), (1, 28)) if agency.kind != "rollup" else ((2, 15), (3, 6)))
        entries["report.date"] = f"{facts.year + 1}-{month:02}-{day:02}"
    return entries


def published_totals(facts: Facts) -> dict[str, str]:
    """Every total as a published page shows it."""
    rows = outcome_rows(facts.edition)
    totals: dict[str, int] = {}
    for row in ("received", "carried_over", *rows, "carried_forward"):
        totals[f"requests.{row}.total"] = facts.row(row)
    for column in COLUMNS:
        totals[f"requests.outcomes_total.{column}"] = facts.requests("outcomes", (column,))
    totals["requests.outcomes_total.total"] = facts.requests("outcomes")
    for group in ("reconsideration", *LITIGATION):
        totals[f"disputes.{group}.total"] = facts.disputes(group)
    return {f"published:{field}": str(number) for field, number in totals.items()}
