"""Reports from another computer at the window: taken, merged with one question a cell, nothing here lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.keeping.moving import Relation
from desktop.window.keeping.arrived_page import BOTH, MERGE, ArrivedPage
from desktop.window.keeping.merge_dialog import OURS, THEIRS, MergeDialog
from desktop.window.keeping.pack_dialog import PackDialog
from tests.window.conftest import Clerk

CELL, OTHER, WORDS = "requests.received.natural", "requests.received.commercial", "overview.lead"


@pytest.fixture
def colleague(clerk: Clerk, qtbot: QtBot, tmp_path: Path) -> Iterator[Clerk]:
    """Somebody at another computer, who leaves before the clerk does."""
    assert clerk.window
    other = Clerk(qtbot, tmp_path / "另一台")
    yield other
    other.close()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that every dialog chooses."""
    path = tmp_path / "年报.nianbao"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    return path


def pack(clerk: Clerk) -> None:
    clerk.window.actions_by_id["pack_reports"].trigger()
    dialog = clerk.window.findChild(PackDialog)
    assert isinstance(dialog, PackDialog)
    with clerk.qtbot.waitSignal(clerk.window.moving.said):
        dialog.button.click()


def page(clerk: Clerk) -> ArrivedPage:
    clerk.window.actions_by_id["unpack_reports"].trigger()
    shown = clerk.window.findChild(ArrivedPage)
    assert isinstance(shown, ArrivedPage)
    return shown


@pytest.fixture
def apart(clerk: Clerk, colleague: Clerk, file: Path) -> str:
    """A report on both computers: the clerk has 20 and 7, the colleague, who has the window, 30 and words."""
    clerk.open()
    report = clerk.new_report()
    clerk.view.editor.set(CELL, "19")
    pack(clerk)
    colleague.open()
    arrived = page(colleague)
    assert [each.relation for each in arrived.found.reports] == [Relation.NEW]
    with colleague.qtbot.waitSignal(colleague.window.moving.said):
        arrived.button.click()
    clerk.view.editor.set(CELL, "20")
    clerk.view.editor.set(OTHER, "7")
    pack(clerk)
    colleague.window.open_report(report)
    assert colleague.value(CELL) == "19"
    colleague.view.editor.set(CELL, "30")
    colleague.view.editor.set(WORDS, "收到申请。")
    assert file.is_file()
    return report


def test_the_same_cell_is_asked_side_by_side_and_the_rest_is_not(colleague: Clerk, apart: str) -> None:
    arrived = page(colleague)
    assert arrived.boxes[apart].currentText() == MERGE
    arrived.button.click()
    dialog = colleague.window.findChild(MergeDialog)
    assert isinstance(dialog, MergeDialog)
    assert dialog.table.rowCount() == 1
    told = [dialog.table.item(0, column) for column in (OURS, THEIRS)]
    assert [each.text()[:2] for each in told if each] == ["30", "20"]
    assert not dialog.button.isEnabled()
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Right)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.button.isEnabled()
    with colleague.qtbot.waitSignal(colleague.window.moving.said):
        dialog.button.click()
    colleague.window.open_report(apart)
    assert [colleague.value(each) for each in (CELL, OTHER, WORDS)] == ["20", "7", "收到申请。"]
    colleague.window.actions_by_id["undo"].trigger()
    assert [colleague.value(each) for each in (CELL, OTHER, WORDS)] == ["30", "", "收到申请。"]


def test_left_undecided_nothing_happens_and_both_may_be_kept(colleague: Clerk, apart: str) -> None:
    arrived = page(colleague)
    arrived.button.click()
    dialog = colleague.window.findChild(MergeDialog)
    assert isinstance(dialog, MergeDialog)
    dialog.reject()
    assert colleague.store.reader.entries(apart)[CELL] == "30"
    arrived.boxes[apart].setCurrentText(BOTH)
    with colleague.qtbot.waitSignal(colleague.window.moving.said):
        arrived.button.click()
    cells = sorted(colleague.store.reader.entries(each.id)[CELL] for each in colleague.store.reader.reports())
    assert cells == ["20", "30"]


def test_a_file_brought_to_the_window_is_shown(clerk: Clerk, file: Path) -> None:
    clerk.open()
    clerk.new_report()
    pack(clerk)
    clerk.window.arrivals.open_file(file)
    shown = clerk.window.findChild(ArrivedPage)
    assert isinstance(shown, ArrivedPage)
    assert [each.relation for each in shown.found.reports] == [Relation.SAME]


def test_a_foreign_file_is_told_and_nothing_shown(clerk: Clerk, file: Path) -> None:
    clerk.open()
    file.write_bytes(b"%PDF-1.7")
    with clerk.qtbot.waitSignal(clerk.window.moving.said) as told:
        clerk.window.actions_by_id["unpack_reports"].trigger()
    assert "不是从另一台电脑搬来的" in told.args[0]
    assert clerk.window.findChild(ArrivedPage) is None
