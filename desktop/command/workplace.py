"""What every command works with: folders, editions, clock and user, and how a report is named on the command line."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from forms.draft.draft import Draft
from forms.draft.exchange import LoadedReport, as_predecessor, load
from forms.draft.predecessors import ENTRY, to_entry
from forms.edition import Editions

# The store and the editor are imported by what uses them: a file is checked and printed without either.
if TYPE_CHECKING:
    from desktop.store.drafts import DraftReader, DraftStore, StoredReport
    from forms.draft.editor import DraftEditor


class CommandRefused(Exception):
    """Wrong usage, unreadable input or a forbidden act; the message says in Chinese what to do. Exit status 2."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """``data`` holds the store; ``cache`` and ``logs`` may be deleted at any time."""

    data: Path
    cache: Path
    logs: Path
    clock: Callable[[], datetime]
    editions: Editions = field(default_factory=Editions)

    def reader(self) -> "DraftReader":
        """The store for reading; it need not exist."""
        from desktop.store.drafts import open_reader  # noqa: PLC0415

        return open_reader(self.data)

    @contextmanager
    def writing(self) -> "Iterator[DraftStore]":
        """The store for writing; what was handed to it is on the disk at the end. Raises StoreError."""
        import platform  # noqa: PLC0415

        from desktop.store.drafts import DraftStore  # noqa: PLC0415

        store = DraftStore.open(self.data, user=user_name(), host=platform.node(), clock=self.clock)
        try:
            for notice in store.notices:
                tell(notice)
            yield store
            store.flush()
        finally:
            store.close()

    def editor(self, store: "DraftStore", report: "StoredReport") -> "DraftEditor":
        """The door to a stored report; every act goes into ``store``."""
        from forms.draft.editor import DraftEditor  # noqa: PLC0415

        reader = store.reader
        return DraftEditor(
            self.editions,
            reader.entries(report.id),
            reader.journal(report.id),
            user=user_name(),
            clock=self.clock,
            record=lambda edits: store.append(report.id, edits),
        )

    def new_editor(self, store: "DraftStore", report_id: str) -> "DraftEditor":
        """The door to a report that is made now: its first act creates it in ``store``."""
        from forms.draft.editor import DraftEditor  # noqa: PLC0415

        return DraftEditor(
            self.editions,
            {},
            (),
            user=user_name(),
            clock=self.clock,
            record=lambda edits: store.append(report_id, edits, created=True),
        )

    def draft(self, name: str, previous: list[str]) -> Draft:
        """The draft of a file in exchange form or of a stored report, following from the files ``previous``."""
        if Path(name).is_file():
            entries = self.load_file(name).entries
        else:
            reader = self.reader()
            entries = reader.entries(find_report(reader, name).id)
        if previous:
            listed = [as_predecessor(self.load_file(each), self.editions) for each in previous]
            entries = {**entries, ENTRY: to_entry(listed)}
        return Draft(self.editions, entries)

    def load_file(self, name: str) -> LoadedReport:
        """The report in the file ``name``. Raises CommandRefused or ExchangeError."""
        path = Path(name)
        try:
            size = path.stat().st_size
            with path.open("rb") as stream, announced("正在读入文件"):
                data = stream.read(LARGEST_READ + 1)
        except FileNotFoundError:
            raise CommandRefused(f"没有“{name}”这个文件。请核对文件名。") from None
        except OSError:
            raise CommandRefused(f"“{name}”不能读取。请确认它是文件，并且没有被别的程序占用。") from None
        if size > LARGEST_READ:
            raise CommandRefused(f"“{name}”有{size // 1024 // 1024}MB，不是年报数据文件。")
        return load(data, self.editions)


LARGEST_READ = 64 * 1024 * 1024  # bytes; larger files are not even taken into memory


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


def user_name() -> str:
    """Who is signed in on this computer."""
    import getpass  # noqa: PLC0415

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "本机用户"


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
