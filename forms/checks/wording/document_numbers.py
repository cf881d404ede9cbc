"""WORD-DOCNUMBER: the form of a document number, ``国办发〔2019〕54号``.

The year stands with four digits in 〔〕, the serial number has neither 第 nor leading zeros, 号 closes it. Numbers of
law cases, ``（2021）京01行终12号``, are another thing. Source: GB/T 9704—2012, 7.2.5.
"""

import re
from collections.abc import Iterator

from forms.checks.marks import Mark

RULE = "WORD-DOCNUMBER"
_OPEN, _CLOSE = r"[\[［【(（〔﹝〈<{]", r"[\]］】)）〕﹞〉>}]"
_NUMBERED = re.compile(
    rf"{_OPEN}[^\S\n]{{0,2}}(?P<year>(?:19|20)?\d{{2}})(?P<nian>年?)[^\S\n]{{0,2}}(?P<close>{_CLOSE})"
    r"[^\S\n]{0,2}(?P<di>第?)[^\S\n]{0,2}(?P<zero>0{0,3})(?P<n>[1-9]\d{0,3})[^\S\n]{0,2}(?P<hao>号?)"
)
# 国办公开办函202130号: the brackets were lost on a page.
_BARE = re.compile(r"(?P<year>20[012]\d)(?<=[发函办字政通规告]....)(?P<n>[1-9]\d{0,2})[^\S\n]?号")
_LETTERS = re.compile(r"[\u4e00-\u9fff]{2,16}$")
_ENDINGS = "发函办字政令规告通复综文审财教卫建农林水交法人民计统安公科工商税环资国土旅体信组宣纪委监电知呈报批请议纪"
_NO_LETTERS = (
    "年报",
    "报告",
    "要求",
    "规定",
    "条例",
    "办法",
    "通知",
    "意见",
    "文件",
    "公开",
    "信息",
    "工作",
    "年度",
    "第",
)


def document_numbers(text: str) -> Iterator[Mark]:
    """Each document number of a wrong form, with the right form."""
    if "号" not in text and "〔" not in text:
        return
    for match in _NUMBERED.finditer(text):
        if not _is_number(text, match):
            continue
        right = f"〔{_century(match['year'])}〕{match['n']}号"
        whole = match[0]
        if whole != right and "".join(whole.split()) != right:
            yield Mark(
                RULE, *match.span(), words={"instead": right}, instead=right, topic=_letters(text, match.start())
            )
    for match in _BARE.finditer(text):
        right = f"〔{match['year']}〕{match['n']}号"
        yield Mark(RULE, *match.span(), words={"instead": right}, instead=right, topic=_letters(text, match.start()))


def _is_number(text: str, match: re.Match[str]) -> bool:
    """Whether letters of an office stand before it, and enough of the form is there."""
    letters = _letters(text, match.start())
    hexagonal = match[0][0] == "〔" or match["close"] == "〕"
    if not match["hao"]:
        closed = match.end() == len(text) or text[match.end()] in "）)，。；、》的文要\n"
        return hexagonal and closed and bool(letters)
    if len(match["year"]) == 2 and not hexagonal:
        return False
    return hexagonal or (bool(letters) and letters[-1] in _ENDINGS and not letters.endswith(_NO_LETTERS))


def _letters(text: str, at: int) -> str:
    found = _LETTERS.search(text, max(0, at - 16), at)
    return found[0] if found else ""


def _century(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"
