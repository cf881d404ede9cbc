"""Reports to another computer and from there: packed into one file, read in, merged where both went on."""

import argparse
from dataclasses import replace
from pathlib import Path

from desktop.command.naming import CommandRefused, announced, find_report, tell, writing
from desktop.keeping.moving import (
    Arrival,
    Arrived,
    Relation,
    arrived,
    keep_both,
    merge_in,
    settings_to_move,
    take_over,
    with_settings,
)
from desktop.settings import read_settings, write_settings
from desktop.store.drafts import DraftStore
from desktop.store.packing import SUFFIX
from desktop.workplace import Workplace, user_name
from forms.draft.merging import Conflict


def pack(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Put reports into one file for another computer; prints its name."""
    target = Path(arguments.output)
    if target.suffix != SUFFIX:
        raise CommandRefused(f"文件名要以 {SUFFIX} 结尾，如 年报{SUFFIX}。")
    with writing(workplace) as store, announced("正在存出"):
        listed = [find_report(store.reader, name) for name in arguments.reports] or store.reader.reports()
        if not listed:
            raise CommandRefused("还没有报告，没有可以搬的。")
        chosen = [each.id for each in listed]
        try:
            store.pack(target, chosen, user_name(), settings_to_move(read_settings(workplace.root), chosen))
        except OSError:
            raise CommandRefused(f"“{target}”写不进去。请检查文件夹还在不在、能不能写、磁盘有没有满。") from None
    print(target)
    return 0


def unpack(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Say what a file from another computer brings; with --yes take what is new here, and what else is asked for."""
    path = Path(arguments.file)
    with announced("正在读文件"):
        found = arrived(path, workplace, workplace.reader())
    if not arguments.yes:
        for each in found.reports:
            print(f"{each.id[:8]}  {each.name}  {each.relation.value}{_differing(each)}")
        return 0
    with writing(workplace) as store:
        _back_up(workplace, store)
        wanted = [Relation.NEW, Relation.NEWER] if arguments.update else [Relation.NEW]
        take_over(store, path, [each for each in found.reports if each.relation in wanted])
        for each in found.reports:
            print(f"{each.id[:8]}  {each.name}  {_done(arguments, store, path, each)}")
    here = read_settings(workplace.root)
    changes = with_settings(here, found.settings, {each.id for each in found.reports})
    if changes:
        write_settings(workplace.root, replace(here, **changes))
        tell("本单位的设置，这里没有填的，也读入了。")
    return 0


def merge(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Merge a report from another computer into the one here; both sides of what both changed are listed first."""
    path = Path(arguments.file)
    with announced("正在比较"):
        reader = workplace.reader()
        found = _named(arrived(path, workplace, reader), find_report(reader, arguments.report).id)
    if found.merge is None:
        raise CommandRefused(f"这份报告不用合并：{found.relation.value}。")
    keys = [each.key for each in found.merge.conflicts]
    ours, theirs = set(arguments.ours), set(arguments.theirs)
    if arguments.all:
        (ours if arguments.all == "ours" else theirs).update(set(keys) - ours - theirs)
    unknown = (ours | theirs) - set(keys) | (ours & theirs)
    if unknown:
        raise CommandRefused(f"“{'、'.join(sorted(unknown))}”不是要选的，或者两边都选了。")
    open_questions = [each for each in found.merge.conflicts if each.key not in ours | theirs]
    if not arguments.yes or open_questions:
        for each in found.merge.conflicts:
            print(_question(each))
        if arguments.yes:
            raise CommandRefused(f"还有{len(open_questions)}处两边都改过，请用 --ours 或者 --theirs 说明用哪边的。")
        print(f"两边都改过的{len(keys)}处，其余的不用选。" if keys else "没有两边都改过的地方，加 --yes 合并。")
        return 0
    with writing(workplace) as store:
        _back_up(workplace, store)
        print(merge_in(workplace, store, path, found.id, theirs))
    return 0


def _back_up(workplace: Workplace, store: DraftStore) -> None:
    folder = read_settings(workplace.root).backup_folder
    store.second_folder = Path(folder) if folder else None
    if store.reader.reports() or store.reader.reports(deleted=True):
        store.backup(if_changed=True)


def _done(arguments: argparse.Namespace, store: DraftStore, path: Path, each: Arrival) -> str:
    if each.relation is Relation.NEW:
        return "已读入"
    if each.relation is Relation.NEWER:
        return "已换成搬来的" if arguments.update else "比这里的新，没有动；要换成搬来的，请加 --update"
    if each.relation in (Relation.APART, Relation.BARRED):
        if arguments.both:
            return f"另存为一份：{keep_both(store, path, each.id)[:8]}"
        merging = "用 nianbao merge 合并，或者" if each.merge else ""
        return f"{each.relation.value}，没有动；{merging}加 --both 另存一份"
    return f"{each.relation.value}，没有动"


def _named(found: Arrived, report: str) -> Arrival:
    arrival = next((each for each in found.reports if each.id == report), None)
    if arrival is None:
        raise CommandRefused("文件里没有这份报告。可用 nianbao unpack 查看有哪些。")
    return arrival


def _differing(each: Arrival) -> str:
    return f"，内容不同{len(each.changes)}处" if each.changes else ""


def _question(each: Conflict) -> str:
    return (
        f"{each.key}  {each.place}\n  这里的：{each.ours_words}（{each.ours_by}）\n"
        f"  搬来的：{each.theirs_words}（{each.theirs_by}）"
    )
