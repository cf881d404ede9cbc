"""Where in the report a remark is about: in words on paper, a part or a field on the screen."""

from collections.abc import Iterator

from forms.checks.places import part
from forms.draft.draft import Draft
from forms.edition.model import Field


def places(draft: Draft, here: str) -> list[str]:
    """What one may say of a place: the field where the person is, if any, then the parts and their sections."""
    field = draft.field(here)
    return list(dict.fromkeys([*([field.path] if field else []), *(words for words, _ in _named(draft))]))


def field_at(draft: Draft, words: str) -> str | None:
    """The field that ``words`` name, by its path or as a part or a section; None where they name none."""
    wanted = words.strip()
    exact = next((field.id for field in _fields(draft) if field.path == wanted), None)
    return exact or next((field for named, field in _named(draft) if named == wanted), None)


def _fields(draft: Draft) -> Iterator[Field]:
    yield from draft.edition.fields.values()
    for figure in draft.own_figures():
        field = draft.field(figure.id)
        if field is not None:
            yield field


def _named(draft: Draft) -> Iterator[tuple[str, str]]:
    """Each part and section by its words, with the field that stands first in it."""
    for chapter in draft.edition.chapters:
        if not chapter.printed:
            continue
        inside = [each for each in draft.edition.fields.values() if each.id.partition(".")[0] == chapter.key]
        if inside:
            yield part(chapter.label), inside[0].id
        for section in chapter.sections:
            if section.label:
                yield f"{part(chapter.label)} · {section.label}", section.id
