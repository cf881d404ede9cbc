"""Copies for proof-reading, of changes, of remarks and of a correction: read back from the PDF, text and geometry."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import raw

from desktop.export.papers.marked import Mark
from desktop.export.pdf import grid
from desktop.signoff.papers.comparing import marked
from tests.command.conftest import Nianbao

Box = tuple[float, float, float, float]  # left, bottom, right, top in points
COLOUR = {"rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "Do", "sh", "BI"}
BOLD = "FandolSong-Bold"


@dataclass(frozen=True)
class Page:
    """``characters`` with their boxes and fonts, blanks left out; ``paths`` are the boxes of rules."""

    characters: list[tuple[str, Box, str]]
    paths: list[Box]

    @property
    def text(self) -> str:
        return "".join(character for character, _, _ in self.characters)

    def boxes(self, words: str) -> list[Box]:
        at = self.text.index(words)
        return [box for _, box, _ in self.characters[at : at + len(words)]]

    def fonts(self, words: str) -> set[str]:
        at = self.text.index(words)
        return {font for _, _, font in self.characters[at : at + len(words)]}

    def beside(self, *, right_of: float, left_of: float) -> list[tuple[str, Box]]:
        return [(each, box) for each, box, _ in self.characters if right_of < box[0] and box[2] < left_of]

    def line_at(self, box: Box, *, above: float, below: float) -> bool:
        """Whether a level rule passes under or through ``box``, ``above`` to ``below`` shares of its height."""
        low, height = box[1], box[3] - box[1]
        return any(
            path[3] - path[1] < 2
            and path[0] <= box[0] + 1
            and path[2] >= box[2] - 1
            and low + below * height <= (path[1] + path[3]) / 2 <= low + above * height
            for path in self.paths
        )

    @property
    def bars(self) -> list[Box]:
        return [path for path in self.paths if path[0] > grid.RIGHT and path[2] - path[0] < 4 < path[3] - path[1]]


def read(path: Path) -> list[Page]:
    with pypdfium2.PdfDocument(path) as document:
        return [Page(list(_characters(page)), list(_paths(page))) for page in document]


def _characters(page: pypdfium2.PdfPage) -> Iterator[tuple[str, Box, str]]:
    import ctypes

    text = page.get_textpage()
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text.raw, index))
        if character.isspace():
            continue
        name = ctypes.create_string_buffer(100)
        raw.FPDFText_GetFontInfo(text.raw, index, name, 100, None)
        yield character, text.get_charbox(index, loose=True), name.value.decode().rpartition("+")[2]


def _paths(page: pypdfium2.PdfPage) -> Iterator[Box]:
    for each in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,)):
        yield each.get_bounds()


@pytest.fixture
def full(nianbao: Nianbao) -> str:
    """A report without a mistake in it; its first 8 digits."""
    answer = nianbao("load", "resources/samples/invented-2021.json")
    assert answer.status == 0
    return answer.first_line


@pytest.fixture
def amended(nianbao: Nianbao, full: str) -> str:
    """The report in its second 稿: a figure, a sentence and a whole part were changed by pen."""
    nianbao("submit", full, "--steps", "签发", "--remark", "内部备注甲")
    nianbao("amend", full, "--by", "赵局长")
    nianbao("set", full, "requests.received.natural", "99")
    text = nianbao("dump", full).json["values"]["preface.text"]
    nianbao("set", full, "preface.text", text.replace("查阅和下载", "查阅、下载和打印", 1))
    nianbao("set", full, "other_matters.text", "没有其他需要报告的事项。")
    assert nianbao("submit", full).out.startswith("第2稿")
    return full


def copies(nianbao: Nianbao, report: str, folder: Path, *words: str) -> dict[str, list[Page]]:
    answer = nianbao("copies", report, "--out", str(folder), *words)
    assert answer.status == 0, answer.err
    return {Path(line).stem: read(Path(line)) for line in answer.out.splitlines()}


def test_all_that_can_be_made_is_and_the_rest_says_why(nianbao: Nianbao, amended: str, tmp_path: Path) -> None:
    answer = nianbao("copies", amended, "--out", str(tmp_path / "出"))
    assert answer.status == 0
    assert [Path(line).name for line in answer.out.splitlines()] == ["校对稿.pdf", "花脸稿.pdf", "清样.pdf"]
    assert "意见采纳情况表：还没有登记过意见" in answer.err
    assert "更正说明：这份报告没有登记过更正" in answer.err


def test_lines_and_figures_are_counted_through_the_pages(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    (pages,) = copies(nianbao, full, tmp_path, "--only", "校对稿").values()
    numbers: list[int] = []
    for page in pages:
        margin = page.beside(right_of=grid.LEFT - 40, left_of=grid.LEFT - 8)
        rows: dict[int, str] = {}
        for character, box in margin:
            if character.isdigit():
                rows[round(box[1])] = rows.get(round(box[1]), "") + character
        numbers += [int(rows[row]) for row in sorted(rows, reverse=True)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 80
    assert all("一校" in page.text and "二校" in page.text and "三校" in page.text for page in pages)
    raised = [
        box
        for page in pages
        for character, box, font in page.characters
        if font == "FandolHei-Regular" and character.isdigit() and box[3] - box[1] < 7 and box[0] > grid.LEFT - 1
    ]
    assert len(raised) > 40


def test_lines_stand_one_and_a_half_apart(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    (pages,) = copies(nianbao, full, tmp_path, "--only", "校对稿").values()
    first, second = (pages[0].boxes(words)[0] for words in ("本报告由", "息公开条例"))
    size, pitch = first[3] - first[1], first[1] - second[1]
    assert 1.7 * size < pitch < 2.2 * size


def test_every_figure_of_the_text_is_bold(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    (pages,) = copies(nianbao, full, tmp_path, "--only", "校对稿").values()
    assert pages[0].fonts("1286") == {BOLD}
    assert pages[0].fonts("全年通过") == {"FandolFang-Regular"}


def test_a_cell_has_a_letter_and_a_digit(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    (pages,) = copies(nianbao, full, tmp_path, "--only", "校对稿").values()
    page = next(page for page in pages if "申请人情况" in page.text)
    margin = page.beside(right_of=grid.LEFT - 40, left_of=grid.LEFT - 5)
    letters = [(each, box) for each, box in margin if each.isalpha()]
    assert "".join(each for each, _ in letters) == "ABCDEFGHIJKLMNOPQRSTUVWXY"
    # Beside its row: K is 7.属于行政执法案卷.
    row = page.boxes("属于行政执法案卷")[0]
    key = dict(letters)["K"]
    assert row[1] < (key[1] + key[3]) / 2 < row[3]
    above = min(box[3] for box in page.boxes("申请人情况"))
    digits = [
        (each, box)
        for each, box, _ in page.characters
        if each.isdigit() and above < box[1] < above + 20 and box[0] > grid.LEFT
    ]
    assert "".join(each for each, _ in digits) == "1234567"


def test_what_changed_since_the_last_proof_is_barred(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    (pages,) = copies(nianbao, full, tmp_path, "--only", "校对稿").values()
    assert not any(page.bars for page in pages)
    assert "送审前的草稿" in pages[0].text
    nianbao("proof", full, "--turn", "1", "--name", "王芳", "--date", "2022-01-10")
    (pages,) = copies(nianbao, full, tmp_path, "--only", "校对稿").values()
    assert not any(page.bars for page in pages)
    text = nianbao("dump", full).json["values"]["problems.text"]
    nianbao("set", full, "problems.text", text.replace("举例说明较少", "举例说明仍然较少", 1))
    nianbao("set", full, "disclosure.compulsory.decisions", "3")
    (pages,) = copies(nianbao, full, tmp_path, "--only", "校对稿").values()
    assert "一校（1月10日）以后的改动" in pages[0].text
    assert sum(len(page.bars) for page in pages) == 2
    for words in ("仍然", "行政强制3"):
        page = next(page for page in pages if words in page.text and page.bars)
        box = page.boxes(words)[0]
        assert any(bar[1] < (box[1] + box[3]) / 2 < bar[3] for bar in page.bars)


def test_a_paragraph_taken_out_is_told_where_it_was(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    nianbao("proof", full, "--turn", "2", "--name", "王芳", "--date", "2022-01-10")
    text = nianbao("dump", full).json["values"]["preface.text"].split("\n")
    assert len(text) == 2
    nianbao("set", full, "preface.text", text[0])
    (pages,) = copies(nianbao, full, tmp_path, "--only", "校对稿").values()
    assert "上删" in pages[0].text
    assert pages[0].boxes("上删")[0][0] > grid.RIGHT


def test_a_proof_of_an_earlier_revision(nianbao: Nianbao, amended: str, tmp_path: Path) -> None:
    first = copies(nianbao, amended, tmp_path, "--only", "校对稿", "--revision", "1")["校对稿"]
    code = nianbao("revisions", amended, "--json").json["revisions"][0]["code"]
    assert f"校对稿第1稿校验码{code}" in first[0].text
    assert any("查阅和下载" in page.text for page in first)


def test_deletions_are_struck_and_insertions_underlined(nianbao: Nianbao, amended: str, tmp_path: Path) -> None:
    pages = copies(nianbao, amended, tmp_path, "--only", "花脸稿")["花脸稿"]
    page = pages[0]
    (gone,) = page.boxes("查阅和、下载和打印")[2:3]
    assert page.line_at(gone, above=0.8, below=0.2)
    for box in page.boxes("、下载和打印")[3:]:
        assert page.line_at(box, above=0.2, below=-0.3)
        assert not page.line_at(box, above=0.8, below=0.25)
    kept = page.boxes("查阅")
    assert not any(page.line_at(box, above=0.9, below=-0.3) for box in kept)
    page = next(page for page in pages if "42110件" in page.text)
    was, is_now = page.boxes("42110件")[:2], page.boxes("42110件")[2:5]
    assert all(page.line_at(box, above=0.8, below=0.2) for box in was)
    assert all(page.line_at(box, above=0.2, below=-0.3) for box in is_now)
    whole = "".join(page.text for page in pages)
    assert whole.index("收取信息处理费情况") < whole.index("没有其他需要报告的事项")


def test_changed_cells_are_listed_with_their_totals(nianbao: Nianbao, amended: str, tmp_path: Path) -> None:
    pages = copies(nianbao, amended, tmp_path, "--only", "花脸稿")["花脸稿"]
    assert "位置改动前改动后" in pages[-1].text
    assert "自然人3199" in pages[-1].text
    assert "总计42110" in pages[-1].text


def test_the_clean_pages_are_the_newest(nianbao: Nianbao, amended: str, tmp_path: Path) -> None:
    pages = copies(nianbao, amended, tmp_path, "--only", "清样")["清样"]
    assert all("送审稿" in page.text for page in pages)
    assert "查阅、下载和打印" in pages[0].text
    pages = copies(nianbao, amended, tmp_path, "--only", "清样", "--revision", "第1稿")["清样"]
    assert "查阅和下载" in pages[0].text


def test_remarks_are_listed_whole_with_heads_on_every_page(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    long = "".join(f"第{number}处要重写，写清楚做法和成效。" for number in range(100, 200))
    for words in (*(f"第{number}条意见，请补充收费情况" for number in range(1, 13)), long):
        nianbao(
            *("remark", full, "--source", "第三方评估", "--way", "Word批注", "--date", "2022-01-20"),
            *("--words", words, "--handling", "不改", "--reason", "已在第六部分写明", "--place", "第六部分"),
        )
    pages = copies(nianbao, full, tmp_path, "--only", "意见采纳情况表")["意见采纳情况表"]
    assert len(pages) > 3
    heads = "序号来自方式日期位置意见处理说明"
    assert all(heads in page.text for page in pages)
    whole = "".join(page.text for page in pages)
    assert whole.count("第三方评估") == whole.count("2022年1月20日") == 13
    assert all(f"第{number}处要重写" in whole for number in (100, 150, 199))
    assert "共13条，全部已处理" in whole
    for page in pages:
        for character, box, _ in page.characters:
            if character not in "—-" and not character.isdigit():
                assert box[0] > grid.LEFT - 1
                assert box[2] < grid.RIGHT + 1
                assert box[1] > grid.BOTTOM - 1
                assert box[3] < grid.TOP + 1


def test_a_page_across_is_shown_upright(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    nianbao("remark", full, "--source", "领导", "--way", "纸质", "--date", "2022-01-20", "--words", "再精简")
    copies(nianbao, full, tmp_path, "--only", "意见采纳情况表")
    with pypdfium2.PdfDocument(tmp_path / "意见采纳情况表.pdf") as document:
        assert [(round(width), round(height)) for width, height in map(document.get_page_size, range(1))] == [
            (842, 595)
        ]


def corrected(nianbao: Nianbao, report: str) -> None:
    nianbao("submit", report, "--steps", "签发")
    signed = nianbao(*("sign", report, "--step", "签发", "--name", "李强", "--opinion", "同意", "--date", "2022-01-18"))
    assert signed.status == 0, signed.err
    nianbao("publish", report, "--date", "2022-01-25", "--address", "http://www.example.gov.cn/1.html", "--by", "王芳")
    answer = nianbao(
        *("correct", report, "--reason", "漏计一件强制决定", "--found-by", "第三方评估", "--date", "2022-03-12")
    )
    assert answer.status == 0, answer.err


def test_a_correction_lists_before_and_after(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    corrected(nianbao, full)
    early = nianbao("copies", full, "--out", str(tmp_path), "--only", "更正说明")
    assert early.status == 2
    assert "还没有送审" in early.err
    nianbao("set", full, "disclosure.compulsory.decisions", "3")
    nianbao("set", full, "other_matters.text", "没有其他需要报告的事项。")
    nianbao("submit", full, "--steps", "签发")
    (page, *_) = copies(nianbao, full, tmp_path, "--only", "更正说明")["更正说明"]
    assert page.text.startswith("关于《2021年政府信息公开工作年度报告》的更正说明")
    assert "（网址：http://www.example.gov.cn/1.html）" in page.text
    assert "位置更正前更正后" in page.text
    assert "行政强制·本年处理决定数量23" in page.text
    assert page.text.count("六、其他需要报告的事项") == 1  # what the part lost beside what it got
    assert "更正原因：漏计一件强制决定。" in page.text
    assert "2022年3月" not in page.text  # not the day it was found; its own day is that of the signature
    sign = ("sign", full, "--step", "签发", "--name", "李强", "--opinion", "同意", "--date", "2022-03-20")
    assert nianbao(*sign).status == 0
    (page, *_) = copies(nianbao, full, tmp_path / "签发以后", "--only", "更正说明")["更正说明"]
    assert "云泽市㵲江区文化和旅游局2022年3月20日" in page.text
    assert page.boxes("2022年3月20日")[0][0] > grid.PAPER_WIDTH / 2
    # What is published tells no name of those who found or registered it.
    assert "第三方评估" not in page.text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--only", "更正说明"), "没有登记过更正"),
        (("--only", "花脸稿"), "还没有送审过"),
        (("--only", "红头"), "没有“红头”这一样"),
        (("--revision", "3"), "没有第3稿"),
        (("--revision", "二"), "不是稿次"),
    ],
)
def test_what_cannot_be_made_is_refused(
    nianbao: Nianbao, full: str, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    answer = nianbao("copies", full, "--out", str(tmp_path / "出"), *words)
    assert answer.status == 2
    assert sentence in answer.err
    assert answer.out == ""


def test_the_first_revision_has_nothing_before_it(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    nianbao("submit", full)
    answer = nianbao("copies", full, "--out", str(tmp_path), "--only", "花脸稿")
    assert answer.status == 2
    assert "前面没有别的稿" in answer.err


def test_a_file_is_no_folder(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    file = tmp_path / "文件"
    file.touch()
    answer = nianbao("copies", full, "--out", str(file))
    assert answer.status == 2
    assert "不是可以写的文件夹" in answer.err


def test_nothing_is_coloured_or_pictured(nianbao: Nianbao, amended: str, tmp_path: Path) -> None:
    nianbao("remark", amended, "--source", "领导", "--way", "纸质", "--date", "2022-01-20", "--words", "再精简")
    copies(nianbao, amended, tmp_path)
    for path in tmp_path.glob("*.pdf"):
        with pikepdf.open(path) as document:
            for page in document.pages:
                used = {str(each.operator) for each in pikepdf.parse_content_stream(page)}
                assert not used & COLOUR, path.name
                assert "/XObject" not in page.get("/Resources", {})
                assert "/Annots" not in page


_TEXTS = st.text(st.sampled_from("公开信息1234，。件、（一）"), max_size=40)


@given(_TEXTS, _TEXTS)
def test_kept_and_deleted_are_the_old_text_kept_and_inserted_the_new(old: str, new: str) -> None:
    parts = list(marked(old, new))
    was = [(old if mark is Mark.DELETED else new)[a:b] for mark, a, b in parts if mark is not Mark.INSERTED]
    is_now = [new[a:b] for mark, a, b in parts if mark is not Mark.DELETED]
    assert "".join(was) == old
    assert "".join(is_now) == new
