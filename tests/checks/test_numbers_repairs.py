"""What is offered for a wrong number is the right one, in the form in which it was written."""

import pytest

from forms.checks.finding import Finding
from tests.checks.test_numbers import REQUEST, rules, told


def mended(text: str, found: Finding) -> str:
    assert found.repair is not None
    start = found.repair.start
    assert text[start:].startswith(found.repair.removed)
    return text[:start] + found.repair.text + text[start + len(found.repair.removed) :]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("全年共收到政府信息公开申请一百零二件。", "全年共收到政府信息公开申请一百二十件。"),
        ("制发行政规范性文件6件，现行有效三十一件。", "制发行政规范性文件6件，现行有效三十九件。"),
        ("作出行政许可决定1,280件。", "作出行政许可决定1,380件。"),
        ("收到申请102件，同比增长20.00%。", "收到申请102件，同比增长25.00%。"),
        ("收到申请102件，同比增长20%。", "收到申请102件，同比下降20%。"),
        ("收到申请102件，比上年增加十七件。", "收到申请102件，比上年增加十八件。"),
        ("收到申请102件，其中网络申请80件，占78.43%。", "收到申请102件，其中网络申请80件，占79.43%。"),
        ("收到申请102件，办结100件，办结率98.0%。", "收到申请102件，办结100件，办结率95.2%。"),
        ("收到工单2310件，办结2300件，办结率99.6%。", "收到工单2310件，办结2300件，办结率98.1%。"),
        ("予以公开占41.0%。", "予以公开占48.0%。"),
        ("2023年收到申请八十五件，2024年收到102件。", "2023年收到申请八十六件，2024年收到102件。"),
    ],
)
def test_the_right_number_is_offered_as_it_was_written(right: str, wrong: str) -> None:
    assert rules(right) == []
    (found,) = told(wrong)
    assert mended(wrong, found) == right


def test_nothing_is_offered_where_several_things_may_be_meant() -> None:
    assert [each.repair for each in told("收到申请102件，同比下降30%。")] == [None]  # direction and number
    assert [each.repair for each in told("办理政府信息公开申请120件。", REQUEST)] == [None]
