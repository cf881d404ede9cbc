"""One thing that is tried: what it is called, and what tells that it failed."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.workplace import Workplace


class Failed(Exception):
    """What was tried did not come out; the message says how."""


def demand(held: bool, otherwise: str) -> None:
    """Raise Failed with ``otherwise`` unless ``held``."""
    if not held:
        raise Failed(otherwise)


@dataclass(frozen=True, slots=True)
class Step:
    """``act`` tries one thing in ``Workplace`` and returns what is worth telling; it raises anything to fail."""

    name: str
    act: Callable[[Workplace], object]
