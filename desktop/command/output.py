"""Commands that make a report's pages."""

import argparse
from pathlib import Path

import resources
from desktop.command.naming import CommandRefused, announced, named_draft, tell
from desktop.export.pdf.difference import PagesDiffer
from desktop.export.pdf.export import Exported, export_pdf
from desktop.export.pdf.faces import Faces
from desktop.workplace import Workplace
from forms.draft.draft import Draft
from forms.draft.exchange import load
from forms.publication.build import publication

SAMPLE = "samples/hunan-transport-2019.json"
DRAFT_MARK = "草稿"


def export(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Write the pages of a report as PDF; prints the path, and that pages without a mark were read back."""
    draft = named_draft(workplace, arguments.report, arguments.previous)
    if arguments.final:
        _refuse_open_errors(draft)
    mark = None if arguments.final else arguments.mark or DRAFT_MARK
    print(_write_pages(draft, Path(arguments.output), mark, workplace))
    if arguments.final:
        tell("已逐字读回核对，与报告一致，可以打印。")
    return 0


def demo(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Take the sample report the whole way, in a store of its own: draft, checks, pages. Prints the path last."""
    from desktop.command.checking import print_findings  # noqa: PLC0415
    from forms.checks import check  # noqa: PLC0415

    folder = Path(arguments.out) if arguments.out else Path.cwd()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise CommandRefused(f"“{folder}”不是可以写的文件夹。请换一个文件夹。") from None
    draft = _through_a_store(load(resources.path(SAMPLE).read_bytes(), workplace.editions).entries, workplace)
    print(f"示例：{draft.agency}{draft.year}年度报告（{draft.edition.label}）")
    print_findings(check(draft))
    name = f"{draft.agency}{draft.year}年政府信息公开工作年度报告（{DRAFT_MARK}）.pdf"
    print(_write_pages(draft, folder / name, DRAFT_MARK, workplace))
    return 0


def _refuse_open_errors(draft: Draft) -> None:
    # A draft is printed without being checked, so what checks is imported only here.
    from desktop.command.checking import print_findings  # noqa: PLC0415
    from forms.checks import check  # noqa: PLC0415
    from forms.checks.finding import Severity  # noqa: PLC0415

    errors = [each for each in check(draft) if each.severity is Severity.ERROR]
    if errors:
        print_findings(errors)
        told = f"还有{len(errors)}处须改，不能打印不带标记的正式稿。"
        raise CommandRefused(f"{told}请改正后再导出，或者用 --mark 送审稿。")


def _through_a_store(entries: dict[str, str], workplace: Workplace) -> Draft:
    """The draft as it comes back from a store of its own that it was entered into."""
    import tempfile  # noqa: PLC0415

    from desktop.store.drafts import DraftStore  # noqa: PLC0415

    report_id = "0" * 32
    with tempfile.TemporaryDirectory() as folder:
        store = DraftStore.open(Path(folder), user="demo", host="demo", clock=workplace.clock)
        try:
            workplace.new_editor(store, report_id).create(entries, "示例")
            store.flush()
            return Draft(workplace.editions, store.reader.entries(report_id))
        finally:
            store.close()


def _write_pages(draft: Draft, target: Path, mark: str | None, workplace: Workplace) -> Path:
    if target.is_dir() or not target.parent.is_dir():
        raise CommandRefused(f"“{target}”不是可以写的文件名。请写已有文件夹里的文件名，如 年报.pdf。")
    faces = Faces(workplace.cache / "faces")
    try:
        with announced("正在生成PDF"):
            exported = export_pdf(publication(draft), target, mark=mark, faces=faces, created=workplace.clock())
    except OSError:
        raise CommandRefused(f"“{target}”写不进去。请换一个文件夹，或者确认磁盘没有满。") from None
    except PagesDiffer as differ:
        raise CommandRefused(f"页面与报告不一致，没有导出。{differ}") from None
    if exported.moved_aside:
        tell(f"“{target.name}”正被别的程序打开，已另存为“{exported.path.name}”。")
    if exported.missing:
        _tell_missing(exported, draft)
    return exported.path


def _tell_missing(exported: Exported, draft: Draft) -> None:
    from desktop.command.checking import finding_line  # noqa: PLC0415
    from forms.checks.glyphs import missing_glyph  # noqa: PLC0415

    for missing in exported.missing:
        tell(finding_line(missing_glyph(draft, missing.field, missing.character)))
