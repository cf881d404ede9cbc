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
from forms.checks.finding import Finding, Severity, Span
from forms.checks.places import part
from forms.draft.draft import Draft

PROBLEMS, OTHER_MATTERS = "problems.text", "other_matters.text"
FEE = f"{OTHER_MATTERS}.processing_fee"  # the editions that ask for the fee have a figure for it
Fault = Literal["message", "short", "no_problems", "no_measures"]
LONGEST = 20_000  # characters of part five that are read; more was pasted by mistake
_MARKS = re.compile(r"^#[234]? |[（(][一二三四五六七八九十]{1,2}[）)]|\s", re.MULTILINE)
_NO_LETTER = re.compile(r"[^一-鿿A-Za-z0-9]+")
_SENTENCE = re.compile(r"[^。；;！？\n]{4,}")
_NOTHING = re.compile(
    r"(?:[0-9]{4}年度?|本?年度?|我[局委办厅]|本机关)?[，,]?(?:暂?无|没有|不存在)[^，。；]{0,16}[。.]?"
)
_TITLE = re.compile(r"存在的?(?:主要)?问题[及和与、]改进(?:情况|措施)")
_LAST_YEAR = re.compile(
    r"(?:上年|上一年|去年|往年|20[0-9]{2}年度?(?:存在|提出|查找))[^。；\n]{0,80}"
    r"(?:已|均|得到|全部|基本)[^。；\n]{0,12}(?:整改|解决|改进|改善|完成|落实)[^。；\n]{0,20}[。；]"
)
_ANNOUNCED = re.compile(
    r"下一?步|今后|接下来|改进(?:措施|情况|方向|工作|意见)|整改措施|工作(?:打算|计划|思路)|加以(?:改进|解决|完善)|[明次]年"
    r"|(?<![未没有])将(?:重点|继续|进一步|着力|坚持|从|加|不断|在|以|围绕|按|认真|严格|持续|切实|积极|采取|针对|通过|做|全面|深入|聚焦)"
)
_CLAUSE = re.compile(r"[^。；;，,：:！？\n]+")
_LACKING = re.compile("不(?![断仅但得予动少公])|较[少慢低弱差长]|偏[少低弱重]|没有|未")
_WANTED = re.compile(r"(?:有待|仍需|还需|尚需|需要|亟待|亟需|需|待|不够|不足|未能)[^，。；：、\n]{0,15}")
_ANSWERED = re.compile(r"针对[^，。；：\n]{0,14}(?:问题|不足|短板)")


def problems(draft: Draft) -> Iterator[Finding]:
    """COMP-PROBLEM: part five says nothing, one sentence only, or only half of what it must."""
    text = draft.entries.get(PROBLEMS, "")
    fault, grade = problems_fault(text[:LONGEST]) if text.strip() and PROBLEMS in draft.edition.fields else (None, None)
    if fault:
        words = {"place": part(draft.edition.fields[PROBLEMS].chapter)}
        if whole := fault in ("message", "short"):
            words["text"] = " ".join(text.split())[:20]
        else:
            words["about"] = _about(text[:LONGEST], fault)
        spans = (Span(PROBLEMS, 0, len(text)),) if whole else ()
        yield Finding("COMP-PROBLEM", grade or severity("COMP-PROBLEM"), (PROBLEMS,), {}, words, spans, variant=fault)


def processing_fee(draft: Draft) -> Iterator[Finding]:
    """COMP-FEE: part six does not speak of the 信息处理费."""
    text = draft.entries.get(OTHER_MATTERS, "")
    if FEE in draft.edition.fields and text.strip() and not any(word in text for word in content_words().fee):
        words = {"place": part(draft.edition.fields[OTHER_MATTERS].chapter)}
        yield Finding("COMP-FEE", severity("COMP-FEE"), (OTHER_MATTERS,), {}, words)


@lru_cache(maxsize=32)
def _about(text: str, fault: Fault) -> str:
    """The paragraphs that ``fault`` is found in, letters only: an answer to it holds as long as they say the same."""
    told = content_words().measures if fault == "no_problems" else content_words().problems
    lines = [line for line in text.splitlines() if any(each in line for each in told)]
    return _NO_LETTER.sub("", "".join(lines or text.splitlines()))


@lru_cache(maxsize=32)
def problems_fault(text: str) -> tuple[Fault | None, Severity | None]:
    """What part five lacks, by the rule's sentence (``message``: it says nothing); None where it has both halves. The
    severity is that of the rule unless said: what was done about last year's problems may be meant as the other half.
    """
    plain = _MARKS.sub("", text)
    if _NOTHING.fullmatch(plain) or len(plain) < 6:
        return "message", None
    if len(_SENTENCE.findall(text)) < 2:
        return "short", None
    words = content_words()
    told = _ANSWERED.sub("", plain)
    for each in words.in_measures:
        told = told.replace(each, "")
    if not any(word in told for word in words.problems):
        return "no_problems", None
    promised = _WANTED.sub("", _TITLE.sub("", plain))
    if not any(word in promised for word in words.measures):
        return "no_measures", None
    this_year = _LAST_YEAR.sub("", plain)
    first = min((at for word in words.problems if (at := this_year.find(word)) >= 0), default=0)
    if _ANNOUNCED.search(promised) or _tells_a_way_out(this_year[first:]):
        return None, None
    return "no_measures", Severity.NOTE if _tells_a_way_out(plain) else None


def _tells_a_way_out(text: str) -> bool:
    """Whether a clause tells a deed and no problem."""
    words = content_words()
    return any(
        any(word in each for word in words.measures)
        and not _LACKING.search(each)
        and not any(word in each for word in words.problems)
        for each in _CLAUSE.findall(text)
    )
