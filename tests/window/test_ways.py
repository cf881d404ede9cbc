"""Where the keyboard is after one has gone somewhere: into a part, back from a page, to what undo changed."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget

from desktop.window.approval.register_dialog import RegisterDialog
from forms.entry.chapter_page import ChapterPage
from tests.window.approving_clerk import ApprovingClerk

if TYPE_CHECKING:
    from tests.window.conftest import Clerk

KEYPAD = Qt.KeyboardModifier.KeypadModifier
TEXT = "overview.on_request"


def part(clerk: "Clerk") -> str:
    """The key of the part on the screen."""
    return next(each.chapter.key for each in clerk.view.findChildren(ChapterPage) if each.isVisible())


def keypad(clerk: "Clerk", digits: str) -> None:
    """Type ``digits`` on the keypad and Enter there."""
    for digit in digits:
        QTest.keyClick(clerk.focus, Qt.Key(ord(digit)), KEYPAD)
    QTest.keyClick(clerk.focus, Qt.Key.Key_Enter, KEYPAD)
    QApplication.processEvents()


def told(clerk: "Clerk") -> str:
    """The bottom line."""
    return " ".join(label.text() for label in clerk.window.statusBar().findChildren(QLabel))


def test_a_part_gone_to_by_keys_takes_what_is_typed(clerk: "Clerk") -> None:
    clerk.new_report()
    chapters = [each for each in clerk.view.draft.edition.chapters if each.printed]
    for chapter in chapters[1:]:
        clerk.do("next_part")
        assert part(clerk) == chapter.key
        if chapter.table:
            first = next(
                each for each in chapter.table.field_ids() if not clerk.view.draft.edition.fields[each].computed
            )
            keypad(clerk, "19")
            assert clerk.value(first) == "19"
        else:
            clerk.compose("总体平稳")
            assert clerk.value(chapter.sections[0].id) == "总体平稳"
    for chapter in reversed(chapters[:-1]):
        clerk.do("previous_part")
        assert part(clerk) == chapter.key
    clerk.compose("前言")
    assert clerk.value(chapters[0].sections[0].id) == "前言"


def test_a_part_gone_back_to_goes_on_where_one_was(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.view.go_to("requests.received.commercial")
    clerk.do("next_part")
    clerk.do("previous_part")
    keypad(clerk, "7")
    assert clerk.value("requests.received.commercial") == "7"


def test_a_part_whose_last_field_is_gone_begins_anew(clerk: "Clerk") -> None:
    clerk.new_report()
    own = clerk.view.editor.add_figure(TEXT, "政策咨询", "件")
    clerk.view.go_to(own)
    clerk.do("next_part")
    clerk.do("undo")
    clerk.do("previous_part")
    clerk.compose("总体平稳")
    assert clerk.value("overview.lead") == "总体平稳"


def test_a_part_chosen_with_the_mouse_takes_what_is_typed_but_the_arrows_stay(clerk: "Clerk") -> None:
    clerk.new_report()
    outline = clerk.view.findChild(QListWidget)
    assert outline is not None
    item = next(outline.item(row) for row in range(outline.count()) if "三、" in outline.item(row).text())
    QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=outline.visualItemRect(item).center())
    keypad(clerk, "3")
    assert clerk.value("requests.received.natural") == "3"
    outline.setFocus()
    clerk.press(Qt.Key.Key_Down)
    clerk.press(Qt.Key.Key_Up)
    assert clerk.focus is outline
    assert part(clerk) == "requests"


@pytest.mark.parametrize("action", ["settings", "report_info", "new_report"])
def test_escape_leaves_a_page_in_front_of_the_report(clerk: "Clerk", action: str) -> None:
    clerk.new_report()
    clerk.view.go_to("requests.received.natural")
    clerk.do(action)
    QApplication.processEvents()
    clerk.press(Qt.Key.Key_Escape)
    if action == "new_report":
        assert clerk.start.isVisible()
    else:
        assert part(clerk) == "requests"


def test_escape_leaves_the_revisions_from_any_list_of_theirs(clerk: "Clerk") -> None:
    office = ApprovingClerk(clerk)
    office.submit()
    office.begin("show_revisions")
    clerk.press(Qt.Key.Key_Escape)
    assert part(clerk)


def test_escape_leaves_the_steps(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.do("approval_steps")
    form = clerk.window.findChild(RegisterDialog)
    assert form is not None
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_undo_and_redo_go_to_the_cell_and_name_it(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.view.go_to("requests.received.natural")
    clerk.enter("19")
    clerk.view.go_to("problems.text")
    clerk.do("undo")
    assert part(clerk) == "requests"
    assert "已撤销：填写“" in told(clerk)
    assert "自然人" in told(clerk)
    clerk.enter("20")
    assert clerk.value("requests.received.natural") == "20"
    clerk.do("undo")
    clerk.view.go_to("problems.text")
    clerk.do("redo")
    assert "已重做：填写“" in told(clerk)
    assert part(clerk) == "requests"
    assert clerk.value("requests.received.natural") == "20"


def test_undo_selects_what_came_back_in_a_text_and_redo_stands_behind_it(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.view.editor.set(TEXT, "共收到申请。")
    clerk.view.editor.set(TEXT, "申请。")
    clerk.do("next_part")
    clerk.do("undo")
    assert clerk.text.textCursor().selectedText() == "共收到"
    clerk.do("undo")
    clerk.do("redo")
    clerk.compose("很多")
    assert clerk.value(TEXT) == "共收到申请。很多"
