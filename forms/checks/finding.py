"""What one rule says about one place of a draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Severity(StrEnum):
    """How certain a finding is."""

    ERROR = "error"  # 须改: arithmetic or law is certain; bars the final print
    WARNING = "warning"  # 请核
    NOTE = "note"  # 提示; does not count in the verdict


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the stored text of a prose field, in code points."""

    field: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Repair:
    """The one sensible mending of a finding: in the stored text of ``entry``, ``length`` code points from ``start``,
    which read ``removed``, give way to ``text``. A cell or a figure is replaced whole."""

    label: str  # what the button says: 改为“1件”
    entry: str
    start: int
    removed: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """``fields`` are ids, the place to go to first; ``values`` the numbers by name; ``words`` what else is said.

    ``topic`` tells apart findings of one rule in one field and stays the same while only the numbers change (it may
    be the label that was read, say); an answer finds its finding again by rule, field and topic. ``answer`` holds the
    words in which the clerk explained it, ``offer`` words that may: older ones that no longer count, a 口径记录, a
    changed 统计范围; both are filled in by ``check``.
    """

    rule: str
    severity: Severity
    fields: tuple[str, ...]
    values: Mapping[str, int | Decimal] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    variant: str = "message"  # which sentence of the rule's says it
    repair: Repair | None = None
    topic: str = ""
    answer: str = ""
    offer: str = ""

    @property
    def key(self) -> str:
        """What the finding is about, as ``rule:field`` or ``rule:field:topic`` (the topic as 8 hex digits)."""
        import hashlib  # noqa: PLC0415  -- with the first finding: OpenSSL comes with it

        named = f"{self.rule}:{self.fields[0].rpartition(':')[2]}"
        return f"{named}:{hashlib.sha256(self.topic.encode()).hexdigest()[:8]}" if self.topic else named
