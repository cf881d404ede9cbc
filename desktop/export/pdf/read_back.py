"""The program reads its own finished pages back before it says that they can be printed.

A person who signs looks at a few numbers; the program looks at all of them. The bytes of the PDF are read as a stranger
reads them, by place on the sheet, and held against the publication: every text in reading order, every cell in its own
rectangle, page numbers, the line above the type area; and nothing else may stand there, seen or unseen. Faces must be
embedded and have every character.
"""

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from desktop.export.pdf import grid
from desktop.export.pdf.difference import Difference, PagesDiffer, quoted, text_difference, value_difference
from desktop.export.pdf.face_reading import drawn_codes
from desktop.export.pdf.page_reading import ReadDocument, ReadPage, UnreadablePdf, read_document
from desktop.export.pdf.page_zones import Zones, zones
from desktop.export.pdf.printed_text import printed, visible
from desktop.export.pdf.table_reading import Region, TableMatch, match_table, place_of
from desktop.export.pdf.text_comparing import TABLE, FoundText, compare_texts
from forms.publication.model import PrintedTable, Publication

log = logging.getLogger(__name__)

_A_POINT: Final = 1.0
_EXAMPLE: Final = 8  # characters that show where a face is used


def read_back(data: bytes, publication: Publication, *, above: str | None = None) -> tuple[Difference, ...]:
    """What the PDF ``data`` says otherwise than ``publication``, in the order of the pages; empty if all is well.

    ``above`` is what must stand in the line above the type area of every page, None if nothing.
    """
    try:
        document = read_document(data)
    except UnreadablePdf as unreadable:
        return (Difference(0, None, "", "", f"生成的PDF读不回来：{str(unreadable).rstrip('。')}"),)
    pages = in_zones(document)
    found = [*differences(pages, publication), *_lines_above(pages, above or ""), *_appearance(document)]
    return tuple(sorted(found, key=lambda each: each.page))


def prove(data: bytes, publication: Publication, *, above: str | None = None) -> None:
    """Read the pages back and log what differs. Raises PagesDiffer if anything does.

    With a line ``above`` they are a draft, which may show 〓 for a character that no face has: a finding tells it.
    """
    found = tuple(each for each in read_back(data, publication, above=above) if not (above and each.unprintable))
    for each in found:
        # Pages and fields, not the report's text.
        log.error("read back: page %d differs, field %s", each.page, each.field or "-")
    if found:
        raise PagesDiffer(found)


def in_zones(document: ReadDocument) -> list[Zones]:
    """The pages of a document, each parted into its zones."""
    return [zones(page, number) for number, page in enumerate(document.pages, start=1)]


def differences(pages: Sequence[Zones], publication: Publication) -> list[Difference]:
    """Texts, cells and page numbers that differ, and what is not in the publication; not how it looks."""
    found: list[Difference] = []
    for number, page in enumerate(pages, start=1):
        if page.number != f"—{number}—":
            found.append(value_difference(number, "的页码", None, f"— {number} —", page.number))
        if page.outside:
            found.append(text_difference(number, "纸面以外", None, "", page.outside))
    wanted = printed(publication)
    tables = [each for each in wanted if isinstance(each, PrintedTable)]
    begun, told = _tables(tables, pages)
    missing = {id(table) for table, ends in zip(tables, begun, strict=True) if not ends}
    passages = [None if isinstance(each, PrintedTable) else each for each in wanted if id(each) not in missing]
    return [*found, *told, *compare_texts(passages, _found_text(pages, [each for ends in begun for each in ends]))]


def _tables(
    tables: Sequence[PrintedTable], pages: Sequence[Zones]
) -> tuple[list[tuple[Region, ...]], list[Difference]]:
    """The regions each table begins and ends in, none for one that was not found, and what differs in them."""
    regions = [each for page in pages for each in page.body if isinstance(each, Region)]
    begun: list[tuple[Region, ...]] = []
    told: list[Difference] = []
    taken = 0
    for number, table in enumerate(tables):
        following = tables[number + 1] if number + 1 < len(tables) else None
        match = match_table(table, regions[taken:], following)
        own = regions[taken : taken + match.taken]
        page = own[-1].page if own else regions[min(taken, len(regions) - 1)].page if regions else 1
        told += _table_differences(table, match, page)
        begun.append((own[0], own[-1]) if own else ())
        taken += match.taken
    for region in regions[taken:]:
        texts = "".join(each.text for contents in region.contents for each in contents)
        told.append(Difference(region.page, None, "", texts, f"第{region.page}页多了一个表格"))
    return begun, told


def _table_differences(table: PrintedTable, match: TableMatch, page: int) -> Iterator[Difference]:
    name = f"表格{quoted(table.title)}" if table.title else "表格"
    for region in match.strange:
        told = f"第{region.page}页{name}的格线与报告不符，页面上有{len(region.boxes)}格"
        yield Difference(region.page, None, "", "", told)
    if not match.whole:
        yield Difference(page, None, "", "", f"第{page}页{name}不完整，有的行没有印出来")
    for printed_cell in match.cells:
        cell, number = printed_cell.cell, printed_cell.region.page
        wanted, read = visible(cell.text), printed_cell.text
        if wanted != read:
            yield value_difference(number, place_of(table, cell), cell.field, wanted, read)
        elif printed_cell.overflows:
            told = f"第{number}页{place_of(table, cell)}的{quoted(wanted)}印出了格子"
            yield Difference(number, cell.field, wanted, read, told)
    seen: set[int] = set()
    for printed_cell in match.cells:
        region = printed_cell.region
        if id(region) not in seen:
            seen.add(id(region))
            between = "".join(each.text for each in region.between)
            if between:
                yield text_difference(region.page, f"{name}的格线上", None, "", between)


def _found_text(pages: Sequence[Zones], ends: Sequence[Region]) -> FoundText:
    """What is printed in the type areas, with a sign where a table begins and one where it ends."""
    signs = Counter(id(region) for region in ends)
    texts: list[str] = []
    numbers: list[int] = []
    for number, page in enumerate(pages, start=1):
        for part in page.body:
            if isinstance(part, Region):
                text = TABLE * signs[id(part)]
            else:
                text = "".join(each.text for each in part).replace(TABLE, "\ufffd")
            texts.append(text)
            numbers += [number] * len(text)
    return FoundText("".join(texts), numbers)


def _lines_above(pages: Sequence[Zones], above: str) -> Iterator[Difference]:
    wanted = visible(above)
    for number, page in enumerate(pages, start=1):
        if page.above != wanted:
            yield text_difference(number, "版心上方", None, wanted, page.above)


def _appearance(document: ReadDocument) -> Iterator[Difference]:
    """What a comparison of words cannot see: paper, faces, glyphs, hidden text, drawings."""
    for number, page in enumerate(document.pages, start=1):
        if abs(page.width - grid.PAPER_WIDTH) > _A_POINT or abs(page.height - grid.PAPER_HEIGHT) > _A_POINT:
            yield Difference(number, None, "", "", f"第{number}页不是A4纸")
        for other in page.others:
            yield Difference(number, None, "", other, f"第{number}页有报告以外的内容：{other}")
        yield from _unseen(number, page)
    used = _uses(document.pages)
    for number, face in enumerate(document.faces):
        page_number, first, drawn = used.get(number, _Use(1, [], set()))
        example = quoted("".join(first))
        if not face.embedded:
            told = f"第{page_number}页{example}用的字体“{face.name}”没有嵌入文件"
            yield Difference(page_number, None, "", face.name, told)
        elif drawn_codes(face.program) < len(drawn):
            told = f"第{page_number}页{example}用的字体“{face.name}”里缺字，会印成方框"
            yield Difference(page_number, None, "", face.name, told)


class _Use(NamedTuple):
    """What a face is used for: the first page, the first characters there, and all the different ones it draws."""

    page: int
    first: list[str]
    drawn: set[str]


def _unseen(number: int, page: ReadPage) -> Iterator[Difference]:
    """Text that is there and cannot be seen, or that a face has no outline for."""
    hidden = "".join(each.text for each in page.characters if not each.visible)
    if hidden:
        yield Difference(number, None, "", hidden, f"第{number}页有看不见的文字{quoted(hidden)}")
    empty = "".join(each.text for each in page.characters if each.visible and each.inkless)
    if empty:
        yield Difference(number, None, empty, "", f"第{number}页的{quoted(empty)}在字体里没有字形，印出来是空白")


def _uses(pages: Sequence[ReadPage]) -> dict[int, _Use]:
    """What each face is used for."""
    used: dict[int, _Use] = {}
    for number, page in enumerate(pages, start=1):
        for each in page.characters:
            use = used.get(each.face)
            if use is None:
                use = used[each.face] = _Use(number, [], set())
            if use.page == number and len(use.first) < _EXAMPLE:
                use.first.append(each.text)
            if not each.inkless:
                use.drawn.add(each.text)
    return used
