"""Which numbers belong together: a change to its own number, documents to their attribute, a slip told once."""

import pytest

from forms.checks.catalogue import message
from forms.draft.predecessors import Predecessor, to_entry
from tests.checks.test_numbers import REQUEST, rules, sentences, told

LAST = to_entry(
    [
        Predecessor(
            "甲局",
            2023,
            "2021",
            {
                "disclosure.licensing.decisions": "91",
                "disclosure.penalties.decisions": "27",
                "requests.received.natural": "85",
                "requests.disclosed.natural": "80",
            },
        )
    ]
)
DECISIONS = {"disclosure.licensing.decisions": "126", "disclosure.penalties.decisions": "37", "predecessors": LAST}


@pytest.mark.parametrize("mark", ["；", "，"])
def test_a_change_belongs_to_the_nearest_number_before_it(mark: str) -> None:
    text = f"办理行政许可126件，同比增长38.5%{mark}作出行政处罚决定37件，较上年增加%件。"
    assert sentences(told(text.replace("%件", "10件"), "overview.proactive", **DECISIONS)) == []
    for wrong in ("18件", "35件"):  # 35 is what the other number has grown by
        (found,) = told(text.replace("%件", wrong), "overview.proactive", **DECISIONS)
        assert (found.rule, found.values) == ("TXT-CHANGE", {"now": 37, "last": 27})
        assert "“作出行政处罚决定37件" in message(found)


def test_two_changes_side_by_side_are_two() -> None:
    text = "收到政府信息公开申请102件同比增长20%，办结100件同比增长{}%。"
    assert rules(text.format(25), predecessors=LAST) == []
    (found,) = told(text.format(29), predecessors=LAST)
    assert found.values == {"now": 100, "last": 80}


BY_ATTRIBUTE = [
    "对318件公文逐件确定了公开属性，其中主动公开200件、依申请公开{}件、不予公开50件。",
    "全年制发公文318件，主动公开200件，依申请公开{}件，不公开50件。",
    "制作、获取政府信息总数318条（不公开信息50条，依申请公开信息数{}条，主动公开信息200条）。",
]


@pytest.mark.parametrize("text", BY_ATTRIBUTE)
def test_documents_by_attribute_add_up(text: str) -> None:
    assert sentences(told(text.format(68), "overview.management")) == []
    for wrong in (86, 58):
        (found,) = told(text.format(wrong), "overview.management")
        assert (found.rule, found.values["whole"], found.values["sum"]) == ("TXT-PARTS", 318, 250 + wrong)


def test_requests_beside_what_was_published_are_still_requests() -> None:
    assert rules("主动公开政府信息5247件，依申请公开120件。") == ["TXT-NUM"]


def test_one_number_is_told_once() -> None:
    figure = {"overview.on_request.received": "102"}
    assert rules("全年收到申请120件。", **figure) == ["TXT-NUM"]
    (found,) = told("全年收到申请102件。", **{"overview.on_request.received": "120"})
    assert (found.rule, found.repair) == ("TXT-FIGURE", None)  # the prose is right by the table


@pytest.mark.parametrize(
    "text",
    [
        "2023年，我局收到政府信息公开申请102件，办结100件。",
        "2023年，我局收到政府信息公开申请99件，办结95件。",
        "全年工作平稳，2023年共收到政府信息公开申请102件。",
    ],
)
def test_a_wrong_year_is_told_without_its_numbers(text: str) -> None:
    assert rules(text) == ["TXT-YEAR"]
    assert rules("收到申请102件，2023年收到政府信息公开申请99件。", REQUEST) == ["TXT-LAST"]
