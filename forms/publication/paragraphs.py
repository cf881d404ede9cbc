"""The prose of one section as headings and paragraphs, live figures filled in.

Only blank lines are dropped. In a heading paragraph the level's face reaches to the first 。, which belongs to it.
"""

from collections.abc import Iterable, Iterator

from forms.draft.rendering import RenderedParagraph, RenderedPiece
from forms.publication.levels import LEVELS
from forms.publication.model import Heading, Paragraph, Run
from forms.publication.numbering import Numbering

STOP = "。"


def printed(paragraphs: Iterable[RenderedParagraph], field: str, numbering: Numbering) -> Iterator[Heading | Paragraph]:
    """``paragraphs`` of the prose field ``field`` as they print; ``numbering`` goes on counting."""
    for paragraph in paragraphs:
        if not paragraph.text.strip():
            continue
        runs = [_run(piece) for piece in paragraph.pieces]
        if paragraph.level is None:
            yield Paragraph(joined(runs), field)
            continue
        level = LEVELS[paragraph.level]
        own, rest = _at_first_stop(joined([Run(numbering.next(level)), *runs]))
        yield Heading(level, own, field, rest)


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """``runs`` with adjacent plain characters in one run and none empty."""
    whole: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if whole and run.field is None and whole[-1].field is None:
            whole[-1] = Run(whole[-1].text + run.text)
        else:
            whole.append(run)
    return tuple(whole)


def _run(piece: RenderedPiece) -> Run:
    return Run(piece.text, piece.reference.field if piece.reference else None)


def _at_first_stop(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    for index, run in enumerate(runs):
        before, stop, after = run.text.partition(STOP)
        if stop:
            own = (*runs[:index], Run(before + stop, run.field))
            return own, joined([Run(after, run.field), *runs[index + 1 :]])
    return runs, ()
