"""Where commands write: a folder that is made when it is not there, and a file, whole or not at all."""

from pathlib import Path

from desktop.command.naming import CommandRefused, tell
from desktop.export.pdf.export import write_whole


def made_folder(name: str) -> Path:
    """The folder ``name``, made if need be. Raises CommandRefused."""
    folder = Path(name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise CommandRefused(f"“{folder}”不是可以写的文件夹。请换一个文件夹。") from None
    return folder


def written(data: bytes, target: Path) -> Path:
    """Write ``data`` to ``target``; returns where it stands, and says so where that is beside it.

    Raises CommandRefused.
    """
    try:
        path = write_whole(data, target)
    except OSError:
        raise CommandRefused(f"“{target}”写不进去。请换一个文件夹，或者确认磁盘没有满。") from None
    if path != target:
        tell(f"“{target.name}”正被别的程序打开，已另存为“{path.name}”。")
    return path
