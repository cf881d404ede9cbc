"""The fields of the 审签单: what the report says and the clerk filled in; the rest is left to be written by hand."""

from typing import Final

from desktop.export.papers.approval_sheet import NAME, ApprovalSheet
from desktop.signoff import sheet
from desktop.signoff.papers.subject import CORRECTED, Subject
from forms.draft.readings import date_in_words, is_date

BLANK_DATE: Final = "　　　　年　　月　　日"
OPENLY: Final = "□主动公开"


def approval_sheet_of(subject: Subject) -> ApprovalSheet:
    """The sheet for ``subject``: nobody's name, opinion or day of signing stands on it."""
    draft, filled = subject.draft, subject.particulars
    written = draft.text("report.date")
    fields = {
        "标题": subject.headed,
        "发文字号": draft.text("report.document_number"),
        **{name: filled[name] for name in sheet.BOXES},
        "公开属性": filled["公开属性"] or OPENLY,
        "拟稿人/电话": "　".join(each for each in (filled["拟稿人"], filled["电话"]) if each),
        "校对": "",
        "成文日期": date_in_words(written) if is_date(written) else BLANK_DATE,
    }
    correction = dict(zip(sheet.CORRECTION[:2], _correction(subject), strict=True)) if subject.correction else {}
    name = (filled[sheet.NAME] or NAME) + (CORRECTED if correction else "")
    steps = tuple(each.name for each in subject.steps)
    return ApprovalSheet(draft.agency, fields, steps, subject.trace, name, correction)


def template_fields(subject: Subject) -> dict[str, str]:
    """What a template of the office may name: the fields and steps of the sheet, and what the text is."""
    made = approval_sheet_of(subject)
    blank = dict.fromkeys((*made.steps, *sheet.CORRECTION, "签发"), "")
    known = {
        **blank,
        **made.fields,
        **made.correction,
        sheet.NAME: made.name,
        "单位名称": made.agency,
        "年度": str(subject.draft.year),
        "稿次": subject.name,
        "校验码": subject.code,
    }
    if subject.correction:
        known["发现人"] = subject.correction.found_by
    return {**known, **{alias: known[name] for alias, name in sheet.ALIASES.items()}}


def _correction(subject: Subject) -> tuple[str, str]:
    found = subject.correction
    assert found is not None
    by = f"（{date_in_words(found.date)}由{found.found_by}发现）"
    return found.told or "还没有改动", f"{found.reason.rstrip('。')}{by}"
