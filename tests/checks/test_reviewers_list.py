"""What reviewers and the press find in published reports, line by line, and the rules that find it here.

A name ending in ``-`` is a family: at least one of its rules answers for the line.
"""

import pytest

from forms.checks.catalogue import rules

LINES: dict[str, tuple[str, ...]] = {
    "1 横不平": ("T3-ROW",),
    "2 竖不平": ("T3-SUM",),
    "3 勾稽不平": ("T3-BAL",),
    "4 结转断档": ("X-CARRY", "X-PEND"),
    "5 表四总计错": ("T4-SUM",),
    "6 文字与表格不一致": ("TXT-",),
    "7 空格、“/”代替0，数字里有单位": ("VAL-NONE", "VAL-READ"),
    "8 用错版": ("VAL-EDITION",),
    "9 章节缺失": ("COMP-TEXT", "COMP-BLANK"),
    "10 年份没改": ("TXT-", "COMP-EARLY"),
    "11 写成别家": ("HERE-",),
    "12 年年雷同": ("HERE-",),
    "13 第五部分笼统": ("COMP-PROBLEM",),
    "14 漏写信息处理费": ("COMP-FEE",),
    "15 逾期": ("COMP-LATE",),
    "16 总体情况超一千字、缺五方面": ("COMP-LENGTH", "COMP-ASPECT", "COMP-DUTY"),
    "17 单位错": ("T2-UNIT",),
    "18 口径错": ("T2-JUMP", "T2-RULES", "T3-OTHER"),
    "19 规范性文件存量断裂": ("T2-STOCK", "T2-ITEMS"),
    "20 错别字、重复词、错量词、乱码": ("WORD-",),
    "21 旧口径词": ("WORD-",),
    "22 占比与数不符": ("TXT-",),
    "23 汇总报告与本机关报告混发": ("HERE-",),
    "24 残留编辑痕迹": ("WORD-",),
}


def answering(name: str, listed: set[str]) -> set[str]:
    return {rule for rule in listed if rule == name or (name.endswith("-") and rule.startswith(name))}


@pytest.mark.parametrize("line", LINES)
def test_every_line_has_its_rules(line: str) -> None:
    listed = {rule.id for rule in rules()}
    assert all(answering(name, listed) for name in LINES[line])


def test_the_list_is_whole() -> None:
    assert [int(line.partition(" ")[0]) for line in LINES] == list(range(1, 25))
