"""The printed tables: every number whole and inside its cell, the official widths, breaks only between groups."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.export.pdf.export import Exported
from desktop.export.pdf.grid import ROW, TYPE_HEIGHT, TYPE_WIDTH
from desktop.export.pdf.table_columns import column_widths, ems
from desktop.export.pdf.table_layout import TableLayout, TablePart, lay_out_table
from forms.publication.model import Cell, Closing, PrintedTable, Publication, Role

Export = Callable[..., Exported]
Read = Callable[[Path], Any]

TOLERANCE = 0.3  # points: half a rule


def texts_by_box(page: Any) -> dict[tuple[float, ...], str]:
    """The text inside each cell's rectangle, outer rules left out."""
    found = {}
    outer = [box for box in page.boxes if sum(inside(other, box) for other in page.boxes) > 1 and len(page.boxes) > 1]
    for box in page.boxes:
        if box in outer:
            continue
        found[box] = "".join(
            letter.text
            for letter in page.letters
            if box[0] <= letter_middle(letter)[0] <= box[2] and box[1] <= letter_middle(letter)[1] <= box[3]
        )
    return found


def inside(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    return all(a >= b - 0.01 for a, b in zip(inner[:2], outer[:2], strict=True)) and all(
        a <= b + 0.01 for a, b in zip(inner[2:], outer[2:], strict=True)
    )


def letter_middle(letter: Any) -> tuple[float, float]:
    return (letter.left + letter.right) / 2, (letter.bottom + letter.top) / 2


def check_cells(page: Any, texts: set[str]) -> list[str]:
    """Each cell holds one whole text of the table, and nothing is drawn over a rule."""
    found = texts_by_box(page)
    in_tables = 0
    for box, text in found.items():
        # Pdfium gives letters in an order of its own where a cell has several lines.
        assert any(sorted(text) == sorted(each) for each in texts), text
        for letter in page.letters:
            x, y = letter_middle(letter)
            if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                in_tables += 1
                assert letter.left >= box[0] - TOLERANCE
                assert letter.right <= box[2] + TOLERANCE
                assert letter.bottom >= box[1] - 1.5  # a loose box reaches below the em box
                assert letter.top <= box[3] + 1.5
    return list(found.values())


def cell_texts(table: PrintedTable) -> set[str]:
    return {re.sub(r"\s", "", cell.text) for cell in table.cells}


def under_heading(make: Any, table: PrintedTable) -> Publication:
    publication: Publication = make.report(
        make.chapter("三、收到和处理政府信息公开申请情况"), table, title=(), closing=Closing.NONE
    )
    return publication


def test_ordinary_requests_stand_on_one_upright_page_at_ten_points(make: Any, export: Export, read: Read) -> None:
    table = make.requests_table()
    (page,) = read(export(under_heading(make, table)).path)
    assert page.rotation == 0
    values = check_cells(page, cell_texts(table))
    assert len(values) == len(table.cells)
    assert sum(value == "12" for value in values) == sum(cell.text == "12" for cell in table.cells)
    (layout,) = lay_out_table(table)
    (part,) = layout.parts(TYPE_HEIGHT, TYPE_HEIGHT)
    assert layout.size == 10
    assert 540 < part.height < TYPE_HEIGHT - ROW
    assert part.width == pytest.approx(TYPE_WIDTH)


def test_ordinary_columns_have_the_official_ratios(make: Any) -> None:
    table = make.requests_table("12345", total="12345", grand_total="99999")
    widths = column_widths(table, 10, TYPE_WIDTH)
    assert widths is not None
    assert widths == pytest.approx([ratio / sum(table.widths) * TYPE_WIDTH for ratio in table.widths])
    assert widths[-1] == pytest.approx(31.1, abs=0.1)


def test_a_long_number_takes_its_width_from_the_labels(make: Any) -> None:
    usual = column_widths(make.requests_table(), 10, TYPE_WIDTH)
    wide = column_widths(make.requests_table("12", total="1234567", grand_total="12345678"), 10, TYPE_WIDTH)
    assert usual is not None
    assert wide is not None
    assert sum(wide) == pytest.approx(TYPE_WIDTH)
    assert sum(wide[:3]) < sum(usual[:3])
    assert wide[9] >= 8 * 5 + 1


@pytest.mark.parametrize("digits", [1, 5, 6, 7, 8, 9])
def test_numbers_of_every_length_fit_their_cells(make: Any, export: Export, read: Read, digits: int) -> None:
    value = "9" * digits
    tables = (
        make.disclosure_table(value, value + ".123456"),
        make.requests_table(value, total=str(int(value) * 22), grand_total=str(int(value) * 132)),
        make.disputes_table(value, total=str(int(value) * 4)),
    )
    chapters = ("二、主动公开", "三、申请情况", "四、复议诉讼")
    blocks = [block for name, table in zip(chapters, tables, strict=True) for block in (make.chapter(name), table)]
    path = export(make.report(*blocks, title=(), closing=Closing.NONE)).path
    pages = read(path)
    texts = set().union(*(cell_texts(table) for table in tables))
    found = [value for page in pages for value in check_cells(page, texts)]
    for table in tables:
        for cell in table.cells:
            if cell.role is Role.NUMBER:
                assert cell.text in found
    numbers = sum(cell.role is Role.NUMBER for table in tables for cell in table.cells)
    assert sum(value.isascii() and value != "" for value in found) == numbers


def test_the_largest_request_numbers_turn_the_page(make: Any, export: Export, read: Read) -> None:
    table = make.requests_table("999999999", total="21999999978", grand_total="131999999868")
    pages = read(export(under_heading(make, table)).path)
    assert [page.rotation for page in pages] == [90] * len(pages)
    # The heading goes with its table, the page number stays where it is on every other page.
    assert "三、收到和处理" in pages[0].text
    number = [letter for letter in pages[0].letters if letter.base < 80 and letter.right > 450]
    assert "".join(letter.text for letter in number) == "—1—"
    # The table's head is on the left of the upright sheet.
    head = [letter for letter in pages[0].letters if letter.text == "申"]
    assert min(letter.left for letter in head) < 150


def test_a_turned_page_keeps_its_upright_sheet(make: Any, export: Export) -> None:
    table = make.requests_table("999999999", total="21999999978", grand_total="131999999868")
    with pikepdf.open(export(under_heading(make, table)).path) as document:
        for page in document.pages:
            assert [round(float(edge)) for edge in page.MediaBox] == [0, 0, 595, 842]


def test_disputes_are_stacked_last_of_all(make: Any, export: Export, read: Read) -> None:
    table = make.disputes_table("9999999999", total="39999999996")
    layouts = lay_out_table(table)
    assert len(layouts) == 3
    assert all(layout.landscape for layout in layouts)
    (page,) = read(export(under_heading(make, table)).path)
    assert page.text.count("行政诉讼") == 2
    assert page.text.count("总计") == 3
    assert check_cells(page, cell_texts(table)).count("9999999999") == 12


def test_a_number_of_a_hundred_digits_is_still_whole(make: Any, export: Export, read: Read) -> None:
    table = make.disclosure_table("12", "1" * 300)
    (page,) = read(export(under_heading(make, table)).path)
    assert "1" * 300 in check_cells(page, cell_texts(table))


def texts_of(part: TablePart) -> list[str]:
    return [placed.cell.text for placed in part.cells]


def test_a_broken_table_repeats_heads_and_merged_labels(make: Any) -> None:
    (layout,) = lay_out_table(make.requests_table())
    first, second, *_ = layout.parts(300, TYPE_HEIGHT)
    for part in (first, second):
        assert "申请人情况" in texts_of(part)
        assert "三、本年度办理结果" in texts_of(part)
        assert all(cell.top + cell.height <= part.height + 0.01 for cell in part.cells)
    assert first.height <= 300
    # Broken before a group, not inside it: no group's name stands twice.
    groups = [text for part in (first, second) for text in texts_of(part) if re.match(r"（[三四五六]）", text)]
    assert len(groups) == len(set(groups)) == 4


def test_rows_are_neither_lost_nor_doubled_by_any_break(make: Any) -> None:
    table = make.requests_table()
    (layout,) = lay_out_table(table)
    labels = sorted(cell.text for cell in table.cells if cell.role is Role.NUMBER)
    for room in range(150, 600, 25):
        parts = layout.parts(room, 250)
        printed = sorted(placed.cell.text for part in parts for placed in part.cells if placed.cell.role is Role.NUMBER)
        assert printed == labels


def test_a_table_that_does_not_fit_the_rest_of_a_page_takes_its_heading_along(
    make: Any, export: Export, read: Read
) -> None:
    publication = make.report(
        *(make.paragraph("政务公开。") for _ in range(8)),
        make.chapter("三、收到和处理政府信息公开申请情况"),
        make.requests_table(),
        make.paragraph("表后文字。"),
        closing=Closing.NONE,
    )
    first, second, *_ = read(export(publication).path)
    assert "三、收到" not in first.text
    assert second.body()[0].text.startswith("三、收到")
    assert len(second.boxes) > 200


def test_text_goes_on_at_the_next_free_row_of_the_grid(make: Any, export: Export, read: Read) -> None:
    publication = make.report(
        make.chapter("四、政府信息公开行政复议、行政诉讼情况"),
        make.disputes_table(),
        make.paragraph("表后文字。"),
        title=(),
        closing=Closing.NONE,
    )
    (page,) = read(export(publication).path)
    after = next(row for row in page.body() if row.text == "表后文字。")
    top = 260 * 72 / 25.4
    row = (top - after.base - 0.38 * TYPE_WIDTH / 28) / ROW + 0.5
    assert row == pytest.approx(round(row), abs=0.01)
    bottom = min(box[1] for box in page.boxes)
    assert 0 <= bottom - (top - (round(row) - 1) * ROW) < ROW


def test_notes_are_smaller_and_close_under_their_table(make: Any, export: Export, read: Read) -> None:
    (page,) = read(export(make.whole_report()).path)[6:7]
    note = next(row for row in page.body() if row.text.startswith("注："))
    assert note.letters[1].x - note.letters[0].x == pytest.approx(12.28, abs=0.05)
    assert min(box[1] for box in page.boxes) - note.base < 20


def test_a_vertical_label_is_one_character_under_another(make: Any, export: Export, read: Read) -> None:
    (page,) = read(export(under_heading(make, make.requests_table())).path)
    box = next(box for box in page.boxes if box[2] - box[0] < 40 and box[3] - box[1] > 300)
    label = [letter for letter in page.letters if inside((letter.left, letter.bottom, letter.right, letter.top), box)]
    assert "".join(letter.text for letter in label) == "三、本年度办理结果"
    bases = [letter.base for letter in label]
    assert bases == sorted(bases, reverse=True)
    assert len({round(letter.x, 2) for letter in label if letter.text != "、"}) == 1


@given(
    st.lists(st.text("0123456789.-〔见附表约无 ab", max_size=14), min_size=2, max_size=6),
    st.integers(0, 2),
    st.lists(st.text("一二政府信息公开，、（）1.", max_size=30), min_size=1, max_size=8),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_values_are_laid_out_in_columns_that_hold_them(values: list[str], labels: int, names: list[str]) -> None:
    columns = labels + len(values)
    cells = [Cell(0, column, "栏目", Role.HEAD) for column in range(columns)]
    for row, name in enumerate(names, start=1):
        cells += [Cell(row, column, name, Role.LABEL) for column in range(labels)]
        cells += [Cell(row, labels + place, value, Role.NUMBER) for place, value in enumerate(values)]
    table = PrintedTable("x", "表", len(names) + 1, (1.0,) * columns, labels, 1, tuple(cells), ())
    layouts: list[TableLayout] = lay_out_table(table)
    for layout in layouts:
        for part in layout.parts(400, 400):
            for placed in part.cells:
                assert placed.left + placed.width <= part.width + 0.01
                text = placed.cell.text
                if placed.cell.role is Role.NUMBER and text.isascii() and " " not in text:
                    assert ems(text) * layout.size <= placed.width - 1 + 0.01
                for line in placed.lines:
                    assert line.end * layout.size <= placed.width + 0.01
