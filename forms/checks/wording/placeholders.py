"""WORD-PLACEHOLDER: what a template left to be filled in, and numbers and dates that nobody filled in.

``××局``, ``（文字描述）``, ``共  件``, ``2024年  月  日``. Masked personal data (110105********002X) are meant so
and stay. Source: the templates of 国办公开办函〔2019〕60号 and 〔2021〕30号 (（文字描述）), and how offices mark what
is missing.
"""

import re
from collections.abc import Iterator

from forms.checks.marks import Mark
from forms.checks.wording.lines import line_end, line_start, nearby

RULE = "WORD-PLACEHOLDER"
_SIGNS = re.compile(r"[×XxＸ＊*○□■_＿]")
_RUNS = re.compile(r"×{2,}|[Xx](?<![A-Za-z0-9.].)[Xx]{1,12}(?![A-Za-z0-9.])|Ｘ{2,}|[＊*]{2,}|○{2,}|□+|■{2,}|[_＿]{3,}")
_ONE = re.compile(r"[×XxＸ](?<![A-Za-z0-9]\w)(?=[件条次年月日个名项局县市区镇乡]\b|[件条次年月日个名项][，。；、至])")
_TEMPLATE = re.compile(
    r"[（(][^\S\n]{0,4}(?:文字描述|此处填写|请填写|填写|待补充|待定|待核实|待确认|暂缺|示例|样例|单位名称|机关名称|具体数字"
    r"|收取信息处理费情况在此处报告)[^（）()\n]{0,16}[)）]"
)
_TO_DO = re.compile(  # a plain character first in every branch: those are found fast
    r"TODO|TBD|待补充|待填写|待核实后填|此处填写|请在此处|单击(?:或点击)?此处(?:输入|添加)?|点击(?:或点击)?此处(?:输入|添加)?|某某(?:单位|局|委|市|县|区|镇|乡|年)"
)
_EMPTY_COUNT = re.compile(r"[ \u3000][ \u3000]*(?:件|条|次|场|期|篇|万元|个)(?=[，。；、,;\n]|$)")
_UNCOUNTED = re.compile(r"[共计到占办开布](?P<u>件|条|次|场|期|篇|万元)(?=[，。；、,;\n]|$)")
_EMPTY_PERCENT = re.compile(r"[%％]")
_BEFORE_COUNT = ("共", "共计", "收到", "占", "举办", "召开", "发布", "累计")
_BEFORE_PERCENT = ("占", "占比", "率", "率为", "率达", "率达到", "增长", "下降", "上升")
_BLANK_IN_DATE = re.compile("[ \u3000_]{1,8}[年月日]")
_EMPTY_DATE = re.compile(
    r"(?<!\d)20(?:[ \u3000]{2,8}|_{1,8})年|\d{4}年[ \u3000]+月|\d{4}年\d{1,2}月[ \u3000]+日|年[ \u3000]+月[ \u3000]+日"
)
_CASE_NUMBER = re.compile(r"[\u4e00-\u9fff]○{2,}|○{2,}[一二三四五六七八九年]")  # 二○○八年


def placeholders(text: str) -> Iterator[Mark]:
    """Each stretch of ``text`` that waits for a word, a number or a date."""
    spans: list[tuple[int, int]] = []
    spans += _signs(text)
    spans += [match.span() for match in _TEMPLATE.finditer(text)]
    spans += [match.span() for match in _TO_DO.finditer(text)]
    spans += _empty(text)
    last = -1
    for start, end in sorted(spans):
        if start >= last:
            yield Mark(RULE, start, end, topic=nearby(text, start, end, 3))
            last = end


def _signs(text: str) -> Iterator[tuple[int, int]]:
    """Signs that stand for something, where they do not mean themselves."""
    last = 0
    for sign in _SIGNS.finditer(text):
        if sign.start() >= last:
            run, one = _RUNS.match(text, sign.start()), _ONE.match(text, sign.start())
            if run:
                last = run.end()
                if not _meant(text, run):
                    yield run.span()
            elif one:
                yield one.span()


def _meant(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if match[0][0] == "○":
        return bool(_CASE_NUMBER.match(text, max(0, start - 1))) and text[max(0, start - 1)] in "一二两〇○"
    digits = text[start - 1 : start].isdigit() or text[end : end + 1].isdigit()
    return match[0][0] in "*＊" and (digits or text[end : end + 1] == "@" or match[0] in ("*", "＊"))


def _empty(text: str) -> Iterator[tuple[int, int]]:
    if " " in text or "\u3000" in text or "_" in text:
        for match in _EMPTY_COUNT.finditer(text):
            if "\u4e00" <= text[match.start() - 1 : match.start()] <= "\u9fff":
                yield match.span()
        for blank in _BLANK_IN_DATE.finditer(text):
            date = _EMPTY_DATE.search(text, line_start(text, blank.start(), 8), line_end(text, blank.end(), 8))
            if date:
                yield date.span()
    for match in _UNCOUNTED.finditer(text):
        if text.endswith(_BEFORE_COUNT, line_start(text, match.start(), 3), match.start("u")):
            yield match.span("u")
    if "%" in text or "％" in text:
        for match in _EMPTY_PERCENT.finditer(text):
            before = text[line_start(text, match.start(), 8) : match.start()].rstrip(" \u3000")
            if before.endswith(_BEFORE_PERCENT):
                yield match.span()
