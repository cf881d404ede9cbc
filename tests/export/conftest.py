"""Publications made by hand from the model, and reading their finished pages back with pdfium."""

import ctypes
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from desktop.export.pdf.export import Exported, export_pdf
from desktop.export.pdf.faces import Faces
from forms.publication.levels import Level
from forms.publication.model import (
    Block,
    Cell,
    Closing,
    Heading,
    Paragraph,
    PrintedTable,
    Publication,
    Role,
    Run,
)

PROSE = (
    "坚持以履行法定职责、保障人民群众权益、提高服务效能为主线，以公众关切为导向，积极推进决策、执行、管理、服务、"
    "结果“五公开”，加强解读回应，扩大公众参与，增强了公开实效。全年通过门户网站发布信息5247条，公开规范性文件和通知"
    "通告135件，举办新闻发布会（通气会）9场，“领导信箱”受理群众来信382件、办结382件。认真贯彻落实省政府办公厅《关于"
    "做好全省政府网站集约化试点工作的通知》（湘政办函〔2019〕14号）等文件要求，年初即组织实施对全厅4个具有行政职能的"
    "行业管理单位独立网站开展整合建设——依托OA办公系统，实现“一部门一网站”建设目标，比上年增长12.5%。"
)
REQUEST_ROWS = (
    ("（三）不予公开", (
        "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
        "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项",
    )),
    ("（四）无法提供", (
        "1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确",
    )),
    ("（五）不予处理", (
        "1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
        "5.要求行政机关确认或重新出具已获取信息",
    )),
    ("（六）其他处理", (
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "3.其他",
    )),
)  # fmt: skip
ORGANIZATIONS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def disclosure_table(value: str = "12", amount: str = "123.45") -> PrintedTable:
    """表二 of 2021."""
    cells: list[Cell] = []
    row = 0

    def section(title: str, heads: tuple[str, ...], rows: tuple[str, ...], text: str) -> None:
        nonlocal row
        span = 3 // (len(heads) - 1)
        cells.append(Cell(row, 0, title, Role.HEAD, column_span=4))
        for number, head in enumerate(heads):
            place = 0 if number == 0 else 1 + (number - 1) * span
            cells.append(Cell(row + 1, place, head, Role.HEAD, column_span=span if number else 1))
        for offset, label in enumerate(rows, start=2):
            cells.append(Cell(row + offset, 0, label, Role.LABEL))
            for number in range(len(heads) - 1):
                cells.append(
                    Cell(
                        row + offset, 1 + number * span, text, Role.NUMBER, column_span=span, field=f"d.{row}.{number}"
                    )
                )
        row += 2 + len(rows)

    section("第二十条第（一）项", ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
            ("规章", "行政规范性文件"), value)  # fmt: skip
    section("第二十条第（五）项", ("信息内容", "本年处理决定数量"), ("行政许可",), value)
    section("第二十条第（六）项", ("信息内容", "本年处理决定数量"), ("行政处罚", "行政强制"), value)
    section("第二十条第（八）项", ("信息内容", "本年收费金额（单位：万元）"), ("行政事业性收费",), amount)
    return PrintedTable("disclosure", "表二", row, (1, 1, 1, 1), 1, 0, tuple(cells), (4, 7, 11))


def requests_table(value: str = "12", *, total: str = "72", grand_total: str = "264") -> PrintedTable:
    """表三 of 2021: 3 head rows and 25 rows of figures."""
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    cells = [
        Cell(0, 0, note, Role.CORNER, 3, 3),
        Cell(0, 3, "申请人情况", Role.HEAD, 1, 7),
        Cell(1, 3, "自然人", Role.HEAD, 2, 1),
        Cell(1, 4, "法人或其他组织", Role.HEAD, 1, 5),
        Cell(1, 9, "总计", Role.HEAD, 2, 1),
        *(Cell(2, 4 + number, name, Role.HEAD) for number, name in enumerate(ORGANIZATIONS)),
        Cell(3, 0, "一、本年新收政府信息公开申请数量", Role.LABEL, 1, 3),
        Cell(4, 0, "二、上年结转政府信息公开申请数量", Role.LABEL, 1, 3),
        Cell(5, 0, "三、本年度办理结果", Role.LABEL, 22, 1, vertical=True),
        Cell(5, 1, "（一）予以公开", Role.LABEL, 1, 2),
        Cell(6, 1, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", Role.LABEL, 1, 2),
    ]
    row = 7
    breaks = [5, 6, 7]
    for group, labels in REQUEST_ROWS:
        cells.append(Cell(row, 1, group, Role.LABEL, len(labels), 1))
        for label in labels:
            cells.append(Cell(row, 2, label, Role.LABEL))
            row += 1
        breaks.append(row)
    cells.append(Cell(26, 1, "（七）总计", Role.LABEL, 1, 2))
    cells.append(Cell(27, 0, "四、结转下年度继续办理", Role.LABEL, 1, 3))
    for line in range(3, 28):
        for column in range(3, 10):
            text = grand_total if (line, column) == (26, 9) else total if column == 9 or line == 26 else value
            cells.append(Cell(line, column, text, Role.NUMBER, field=f"r.{line}.{column}"))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return PrintedTable("requests", "表三", 28, (754, 921, 3271, *[685] * 7), 3, 3, tuple(cells), (*breaks, 27), ())


def disputes_table(value: str = "1", *, total: str = "4") -> PrintedTable:
    """表四: one row of 15 figures under 3 head rows."""
    cells = [
        Cell(0, 0, "行政复议", Role.HEAD, 1, 5),
        Cell(0, 5, "行政诉讼", Role.HEAD, 1, 10),
        *(Cell(1, number, name, Role.HEAD, 2, 1) for number, name in enumerate(RESULTS)),
        Cell(1, 5, "未经复议直接起诉", Role.HEAD, 1, 5),
        Cell(1, 10, "复议后起诉", Role.HEAD, 1, 5),
        *(Cell(2, 5 + number, RESULTS[number % 5], Role.HEAD) for number in range(10)),
        *(Cell(3, n, total if n % 5 == 4 else value, Role.NUMBER, field=f"l.{n}") for n in range(15)),
    ]
    return PrintedTable("disputes", "表四", 4, (1,) * 15, 0, 3, tuple(cells), (), (5, 10))


def chapter(text: str, field: str = "overview") -> Heading:
    return Heading(Level.CHAPTER, (Run(text),), field)


def section(text: str) -> Heading:
    return Heading(Level.SECTION, (Run(text),), "overview")


def item(own: str, rest: str) -> Heading:
    return Heading(Level.ITEM, (Run(own),), "overview.proactive", (Run(rest),))


def paragraph(text: str, field: str = "overview.text") -> Paragraph:
    return Paragraph((Run(text),), field)


def report(
    *blocks: Block,
    title: tuple[str, ...] = ("湖南省交通运输厅", "2019年政府信息公开工作年度报告"),
    agency: str = "湖南省交通运输厅",
    date: str = "2020年1月20日",
    closing: Closing = Closing.SIGNED,
) -> Publication:
    return Publication(title, blocks, agency, date, closing)


def whole_report(value: str = "12", closing: Closing = Closing.SIGNED) -> Publication:
    """Something like a real report: eight pages of all that can occur."""
    return report(
        paragraph("本报告依据《中华人民共和国政府信息公开条例》（国务院令第711号）编制，统计期限自2019年1月1日起至2019年12月31日止。"),
        chapter("一、总体情况"),
        paragraph("2019年，" + PROSE),
        section("（一）主动公开"),
        paragraph(PROSE),
        Heading(Level.SUBHEADING, (Run("公开的主要内容"),), "overview.proactive"),
        *(
            Heading(Level.ITEM, (Run(f"{number}.{name}。"),), "overview.proactive", (Run(f"{name}有关情况。{PROSE}"),))
            for number, name in enumerate(("政府文件", "建议提案", "财政预决算", "解读回应"), start=1)
        ),
        section("（二）依申请公开"),
        Paragraph((Run("收到政府信息公开申请"), Run("19", "r.3.3"), Run("件，" + PROSE)), "overview.on_request"),
        section("（三）监督保障"),
        paragraph("经办人镕堃喆，𠮷林㵲水，电子邮箱 gongkai@jtt.hunan.gov.cn，网址："
                  "http://jtt.hunan.gov.cn/jtt/xxgk/zfxxgknb/2019/index.html?channel=disclosure&page=1。" + PROSE),
        chapter("二、主动公开政府信息情况", "disclosure"),
        disclosure_table(value),
        chapter("三、收到和处理政府信息公开申请情况", "requests"),
        requests_table(value),
        Paragraph((Run("注：本年新收数量含补正后重新提交的申请，" + PROSE[:60]),), "note:r.3.3", note=True),
        chapter("四、政府信息公开行政复议、行政诉讼情况", "disputes"),
        disputes_table(),
        chapter("五、存在的主要问题及改进情况", "problems"),
        paragraph(PROSE),
        paragraph("一是围绕重点工作深化信息公开。" + PROSE),
        chapter("六、其他需要报告的事项", "other_matters"),
        paragraph("无。"),
        closing=closing,
    )  # fmt: skip


class Makers:
    """What a test makes publications with."""

    prose = PROSE
    chapter = staticmethod(chapter)
    section = staticmethod(section)
    item = staticmethod(item)
    paragraph = staticmethod(paragraph)
    report = staticmethod(report)
    whole_report = staticmethod(whole_report)
    disclosure_table = staticmethod(disclosure_table)
    requests_table = staticmethod(requests_table)
    disputes_table = staticmethod(disputes_table)


@pytest.fixture(scope="session")
def make() -> type[Makers]:
    return Makers


@pytest.fixture(scope="session")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Faces:
    """One set of faces for all tests: opening them is most of a test's time."""
    return Faces(tmp_path_factory.mktemp("faces"))


@pytest.fixture
def export(tmp_path: Path, faces: Faces) -> Callable[..., Exported]:
    """Export a publication into the test's folder."""

    def run(publication: Publication, *, mark: str | None = None, name: str = "年报.pdf") -> Exported:
        created = datetime(2020, 1, 20, 9, 30)
        return export_pdf(publication, tmp_path / name, mark=mark, faces=faces, created=created)

    return run


@dataclass(frozen=True)
class Letter:
    """A printed character: its loose box and the origin it is drawn from, in points from the sheet's lower left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    base: float


def joined(letters: Iterable[Letter]) -> str:
    """Their text; pdfium gives a character beyond U+FFFF as two halves."""
    return "".join(letter.text for letter in letters).encode("utf-16-le", "surrogatepass").decode("utf-16-le")


@dataclass(frozen=True)
class Row:
    """Letters on one base line, from left to right."""

    letters: tuple[Letter, ...]

    @property
    def text(self) -> str:
        return joined(self.letters)

    @property
    def base(self) -> float:
        return self.letters[0].base


@dataclass(frozen=True)
class ReadPage:
    """What pdfium finds on a page; boxes are rectangles (left, bottom, right, top), turned like the page's contents."""

    letters: tuple[Letter, ...]
    boxes: tuple[tuple[float, float, float, float], ...]
    rotation: int

    @property
    def text(self) -> str:
        """Everything in the order it was drawn, without spaces."""
        return joined(self.letters)

    @property
    def rows(self) -> list[Row]:
        """Rows of an upright page, from the top."""
        rows: dict[int, list[Letter]] = {}
        for letter in self.letters:
            rows.setdefault(round(letter.base * 2), []).append(letter)
        return [Row(tuple(sorted(rows[key], key=lambda each: each.x))) for key in sorted(rows, reverse=True)]

    @property
    def body_text(self) -> str:
        """The text of the type area in the order drawn, without number and mark."""
        return joined(letter for letter in self.letters if 98 < letter.base < 738)

    def body(self) -> list[Row]:
        """Rows inside the type area."""
        return [row for row in self.rows if 99 < row.base < 738]


def read_pages(path: Path) -> list[ReadPage]:
    document = pdfium.PdfDocument(path)
    pages: list[ReadPage] = []
    for page in document:
        text = page.get_textpage()
        letters = []
        for index in range(text.count_chars()):
            x, y = ctypes.c_double(), ctypes.c_double()
            pdfium.raw.FPDFText_GetCharOrigin(text, index, x, y)
            character = chr(pdfium.raw.FPDFText_GetUnicode(text, index))
            left, bottom, right, top = text.get_charbox(index, loose=True)
            if not character.isspace():
                letters.append(Letter(character, left, bottom, right, top, x.value, y.value))
        pages.append(ReadPage(tuple(letters), tuple(rectangles(path, len(pages))), page.get_rotation()))
    return pages


def rectangles(path: Path, number: int) -> Iterator[tuple[float, float, float, float]]:
    """The rectangles drawn on a page: the cells of its tables."""
    with pikepdf.open(path) as document:
        turned = False
        for instruction in pikepdf.parse_content_stream(document.pages[number]):
            operator, operands = str(instruction.operator), instruction.operands
            if operator == "cm" and float(operands[1]) == 1 and float(operands[2]) == -1:
                turned, across, up = True, float(operands[4]), float(operands[5])
            elif operator == "re":
                x, y, width, height = map(float, operands)
                yield (
                    (across - y - height, up + x, across - y, up + x + width)
                    if turned
                    else (
                        x,
                        y,
                        x + width,
                        y + height,
                    )
                )


@pytest.fixture(scope="session")
def read() -> Callable[[Path], list[ReadPage]]:
    return read_pages
