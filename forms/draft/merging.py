"""Two copies of one report that were edited apart, made one again.

What both had in common is told by their journals: the steps that are the same in both from the first on. What only one
side changed since is taken; the same change on both sides too. Where both changed one thing, somebody must say which
holds. Prose is merged by its paragraphs. The result does not depend on which side is called ours.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from forms.draft import answer, predecessors
from forms.draft.answer import answers
from forms.draft.difference import shown
from forms.draft.draft import Draft
from forms.draft.journal import Edit, apply_edits
from forms.draft.rendering import rendered
from forms.edition import Editions

# An entry and what makes no sense without it are one thing: a zero and its mark, an own figure and its value.
_WITH = ("filled", "figure")
_PLACES = {
    predecessors.ENTRY: "上年报告",
    answer.PREFIX: "对核对结果的说明",
    "note": "注",
    "published": "公布的合计",
    "control": "核对用的合计",
    "unplaced": "没有放进表格的内容",
}
Group = Mapping[str, str]  # entries that hold together, those that are there


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that both sides changed: its entries as each side has them, and in words who changed it last, when."""

    key: str
    place: str
    ours: Group
    theirs: Group
    ours_words: str
    theirs_words: str
    ours_by: str
    theirs_by: str


@dataclass(frozen=True, slots=True)
class Merge:
    """``settled`` are the entries on which there is no question; ``conflicts`` are asked, in reading order."""

    settled: Mapping[str, str]
    conflicts: tuple[Conflict, ...]

    def entries(self, theirs: Iterable[str]) -> dict[str, str]:
        """The merged entries: of the conflicts with a key in ``theirs`` their side, of all others ours."""
        taken = set(theirs)
        merged = dict(self.settled)
        for each in self.conflicts:
            merged.update(each.theirs if each.key in taken else each.ours)
        return merged


def common_steps(ours: Sequence[Edit], theirs: Sequence[Edit]) -> int:
    """How many edits both journals begin with alike."""
    pairs = enumerate(zip(ours, theirs, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(ours), len(theirs)))


def merged(ours: Sequence[Edit], theirs: Sequence[Edit], editions: Editions) -> Merge:
    """The two journals of one report put together. Raises JournalError where a journal is not whole."""
    common = common_steps(ours, theirs)
    base = _replayed(ours[:common])
    one, other = _replayed(ours), _replayed(theirs)
    draft, beside = Draft(editions, one), Draft(editions, other)
    settled: dict[str, str] = {}
    conflicts = []
    for key in _in_order(draft, {_group(entry) for entry in (*base, *one, *other)}):
        was, left, right = (_members(key, entries) for entries in (base, one, other))
        if right in (left, was):
            settled.update(left)
        elif left == was:
            settled.update(right)
        elif (text := _prose(key, was, left, right, draft)) is not None:
            settled.update({key: text} if text else {})
        else:
            words = (_words(key, left, draft), _words(key, right, beside))
            by = (_last(key, journal[common:]) for journal in (ours, theirs))
            conflicts.append(Conflict(key, _place(key, draft, beside), left, right, *words, *by))
    return Merge(settled, tuple(conflicts))


def _place(key: str, draft: Draft, other: Draft) -> str:
    prefix, colon, target = key.partition(":")
    if prefix in _PLACES:
        field = draft.field(target) or other.field(target)
        return f"{field.path}（{_PLACES[prefix]}）" if field else _PLACES[prefix]
    known = draft.field(key) or other.field(key)
    return known.path if known and not colon else key


def _words(key: str, side: Group, draft: Draft) -> str:
    """What one side has, as a person reads it."""
    text = side.get(key, "")
    field = draft.field(key)
    if key == predecessors.ENTRY:
        text = "、".join(f"{each.agency}{each.year}年度" for each in draft.predecessors)
    elif key.startswith(f"{answer.PREFIX}:"):
        text = answers(side)[key.removeprefix(f"{answer.PREFIX}:")].words if text else ""
    elif field is not None and field.prose:
        text = "\n".join(each.text for each in rendered(text, draft))
    elif field is not None:
        text = shown(field, draft)
        if f"figure:{key}" in side:  # one of the clerk's own, with its label
            text = f"{''.join(field.row)}：{text or '（空）'}"
    mark = "（空格补的，没有确认）" if f"filled:{key}" in side else ""
    return f"{text}{mark}" if text else "（空）"


def merged_paragraphs(base: str, one: str, other: str) -> str | None:
    """A text that both changed, paragraph by paragraph; None where they changed the same or neighbouring ones."""
    lines = base.split("\n") if base else []
    changes = sorted({*_changed(lines, one), *_changed(lines, other)})
    for before, after in pairwise(changes):
        if after[0] <= before[1]:
            return None
    for start, end, new in reversed(changes):
        lines[start:end] = new
    return "\n".join(lines)


def _changed(lines: list[str], text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    new = text.split("\n") if text else []
    opcodes = SequenceMatcher(None, lines, new, autojunk=False).get_opcodes()
    return [(a, b, tuple(new[c:d])) for act, a, b, c, d in opcodes if act != "equal"]


def _prose(key: str, was: Group, left: Group, right: Group, draft: Draft) -> str | None:
    field = draft.field(key)
    if field is None or not field.prose or {*was, *left, *right} != {key}:
        return None
    return merged_paragraphs(was.get(key, ""), left.get(key, ""), right.get(key, ""))


def _replayed(journal: Iterable[Edit]) -> dict[str, str]:
    entries: dict[str, str] = {}
    apply_edits(entries, journal)
    return entries


def _group(entry: str) -> str:
    prefix, colon, target = entry.partition(":")
    return target if colon and prefix in _WITH else entry


def _members(key: str, entries: Mapping[str, str]) -> dict[str, str]:
    names = (key, *(f"{prefix}:{key}" for prefix in _WITH))
    return {name: entries[name] for name in names if name in entries}


def _in_order(draft: Draft, keys: set[str]) -> list[str]:
    """Fields in reading order, then everything else by name: the same whichever side is ours."""
    order = {key: index for index, key in enumerate(draft.edition.fields)}
    return sorted(keys, key=lambda key: (order.get(key, len(order)), key))


def _last(key: str, edits: Sequence[Edit]) -> str:
    """Who changed ``key`` last, and when."""
    last = next((each for each in reversed(edits) if _group(each.field) == key), None)
    return f"{last.who}　{last.when.replace('T', ' ')[:16]}" if last else ""
