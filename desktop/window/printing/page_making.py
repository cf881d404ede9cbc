"""The pages in the making: while one types, the very file that would be printed is made anew beside the work."""

import logging
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.store.errors import OutOfMemory
from desktop.window.background import Background
from desktop.workplace import Workplace
from forms.draft.draft import Draft

# What makes the pages is loaded with the first pages, beside the work: the window stands sooner.
if TYPE_CHECKING:
    from desktop.export.pdf.export import Exported
    from desktop.export.pdf.faces import Faces

DELAY = 50  # milliseconds after typing stops
log = logging.getLogger(__name__)


class PagesNotMade(Exception):
    """The pages as they are now could not be made; the log says why."""


class PageMaker(QObject):
    """Emits ``made`` with what was Exported, ``failed`` with a sentence. ``mark`` stands on every page."""

    made = Signal(object)
    failed = Signal(str)

    def __init__(self, workplace: Workplace, mark: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._mark = workplace, mark
        self._folder = Path(tempfile.mkdtemp(prefix="nianbao-"))
        self._faces: Faces | None = None  # of the worker
        self.newest: Exported | None = None
        self._changes = 0  # so many times pages were asked for
        self._shown = -1  # and the newest show the draft as it was then
        self._background = Background(self._make, DELAY, self)
        self._background.done.connect(self._done)
        self._background.failed.connect(self._fail)

    def ask(self, draft: Draft) -> None:
        """Make the pages of ``draft`` as it is when typing has stopped."""
        self._changes += 1
        self._background.ask(lambda: (self._changes, dict(draft.entries)))

    def write(self, draft: Draft, target: Path, mark: str | None) -> str:
        """Write the pages to ``target``; returns a sentence on what was done."""
        from desktop.export.pdf.difference import PagesDiffer  # noqa: PLC0415

        try:
            made = self._export(dict(draft.entries), target, mark, self._new_faces())
        except OSError:
            return f"“{target}”写不进去。它可能正在别的程序里打开着；请关掉它，或者换一个名字、换一个文件夹。"
        except PagesDiffer as differ:
            return f"页面与报告不一致，没有存。{differ}"
        return f"已存为：{made.path}" if mark else f"已逐字读回核对，与报告一致，可以打印。已存为：{made.path}"

    def to_print(self, draft: Draft) -> "Exported":
        """The pages of ``draft`` as it is now, read back and found to say what it says.

        Raises PagesNotMade, and PagesDiffer if they say anything else.
        """
        from desktop.export.pdf.export import line_above  # noqa: PLC0415
        from desktop.export.pdf.read_back import prove  # noqa: PLC0415
        from forms.publication.build import publication  # noqa: PLC0415

        pages = self.up_to_date(draft)
        prove(pages.path.read_bytes(), publication(draft), above=line_above(self._mark))
        return pages

    def up_to_date(self, draft: Draft) -> "Exported":
        """The pages of ``draft`` as it is now; made at once where they are behind. Raises PagesNotMade."""
        if self._shown != self._changes:
            try:
                self._done(self._background.now((self._changes, dict(draft.entries))))
            except Exception as failure:
                log.error("pages were not made", exc_info=failure)
                raise PagesNotMade from None
        assert self.newest is not None
        return self.newest

    def copy(self, draft: Draft, name: str) -> Path:
        """The pages of ``draft`` as it is now under a name that a person can read, for another program to print.

        Raises PagesNotMade and PagesDiffer.
        """
        source = self.to_print(draft).path
        # A program that still holds the last copy open may keep it: every copy has a folder of its own.
        target = Path(tempfile.mkdtemp(dir=self._folder)) / name
        try:
            shutil.copyfile(source, target)
        except OSError as failure:
            log.error("pages were not copied", exc_info=failure)
            raise PagesNotMade from None
        return target

    def stop(self) -> None:
        """Wait for what is being made, and clear away what no other program holds open."""
        self._background.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _make(self, wanted: tuple[int, Mapping[str, str]]) -> "tuple[int, Exported]":
        number, entries = wanted
        self._faces = self._faces or self._new_faces()
        return number, self._export(entries, self._folder / "pages.pdf", self._mark, self._faces)

    def _new_faces(self) -> "Faces":
        from desktop.export.pdf.faces import Faces  # noqa: PLC0415

        return Faces(self._workplace.cache / "faces")

    def _export(self, entries: Mapping[str, str], target: Path, mark: str | None, faces: "Faces") -> "Exported":
        from desktop.export.pdf.export import export_pdf  # noqa: PLC0415
        from forms.publication.build import publication  # noqa: PLC0415

        draft = Draft(self._workplace.editions, entries)
        now = self._workplace.clock()
        return export_pdf(publication(draft), target, mark=mark, faces=faces, created=now)

    def _done(self, made: "tuple[int, Exported]") -> None:
        if made[0] < self._shown:  # printing had newer ones made meanwhile
            return
        self._shown, self.newest = made
        self.made.emit(self.newest)

    def _fail(self, failure: Exception) -> None:
        log.error("pages were not made", exc_info=failure)
        short = isinstance(failure, MemoryError)
        self.failed.emit(OutOfMemory().tried_again if short else "页面没有生成，程序会在下次改动后再试。")
