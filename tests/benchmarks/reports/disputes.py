"""Who went to law over disclosure: the sentences that table 4 stands behind."""

from tests.benchmarks.reports.facts import LITIGATION
from tests.benchmarks.reports.writing import Pen, clause

RESULT_NAMES = {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结"}


def disputes(pen: Pen) -> str:
    """What became of disputes, or that there were none."""
    facts = pen.facts
    heard, sued = facts.disputes("reconsideration"), facts.disputes(*LITIGATION)
    if not heard and not sued:
        return clause("disputes", _no_dispute(pen))
    if not sued:
        return clause(
            "disputes",
            pen.pick(
                f"因政府信息公开被申请行政复议{pen.cases('reconsideration')}，未发生行政诉讼。",
                f"全年发生政府信息公开行政复议{pen.cases('reconsideration')}{_results(pen, 'reconsideration')}；"
                "无行政诉讼案件。",
            ),
        )
    if not heard:
        return clause(
            "disputes",
            pen.pick(
                f"因政府信息公开被提起行政诉讼{pen.cases(*LITIGATION)}，未被申请行政复议。",
                f"全年政府信息公开行政诉讼{pen.cases(*LITIGATION)}{_results(pen, *LITIGATION)}；没有行政复议案件。",
            ),
        )
    return clause(
        "disputes",
        pen.pick(
            f"因政府信息公开被申请行政复议{pen.cases('reconsideration')}、被提起行政诉讼{pen.cases(*LITIGATION)}。",
            f"政府信息公开行政复议{pen.cases('reconsideration')}{_results(pen, 'reconsideration')}；"
            f"政府信息公开行政诉讼{pen.cases(*LITIGATION)}{_results(pen, *LITIGATION)}。",
            f"全年涉及政府信息公开的行政复议案件{pen.cases('reconsideration')}，"
            f"行政诉讼案件{pen.cases(*LITIGATION)}（含以前年度申请引发的案件）。",
            f"因政府信息公开引发行政复议{pen.cases('reconsideration')}，行政诉讼{pen.cases(*LITIGATION)}，"
            f"其中未经复议直接起诉{pen.cases('litigation_direct')}、复议后起诉{pen.cases('litigation_after')}。",
        ),
    )


def _results(pen: Pen, *groups: str) -> str:
    parts = [
        f"{name}{pen.cases(*groups, result=result)}"
        for result, name in RESULT_NAMES.items()
        if pen.facts.disputes(*groups, result=result)
    ]
    return "，其中" + "，".join(parts) if len(parts) > 1 else f"，{parts[0]}"


def _no_dispute(pen: Pen) -> str:
    return pen.pick(
        "全年未发生因政府信息公开引起的行政复议、行政诉讼。",
        "本年度没有因政府信息公开被申请行政复议、提起行政诉讼的情况。",
        f"{pen.year()}，无政府信息公开行政复议和行政诉讼案件。",
        "未因政府信息公开工作被申请行政复议或被提起行政诉讼。",
    )
