"""The real window on a store of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.store.writer import Outcome
from desktop.window.main_window import MainWindow
from desktop.workplace import Workplace

OpenWindow = Callable[[], MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Opens the window; called again, closes it and opens it anew on the same store."""
    begun: list[tuple[MainWindow, Callable[[], None]]] = []

    def close() -> None:
        for window, close_store in begun:
            window.close()
            close_store()
        begun.clear()

    def open_one() -> MainWindow:
        close()
        workplace = Workplace.at(str(tmp_path / "草稿 库"))
        windows: list[MainWindow] = []

        def told(outcome: Outcome) -> None:
            for each in windows:
                each.saved.emit(outcome)

        store = workplace.open_store(told)
        window = MainWindow(workplace, store, tmp_path / "log")
        windows.append(window)
        qtbot.addWidget(window)
        begun.append((window, store.close))
        window.resize(1366, 768)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield open_one
    close()
