"""The command that says whether a file is what was signed, and finds the pages that a printed code belongs to."""

import argparse
from pathlib import Path

from desktop.command.naming import LARGEST_READ, CommandRefused, announced, tell
from desktop.command.writing_files import made_folder, written
from desktop.signoff.fate import fate
from desktop.signoff.known import Known, KnownRevisions
from desktop.signoff.outputs import Output, OutputMaker
from desktop.signoff.verification import Answer, Verifier
from desktop.workplace import Workplace
from forms.draft.code import as_code

_MOST_TOLD = 20
_FOUND = (Answer.ORIGINAL, Answer.SAME)
# The figures that a person compares first; those an edition has.
KEY_FIGURES = (
    *("requests.received.total", "requests.carried_over.total", "requests.outcomes_total.total"),
    *("requests.carried_forward.total", "disputes.reconsideration.total", "disputes.litigation_direct.total"),
    "disputes.litigation_after.total",
)


def verify_file(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Verify a file, or look a code up; exit status 0 for 原件 and 内容一致."""
    path = Path(arguments.subject)
    code = None if path.exists() else as_code(arguments.subject)
    if code:
        return _look_up(code, arguments.out, workplace)
    data = _bytes(path)
    with announced("正在核对文件"):
        found = Verifier(workplace, workplace.reader()).verify(data)
    print(found.answer)
    for sentence in found.rests_on:
        print(f"依据：{sentence.rstrip('。')}。")
    for sentence in found.where[:_MOST_TOLD]:
        print(f"改动：{sentence.rstrip('。')}。")
    if len(found.where) > _MOST_TOLD:
        print(f"还有{len(found.where) - _MOST_TOLD}处改动没有列出。")
    if found.known:
        _tell_known(found.known, workplace)
    return int(found.answer not in _FOUND)


def _look_up(code: str, folder: str, workplace: Workplace) -> int:
    """The revisions with a code, with what a person compares by eye."""
    reader = workplace.reader()
    known = [each for each in KnownRevisions(reader, workplace.editions).with_code(code) if each.draft]
    if not known:
        print(f"这台电脑上没有校验码为{code}的稿子。")
        tell("请核对校验码有没有看错；也可能是在别的电脑上做的。")
        return 1
    for each in known:
        _tell_known(each, workplace)
        _tell_figures(each)
        if folder:
            print(_write_pages(each, made_folder(folder), workplace))
    print("请对照纸上的页面和数字；校验码相同、页面和数字也相同，才是这一稿。")
    return 0


def _tell_known(known: Known, workplace: Workplace) -> None:
    revision = known.revision
    became = fate(workplace.reader().approvals.acts(known.report.id), revision.number)
    print(f"{known.name}，{became}  校验码 {revision.code}  {revision.when}")


def _tell_figures(known: Known) -> None:
    draft = known.draft
    if draft is None:
        return
    for field_id in KEY_FIGURES:
        field = draft.edition.fields.get(field_id)
        if field:
            print(f"  {field.path}：{draft.as_published(field_id).stored or '（空）'}")


def _write_pages(known: Known, folder: Path, workplace: Workplace) -> Path:
    """The pages of a revision: the sealed ones where they were kept."""
    maker = OutputMaker(workplace, workplace.reader(), known.report.id)
    kept = KnownRevisions(workplace.reader(), workplace.editions).kept(known)
    name = f"{known.revision.name}（{known.report.id[:8]} {known.revision.code}）.pdf"
    with announced("正在生成PDF"):
        data = kept or maker.make(Output.CONSULTED, known.revision.number).data
    return written(data, folder / name)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_READ:
            raise CommandRefused(f"“{path.name}”有{size // 1024 // 1024}MB，太大，不是年报的文件，没有读。")
        return path.read_bytes()
    except FileNotFoundError:
        raise CommandRefused(f"“{path}”不是文件，也不是16位校验码。请核对。") from None
    except OSError:
        raise CommandRefused(f"“{path.name}”不能读取。请确认它是文件，并且没有被别的程序占用。") from None
