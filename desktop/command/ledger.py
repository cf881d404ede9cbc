"""``nianbao ledger``: the ledger beside a report read in, listed, counted, filled into the table, carried on.

A ledger holds what is nobody else's business: it is printed here when asked for and goes into no other output. ``dump``
has no switch for it, for what it writes is made to be handed on; a ledger that moves house goes as a file of its own.
"""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.command.naming import CommandRefused, find_report, tell, writing
from desktop.command.writing_files import written
from desktop.importing.sheets import SheetUnreadable
from desktop.ledgers import carry_over, ledger_editor, planned, sheet_of
from desktop.workplace import Workplace
from forms.draft.draft import Draft
from forms.ledger.counting import tally, texts
from forms.ledger.definition import LedgerForm
from forms.ledger.editor import LedgerEditor
from forms.ledger.filling import fill, told
from forms.ledger.importing import Doubt, LedgerUnreadable, SheetPlan, understood, unknown_words
from forms.ledger.ledger import Line, lines, remembered
from forms.ledger.loading import ledgers
from forms.ledger.reading import read, readable, shown

if TYPE_CHECKING:
    from desktop.store.drafts import DraftStore

PARTS = {"三": "requests", "四": "disputes"}
SHOWN_DOUBTS = 20


def ledger(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Do one act on a ledger."""
    acts = {
        "import": take_in,
        "list": list_lines,
        "count": count,
        "fill": fill_in,
        "carry": carry,
        "export": export,
        "clear": clear,
        "undo": undo,
        "redo": redo,
    }
    return acts[arguments.act](arguments, workplace)


def take_in(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Say how a file is understood, and with ``--yes`` take it."""
    with writing(workplace) as store:
        report = find_report(store.reader, arguments.report).id
        form = _form(workplace, Draft(workplace.editions, store.reader.entries(report)), arguments.part)
        editor = ledger_editor(workplace, store, report)
        path = Path(arguments.file)
        try:
            sheet = planned(form, path)
        except (SheetUnreadable, LedgerUnreadable) as why:
            raise CommandRefused(str(why)) from None
        said = _meant(form, arguments.means)
        words = {**remembered(form, store.reader.ledgers.entries(report)), **said}
        rows, doubts = understood(form, sheet, words)
        _tell_plan(form, sheet, doubts)
        if not arguments.yes:
            print(f"还没有导入。照上面的导入{len(rows)}行，请加 --yes。")
            return 0
        editor.take(form, rows, said, f"导入{len(rows)}行")
        print(f"已导入{len(rows)}行。")
    return 0


def list_lines(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """List the lines, or those that count in one cell."""
    form, draft, listed = _opened(arguments, workplace)
    if arguments.cell:
        if arguments.cell not in draft.edition.fields or not arguments.cell.startswith(f"{form.key}."):
            raise CommandRefused(f"“{arguments.cell}”不是“{form.label}”所计的格。可用 nianbao fields 查看编号。")
        listed = tally(form, listed, draft.year).lines(draft.edition, arguments.cell)
    if arguments.json:
        print(json.dumps([{"id": line.id, **line.values} for line in listed], ensure_ascii=False))
        return 0
    if not listed:
        print("没有。" if arguments.cell else f"“{form.label}”是空的。用 nianbao ledger import 导入。")
    for line in listed:
        cells = (shown(column, line[column.key]) for column in form.columns if line[column.key])
        print(f"{line.position}  {'  '.join(cells)}")
    return 0


def count(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """The table as the ledger has it."""
    form, draft, listed = _opened(arguments, workplace)
    counted = tally(form, listed, draft.year)
    if arguments.json:
        cells = {cell: int(text) for cell, text in texts(form, draft.edition, counted).items()}
        print(json.dumps({"cells": cells, "left_out": dict(counted.left_out)}, ensure_ascii=False))
        return 0
    for cell in form.cells(draft.edition):
        number, there = counted.count(draft.edition, cell), draft.reading(cell)
        if number or there.number:
            beside = "" if there.stored == str(number) else f"  （表里是{there.stored or '空白'}）"
            print(f"{cell}  {number}{beside}")
    print(told(form, counted, len(listed)))
    return 0


def fill_in(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Fill the table from the ledger, as one step of the report."""
    with writing(workplace) as store:
        report = find_report(store.reader, arguments.report).id
        editor = workplace.editor(store, report)
        form = _form(workplace, editor.draft, arguments.part)
        listed = lines(form, store.reader.ledgers.entries(report))
        counted = fill(form, listed, editor)
        print(told(form, counted, len(listed)))
    return 0


def carry(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Take over what last year's ledgers left open."""
    with writing(workplace) as store:
        report = find_report(store.reader, arguments.report).id
        draft = Draft(workplace.editions, store.reader.entries(report))
        came = carry_over(store.reader, report, draft, ledger_editor(workplace, store, report))
    if came is None:
        raise CommandRefused(f"草稿库里没有这个单位{draft.year - 1}年度的台账。")
    for label, number in came.items():
        print(f"{label}：从上年台账结转{number}件。")
    return 0


def export(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Write the ledger as a file of its own."""
    form, _, listed = _opened(arguments, workplace)
    print(written(sheet_of(form, listed), Path(arguments.output)))
    tell("台账里可能有申请人的姓名，请妥善保管这个文件。")
    return 0


def clear(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Delete every line."""
    with writing(workplace) as store:
        form, editor = _door(arguments, workplace, store)
        number = len(editor.lines(form))
        editor.clear(form)
    print(f"已清空{number}行。用 nianbao ledger undo 可以撤销。")
    return 0


def undo(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Take back the last step of the ledgers."""
    with writing(workplace) as store:
        label = _door(arguments, workplace, store)[1].undo()
    if label is None:
        raise CommandRefused("台账没有可以撤销的操作。")
    print(f"已撤销：{label}")
    return 0


def redo(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Do again what was undone last in the ledgers."""
    with writing(workplace) as store:
        label = _door(arguments, workplace, store)[1].redo()
    if label is None:
        raise CommandRefused("台账没有可以重做的操作。")
    print(f"已重做：{label}")
    return 0


def _form(workplace: Workplace, draft: Draft, part: str) -> LedgerForm:
    found = [each for each in ledgers(workplace.editions, draft.edition.key) if each.key == PARTS[part]]
    if not found:
        raise CommandRefused(f"{draft.edition.label}的第{part}部分没有台账。")
    return found[0]


def _opened(arguments: argparse.Namespace, workplace: Workplace) -> tuple[LedgerForm, Draft, list[Line]]:
    reader = workplace.reader()
    report = find_report(reader, arguments.report).id
    draft = Draft(workplace.editions, reader.entries(report))
    form = _form(workplace, draft, arguments.part)
    return form, draft, lines(form, reader.ledgers.entries(report))


def _door(arguments: argparse.Namespace, workplace: Workplace, store: "DraftStore") -> tuple[LedgerForm, LedgerEditor]:
    report = find_report(store.reader, arguments.report).id
    draft = Draft(workplace.editions, store.reader.entries(report))
    return _form(workplace, draft, arguments.part), ledger_editor(workplace, store, report)


def _meant(form: LedgerForm, means: list[str]) -> Mapping[tuple[str, str], str]:
    """``写法=选项`` by column and text. Raises CommandRefused."""
    found = {}
    for each in means:
        text, _, choice = each.partition("=")
        meant = [
            (column.key, key)
            for column in form.columns
            if column.choices and readable(column, key := read(column, choice)) and key
        ]
        if not text or not meant:
            raise CommandRefused(f"“{each}”看不懂。请写成 写法=选项，选项要与台账里的一样，如 待定=（四）1。")
        found.update({(column, text): key for column, key in meant})
    return found


def _tell_plan(form: LedgerForm, sheet: SheetPlan, doubts: list[Doubt]) -> None:
    for head in sheet.heads:
        if head.text or head.column:
            goes = form.by_key[head.column].label if head.column else "不导入"
            print(f"列“{head.text}” → {'个人信息，不导入' if head.personal else goes}")
    for column, text, number in unknown_words(form, doubts):
        print(f"“{column.label}”里的“{text}”认不出，{number}行，照原样保留")
    dates = [doubt for doubt in doubts if not form.by_key[doubt.column].choices]
    for doubt in dates[:SHOWN_DOUBTS]:
        print(f"第{doubt.row}行“{form.by_key[doubt.column].label}”认不出，照原样保留：{doubt.text}")
    if len(dates) > SHOWN_DOUBTS:
        print(f"还有{len(dates) - SHOWN_DOUBTS}处日期认不出，导入以后在核对结果里列出。")
