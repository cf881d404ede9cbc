"""What differs between two drafts of one report, in reading order, as a person would list it: place, before, after.

Only what is printed is compared. Prose is compared paragraph by paragraph: a paragraph that changed stands beside the
one it came from.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from forms.draft.draft import Draft
from forms.draft.rendering import RenderedParagraph, rendered
from forms.edition.model import Field

_ALIKE = 0.5  # two paragraphs are versions of one from this share of common characters on


class Part(Enum):
    """What kind of thing changed."""

    FIGURE = "数字"
    NAME = "单位和报告信息"
    HEADING = "标题"
    WORDING = "文字"
    NOTE = "注"


@dataclass(frozen=True, slots=True)
class Change:
    """One place: ``before`` and ``after`` as printed, one of them empty where something came or went."""

    field: str
    place: str
    part: Part
    before: str
    after: str


def difference(old: Draft, new: Draft) -> tuple[Change, ...]:
    """Every printed change from ``old`` to ``new``."""
    return tuple(_changes(old, new))


def paragraph_pairs(
    old: Sequence[RenderedParagraph], new: Sequence[RenderedParagraph]
) -> Iterator[tuple[RenderedParagraph | None, RenderedParagraph | None]]:
    """The paragraphs of two texts side by side; None where one has no counterpart."""
    before, after = [(each.level, each.text) for each in old], [(each.level, each.text) for each in new]
    for act, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if act == "equal":
            yield from zip(old[a:b], new[c:d], strict=True)
        else:
            yield from _replaced(list(old[a:b]), list(new[c:d]))


def _heading_differs(was: RenderedParagraph | None, is_now: RenderedParagraph | None) -> bool:
    """Whether a heading came, went or reads otherwise; what follows its first 。 in the paragraph is wording."""
    heads = [(each.level, each.text.partition("。")[0]) for each in (was, is_now) if each and each.level is not None]
    return len(heads) == 1 or len(set(heads)) > 1


def _replaced(
    gone: list[RenderedParagraph], come: list[RenderedParagraph]
) -> Iterator[tuple[RenderedParagraph | None, RenderedParagraph | None]]:
    for paragraph in come:
        likeness = [SequenceMatcher(None, each.text, paragraph.text, autojunk=False).ratio() for each in gone]
        best = max(range(len(gone)), key=likeness.__getitem__, default=None)
        if best is None or likeness[best] < _ALIKE:
            yield None, paragraph
            continue
        for lost in gone[:best]:
            yield lost, None
        yield gone[best], paragraph
        del gone[: best + 1]
    for lost in gone:
        yield lost, None


def _changes(old: Draft, new: Draft) -> Iterator[Change]:
    ids = dict.fromkeys((*old.edition.fields, *new.edition.fields, *_figures(old), *_figures(new)))
    for field_id in ids:
        field = new.field(field_id) or old.field(field_id)
        if field is None or field.computed:
            continue
        if field.prose:
            yield from _prose_changes(field, old, new)
        else:
            part = Part.FIGURE if field.number else Part.NAME
            yield from _change(field, part, shown(field, old), shown(field, new))
        note = f"note:{field_id}"
        yield from _change(field, Part.NOTE, old.entries.get(note, ""), new.entries.get(note, ""))


def _figures(draft: Draft) -> Iterator[str]:
    return (each.id for each in draft.own_figures())


def shown(field: Field, draft: Draft) -> str:
    """What ``draft`` holds of a field that is no prose, as a person reads it."""
    if field.number:
        return draft.entries.get(field.id, "")
    text = draft.text(field.id)
    section = next((each for each in draft.edition.sections() if each.id == field.id), None)
    if section and text in section.choices and section.choice_labels:
        return section.choice_labels[section.choices.index(text)]
    return text


def _change(field: Field, part: Part, before: str, after: str) -> Iterator[Change]:
    if before != after:
        yield Change(field.id, field.path, part, before, after)


def _prose_changes(field: Field, old: Draft, new: Draft) -> Iterator[Change]:
    before, after = (
        [each for each in rendered(draft.text(field.id), draft) if each.text.strip()] for draft in (old, new)
    )
    for was, is_now in paragraph_pairs(before, after):
        if was and is_now and (was.level, was.text) == (is_now.level, is_now.text):
            continue
        part = Part.HEADING if _heading_differs(was, is_now) else Part.WORDING
        yield Change(field.id, field.path, part, was.text if was else "", is_now.text if is_now else "")
