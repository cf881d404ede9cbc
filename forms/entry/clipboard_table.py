"""Blocks of cells to and from Excel and WPS: tab-separated text as Excel writes it, or a table in HTML."""

import csv
from collections.abc import Sequence
from html import escape
from html.parser import HTMLParser
from io import StringIO

Block = list[list[str]]


def block_of(text: str) -> Block:
    """The cells of a tab-separated text; the line break at its end is no row, one between quotation marks neither."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows = [[cell.strip().replace("\n", " ") for cell in row] or [""] for row in _cells(plain)]
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def block_of_html(html: str) -> Block:
    """The cells of the first table in ``html``; empty where there is none.

    As in Excel, what was merged stands in its first cell, and the others are blank. A column in which no cell begins
    is one of the layout only.
    """
    reader = _TableReader()
    reader.feed(html)
    grid: dict[tuple[int, int], str] = {}
    begun: set[int] = set()
    rows = [row for row in reader.rows if row]
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in grid:
                column += 1
            begun.add(column)
            for down in range(min(cell.down, len(rows) - number)):
                grid.update({(number + down, column + right): "" for right in range(cell.right)})
            grid[number, column] = " ".join("".join(cell.words).split())
    return [[grid.get((number, column), "") for column in sorted(begun)] for number in range(len(rows))]


def html_of(block: Sequence[Sequence[str]]) -> str:
    """``block`` as a table, for programs that prefer one."""
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in block)
    return f"<table>{rows}</table>"


def text_of(block: Sequence[Sequence[str]]) -> str:
    """``block`` as tab-separated text."""
    return "\n".join("\t".join(row) for row in block)


def _cells(text: str) -> list[list[str]]:
    if '"' in text and text.count('"') % 2 == 0:
        try:
            return list(csv.reader(StringIO(text), delimiter="\t", strict=True))
        except csv.Error:
            pass  # marks that are no quotation: the text is taken as it stands
    return [line.split("\t") for line in text.split("\n")]


class _Cell:
    """A cell of HTML: its words, and over how many rows and columns it reaches."""

    def __init__(self, attributes: dict[str, str | None]) -> None:
        self.words: list[str] = []
        self.down, self.right = (_span(attributes.get(name)) for name in ("rowspan", "colspan"))


LARGEST_SPAN = 100  # no statutory table is larger


def _span(text: str | None) -> int:
    return min(max(1, int(text)), LARGEST_SPAN) if text and text.isdecimal() else 1


class _TableReader(HTMLParser):
    """Collects the rows of the first table; nested ones add to the cell they stand in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[_Cell]] = []
        self._cell: _Cell | None = None
        self._depth = 0
        self._ended = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._ended:
            return
        if tag == "table":
            self._depth += 1
        elif tag == "br" and self._cell:
            self._cell.words.append(" ")
        elif self._depth > 1:
            return
        elif tag == "tr":
            self.rows.append([])
            self._cell = None
        elif tag in ("td", "th") and self.rows:
            self._cell = _Cell(dict(attrs))
            self.rows[-1].append(self._cell)

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._depth -= 1
            self._ended = self._depth <= 0
        elif tag in ("td", "th", "tr") and self._depth <= 1:
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell and not self._ended:
            self._cell.words.append(data)
