"""TXT-YEAR and TXT-PERIOD: the years a report speaks of, and its statistics period.

The report year governs the title line, the sentences of the overview, 截至12月31日 and the period; measures for
improvement are for the year after; a date of signing lies after the period. Sentences copied from last year show by
their year. Source: 国办公开办函〔2021〕30号 (figures as of 31 December), press reports of last year's years left in.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.checks.finding import Finding, Severity
from forms.checks.numbers.report import Report
from forms.checks.places import place
from forms.draft.readings import is_date

Wrong = tuple[int, int, int, int, str]  # from, to, the year said, the year meant, and why (a key of _WHY)

_ANY = re.compile(r"\d{4}(?=年)")
_Y = r"(?<!\d)((?:19|20)\d{2})年"
_NEVER = re.compile(r"(?<!\d)(1[0-8]\d{2}|2[1-9]\d{2}|[3-9]\d{3})年(?=度|，|\d{1,2}月|[我全本])")
_TITLED = re.compile(r"《[^《》]{0,120}》")
_PERIOD = re.compile(
    _Y
    + r"(?:度)?(?:(\d{1,2})月(\d{1,2})日)?(?:起)?(?:，)?(?:至|到|—|-|~|～)"
    + r"(?:(?<!\d)((?:19|20)\d{2})年)?(\d{1,2})月(\d{1,2})日?"
)
_STATISTICS = re.compile(r"统计|数据|期限|时限|时间段|所列")
_AS_OF = re.compile(r"截[至止到](?:时间|日期)?(?:为|是|：)?" + _Y + r"(?:度)?(?:12月(?:31日|底)?|年?[底末])")
_OPENING = re.compile(
    r"(?:^|(?<=[。！？\n；）：]))(?:[一二三四五六七八九十]{1,2}[、是]|\d{1,2}[.、])?(?:在?[一-鿿]{2,12}方面，)?"
    + _Y
    + r"(?:度)?"
)
_COMPARES = re.compile(r"相比|同比|比上|较|与")
_FUTURE = re.compile(
    r"将(?!政府信息|政务|信息公开|.{0,8}[纳列]入)|拟|计划|继续|下一步|着力|打算|争取|要(?:进一步|继续|重点|加强|以|切实|着力|坚持)"
)
_WILL = re.compile(
    r"(?:将|要|拟|计划)(?:以|按照|严格|坚持|继续|进一步|着力|切实|认真|采取|从|重点|加强|深入|持续|围绕|不断|紧紧|积极|努力|全面|抓好|做好|加大|重新|在)"
)
_TITLE = re.compile(_Y + r"度?(?:的)?(?:政府)?信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)")
_MAKING = re.compile(r"现将|编制|本报告|现公布|特制定|特编制|报告如下|公布如下|向社会公布")
_SIGNED = re.compile(_Y + r"(\d{1,2})月(\d{1,2})日$")
_EARLIER = re.compile(r"，?.{0,6}(?:问题|整改|决算|印发|出台|启动|建成|成立|上线|制定)")
_FEE = re.compile(r"(?<![较比与和])" + _Y + r"度?，?[一-鿿]{0,10}收取[一-鿿]{0,16}费")
_STILL = re.compile(r"，[^。]{0,30}公开工作[^。，]{0,6}(?:取得|存在|仍|还)")
_FORWARD = re.compile(r"(?:结转|顺延|转)[至到入]" + _Y + r"度?(?:继续)?(?:办理|答复|处理)?")
_EARLIER_YEAR = re.compile(r"\d年|上年|去年|上一年")
_NUMBERED = re.compile(r"\d+(?:余|多)?(?:件|条|次|场|期|篇|个)")


def years(report: Report) -> Iterator[Finding]:
    """Years that are not the report's where they should be."""
    for passed in report.passed:
        text = passed.block.text
        if "年" not in text:
            continue
        for start, end, said, right, kind in wrong_years(text, passed.block.field, report.draft.year):
            yield report.finding(
                "TXT-PERIOD" if kind == "period" else "TXT-YEAR",
                passed.block,
                [(start, end)],
                values={"year": said, "right": right},
                words={"quote": text[start : min(end + 12, len(text))].partition("。")[0], "why": _WHY[kind]},
                grade=Severity.ERROR if kind in ("period", "title") else Severity.WARNING,
                repair=report.replacement(passed.block, start, start + 4, str(right), f"改为{right}")
                if kind != "period" and text[start : start + 4] == str(said)
                else None,
            )
    yield from _signing(report)


_WHY = {
    "title": "报告题目的年度应是报告年度",
    "period": "统计期应为报告年度的1月1日至12月31日",
    "never": "没有这样的年份",
    "as_of": "数据核定时间点是报告年度的12月31日",
    "opening": "这一句像是写报告年度的情况",
    "fee": "这一句应写报告年度收费的情况",
    "forward": "没有办结的申请结转到下一年度",
    "improving": "改进措施一般写下一年度",
    "signed": "成文日期应在统计期以后",
}


@lru_cache(maxsize=1024)
def wrong_years(text: str, field: str, year: int) -> tuple[Wrong, ...]:
    """The years of ``text`` that should be others."""
    plain = _TITLED.sub(lambda match: "《" + "书" * (len(match[0]) - 2) + "》", text) if "《" in text else text
    named = set(_ANY.findall(plain))
    if not named:
        return ()
    listed = list(_periods(plain, year)) if "日" in plain else []
    if field.startswith("problems"):
        listed += _improving(plain, year)
    if "结转" in plain or "顺延" in plain:
        listed += _forward(plain, year)
    if field.startswith(("other_matters", "problems")):
        listed += _signed(plain, year)
    if named != {str(year)}:
        listed += _others(plain, field, year)
    return tuple(dict.fromkeys(listed))


def _others(text: str, field: str, year: int) -> Iterator[Wrong]:
    """Another year where only the report year can stand."""
    yield from _titles(text, field, year)
    for match in _AS_OF.finditer(text):
        if int(match[1]) == year - 1 or int(match[1]) > year + 1:
            yield match.start(1), match.end(), int(match[1]), year, "as_of"
    for match in _NEVER.finditer(text):
        yield match.start(), match.start() + 4, int(match[1]), year, "never"
    for match in _FEE.finditer(text):
        if int(match[1]) == year - 1:
            yield match.start(1), match.end(), year - 1, year, "fee"
    if field.startswith("problems"):
        for each in _openings(text, year):
            if each[2] == year - 1 and _STILL.match(text, each[1]):
                yield each
    elif not field.startswith("preface"):
        yield from _openings(text, year)


def _forward(text: str, year: int) -> Iterator[Wrong]:
    """结转到2021年继续办理 in the report for 2021, unless it is said from which year."""
    for match in _FORWARD.finditer(text):
        if int(match[1]) == year and not _EARLIER_YEAR.search(text, max(0, match.start() - 12), match.start()):
            yield match.start(1), match.end(1), year, year + 1, "forward"


def _signed(text: str, year: int) -> Iterator[Wrong]:
    """A date of signing at the end that lies in the report year or before."""
    signed = _SIGNED.search(text)
    if signed and int(signed[1]) <= year and signed.start() > 0:
        yield signed.start(1), signed.end(), int(signed[1]), year + 1, "signed"


def _periods(text: str, year: int) -> Iterator[Wrong]:
    for match in _PERIOD.finditer(text):
        around = text[max(0, match.start() - 24) : match.start()]
        if not _STATISTICS.search(around):
            continue
        ends = int(match[4] or match[1])
        if ends < int(match[1]):
            continue  # told by HERE-PERIOD
        days = (match[2] or "1", match[3] or "1", match[5], match[6])
        if (int(match[1]), ends) != (year, year) or [int(each) for each in days] != [1, 1, 12, 31]:
            yield match.start(), match.end(), int(match[1]) if int(match[1]) != year else ends, year, "period"


def _titles(text: str, field: str, year: int) -> Iterator[Wrong]:
    """The report's own title: at the start of the preface, or with 现将, 编制, 本报告 in its sentence."""
    for match in _TITLE.finditer(text):
        if int(match[1]) == year or not field.startswith(("preface", "overview.lead")):
            continue
        before = text[max(0, match.start() - 40) : match.start()].rpartition("。")[2]
        after = text[match.end() : match.end() + 8]
        opens = match.start() < 40 and not re.search(r"通知|要求|关于|按照|根据", before)
        if after.startswith(
            ("的通知", "编制工作", "编制发布", "编制公布", "公布工作", "有关", "格式", "发布工作", "和政府")
        ):
            continue
        if (opens or _MAKING.search(before)) and not re.search(r"关于|做好|通知|按时|日前", before):
            yield match.start(1), match.end(), int(match[1]), year, "title"


def _openings(text: str, year: int) -> Iterator[Wrong]:
    """A sentence that begins with another year, compares nothing and does not name the report year."""
    for match in _OPENING.finditer(text):
        said = int(match[1])
        if said == year:
            continue
        sentence = text[match.end() : match.end() + 160].partition("。")[0]
        if said > year + 1 and not _FUTURE.search(sentence) and sentence.startswith("，"):
            yield match.start(1), match.end(), said, year, "opening"
            continue
        if (
            str(year) in sentence
            or _COMPARES.search(sentence[:12])
            or re.match(r"\d|至|以来|起|[-—]|初|底|末", sentence)
        ):
            continue
        if _speaks_of_the_year(sentence, said, year):
            yield match.start(1), match.end(), said, year, "opening"


def _speaks_of_the_year(sentence: str, said: int, year: int) -> bool:
    """Whether what follows another year at the head of a sentence reads like the report year's own account."""
    comma = sentence.startswith("，")
    counted = bool(_NUMBERED.search(sentence))
    if said == year - 1:
        return (comma or counted) and not _EARLIER.match(sentence)
    if said > year:
        return (comma or counted) and not _FUTURE.search(sentence)
    return comma and counted and ("申请" in sentence or "全年" in sentence)


def _improving(text: str, year: int) -> Iterator[Wrong]:
    """2021年，我局将坚持… in the report for 2021: the measures were copied, or the year was."""
    for match in re.finditer(_Y + r"(?:度)?", text):
        said = int(match[1])
        after = text[match.end() : match.end() + 30]
        head = after.partition("。")[0]
        if (
            said <= year
            and _WILL.search(head)
            and not re.search(r"[至—-]$", text[max(0, match.start() - 1) : match.start()])
        ):
            if str(year + 1) in head or re.match(r"[^，]{0,20}(?:问题|不足|情况)", head):
                continue
            yield match.start(1), match.end(), said, year + 1, "improving"


def _signing(report: Report) -> Iterator[Finding]:
    """The date of the report: not before its period has ended, and not years after."""
    date = report.draft.text("report.date")
    if not is_date(date):
        return
    said, year = int(date[:4]), report.draft.year
    if (said <= year and not date.endswith("12-31")) or said > year + 2:
        yield Finding(
            "TXT-YEAR",
            Severity.WARNING,
            ("report.date", "report.year"),
            {"year": said, "right": year + 1},
            {"place": place(report.draft, "report.date"), "quote": date, "why": _WHY["signed"]},
            topic="date",
        )
