"""Blocks from other programs and from here: what is a head, what is a value, and where each goes."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from forms.entry.matrix import PasteQuestion

if TYPE_CHECKING:
    from tests.window.conftest import Clerk

RECEIVED, CARRIED, DISCLOSED = "requests.received", "requests.carried_over", "requests.disclosed"
SHIFT = Qt.KeyboardModifier.ShiftModifier


def paste(clerk: "Clerk", text: str) -> list[str]:
    """Paste ``text`` at the current cell; the first three cells of the first three rows, row by row."""
    clerk.clipboard(text)
    clerk.ctrl(Qt.Key.Key_V)
    return corner(clerk)


def corner(clerk: "Clerk") -> list[str]:
    return [
        clerk.value(f"{row}.{column}")
        for row in (RECEIVED, CARRIED)
        for column in ("natural", "commercial", "research")
    ]


def question(clerk: "Clerk") -> PasteQuestion:
    return next(each for each in clerk.view.findChildren(PasteQuestion) if each.isVisible())


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("\t5\n\t6\n", ["", "5", "", "", "6", ""]),
        ("\t\n5\t6\n", ["", "", "", "5", "6", ""]),
        ("7件\t8\n", ["7", "8", "", "", "", ""]),
        ("约20\t8\n", ["约20", "8", "", "", "", ""]),
        ("暂无\t8\n约3\t9\n", ["暂无", "8", "", "约3", "9", ""]),
        ("\t自然人\t商业企业\n一、本年新收\t\t8\n二、上年结转\t9\t\n", ["", "8", "", "9", "", ""]),
        ("表三\t\t\n\t自然人\t法人或其他组织\n新收\t约7\t8\n", ["约7", "8", "", "", "", ""]),
        ("三、本年度办理结果\t（一）予以公开\t5\n\t（二）部分公开\t6\n", ["5", "", "", "6", "", ""]),
        ('"一、本年新收\n申请数量"\t7\t8\n', ["7", "8", "", "", "", ""]),
        ('"5\n"\t"6"\t7\n', ["5", "6", "7", "", "", ""]),
        ('5"\t6\n', ['5"', "6", "", "", "", ""]),
    ],
)
def test_only_heads_are_left_out(at_first_cell: "Clerk", text: str, cells: list[str]) -> None:
    assert paste(at_first_cell, text) == cells


def test_our_own_copy_is_pasted_as_it_was(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.view.editor.paste({f"{RECEIVED}.commercial": "5", f"{CARRIED}.natural": "总计", f"{CARRIED}.commercial": "6"})
    clerk.press(Qt.Key.Key_Right, SHIFT)
    clerk.press(Qt.Key.Key_Down, SHIFT)
    clerk.ctrl(Qt.Key.Key_C)
    clerk.view.go_to(f"{DISCLOSED}.natural")
    clerk.ctrl(Qt.Key.Key_V)
    assert clerk.value(f"{DISCLOSED}.natural") == ""
    assert clerk.value(f"{DISCLOSED}.commercial") == "5"
    assert clerk.value("requests.partially_disclosed.natural") == "总计"


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        (
            "<tr><th rowspan=2>项目</th><th colspan=2>法人或其他组织</th></tr>"
            "<tr><th>商业企业</th><th>科研机构</th></tr>"
            "<tr><td>一、本年新收</td><td>7</td><td>8</td></tr>",
            ["7", "8", "", "", "", ""],
        ),
        ("<tr><td rowspan=2>4</td><td>5</td></tr><tr><td>6</td></tr>", ["4", "5", "", "", "6", ""]),
        (
            "<tr><td colspan=2>4</td><td>5</td></tr><tr><td colspan=2>6</td><td>7</td></tr>",
            ["4", "5", "", "6", "7", ""],
        ),
        ("<tr><td>1<table><tr><td>2</td></tr></table></td><td>3</td></tr>", ["12", "3", "", "", "", ""]),
    ],
)
def test_merged_cells_of_html_keep_the_others_in_their_places(
    at_first_cell: "Clerk", rows: str, cells: list[str]
) -> None:
    mime = QMimeData()
    mime.setHtml(f"<p>表</p><table>{rows}</table>")
    QGuiApplication.clipboard().setMimeData(mime)
    at_first_cell.ctrl(Qt.Key.Key_V)
    assert corner(at_first_cell) == cells


def test_enter_pastes_what_was_asked_about_and_goes_back_to_the_table(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.view.go_to(f"{RECEIVED}.other_org")
    paste(clerk, "1\t99\t2\t3\t4\n")
    asked = question(clerk)
    clerk.press(Qt.Key.Key_Return)
    assert clerk.value(f"{RECEIVED}.other_org") == "1"
    assert not asked.isVisible()
    assert clerk.table.hasFocus()


@pytest.mark.parametrize("keys", [(Qt.Key.Key_Escape,), (Qt.Key.Key_Tab, Qt.Key.Key_Return)])
def test_escape_and_cancel_paste_nothing(at_first_cell: "Clerk", keys: tuple[Qt.Key, ...]) -> None:
    clerk = at_first_cell
    clerk.view.go_to(f"{RECEIVED}.other_org")
    paste(clerk, "1\t99\t2\t3\t4\n")
    asked = question(clerk)
    for key in keys:
        clerk.press(key)
    assert clerk.value(f"{RECEIVED}.other_org") == ""
    assert not asked.isVisible()
    assert clerk.table.hasFocus()
