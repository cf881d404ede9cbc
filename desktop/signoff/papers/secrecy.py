"""What stands on 信息公开保密审查表 and in its annex."""

from desktop.export.papers.secrecy_sheet import SecrecySheet, Sensitive
from desktop.signoff.papers.covered import covered, private
from desktop.signoff.papers.subject import Subject
from desktop.signoff.steps import unit
from forms.checks.catalogue import rule
from forms.checks.finding import Finding


def secrecy_sheet_of(subject: Subject) -> SecrecySheet:
    """The sheet for ``subject``."""
    found = tuple(
        Sensitive(_told(covered(each)), " ".join(each.answer.split())) for each in subject.findings if private(each)
    )
    return SecrecySheet(subject.headed, subject.draft.agency, found, subject.trace, unit(subject.steps))


def _told(finding: Finding) -> str:
    """Where it stands and what it is."""
    return f"{finding.words['place']}：{rule(finding.rule).title}“{finding.words['text']}”"
