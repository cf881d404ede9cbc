"""The portable copy: a program folder with ``portable.flag`` in it keeps its data beside itself."""

from pathlib import Path

from desktop.store.errors import StoreNotWritable

FLAG = "portable.flag"
FOLDER = "data"


def portable_folder(program: Path) -> Path | None:
    """Where the copy that ``program`` was started from keeps its data; None for an installed program."""
    return program.with_name(FOLDER) if program.with_name(FLAG).is_file() else None


class PortableNotWritable(StoreNotWritable):
    """The portable copy lies where nothing can be written."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.args = (
            f"便携版要把草稿存在“{folder}”，可是那里写不进去：盘是只读的，或者没有写入的权限。"
            "请把整个“公开年报”文件夹复制到能写的盘（如 D 盘、U 盘），再从那里打开。",
        )
