"""Backups at the window: made beside it, looked into from the menu, and brought back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.store.backups import backups
from desktop.window.keeping.backups_page import WHOLE_STORE, BackupsPage
from tests.window.conftest import Clerk

CELL, WORDS = "requests.received.natural", "overview.lead"


@pytest.fixture
def changed(clerk: Clerk) -> str:
    """A report on the screen with 91; its backup has 19."""
    clerk.open()
    report = clerk.new_report()
    clerk.view.editor.set(CELL, "19")
    clerk.store.backup()
    clerk.view.editor.set(CELL, "91")
    clerk.view.editor.set(WORDS, "没有收到。")
    return report


def page(clerk: Clerk) -> BackupsPage:
    clerk.window.actions_by_id["restore_backup"].trigger()
    shown = clerk.window.findChild(BackupsPage)
    assert isinstance(shown, BackupsPage)
    clerk.qtbot.waitUntil(lambda: shown.reports.count() > 0)
    return shown


def test_the_menu_shows_what_differs_and_the_report_comes_back_to_be_undone(clerk: Clerk, changed: str) -> None:
    shown = page(clerk)
    assert shown.reports.currentData() == changed
    assert "2处内容与现在不同" in shown.told.text()
    cells = {shown.changes.item(row, column).text() for row in range(2) for column in (1, 2)}  # type: ignore[union-attr]
    assert {"19", "91", "没有收到。"} <= cells
    shown.button.click()
    clerk.qtbot.waitUntil(lambda: clerk.value(CELL) == "19")
    assert clerk.value(WORDS) == ""
    clerk.window.actions_by_id["undo"].trigger()
    assert (clerk.value(CELL), clerk.value(WORDS)) == ("91", "没有收到。")


def test_one_part_comes_back(clerk: Clerk, changed: str) -> None:
    shown = page(clerk)
    shown.parts.setCurrentIndex(shown.parts.findData("requests"))
    assert shown.changes.rowCount() == 1
    shown.button.click()
    clerk.qtbot.waitUntil(lambda: clerk.value(CELL) == "19")
    assert clerk.value(WORDS) == "没有收到。"
    assert clerk.view.report_id == changed


def test_everything_goes_back_after_one_question(clerk: Clerk, changed: str) -> None:
    shown = page(clerk)
    shown.reports.setCurrentIndex(0)
    assert shown.reports.currentText() == WHOLE_STORE
    before = len(backups(clerk.store.path))
    asked: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        next(each for each in box.buttons() if each.text() == "恢复").click()

    QTimer.singleShot(0, answer)
    shown.button.click()
    clerk.qtbot.waitUntil(clerk.start.isVisible)
    assert len(asked) == 1
    assert len(backups(clerk.store.path)) == before + 1
    clerk.window.open_report(changed)
    assert clerk.value(CELL) == "19"


def test_half_an_hour_makes_one_if_something_changed(clerk: Clerk, changed: str) -> None:
    before = len(backups(clerk.store.path))
    clerk.window.backups.look()
    clerk.qtbot.waitUntil(lambda: len(backups(clerk.store.path)) == before + 1)
    clerk.window.backups.look()
    with clerk.qtbot.waitSignal(clerk.window.backups.said):
        clerk.window.actions_by_id["backup"].trigger()
    assert len(backups(clerk.store.path)) <= before + 3
    assert changed


def test_the_second_folder_has_the_last_one_at_once(clerk: Clerk, changed: str, tmp_path: Path) -> None:
    folder = tmp_path / "U盘"
    folder.mkdir()
    clerk.window.settings.change(backup_folder=str(folder))
    clerk.qtbot.waitUntil(lambda: len(list(folder.glob("*.sqlite"))) == 1)
    shown = page(clerk)
    assert shown.list.rowCount() == len(backups(clerk.store.path)) + 1
    assert changed
