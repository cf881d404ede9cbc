"""``nianbao collect``: sheets for the offices out and in, how far each is, and which office gives which numbers."""

import argparse
import json
from dataclasses import replace
from pathlib import Path

from desktop.collecting import mark, read_back, send_out, take_back
from desktop.command.naming import CommandRefused, find_report, tell, writing
from desktop.importing.sheets import SheetUnreadable
from desktop.next_step import next_step
from desktop.settings import Settings, read_settings, write_settings
from desktop.signoff.standing import standing
from desktop.workplace import Workplace
from forms.collecting.lines import office_lines
from forms.collecting.offices import Item, fitting, items, office_of
from forms.collecting.returned import Difference, Returned, SheetRefused
from forms.draft.collected import Stage
from forms.draft.draft import Draft


def collect(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Do one act of collecting."""
    acts = {"out": send, "in": take_in, "list": list_offices, "mark": mark_office, "assign": assign}
    return acts[arguments.act](arguments, workplace)


def send(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Write the sheets; prints their names."""
    only = [each.strip() for each in arguments.only.replace("，", "、").replace(",", "、").split("、") if each.strip()]
    with writing(workplace) as store:
        report = find_report(store.reader, arguments.report).id
        try:
            written = send_out(
                workplace.editor(store, report),
                store.reader,
                report,
                Path(arguments.out),
                offices=read_settings(workplace.root).offices,
                only=only,
                now=workplace.clock(),
            )
        except OSError:
            raise CommandRefused(f"“{arguments.out}”写不进去。请换一个文件夹，或者确认磁盘没有满。") from None
    for path in written:
        print(path)
    return 0


def take_in(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Say what differs, and with ``--yes`` take it."""
    with writing(workplace) as store:
        report = find_report(store.reader, arguments.report).id
        editor = workplace.editor(store, report)
        try:
            returned, listed = read_back(Path(arguments.file), editor.draft, report)
        except (SheetUnreadable, SheetRefused) as why:
            raise CommandRefused(str(why)) from None
        _tell(returned, listed)
        left = {each.strip() for each in arguments.left.replace("，", "、").split("、") if each.strip()}
        strange = next((each for each in sorted(left) if each not in {found.field for found in listed}), None)
        if strange is not None:
            raise CommandRefused(f"“{strange}”不在列出的不同里。请写列出时前面的编号。")
        if not arguments.yes:
            print("还没有收。照上面的收，请加 --yes。")
            return 0
        agreed = [each.field for each in listed if each.field not in left]
        take_back(editor, returned, agreed, workplace.clock())
        print(f"已收回{returned.office}的征集表，改了{len(agreed)}个数，可以撤销。")
    return 0


def _tell(returned: Returned, listed: list[Difference]) -> None:
    who = "　".join(
        f"{label}：{text or '没有写'}" for label, text in (("填表人", returned.person), ("负责人", returned.head))
    )
    print(f"{returned.office}：填了{len(returned.values)}个数，{len(listed)}个与报告不同。{who}")
    for each in listed:
        last = f"（上年{each.last}）" if each.last else ""
        print(f"{each.field}  {each.item}：{each.now or '空白'} → {each.new}{last}")
    for doubt in returned.doubts:
        print(f"“{doubt.item}”写的是“{doubt.text}”，不是数，不收。请问清楚以后自己填。")
    if returned.material:
        print(f"素材文字{len(returned.material)}个字，收在素材里，不进正文。")


def list_offices(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """List the offices and the next step."""
    reader = workplace.reader()
    report = find_report(reader, arguments.report).id
    draft, offices = Draft(workplace.editions, reader.entries(report)), read_settings(workplace.root).offices
    lines = office_lines(draft, offices)
    step = next_step(draft, standing(reader.approvals.acts(report)), offices, workplace.clock().date())
    if arguments.json:
        listed = [
            {
                "office": each.office,
                "stage": each.progress.stage.value,
                "date": each.progress.date,
                "person": each.progress.person,
                "head": each.progress.head,
                "numbers": each.numbers,
                "filled": each.filled,
                "material": each.material,
            }
            for each in lines
        ]
        print(json.dumps({"offices": listed, "next": step}, ensure_ascii=False))
        return 0
    for each in lines:
        print("  ".join(part for part in (each.office, *each.progress, f"{each.filled}/{each.numbers}项有数") if part))
    if step:
        print(step)
    return 0


def mark_office(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Register how far one office is."""
    with writing(workplace) as store:
        report = find_report(store.reader, arguments.report).id
        editor = workplace.editor(store, report)
        known = {each.office for each in office_lines(editor.draft, read_settings(workplace.root).offices)}
        if arguments.office not in known:
            raise CommandRefused(f"没有“{arguments.office}”这个处室。现有的处室：{'、'.join(sorted(known))}。")
        mark(editor, arguments.office, Stage(arguments.stage), workplace.clock())
    return 0


def assign(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Give numbers to another office, or list which office gives which."""
    reader = workplace.reader()
    report = find_report(reader, arguments.report).id
    draft, settings = Draft(workplace.editions, reader.entries(report)), read_settings(workplace.root)
    listed = items(draft)
    if arguments.item:
        settings = _assigned(arguments, workplace, settings, listed)
    for each in listed:
        print(f"{each.key}  {each.label}：{office_of(each.key, settings.offices)}")
    return 0


def _assigned(arguments: argparse.Namespace, workplace: Workplace, settings: Settings, listed: list[Item]) -> Settings:
    if not any(f"{each.key}.".startswith(f"{arguments.item}.") for each in listed):
        raise CommandRefused(f"没有“{arguments.item}”这一项。不写编号和处室，可以列出全部。")
    if not arguments.office.strip():
        raise CommandRefused("请写由哪个处室报，如 财务处。")
    offices = fitting(settings.offices, arguments.item, arguments.office)
    settings = replace(settings, offices=offices)
    try:
        write_settings(workplace.root, settings)
    except OSError:
        raise CommandRefused("设置没有存下来。请检查数据文件夹能不能写。") from None
    tell("责任处室已存下，明年也用。")
    return settings
