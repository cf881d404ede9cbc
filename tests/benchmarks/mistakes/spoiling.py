"""What a planted mistake is, and the few ways of getting it into a report."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from random import Random

from tests.benchmarks.correct_reports import CorrectReport
from tests.benchmarks.reports.marks import Mark

_LIVE = re.compile(r"\{[^{}\n]*\}")


@dataclass(frozen=True, slots=True)
class Planted:
    """A report with one mistake. A finding must name one of ``fields`` and, in prose, mark ``stretch``: field, from,
    to in the spoilt text. ``cell`` is the spoilt cell of a table; ``told`` what was done, for whoever reads misses."""

    entries: Mapping[str, str]
    fields: frozenset[str]
    told: str
    stretch: tuple[str, int, int] | None = None
    cell: str = ""


Plant = Callable[[Random, CorrectReport], Planted | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """``plant`` gives None where the mistake does not fit the report."""

    family: str
    name: str
    plant: Plant


def kinds_of(family: str) -> tuple[list[Kind], Callable[[str], Callable[[Plant], Plant]]]:
    """The list of a family's kinds, and the decorator that adds to it."""
    listed: list[Kind] = []

    def kind(name: str) -> Callable[[Plant], Plant]:
        def add(plant: Plant) -> Plant:
            listed.append(Kind(family, name, plant))
            return plant

        return add

    return listed, kind


def entered(
    report: CorrectReport, changes: Mapping[str, str], fields: Iterable[str], told: str, cell: str = ""
) -> Planted:
    """``changes`` made to the entries; an empty text takes an entry away."""
    entries = {key: text for key, text in {**report.entries, **changes}.items() if text}
    return Planted(entries, frozenset(fields), told, cell=cell)


def rewritten(report: CorrectReport, field: str, start: int, end: int, text: str) -> Planted:
    """``text`` in place of a stretch of a stored text."""
    whole = report.entries[field]
    told = f"{whole[max(0, start - 8) : start]}[{whole[start:end]}→{text}]{whole[end : end + 8]}"
    entries = {**report.entries, field: whole[:start] + text + whole[end:]}
    return Planted(entries, frozenset({field}), told, (field, start, start + len(text)))


def marked(rng: Random, report: CorrectReport, *kinds: str, ref: str | None = None) -> tuple[str, Mark] | None:
    """Any mark of these kinds, with its field."""
    found = [
        (field, each)
        for field, marks in report.marks.items()
        for each in marks
        if each.kind in kinds and (ref is None or each.ref == ref)
    ]
    return rng.choice(found) if found else None


def provable(report: CorrectReport, ref: str) -> bool:
    """Whether anything in the report contradicts a changed comparison with last year: ``told`` the sentence itself,
    else last year's report, with the number in its tables or figures."""
    figure = f"overview.proactive.{ref}"
    return ref == "told" or (report.has_predecessor and (ref == "received" or figure in report.entries))


def words_at(report: CorrectReport, field: str, mark: Mark) -> str:
    """What stands at a mark."""
    return report.entries[field][mark.start : mark.end]


def places(report: CorrectReport, pattern: str) -> list[tuple[str, re.Match[str]]]:
    """Where a regular expression matches in the prose, live figures and the marks of headings apart."""
    found = []
    for field in report.marks:
        text = report.entries[field]
        taken = [each.span() for each in _LIVE.finditer(text)] + [
            each.span() for each in re.finditer(r"(?m)^#\d? ", text)
        ]
        for match in re.finditer(pattern, text):
            if not any(match.start() < end and start < match.end() for start, end in taken):
                found.append((field, match))
    return found


def any_place(rng: Random, report: CorrectReport, pattern: str) -> tuple[str, re.Match[str]] | None:
    """One of them."""
    found = places(report, pattern)
    return rng.choice(found) if found else None


def other_digit(rng: Random, shown: str) -> str:
    """The number as shown, one digit of it another one; never a leading zero."""
    spots = [index for index, each in enumerate(shown) if each.isdigit()]
    spot = rng.choice(spots)
    lowest = 1 if spot == spots[0] and len(spots) > 1 else 0
    digit = rng.choice([each for each in range(lowest, 10) if str(each) != shown[spot]])
    return shown[:spot] + str(digit) + shown[spot + 1 :]


def plain(shown: str) -> int:
    """The number behind thousands separators."""
    return int(shown.replace(",", ""))
