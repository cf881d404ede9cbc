"""How the store is: sound or not, its schema, who holds it, its backups. For ``nianbao doctor``."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from desktop.store import schema
from desktop.store.backups import backups
from desktop.store.causes import cause
from desktop.store.connection import FILE, reading, sound
from desktop.store.drafts import DraftReader
from desktop.store.errors import StoreDamaged
from desktop.store.lock import held, read_owner


@dataclass(frozen=True, slots=True)
class StoreCondition:
    """What was found. ``torn`` lists reports whose journal does not lead to their values."""

    path: Path
    exists: bool
    sound: bool
    too_new: bool
    migrations: tuple[str, ...]
    reports: int
    in_bin: int
    torn: tuple[str, ...]
    owner: str
    newest_backup: str

    @property
    def well(self) -> bool:
        """Whether nothing is wrong."""
        return self.sound and not self.torn and not self.too_new

    def sentences(self) -> list[str]:
        """The findings in Chinese, a line each."""
        if not self.exists:
            return [f"草稿库：{self.path}（还没有建立）", "第一次新建或者读入报告时建立。"]
        lines = [f"草稿库：{self.path}"]
        if self.too_new:
            lines.append("版本：由更新版本的程序写成，请安装新版本。")
        else:
            lines.append(f"版本：{len(self.migrations)}（{'、'.join(self.migrations)}）")
        lines.append(
            "文件：完好" if self.sound else "文件：已损坏。运行一次 nianbao backup，程序会保留坏文件并打开最近的备份。"
        )
        if self.sound:
            lines.append(f"报告：{self.reports}份，回收站{self.in_bin}份")
        lines.append(f"修改记录与内容：{'一致' if not self.torn else '不一致，涉及' + '、'.join(self.torn)}")
        lines.append(f"打开者：{self.owner}")
        lines.append(f"最近的备份：{self.newest_backup or '没有'}")
        return lines


def examine(folder: Path) -> StoreCondition:
    """Look at the store in ``folder`` without changing it. Raises StoreError where it cannot be read now."""
    path = folder / FILE
    exists = path.exists() and path.stat().st_size > 0
    try:
        whole = not exists or sound(path)
    except (sqlite3.Error, OSError) as problem:
        raise cause(problem, path) from None
    migrations: tuple[str, ...] = ()
    too_new = False
    if exists and whole:
        with reading(path) as db:
            migrations, too_new = schema.applied(db), schema.too_new(db)
    reader = DraftReader(folder)
    usable = whole and not too_new
    try:
        current = reader.reports() if usable else []
        binned = reader.reports(deleted=True) if usable else []
    except StoreDamaged:
        whole, current, binned = False, [], []
    return StoreCondition(
        path=path,
        exists=exists,
        sound=whole,
        too_new=too_new,
        migrations=migrations,
        reports=len(current),
        in_bin=len(binned),
        torn=tuple(each.id[:8] for each in current + binned if not _agrees(reader, each.id)),
        owner=_owner(folder),
        newest_backup=next((each.name for each in backups(path)), ""),
    )


def _agrees(reader: DraftReader, report: str) -> bool:
    try:
        reader.whole(report)
    except StoreDamaged:
        return False
    return True


def _owner(folder: Path) -> str:
    owner = read_owner(folder)
    if held(folder):
        return str(owner or "别的程序")
    return f"没有（上次由{owner}打开，没有正常关闭）" if owner else "没有"
