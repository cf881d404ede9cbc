"""Which backups stay: the older they are, the fewer.

Backups are numbered in the order in which they were made; their times only say how old they are. A clock that was set
back makes none older, none out of order; so a time is taken to be no earlier than those before it. After a long pause
nothing goes either: the clock may have been set forward, and the next backup will show it.
"""

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple


class Band(NamedTuple):
    """Of the backups younger than ``age``, the newest for each ``span`` stays; no more than ``most`` of them."""

    age: timedelta
    span: Callable[[datetime], Hashable]
    most: int


# One row a rule, the youngest first; what a row has no room for is left to the next.
RULE = (
    Band(timedelta(hours=24), lambda when: when, 48),  # each: one every half an hour
    Band(timedelta(days=7), lambda when: when.date(), 8),
    Band(timedelta(days=31), lambda when: when.isocalendar()[:2], 6),
    Band(timedelta.max, lambda when: (when.year, when.month), 120),
)
PAUSE = timedelta(days=31)


def staying(made: Sequence[datetime]) -> set[int]:
    """The indexes that stay of backups ``made`` at these times, in the order of their making, the last just now."""
    if len(made) > 1 and made[-1] - made[-2] > PAUSE:
        return set(range(len(made)))
    times = _times(made)
    left = list(reversed(range(len(made))))
    kept: set[int] = set()
    for band in RULE:
        seen: set[Hashable] = set()
        later = []
        for index in left:
            if made[-1] - times[index] >= band.age:
                later.append(index)
                continue
            # Those made in one second stay both: the number tells them apart.
            span = index if times[index] == band.span(times[index]) else band.span(times[index])
            if span in seen:
                continue
            if len(seen) < band.most:
                seen.add(span)
                kept.add(index)
            else:
                later.append(index)
        left = later
    return kept


def _times(made: Sequence[datetime]) -> list[datetime]:
    """When each was made, as far as that can be believed."""
    times: list[datetime] = []
    latest = datetime.min
    for when in made:
        if when <= made[-1]:
            latest = max(latest, when)
        times.append(latest if when <= made[-1] else when)
    return times
