"""The command that checks a report, and how findings are told in a terminal."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.command.naming import CommandRefused, announced, find_report, named_draft, writing
from desktop.workplace import Workplace
from forms.checks import as_json, check, counts, in_order, verdict
from forms.checks.answering import basis
from forms.checks.catalogue import SEVERITY_WORDS, answerable, message
from forms.checks.finding import Finding, Severity
from forms.draft.draft import Draft

if TYPE_CHECKING:
    from desktop.store.drafts import DraftReader


def check_report(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Check a report; exit status 1 when an error is found."""
    draft = named_draft(workplace, arguments.report, arguments.previous)
    stored = None if Path(arguments.report).is_file() else workplace.reader()
    with announced("正在核对"):
        findings = _checked(stored, find_report(stored, arguments.report).id, draft) if stored else check(draft)
    if arguments.json:
        print(json.dumps(as_json(findings), ensure_ascii=False))
    else:
        print_findings(findings)
    return int(verdict(findings) == "errors")


def mend(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Do what the finding ``key`` proposes, as one step that can be undone."""
    with writing(workplace) as store:
        report = find_report(store.reader, arguments.report).id
        editor = workplace.editor(store, report)
        repair = _found(store.reader, report, editor.draft, arguments.key).repair
        if repair is None:
            raise CommandRefused("这一条没有现成的改法，请自己改。")
        editor.repair(repair.entry, repair.start, repair.removed, repair.text, repair.label)
        print(repair.label)
    return 0


def answer(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Explain the finding ``key`` in words; it holds until something it rests on changes."""
    with writing(workplace) as store:
        report = find_report(store.reader, arguments.report).id
        editor = workplace.editor(store, report)
        finding = _found(store.reader, report, editor.draft, arguments.key)
        if not answerable(finding):
            raise CommandRefused("这一条须改，不能只作说明。")
        editor.answer(finding.key, arguments.words, basis(editor.draft, finding))
    return 0


def _checked(reader: "DraftReader", report: str, draft: Draft) -> list[Finding]:
    """What is to be said of a stored report and of the ledgers beside it."""
    from desktop.ledgers import beside  # noqa: PLC0415  -- a file has none
    from forms.ledger.beside import ledger_findings  # noqa: PLC0415

    return in_order([*check(draft), *ledger_findings(draft, beside(reader, report, draft))], draft)


def _found(reader: "DraftReader", report: str, draft: Draft, key: str) -> Finding:
    """The finding ``key`` of the stored ``report``. Raises CommandRefused."""
    found = next((each for each in _checked(reader, report, draft) if each.key == key), None)
    if found is None:
        raise CommandRefused(f"没有“{key}”这条核对结果。可用 nianbao check --json 查看。")
    return found


def print_findings(findings: Sequence[Finding]) -> None:
    """A line each, then how many of each severity."""
    for each in findings:
        print(finding_line(each))
    found = counts(findings)
    told = "，".join(f"{found[severity]}处{SEVERITY_WORDS[severity]}" for severity in Severity if found[severity])
    print(f"核对完毕：{told}。" if told else "核对完毕，没有发现问题。")


def finding_line(finding: Finding) -> str:
    """Severity, sentence and rule."""
    told = f"　已说明：{finding.answer}" if finding.answer else ""
    return f"{SEVERITY_WORDS[finding.severity]}  {message(finding)}［{finding.rule}］{told}"
