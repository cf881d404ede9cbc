"""A clerk's PC with a report under review, and the files that go out from it to a supervisor."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

import resources
from desktop.signoff.outputs import Output, OutputMaker
from desktop.signoff.registry import Registry
from desktop.signoff.standing import Opinion
from desktop.signoff.steps import from_lines
from desktop.window.start.library import Library
from desktop.workplace import Workplace

STEPS = "拟稿\n会签（可多人）\n签发"
ENDINGS = (".pdf", ".zip", ".xlsx")


class Sender:
    """The clerk's PC: a store of its own, a report without a mistake, and a desk for what goes in and out."""

    def __init__(self, folder: Path) -> None:
        self.desk = folder / "桌面"
        self.desk.mkdir(parents=True)
        self.workplace = Workplace.at(str(folder / "拟稿的电脑"))
        store = self.workplace.open_store()
        self.report = Library(self.workplace, store).add_file(resources.path("samples/invented-2021.json"))
        registry = Registry(self.workplace, store, self.report)
        self.revision = registry.submit(from_lines(STEPS))
        registry.sign("拟稿", "钱进", Opinion.AGREE, "2022-01-10")
        store.close()

    def sent(self, ending: str) -> Path:
        """The 送审文件 with ``ending``."""
        maker = OutputMaker(self.workplace, self.workplace.reader(), self.report)
        made = maker.make(Output.REVIEWED) if ending == ".pdf" else maker.packed(ending)
        path = self.desk / f"送审稿{ending}"
        path.write_bytes(made.data)
        return path


def choose_to_open(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """The person chooses ``path`` in the system's dialog."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def choose_to_save(monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[str]:
    """The person saves under whatever name is offered, in ``folder``; returns the names offered."""
    offered: list[str] = []

    def save(_parent: object, _title: str, suggested: str, _kinds: str) -> tuple[str, str]:
        offered.append(suggested)
        return str(folder / Path(suggested).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    return offered
