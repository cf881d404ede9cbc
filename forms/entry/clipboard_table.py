"""Blocks of cells to and from Excel and WPS: tab-separated text, heads recognised and skipped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from forms.draft.readings import State, read_number
from forms.edition.model import Kind

Block = list[list[str]]


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


def block_of(text: str) -> Block:
    """The cells of a tab-separated text; the line break at its end is no row."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
    width = max(map(len, rows))
    return _without_heads([row + [""] * (width - len(row)) for row in rows])


def block_of_html(html: str) -> Block:
    """The cells of the first table in ``html``, as ``block_of`` gives them; empty where there is none."""
    reader = _TableReader()
    reader.feed(html)
    lines = "\n".join("\t".join(row) for row in reader.rows)
    return block_of(lines) if lines.strip() else []


def html_of(block: Sequence[Sequence[str]]) -> str:
    """``block`` as a table, for programs that prefer one."""
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in block)
    return f"<table>{rows}</table>"


class _TableReader(HTMLParser):
    """Collects the rows of the first table; nested ones add to the cell they stand in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._in_cell = False
        self._ended = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if self._ended:
            return
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._in_cell = False
        elif tag == "table":
            self._ended = True

    def handle_data(self, data: str) -> None:
        if self._in_cell and not self._ended:
            self.rows[-1][-1] += " ".join(data.split())


def text_of(block: Sequence[Sequence[str]]) -> str:
    """``block`` as tab-separated text."""
    return "\n".join("\t".join(row) for row in block)


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


def _without_heads(block: Block) -> Block:
    """Leave out leading rows and columns that hold words only; a block of nothing else stays as it is."""
    rows = [row for row in range(len(block)) if any(_a_number(text) for text in block[row])]
    columns = [column for column in range(len(block[0])) if any(_a_number(row[column]) for row in block)]
    if not rows or not columns:
        return block
    return [row[columns[0] :] for row in block[rows[0] :]]


def _a_number(text: str) -> bool:
    return read_number(text, Kind.AMOUNT, "").state in (State.NUMBER, State.NONE)
