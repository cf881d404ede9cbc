"""The finished pages read back: geometry to half a millimetre, every word in order, the file written whole or not."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from desktop.export.pdf.export import Exported, MissingGlyph, export_pdf
from desktop.export.pdf.faces import Faces
from desktop.export.pdf.title_breaking import break_title
from forms.publication.levels import Level
from forms.publication.model import Closing, Heading, Paragraph, PrintedTable, Publication, Run

MM = 72 / 25.4
HALF = 0.5 * MM
LEFT, RIGHT = 28 * MM, 184 * MM
TOP, BOTTOM = (297 - 37) * MM, 35 * MM
ROW = 225 * MM / 22
CELL = 156 * MM / 28
MARKS = "、，。；：！？）》〉」』】〕”’…—·％‰℃,.;:!?)]}%"
OPENING = "（《〈「『【〔“‘([{¥"

Export = Callable[..., Exported]
Read = Callable[[Path], Any]


def base_line(row: int) -> float:
    return TOP - (row - 0.5) * ROW - 0.38 * CELL


def without_spaces(text: str) -> str:
    return re.sub(r"\s", "", text)


def printed(publication: Publication) -> list[str]:
    """The words of a publication in order: one text for each block, a table as its cells."""
    parts = list(publication.title)
    for block in publication.blocks:
        if isinstance(block, Heading):
            parts.append("".join(run.text for run in (*block.runs, *block.rest)))
        elif isinstance(block, Paragraph):
            parts.append(block.text)
        else:
            parts += [cell.text for cell in block.cells]
    if publication.closing is not Closing.NONE:
        parts += [publication.agency, publication.date]
    return [without_spaces(part) for part in parts]


def test_a_full_page_stands_on_the_grid(make: Any, export: Export, read: Read) -> None:
    result = export(make.report(make.paragraph("政" * 28 * 60), title=("年度报告",)))
    page = read(result.path)[1]
    rows = page.body()
    assert len(rows) == 22
    for number, row in enumerate(rows, start=1):
        assert row.base == pytest.approx(base_line(number), abs=HALF)
        assert len(row.letters) == 28
        assert row.letters[0].left == pytest.approx(LEFT, abs=HALF)
        assert row.letters[-1].right == pytest.approx(RIGHT, abs=HALF)
        for cell, letter in enumerate(row.letters):
            assert letter.x == pytest.approx(LEFT + cell * CELL, abs=HALF)


def test_every_full_line_of_prose_is_flush_and_keeps_the_rules(make: Any, export: Export, read: Read) -> None:
    result = export(make.report(*(make.paragraph(make.prose) for _ in range(8)), closing=Closing.NONE))
    rows = [row for page in read(result.path) for row in page.body()][2:]
    for number, row in enumerate(rows):
        starts = row.letters[0].left > LEFT + CELL  # a paragraph's first line
        assert row.letters[0].left == pytest.approx(LEFT + 2 * CELL if starts else LEFT, abs=HALF)
        assert starts or row.text[0] not in MARKS
        assert row.text[-1] not in OPENING
        following = rows[number + 1] if number + 1 < len(rows) else None
        if following and following.letters[0].left < LEFT + CELL:
            right = row.letters[-1].right
            squeezed = row.text[-1] in MARKS and row.text[-2] in MARKS
            assert right == pytest.approx(RIGHT + (CELL / 2 if squeezed and right > RIGHT + 1 else 0), abs=HALF)


def test_the_title_is_centred_in_two_rows_for_each_line(make: Any, export: Export, read: Read) -> None:
    rows = read(export(make.report(make.paragraph(make.prose))).path)[0].body()
    assert [rows[0].text, rows[1].text] == ["湖南省交通运输厅", "2019年政府信息公开工作年度报告"]
    for number, row in enumerate(rows[:2]):
        middle = (row.letters[0].left + row.letters[-1].right) / 2
        assert middle == pytest.approx((LEFT + RIGHT) / 2, abs=HALF)
        assert row.base == pytest.approx(TOP - (2 * number + 1) * ROW - 0.38 * 22, abs=HALF)
    assert rows[2].base == pytest.approx(base_line(6), abs=HALF)


@pytest.mark.parametrize("length", [21, 40, 60, 61, 150, 400])
def test_a_long_name_breaks_into_balanced_lines(make: Any, export: Export, read: Read, length: int) -> None:
    name = ("某某省某某自治州某某自治县经济技术开发区管理委员会综合行政执法与应急管理服务中心" * 12)[:length]
    publication = make.report(make.paragraph(make.prose), title=(name, "2021年政府信息公开工作年度报告"), agency=name)
    pages = read(export(publication).path)
    assert "".join(page.body_text for page in pages) == "".join(printed(publication))
    for page in pages:
        for row in page.body():
            assert row.letters[0].left > LEFT - HALF
            assert row.letters[-1].right < RIGHT + HALF + CELL / 2


def test_a_long_name_with_characters_that_cannot_be_seen_breaks_too() -> None:
    lines = break_title("某某省某某自治州\u200b经济技术开发区\u200b管理委员会综合行政执法局\u200b", 12)
    assert "".join(lines).replace("\u200b", "") == "某某省某某自治州经济技术开发区管理委员会综合行政执法局"
    assert len(lines) > 1
    assert break_title("\u200b", 12) == []


def test_names_break_after_words() -> None:
    assert break_title("内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗人民政府", 20) == [
        "内蒙古自治区呼伦贝尔市",
        "莫力达瓦达斡尔族自治旗人民政府",
    ]


def test_page_numbers_stand_outside(make: Any, export: Export, read: Read) -> None:
    pages = read(export(make.report(make.paragraph(make.prose * 20))).path)
    for number, page in enumerate(pages, start=1):
        letters = page.rows[-1].letters
        assert "".join(letter.text for letter in letters) == f"—{number}—"
        if number % 2:
            assert letters[-1].right == pytest.approx(RIGHT - 14, abs=HALF)
        else:
            assert letters[0].left == pytest.approx(LEFT + 14, abs=HALF)
        assert letters[0].base + 0.38 * 14 == pytest.approx(BOTTOM - 7 * MM, abs=HALF)


@pytest.mark.parametrize("mark", ["草稿", "征求意见稿", "送审稿"])
def test_the_mark_stands_above_every_page_and_changes_nothing_else(
    make: Any, export: Export, read: Read, mark: str
) -> None:
    plain = read(export(make.whole_report(), name="无.pdf").path)
    marked = read(export(make.whole_report(), mark=mark, name="有.pdf").path)
    assert len(plain) == len(marked)
    for without, page in zip(plain, marked, strict=True):
        row = page.rows[0]
        assert row.text == mark
        assert row.letters[-1].right == pytest.approx(RIGHT, abs=HALF)
        assert TOP < row.base < TOP + ROW
        places = {(letter.text, round(letter.x, 1), round(letter.base, 1)) for letter in page.letters}
        before = {(letter.text, round(letter.x, 1), round(letter.base, 1)) for letter in without.letters}
        assert before < places
        assert len(places - before) == len(mark)


def test_an_unknown_mark_is_refused(make: Any, export: Export) -> None:
    with pytest.raises(ValueError, match="绝密"):
        export(make.report(), mark="绝密")


def test_all_text_comes_back_in_order(make: Any, export: Export, read: Read) -> None:
    publication = make.whole_report()
    result = export(publication)
    pages = read(result.path)
    text = "".join(page.body_text for page in pages)
    # Pdfium gives the cells of a table in an order of its own, so they are only counted here.
    assert Counter(text) == Counter("".join(printed(publication)))
    place = 0
    cells = {cell.text for block in publication.blocks if isinstance(block, PrintedTable) for cell in block.cells}
    for part in printed(publication):
        if part not in cells:
            place = text.index(part, place) + len(part)
    assert result.pages == len(pages)
    assert result.missing == ()
    assert not result.moved_aside


def test_the_document_names_itself(make: Any, export: Export) -> None:
    with pikepdf.open(export(make.whole_report()).path) as document:
        assert str(document.Root.Lang) == "zh-CN"
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert str(document.docinfo["/Title"]) == "湖南省交通运输厅2019年政府信息公开工作年度报告"
        assert str(document.docinfo["/Author"]) == "湖南省交通运输厅"
        assert str(document.docinfo["/CreationDate"]) == "D:20200120093000"
        with document.open_outline() as outline:
            chapters = [entry.title for entry in outline.root]
            sections = [entry.title for entry in outline.root[0].children]
    assert chapters[0] == "一、总体情况"
    assert len(chapters) == 6
    assert sections == ["（一）主动公开", "（二）依申请公开", "（三）监督保障"]


def test_every_face_is_embedded(make: Any, export: Export) -> None:
    with pikepdf.open(export(make.whole_report()).path) as document:
        for page in document.pages:
            for font in page.Resources.Font.values():
                assert "/FontFile2" in font.FontDescriptor


def test_the_same_report_gives_the_same_bytes(make: Any, tmp_path: Path) -> None:
    created = datetime(2021, 1, 1)
    first, second = (
        export_pdf(make.whole_report(), tmp_path / name, mark="草稿", faces=Faces(None), created=created).path
        for name in ("a.pdf", "b.pdf")
    )
    assert first.read_bytes() == second.read_bytes()


def test_headings_have_their_faces(make: Any, export: Export) -> None:
    publication = make.report(
        make.chapter("一、总体情况"),
        make.section("（一）主动公开"),
        Heading(Level.ITEM, (Run("1.政府文件。"),), "overview.proactive", (Run("公开135件。"),)),
        title=(),
        closing=Closing.NONE,
    )
    path = export(publication).path
    with pikepdf.open(path) as document:
        used = {str(font.BaseFont).split("+")[1] for font in document.pages[0].Resources.Font.values()}
    assert {"FandolHei-Regular", "FandolKai-Regular", "FandolFang-Regular"} <= used


@pytest.mark.parametrize("lines_before", range(14, 24))
def test_a_heading_is_never_last_on_a_page(make: Any, export: Export, read: Read, lines_before: int) -> None:
    publication = make.report(
        *(make.paragraph("政务。") for _ in range(lines_before)),
        make.chapter("一、总体情况"),
        make.section("（一）主动公开"),
        make.paragraph(make.prose),
        closing=Closing.NONE,
    )
    for page in read(export(publication).path):
        rows = [row.text for row in page.body()]
        for heading in ("一、总体情况", "（一）主动公开"):
            if heading in rows:
                assert len(rows) - rows.index(heading) > 2 + (heading == "一、总体情况")


@pytest.mark.parametrize("lines", range(10, 24))
@pytest.mark.parametrize("closing", [Closing.SIGNED, Closing.SEALED])
def test_the_closing_is_never_alone(make: Any, export: Export, read: Read, lines: int, closing: Closing) -> None:
    publication = make.report(*(make.paragraph("政务公开。") for _ in range(lines)), closing=closing)
    last = read(export(publication).path)[-1].body()
    assert last[-1].text == "2020年1月20日"
    assert [row.text for row in last[-4:-2]] == ["政务公开。"] * 2
    # One empty row before the name, two under a seal; the rows are set closer where only one is wanting (7.3.5.5).
    pitch = last[-4].base - last[-3].base
    assert pitch == pytest.approx(ROW, abs=HALF) or 22.9 * pitch == pytest.approx(22 * ROW, abs=ROW / 2)
    empty = 1 if closing is Closing.SIGNED else 2
    assert last[-3].base - last[-2].base == pytest.approx((empty + 1) * pitch, abs=HALF)
    assert last[-1].letters[0].bottom > BOTTOM - HALF


def closing_rows(make: Any, export: Export, read: Read, **words: Any) -> list[Any]:
    rows: list[Any] = read(export(make.report(make.paragraph("无。"), **words)).path)[-1].body()
    return rows


def test_a_signed_name_ends_two_characters_from_the_edge(make: Any, export: Export, read: Read) -> None:
    name, date = closing_rows(make, export, read)[-2:]
    assert name.text == "湖南省交通运输厅"
    assert name.letters[-1].right == pytest.approx(RIGHT - 2 * CELL, abs=HALF)
    assert date.letters[0].left == pytest.approx(name.letters[0].left + 2 * CELL, abs=HALF)


def test_a_date_longer_than_the_name_ends_two_characters_from_the_edge(make: Any, export: Export, read: Read) -> None:
    name, date = closing_rows(make, export, read, agency="财政局")[-2:]
    assert date.letters[-1].right == pytest.approx(RIGHT - 2 * CELL, abs=HALF)
    assert name.letters[0].left == pytest.approx(date.letters[0].left - 2 * CELL, abs=HALF)


def test_under_a_seal_the_name_is_centred_over_the_date(make: Any, export: Export, read: Read) -> None:
    name, date = closing_rows(make, export, read, closing=Closing.SEALED)[-2:]
    assert date.letters[-1].right == pytest.approx(RIGHT - 4 * CELL, abs=HALF)
    middle = (date.letters[0].left + date.letters[-1].right) / 2
    assert (name.letters[0].left + name.letters[-1].right) / 2 == pytest.approx(middle, abs=HALF)


def test_a_date_without_its_day_keeps_the_gap(make: Any, export: Export, read: Read) -> None:
    date = closing_rows(make, export, read, date="2020年1月  日")[-1]
    assert date.text == "2020年1月日"
    assert date.letters[-1].left - date.letters[-2].right == pytest.approx(CELL, abs=HALF)


def test_no_closing_prints_neither_name_nor_date(make: Any, export: Export, read: Read) -> None:
    rows = closing_rows(make, export, read, closing=Closing.NONE, title=("年度报告",))
    assert [row.text for row in rows] == ["年度报告", "无。"]


def test_an_empty_publication_is_one_page(make: Any, export: Export, read: Read) -> None:
    result = export(make.report(title=(), agency="", date=""))
    assert result.pages == 1
    assert read(result.path)[0].text == "—1—"


def test_characters_no_face_has_are_told_with_their_field(make: Any, export: Export) -> None:
    publication = make.report(
        Paragraph((Run("经办人"), Run("\U0002f00a", "report.contact"), Run("\ue123\ue123")), "overview.text"),
        make.disclosure_table("\ue124"),
    )
    missing = export(publication, mark="草稿").missing
    assert missing[:2] == (
        MissingGlyph("report.contact", "\U0002f00a"),
        MissingGlyph("overview.text", "\ue123"),
    )
    assert MissingGlyph("d.0.0", "\ue124") in missing


def test_rare_characters_come_from_the_fallback_face_and_back(make: Any, export: Export, read: Read) -> None:
    result = export(make.report(make.paragraph("镕堃喆㵲𠮷𬭚")))
    assert result.missing == ()
    assert "镕堃喆㵲𠮷𬭚" in read(result.path)[0].text


def test_invisible_characters_print_nothing_and_are_not_missing(make: Any, export: Export, read: Read) -> None:
    result = export(make.report(make.paragraph("政\u200b府\x07信\ufe0f息\ufeff")))
    assert result.missing == ()
    assert "政府信息" in read(result.path)[0].text


def test_an_earlier_file_is_replaced(make: Any, export: Export, tmp_path: Path) -> None:
    (tmp_path / "年报.pdf").write_bytes(b"old")
    result = export(make.report())
    assert result.path == tmp_path / "年报.pdf"
    assert result.path.read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["年报.pdf"]


def test_a_file_held_open_elsewhere_is_left_and_another_name_taken(
    make: Any, export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = tmp_path / "年报.pdf"
    held.write_bytes(b"held")
    (tmp_path / "年报（2）.pdf").write_bytes(b"somebody's")
    replace = Path.replace

    def windows_replace(self: Path, target: Path) -> Path:
        if Path(target) == held:
            raise PermissionError(13, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", windows_replace)
    result = export(make.report())
    assert result.moved_aside
    assert result.path.name == "年报（3）.pdf"
    assert held.read_bytes() == b"held"
    assert (tmp_path / "年报（2）.pdf").read_bytes() == b"somebody's"
    assert len(list(tmp_path.iterdir())) == 3


def test_a_failure_leaves_no_half_file(
    make: Any, export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(self: Path, target: Path) -> Path:
        raise OSError(28, "no space")

    monkeypatch.setattr(Path, "replace", full_disk)
    with pytest.raises(OSError, match="no space"):
        export(make.report())
    assert list(tmp_path.iterdir()) == []
