"""WORD-OLDTERMS: results named by the statistics form that was in use until 2018.

``同意公开9件，不属于本机关公开5件``: the forms of 2019 and 2021 have other results (予以公开, 部分公开,
本机关不掌握相关政府信息 …), so such a sentence was taken over from an old report. Only beside a number, or as the
result of the answers. Source:
国办公开办函〔2019〕60号、〔2021〕30号.
"""

import re
from collections.abc import Iterator

from forms.checks.marks import Mark

RULE = "WORD-OLDTERMS"
FIRST_YEAR = 2019  # of the new form
_TERM = (
    "(?P<term>不?同意(?:部分)?公开|(?:属于)?已主动公开范围|不属于本(?:行政)?机关公开|申请信息不存在"
    "|告知作出更改补充|告知通过其他途径办理)"
)
_TERMS = re.compile(
    _TERM
    + r"(?:答复|的|数|信息|申请|范围){0,2}(?:[为共计有占：:]|达到){0,2}[^\S\n]{0,2}\d{1,6}(?:\.\d{1,4})?"
    + r"[^\S\n]{0,2}[件条宗份%％个，。；、]"
)
# 办理结果均为同意公开: without a number only as the result of the answers; a third party may 不同意公开.
_RESULTS = re.compile("(?:结果|答复)(?:情况)?(?:均|都|全部|分别)?(?:为|是|：|:)[“]?" + _TERM)
_SIGNS = ("同意", "公开范围", "不属于本", "不存在", "告知")


def old_terms(text: str, year: int) -> Iterator[Mark]:
    """Each result of the old form in the report of ``year``."""
    if year >= FIRST_YEAR and any(sign in text for sign in _SIGNS):
        found = {match.span("term") for pattern in (_TERMS, _RESULTS) for match in pattern.finditer(text)}
        for start, end in sorted(found):
            yield Mark(RULE, start, end)
