"""What is refused is said in the status line, not in a dialog."""

from collections.abc import Callable

from desktop.store.errors import StoreError
from forms.draft.entering import EntryRefused
from forms.draft.strict_json import ExchangeError

REFUSALS = (EntryRefused, ExchangeError, StoreError)  # each says in words what is wrong and what to do


def guarded(act: Callable[[], object], say: Callable[[str], object]) -> None:
    """Do ``act``; what draft, file or store refuse goes to ``say``."""
    try:
        act()
    except REFUSALS as refused:
        say(str(refused))
