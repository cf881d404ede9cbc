"""The command that checks a report, and how findings are told in a terminal."""

import argparse
import json
from collections.abc import Sequence

from desktop.command.naming import announced, named_draft
from desktop.workplace import Workplace
from forms.checks import as_json, check, counts, verdict
from forms.checks.catalogue import SEVERITY_WORDS, message
from forms.checks.finding import Finding, Severity


def check_report(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Check a report; exit status 1 when an error is found."""
    draft = named_draft(workplace, arguments.report, arguments.previous)
    with announced("正在核对"):
        findings = check(draft)
    if arguments.json:
        print(json.dumps(as_json(findings), ensure_ascii=False))
    else:
        print_findings(findings)
    return int(verdict(findings) == "errors")


def print_findings(findings: Sequence[Finding]) -> None:
    """A line each, then how many of each severity."""
    for each in findings:
        print(finding_line(each))
    found = counts(findings)
    told = "，".join(f"{found[severity]}处{SEVERITY_WORDS[severity]}" for severity in Severity if found[severity])
    print(f"核对完毕：{told}。" if told else "核对完毕，没有发现问题。")


def finding_line(finding: Finding) -> str:
    """Severity, sentence and rule."""
    return f"{SEVERITY_WORDS[finding.severity]}  {message(finding)}［{finding.rule}］"
