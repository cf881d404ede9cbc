"""Where pages end: no line of a paragraph alone, no heading last, the closing with text or with its table."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from desktop.export.pdf.export import Exported
from forms.publication.model import Closing, Paragraph, Run

MM = 72 / 25.4
HALF = 0.5 * MM
TOP, BOTTOM = (297 - 37) * MM, 35 * MM
ROW = 225 * MM / 22
RIGHT = 184 * MM

Export = Callable[..., Exported]
Read = Callable[[Path], Any]


def lettered(letter: str, lines: int) -> str:
    """A paragraph of ``lines`` lines."""
    return letter * (26 + 28 * (lines - 1) - 10)


@pytest.mark.parametrize("before", range(10, 20))
@pytest.mark.parametrize("lines", [2, 3, 4, 5, 7])
def test_no_line_of_a_paragraph_is_alone(make: Any, export: Export, read: Read, before: int, lines: int) -> None:
    blocks = [*(make.paragraph("政务。") for _ in range(before)), make.paragraph(lettered("甲", lines))]
    pages = read(export(make.report(*blocks, make.paragraph("完。"), closing=Closing.NONE)).path)
    shares = [sum("甲" in row.text for row in page.body()) for page in pages]
    assert sum(shares) == lines
    assert 1 not in shares
    assert lines > 3 or shares.count(0) == len(shares) - 1


@pytest.mark.parametrize("before", range(8, 20))
def test_a_heading_that_runs_on_leaves_no_line_alone(make: Any, export: Export, read: Read, before: int) -> None:
    item = make.item("乙" * 30 + "。", "乙" * 60)
    blocks = [*(make.paragraph("政务。") for _ in range(before)), item, make.paragraph("完。")]
    pages = read(export(make.report(*blocks, closing=Closing.NONE)).path)
    assert 1 not in [sum("乙" in row.text for row in page.body()) for page in pages]


def test_rows_are_set_closer_where_one_is_wanting_for_the_closing(make: Any, export: Export, read: Read) -> None:
    """5 rows of title, 15 of text, one empty, two of closing: 23, where a page has 22 (7.3.5.5)."""
    (page,) = read(export(make.report(*(make.paragraph("政务公开。") for _ in range(15)))).path)
    rows = page.body()
    assert rows[-1].text == "2020年1月20日"
    assert rows[-1].letters[0].bottom > BOTTOM - HALF
    pitches = {round(a.base - b.base, 1) for a, b in pairwise(rows[2:17])}
    assert pitches == {round(ROW * 22 / 23, 1)}


def test_two_rows_wanting_take_two_lines_of_text_along(make: Any, export: Export, read: Read) -> None:
    pages = read(export(make.report(*(make.paragraph("政务公开。") for _ in range(16)))).path)
    assert [len(page.body()) for page in pages] == [2 + 14, 2 + 2]
    assert pages[0].body()[2].base - pages[0].body()[3].base == pytest.approx(ROW, abs=0.01)


def test_a_page_with_a_table_keeps_its_pitch(make: Any, export: Export, read: Read) -> None:
    for lines in range(2, 12):
        blocks = [make.disclosure_table(), *(make.paragraph("政务公开。") for _ in range(lines))]
        last = read(export(make.report(*blocks)).path)[-1].body()
        assert [row.text for row in last[-4:-2]] == ["政务公开。"] * 2
        assert last[-4].base - last[-3].base == pytest.approx(ROW, abs=0.01)


@pytest.mark.parametrize("closing", [Closing.SIGNED, Closing.SEALED])
@pytest.mark.parametrize("notes", [0, 1, 2, 6])
def test_after_a_table_the_closing_has_the_table_or_its_notes_with_it(
    make: Any, export: Export, read: Read, notes: int, closing: Closing
) -> None:
    for before in range(1, 20, 3):
        said = [Paragraph((Run("注：" + make.prose[:80]),), "note:r.3.3", note=True) for _ in range(notes)]
        blocks = [
            *(make.paragraph("政务。") for _ in range(before)),
            make.chapter("三、收到和处理政府信息公开申请情况"),
            make.requests_table(),
            *said,
        ]
        pages = read(export(make.report(*blocks, closing=closing)).path)
        last = pages[-1]
        assert "湖南省交通运输厅2020年1月20日" in last.text
        assert last.boxes or sum("2020年" not in row.text for row in last.body()) >= 3
        for page in pages:
            assert page.body()[-1].text != "三、收到和处理政府信息公开申请情况"
            assert min(letter.bottom for row in page.body() for letter in row.letters) > BOTTOM - HALF


@pytest.mark.parametrize("closing", [Closing.SIGNED, Closing.SEALED])
def test_after_a_table_across_the_page_the_closing_stands_across_too(
    make: Any, export: Export, read: Read, closing: Closing
) -> None:
    table = make.disputes_table("999999999", total="9999999999")
    pages = read(
        export(make.report(make.paragraph("政务。"), make.chapter("四、复议诉讼"), table, closing=closing)).path
    )
    last = pages[-1]
    assert last.rotation == 90
    assert "四、复议诉讼" in last.text
    assert last.text.replace("—2—", "").endswith("湖南省交通运输厅2020年1月20日")
    date = last.letters[-3 - len("2020年1月20日") : -3]
    space = 2 if closing is Closing.SIGNED else 4
    if closing is Closing.SEALED:  # read along the sheet's height, towards its upper edge
        assert max(letter.top for letter in date) == pytest.approx(TOP - space * 156 * MM / 28, abs=4 * HALF)


def test_a_whole_page_of_table_is_parted_rather_than_leave_the_closing_alone(
    make: Any, export: Export, read: Read
) -> None:
    pages = read(export(make.report(make.requests_table(), title=(), closing=Closing.SEALED)).path)
    assert len(pages) == 2
    assert pages[-1].boxes
    assert "湖南省交通运输厅" in pages[-1].text


@pytest.mark.parametrize("seal", [42, 45, 50])
@pytest.mark.parametrize("agency", ["湖南省交通运输厅", "内蒙古自治区东乌珠穆沁旗住房和城乡建设综合行政执法局"])
def test_a_seal_over_name_and_date_touches_no_text_and_stays_in_the_type_area(
    make: Any, export: Export, read: Read, seal: int, agency: str
) -> None:
    for lines in (1, 2, 10, 13, 14, 15):
        blocks = [make.paragraph("政务公开。")] * lines
        whole = replace(make.report(*blocks, closing=Closing.SEALED, agency=agency), seal=seal)
        _has_room_for_the_seal(read(export(whole).path)[-1].body(), seal)


def _has_room_for_the_seal(rows: Any, seal: int) -> None:
    """Its upper edge within a row of the text, name and date not above its centre (7.3.5.1)."""
    text_end = [row.text for row in rows].index("政务公开。") + sum(row.text == "政务公开。" for row in rows) - 1
    closing = rows[text_end + 1 :]
    pitch = (
        rows[text_end - 1].base - rows[text_end].base if text_end and rows[text_end - 1].text == "政务公开。" else ROW
    )
    below_text = rows[text_end].base + 0.38 * 15.79 - pitch / 2  # the lower edge of its row
    middle = (closing[0].base + closing[-1].base) / 2 + 0.38 * 15.79
    upper = max(middle, BOTTOM + seal * MM / 2) + seal * MM / 2
    assert upper - below_text < 2 * MM  # the em box ends 2.3 mm above its row
    assert below_text - upper < ROW
    assert upper - seal * MM >= BOTTOM - 0.1
    date = closing[-1].letters
    assert (date[0].left + date[-1].right) / 2 + seal * MM / 2 <= RIGHT
