"""A publication: the whole report as headings, paragraphs and tables, in order, without layout.

Made from an edition and a draft (``forms.publication.build``); every exporter gets only this.
Numbers of headings and the digits of live figures are already filled in.
"""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from forms.publication.levels import Level


class Closing(Enum):
    """How the report ends (GB/T 9704-2012, 7.3.5)."""

    NONE = "无"
    SIGNED = "署名"
    SEALED = "盖章"


# Diameters of round seals in millimetres (国发〔1999〕25号): ministries and governments of provinces, agencies and
# governments from the prefecture to the county, townships.
PROVINCE_SEAL, COUNTY_SEAL, TOWNSHIP_SEAL = 50, 45, 42


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; ``field`` names the field a live figure shows, else None."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on its own, or the head of a paragraph that ``rest`` continues (it reaches to the first 。)."""

    level: Level
    runs: tuple[Run, ...]
    field: str  # the prose field it stands in, or the chapter's id
    rest: tuple[Run, ...] = ()
    keep_with_next: bool = True

    @property
    def text(self) -> str:
        """The heading's own words, without ``rest``."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Body text: first line indented two characters."""

    runs: tuple[Run, ...]
    field: str
    note: bool = False  # 注：… under a table, in smaller type

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(run.text for run in self.runs)


class Role(Enum):
    """What a table cell holds."""

    HEAD = "head"  # column heads and headings of groups: centred
    CORNER = "corner"  # the words in the upper left corner
    LABEL = "label"  # row labels
    NUMBER = "number"  # a field's value


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the printed table, merged over ``row_span`` × ``column_span``; rows and columns count from 0."""

    row: int
    column: int
    text: str
    role: Role
    row_span: int = 1
    column_span: int = 1
    field: str | None = None
    vertical: bool = False  # the label runs downwards (三、本年度办理结果)


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A statutory table as a grid of merged cells.

    ``widths`` are the official column ratios. ``head_rows`` rows are repeated after a break. ``breaks`` are the rows
    before which a page break is allowed; a merged label that runs over a break is printed again.
    ``stacked_at`` are columns where the table may be cut to stand in pieces under one another (表四 in need).
    """

    chapter: str
    title: str
    rows: int
    widths: tuple[float, ...]
    label_columns: int
    head_rows: int
    cells: tuple[Cell, ...]
    breaks: tuple[int, ...] = ()
    stacked_at: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What an office may want on the first page beside the title; mostly nothing.

    ``head_space``: millimetres left free at the top of the type area, for paper with a printed head. The two lines
    stand under the title; the mark of a copy that replaces another stands at the upper left.
    """

    head_space: int = 0
    document_number: str = ""  # 漳审综〔2026〕2号
    correction: str = ""  # （2025年3月12日更正）
    reprint_mark: str = ""  # 更正重印件


Block: TypeAlias = Heading | Paragraph | PrintedTable


@dataclass(frozen=True, slots=True)
class Publication:
    """The report ready for any exporter. ``title`` has one line each for the agency and the report's name.

    ``seal`` is the diameter of the seal that will stand over the closing, in millimetres.
    """

    title: tuple[str, ...]
    blocks: tuple[Block, ...]
    agency: str
    date: str
    closing: Closing
    first_page: FirstPage = FirstPage()
    seal: int = COUNTY_SEAL
