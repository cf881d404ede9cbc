"""The command that makes the papers that go with a report."""

import argparse
import re
from pathlib import Path

from desktop.command.naming import CommandRefused, announced, find_report, tell
from desktop.command.writing_files import made_folder, written
from desktop.export.papers.docx_template import TemplateUnreadable
from desktop.export.pdf.faces import Faces
from desktop.signoff.papers.making import PAPERS, Desk, Made
from desktop.signoff.papers.subject import Subject, subject
from desktop.workplace import Workplace

LARGEST_TEMPLATE = 20 * 1024 * 1024  # bytes


def papers(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Write the papers into a folder; prints their paths."""
    wanted = _wanted(arguments.only)
    template = _template(arguments.template) if arguments.template else None
    about = subject(workplace, find_report(workplace.reader(), arguments.report).id)
    folder = made_folder(arguments.out)
    faces = Faces(workplace.cache / "faces")
    with announced("正在生成"):
        made = _made(about, wanted, Desk(faces, template))
    for each in made:
        _write(each, folder)
    if faces.missing:
        tell(f"这些字没有字形，印成了〓：{'、'.join(faces.missing)}。")
    return 0


def _wanted(only: str) -> list[str]:
    if not only:
        return list(PAPERS)
    names = [each.strip() for each in re.split("[,，、]", only) if each.strip()]
    strange = next((each for each in names if each not in PAPERS), None)
    if strange is not None or not names:
        raise CommandRefused(f"没有“{strange or only}”这种单子。可以写：{'、'.join(PAPERS)}。")
    return [each for each in PAPERS if each in names]


def _made(about: Subject, wanted: list[str], desk: Desk) -> list[Made]:
    try:
        return [each for name in wanted for each in PAPERS[name](about, desk)]
    except TemplateUnreadable:
        raise CommandRefused("审签单的模板不是 .docx 文件。请在 Word 或者 WPS 中另存为 .docx 再用。") from None


def _template(name: str) -> bytes:
    path = Path(name)
    try:
        if path.stat().st_size > LARGEST_TEMPLATE:
            raise CommandRefused(f"“{name}”太大，不像审签单的模板。请核对文件名。")
        return path.read_bytes()
    except OSError:
        raise CommandRefused(f"“{name}”不能读取。请核对文件名，并确认没有被别的程序占用。") from None


def _write(made: Made, folder: Path) -> None:
    print(written(made.data, folder / made.name))
    if made.unknown:
        listed = "、".join(f"{{{each}}}" for each in made.unknown)
        tell(f"模板里的{listed}没有对应的内容，没有动。")
