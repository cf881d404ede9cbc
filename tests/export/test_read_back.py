"""The program reads its own pages back: what is right reads clean, and every planted fault is found where it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import resources
from desktop.export.pdf.difference import Difference, PagesDiffer
from desktop.export.pdf.export import Exported, export_pdf
from desktop.export.pdf.faces import Faces
from desktop.export.pdf.read_back import read_back
from forms.draft.draft import Draft
from forms.draft.exchange import load
from forms.edition import Editions
from forms.publication.build import publication
from forms.publication.levels import Level
from forms.publication.model import (
    Cell,
    Closing,
    FirstPage,
    Heading,
    Paragraph,
    PrintedTable,
    Publication,
    Role,
    Run,
)
from tests.export import planting

Export = Callable[..., Exported]
WHEN = datetime(2020, 1, 20, 9, 30)
STOP = "请不要打印，把这一情况告诉维护人员。"


@pytest.fixture
def made(make: Any, export: Export) -> Callable[[Publication], bytes]:
    """The bytes of a publication's pages as a draft, which nobody has read back."""

    def run(wanted: Publication) -> bytes:
        return export(wanted, mark="草稿").path.read_bytes()

    return run


def read(data: bytes, wanted: Publication) -> tuple[Difference, ...]:
    return read_back(data, wanted, above="草稿")


def with_cell(table: PrintedTable, field: str, text: str) -> PrintedTable:
    cells = tuple(replace(each, text=text) if each.field == field else each for each in table.cells)
    return replace(table, cells=cells)


def with_table(wanted: Publication, chapter: str, change: Callable[[PrintedTable], PrintedTable]) -> Publication:
    blocks = tuple(
        change(each) if isinstance(each, PrintedTable) and each.chapter == chapter else each for each in wanted.blocks
    )
    return replace(wanted, blocks=blocks)


def numbered(table: PrintedTable) -> PrintedTable:
    """Every number another: a number in a wrong cell cannot be right by chance."""
    numbers = iter(range(101, 999))
    cells = tuple(replace(each, text=str(next(numbers))) if each.role is Role.NUMBER else each for each in table.cells)
    return replace(table, cells=cells)


@pytest.fixture
def whole(make: Any) -> Publication:
    """A report of eight pages with a different number in every cell of its table of requests."""
    return with_table(make.whole_report(), "requests", numbered)


def cell_of(wanted: Publication, field: str) -> Cell:
    return next(
        each
        for block in wanted.blocks
        if isinstance(block, PrintedTable)
        for each in block.cells
        if each.field == field
    )


@pytest.mark.parametrize("name", ["invented-2021", "hunan-transport-2019", "practice-2021"])
@pytest.mark.parametrize("mark", [None, "草稿", "征求意见稿"])
def test_the_samples_read_back_clean(name: str, mark: str | None, faces: Faces, tmp_path: Path) -> None:
    editions = Editions()
    draft = Draft(editions, load(resources.path(f"samples/{name}.json").read_bytes(), editions).entries)
    wanted = publication(draft)
    path = export_pdf(wanted, tmp_path / "a.pdf", mark=mark, faces=faces, created=WHEN).path
    assert read_back(path.read_bytes(), wanted, above=mark) == ()


@pytest.mark.parametrize("closing", list(Closing))
def test_a_whole_report_reads_back_clean(make: Any, made: Any, closing: Closing) -> None:
    wanted = make.whole_report("1234", closing=closing)
    assert read(made(wanted), wanted) == ()


CHINESE = st.text("政府信息公开年度报告全县镕堃喆㵲𠮷𬭚一二三，。、；：“”（）《》—…·％①０", min_size=1, max_size=60)
LATIN = st.text("abcxyzABC0123456789.-/&?=_@:,%()+ ", min_size=1, max_size=40)
SPACES = st.sampled_from([" ", "  ", "\u3000", "\xa0", "\t", "\u200b", "\ufe0f", "\x07", "\xad"])
WORDS = st.lists(st.one_of(CHINESE, LATIN, SPACES), max_size=8).map("".join)
RUNS = st.lists(st.builds(Run, WORDS, st.sampled_from([None, "requests.received.natural"])), min_size=1, max_size=3)
HEADS = st.text("政府信息公开年度报告㵲𠮷（一）、", max_size=40)
DIGITS = st.integers(0, 10**9).map(str)


def test_an_office_s_own_lines_on_the_first_page_read_back_clean(made: Any, whole: Publication) -> None:
    first = FirstPage(80, "漳审综〔2026〕2号", "（2025年3月12日更正）", "更正重印件")
    wanted = replace(whole, first_page=first)
    data = made(wanted)
    assert read(data, wanted) == ()
    missing = read(data, replace(wanted, first_page=replace(first, document_number="漳审综〔2026〕3号")))
    assert [each.field for each in missing] == ["report.document_number"]


@st.composite
def tables(draw: st.DrawFn) -> PrintedTable:
    """Two head rows, labels with merged ones among them, numbers of any length; it may be parted before any row."""
    columns, rows = draw(st.integers(1, 5)), draw(st.integers(1, 40))
    cells = [Cell(0, 0, draw(HEADS), Role.CORNER, 2, 2), Cell(0, 2, draw(HEADS), Role.HEAD, 1, columns)]
    cells += [Cell(1, 2 + column, draw(HEADS), Role.HEAD) for column in range(columns)]
    group = draw(st.integers(1, rows))
    cells.append(Cell(2, 0, draw(st.sampled_from(["三、本年", "（一）予以", ""])), Role.LABEL, group, 1, vertical=True))
    number = draw(st.integers(1, 10**6))
    for row in range(2, rows + 2):
        label = draw(CHINESE) if row < 6 else f"{row}.其他"
        inside = row < 2 + group
        cells.append(Cell(row, 1 if inside else 0, label, Role.LABEL, 1, 1 if inside else 2))
        for column in range(columns):
            text = draw(st.one_of(DIGITS, st.just(""), st.just("—"))) if row < 5 else str(number * row + column)
            cells.append(Cell(row, 2 + column, text, Role.NUMBER, field=f"r.{row}.{column}"))
    widths = (1.0, 3.0, *[1.0] * columns)
    return PrintedTable("requests", "表三", rows + 2, widths, 2, 2, tuple(cells), tuple(range(3, rows + 2)))


BLOCKS = st.one_of(
    st.builds(lambda runs: Paragraph(tuple(runs), "overview.lead"), RUNS),
    st.builds(lambda runs: Paragraph(tuple(runs), "note:r", note=True), RUNS),
    st.builds(
        lambda level, runs, rest: Heading(level, tuple(runs), "overview.lead", tuple(rest)),
        st.sampled_from(list(Level)),
        RUNS,
        st.one_of(st.just([]), RUNS),
    ),
    tables(),
)


PUBLICATIONS = st.builds(
    lambda title, blocks, agency, date, closing: Publication(tuple(title), tuple(blocks), agency, date, closing),
    st.lists(WORDS, max_size=3),
    st.lists(BLOCKS, max_size=6),
    WORDS,
    st.sampled_from(["", "2022年1月18日"]),
    st.sampled_from(Closing),
)


@given(wanted=PUBLICATIONS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_random_publications_read_back_clean(wanted: Publication, made: Callable[[Publication], bytes]) -> None:
    assert [each.sentence for each in read(made(wanted), wanted)] == []


def found(data: bytes, wanted: Publication) -> tuple[int, str | None, str, str]:
    """Page, field and both readings of the only difference."""
    (difference,) = read(data, wanted)
    assert difference.sentence.endswith(STOP)
    return difference.page, difference.field, difference.expected, difference.found


def test_a_digit_left_out_of_the_prose_is_told_with_both_readings(made: Any, whole: Publication) -> None:
    damaged = planting.without_first_character(made(whole), "5247")
    differences = read(damaged, whole)
    assert differences
    assert differences[0] == replace(differences[0], page=1, expected="5247", found="247")
    assert differences[0].sentence == "第1页“全年通过门户网站发布信息”后面应为“5247”，页面上是“247”。" + STOP


def test_a_digit_left_out_of_a_live_figure_names_its_field(made: Any, whole: Publication) -> None:
    wrong = [
        replace(each, runs=(each.runs[0], replace(each.runs[1], text="1"), *each.runs[2:]))
        if isinstance(each, Paragraph) and len(each.runs) > 2
        else each
        for each in whole.blocks
    ]
    assert found(made(replace(whole, blocks=tuple(wrong))), whole)[1:] == ("r.3.3", "19", "1")


def test_exchanged_cells_are_both_told(made: Any, whole: Publication) -> None:
    one, other = cell_of(whole, "r.8.4"), cell_of(whole, "r.8.5")
    wrong = with_table(
        whole, "requests", lambda table: with_cell(with_cell(table, "r.8.4", other.text), "r.8.5", one.text)
    )
    differences = read(made(wrong), whole)
    assert [(each.field, each.expected, each.found) for each in differences] == [
        ("r.8.4", one.text, other.text),
        ("r.8.5", other.text, one.text),
    ]
    told = f"“2.其他法律行政法规禁止公开”行“商业企业”列应为“{one.text}”，页面上是“{other.text}”。{STOP}"
    assert differences[0].sentence.endswith(told)


def test_a_number_one_row_lower_leaves_its_cell_and_spoils_the_next(made: Any, whole: Publication) -> None:
    upper, lower = cell_of(whole, "r.9.6"), cell_of(whole, "r.10.6")
    data = made(whole)
    (_, first), (_, second) = planting.first_of(data, upper.text), planting.first_of(data, lower.text)
    differences = read(planting.moved(data, upper.text, first.y - second.y), whole)
    assert (differences[0].expected, differences[0].found) == (upper.text, "")
    assert [each.field for each in differences] == ["r.9.6", "r.10.6"]
    assert len(differences[1].found) == len(upper.text + lower.text)


def test_a_number_over_the_rule_is_told(made: Any, whole: Publication) -> None:
    cell = cell_of(whole, "r.9.6")
    (difference,) = read(planting.moved(made(whole), cell.text, 6), whole)
    assert (difference.field, difference.told.endswith("印出了格子")) == ("r.9.6", True)


@pytest.mark.parametrize("page", range(8))
def test_a_missing_page_is_told_where_it_was(made: Any, whole: Publication, page: int) -> None:
    data = made(whole)

    def change(document: pikepdf.Pdf) -> None:
        del document.pages[page]

    with pikepdf.open(BytesIO(data)) as document:
        pages = len(document.pages)
    if page >= pages:
        pytest.skip("fewer pages")
    differences = read(planting.changed(data, change), whole)
    assert differences
    assert all(each.page in (page, page + 1) or "页码" in each.told for each in differences)
    if page < pages - 1:
        assert f"第{page + 1}页的页码应为“— {page + 1} —”" in {each.told.split("，")[0] for each in differences}


def test_exchanged_pages_are_told(made: Any, whole: Publication) -> None:
    def change(document: pikepdf.Pdf) -> None:
        document.pages.insert(0, document.pages[1])
        del document.pages[2]

    numbers = [each for each in read(planting.changed(made(whole), change), whole) if "页码" in each.told]
    assert [(each.page, each.expected, each.found) for each in numbers] == [(1, "— 1 —", "—2—"), (2, "— 2 —", "—1—")]


def test_a_damaged_page_number_is_told(made: Any, whole: Publication) -> None:
    data = planting.moved(made(whole), "—3—", 60)
    assert [each.told for each in read(data, whole)] == ["第3页的页码应为“— 3 —”，页面上是“3——”"]


def test_another_mark_is_told_on_every_page(made: Any, whole: Publication) -> None:
    differences = read_back(made(whole), whole)
    assert {each.told for each in differences} == {
        f"第{page}页版心上方多了“草稿”" for page in range(1, len(differences) + 1)
    }


HIDDEN = {
    "without paint": "BT 3 Tr 1 0 0 1 100 400 Tm {draw} ET",
    "in white": "BT 1 1 1 rg 1 0 0 1 100 400 Tm {draw} ET",
    "off the sheet": "BT 1 0 0 1 700 400 Tm {draw} ET",
    "below the sheet": "BT 1 0 0 1 100 -50 Tm {draw} ET",
    "under a cover": "BT 1 0 0 1 100 400 Tm {draw} ET 1 g 90 390 40 40 re f",
    "in the margin": "BT 1 0 0 1 20 400 Tm {draw} ET",
    "beside the page number": "BT 1 0 0 1 300 60 Tm {draw} ET",
    "above the type area": "BT 1 0 0 1 200 760 Tm {draw} ET",
}


@pytest.mark.parametrize("operators", HIDDEN.values(), ids=HIDDEN.keys())
def test_text_that_is_not_in_the_report_is_told_wherever_it_hides(
    made: Any, whole: Publication, operators: str
) -> None:
    data = made(whole)
    damaged = planting.written(data, 1, operators.format(draw=planting.some_codes(data, 1)))
    differences = read(damaged, whole)
    assert differences
    assert {each.page for each in differences} == {2}


@pytest.mark.parametrize("operators", ["1 g 100 400 200 50 re f", "100 400 m 300 450 l S", "0.5 w 100 400 200 50 re S"])
def test_drawings_that_are_not_in_the_report_are_told(made: Any, whole: Publication, operators: str) -> None:
    differences = read(planting.written(made(whole), 1, operators), whole)
    assert differences[0].page == 2


def test_text_drawn_twice_in_one_place_is_told(made: Any, whole: Publication) -> None:
    def edit(instructions: list[Any], at: int) -> None:
        instructions[at + 3 : at + 3] = instructions[at : at + 3]

    data = planting.edited(made(whole), cell_of(whole, "r.9.6").text, edit)
    assert read(data, whole)


def test_a_line_missing_from_a_table_is_told(made: Any, whole: Publication) -> None:
    data = made(whole)
    page, _ = planting.first_of(data, "（七）总计")

    def change(document: pikepdf.Pdf) -> None:
        instructions = list(pikepdf.parse_content_stream(document.pages[page]))
        at = [index for index, each in enumerate(instructions) if str(each.operator) == "re"][40]
        del instructions[at]
        document.pages[page].Contents = document.make_stream(pikepdf.unparse_content_stream(instructions))

    differences = read(planting.changed(data, change), whole)
    assert any("格线与报告不符" in each.told and each.page == page + 1 for each in differences)


def test_a_table_in_another_place_is_told(made: Any, whole: Publication) -> None:
    blocks = list(whole.blocks)
    at = next(number for number, each in enumerate(blocks) if isinstance(each, PrintedTable))
    blocks[at - 1], blocks[at] = blocks[at], blocks[at - 1]
    assert read(made(replace(whole, blocks=tuple(blocks))), whole)


def test_text_between_the_parts_of_a_table_is_told(make: Any, made: Any) -> None:
    table = numbered(make.requests_table())
    wanted = make.report(*(make.paragraph(make.prose) for _ in range(3)), table, make.paragraph("无。"))
    data = made(wanted)
    assert read(data, wanted) == ()
    pages = [planting.first_of(data, cell.text)[0] for cell in table.cells if cell.role is Role.NUMBER]
    assert len(set(pages)) == 2  # the table is parted
    _, last = planting.first_of(data, "无。")
    assert read(planting.moved(data, "无。", last.y - 700), wanted)


def test_a_face_that_is_not_embedded_is_told_by_name(made: Any, whole: Publication) -> None:
    def change(document: pikepdf.Pdf) -> None:
        del planting.of_face(document, "FandolKai").FontDescriptor["/FontFile2"]

    differences = read(planting.changed(made(whole), change), whole)
    assert any("FandolKai" in each.told and "没有嵌入" in each.told for each in differences)


def test_helvetica_in_place_of_a_face_is_told(made: Any, whole: Publication) -> None:
    def change(document: pikepdf.Pdf) -> None:
        font = planting.of_face(document, "FandolFang")
        for key in list(font.keys()):
            del font[key]
        font["/Type"], font["/Subtype"] = pikepdf.Name("/Font"), pikepdf.Name("/Type1")
        font["/BaseFont"] = pikepdf.Name("/Helvetica")

    differences = read(planting.changed(made(whole), change), whole)
    assert any("Helvetica" in each.told and "没有嵌入" in each.told for each in differences)


@pytest.mark.parametrize("character", ["府", "𠮷"])
def test_a_glyph_without_outline_is_told_with_its_character(made: Any, whole: Publication, character: str) -> None:
    face = "LXGW" if character == "𠮷" else "FandolFang"

    def change(document: pikepdf.Pdf) -> None:
        planting.with_glyph(document, face, character, boxed=False)

    differences = read(planting.changed(made(whole), change), whole)
    assert differences
    assert {"".join(sorted(set(each.expected))) for each in differences} == {character}
    assert {each.found for each in differences} == {""}


@pytest.mark.parametrize("character", ["府", "𠮷"])
def test_a_glyph_that_prints_as_a_box_is_told_with_its_face(made: Any, whole: Publication, character: str) -> None:
    face = "LXGW" if character == "𠮷" else "FandolFang"

    def change(document: pikepdf.Pdf) -> None:
        planting.with_glyph(document, face, character, boxed=True)

    differences = read(planting.changed(made(whole), change), whole)
    assert any(face in each.told and "会印成方框" in each.told for each in differences)


def test_a_smaller_sheet_and_a_note_are_told(made: Any, whole: Publication) -> None:
    def change(document: pikepdf.Pdf) -> None:
        document.pages[0].MediaBox = pikepdf.Array([0, 0, 400, 842])
        note = pikepdf.Dictionary(
            Type=pikepdf.Name("/Annot"), Subtype=pikepdf.Name("/Text"), Rect=[10, 10, 30, 30], Contents="批注"
        )
        document.pages[1].Annots = pikepdf.Array([document.make_indirect(note)])

    told = [each.told for each in read(planting.changed(made(whole), change), whole)]
    assert "第1页不是A4纸" in told
    assert "第2页有报告以外的内容：1处批注" in told


def test_bytes_that_are_no_pdf_are_told(whole: Publication) -> None:
    (difference,) = read(b"%PDF-1.7 broken", whole)
    assert difference.sentence == f"生成的PDF读不回来：文件不是PDF，或者已经损坏，不能读。{STOP}"


def test_stacked_tables_and_pages_across_are_read_cell_by_cell(make: Any, made: Any) -> None:
    table = numbered(make.disputes_table())
    wide = with_cell(table, "l.3", "123456789012")
    for each in range(15):
        wide = with_cell(wide, f"l.{each}", f"{1234567890 + each}")
    wanted = make.report(make.chapter("四、政府信息公开行政复议、行政诉讼情况", "disputes"), wide)
    data = made(wanted)
    assert read(data, wanted) == ()
    wrong = replace(wanted, blocks=(wanted.blocks[0], with_cell(wide, "l.7", "999999999")))
    assert found(made(wrong), wanted) == (2, "l.7", "1234567897", "999999999")


def test_pages_that_differ_are_not_written_and_the_log_names_the_place(
    whole: Publication, tmp_path: Path, caplog: pytest.LogCaptureFixture, make: Any, faces: Faces
) -> None:
    rare = make.report(make.paragraph("经办人\ue123"))
    with pytest.raises(PagesDiffer, match="请换一个通用的字以后再打印。"):
        export_pdf(rare, tmp_path / "a.pdf", mark=None, faces=faces, created=WHEN)
    assert list(tmp_path.iterdir()) == []
    assert "page 1 differs, field overview.text" in caplog.text
