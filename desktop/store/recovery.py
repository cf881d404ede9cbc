"""A damaged store: kept aside, never deleted, and the newest good backup opened in its place."""

import shutil
from datetime import datetime
from pathlib import Path

from desktop.store.backups import backups, taken_at
from desktop.store.connection import sound


def set_aside(store: Path, now: datetime) -> str:
    """Move the damaged ``store`` away and put the newest sound backup there; says in Chinese what was done."""
    aside = store.with_name(f"{store.stem}.damaged-{now:%Y%m%d-%H%M%S}.sqlite")
    store.replace(aside)
    journal = store.with_name(store.name + "-journal")
    if journal.exists():
        journal.replace(aside.with_name(aside.name + "-journal"))
    kept = f"草稿库已损坏，原文件保留为“{aside.name}”。"
    for backup in backups(store):
        if sound(backup):
            half = store.with_suffix(".part")
            shutil.copyfile(backup, half)
            half.replace(store)
            made = taken_at(backup)
            when = f"{made:%Y年%m月%d日 %H:%M}" if made else backup.name
            return f"{kept}已打开{when}的备份，此后的修改不在其中。"
    return f"{kept}没有可用的备份，已新建空的草稿库。"
