"""What stands on 信息公开保密审查表 and in its annex."""

from dataclasses import replace

from desktop.export.papers.secrecy_sheet import SecrecySheet, Sensitive
from desktop.signoff.papers.subject import Subject
from forms.checks.catalogue import family_of, rule
from forms.checks.finding import Finding

FAMILY = "不宜公开"


def secrecy_sheet_of(subject: Subject) -> SecrecySheet:
    """The sheet for ``subject``."""
    found = tuple(
        Sensitive(_told(each), " ".join(each.answer.split()))
        for each in subject.findings
        if family_of(each.rule) == FAMILY
    )
    return SecrecySheet("".join(subject.title), subject.draft.agency, found, subject.trace)


def _told(finding: Finding) -> str:
    """Where and what; a number or a name is shown covered where there is a way to cover it, for the sheet is filed."""
    covered = replace(finding, words={**finding.words, "text": finding.words.get("instead", finding.words["text"])})
    return f"{covered.words['place']}：{rule(finding.rule).title}“{covered.words['text']}”"
