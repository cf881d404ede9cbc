"""Makes the pages in the background while the form is edited: the very PDF that is printed and saved."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.export.pdf.export import export_pdf
from desktop.export.pdf.faces import Faces
from desktop.window.background import Background
from desktop.workplace import Workplace
from forms.draft.draft import Draft
from forms.publication.build import publication

DELAY = 100  # milliseconds after typing stops


class PageMaker(QObject):
    """Emits ``made`` with the path of the newest PDF, ``failed`` with a sentence."""

    made = Signal(object)
    failed = Signal(str)

    def __init__(self, workplace: Workplace, mark: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._mark = workplace, mark
        self._folder = tempfile.TemporaryDirectory(prefix="nianbao-")
        self._faces = Faces(workplace.cache / "faces")
        self.newest: Path | None = None
        self._background = Background(self._make, DELAY, self)
        self._background.done.connect(self._done)
        self._background.failed.connect(lambda _: self.failed.emit("页面没有生成，程序会在下次改动后再试。"))

    def ask(self, draft: Draft) -> None:
        """Make the pages of ``draft`` as it is when typing has stopped."""
        self._background.ask(lambda: dict(draft.entries))

    def write(self, draft: Draft, target: Path, mark: str | None) -> str:
        """Write the pages to ``target``; returns a sentence on what was done."""
        try:
            made = self._export(dict(draft.entries), target, mark, Faces(self._workplace.cache / "faces"))
        except OSError:
            return f"“{target}”写不进去。请换一个文件夹，或者确认磁盘没有满。"
        return f"已存为：{made}"

    def stop(self) -> None:
        """Wait for what is being made, and clear away."""
        self._background.stop()
        self._folder.cleanup()

    def _make(self, entries: Mapping[str, str]) -> Path:
        return self._export(entries, Path(self._folder.name) / "pages.pdf", self._mark, self._faces)

    def _export(self, entries: Mapping[str, str], target: Path, mark: str | None, faces: Faces) -> Path:
        draft = Draft(self._workplace.editions, entries)
        now = self._workplace.clock()
        return export_pdf(publication(draft), target, mark=mark, faces=faces, created=now).path

    def _done(self, path: Path) -> None:
        self.newest = path
        self.made.emit(path)
