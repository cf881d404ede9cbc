"""Commands on stored reports: made, read in, listed, written out, changed, undone, put into the bin and back."""

import argparse
import json
import uuid
from collections.abc import Callable
from pathlib import Path

from desktop.command.naming import CommandRefused, find_report, load_file, tell, writing
from desktop.signoff.practice import NOT_COPIED, NOT_WRITTEN_OUT, refuse_practice
from desktop.signoff.standing import standing
from desktop.store.drafts import DraftStore
from desktop.workplace import Workplace
from forms.draft.draft import Draft
from forms.draft.editor import DraftEditor
from forms.draft.entering import identity
from forms.draft.exchange import dump
from forms.draft.history import Step
from forms.draft.journal import Edit

SHOWN = 24  # characters of a text shown in a line of the log


def new(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Make an empty report; prints its id."""
    entries = identity(
        workplace.editions, arguments.agency, arguments.year, arguments.kind or "department", arguments.level or ""
    )
    with writing(workplace) as store:
        _create(
            workplace, store, uuid.uuid4().hex, entries, f"新建“{entries['report.agency']}”{arguments.year}年度报告"
        )
    return 0


def load(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Read a file in exchange form into the store; prints its id."""
    report = load_file(workplace, arguments.file)
    name = Path(arguments.file).name
    report_id = report.id or uuid.uuid4().hex
    with writing(workplace) as store:
        reader = store.reader
        if any(each.id == report_id for each in reader.reports(deleted=True)):
            raise CommandRefused(
                f"这份报告（{report_id[:8]}）在回收站里。请先用 nianbao restore {report_id[:8]} 恢复。"
            )
        if reader.reports():
            store.backup(if_changed=True)
        stored = [each for each in reader.reports() if each.id == report_id]
        if stored and not arguments.replace:
            raise CommandRefused(
                f"已有这份报告（{report_id[:8]}）。要用文件的内容代替，请加 --replace；代替以后可以撤销。"
            )
        if stored:
            workplace.editor(store, stored[0].id).replace(report.entries, f"读入“{name}”")
            print(report_id[:8])
        else:
            _create(workplace, store, report_id, report.entries, f"读入“{name}”")
    draft = Draft(workplace.editions, report.entries)
    if not draft.edition.covers(draft.year):
        tell(f"请核：{draft.year}年度不用{draft.edition.label}。改正年度时会换成应用的一版。")
    return 0


def copy(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Copy a report; prints the new one's id."""
    with writing(workplace) as store:
        original = find_report(store.reader, arguments.report)
        refuse_practice(store.reader, original.id, NOT_COPIED)
        entries = store.reader.entries(original.id)
        _create(workplace, store, uuid.uuid4().hex, entries, f"复制自{original.id[:8]}")
    return 0


def list_reports(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """List the reports, or those in the bin."""
    reader = workplace.reader()
    reports = reader.reports(deleted=arguments.bin)
    acts = reader.approvals.all_acts()
    stands = {each.id: standing(acts.get(each.id, [])) for each in reports}
    if arguments.json:
        listed = [
            {
                "id": each.id,
                "agency": each.agency,
                "kind": each.kind,
                "year": each.year,
                "edition": each.edition,
                "state": stands[each.id].label,
                "saved_at": each.saved_at,
            }
            for each in reports
        ]
        print(json.dumps(listed, ensure_ascii=False))
        return 0
    if not reports:
        print("回收站是空的。" if arguments.bin else "还没有报告。用 nianbao new 新建，或者用 nianbao load 读入。")
    for each in reports:
        print(f"{each.id[:8]}  {each.year}年度  {each.agency}  {each.kind}  {stands[each.id].line}  {each.saved_at}")
    return 0


def dump_report(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Write a report in exchange form to standard output."""
    reader = workplace.reader()
    report = find_report(reader, arguments.report)
    refuse_practice(reader, report.id, NOT_WRITTEN_OUT)
    print(dump(report.id, Draft(workplace.editions, reader.entries(report.id))), end="")
    return 0


def set_field(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Enter a text under an id, as if typed."""
    with writing(workplace) as store:
        workplace.editor(store, find_report(store.reader, arguments.report).id).set(arguments.field, arguments.value)
    return 0


def undo(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Take back the last step."""
    return _step(arguments, workplace, DraftEditor.undo, "撤销")


def redo(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Do again what was undone last."""
    return _step(arguments, workplace, DraftEditor.redo, "重做")


def _step(
    arguments: argparse.Namespace, workplace: Workplace, act: Callable[[DraftEditor], Step | None], verb: str
) -> int:
    with writing(workplace) as store:
        step = act(workplace.editor(store, find_report(store.reader, arguments.report).id))
    if step is None:
        raise CommandRefused(f"没有可以{verb}的操作。")
    print(f"已{verb}：{step.label}")
    return 0


def show_log(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Print the journal: one line an edit."""
    reader = workplace.reader()
    for edit in reader.journal(find_report(reader, arguments.report).id):
        print(_log_line(edit))
    return 0


def delete(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Put a report into the bin."""
    with writing(workplace) as store:
        report = find_report(store.reader, arguments.report)
        store.delete(report.id)
    print(
        f"已放入回收站：{report.agency}{report.year}年度（{report.id[:8]}）。用 nianbao restore {report.id[:8]} 恢复。"
    )
    return 0


def restore(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Take a report out of the bin."""
    with writing(workplace) as store:
        report = find_report(store.reader, arguments.report, deleted=True)
        store.restore(report.id)
    print(f"已恢复：{report.agency}{report.year}年度（{report.id[:8]}）。")
    return 0


def _create(workplace: Workplace, store: DraftStore, report_id: str, entries: dict[str, str], label: str) -> None:
    workplace.new_editor(store, report_id).create(entries, label)
    store.flush()
    print(report_id[:8])


def _log_line(edit: Edit) -> str:
    act = {"undo": "撤销 ", "redo": "重做 "}.get(edit.action, "")
    change = f"{_shown(edit.removed)} → {_shown(edit.inserted)}"
    return f"{edit.step}  {edit.when}  {edit.who}  {act}{edit.label}  {edit.field}  {change}"


def _shown(text: str) -> str:
    line = text.replace("\n", "⏎")
    return "（空）" if not line else line if len(line) <= SHOWN else line[:SHOWN] + "…"
