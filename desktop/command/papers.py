"""The commands that fill in and make the papers that go with a report."""

import argparse
import re
from dataclasses import replace
from pathlib import Path

from desktop.command.naming import CommandRefused, announced, find_report, revision_number, tell, writing
from desktop.command.writing_files import made_folder, written
from desktop.export.pdf.faces import Faces
from desktop.settings import read_settings, write_settings
from desktop.signoff.papers.making import PAPERS, Desk, Made
from desktop.signoff.papers.office_template import read_template
from desktop.signoff.papers.subject import Subject, subject
from desktop.signoff.refused import SignoffRefused
from desktop.signoff.registry import Registry
from desktop.signoff.sheet import PARTICULARS, particulars, read_particulars
from desktop.signoff.standing import standing
from desktop.workplace import Workplace


def papers(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Write the papers into a folder; prints their paths."""
    wanted = _wanted(arguments.only)
    named = arguments.template or read_settings(workplace.root).sheet_template
    template = read_template(named) if named else None
    reader = workplace.reader()
    about = subject(workplace, reader, find_report(reader, arguments.report).id, revision_number(arguments.revision))
    folder = made_folder(arguments.out)
    faces = Faces(workplace.cache / "faces")
    with announced("正在生成"):
        made = _made(about, wanted or list(PAPERS), Desk(faces, template), all_of_them=not wanted)
    for each in made:
        _write(each, folder)
    if faces.missing:
        tell(f"这些字没有字形，印成了〓：{'、'.join(faces.missing)}。")
    return 0


def sheet(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Fill in the 审签单 of a report, or what the office always writes on it; prints what stands on it."""
    given = read_particulars(dict(map(_parted, arguments.fill)))
    settings = read_settings(workplace.root)
    if arguments.office and given:
        settings = replace(settings, sheet={**settings.sheet, **given})
        try:
            write_settings(workplace.root, settings)
        except OSError:
            raise CommandRefused("设置没有存下来。请检查数据文件夹能不能写。") from None
    elif given:
        with writing(workplace) as store:
            registry = Registry(workplace, store, find_report(store.reader, arguments.report).id)
            registry.fill_sheet({**registry.standing.sheet, **given})
    reader = workplace.reader()
    now = standing(reader.approvals.acts(find_report(reader, arguments.report).id))
    for name, text in particulars(settings.sheet, now.sheet).items():
        print(f"{name}：{text}")
    return 0


def _parted(words: str) -> tuple[str, str]:
    name, equals, text = words.replace("＝", "=", 1).partition("=")
    if not equals:
        raise CommandRefused(f"“{words}”要写成 名称=内容，如 主送=市政府办公室。可以填：{'、'.join(PARTICULARS)}。")
    return name.strip(), text


def _wanted(only: str) -> list[str]:
    if not only:
        return []
    names = [each.strip() for each in re.split("[,，、]", only) if each.strip()]
    strange = next((each for each in names if each not in PAPERS), None)
    if strange is not None or not names:
        raise CommandRefused(f"没有“{strange or only}”这种单子。可以写：{'、'.join(PAPERS)}。")
    return [each for each in PAPERS if each in names]


def _made(about: Subject, wanted: list[str], desk: Desk, *, all_of_them: bool) -> list[Made]:
    """The files of ``wanted`` without what there is nothing for yet; what was named and cannot be made is told."""
    made: list[Made] = []
    refused: list[SignoffRefused] = []
    for name in wanted:
        try:
            made += list(PAPERS[name](about, desk))
        except SignoffRefused as reason:
            refused.append(reason)
            if not all_of_them and len(wanted) > 1:
                tell(f"没有做{name}：{reason}")
    if refused and not made:
        raise refused[0]
    return made


def _write(made: Made, folder: Path) -> None:
    print(written(made.data, folder / made.name))
    if made.unknown:
        listed = "、".join(f"{{{each}}}" for each in made.unknown)
        tell(f"模板里的{listed}没有对应的内容，没有动。")
