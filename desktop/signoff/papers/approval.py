"""The fields of the 审签单: what the report itself says; everything else is left to be written by hand."""

from desktop.export.papers.approval_sheet import ApprovalSheet
from desktop.signoff.papers.subject import Subject
from forms.draft.readings import date_in_words, is_date

BLANK_DATE = "　　　　年　　月　　日"


def approval_sheet_of(subject: Subject) -> ApprovalSheet:
    """The sheet for ``subject``: nobody's name, opinion or day of signing stands on it."""
    draft = subject.draft
    written = draft.text("report.date")
    fields = {
        "标题": "".join(subject.title),
        "发文字号": draft.text("report.document_number"),
        "密级和保密期限": "",
        "紧急程度": "",
        "公开属性": "□主动公开",
        "主送": "",
        "抄送": "",
        "附件": "",
        "拟稿单位": "",
        "拟稿人/电话": "",
        "校对": "",
        "打印份数": "",
        "成文日期": date_in_words(written) if is_date(written) else BLANK_DATE,
    }
    return ApprovalSheet(draft.agency, fields, tuple(each.name for each in subject.steps), subject.trace)


def template_fields(subject: Subject) -> dict[str, str]:
    """What a template of the office may name: the fields and steps of the sheet, and what the text is."""
    sheet = approval_sheet_of(subject)
    return {
        **dict.fromkeys(sheet.steps, ""),
        **sheet.fields,
        "拟稿人": "",
        "电话": "",
        "签发": "",
        "单位名称": sheet.agency,
        "年度": str(subject.draft.year),
        "稿次": subject.name,
        "校验码": subject.code,
    }
