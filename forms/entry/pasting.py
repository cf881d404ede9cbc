"""Where a pasted block of cells goes: its heads are left out, totals are compared, what falls outside is told.

Only words that the table itself has as heads, or parts of them, are heads: whatever else cannot be read as a number
is a value like any other, kept as pasted and found by the checks.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from forms.draft.readings import State, read_number
from forms.edition.model import Kind
from forms.entry.clipboard_table import Block

_NOT_WORDS = re.compile(r"[\W\d_]+|^[一二三四五六七八九十]+、")
_DIGIT = re.compile(r"\d")
LEAST = 2  # characters that are enough to know a head by
BEGINNING = 4  # characters that two wordings of one head begin with
CORNERS = ("项目", "指标", "类别", "情况")  # words that stand where both heads meet in tables of other hands


@dataclass(frozen=True, slots=True)
class PastePlan:
    """What a paste would do: ``texts`` by field id, how many values fall outside, totals that differ."""

    texts: dict[str, str] = field(default_factory=dict)
    outside: int = 0
    differing: tuple[tuple[str, str], ...] = ()  # computed field's id and the number pasted onto it

    @property
    def fits(self) -> bool:
        """Whether nothing needs to be asked."""
        return not self.outside and not self.differing


def plan_paste(
    block: Block,
    top: int,
    left: int,
    field_at: Callable[[int, int], str | None],
    computed: Callable[[str], str | None],
) -> PastePlan:
    """Where ``block`` goes from its top-left cell. ``computed`` gives a computed cell's number, None for others."""
    texts: dict[str, str] = {}
    differing = []
    outside = 0
    for down, row in enumerate(block):
        for right, text in enumerate(row):
            field_id = field_at(top + down, left + right)
            if field_id is None:
                outside += bool(text)
                continue
            shown = computed(field_id)
            if shown is None:
                texts[field_id] = text
            elif text and read_number(text, Kind.COUNT, "件").stored != shown:
                differing.append((field_id, text))
    return PastePlan(texts, outside, tuple(differing))


def without_heads(block: Block, labels: Iterable[str]) -> Block:
    """``block`` without the rows above and the columns before its values in which heads of the table stand.

    ``labels`` are the table's own heads. A block of nothing but heads stays as it is.
    """
    known = {words for label in labels if len(words := _words(label)) >= LEAST}
    below = block[_heads(block, known) :]
    if not below:
        return block
    beside = _heads([list(column) for column in zip(*below, strict=True)], known)
    kept = [row[beside:] for row in below]
    return kept if kept[0] else block


def _heads(lines: Block, known: set[str]) -> int:
    """How many of ``lines``, from the first on, hold no value, up to the last of them in which a head stands."""
    count = 0
    for number, line in enumerate(lines):
        if not all(_no_value(text, known) for text in line):
            break
        if any(_a_head(text, known) for text in line):
            count = number + 1
    return count


def _no_value(text: str, known: set[str]) -> bool:
    """Blank, a head, or words without a digit such as a title over the heads."""
    if not text or _a_head(text, known):
        return True
    return not _a_number(text) and not _DIGIT.search(text) and len(_words(text)) >= LEAST


def _a_head(text: str, known: set[str]) -> bool:
    lines = [words for part in text.split() if (words := _words(part))]
    words = "".join(lines)
    if len(words) < LEAST or _a_number(text):
        return False
    if words in CORNERS or any(words in label or label in words for label in known):
        return True
    # Written over several lines, a head may leave words out between them.
    return len(lines) > 1 and all(any(line in label for label in known) for line in lines)


def _words(text: str) -> str:
    """The characters of ``text`` without numbering, marks and blanks."""
    return _NOT_WORDS.sub("", text)


def _a_number(text: str) -> bool:
    return read_number(text, Kind.AMOUNT, "").state in (State.NUMBER, State.NONE)
