"""What is refused is said in the status line, not in a dialog."""

from collections.abc import Callable

from desktop.signoff.refused import SignoffRefused
from desktop.store.errors import StoreDamaged, StoreError
from forms.draft.entering import EntryRefused
from forms.draft.strict_json import ExchangeError

REFUSALS = (EntryRefused, ExchangeError, SignoffRefused, StoreError)  # each says what is wrong and what to do


def guarded(
    act: Callable[[], object],
    say: Callable[[str], object],
    mend: Callable[[StoreDamaged], object] = lambda damaged: None,
) -> None:
    """Do ``act``; what draft, file or store refuse goes to ``say``, damage of the store also to ``mend``."""
    try:
        act()
    except REFUSALS as refused:
        say(str(refused))
        if isinstance(refused, StoreDamaged):
            mend(refused)
