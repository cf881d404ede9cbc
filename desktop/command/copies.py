"""The command that prints working copies: for proof-reading, of changes by pen, of remarks, of a correction."""

import argparse

from desktop.command.naming import CommandRefused, announced, find_report, revision_number, tell
from desktop.command.writing_files import made_folder, written
from desktop.signoff.papers.copies import COPIES
from desktop.signoff.papers.material import material
from desktop.signoff.refused import SignoffRefused
from desktop.workplace import Workplace


def copies(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Write the copies that are wanted, or all that can be made; prints their paths."""
    wanted = _wanted(arguments.only)
    number = revision_number(arguments.revision)
    folder = made_folder(arguments.out)
    reader = workplace.reader()
    stored = material(workplace, reader, find_report(reader, arguments.report).id)
    if number is not None:
        stored.revision(number)
    made: dict[str, bytes] = {}
    with announced("正在生成PDF"):
        for name in wanted or COPIES:
            try:
                made[name] = COPIES[name](stored, number)
            except SignoffRefused as refused:
                if wanted:
                    raise
                tell(f"{name}：{refused}")
    for name, content in made.items():
        print(written(content, folder / f"{name}.pdf"))
    return 0


def _wanted(only: str) -> list[str]:
    names = [name.strip() for name in only.replace("，", "、").replace(",", "、").split("、") if name.strip()]
    for name in names:
        if name not in COPIES:
            raise CommandRefused(f"没有“{name}”这一样。可以打印的有：{'、'.join(COPIES)}。")
    return list(dict.fromkeys(names))
