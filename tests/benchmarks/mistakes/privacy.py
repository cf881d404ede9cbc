"""Particulars of persons that must not be published."""

from random import Random

from tests.benchmarks.correct_reports import CorrectReport
from tests.benchmarks.mistakes.belonging import SENTENCE_START
from tests.benchmarks.mistakes.spoiling import Planted, any_place, kinds_of, rewritten

KINDS, kind = kinds_of("privacy")
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡"
GIVEN = ("建国", "秀英", "志强", "丽娟", "海燕", "永刚", "玉兰", "文斌", "晓东", "春梅")
WEIGHTS, CHECK = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), "10X98765432"


def person(rng: Random) -> str:
    """An invented name."""
    return rng.choice(SURNAMES) + rng.choice(GIVEN)


def identity_number(rng: Random) -> str:
    """A number with the right check digit (GB 11643—1999), of nobody in particular."""
    body = f"{rng.choice(('110105', '440524', '320311', '510104'))}19{rng.randint(50, 99)}{rng.randint(1, 12):02}"
    body += f"{rng.randint(1, 28):02}{rng.randint(1, 999):03}"
    return body + CHECK[sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True)) % 11]


def card_number(rng: Random) -> str:
    """A number of 19 digits with the right last one (Luhn)."""
    body = rng.choice(("622202", "621700", "622848", "621226")) + "".join(str(rng.randint(0, 9)) for _ in range(12))
    total = 0
    for index, digit in enumerate(reversed(body)):
        doubled = int(digit) * (2 if index % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return body + str(-total % 10)


def _said(rng: Random, report: CorrectReport, *ways: str) -> Planted | None:
    found = any_place(rng, report, SENTENCE_START)
    return rewritten(report, found[0], found[1].start(), found[1].end(), rng.choice(ways)) if found else None


@kind("identity-card number")
def identity(rng: Random, report: CorrectReport) -> Planted | None:
    """With its check digit."""
    number, name = identity_number(rng), person(rng)
    ways = (f"申请人{name}（身份证号{number}）的申请已答复。", f"补发公示名单（{name}，{number}）。")
    return _said(rng, report, *ways)


@kind("mobile number")
def mobile(rng: Random, report: CorrectReport) -> Planted | None:
    """Of a member of the staff or of an applicant."""
    number = rng.choice(("138", "139", "151", "177", "186", "199")) + f"{rng.randint(0, 99_999_999):08}"
    ways = (f"联系人{person(rng)}，手机{number}。", f"业务咨询请拨打{number}。", f"申请人电话{number}，已电话回复。")
    return _said(rng, report, *ways)


@kind("bank-card number")
def bank_card(rng: Random, report: CorrectReport) -> Planted | None:
    """With its check digit."""
    number = card_number(rng)
    ways = (f"补贴资金已发放至银行账号{number}。", f"退还费用至申请人账户（{number}）。")
    return _said(rng, report, *ways)


@kind("personal e-mail")
def mail(rng: Random, report: CorrectReport) -> Planted | None:
    """Outside the contact details of the preface."""
    name = rng.choice(("zhangwei", "lihua", "wangfang88", "chenjun"))
    address = f"{name}{rng.randint(10, 9999)}@{rng.choice(('qq.com', '163.com', 'sina.com'))}"
    ways = (f"答复书已发送至申请人邮箱{address}。", f"具体情况可联系{person(rng)}（{address}）。")
    return _said(rng, report, *ways)


@kind("name with case number")
def case_number(rng: Random, report: CorrectReport) -> Planted | None:
    """Who went to law, and the number of the case."""
    year, number, court = report.facts.year, rng.randint(3, 180), rng.choice(("湘06行初", "川15行初", "苏0804行初"))
    ways = (
        f"{person(rng)}不服答复提起行政诉讼（（{year}）{court}{number}号），法院判决驳回其诉讼请求。",
        f"原告{person(rng)}诉本机关政府信息公开一案（案号：（{year}）{court}{number}号）已审结。",
    )
    return _said(rng, report, *ways)
