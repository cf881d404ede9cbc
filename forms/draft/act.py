"""One thing registered of a report's approval; what a row of acts means together is said by ``desktop.signoff``."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Act:
    """One thing registered of a report's approval. ``number`` counts in the report; ``data`` as ``kind`` has it.

    ``revision`` is the number of the revision it belongs to. ``when`` is when it was registered, ISO 8601 local time.
    """

    number: int
    kind: str
    revision: int
    data: Mapping[str, str]
    who: str
    when: str
