"""A damaged store: kept aside, never deleted; in its place the newest good backup and every report still whole.

A report of the damaged file is whole when each of its rows is what was written and its journal leads to its entries.
The replacement is made complete before the damaged file gives way to it: a full disk leaves everything as it was.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from desktop.store import schema
from desktop.store.backups import backups, taken_at
from desktop.store.connection import connect, reading, sound
from desktop.store.seals import seal
from desktop.store.whole_reports import take


def set_aside(store: Path, now: datetime) -> str:
    """Move the damaged ``store`` away and put what is good there; says in Chinese what was done.

    Raises sqlite3.Error and OSError where that cannot be done now.
    """
    half = store.with_suffix(".part")
    half.unlink(missing_ok=True)
    backup = next((each for each in backups(store) if _sound(each)), None)
    if backup:
        shutil.copyfile(backup, half)
    with closing(connect(half, "rwc")) as target:
        schema.migrate(target)
        known = {id_ for (id_,) in target.execute("select id from report")}
        taken, broken = _take_whole(store, target)
    aside = store.with_name(f"{store.stem}.damaged-{now:%Y%m%d-%H%M%S}.sqlite")
    _keep(store, aside)
    half.replace(store)
    return _told(aside, backup, len(taken), len(known - taken), len(broken - known))


def _keep(store: Path, aside: Path) -> None:
    journal = store.with_name(store.name + "-journal")
    if journal.exists():
        journal.replace(aside.with_name(aside.name + "-journal"))
    try:
        os.link(store, aside)  # no moment without either, where the file system can
    except OSError:
        shutil.copyfile(store, aside)


def _sound(backup: Path) -> bool:
    try:
        return sound(backup)
    except (sqlite3.Error, OSError):
        return False


def _told(aside: Path, backup: Path | None, taken: int, restored: int, lost: int) -> str:
    made = taken_at(backup) if backup else None
    when = f"{made:%Y年%m月%d日 %H:%M}" if made else backup.name if backup else ""
    sentences = [f"草稿库已损坏，原文件保留为“{aside.name}”。"]
    if taken:
        sentences.append(f"其中{taken}份报告完好，已经取出，什么都没有少。")
    if restored:
        sentences.append(f"{restored}份报告用{when}的备份恢复，此后的修改不在其中。")
    if lost:
        sentences.append(f"{lost}份报告已损坏，又没有备份，没能恢复。")
    if not taken and not restored:
        sentences.append(f"已打开{when}的备份，其中没有报告。" if backup else "没有可用的备份，已新建空的草稿库。")
    return "".join(sentences)


def _take_whole(store: Path, target: sqlite3.Connection) -> tuple[set[str], set[str]]:
    """Put the whole reports of ``store`` into ``target``; the ids of those taken, and of those that are damaged."""
    taken: set[str] = set()
    broken: set[str] = set()
    try:
        with _indexed_anew(store) as source:
            if set(schema.applied(source)) == set(schema.NAMES):
                robbed = _robbed(source)
                for report in _by_last_edit(source):
                    whole = report not in robbed and take(source, report, target)
                    (taken if whole else broken).add(report)
    except sqlite3.DatabaseError:
        pass  # no more can be read
    return taken, broken


@contextmanager
def _indexed_anew(store: Path) -> Iterator[sqlite3.Connection]:
    """A copy of ``store`` whose indices were made from its rows: damage of an index alone then costs nothing."""
    copy = store.with_suffix(".copy")
    copy.unlink(missing_ok=True)
    try:
        with closing(connect(copy, "rwc")) as source:
            with reading(store) as damaged:
                damaged.backup(source)
            with suppress(sqlite3.DatabaseError):  # rows that cannot be indexed are found out below
                source.execute("reindex")
            yield source
    finally:
        copy.unlink(missing_ok=True)


def _robbed(source: sqlite3.Connection) -> set[str]:
    """The reports that lack a row because the row no longer says whose it is: its check figure still knows."""
    known = [id_ for (id_,) in source.execute("select id from report")]
    found = set()
    for table, columns in schema.SEALED.items():
        strays = source.execute(
            f"select {columns}, seal from [{table}] where report not in (select id from report)"
        ).fetchall()
        for _, *rest, kept in strays:
            found |= {report for report in known if seal(report, *rest) == kept}
    return found


def _by_last_edit(source: sqlite3.Connection) -> Iterator[str]:
    found = source.execute("select report, max(id) as newest from edit group by report order by newest").fetchall()
    return (report for report, _ in found)
