"""What stands on 数据与核对情况."""

from collections.abc import Iterator

from desktop.export.papers.data_sheet import DataSheet
from desktop.signoff.papers.balance import balanced
from desktop.signoff.papers.covered import covered
from desktop.signoff.papers.figures import changed_figures, key_figures
from desktop.signoff.papers.subject import Subject
from desktop.signoff.steps import unit
from forms.checks.belonging.likeness import shares_of_parts
from forms.checks.belonging.report import report
from forms.checks.catalogue import SEVERITY_WORDS, message
from forms.checks.finding import Severity
from forms.checks.places import part

VOUCHERS = ("第二部分（表）", "第三部分（表）", "第四部分（表）", "文字和其他数字")


def data_sheet_of(subject: Subject) -> DataSheet:
    """The sheet for ``subject``."""
    draft, findings = subject.draft, subject.findings
    return DataSheet(
        title=subject.headed,
        agency=draft.agency,
        verdict=_verdict(subject),
        correction=_correction(subject),
        key=tuple(key_figures(draft, findings)),
        changed=tuple(changed_figures(draft, findings)),
        questions=tuple(_questions(subject)),
        shares=_shares(subject),
        vouchers=VOUCHERS,
        trace=subject.trace,
        unit=unit(subject.steps),
    )


def _verdict(subject: Subject) -> str:
    """须改2处，请核3处（已说明1处）；勾稽关系平衡。"""
    found = [each for each in subject.findings if each.severity is not Severity.NOTE]
    told = []
    for severity in (Severity.ERROR, Severity.WARNING):
        of_it = [each for each in found if each.severity is severity]
        answered = sum(bool(each.answer) for each in of_it)
        explained = f"（已说明{answered}处）" if answered else ""
        told.append(f"{SEVERITY_WORDS[severity]}{len(of_it)}处{explained}")
    holds = balanced(subject.draft, subject.findings)
    balance = "第三部分没有填全，勾稽关系不能核对" if holds is None else f"勾稽关系{'平衡' if holds else '不平'}"
    return f"核对结论：{'，'.join(told)}；{balance}。"


def _correction(subject: Subject) -> str:
    """What is corrected and why; empty where nothing is."""
    found = subject.correction
    if found is None:
        return ""
    return f"更正：{found.told or '还没有改动'}。原因：{found.reason.rstrip('。')}（由{found.found_by}发现）。"


def _questions(subject: Subject) -> Iterator[str]:
    """Open ones first, as findings are ordered; each with the words that explain it."""
    for each in subject.findings:
        if each.severity is not Severity.NOTE:
            answer = f"说明：{each.answer}" if each.answer else "未说明"
            yield " ".join(f"{SEVERITY_WORDS[each.severity]}：{message(covered(each))}（{answer}）".split())


def _shares(subject: Subject) -> str:
    if not subject.draft.predecessors:
        return "没有上年报告，不能比较。"
    told = [f"{part(chapter.label)}{percent}%" for chapter, percent in shares_of_parts(report(subject.draft))]
    return f"{'，'.join(told)}（固定用语不计）。" if told else "上年报告里没有可比的文字。"
