"""Find and replace by keys: the keyboard stays in the bar, the hit is shown in the text."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTextEdit

from desktop.window.search.find_bar import FindBar

if TYPE_CHECKING:
    from tests.window.conftest import Clerk

LEAD, FIELD, LATER = "overview.lead", "overview.on_request", "problems.text"


@pytest.fixture
def searching(clerk: "Clerk") -> "Clerk":
    clerk.new_report()
    clerk.view.editor.set("requests.received.natural", "19")
    clerk.view.editor.set(FIELD, "𠮷𠮷𠮷我厅收到{requests.received.total}件，我厅办结。")
    clerk.view.editor.set(LATER, "我厅还要努力")
    clerk.view.go_to(FIELD)
    clerk.do("find_text")
    return clerk


def bar(clerk: "Clerk") -> FindBar:
    found = clerk.view.findChild(FindBar)
    assert found is not None
    return found


def shown(clerk: "Clerk") -> list[str]:
    """What is selected in the texts that are seen."""
    texts = [each for each in clerk.view.findChildren(QTextEdit) if each.isVisible() and not each.isReadOnly()]
    return [text for text in (each.textCursor().selectedText() for each in texts) if text]


def look_for(clerk: "Clerk", words: str) -> None:
    clerk.line.setText(words)
    clerk.press(Qt.Key.Key_Return)


def replacement(clerk: "Clerk") -> QLineEdit:
    lines = bar(clerk).findChildren(QLineEdit)
    return next(line for line in lines if line.accessibleName() == "替换成的文字")


def test_enter_again_goes_on_and_changes_nothing(searching: "Clerk") -> None:
    clerk = searching
    before = dict(clerk.view.draft.entries)
    look_for(clerk, "我厅")
    assert bar(clerk).told == "第1处，共3处"
    assert shown(clerk) == ["我厅"]
    for place in (2, 3, 1):
        clerk.press(Qt.Key.Key_Return)
        assert bar(clerk).told == f"第{place}处，共3处"
        assert bar(clerk).isAncestorOf(clerk.focus)
    assert dict(clerk.view.draft.entries) == before


def test_escape_closes_and_leaves_the_cursor_at_the_hit(searching: "Clerk") -> None:
    clerk = searching
    look_for(clerk, "办结")
    clerk.press(Qt.Key.Key_Escape)
    assert not bar(clerk).isVisible()
    assert clerk.text.textCursor().selectedText() == "办结"
    clerk.compose("办完")
    assert clerk.value(FIELD).endswith("我厅办完。")


def test_escape_without_a_hit_goes_back_where_one_was(searching: "Clerk") -> None:
    clerk = searching
    look_for(clerk, "没有的词")
    clerk.press(Qt.Key.Key_Escape)
    assert clerk.text.accessibleName() == clerk.view.draft.edition.fields[FIELD].path


def test_escape_after_a_number_was_found_is_at_its_cell(searching: "Clerk") -> None:
    clerk = searching
    look_for(clerk, "19")
    clerk.press(Qt.Key.Key_Return)
    clerk.press(Qt.Key.Key_Escape)
    assert clerk.table.currentIndex().data() == "19"


def test_a_number_in_a_live_figure_is_one_place(searching: "Clerk") -> None:
    clerk = searching
    clerk.view.editor.set("requests.received.natural", "111")
    look_for(clerk, "1")
    places = [bar(clerk).told]
    for _ in range(2):
        clerk.press(Qt.Key.Key_Return)
        places.append(bar(clerk).told)
    assert places == [f"第{number}处，共3处" for number in (1, 2, 3)]


def test_replacing_goes_forward_and_stays_in_the_bar(searching: "Clerk") -> None:
    clerk = searching
    clerk.view.editor.set(LEAD, "我厅在前面")
    clerk.do("replace_text")
    look_for(clerk, "我厅")
    clerk.press(Qt.Key.Key_Return)
    assert bar(clerk).told == "第2处，共4处"
    by = replacement(clerk)
    by.setFocus()
    by.setText("我厅里")
    clerk.press(Qt.Key.Key_Return)
    assert bar(clerk).told == "第3处，共4处"
    clerk.press(Qt.Key.Key_Return)
    assert bar(clerk).told == "第4处，共4处"
    assert clerk.focus is by
    assert clerk.value(LEAD) == "我厅在前面"
    assert clerk.value(FIELD).count("我厅里") == 2
    assert clerk.value(LATER) == "我厅还要努力"


def test_a_button_clicked_leaves_the_keyboard_in_the_words(searching: "Clerk") -> None:
    clerk = searching
    look_for(clerk, "我厅")
    line = clerk.focus
    following = next(each for each in bar(clerk).findChildren(QPushButton) if each.text() == "下一处")
    QTest.mouseClick(following, Qt.MouseButton.LeftButton)
    assert clerk.focus is line
    following.setFocus()
    clerk.press(Qt.Key.Key_Return)
    assert bar(clerk).told == "第3处，共3处"


def test_while_the_words_are_typed_their_places_are_counted(searching: "Clerk") -> None:
    clerk = searching
    clerk.compose("我厅")
    assert bar(clerk).told == "共3处，按回车逐处看"
    clerk.press(Qt.Key.Key_Return)
    assert bar(clerk).told == "第1处，共3处"
    clerk.compose("没有这样的话")
    assert bar(clerk).told == "没有找到"
    assert bar(clerk).isAncestorOf(clerk.focus)
    clerk.line.selectAll()
    clerk.press(Qt.Key.Key_Delete)
    assert bar(clerk).told == ""
