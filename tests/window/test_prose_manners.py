"""Texts under hands and mouse: rare characters, pasted paragraphs, chips, and steps of undo."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QTextBlock, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTextEdit

from forms.entry.figures import FiguresForm
from forms.entry.prose_edit import OWN_FORMAT

if TYPE_CHECKING:
    from tests.window.conftest import Clerk

FIELD, TOTAL = "overview.on_request", "requests.received.total"


def said(clerk: "Clerk") -> str:
    told = clerk.window.statusBar().findChild(QLabel, "told")
    assert isinstance(told, QLabel)
    return told.text() if told.isVisible() else ""


def blocks(text: QTextEdit) -> list[QTextBlock]:
    document = text.document()
    return [document.findBlockByNumber(number) for number in range(document.blockCount())]


def test_pasted_paragraphs_are_dressed_like_typed_ones(in_text: "Clerk") -> None:
    clerk = in_text
    clerk.compose("开头")
    clerk.clipboard("甲\n乙\n丙")
    clerk.ctrl(Qt.Key.Key_V)
    formats = [block.blockFormat() for block in blocks(clerk.text)]
    assert len(formats) == 3
    assert {(each.textIndent(), each.lineHeight()) for each in formats} == {(formats[0].textIndent(), 150.0)}
    assert formats[0].textIndent() > 0


def test_many_paragraphs_are_dressed_in_one_act(in_text: "Clerk") -> None:
    clerk = in_text
    acts: list[int] = []
    clerk.text.document().contentsChange.connect(lambda at, removed, added: acts.append(at))
    clerk.clipboard("\n".join(["贴来的一段"] * 300))
    clerk.ctrl(Qt.Key.Key_V)
    assert clerk.text.document().blockCount() == 300
    assert len(acts) < 10


def test_pasted_headings_have_their_face(in_text: "Clerk") -> None:
    clerk = in_text
    clerk.clipboard("甲\n（一）乙")
    clerk.ctrl(Qt.Key.Key_V)
    families = []
    for block in blocks(clerk.text):
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        families.append(cursor.charFormat().fontFamilies())
    assert families[0] != families[1]


def test_dressing_leaves_what_is_being_composed(in_text: "Clerk") -> None:
    clerk = in_text
    event = QInputMethodEvent("pin'yin", [])
    event.setCommitString("𠮷甲")
    QApplication.sendEvent(clerk.focus, event)
    assert clerk.value(FIELD) == "𠮷甲"
    assert clerk.text.textCursor().block().layout().preeditAreaText() == "pin'yin"


def test_a_paste_is_a_step_of_its_own_with_its_name(in_text: "Clerk") -> None:
    clerk = in_text
    clerk.compose("收")
    clerk.clipboard("贴来")
    clerk.ctrl(Qt.Key.Key_V)
    clerk.compose("的")
    clerk.do("undo")
    assert clerk.value(FIELD) == "收贴来"
    assert "粘贴" in clerk.window.actions_by_id["undo"].text()
    clerk.do("undo")
    assert clerk.value(FIELD) == "收"


def test_a_blank_paste_changes_nothing_and_names_nothing(in_text: "Clerk") -> None:
    clerk = in_text
    clerk.clipboard("\n")
    clerk.ctrl(Qt.Key.Key_V)
    clerk.compose("收")
    assert "粘贴" not in clerk.window.actions_by_id["undo"].text()


def test_our_own_words_come_back_as_they_were(in_text: "Clerk") -> None:
    clerk = in_text
    clerk.view.editor.set(FIELD, "𠮷{" + TOTAL + "}{{件")
    clerk.ctrl(Qt.Key.Key_A)
    clerk.ctrl(Qt.Key.Key_X)
    assert clerk.value(FIELD) == ""
    assert QApplication.clipboard().mimeData().hasFormat(OWN_FORMAT)
    clerk.ctrl(Qt.Key.Key_V)
    assert clerk.value(FIELD) == "𠮷{" + TOTAL + "}{{件"


def chip_centre(text: QTextEdit, offset: int) -> QPoint:
    cursor = text.textCursor()
    cursor.setPosition(offset)
    before = QPointF(text.cursorRect(cursor).center())
    cursor.setPosition(offset + 1)
    return ((before + QPointF(text.cursorRect(cursor).center())) / 2).toPoint()


@pytest.mark.parametrize(
    ("button", "leads"),
    [(Qt.MouseButton.LeftButton, True), (Qt.MouseButton.MiddleButton, False), (Qt.MouseButton.RightButton, False)],
)
def test_only_the_left_button_follows_a_chip(in_text: "Clerk", button: Qt.MouseButton, leads: bool) -> None:
    clerk = in_text
    clerk.view.editor.set(FIELD, "收到{" + TOTAL + "}件")
    QApplication.processEvents()
    QTest.mouseClick(clerk.text.viewport(), button, pos=chip_centre(clerk.text, 2))
    for menu in QApplication.topLevelWidgets():
        if menu.windowType() == Qt.WindowType.Popup:
            menu.close()
    assert isinstance(clerk.focus, QTextEdit) is not leads


def test_a_selected_chip_is_drawn_in_the_ink_of_selected_text(in_text: "Clerk") -> None:
    clerk = in_text
    clerk.view.editor.set(FIELD, "{" + TOTAL + "}")
    clerk.ctrl(Qt.Key.Key_A)
    QApplication.processEvents()
    text = clerk.text
    place = chip_centre(text, 0)
    image = text.viewport().grab().toImage()
    inks = {image.pixelColor(place + QPoint(x, y)).lightness() for x in range(-9, 10) for y in range(-7, 8)}
    assert max(inks) > 150
    assert min(inks) >= text.palette().highlight().color().lightness() - 5


def test_a_field_that_is_no_number_is_not_inserted_and_it_is_said(in_text: "Clerk") -> None:
    clerk = in_text
    clerk.view.insert_figure("problems.text")
    assert clerk.value(FIELD) == ""
    assert "不是数字" in said(clerk)


@pytest.mark.parametrize("act", ["figure", "words"])
def test_nothing_is_inserted_where_no_text_has_the_cursor(clerk: "Clerk", act: str) -> None:
    clerk.new_report()
    clerk.view.show_part("overview")
    before = dict(clerk.view.draft.entries)
    if act == "figure":
        clerk.view.insert_figure(TOTAL)
    else:
        clerk.view.insert_words("地址")
    assert dict(clerk.view.draft.entries) == before
    assert "光标" in said(clerk)


def test_a_figures_button_puts_it_at_the_end_of_a_text_nobody_has_been_in(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.view.editor.set(FIELD, "甲乙")
    clerk.view.show_part("overview")
    form = next(each for each in clerk.view.findChildren(FiguresForm) if each.section_id == FIELD)
    insert = next(each for each in form.findChildren(QPushButton) if each.text() == "插入正文")
    insert.click()
    assert clerk.value(FIELD).startswith("甲乙{")
