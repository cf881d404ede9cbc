"""The pages in the making: while one types, the very file that would be printed is made anew beside the work."""

import logging
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.window.background import Background
from desktop.workplace import Workplace
from forms.draft.draft import Draft

# What makes the pages is loaded with the first pages, beside the work: the window stands sooner.
if TYPE_CHECKING:
    from desktop.export.pdf.export import Exported
    from desktop.export.pdf.faces import Faces

DELAY = 50  # milliseconds after typing stops
log = logging.getLogger(__name__)


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
        self._background = Background(self._make, DELAY, self)
        self._background.done.connect(self._done)
        self._background.failed.connect(self._fail)

    def ask(self, draft: Draft) -> None:
        """Make the pages of ``draft`` as it is when typing has stopped."""
        self._background.ask(lambda: dict(draft.entries))

    def write(self, draft: Draft, target: Path, mark: str | None) -> str:
        """Write the pages to ``target``; returns a sentence on what was done."""
        try:
            made = self._export(dict(draft.entries), target, mark, self._new_faces())
        except OSError:
            return f"“{target}”写不进去。请换一个文件夹，或者确认磁盘没有满。"
        return f"已存为：{made.path}"

    def copy(self, name: str) -> Path | None:
        """The newest pages under a name that a person can read, for another program; None before there are any."""
        if self.newest is None:
            return None
        target = self._folder / name
        shutil.copyfile(self.newest.path, target)
        return target

    def stop(self) -> None:
        """Wait for what is being made, and clear away what no other program holds open."""
        self._background.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _make(self, entries: Mapping[str, str]) -> "Exported":
        self._faces = self._faces or self._new_faces()
        return self._export(entries, self._folder / "pages.pdf", self._mark, self._faces)

    def _new_faces(self) -> "Faces":
        from desktop.export.pdf.faces import Faces  # noqa: PLC0415

        return Faces(self._workplace.cache / "faces")

    def _export(self, entries: Mapping[str, str], target: Path, mark: str | None, faces: "Faces") -> "Exported":
        from desktop.export.pdf.export import export_pdf  # noqa: PLC0415
        from forms.publication.build import publication  # noqa: PLC0415

        draft = Draft(self._workplace.editions, entries)
        now = self._workplace.clock()
        return export_pdf(publication(draft), target, mark=mark, faces=faces, created=now)

    def _done(self, exported: "Exported") -> None:
        self.newest = exported
        self.made.emit(exported)

    def _fail(self, failure: Exception) -> None:
        log.error("pages were not made", exc_info=failure)
        self.failed.emit("页面没有生成，程序会在下次改动后再试。")
