"""素材征集 and 本年要求 in the window: sheets out and in, words into the prose, offices, the notice, the next step."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from desktop.window.collecting.collecting_page import CollectingPage
from desktop.window.collecting.demands_page import DemandsPage
from desktop.window.collecting.offices_dialog import OfficesDialog
from desktop.window.collecting.returned_dialog import ReturnedDialog
from tests.command.test_collecting import FEES, FOOT, fill_docx
from tests.window.conftest import Clerk

Shown = TypeVar("Shown", bound=QWidget)


def on_screen(clerk: Clerk, kind: type[Shown]) -> Shown:
    QApplication.processEvents()
    (found,) = [each for each in clerk.window.findChildren(kind) if each.isVisible()]
    return found


def press(page: QWidget, words: str) -> None:
    (button,) = [each for each in page.findChildren(QPushButton) if each.text() == words]
    assert button.isEnabled()
    button.click()
    QApplication.processEvents()


def rows(page: CollectingPage) -> dict[str, list[str]]:
    table = page.table
    texts = [
        [item.text() if (item := table.item(row, column)) else "" for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]
    return {row[0]: row[1:] for row in texts}


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sheet of 财务处 where the file dialogs of the window lead."""
    folder = tmp_path / "征集"
    chosen = folder / "2021年度征集表（财务处）.docx"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen), ""))
    return chosen


def test_sheets_go_out_and_come_back(clerk: Clerk, sheet: Path) -> None:
    clerk.new_report()
    clerk.view.go_to("overview.lead")
    clerk.do("show_collecting")
    page = on_screen(clerk, CollectingPage)
    assert {row[2] for row in rows(page).values()} == {"未发"}
    press(page, "导出全部征集表…")
    assert {row[2] for row in rows(page).values()} == {"已发"}
    assert page.next.text().startswith("下一步：催报 5 个处室")
    fill_docx(sheet, {"行政事业性收费": "3.5"}, **FOOT)
    press(page, "收回…")
    dialog = on_screen(clerk, ReturnedDialog)
    assert clerk.value(FEES) == ""  # nothing before it was seen
    assert dialog.button.text() == "收回，改1个数"
    press(dialog, "收回，改1个数")
    assert clerk.value(FEES) == "3.5"
    assert rows(page)["财务处"][2] == "已报"
    assert rows(page)["财务处"][4:6] == ["赵六", "钱七"]
    assert page.material.toPlainText() == FOOT["素材文字"]
    assert clerk.value("overview.lead") == ""  # never by itself
    press(page, "登记已核")
    assert rows(page)["财务处"][2] == "已核"
    press(page, "插入正文")
    assert clerk.value("overview.lead") == FOOT["素材文字"]
    for _ in range(3):
        clerk.do("undo")
    assert clerk.value(FEES) == ""
    assert clerk.value(f"source.{FEES}") == ""


def test_a_number_without_its_tick_stays(clerk: Clerk, sheet: Path) -> None:
    clerk.new_report()
    clerk.view.editor.set(FEES, "9")
    clerk.do("show_collecting")
    page = on_screen(clerk, CollectingPage)
    press(page, "导出全部征集表…")
    fill_docx(sheet, {"行政事业性收费": "3.5"}, **FOOT)
    press(page, "收回…")
    dialog = on_screen(clerk, ReturnedDialog)
    dialog.ticks[0].setCheckState(Qt.CheckState.Unchecked)
    press(dialog, "收回，不改数")
    assert clerk.value(FEES) == "9"
    assert clerk.value(f"source.{FEES}") == ""


def test_an_office_is_changed_in_the_list(clerk: Clerk) -> None:
    clerk.new_report()
    clerk.do("show_collecting")
    page = on_screen(clerk, CollectingPage)
    press(page, "责任处室…")
    dialog = on_screen(clerk, OfficesDialog)
    for name in dialog.names:
        if name.text() == "财务处":
            name.setText("计财处")
    press(dialog, "存下")
    assert "计财处" in rows(page)
    assert "财务处" not in rows(page)
    clerk.open()
    clerk.new_report()
    clerk.do("show_collecting")
    assert "计财处" in rows(on_screen(clerk, CollectingPage))


def test_the_notice_is_typed_and_checked(clerk: Clerk) -> None:
    report = clerk.new_report()
    clerk.do("show_demands")
    page = on_screen(clerk, DemandsPage)
    page.number.setFocus()
    clerk.compose("云政办发〔2021〕54号")
    page.dates["submit"].line.setFocus()
    clerk.keys("2022-1-10")
    page.words.setFocus()
    clerk.compose("政务公开专区")
    clerk.press(Qt.Key.Key_Return)
    assert page.lines.rowCount() == 1
    assert '"submit":"2022-01-10"' in clerk.value("demands")
    assert "云政办发〔2021〕54号" in clerk.value("demands")
    clerk.qtbot.waitUntil(lambda: "COMP-DEMAND" in {each.rule for each in clerk.view.findings}, timeout=60_000)
    page.dates["submit"].line.setFocus()
    clerk.keys("13")
    page.words.setFocus()
    assert '"submit":"2022-01-10"' in clerk.value("demands")  # what is no date is told, not kept
    clerk.do("start_page")
    assert clerk.start.next.text().startswith("下一步：填好送审，2022年1月10日前")
    clerk.window.open_report(report)
    clerk.do("show_collecting")
    press(on_screen(clerk, CollectingPage), "返回")
    assert not [each for each in clerk.window.findChildren(CollectingPage) if each.isVisible()]
