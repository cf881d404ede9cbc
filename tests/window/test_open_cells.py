"""A cell or a figure's line while it is open: one step a visit, undo, Esc, and where one goes from it."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView

from forms.entry.figures import FiguresForm
from forms.entry.matrix_model import MatrixModel

if TYPE_CHECKING:
    from tests.window.conftest import Clerk

FIRST, BELOW, BESIDE = "requests.received.natural", "requests.carried_over.natural", "requests.received.commercial"
SECTION = "overview.on_request"
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def at_own_figure(clerk: "Clerk") -> "Clerk":
    clerk.new_report()
    clerk.view.go_to(SECTION)
    form = next(each for each in clerk.view.findChildren(FiguresForm) if each.section_id == SECTION)
    name = next(each for each in form.findChildren(QLineEdit) if each.accessibleName() == "新数字的名称")
    name.setText("政策咨询")
    name.setFocus()
    clerk.press(Qt.Key.Key_Return)
    return clerk


def type_slowly(clerk: "Clerk", entry: str, characters: str) -> None:
    """Type, each character when the one before is in the draft."""
    for number in range(len(characters)):
        clerk.keys(characters[number])
        typed = characters[: number + 1]
        clerk.qtbot.waitUntil(lambda typed=typed: clerk.value(entry) == typed, timeout=2000)  # type: ignore[misc]


def here(clerk: "Clerk") -> str:
    model = clerk.table.model()
    assert isinstance(model, MatrixModel)
    return model.entry(clerk.table.currentIndex())


@pytest.mark.parametrize("leave", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_what_was_undone_is_not_entered_again_on_leaving(at_first_cell: "Clerk", leave: Qt.Key) -> None:
    clerk = at_first_cell
    type_slowly(clerk, FIRST, "1")
    clerk.do("undo")
    assert clerk.line.text() == ""
    clerk.press(leave)
    assert clerk.value(FIRST) == ""
    clerk.do("redo")
    assert clerk.value(FIRST) == "1"


def test_undo_takes_back_what_is_typed_at_this_moment(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.enter("7")
    clerk.keys("12")
    clerk.do("undo")
    assert (clerk.value(FIRST), clerk.value(BELOW), clerk.line.text()) == ("7", "", "")
    clerk.press(Qt.Key.Key_Return)
    assert clerk.value(BELOW) == ""


def test_one_visit_of_a_cell_is_one_step(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    type_slowly(clerk, FIRST, "123")
    clerk.press(Qt.Key.Key_Return)
    clerk.press(Qt.Key.Key_Up)
    clerk.enter("5")
    clerk.do("undo")
    assert clerk.value(FIRST) == "123"
    clerk.do("undo")
    assert clerk.value(FIRST) == ""
    assert clerk.view.editor.undo_label is None


def test_one_visit_is_one_step_over_a_zero_filled_in(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.do("fill_zeros")
    clerk.view.go_to(FIRST)
    type_slowly(clerk, FIRST, "12")
    clerk.press(Qt.Key.Key_Return)
    clerk.do("undo")
    assert (clerk.value(FIRST), clerk.value(f"filled:{FIRST}")) == ("0", "1")


def test_escape_brings_the_old_value_back_even_when_it_was_saved_over(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.enter("7")
    clerk.press(Qt.Key.Key_Up)
    type_slowly(clerk, FIRST, "12")
    clerk.press(Qt.Key.Key_Escape)
    assert clerk.value(FIRST) == "7"
    assert here(clerk) == FIRST
    clerk.do("undo")
    assert clerk.value(FIRST) == ""


def test_escape_takes_nothing_back_that_was_not_typed_in_this_visit(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.enter("7")
    clerk.press(Qt.Key.Key_Up)
    clerk.press(Qt.Key.Key_F2)
    clerk.press(Qt.Key.Key_Escape)
    assert clerk.value(FIRST) == "7"


def test_shift_enter_in_an_open_cell_goes_up(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.view.go_to(BELOW)
    clerk.keys("4")
    clerk.press(Qt.Key.Key_Return, SHIFT)
    assert (clerk.value(BELOW), here(clerk)) == ("4", FIRST)


def test_back_in_a_table_left_with_a_cell_open_the_status_line_says_where(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    table = clerk.table
    clerk.keys("4")
    clerk.do("find_text")
    assert clerk.value(FIRST) == "4"
    clerk.view.place_told.emit("别处", "")
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.currentIndex()).center())
    places = [label.text() for label in clerk.window.statusBar().findChildren(QLabel)]
    assert any("自然人" in place for place in places)


def test_a_figure_added_filled_and_undone_twice_is_gone(at_own_figure: "Clerk") -> None:
    clerk = at_own_figure
    (own,) = clerk.view.draft.own_figures()
    type_slowly(clerk, own.id, "12")
    clerk.do("undo")
    assert (clerk.value(own.id), clerk.line.text()) == ("", "")
    clerk.do("undo")
    assert clerk.view.draft.own_figures() == []
    clerk.do("redo")
    clerk.do("redo")
    assert clerk.value(own.id) == "12"


def test_a_figures_line_does_not_enter_again_what_was_undone(at_own_figure: "Clerk") -> None:
    clerk = at_own_figure
    (own,) = clerk.view.draft.own_figures()
    type_slowly(clerk, own.id, "12")
    clerk.do("undo")
    clerk.press(Qt.Key.Key_Return)
    assert clerk.value(own.id) == ""


def chosen(table: QTableView) -> set[tuple[int, int]]:
    return {(index.row(), index.column()) for index in table.selectedIndexes()}


def test_a_selection_shrinks_when_one_goes_back(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    table = clerk.table
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up):
        clerk.press(key, SHIFT)
    assert chosen(table) == {(row, column) for row in (0, 1) for column in (0, 1)}
    clerk.press(Qt.Key.Key_End, SHIFT)
    clerk.press(Qt.Key.Key_Home, SHIFT)
    assert chosen(table) == {(0, 0), (1, 0)}
    both = SHIFT | Qt.KeyboardModifier.ControlModifier
    clerk.press(Qt.Key.Key_Down, both)
    clerk.press(Qt.Key.Key_Up, both)
    assert chosen(table) == {(0, 0)}


def test_a_selection_goes_over_its_beginning_to_the_other_side(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.view.go_to(BELOW)
    clerk.press(Qt.Key.Key_Down, SHIFT)
    clerk.press(Qt.Key.Key_Up, SHIFT)
    clerk.press(Qt.Key.Key_Up, SHIFT)
    assert chosen(clerk.table) == {(0, 0), (1, 0)}


def test_keys_that_wait_while_the_window_is_busy_go_where_they_were_meant(clerk: "Clerk") -> None:
    """Posted all at once, as they come when the computer was slow for a moment."""
    clerk.new_report()
    clerk.view.go_to("requests.received.natural")
    window = clerk.window.windowHandle()
    for character in "1\r2\r3\r4\r":
        key = Qt.Key.Key_Return if character == "\r" else Qt.Key(ord(character))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character)
            QCoreApplication.postEvent(window, event)
    QCoreApplication.sendPostedEvents()
    QApplication.processEvents()
    rows = ("received", "carried_over", "disclosed", "partially_disclosed")
    assert [clerk.value(f"requests.{row}.natural") for row in rows] == ["1", "2", "3", "4"]


def test_the_keypad_alone_fills_a_table(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.view.go_to("requests.received.natural")
    fields = [field.id for field in clerk.view.draft.edition.fields.values() if field.id.startswith("requests.")]
    cells = [
        field for field in fields if field != "requests.text" and not clerk.view.draft.edition.fields[field].computed
    ]
    for number in range(len(cells)):
        clerk.enter(str(number % 7))
    assert sum(clerk.value(cell) == "" for cell in cells) == 0
    assert clerk.value("requests.carried_forward.other_org") == str((len(cells) - 1) % 7)
