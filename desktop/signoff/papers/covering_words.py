"""呈批说明: sentences for the box of the office's own system, each clause only where it is true (office.md 20)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from desktop.signoff.papers.balance import balanced
from desktop.signoff.papers.figures import (
    CARRIED_FORWARD,
    CARRIED_OVER,
    LITIGATION,
    OUTCOMES,
    RECEIVED,
    RECONSIDERATION,
    number,
)
from desktop.signoff.papers.subject import DRAFT, Subject
from desktop.signoff.standing import Opinion, State
from desktop.signoff.steps import SECRECY
from forms.checks import counts
from forms.checks.finding import Severity
from forms.checks.last_year import last_year
from forms.draft.readings import date_in_words

# How a unit speaks of itself, by the end of its name.
_SELF = (
    ("街道(?:办事处)?$", "我街道"),
    ("镇(?:人民)?政府$", "我镇"),
    ("乡(?:人民)?政府$", "我乡"),
    ("管理委员会$|管委会$", "我管委会"),
    ("委员会$|委$", "我委"),
    ("(?:办公室|办公厅)$|办$", "我办"),
    ("厅$", "我厅"),
    ("局$", "我局"),
)
_FEW = 3  # places of a correction that the box has room for
_AGREED = (Opinion.AGREE, Opinion.AGREE_CHANGED)


def covering_words(subject: Subject) -> str:
    """The sentences, in one line."""
    figures, checked = "，".join(_figures(subject)), "，".join(_checked(subject))
    return "".join(
        (
            f"现将{own_name(subject)}{''.join(subject.title[1:])}{_stage(subject)}呈上。",
            _corrected(subject),
            f"{figures}。" if figures else "",
            f"经核对，{checked}。" if checked else "",
            "妥否，请批示。",
        )
    )


def own_name(subject: Subject) -> str:
    """我局: as the office calls itself, else by its name."""
    short = subject.draft.text("report.short_name")
    if short.startswith(("我", "本")):
        return short
    agency = re.sub("[（(][^）)]*[）)]$", "", subject.draft.agency)
    return next((words for end, words in _SELF if re.search(end, agency)), "我单位")


def _corrected(subject: Subject) -> str:
    """Who found what, and what it was changed to; every place is on the 更正说明, here stand the first."""
    found = subject.correction
    if found is None:
        return ""
    few = replace(found, places=found.places[:_FEW])
    more = f"；等{len(found.places)}处" if len(found.places) > _FEW else ""
    words = f"拟更正：{few.told}{more}。" if found.places else ""
    return f"{date_in_words(found.date)}{found.found_by}发现公布的报告有误：{found.reason.rstrip('。')}。{words}"


def _stage(subject: Subject) -> str:
    if subject.correction:
        return "（更正稿）"
    if subject.revision is None:
        return f"（{DRAFT}）"
    return "（送审稿）" if subject.standing.state is State.IN_REVIEW else ""


def _figures(subject: Subject) -> Iterator[str]:
    draft = subject.draft
    received, before = number(draft, [RECEIVED]), last_year(draft, RECEIVED)
    if received is not None:
        yield f"全年新收申请{received}件" + (f"（上年{before.number}件）" if before else "")
    if over := number(draft, [CARRIED_OVER]):
        yield f"上年结转{over}件"
    for words, ids in (("办结", [OUTCOMES]), ("结转下年度", [CARRIED_FORWARD])):
        if (found := number(draft, ids)) is not None:
            yield f"{words}{found}件"
    for words, listed in (("行政复议", RECONSIDERATION), ("行政诉讼", LITIGATION)):
        if (found := number(draft, listed)) is not None:
            yield f"{words}{found}件" if found else f"没有{words}"


def _checked(subject: Subject) -> Iterator[str]:
    if balanced(subject.draft, subject.findings):
        yield "勾稽关系平衡"
    open_ones = counts(subject.findings)
    if open_ones[Severity.ERROR]:
        yield f"还有{open_ones[Severity.ERROR]}处须改"
    if cleared(subject):
        yield "经保密审查无涉密内容"


def cleared(subject: Subject) -> bool:
    """Whether the review for secrecy is registered as agreed, for this very text."""
    return subject.revision is not None and any(
        each.step == SECRECY and each.opinion in _AGREED and not each.amended and not each.words.strip()
        for each in subject.standing.signatures
    )
