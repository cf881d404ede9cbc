"""One page being drawn: its frame, the text and the rules put on it, the line above and the number below."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from desktop.export.pdf import grid
from desktop.export.pdf.faces import FaceRole
from desktop.export.pdf.line_breaking import Line, Piece, break_lines
from desktop.export.pdf.pen import Pen, Style
from desktop.export.pdf.places import Place


class Frame(NamedTuple):
    """The type area: where its upper left corner is, its size in points, and how its contents are turned."""

    left: float
    top: float
    width: float
    height: float
    matrix: str | None = None


PORTRAIT: Final = Frame(grid.LEFT, grid.TOP, grid.TYPE_WIDTH, grid.TYPE_HEIGHT)
# A table across the page stands with its head on the left: the binding side of an odd page, the outer side of an even
# one (GB/T 9704-2012, 8). The sheet stays upright, so mark and page number stay where they are.
LANDSCAPE: Final = Frame(0, 0, grid.TYPE_HEIGHT, grid.TYPE_WIDTH, f"0 1 -1 0 {grid.LEFT:.3f} {grid.BOTTOM:.3f} cm")

_ABOVE: Final = Style(FaceRole.KAI, grid.NOTE_SIZE, grid.NOTE_SIZE)
# A face's glyphs are numbered as they are used: these come first in every document, so that the type area of all
# outputs of one revision is the same bytes.
_ABOVE_CHARACTERS: Final = "　 草稿征求意见送审练习第校验码0123456789ABCDEF-年月日:"
_NUMBER: Final = Style(FaceRole.SONG, grid.NUMBER_SIZE, grid.NUMBER_SIZE)


class Sheet:
    """Draws one page after another; ``canvas`` is reportlab's, which has no types. ``above`` may be empty.

    ``margin`` draws what a working paper has around its type area, on each page, in the upright sheet's coordinates.
    """

    def __init__(self, canvas: Any, pen: Pen, above: str, margin: "Callable[[Sheet], None] | None" = None) -> None:
        self._canvas = canvas
        self._above = above
        self._margin = margin
        pen.reserve(_ABOVE.role, _ABOVE_CHARACTERS)
        self._rules: list[str] = []
        self.pen = pen
        self.frame = PORTRAIT
        self.pages = 0
        self.places: list[Place] = []

    def begin(self, frame: Frame) -> None:
        """Begin a page whose type area is ``frame``."""
        self.frame = frame
        across = frame is LANDSCAPE
        self._canvas.setPageRotation(90 if across else 0)
        # Reportlab exchanges the sides of a page that is turned; this sheet stays upright and only its reader turns it.
        size = (grid.PAPER_WIDTH, grid.PAPER_HEIGHT)
        self._canvas.setPageSize(size[::-1] if across else size)

    def finish(self) -> None:
        """Put the page into the document, with the line above and its number."""
        self.pages += 1
        matrix = self.frame.matrix
        body = [*self._rules, self.pen.take()]
        self._rules = []
        self._canvas.addLiteral("\n".join(["q", matrix, *body, "Q"] if matrix else body))
        if self._above:
            self._write_above(self._above)
        self._write_number(self.pages)
        if self._margin:
            self._margin(self)
        self._canvas.addLiteral("\n".join([*self._rules, self.pen.take()]))
        self._rules = []
        self._canvas.showPage()

    def base_line(self, top: float, height: float, size: float) -> float:
        """The base line of type of ``size`` centred in a band that begins ``top`` points below the frame's top."""
        return self.frame.top - top - height / 2 - grid.BASE_BELOW_CENTRE * size

    def line(self, line: Line, left: float, base: float, style: Style) -> None:
        """Write a line, ``left`` points from the frame's left edge."""
        self.pen.line(line, self.frame.left + left, base, style)

    def rule(self, operators: str) -> None:
        """Add path operators, painted under the page's text."""
        self._rules.append(operators)

    def place(self, field: str, left: float, top: float, width: float, height: float) -> None:
        """Note that ``field`` is shown in a rectangle, counted from the frame's upper left corner."""
        if self.frame is LANDSCAPE:
            left, top = left + grid.BOTTOM, top + grid.LEFT
        else:
            left, top = left + self.frame.left, top + grid.PAPER_HEIGHT - self.frame.top
        self.places.append(Place(self.pages, left, top, width, height, field))

    def bookmark(self, title: str, level: int, top: float) -> None:
        """An entry of the outline that leads to a row of this page."""
        key = f"p{self.pages + 1}y{top:.1f}"
        x, y = (0, self.frame.top - top) if self.frame.matrix is None else (grid.LEFT + top, grid.TOP)
        self._canvas.bookmarkPage(key, fit="XYZ", left=x, top=y)
        self._canvas.addOutlineEntry(title, key, level=level)

    def _write_above(self, words: str) -> None:
        """What kind of pages these are, right in the line above the type area."""
        (line,) = break_lines(words, width=2 * len(words) + 1, justify=False)
        base = grid.TOP + grid.ROW / 2 - grid.BASE_BELOW_CENTRE * _ABOVE.size
        self.pen.line(line, grid.RIGHT - line.end * _ABOVE.cell, base, _ABOVE)

    def _write_number(self, number: int) -> None:
        """— 1 —: on the outer side, one character from the edge, the dashes 7 mm below the type area (7.5)."""
        size = _NUMBER.size
        digits = str(number)
        inner = (len(digits) + 2) * size / 2  # with a half-width space on either side
        width = inner + 2 * size
        left = grid.RIGHT - size - width if number % 2 else grid.LEFT + size
        base = grid.BOTTOM - grid.NUMBER_DROP - grid.BASE_BELOW_CENTRE * size
        self.pen.characters("—", left, base, _NUMBER, size)
        self.pen.run(f" {digits} ", left + size, base, _NUMBER, width=inner)
        self.pen.characters("—", left + size + inner, base, _NUMBER, size)


def split_piece(piece: Piece, boundary: int) -> tuple[Piece, Piece]:
    """A stretch of full-width characters as two, the second beginning ``boundary`` characters into it."""
    head = boundary * piece.pitch
    return (
        piece._replace(text=piece.text[:boundary], cells=head),
        piece._replace(
            text=piece.text[boundary:],
            start=piece.start + boundary,
            cell=piece.cell + head,
            cells=piece.cells - head,
        ),
    )
