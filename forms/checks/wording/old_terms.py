"""WORD-OLDTERMS: results named by the statistics form that was in use until 2018.

``同意公开9件，不属于本机关公开5件``: the forms of 2019 and 2021 have other results (予以公开, 部分公开,
本机关不掌握相关政府信息 …), so such a sentence was taken over from an old report. Only beside a number. Source:
国办公开办函〔2019〕60号、〔2021〕30号.
"""

import re
from collections.abc import Iterator

from forms.checks.marks import Mark

RULE = "WORD-OLDTERMS"
FIRST_YEAR = 2019  # of the new form
_TERMS = re.compile(
    r"(?P<term>不?同意(?:部分)?公开|不属于本(?:行政)?机关公开|申请信息不存在|告知作出更改补充|告知通过其他途径办理)"
    r"(?:答复|的|数|信息|申请|范围){0,2}[为共计有：:]{0,2}\s{0,2}\d{1,6}\s{0,2}[件条宗份]"
)


def old_terms(text: str, year: int) -> Iterator[Mark]:
    """Each counted result of the old form in the report of ``year``."""
    if year >= FIRST_YEAR:
        for match in _TERMS.finditer(text):
            yield Mark(RULE, *match.span("term"))
