"""What the window writes can be read: rare characters in names, whole explanations, and Qt's own dialogs in Chinese."""

import re
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextLayout
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QColorDialog,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QTableWidget,
    QTextEdit,
    QWidget,
)

from desktop.app import application

if TYPE_CHECKING:
    from tests.window.conftest import Clerk

RARE = "㑇𡎚"
LATIN = re.compile(r"[A-Za-z]{2,}")
NAMES = {"PDF", "HTML", "OK"}  # of formats


def missing(widget: QWidget, text: str) -> bool:
    """Whether the face of ``widget`` shows a character of ``text`` as a box."""
    layout = QTextLayout(text, widget.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return any(0 in run.glyphIndexes() for run in layout.glyphRuns())


def words(dialog: QDialog) -> Iterator[str]:
    """Everything the dialog itself says."""
    for widget in dialog.findChildren(QWidget):
        text = getattr(widget, "text", None)
        if callable(text) and not isinstance(widget, QLineEdit):
            yield str(text())
        yield widget.toolTip()
        for action in widget.actions():
            yield action.text()


def foreign(said: Iterator[str]) -> list[str]:
    """What is not Chinese."""
    return [each for each in said if set(LATIN.findall(each.split("\t")[0])) - NAMES]


def test_rare_characters_of_a_name_are_no_boxes_in_the_list_of_reports(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.view.editor.set("report.agency", f"云泽市{RARE}局")
    clerk.do("start_page")
    table = clerk.start.findChild(QTableWidget)
    assert table is not None
    assert table.model().index(0, 1).data() == f"云泽市{RARE}局"
    clerk.qtbot.waitUntil(lambda: not missing(table, RARE))
    assert not any(missing(label, RARE) for label in clerk.start.findChildren(QLabel))


@pytest.mark.parametrize("percent", [100, 150])
def test_no_explanation_of_the_settings_is_cut_off(clerk: "Clerk", percent: int) -> None:
    clerk.window.settings.change(type_size=percent)
    clerk.do("settings")
    clerk.qtbot.waitUntil(lambda: not cut(clerk))
    clerk.window.settings.change(type_size=100)


def cut(clerk: "Clerk") -> list[str]:
    """The labels on the screen that are lower than their words need."""
    labels = [each for each in clerk.window.findChildren(QLabel) if each.isVisible() and each.text()]
    return [each.text() for each in labels if each.wordWrap() and each.height() < each.heightForWidth(each.width())]


def test_qt_s_own_dialogs_speak_chinese(clerk: "Clerk") -> None:
    application()
    files = QFileDialog(clerk.window, "读入数据文件", "", "年报数据文件 (*.json)")
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    colours = QColorDialog(clerk.window)
    colours.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    asking = QMessageBox(clerk.window)
    asking.setStandardButtons(
        QMessageBox.StandardButton.Ok
        | QMessageBox.StandardButton.Cancel
        | QMessageBox.StandardButton.Yes
        | QMessageBox.StandardButton.No
        | QMessageBox.StandardButton.Close
        | QMessageBox.StandardButton.Save
    )
    for dialog in (files, colours, asking, QPrintDialog(clerk.window)):
        dialog.show()
        assert foreign(words(dialog)) == []
        dialog.close()
    assert any("查找范围" in each for each in words(files))
    for menu in (
        QLineEdit(clerk.window).createStandardContextMenu(),
        QTextEdit(clerk.window).createStandardContextMenu(),
    ):
        assert isinstance(menu, QMenu)
        assert foreign(action.text() for action in menu.actions()) == []


def test_they_do_where_the_system_speaks_no_language() -> None:
    script = (
        "from desktop.app import application\napp = application()\n"
        "from PySide6.QtWidgets import QFileDialog, QLabel\n"
        "dialog = QFileDialog()\ndialog.setOption(QFileDialog.Option.DontUseNativeDialog)\n"
        "print(*(label.text() for label in dialog.findChildren(QLabel)))"
    )
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script],
        env={"LANG": "C", "LC_ALL": "C", "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert "查找范围" in ran.stdout
    assert "文件名称" in ran.stdout
