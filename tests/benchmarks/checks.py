"""The rows of the checks: mistakes planted and found, false alarms, and speed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from random import Random

from forms.checks import check
from forms.checks.finding import Finding, Severity
from tests.benchmarks import checks_speed
from tests.benchmarks.correct_reports import CorrectReport, correct_report
from tests.benchmarks.planted import KINDS, Outcome, outcome, plantings

REPORTS = 240  # correct reports of a run
TARGET, ARITHMETIC = 95, 100  # per cent
FALSE_WARNINGS = 1 / 3  # a report, at most; no false error at all


def rows(seed: int, each: int, misses: int) -> Iterator[str]:
    """Each row as a line. ``each`` mistakes of a kind are planted; ``misses`` of each kind are shown."""
    reports = [correct_report(seed * 10_000 + number) for number in range(REPORTS)]
    before = [check(report.draft) for report in reports]
    yield from _quiet(reports, before, misses)
    rng = Random(seed)
    outcomes = [
        outcome(kind, reports[index], before[index], planted)
        for kind in KINDS
        for index, planted in plantings(kind, reports, rng, each)
    ]
    yield from _found(outcomes, misses)
    yield from checks_speed.rows()


def _quiet(reports: Sequence[CorrectReport], before: Sequence[Sequence[Finding]], shown: int) -> Iterator[str]:
    for severity, most in ((Severity.ERROR, 0.0), (Severity.WARNING, FALSE_WARNINGS), (Severity.NOTE, None)):
        alarms = [(report, each) for report, found in zip(reports, before, strict=True) for each in found]
        alarms = [(report, each) for report, each in alarms if each.severity is severity]
        rules = ", ".join(f"{rule} {count}" for rule, count in Counter(each.rule for _, each in alarms).most_common())
        a_report = len(alarms) / len(reports)
        judged = "" if most is None else f"  at most {most:.2f}  {_kept(a_report <= most)}"
        counted = f"{len(alarms)} in {len(reports)} correct reports, {a_report:.3f} a report"
        yield f"false {severity}s: {counted}{judged}  {rules}"
        if severity is not Severity.NOTE:
            for report, each in alarms[:shown]:
                yield f"    report {report.seed}: {each.rule} {_quoted(report.entries, each)}"


def _found(outcomes: Sequence[Outcome], misses: int) -> Iterator[str]:
    yield f"{'mistakes planted':<52}{'planted':>8}{'found':>7}{'share':>8}{'not as a note':>15}{'cell first':>12}"
    for family in dict.fromkeys(each.kind.family for each in outcomes):
        of_family = [each for each in outcomes if each.kind.family == family]
        target = ARITHMETIC if family == "arithmetic" else None
        yield _share(family.upper(), of_family, target)
        for name in dict.fromkeys(each.kind.name for each in of_family):
            of_kind = [each for each in of_family if each.kind.name == name]
            yield _share(f"  {name}", of_kind, None)
            for each in [each for each in of_kind if not each.found][:misses]:
                yield f"      missed in {each.seed}: {each.planted.told}".replace("\n", "⏎")
    yield _share(f"OVER ALL, {len(KINDS)} KINDS", outcomes, TARGET)


def _share(name: str, outcomes: Sequence[Outcome], target: int | None) -> str:
    found = sum(each.found for each in outcomes)
    share = 100 * found / len(outcomes)
    aloud = 100 * sum(each.told_aloud for each in outcomes) / len(outcomes)
    with_cell = [each for each in outcomes if each.planted.cell]
    first = f"{100 * sum(each.cell_first for each in with_cell) / len(with_cell):.0f}%" if with_cell else ""
    judged = "" if target is None else f"  target {target}%  {_kept(share >= target)}"
    return f"{_padded(name, 52)}{len(outcomes):>8}{found:>7}{share:>7.1f}%{aloud:>14.1f}%{first:>12}{judged}"


def _padded(text: str, width: int) -> str:
    """``text`` to ``width`` places of a screen, on which a Chinese character takes two."""
    return text + " " * (width - len(text) - sum(ord(each) > 0x2E80 for each in text))


def _kept(kept: bool) -> str:
    return "kept" if kept else "MISSED"


def _quoted(entries: Mapping[str, str], finding: Finding) -> str:
    spans = [entries.get(each.field, "")[each.start : each.start + each.length] for each in finding.spans]
    return f"{finding.fields[0]} {dict(finding.values)} {'…'.join(spans)}".replace("\n", "⏎")
