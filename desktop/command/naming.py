"""What the words of a command name: a stored report, a file in exchange form, a store to write to."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.workplace import Workplace
from forms.draft.draft import Draft
from forms.draft.exchange import LoadedReport, as_predecessor, load
from forms.draft.predecessors import ENTRY, to_entry

if TYPE_CHECKING:
    from desktop.store.drafts import DraftReader, DraftStore, StoredReport

LARGEST_READ = 64 * 1024 * 1024  # bytes; larger files are not even taken into memory
_CARRIERS = (b"%PDF", b"PK\x03\x04")  # how the files begin that carry a report for somebody else


class CommandRefused(Exception):
    """Wrong usage, unreadable input or a forbidden act; the message says in Chinese what to do. Exit status 2."""


@contextmanager
def writing(workplace: Workplace) -> "Iterator[DraftStore]":
    """The store for writing; what was handed to it is on the disk at the end. Raises StoreError."""
    store = workplace.open_store()
    try:
        for notice in store.notices:
            tell(notice)
        yield store
        store.flush()
    finally:
        store.close()


def named_draft(workplace: Workplace, name: str, previous: list[str]) -> Draft:
    """The draft of a file in exchange form or of a stored report, following from the files ``previous``."""
    if Path(name).is_file():
        entries = load_file(workplace, name).entries
    else:
        reader = workplace.reader()
        entries = reader.entries(find_report(reader, name).id)
    if previous:
        listed = [as_predecessor(load_file(workplace, each), workplace.editions) for each in previous]
        entries = {**entries, ENTRY: to_entry(listed)}
    return Draft(workplace.editions, entries)


def load_file(workplace: Workplace, name: str) -> LoadedReport:
    """The report in the file ``name``, a 送审文件 too. Raises CommandRefused, ExchangeError or HandOverUnreadable."""
    path = Path(name)
    try:
        size = path.stat().st_size
        if size > LARGEST_READ:
            raise CommandRefused(f"“{name}”有{size // 1024 // 1024}MB，不是年报数据文件。")
        with announced("正在读入文件"):
            data = path.read_bytes()
    except FileNotFoundError:
        raise CommandRefused(f"没有“{name}”这个文件。请核对文件名。") from None
    except OSError:
        raise CommandRefused(f"“{name}”不能读取。请确认它是文件，并且没有被别的程序占用。") from None
    if data[:4] in _CARRIERS:
        from desktop.signoff.carriers import carried, handed_in  # noqa: PLC0415  -- most files are in exchange form

        data = handed_in(carried(data), workplace.editions).revision.form.encode()
    return load(data, workplace.editions)


def find_report(reader: "DraftReader", name: str, *, deleted: bool = False) -> "StoredReport":
    """The report with the id ``name`` (8 digits or more) or named 机关/年度. Raises CommandRefused."""
    reports = reader.reports(deleted=deleted)
    agency, slash, year = name.rpartition("/")
    if slash:
        found = [each for each in reports if agency in (each.agency, each.short_name) and str(each.year) == year]
    else:
        found = [each for each in reports if len(name) >= 8 and each.id.startswith(name.lower())]
    if len(found) == 1:
        return found[0]
    if found:
        listed = "、".join(each.id[:8] for each in found)
        raise CommandRefused(f"“{name}”有{len(found)}份报告：{listed}。请写编号。")
    if deleted:
        raise CommandRefused(f"回收站里没有“{name}”这份报告。可用 nianbao list --bin 查看。")
    raise CommandRefused(f"没有“{name}”这份报告或者文件。可用 nianbao list 查看有哪些报告。")


def revision_number(name: str) -> int | None:
    """The number in 2 or 第2稿; None where nothing is named. Raises CommandRefused."""
    if not name:
        return None
    number = name.removeprefix("第").removesuffix("稿")
    if not (number.isascii() and number.isdecimal()):
        raise CommandRefused(f"“{name}”不是稿次。请写第几稿，如 2。")
    return int(number)


def tell(sentence: str) -> None:
    """Say something beside the result, on standard error."""
    print(sentence, file=sys.stderr)


@contextmanager
def announced(act: str) -> Iterator[None]:
    """Say ``act`` on standard error if it takes longer than a second."""
    timer = threading.Timer(1.0, lambda: tell(f"{act}……"))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
