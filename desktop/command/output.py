"""Commands that check a report and make its pages."""

import argparse
import json
from pathlib import Path

import resources
from desktop.command.workplace import CommandRefused, Workplace, announced, tell
from desktop.export.pdf.export import export_pdf
from desktop.export.pdf.faces import Faces
from forms.checks import as_json, check, counts, verdict
from forms.checks.catalogue import SEVERITY_WORDS, message, severity
from forms.checks.finding import Finding, Severity
from forms.checks.places import place
from forms.draft.draft import Draft
from forms.draft.exchange import load
from forms.edition import Editions
from forms.publication.build import publication

SAMPLE = "samples/hunan-transport-2019.json"
DRAFT_MARK = "草稿"


def check_report(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Check a report; exit status 1 when an error is found."""
    draft = workplace.draft(arguments.report, arguments.previous)
    with announced("正在核对"):
        findings = check(draft)
    if arguments.json:
        print(json.dumps(as_json(findings), ensure_ascii=False))
    else:
        _print_findings(findings)
    return int(verdict(findings) == "errors")


def export(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Write the pages of a report as PDF; prints the path."""
    draft = workplace.draft(arguments.report, arguments.previous)
    errors = [each for each in check(draft) if each.severity is Severity.ERROR] if arguments.final else []
    if errors:
        _print_findings(errors)
        raise CommandRefused(
            f"还有{len(errors)}处须改，不能打印不带标记的正式稿。请改正后再导出，或者用 --mark 送审稿。"
        )
    mark = None if arguments.final else arguments.mark or DRAFT_MARK
    print(_write_pages(draft, Path(arguments.output), mark, workplace))
    return 0


def demo(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Take the sample report the whole way, in a store of its own: draft, checks, pages. Prints the path last."""
    import tempfile  # noqa: PLC0415

    folder = Path(arguments.out) if arguments.out else Path.cwd()
    folder.mkdir(parents=True, exist_ok=True)
    report = load(resources.path(SAMPLE).read_bytes(), workplace.editions)
    with tempfile.TemporaryDirectory() as scratch:
        draft = _through_a_store(report.entries, Path(scratch), workplace)
    print(f"示例：{draft.agency}{draft.year}年度报告（{draft.edition.label}）")
    _print_findings(check(draft))
    name = f"{draft.agency}{draft.year}年政府信息公开工作年度报告（{DRAFT_MARK}）.pdf"
    print(_write_pages(draft, folder / name, DRAFT_MARK, workplace))
    return 0


def _through_a_store(entries: dict[str, str], folder: Path, workplace: Workplace) -> Draft:
    """The draft as it comes back from a store it was typed into."""
    from desktop.store.drafts import DraftStore  # noqa: PLC0415
    from forms.draft.editor import DraftEditor  # noqa: PLC0415

    report_id = "0" * 32
    store = DraftStore.open(folder, user="demo", host="demo", clock=workplace.clock)
    try:
        editor = DraftEditor(
            workplace.editions,
            {},
            (),
            user="demo",
            clock=workplace.clock,
            record=lambda edits: store.append(report_id, edits, created=True),
        )
        editor.create(entries, "示例")
        store.flush()
        return Draft(Editions(), store.reader.entries(report_id))
    finally:
        store.close()


def _write_pages(draft: Draft, target: Path, mark: str | None, workplace: Workplace) -> Path:
    if target.is_dir() or not target.parent.is_dir():
        raise CommandRefused(f"“{target}”不是可以写的文件名。请写已有文件夹里的文件名，如 年报.pdf。")
    try:
        with announced("正在生成PDF"):
            exported = export_pdf(
                publication(draft), target, mark=mark, faces=Faces(workplace.cache / "faces"), created=workplace.clock()
            )
    except OSError:
        raise CommandRefused(f"“{target}”写不进去。请换一个文件夹，或者确认磁盘没有满。") from None
    if exported.moved_aside:
        tell(f"“{target.name}”正被别的程序打开，已另存为“{exported.path.name}”。")
    for missing in exported.missing:
        words = {"place": place(draft, missing.field), "character": missing.character}
        finding = Finding("FACE-MISSING", severity("FACE-MISSING"), (missing.field,), words=words)
        tell(f"{SEVERITY_WORDS[finding.severity]}：{message(finding)}")
    return exported.path


def _print_findings(findings: list[Finding]) -> None:
    found = counts(findings)
    for each in findings:
        print(f"{SEVERITY_WORDS[each.severity]}  {message(each)}［{each.rule}］")
    if not findings:
        print("核对完毕，没有发现问题。")
    else:
        print(
            "核对完毕："
            + "，".join(f"{found[each]}处{SEVERITY_WORDS[each]}" for each in Severity if found[each])
            + "。"
        )
