"""The three tables of both editions, cell by cell, against the official drawings.

A drawing has a line for each grid row and lists the cells that begin in it, left to right; ⟨c3 r2⟩ merges. ``□`` is a
number with the end of its field id; ``□□`` stands for the seven applicant columns of a row of table three.
"""

import re
from collections.abc import Callable

import pytest

from forms.draft.draft import Draft
from forms.publication.build import publication
from forms.publication.model import Cell, PrintedTable, Role

NewDraft = Callable[[str, dict[str, str]], Draft]
Place = tuple[int, int, int, int]  # row, column, row span, column span

APPLICANTS = ("natural", "commercial", "research", "public_interest", "legal_service", "other_org", "total")

DISCLOSURE_2021 = """
第二十条第（一）项 ⟨c4⟩
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | □rules.issued | □rules.repealed | □rules.in_force
行政规范性文件 | □normative_documents.issued | □normative_documents.repealed | □normative_documents.in_force
第二十条第（五）项 ⟨c4⟩
信息内容 | 本年处理决定数量 ⟨c3⟩
行政许可 | □licensing.decisions ⟨c3⟩
第二十条第（六）项 ⟨c4⟩
信息内容 | 本年处理决定数量 ⟨c3⟩
行政处罚 | □penalties.decisions ⟨c3⟩
行政强制 | □compulsory.decisions ⟨c3⟩
第二十条第（八）项 ⟨c4⟩
信息内容 | 本年收费金额（单位：万元） ⟨c3⟩
行政事业性收费 | □fees.amount ⟨c3⟩
"""

DISCLOSURE_2019 = """
第二十条第（一）项 ⟨c4⟩
信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量
规章 | □rules.newly_made | □rules.newly_disclosed | □rules.total_disclosed
规范性文件 | □{0}.newly_made | □{0}.newly_disclosed | □{0}.total_disclosed
第二十条第（五）项 ⟨c4⟩
信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量
行政许可 | □licensing.items_last_year | □licensing.change | □licensing.decisions
其他对外管理服务事项 | □other_services.items_last_year | □other_services.change | □other_services.decisions
第二十条第（六）项 ⟨c4⟩
信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量
行政处罚 | □penalties.items_last_year | □penalties.change | □penalties.decisions
行政强制 | □compulsory.items_last_year | □compulsory.change | □compulsory.decisions
第二十条第（八）项 ⟨c4⟩
信息内容 | 上一年项目数量 | 本年增/减 ⟨c2⟩
行政事业性收费 | □fees.items_last_year | □fees.change ⟨c2⟩
第二十条第（九）项 ⟨c4⟩
信息内容 | 采购项目数量 | 采购总金额 ⟨c2⟩
政府集中采购 | □procurement.projects | □procurement.amount ⟨c2⟩
""".format("normative_documents")

REQUESTS_2021 = """
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） ⟨c3 r3⟩ | 申请人情况 ⟨c7⟩
自然人 ⟨r2⟩ | 法人或其他组织 ⟨c5⟩ | 总计 ⟨r2⟩
商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他
一、本年新收政府信息公开申请数量 ⟨c3⟩ | □□received
二、上年结转政府信息公开申请数量 ⟨c3⟩ | □□carried_over
三、本年度办理结果 ⟨r22⟩ | （一）予以公开 ⟨c2⟩ | □□disclosed
（二）部分公开（区分处理的，只计这一情形，不计其他情形） ⟨c2⟩ | □□partially_disclosed
（三）不予公开 ⟨r8⟩ | 1.属于国家秘密 | □□withheld.state_secret
2.其他法律行政法规禁止公开 | □□withheld.prohibited_by_law
3.危及“三安全一稳定” | □□withheld.security_stability
4.保护第三方合法权益 | □□withheld.third_party
5.属于三类内部事务信息 | □□withheld.internal_affairs
6.属于四类过程性信息 | □□withheld.process
7.属于行政执法案卷 | □□withheld.enforcement_file
8.属于行政查询事项 | □□withheld.administrative_lookup
（四）无法提供 ⟨r3⟩ | 1.本机关不掌握相关政府信息 | □□unable.not_held
2.没有现成信息需要另行制作 | □□unable.needs_creation
3.补正后申请内容仍不明确 | □□unable.unclear
（五）不予处理 ⟨r5⟩ | 1.信访举报投诉类申请 | □□not_processed.petition
2.重复申请 | □□not_processed.duplicate
3.要求提供公开出版物 | □□not_processed.publication
4.无正当理由大量反复申请 | □□not_processed.excessive
5.要求行政机关确认或重新出具已获取信息 | □□not_processed.confirm_or_reissue
（六）其他处理 ⟨r3⟩ | 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | □□other.no_correction
2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | □□other.fee_unpaid
3.其他 | □□other.other
（七）总计 ⟨c2⟩ | □□outcomes_total
四、结转下年度继续办理 ⟨c3⟩ | □□carried_forward
"""

_OTHER_2021 = re.compile("（六）其他处理.*\n.*\n.*\n")
REQUESTS_2019 = _OTHER_2021.sub("（六）其他处理 ⟨c2⟩ | □□other\n", REQUESTS_2021).replace("⟨r22⟩", "⟨r20⟩")

_RESULTS = "结果维持{0} | 结果纠正{0} | 其他结果{0} | 尚未审结{0} | 总计{0}"
_BOXES = "□{0}.upheld | □{0}.corrected | □{0}.other | □{0}.pending | □{0}.total"
DISPUTES = f"""
行政复议 ⟨c5⟩ | 行政诉讼 ⟨c10⟩
{_RESULTS.format(" ⟨r2⟩")} | 未经复议直接起诉 ⟨c5⟩ | 复议后起诉 ⟨c5⟩
{_RESULTS.format("")} | {_RESULTS.format("")}
{_BOXES.format("reconsideration")} | {_BOXES.format("litigation_direct")} | {_BOXES.format("litigation_after")}
"""

TABLES = [
    ("2021", "disclosure", DISCLOSURE_2021),
    ("2019", "disclosure", DISCLOSURE_2019),
    ("2021", "requests", REQUESTS_2021),
    ("2019", "requests", REQUESTS_2019),
    ("2021", "disputes", DISPUTES),
    ("2019", "disputes", DISPUTES),
]


def drawn(chapter: str, drawing: str) -> dict[Place, str]:
    """Each cell of a drawing: its place → its label, or ``□`` and its field id."""
    taken: set[tuple[int, int]] = set()
    cells: dict[Place, str] = {}
    for row, line in enumerate(drawing.strip().split("\n")):
        column = 0
        wide = re.sub("□□([a-z_.]+)", lambda match: " | ".join(f"□{match[1]}.{each}" for each in APPLICANTS), line)
        for part in wide.split(" | "):
            words, _, spans = part.partition(" ⟨")
            across, down = (int((re.search(f"{axis}([0-9]+)", spans) or ["", "1"])[1]) for axis in "cr")
            while (row, column) in taken:
                column += 1
            taken |= {(row + y, column + x) for y in range(down) for x in range(across)}
            cells[row, column, down, across] = words.replace("□", f"□{chapter}.")
    return cells


def table_of(draft: Draft, chapter: str) -> PrintedTable:
    return next(
        block for block in publication(draft).blocks if isinstance(block, PrintedTable) and block.chapter == chapter
    )


def place(cell: Cell) -> Place:
    return cell.row, cell.column, cell.row_span, cell.column_span


@pytest.mark.parametrize(("edition", "chapter", "drawing"), TABLES)
def test_every_cell_stands_where_the_official_form_has_it(
    new_draft: NewDraft, edition: str, chapter: str, drawing: str
) -> None:
    table = table_of(new_draft(edition, {}), chapter)
    found = {place(cell): f"□{cell.field}" if cell.field else cell.text for cell in table.cells}
    assert found == drawn(chapter, drawing)
    assert table.rows == len(drawing.strip().split("\n"))


@pytest.mark.parametrize(("edition", "chapter", "drawing"), TABLES)
def test_the_cells_tile_the_grid(new_draft: NewDraft, edition: str, chapter: str, drawing: str) -> None:
    del drawing
    table = table_of(new_draft(edition, {}), chapter)
    squares = [
        (cell.row + y, cell.column + x)
        for cell in table.cells
        for y in range(cell.row_span)
        for x in range(cell.column_span)
    ]
    assert sorted(squares) == [(row, column) for row in range(table.rows) for column in range(len(table.widths))]


@pytest.mark.parametrize(("edition", "chapter", "drawing"), TABLES)
def test_roles_of_cells(new_draft: NewDraft, edition: str, chapter: str, drawing: str) -> None:
    del drawing
    table = table_of(new_draft(edition, {}), chapter)
    roles = {role: [cell for cell in table.cells if cell.role is role] for role in Role}
    corner = {"disclosure": "信息内容", "requests": "（本列数据", "disputes": ""}[chapter]
    assert all(cell.text.startswith(corner) and cell.column == 0 for cell in roles[Role.CORNER])
    assert bool(roles[Role.CORNER]) == bool(corner)
    assert all(cell.field and cell.column >= table.label_columns for cell in roles[Role.NUMBER])
    assert all(cell.column < table.label_columns and not cell.field for cell in roles[Role.LABEL])
    assert [cell.text for cell in table.cells if cell.vertical] == ["三、本年度办理结果"] * (chapter == "requests")


def test_heads_are_repeated_only_where_they_head_the_whole_table(new_draft: NewDraft) -> None:
    draft = new_draft("2021", {})
    assert [table_of(draft, chapter).head_rows for chapter in ("disclosure", "requests", "disputes")] == [0, 3, 3]


def begins(table: PrintedTable, row: int) -> list[str]:
    return [cell.text for cell in table.cells if cell.row == row and cell.role is not Role.NUMBER]


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_table_three_breaks_only_between_its_groups(new_draft: NewDraft, edition: str) -> None:
    table = table_of(new_draft(edition, {}), "requests")
    firsts = [begins(table, row)[0].partition("）")[0].partition("、")[0] for row in table.breaks]
    assert firsts == ["二", "三", "（二", "（三", "（四", "（五", "（六", "（七", "四"]


@pytest.mark.parametrize(
    ("edition", "firsts"),
    [
        ("2021", ["行政规范性文件", "第（五）项", "第（六）项", "行政强制", "第（八）项"]),
        (
            "2019",
            [
                "规范性文件",
                "第（五）项",
                "其他对外管理服务事项",
                "第（六）项",
                "行政强制",
                "第（八）项",
                "第（九）项",
            ],
        ),
    ],
)
def test_table_two_never_breaks_below_heads(new_draft: NewDraft, edition: str, firsts: list[str]) -> None:
    table = table_of(new_draft(edition, {}), "disclosure")
    assert [begins(table, row)[0].removeprefix("第二十条") for row in table.breaks] == firsts


def test_table_four_can_be_cut_at_its_lowest_groups(new_draft: NewDraft) -> None:
    draft = new_draft("2021", {})
    assert table_of(draft, "disputes").stacked_at == (0, 5, 10)
    assert table_of(draft, "disputes").breaks == ()
    assert table_of(draft, "requests").stacked_at == table_of(draft, "disclosure").stacked_at == ()


def test_numbers_print_as_they_are_kept(new_draft: NewDraft) -> None:
    entries = {
        "disclosure.fees.amount": "12.500",
        "disclosure.rules.issued": "0",
        "disclosure.rules.repealed": "约20",
        "requests.received.natural": "3",
        "requests.received.research": "4",
        "requests.carried_over.natural": "一些",
        "requests.carried_over.commercial": "/",
        "published:requests.received.total": "9",
    }
    draft = new_draft("2021", entries)
    printed = {
        cell.field: cell.text
        for chapter in ("disclosure", "requests", "disputes")
        for cell in table_of(draft, chapter).cells
        if cell.field
    }
    expected = {
        "disclosure.fees.amount": "12.500",
        "disclosure.rules.issued": "0",
        "disclosure.rules.repealed": "约20",
        "disclosure.rules.in_force": "",
        "requests.received.natural": "3",
        "requests.received.total": "7",
        "requests.carried_over.natural": "一些",
        "requests.carried_over.commercial": "/",
        "requests.carried_over.total": "—",
        "requests.outcomes_total.total": "",
        "disputes.reconsideration.total": "",
    }
    assert {field: printed[field] for field in expected} == expected


def test_a_decrease_prints_its_sign(new_draft: NewDraft) -> None:
    table = table_of(new_draft("2019", {"disclosure.penalties.change": "-3"}), "disclosure")
    assert next(cell.text for cell in table.cells if cell.field == "disclosure.penalties.change") == "-3"
