"""PRIV-: what belongs to persons is found and masked in one step; what an office publishes of itself is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.checks import check, privacy
from forms.checks.catalogue import message
from forms.checks.finding import Finding, Severity
from forms.draft.draft import Draft
from tests.checks.test_rules import of

LEAD = "overview.lead"
PREFACE = "preface.text"

FOUND: list[tuple[str, str, str, str | None]] = [
    ("PRIV-IDCARD", "身份证号11010519491231002X，", "11010519491231002X", "身份证号110105********002X，"),
    ("PRIV-IDCARD", "其证件440524188001010014号", "440524188001010014", "其证件440524********0014号"),
    (
        "PRIV-IDCARD",
        "１１０１０５１９４９１２３１００２Ｘ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105********002X",
    ),
    ("PRIV-IDCARD", "110105 19491231 002X", "110105 19491231 002X", "110105********002X"),
    ("PRIV-IDCARD", "身份证号110105194912310021", "110105194912310021", "身份证号110105********0021"),
    ("PRIV-IDCARD", "旧证110105491231002", "110105491231002", "旧证110105******002"),
    ("PRIV-MOBILE", "联系人手机13800138000，", "13800138000", "联系人手机138****8000，"),
    ("PRIV-MOBILE", "手机138-0013-8000", "138-0013-8000", "手机138****8000"),
    ("PRIV-MOBILE", "手机138 0013 8000", "138 0013 8000", "手机138****8000"),
    ("PRIV-BANKCARD", "账号6222021001112223331", "6222021001112223331", "账号6222***********3331"),
    ("PRIV-BANKCARD", "账号6222 0210 0111 2223 331", "6222 0210 0111 2223 331", "账号6222***********3331"),
    ("PRIV-EMAIL", "请发至zhangsan@qq.com，", "zhangsan@qq.com", "请发至z***@qq.com，"),
    ("PRIV-PERSON", "申请人张某不服答复", "张某", "申请人张某某不服答复"),
    ("PRIV-PERSON", "原告李建国提起诉讼", "李建国", "原告李某某提起诉讼"),
    ("PRIV-PERSON", "全年办理张三诉某县公安局一案", "张三", "全年办理张某某诉某县公安局一案"),
    ("PRIV-PERSON", "收到王小明提出的申请", "王小明", "收到王某某提出的申请"),
    ("PRIV-CASE", "（2023）闽01行终12号判决维持", "（2023）闽01行终12号", None),
]
QUIET = [
    *("11010519491231002", "110105194912310021", "索引号201380013800099", "统一编号123456789012345678"),
    *("统一社会信用代码11100000000019502X的机构", "6222021001112223332", "12345热线", "采购金额13575394432.52元"),
    *("电话：0591-23100000", "zwgk@example.gov.cn", "2023-12-31", "@所有人"),
    *(
        "申请人应当提供身份证明",
        "申请人张某某",
        "申请人方便办理",
        "申请人无正当理由逾期不补正",
        "群众满意度高",
        "申请人安全感",
    ),
    *(
        "被投诉某局",
        "行政诉讼案件",
        "起诉某局",
        "收到群众提出的意见",
        "国办发〔2019〕54号",
        "居民区、村民小组、市民热线",
    ),
    "联系地址：某市某路1号，邮编：350400，电话：0591-23100000，电子邮箱：xxgk@163.com。",
]


def findings(text: str, field: str = LEAD) -> list[Finding]:
    entries = {**of({}).entries, field: text.replace("{", "{{").replace("}", "}}")}
    return list(privacy.privacy(Draft(of({}).editions, entries)))


@pytest.mark.parametrize(("rule", "text", "stretch", "after"), FOUND)
def test_it_is_found_and_masked(rule: str, text: str, stretch: str, after: str | None) -> None:
    (finding,) = findings(text)
    (span,) = finding.spans
    assert (finding.rule, text[span.start : span.start + span.length]) == (rule, stretch)
    assert message(finding).endswith("。")
    assert (finding.repair is None) == (after is None)
    if finding.repair and after:
        repair = finding.repair
        assert text[: repair.start] + repair.text + text[repair.start + len(repair.removed) :] == after
        assert findings(after) == []


@pytest.mark.parametrize("text", QUIET)
def test_what_is_no_personal_data_is_left_alone(text: str) -> None:
    assert [each.rule for each in findings(text)] == []


def test_only_a_right_check_digit_is_certain() -> None:
    grades = {text: findings(text)[0].severity for _, text, _, _ in FOUND}
    assert grades["身份证号11010519491231002X，"] is Severity.ERROR
    assert grades["身份证号110105194912310021"] is Severity.WARNING
    assert [rule for rule, text, _, _ in FOUND if grades[text] is Severity.ERROR] == ["PRIV-IDCARD"] * 4


def test_the_preface_may_tell_how_to_reach_the_office() -> None:
    assert findings("电子邮箱：xxgk@163.com", PREFACE) == []
    assert [each.severity for each in findings("电话：13800138000", PREFACE)] == [Severity.NOTE]
    assert findings("联系地址：某路1号，邮编350400，\n电子邮箱：xxgk@163.com") == []


@given(st.dates(), st.integers(0, 999), st.sampled_from(["110105", "350128", "440524", "650102"]))
@settings(max_examples=100, deadline=None)
def test_every_card_with_its_check_digit_and_no_other(born: object, serial: int, region: str) -> None:
    body = f"{region}{str(born).replace('-', '')}{serial:03d}"
    weights = [2 ** (17 - index) % 11 for index in range(17)]
    right = "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11]
    known = "1880" <= body[6:10] <= "2030"
    assert [each.rule for each in findings(body + right)] == (["PRIV-IDCARD"] if known else [])
    wrong = "0" if right != "0" else "1"
    assert "PRIV-IDCARD" not in {each.rule for each in findings(body + wrong)}


@given(st.text(alphabet="0123456789 -Xx@.张王诉局（）〔〕2023行民号申请人", max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    for finding in findings(text):
        assert message(finding)


def test_a_mailbox_in_the_preface_is_the_office_s_unless_a_person_is_named() -> None:
    def told(text: str) -> list[tuple[str, Severity]]:
        return [
            (each.rule, each.severity) for each in check(of({"preface.text": text})) if each.rule.startswith("PRIV")
        ]

    assert told("邮箱：xxgk@163.com。") == []
    assert told("答复书已发送至申请人邮箱wang888@sina.com。") == [("PRIV-EMAIL", Severity.WARNING)]
    assert told("具体情况可联系胡丽娟（lihua1385@sina.com）。") == [("PRIV-EMAIL", Severity.NOTE)]
