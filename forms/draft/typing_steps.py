"""Which keystrokes are one step of undo.

In a text the typing goes on until a pause of a second, twenty characters or a jump of the caret; what is put in place
of a selection, deleted as a selection or longer than twenty characters is a step of its own (design.md, Journal and
undo). In a field of one value everything typed while the person stays in it is one step, however slowly.
"""

from dataclasses import dataclass, replace
from datetime import datetime

SECONDS = 1.0
CHARACTERS = 20

Span = tuple[str, int, str, str]  # entry, at (code points), removed, inserted


@dataclass(frozen=True, slots=True)
class Typing:
    """The typing going on in ``entry``; ``characters`` typed so far, the last of them ``when``."""

    entry: str
    prose: bool
    at: int
    removed: str
    inserted: str
    when: datetime
    characters: int

    @staticmethod
    def of(span: Span, when: datetime, *, prose: bool) -> "Typing":
        """The typing that ``span`` begins."""
        _, _, removed, inserted = span
        return Typing(span[0], prose, *span[1:], when, max(len(removed), len(inserted)))

    def goes_on(self, more: "Typing") -> bool:
        """Whether ``more`` belongs to the same step."""
        if more.entry != self.entry:
            return False
        if not self.prose:
            return True
        selected = len(more.removed) > 1 or bool(more.removed and more.inserted)
        in_time = 0 <= (more.when - self.when).total_seconds() < SECONDS  # a clock may have been set back
        short = self.characters + more.characters <= CHARACTERS
        caret = self.at + len(self.inserted)
        return not selected and in_time and short and caret in (more.at, more.at + len(more.removed))

    def joined(self, more: "Typing") -> "Typing":
        """Both as one, to be gone on with where ``more`` ends."""
        return replace(more, characters=self.characters + more.characters)
