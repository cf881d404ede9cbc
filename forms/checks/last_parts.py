"""COMP-: what parts five and six must say.

Part five tells the main problems and how they are being mended, to the point (国办公开办函〔2021〕30号: 避免笼统模糊、
泛泛而谈). Part six tells of the 信息处理费, also where none was taken (the same, since report year 2021). An empty part
is another rule's (COMP-TEXT).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from forms.checks.catalogue import severity
from forms.checks.content_words import content_words
from forms.checks.finding import Finding, Span
from forms.checks.places import part
from forms.draft.draft import Draft

PROBLEMS, OTHER_MATTERS = "problems.text", "other_matters.text"
FEE = f"{OTHER_MATTERS}.processing_fee"  # the editions that ask for the fee have a figure for it
Fault = Literal["message", "short", "no_problems", "no_measures"]
_MARKS = re.compile(r"^#[234]? |[（(][一二三四五六七八九十]{1,2}[）)]|\s", re.MULTILINE)
_SENTENCE = re.compile(r"[^。；;！？\n]{4,}")
_NOTHING = re.compile(
    r"(?:[0-9]{4}年度?|本?年度?|我[局委办厅]|本机关)?[，,]?(?:暂?无|没有|不存在)[^，。；]{0,16}[。.]?"
)
_WANTED = re.compile(r"(?:有待|仍需|还需|尚需|需要|亟待|亟需|需|待|不够|不足|未能)[^，。；：、\n]{0,15}")
_ANSWERED = re.compile(r"针对[^，。；：\n]{0,14}(?:问题|不足|短板)")


def problems(draft: Draft) -> Iterator[Finding]:
    """COMP-PROBLEM: part five says nothing, one sentence only, or only half of what it must."""
    text = draft.entries.get(PROBLEMS, "")
    fault = problems_fault(text) if text.strip() and PROBLEMS in draft.edition.fields else None
    if fault:
        words = {"place": part(draft.edition.fields[PROBLEMS].chapter), "text": " ".join(text.split())[:20]}
        spans = (Span(PROBLEMS, 0, len(text)),) if fault in ("message", "short") else ()
        yield Finding("COMP-PROBLEM", severity("COMP-PROBLEM"), (PROBLEMS,), {}, words, spans, variant=fault)


def processing_fee(draft: Draft) -> Iterator[Finding]:
    """COMP-FEE: part six does not speak of the 信息处理费."""
    text = draft.entries.get(OTHER_MATTERS, "")
    if FEE in draft.edition.fields and text.strip() and not any(word in text for word in content_words().fee):
        words = {"place": part(draft.edition.fields[OTHER_MATTERS].chapter)}
        yield Finding("COMP-FEE", severity("COMP-FEE"), (OTHER_MATTERS,), {}, words)


@lru_cache(maxsize=32)
def problems_fault(text: str) -> Fault | None:
    """What part five lacks, by the rule's sentence (``message``: it says nothing); None where it has both halves."""
    plain = _MARKS.sub("", text)
    if _NOTHING.fullmatch(plain) or len(plain) < 6:
        return "message"
    if len(_SENTENCE.findall(text)) < 2:
        return "short"
    words = content_words()
    told = _ANSWERED.sub("", plain)
    for each in words.in_measures:
        told = told.replace(each, "")
    if not any(word in told for word in words.problems):
        return "no_problems"
    promised = _WANTED.sub("", plain)
    return None if any(word in promised for word in words.measures) else "no_measures"
