"""Commands on the store itself: backups, what comes back from them, and whether all is well."""

import argparse
from pathlib import Path

from desktop.command.naming import CommandRefused, announced, writing
from desktop.keeping.restoring import Compared, bring_back, compared
from desktop.settings import read_settings
from desktop.store.condition import examine
from desktop.store.connection import FILE
from desktop.store.going_back import listed, made_when
from desktop.workplace import Workplace


def backup(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Make a backup now; prints its path."""
    del arguments
    with writing(workplace) as store, announced("正在备份"):
        store.second_folder = _second_folder(workplace)
        print(store.backup())
    return 0


def list_backups(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """List the backups, the last made first, each with the number that recover takes."""
    del arguments
    found = listed(workplace.data / FILE, _second_folder(workplace))
    if not found:
        print("还没有备份。用 nianbao backup 做一个。")
    for number, each in enumerate(found, start=1):
        reports = "读不出来" if each.reports is None else f"{each.reports}份报告"
        print(f"{number}  {each.when}  {reports}  {each.size // 1024}KB  {each.where or '数据文件夹'}  {each.path}")
    return 0


def recover(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Say how a backup differs from now; with --yes bring a report, a part of it or everything back."""
    backup = _named_backup(workplace, arguments.backup)
    if arguments.part and not arguments.report:
        raise CommandRefused("--part 要和报告一起写：先写备份，再写报告。")
    if arguments.yes and not arguments.report and not arguments.all:
        raise CommandRefused("请写要恢复哪一份报告；要把整个草稿库恢复成备份的样子，请加 --all。")
    with announced("正在读备份"):
        found = compared(backup, workplace.reader(), workplace.editions)
    chosen = [each for each in found if not arguments.report or _is_named(each, arguments.report)]
    if arguments.report and len(chosen) != 1:
        raise CommandRefused(f"备份里和现在都没有“{arguments.report}”这份报告，或者有几份。请写列出的编号。")
    if not arguments.yes:
        for each in chosen:
            _show(each, in_full=bool(arguments.report), part=arguments.part)
        return 0
    with writing(workplace) as store:
        store.second_folder = _second_folder(workplace)
        store.backup(if_changed=True)
        if arguments.report:
            print(bring_back(workplace, store, backup, chosen[0].id, _part(chosen[0], arguments.part)))
        else:
            store.go_back(backup)
            print(f"草稿库已恢复成{made_when(backup)}的样子；备份里没有的报告保留。恢复以前的内容在最近的一个备份里。")
    return 0


def _second_folder(workplace: Workplace) -> Path | None:
    folder = read_settings(workplace.root).backup_folder
    return Path(folder) if folder else None


def _named_backup(workplace: Workplace, name: str) -> Path:
    if Path(name).is_file():
        return Path(name)
    found = listed(workplace.data / FILE, _second_folder(workplace))
    if name.isascii() and name.isdecimal() and 1 <= int(name) <= len(found):
        return found[int(name) - 1].path
    raise CommandRefused(f"没有“{name}”这个备份。可用 nianbao backups 查看，写前面的数字或者文件名。")


def _is_named(each: Compared, name: str) -> bool:
    agency, slash, year = name.rpartition("/")
    return each.name == f"{agency}{year}年度" if slash else len(name) >= 8 and each.id.startswith(name.lower())


def _part(report: Compared, name: str) -> str:
    found = [key for key, label in report.parts.items() if name and (name == key or name in label)]
    if name and len(found) != 1:
        differing = "、".join(report.parts.values()) or "没有一个部分"
        raise CommandRefused(f"不能只恢复“{name}”。与现在不同的部分：{differing}。")
    return found[0] if found else ""


def _show(each: Compared, *, in_full: bool, part: str) -> None:
    print(f"{each.id[:8]}  {each.name}  {each.told}")
    if not in_full:
        return
    wanted = _part(each, part)
    for change in each.changes:
        if not wanted or change.field.startswith(f"{wanted}."):
            print(f"  {change.place}：备份 {change.before or '（空）'}，现在 {change.after or '（空）'}")


def doctor(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Say how the store is; exit status 1 when it is not well."""
    del arguments
    with announced("正在检查草稿库"):
        condition = examine(workplace.data)
    for line in condition.sentences():
        print(line)
    return int(not condition.well)
