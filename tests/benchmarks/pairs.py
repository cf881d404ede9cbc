"""Interleaved pairs: A B A B …, so that a machine whose speed drifts slows both alike; what counts is their ratio."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

WARM_UPS = 3
PAIRS = 21


@dataclass(frozen=True, slots=True)
class Ratio:
    """Median ratio A/B with its quartiles, and the median seconds of each."""

    median: float
    lower: float
    upper: float
    ours: float
    anchor: float


def measure(ours: Callable[[], object], anchor: Callable[[], object], pairs: int = PAIRS) -> Ratio:
    """Time the two in turn, ``pairs`` times after the warm-ups."""
    return compare(lambda: _seconds(ours), lambda: _seconds(anchor), pairs)


def compare(ours: Callable[[], float], anchor: Callable[[], float], pairs: int = PAIRS) -> Ratio:
    """Ask the two for their seconds in turn, ``pairs`` times after the warm-ups."""
    for _ in range(WARM_UPS):
        ours()
        anchor()
    times = [(ours(), anchor()) for _ in range(pairs)]
    ratios = [a / b for a, b in times]
    lower, median, upper = statistics.quantiles(ratios, n=4)
    return Ratio(median, lower, upper, statistics.median(a for a, _ in times), statistics.median(b for _, b in times))


def row(name: str, ratio: Ratio, budget: float | None) -> str:
    """One line of the result; ``budget`` is the ratio design allows, None where none is set."""
    judged = "" if budget is None else f"  budget {budget:.1f}  {'kept' if ratio.median <= budget else 'MISSED'}"
    spread = f"{ratio.median:.2f} ({ratio.lower:.2f}–{ratio.upper:.2f})"
    return f"{name}: {spread}{judged}  [{ratio.ours * 1000:.0f} ms / {ratio.anchor * 1000:.0f} ms]"


def _seconds(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start
