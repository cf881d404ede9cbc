"""Shares that make up the whole, the year's parts, and applicants all of one class."""

import pytest

from forms.checks.catalogue import message
from forms.checks.finding import Severity
from tests.checks.test_numbers import rules, sentences, told


@pytest.mark.parametrize(
    ("right", "wrong", "total"),
    [
        ("占比分别为40%、35%、25%。", "占比分别为40%、35%、20%。", "95%"),
        ("网络、信函申请分别占60%、40%。", "网络、信函申请分别占60%、50%。", "110%"),
        ("网络、信函、当面申请占比分别为33.3%、33.3%、33.3%。", "占比分别为33.3%、38.3%、33.3%。", "104.9%"),
        (
            "网络申请占比75%，信函申请占比20%，当面申请占比5%。",
            "网络申请占比75%，信函申请占比20%，当面申请占比10%。",
            "105%",
        ),
        ("自然人申请占91.2%，法人或其他组织申请占8.8%。", "自然人申请占91.2%，法人或其他组织申请占5.8%。", "97.0%"),
    ],
)
def test_shares_told_together_are_the_whole(right: str, wrong: str, total: str) -> None:
    assert sentences(told(right, "overview.lead")) == []
    (found,) = told(wrong, "overview.lead")
    assert (found.rule, found.severity) == ("TXT-HUNDRED", Severity.WARNING)
    assert f"加起来是{total}。" in message(found)
    (span,) = found.spans
    assert wrong[span.start : span.start + span.length].endswith("%")


@pytest.mark.parametrize(
    "text",
    [
        "申请内容主要涉及征地拆迁、社会保障、公共服务，分别占40%、35%、20%。",
        "征地拆迁、社会保障类申请分别占40%、35%。",
        "自然人申请占91%，网络申请占78%。",
        "网络申请占78%，其中自然人占80%，信函申请占22%。",
        "收到信件和留言，同比分别增长60%、50%、40%。",
    ],
)
def test_shares_of_some_things_only_are_left_alone(text: str) -> None:
    assert "TXT-HUNDRED" not in rules(text, "overview.lead")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("上半年收到50件，下半年收到52件，全年收到102件。", "上半年收到50件，下半年收到58件，全年收到102件。"),
        ("全年收到申请102件，其中上半年48件，下半年54件。", "全年收到申请102件，其中上半年48件，下半年56件。"),
        (
            "收到申请102件。上半年收到申请48件，下半年收到申请54件。",
            "收到申请102件。上半年收到申请48件，下半年收到申请57件。",
        ),
        (
            "上半年发布信息120条，下半年发布信息130条，全年发布信息250条。",
            "上半年发布信息120条，下半年发布信息130条，全年发布信息260条。",
        ),
        (
            "一季度培训2次，二季度1次，三季度3次，四季度1次，全年共7次。",
            "一季度培训2次，二季度1次，三季度3次，四季度1次，全年共8次。",
        ),
    ],
)
def test_the_parts_of_the_year_are_the_year(right: str, wrong: str) -> None:
    assert sentences(told(right)) == []
    assert rules(wrong) == ["TXT-PARTS"]


@pytest.mark.parametrize(
    "text",
    [
        "上半年开展培训2次，下半年开展培训3次，全年召开会议7次。",
        "上半年发布信息120条，下半年发布信息130余条，全年发布信息260条。",
        "上半年完成3项，下半年启动5项。",
    ],
)
def test_halves_of_other_things_are_left_alone(text: str) -> None:
    assert sentences(told(text)) == []


ONE_CLASS = {"requests.received.commercial": "0", "requests.received.legal_service": "0"}


def test_applicants_all_of_one_class() -> None:
    text = "收到政府信息公开申请{}件，申请人均为自然人。"
    (found,) = told(text.format(102))
    assert (found.rule, found.severity, found.values["table"]) == ("TXT-WHO", Severity.ERROR, 12)
    assert rules(text.format(90), **ONE_CLASS) == []
    (found,) = told("全年的申请人全部为自然人。")
    assert (found.rule, found.severity) == ("TXT-WHO", Severity.WARNING)
    assert rules("结转下年度5件，均为自然人申请。") == ["TXT-WHO"]


@pytest.mark.parametrize(
    "text",
    [
        "不予公开16件，均为自然人申请。",
        "收到申请102件，其中网络申请80件，均为自然人。",
        "商业企业申请8件，法律服务机构申请4件，其余均为自然人申请。",
        "座谈会参加者均为自然人。",
    ],
)
def test_part_of_the_applicants_of_one_class_is_left_alone(text: str) -> None:
    assert sentences(told(text)) == []
