"""Forms on A4: boxes with labels and room for handwriting, text set into them by the faces of the report.

Lengths are millimetres from the paper's upper left corner, downwards; sizes of type are points. Everything is black:
the program draws no red head, no seal and no signature (office.md 15).
"""

from collections.abc import Container, Sequence
from datetime import datetime
from itertools import accumulate
from typing import Final, NamedTuple

from desktop.export.pdf import grid
from desktop.export.pdf.export import new_canvas
from desktop.export.pdf.faces import FaceRole, Faces
from desktop.export.pdf.line_breaking import Line, break_lines
from desktop.export.pdf.pen import Pen, Style
from desktop.export.pdf.title_breaking import break_title

PAPER_WIDTH: Final = 210.0
PAPER_HEIGHT: Final = 297.0
LEFT: Final = 25.0  # 订口: the paper is filed
WIDTH: Final = 165.0
TOP: Final = 20.0
BOTTOM: Final = 277.0  # the last line of a paper ends here

HEADING_SIZE: Final = 22.0  # 2号
LABEL_SIZES: Final = (12.0, 10.5, 9.0)  # 小四, 五号, 小五
TEXT_SIZES: Final = (12.0, 10.5, 9.0, 7.5)
PADDING: Final = 1.5
_LEADING: Final = 1.3
_RULE: Final = 0.7  # points
_CUT: Final = "……"


class Area(NamedTuple):
    """A rectangle of the paper."""

    left: float
    top: float
    width: float
    height: float


class Fitted(NamedTuple):
    """Text broken into lines for a box; ``whole`` is False where not all of it has room."""

    lines: tuple[Line, ...]
    size: float
    whole: bool

    @property
    def height(self) -> float:
        """The height of all lines, in millimetres."""
        return len(self.lines) * self.size * _LEADING / grid.MM


def fitted(text: str, width: float, height: float, sizes: Sequence[float] = TEXT_SIZES) -> Fitted:
    """``text`` in the largest of ``sizes`` in which it fits; at the smallest it is cut and ends with ……."""
    found = Fitted((), sizes[-1], True)
    for size in sizes:
        lines = _lines(text, width, size)
        found = Fitted(lines, size, True)
        if found.height <= height + 0.01:
            return found
    most = max(1, int((height + 0.01) * grid.MM / (found.size * _LEADING)))
    cells = max(2, int(width * grid.MM / found.size))
    kept = [each.text for each in found.lines[:most]]
    kept[-1] = kept[-1][: max(1, cells - 2)] + _CUT
    cut = tuple(line for each in kept for line in break_lines(each, width=cells + 2, justify=False)[:1])
    return Fitted(cut, found.size, False)


class Form:
    """Pages of A4 that are drawn one after another. ``data`` is the finished PDF; the same acts give the same bytes.


    ``kind`` is what the paper is, whatever the office calls it in ``title``.
    """

    def __init__(self, title: str, author: str, faces: Faces, created: datetime, *, kind: str = "") -> None:
        self._canvas = new_canvas(title, author, faces, created, subject=kind)
        self._pen = Pen(self._canvas._doc, faces)
        self._rules: list[str] = []

    def turn(self) -> None:
        """End the page; what is drawn next stands on the next one."""
        self._canvas.addLiteral("\n".join([f"{_RULE} w", *self._rules, self._pen.take()]))
        self._rules = []
        self._canvas.showPage()

    def data(self) -> bytes:
        """The document, when its last page is ended."""
        return bytes(self._canvas.getpdfdata())

    def box(self, area: Area) -> None:
        """A ruled rectangle."""
        place = area._replace(top=PAPER_HEIGHT - area.top - area.height)
        self._rules.append(" ".join(f"{each * grid.MM:.3f}" for each in place) + " re S")

    def line(self, left: float, top: float, width: float) -> None:
        """A level rule, to be written on."""
        y = (PAPER_HEIGHT - top) * grid.MM
        self._rules.append(f"{left * grid.MM:.3f} {y:.3f} m {(left + width) * grid.MM:.3f} {y:.3f} l S")

    def words(
        self,
        fit: Fitted,
        left: float,
        top: float,
        width: float,
        *,
        role: FaceRole = FaceRole.BODY,
        centred: bool = False,
        right: bool = False,
    ) -> None:
        """Write lines one under another, the first at ``top``."""
        style = Style(role, fit.size, fit.size)
        for number, line in enumerate(fit.lines):
            spare = width * grid.MM - line.end * fit.size if centred or right else 0.0
            centre = (PAPER_HEIGHT - top) * grid.MM - (number + 0.5) * fit.size * _LEADING
            base = centre - grid.BASE_BELOW_CENTRE * fit.size
            self._pen.line(line, left * grid.MM + max(0.0, spare if right else spare / 2), base, style)

    def heading(self, text: str, top: float, *, over: str = "") -> float:
        """The paper's name in the middle, with ``over`` in smaller type above it; returns where it ends."""
        if over:
            above = fitted(over, WIDTH, 11, (14.0, 12.0, 10.5))
            self.words(above, LEFT, top, WIDTH, centred=True)
            top += above.height
        fit = fitted(text, WIDTH, 22, (HEADING_SIZE, 16.0, 14.0))
        self.words(fit, LEFT, top, WIDTH, role=FaceRole.TITLE, centred=True)
        return top + fit.height + 2

    def cell(
        self,
        text: str,
        area: Area,
        *,
        role: FaceRole = FaceRole.BODY,
        sizes: Sequence[float] = TEXT_SIZES,
        centred: bool = False,
        right: bool = False,
    ) -> None:
        """A box with text in the middle of its height: at its left, ``centred``, or at its ``right``."""
        self.box(area)
        if not text.strip():
            return
        inner = area.width - 2 * PADDING
        fit = fitted(text, inner, area.height - PADDING, sizes)
        top = area.top + (area.height - fit.height) / 2
        self.words(fit, area.left + PADDING, top, inner, role=role, centred=centred, right=right)

    def labelled(self, label: str, text: str, area: Area, name: float) -> None:
        """A box of two: the label, ``name`` wide and broken by meaning, and what is to be said or written."""
        self.box(area._replace(width=name))
        inner = name - 2 * PADDING
        fit = _by_meaning(label, inner, area.height - PADDING)
        top = area.top + (area.height - fit.height) / 2
        self.words(fit, area.left + PADDING, top, inner, role=FaceRole.HEI, centred=True)
        self.cell(text, area._replace(left=area.left + name, width=area.width - name))

    def row(
        self,
        texts: Sequence[str],
        widths: Sequence[float],
        top: float,
        height: float,
        *,
        head: bool = False,
        figures: Container[int] = (),
    ) -> None:
        """Cells side by side from the left edge; ``head`` sets them as the heads of columns.

        In the columns ``figures``, counted from 0, they stand at the right.
        """
        role = FaceRole.HEI if head else FaceRole.BODY
        for column, (text, left, width) in enumerate(
            zip(texts, accumulate(widths, initial=LEFT), widths, strict=False)
        ):
            area, right = Area(left, top, width, height), column in figures and not head
            self.cell(text, area, role=role, sizes=TEXT_SIZES[1:], centred=head, right=right)


def _by_meaning(label: str, width: float, height: float) -> Fitted:
    """A label in lines that end where a word does, in the largest size that has room."""
    for size in LABEL_SIZES:
        lines = _lines("\n".join(break_title(label, max(1, int(width * grid.MM / size)))), width, size)
        fit = Fitted(lines, size, True)
        if fit.height <= height:
            return fit
    return fitted(label, width, height, LABEL_SIZES[-1:])


def _lines(text: str, width: float, size: float) -> tuple[Line, ...]:
    cells = max(1, int(width * grid.MM / size + 0.001))
    return tuple(line for each in text.splitlines() for line in break_lines(each, width=cells, justify=False))
