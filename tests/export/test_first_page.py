"""The first page beside its title: number, correction, room for a printed head, the mark of a reprint; long names."""

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.export.pdf.export import Exported
from desktop.export.pdf.title_breaking import break_title
from forms.publication.model import FirstPage

MM = 72 / 25.4
HALF = 0.5 * MM
LEFT, RIGHT, TOP = 28 * MM, 184 * MM, (297 - 37) * MM
ROW, CELL = 225 * MM / 22, 156 * MM / 28

Export = Callable[..., Exported]
Read = Callable[[Path], Any]


def row_of(base: float, size: float = CELL) -> float:
    """Which row of the grid a base line stands in, from 1."""
    return (TOP - base - 0.38 * size) / ROW + 0.5


def test_number_and_correction_stand_centred_under_the_title(make: Any, export: Export, read: Read) -> None:
    first = FirstPage(document_number="漳审综〔2026〕2号", correction="（2025年3月12日更正）")
    rows = read(export(replace(make.report(make.paragraph("正文。")), first_page=first)).path)[0].body()
    assert [row.text for row in rows[2:5]] == ["漳审综〔2026〕2号", "（2025年3月12日更正）", "正文。"]
    for row, place in zip(rows[2:5], (5, 6, 8), strict=True):
        assert row_of(row.base) == pytest.approx(place, abs=0.05)
    for row in rows[2:4]:  # brackets stand in the outer half of their cells
        assert (row.letters[0].x + row.letters[-1].x + CELL) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=CELL / 2)


@pytest.mark.parametrize("head", [1, 10, 60, 120])
@pytest.mark.parametrize("mark", ["", "更正重印件"])
def test_a_printed_head_has_its_room_and_the_text_stays_on_the_grid(
    make: Any, export: Export, read: Read, head: int, mark: str
) -> None:
    blocks = [make.paragraph(make.prose) for _ in range(6)]
    whole = replace(make.report(*blocks), first_page=FirstPage(head_space=head, reprint_mark=mark))
    pages = read(export(whole).path)
    rows = pages[0].body()
    if mark:
        assert rows[0].text == mark
        assert row_of(rows[0].base) == pytest.approx(1, abs=0.05)
        assert rows[0].letters[0].left == pytest.approx(LEFT, abs=HALF)
        rows = rows[1:]
    empty = math.ceil(head * MM / ROW)
    assert TOP - rows[0].letters[0].top > head * MM
    assert rows[0].base == pytest.approx(TOP - (empty + 1) * ROW - 0.38 * 22, abs=HALF)
    for number, row in enumerate(rows[2:], start=empty + 6):
        assert row_of(row.base) == pytest.approx(number, abs=0.05)
    assert row_of(pages[1].body()[0].base) == pytest.approx(1, abs=0.05)


def test_the_mark_of_a_reprint_stands_alone_in_the_first_row(make: Any, export: Export, read: Read) -> None:
    whole = replace(make.report(make.paragraph("正文。")), first_page=FirstPage(reprint_mark="更正重印件"))
    rows = read(export(whole).path)[0].body()
    assert [row.text for row in rows[:2]] == ["更正重印件", "湖南省交通运输厅"]
    assert rows[1].base == pytest.approx(TOP - 2 * ROW - 0.38 * 22, abs=HALF)


@pytest.mark.parametrize(
    "lines",
    [
        "内蒙古自治区锡林郭勒盟东乌珠穆沁旗/住房和城乡建设综合行政执法局",
        "省人民政府驻北京办事处",
        "湖南省人民政府驻北京办事处",
        "新疆维吾尔自治区伊犁哈萨克自治州/察布查尔锡伯自治县人力资源和社会保障局",
        "新疆维吾尔自治区/塔什库尔干塔吉克自治县人民政府",
        "新疆生产建设兵团第七师/胡杨河市市场监督管理局",
        "甘肃省临夏回族自治州/积石山保安族东乡族撒拉族自治县/人民政府办公室",
        "四川省凉山彝族自治州木里藏族自治县/发展改革和经济信息化局",
        "四川省阿坝藏族羌族自治州/九寨沟县文化体育和旅游局",
        "云南省西双版纳傣族自治州/景洪市退役军人事务局",
        "贵州省黔东南苗族侗族自治州/镇远县人民政府办公室",
        "贵州省黔西南布依族苗族自治州/兴义市综合行政执法局",
        "湖北省恩施土家族苗族自治州/利川市农业农村局",
        "湖南省湘西土家族苗族自治州/龙山县自然资源局",
        "吉林省延边朝鲜族自治州/延吉市市场监督管理局",
        "青海省海西蒙古族藏族自治州/格尔木市生态环境局",
        "广西壮族自治区桂林市/龙胜各族自治县人民政府",
        "重庆市秀山土家族苗族自治县/规划和自然资源局",
        "中国（上海）自由贸易试验区/临港新片区管理委员会",
        "陕西省杨凌农业/高新技术产业示范区管理委员会",
        "安徽省合肥市新站/高新技术产业开发区管理委员会",
        "辽宁省沈阳市铁西区人民政府/国有资产监督管理委员会",
        "福建省平潭综合实验区管理委员会财政金融局",
        "河北雄安新区管理委员会公共服务局",
    ],
)
def test_names_of_agencies_are_divided_by_meaning(lines: str) -> None:
    assert break_title(lines.replace("/", ""), 20) == lines.split("/")


@pytest.mark.parametrize("width", [14, 15, 20])
def test_three_lines_are_no_hourglass(width: int) -> None:
    for name in (
        "甘肃省临夏回族自治州积石山保安族东乡族撒拉族自治县人民政府办公室",
        "内蒙古自治区锡林郭勒盟东乌珠穆沁旗住房和城乡建设综合行政执法局",
    ):
        lines = break_title(name, width)
        assert "".join(lines) == name
        assert max(map(len, lines)) <= width
        assert len(lines) != 3 or len(lines[1]) >= min(len(lines[0]), len(lines[2]))
