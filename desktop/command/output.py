"""Commands that make a report's pages."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import resources
from desktop.command.naming import CommandRefused, announced, find_report, named_draft, revision_number, tell
from desktop.command.writing_files import made_folder, written
from desktop.export.pdf.difference import PagesDiffer
from desktop.export.pdf.export import MARKS, MissingGlyph
from desktop.signoff import practice
from desktop.workplace import Workplace
from forms.draft.draft import Draft
from forms.draft.exchange import load

SAMPLE = "samples/hunan-transport-2019.json"
DRAFT_MARK = "草稿"


def export(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Write the pages of a report; prints the path, and that pages without a mark were read back."""
    target = Path(arguments.output)
    if target.is_dir() or not target.parent.is_dir():
        raise CommandRefused(f"“{target}”不是可以写的文件名。请写已有文件夹里的文件名，如 年报.pdf。")
    kind = "盖章稿" if arguments.final else arguments.kind
    _refuse_suffix(target, kind)
    if not Path(arguments.report).is_file() and _practised(arguments, workplace):
        if kind or arguments.mark:
            raise CommandRefused(practice.NO_PAPERS)
        print(_write_pages(named_draft(workplace, arguments.report, []), target, practice.MARK, workplace))
        return 0
    if kind and not Path(arguments.report).is_file():
        return _export_stored(arguments, kind, target, workplace)
    if kind in ("送审稿", "归档件"):
        raise CommandRefused(f"{kind}要用草稿库里送审过的报告来做。数据文件请先用 nianbao load 读入。")
    if arguments.revision or arguments.code:
        raise CommandRefused("--revision 和 --code 只用于草稿库里的报告，与 --as 一起用。")
    draft = named_draft(workplace, arguments.report, arguments.previous)
    mark = arguments.mark or (DRAFT_MARK if kind is None else kind if kind in MARKS else None)
    if mark is None:
        _refuse_open_errors(draft)
    print(_write_pages(draft, target, mark, workplace))
    if mark is None:
        tell("已逐字读回核对，与报告一致，可以打印。")
    return 0


def _refuse_suffix(target: Path, kind: str | None) -> None:
    """A file whose name says another kind than what is written is opened by nothing."""
    possible = (".pdf", ".zip", ".xlsx") if kind == "送审稿" else (".pdf",)
    if target.suffix and target.suffix.lower() not in possible:
        told = f"{kind or DRAFT_MARK}只能存成 {'、'.join(possible)}，不能存成 {target.suffix}。"
        raise CommandRefused(f"{told}请改文件名，如 {target.stem}.pdf。")


def _practised(arguments: argparse.Namespace, workplace: Workplace) -> bool:
    reader = workplace.reader()
    return practice.practised(reader, find_report(reader, arguments.report).id)


def _export_stored(arguments: argparse.Namespace, kind: str, target: Path, workplace: Workplace) -> int:
    """One of the outputs of a stored report."""
    from desktop.signoff.outputs import Output, OutputMaker  # noqa: PLC0415

    if arguments.previous:
        raise CommandRefused("--previous 只用于数据文件；草稿库里的报告已经记着上年的报告。")
    if arguments.code and kind != Output.SEALED:
        raise CommandRefused("--code 只用于盖章稿。")
    number = revision_number(arguments.revision)
    reader = workplace.reader()
    maker = OutputMaker(workplace, reader, find_report(reader, arguments.report).id)
    with announced("正在生成PDF"), _pages_agree():
        if kind == Output.REVIEWED and target.suffix.lower() in (".zip", ".xlsx"):
            made = maker.packed(target.suffix.lower(), number)
        else:
            made = maker.make(Output(kind), number, coded=arguments.code)
    print(written(made.data, target))
    if kind in (Output.SEALED, Output.PUBLIC):
        tell("已逐字读回核对，与报告一致，可以打印。")
    for sentence in made.told:
        tell(sentence)
    for missing in made.missing:
        _tell_missing(missing, maker.draft(number))
    return 0


def demo(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Take the sample report the whole way, in a store of its own: draft, checks, pages. Prints the path last."""
    from desktop.command.checking import print_findings  # noqa: PLC0415
    from forms.checks import check  # noqa: PLC0415

    folder = made_folder(arguments.out or str(Path.cwd()))
    draft = _through_a_store(load(resources.path(SAMPLE).read_bytes(), workplace.editions).entries, workplace)
    print(f"示例：{draft.agency}{draft.year}年度报告（{draft.edition.label}）")
    print_findings(check(draft))
    name = f"{draft.agency}{draft.year}年政府信息公开工作年度报告（{DRAFT_MARK}）.pdf"
    print(_write_pages(draft, folder / name, DRAFT_MARK, workplace))
    return 0


def _refuse_open_errors(draft: Draft) -> None:
    # A draft is printed without being checked, so what checks is imported only here.
    from desktop.command.checking import print_findings  # noqa: PLC0415
    from desktop.signoff.sealing import unconfirmed  # noqa: PLC0415
    from forms.checks import check  # noqa: PLC0415
    from forms.checks.finding import Severity  # noqa: PLC0415

    errors = [each for each in check(draft) if each.severity is Severity.ERROR]
    if errors:
        print_findings(errors)
        told = f"还有{len(errors)}处须改，不能打印不带标记的正式稿。"
        raise CommandRefused(f"{told}请改正后再导出，或者用 --mark 送审稿。")
    problem = unconfirmed(draft, "打印不带标记的正式稿")
    if problem:
        raise CommandRefused(problem)


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
    from desktop.signoff.page_making import make_pages  # noqa: PLC0415

    with announced("正在生成PDF"), _pages_agree():
        made = make_pages(draft, workplace, mark=mark)
    path = written(made.data, target)
    for missing in made.missing:
        _tell_missing(missing, draft)
    return path


@contextmanager
def _pages_agree() -> Iterator[None]:
    try:
        yield
    except PagesDiffer as differ:
        raise CommandRefused(f"页面与报告不一致，没有导出。{differ}") from None


def _tell_missing(missing: MissingGlyph, draft: Draft) -> None:
    from desktop.command.checking import finding_line  # noqa: PLC0415
    from forms.checks.glyphs import missing_glyph  # noqa: PLC0415

    tell(finding_line(missing_glyph(draft, missing.field, missing.character)))
