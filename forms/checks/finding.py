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
class Finding:
    """``fields`` are ids, the place to go to first; ``values`` the numbers by name; ``words`` what else is said."""

    rule: str
    severity: Severity
    fields: tuple[str, ...]
    values: Mapping[str, int | Decimal] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    variant: str = "message"  # which sentence of the rule's says it
