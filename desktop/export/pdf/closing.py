"""The closing by GB/T 9704-2012, 7.3.5: where the agency's name and the date of issue stand, in cells of the grid."""

from typing import Final

from desktop.export.pdf.grid import CELLS
from desktop.export.pdf.line_breaking import Line, break_lines
from desktop.export.pdf.title_breaking import break_title
from forms.publication.model import Closing, Publication

_SIGNED_SPACE: Final = 2  # cells right of the name, or of the date where that is the longer one
_DATE_SHIFT: Final = 2  # the date's first character stands this far right of the name's
_SEALED_SPACE: Final = 4  # cells right of the date under a seal
_NAME_CELLS: Final = CELLS - _SIGNED_SPACE - _DATE_SHIFT


def closing_lines(publication: Publication) -> list[tuple[Line, float]]:
    """The lines of name and date with the cell each begins at; none without a closing."""
    if publication.closing is Closing.NONE:
        return []
    date = _set(publication.date)
    date_cells = date.end if date else 0
    sealed = publication.closing is Closing.SEALED
    # Centred over the date, a longer name would run over the type area's edge.
    most = int(date_cells) + 2 * _SEALED_SPACE if sealed and date else _NAME_CELLS
    names = [line for part in break_title(publication.agency, most) if (line := _set(part))]
    name_cells = max((line.end for line in names), default=0)
    if sealed:
        date_at = CELLS - _SEALED_SPACE - date_cells
        name_at = date_at + (date_cells - name_cells) / 2 if date else CELLS - _SIGNED_SPACE - name_cells
    elif date_cells > name_cells:
        date_at = CELLS - _SIGNED_SPACE - date_cells
        name_at = date_at - _DATE_SHIFT
    else:
        name_at = CELLS - _SIGNED_SPACE - name_cells
        date_at = name_at + _DATE_SHIFT
    lines = [(line, max(0.0, name_at + (name_cells - line.end) / 2)) for line in names]
    return [*lines, (date, max(0.0, date_at))] if date else lines


def _set(text: str) -> Line | None:
    """The text on one line, none if it is blank."""
    lines = break_lines(text.strip(), width=2 * len(text) + 1, justify=False)
    return lines[0] if lines else None
