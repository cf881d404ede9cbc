"""The numbers of a chapter's headings as they will print, for whoever shows its texts before they do."""

from dataclasses import dataclass, field

from forms.draft.draft import Draft
from forms.draft.rendering import rendered
from forms.edition.model import Chapter
from forms.publication.levels import LEVELS, Level
from forms.publication.numbering import Numbering


@dataclass(frozen=True, slots=True)
class HeadingNumbers:
    """``sections``: section id → number of its label; ``paragraphs``: section id → line of its text → number."""

    sections: dict[str, str] = field(default_factory=dict)
    paragraphs: dict[str, dict[int, str]] = field(default_factory=dict)


def heading_numbers(chapter: Chapter, draft: Draft) -> HeadingNumbers:
    """The numbers of the headings of ``chapter``; what does not print (an empty section) has none."""
    numbers = HeadingNumbers()
    numbering = Numbering.of(chapter)
    for section in chapter.sections:
        lines = rendered(draft.text(section.id), draft)
        if section.label and any(line.text.strip() for line in lines):
            numbers.sections[section.id] = numbering.next(Level.SECTION)
        numbers.paragraphs[section.id] = {
            row: number
            for row, line in enumerate(lines)
            if line.level is not None and line.text.strip() and (number := numbering.next(LEVELS[line.level]))
        }
    return numbers
