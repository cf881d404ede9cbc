"""The papers' finished pages read back: boxes with room for a hand, one page whatever there is, nothing cut unsaid."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import docx
import pikepdf
import pypdfium2
import pytest
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.export.papers.approval_docx import approval_docx
from desktop.export.papers.approval_sheet import ApprovalSheet, approval_sheet
from desktop.export.papers.data_sheet import Change, DataSheet, data_sheet
from desktop.export.papers.docx_template import TemplateUnreadable, fill_template
from desktop.export.papers.form import fitted
from desktop.export.papers.record_sheet import NOTE, OpinionRow, RecordSheet, record_sheet
from desktop.export.papers.secrecy_sheet import SecrecySheet, Sensitive, secrecy_sheet
from desktop.export.pdf.faces import Faces
from desktop.export.pdf.title_breaking import break_title

MM = 72 / 25.4
NOW = datetime(2022, 1, 18, 10, 2)
SEVEN = ("拟稿", "处室负责人核稿", "会签", "保密审查", "办公室核稿", "分管负责人审核", "主要负责人签发")
LONG = "某某生产建设兵团第八师高新技术产业开发区管理委员会住房和城乡建设与综合行政执法局（人民防空办公室）"
FIELDS = {
    "标题": "云泽市某某局2021年政府信息公开工作年度报告",
    "公开属性": "□主动公开",
    "成文日期": "2022年1月18日",
    **dict.fromkeys(("发文字号", "密级和保密期限", "紧急程度", "主送", "抄送", "附件"), ""),
    **dict.fromkeys(("拟稿单位", "拟稿人/电话", "校对", "打印份数"), ""),
}
SHEET = ApprovalSheet("云泽市某某局", FIELDS, SEVEN, "第1稿　校验码 AAAA-BBBB-CCCC-DDDD")
ROW = Change("本年新收申请（件）", "42", "32", "+10（+31%）", "政策调整")
DATA = DataSheet(
    title=FIELDS["标题"],
    agency="云泽市某某局",
    verdict="核对结论：须改0处，请核1处（已说明1处）；勾稽关系平衡。",
    key=(ROW,) * 8,
    changed=(),
    questions=(),
    shares="第一部分12%，第五部分3%（固定用语不计）。",
    vouchers=("第二部分（表）", "第三部分（表）", "第四部分（表）", "文字和其他数字"),
    trace=SHEET.trace,
)


@pytest.fixture(scope="module")
def faces() -> Faces:
    return Faces(None)


def texts(data: bytes) -> list[str]:
    """The words of each page, without spaces."""
    with pypdfium2.PdfDocument(data) as document:
        return [re.sub(r"\s", "", page.get_textpage().get_text_bounded()) for page in document]


def boxes(data: bytes, page: int = 0) -> list[tuple[float, float, float, float]]:
    """Left, top, width and height of each box, in millimetres from the upper left corner."""
    found = []
    with pikepdf.open(io.BytesIO(data)) as document:
        for each in pikepdf.parse_content_stream(document.pages[page]):
            if str(each.operator) == "re":
                left, bottom, width, height = (float(side) / MM for side in each.operands)
                found.append((left, 297 - bottom - height, width, height))
    return found


def words_at(data: bytes, box: tuple[float, float, float, float]) -> str:
    left, top, width, height = box
    with pypdfium2.PdfDocument(data) as document:
        page = document[0].get_textpage()
        bounds = {"left": left, "right": left + width, "top": 297 - top, "bottom": 297 - top - height}
        return re.sub(r"\s", "", page.get_text_bounded(**{key: each * MM for key, each in bounds.items()}))


@pytest.mark.parametrize("count", [1, 2, 4, 5, 7, 9, 12, 40])
def test_every_step_has_a_blank_box_for_a_hand_and_the_signer_the_largest(faces: Faces, count: int) -> None:
    steps = (*(f"第{number}环节" for number in range(1, count)), "主要负责人签发")
    data = approval_sheet(replace(SHEET, steps=steps, agency=LONG), faces, NOW)
    pages = texts(data)
    for step in steps:
        assert sum(page.count(step) for page in pages) == 1
    drawn = boxes(data)
    signer = next(each for each in drawn if words_at(data, each) == "主要负责人签发：")
    assert signer[0] + signer[2] == pytest.approx(190, abs=0.1)
    assert signer[1] == min(each[1] for each in drawn)
    blank = [each for number in range(len(pages)) for each in boxes(data, number) if each[3] >= 20 and each != signer]
    assert all(each[2] * each[3] < signer[2] * signer[3] for each in blank)
    # Each step has two boxes: its name, and room.
    assert len(blank) >= 2 * (count - 1)
    for number in range(len(pages)):
        for left, top, width, height in boxes(data, number):
            assert left >= 24.9
            assert left + width <= 190.1
            assert top >= 10
            assert top + height <= 282


def test_the_sheet_for_seven_steps_is_one_black_page(faces: Faces) -> None:
    data = approval_sheet(SHEET, faces, NOW)
    (words,) = texts(data)
    for name in FIELDS:
        assert name in words
    assert "第1稿校验码AAAA-BBBB-CCCC-DDDD" in words
    with pikepdf.open(io.BytesIO(data)) as document:
        operators = {str(each.operator) for each in pikepdf.parse_content_stream(document.pages[0])}
    assert not operators & {"rg", "RG", "k", "K", "sc", "scn", "SC", "SCN", "Do"}  # no colour and no picture


def test_the_same_sheet_has_the_same_bytes(faces: Faces) -> None:
    assert approval_sheet(SHEET, faces, NOW) == approval_sheet(SHEET, faces, NOW)


@pytest.mark.parametrize(("changed", "asked"), [(0, 0), (3, 2), (40, 0), (0, 80), (60, 200)])
def test_the_figures_are_one_page_whatever_there_is(faces: Faces, changed: int, asked: int) -> None:
    sheet = replace(
        DATA,
        title=f"{LONG}2021年政府信息公开工作年度报告",
        changed=tuple(replace(ROW, label=f"变动{number}项", reason="原因" * 40) for number in range(changed)),
        questions=tuple(f"请核：第{number}问，" + "请核对数字和量词。" * (number % 40) for number in range(asked)),
    )
    data = data_sheet(sheet, faces, NOW)
    (words,) = texts(data)
    shown = len(re.findall("变动[0-9]+项", words))
    left = re.search("还有([0-9]+)个数字写不下", words)
    assert shown + (int(left[1]) if left else 0) == changed
    shown = len(re.findall("请核：第[0-9]+问", words))
    left = re.search("还有([0-9]+)处写不下", words)
    assert shown + (int(left[1]) if left else 0) == asked
    for part in ("一、", "二、", "三、", "四、", "五、"):
        assert part in words
    assert words.endswith("第1稿校验码AAAA-BBBB-CCCC-DDDD")
    assert all(top + height <= 287 for _, top, _, height in boxes(data))
    # No line of text stands on another.
    assert not overlapping(data)


def test_figures_end_under_one_another(faces: Faces) -> None:
    rows = (replace(ROW, label="甲项", now="42"), replace(ROW, label="乙项", now="12345"))
    with pypdfium2.PdfDocument(data_sheet(replace(DATA, key=rows), faces, NOW)) as document:
        page = document[0].get_textpage()
        text = page.get_text_range()
        ends = [page.get_charbox(text.index(wanted) + len(wanted) - 1)[2] for wanted in ("42", "12345")]
    assert abs(ends[0] - ends[1]) < 3  # points; digits are of unequal width


def test_a_label_breaks_where_a_word_ends() -> None:
    assert break_title("股室负责人审核", 4) == ["股室", "负责人", "审核"]
    assert break_title("处室负责人核稿", 5) == ["处室", "负责人核稿"]


@pytest.mark.parametrize("count", range(9, 24, 2))
def test_the_closing_of_the_record_never_stands_alone(faces: Faces, count: int) -> None:
    opinion = OpinionRow(
        "第1稿", "会签", "同意，数字请再核一遍。" * 3, "李强", "2022年1月18日", "由王芳据纸质审签单登记"
    )
    sheet = RecordSheet(FIELDS["标题"], "云泽市某某局", "第1稿", "已签发", (opinion,) * count, (), ())
    *_, last = texts(record_sheet(sheet, faces=faces, created=NOW))
    assert NOTE in last
    assert len(last) > len(NOTE) + 4  # more than the sentence and the number of the page


def overlapping(data: bytes) -> list[tuple[str, str]]:
    """Pairs of characters whose middles are nearer than half their height."""
    found = []
    with pypdfium2.PdfDocument(data) as document:
        page = document[0].get_textpage()
        placed = []
        for index in range(page.count_chars()):
            character = page.get_text_range(index, 1)
            if character.strip():
                left, bottom, right, top = page.get_charbox(index, loose=True)
                placed.append(((left + right) / 2, (bottom + top) / 2, character))
        placed.sort()
        for number, (x, y, one) in enumerate(placed):
            for other_x, other_y, other in placed[number + 1 :]:
                if other_x - x >= 1.5:
                    break
                if abs(y - other_y) < 4:
                    found.append((one, other))
    return found


def test_what_is_not_public_is_listed_on_as_many_pages_as_it_needs(faces: Faces) -> None:
    found = tuple(Sensitive(f"第五部分：手机号“138****{number:04}”", "单位的公开电话" * 9) for number in range(70))
    data = secrecy_sheet(SecrecySheet(FIELDS["标题"], LONG, found, SHEET.trace), faces, NOW)
    pages = texts(data)
    assert len(pages) > 3
    for number in range(70):
        assert sum(f"138****{number:04}" in page for page in pages) == 1
    for number in range(len(pages)):
        assert all(top + height <= 277.1 for _, top, _, height in boxes(data, number))
    first = pages[0]
    for name in ("拟公开信息名称", "承办人意见", "保密审查机构意见", "分管负责人审批", "□国家秘密", "□政府网站"):
        assert name in first
    assert "■" not in first
    assert "√" not in first


def test_the_longest_answer_is_printed_whole(faces: Faces) -> None:
    answer = "".join(f"第{number:03}次核对过。" for number in range(55))[:500]
    found = (Sensitive("第五部分：手机号“138****0001”", "公开电话"), Sensitive("第五部分：手机号“138****0002”", answer))
    pages = texts(secrecy_sheet(SecrecySheet(FIELDS["标题"], LONG, found, SHEET.trace), faces, NOW))
    assert any(answer in page for page in pages)


def test_nothing_found_is_said(faces: Faces) -> None:
    pages = texts(secrecy_sheet(SecrecySheet(FIELDS["标题"], "云泽市某某局", (), SHEET.trace), faces, NOW))
    assert len(pages) == 2
    assert "没有查到" in pages[1]


@given(st.text(max_size=300), st.floats(5, 165), st.floats(3, 40))
@settings(max_examples=60, deadline=None)
def test_fitted_text_keeps_to_its_room(text: str, width: float, height: float) -> None:
    fit = fitted(text, width, height)
    assert fit.height <= max(height + 0.01, fit.size * 1.3 / MM)
    if not fit.whole:
        assert "…" in fit.lines[-1].text


def test_the_document_has_the_boxes_of_the_sheet() -> None:
    document = docx.Document(io.BytesIO(approval_docx(SHEET, NOW)))
    (table,) = document.tables
    words = [cell.text for row in table.rows for cell in row.cells]
    for name in (*FIELDS, *SEVEN[:-1], "主要负责人签发："):
        assert name in words
    rows = {row.cells[0].text: row for row in table.rows}
    assert all((rows[step].height or 0) >= Mm(20) for step in ("拟稿", "会签", "办公室核稿"))
    assert rows["拟稿"].cells[1].text == rows["拟稿"].cells[3].text == ""
    assert document.core_properties.author == "云泽市某某局"


Template = Callable[..., bytes]


@pytest.fixture
def template() -> Template:
    """A document of an office: the runs of one paragraph in its body, table, header."""

    def make(*runs: str) -> bytes:
        document = docx.Document()
        table: Any = document.add_table(rows=1, cols=1)
        for paragraph in (
            document.add_paragraph(),
            table.cell(0, 0).paragraphs[0],
            document.sections[0].header.paragraphs[0],
        ):
            for number, text in enumerate(runs):
                paragraph.add_run(text).bold = bool(number % 2)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()

    return make


def read(data: bytes) -> list[Any]:
    document = docx.Document(io.BytesIO(data))
    table: Any = document.tables[0]
    return [document.paragraphs[-1], table.cell(0, 0).paragraphs[0], document.sections[0].header.paragraphs[0]]


@pytest.mark.parametrize(
    "runs",
    [
        ("题目：{标题}，电话：{电话}。",),
        ("题目：{", "标", "题", "}，电话：{电话", "}。"),
        ("题目：{标题", "}，电话：{", "电话}。"),
        ("题目：｛标", "题｝，电话：{ 电话 }。"),
    ],
)
def test_a_template_is_filled_however_word_cut_it(template: Template, runs: tuple[str, ...]) -> None:
    filled, unknown = fill_template(template(*runs), {"标题": "年度报告", "电话": ""})
    assert [each.text for each in read(filled)] == ["题目：年度报告，电话：。"] * 3
    assert unknown == ()


def test_unknown_names_stay_and_are_told_once(template: Template) -> None:
    filled, unknown = fill_template(template("{标", "题}{份号", "}{份号}"), {"标题": "{份号}"})
    assert [each.text for each in read(filled)] == ["{份号}{份号}{份号}"] * 3
    assert unknown == ("份号",)


def test_the_look_of_the_office_stays(template: Template) -> None:
    filled, _ = fill_template(template("甲", "乙{标", "题}丙"), {"标题": "年度报告"})
    for paragraph in read(filled):
        assert [(run.text, run.bold) for run in paragraph.runs] == [("甲", False), ("乙年度报告", True), ("丙", False)]


@pytest.mark.parametrize("data", [b"", b"not a document", b"PK\x03\x04 broken"])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(TemplateUnreadable):
        fill_template(data, {})
