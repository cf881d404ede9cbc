"""The statutory tables by keys and clipboard, with the habits of Excel and WPS."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from forms.draft.draft import Draft
from forms.edition import Editions
from forms.entry.matrix import PasteQuestion
from forms.entry.matrix_model import MatrixModel

if TYPE_CHECKING:
    from tests.window.conftest import Clerk

RECEIVED = "requests.received"
CARRIED = "requests.carried_over"
SHIFT = Qt.KeyboardModifier.ShiftModifier


def here(clerk: "Clerk") -> str:
    """The entry of the current cell."""
    model = clerk.table.model()
    assert isinstance(model, MatrixModel)
    return model.entry(clerk.table.currentIndex())


def test_every_table_is_a_sound_model(qtmodeltester: object) -> None:
    for edition in map(Editions().__getitem__, Editions()):
        entries = {"report.edition": edition.key, "report.year": str(edition.first_year), "report.agency": "某局"}
        for table in edition.tables():
            for group in table.groups:
                qtmodeltester.check(MatrixModel(table, group, Draft(Editions(), entries)))  # type: ignore[attr-defined]


def test_enter_goes_down_tab_goes_right_and_back(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.enter("12")
    assert here(clerk) == f"{CARRIED}.natural"
    clerk.press(Qt.Key.Key_Return, SHIFT)
    assert here(clerk) == f"{RECEIVED}.natural"
    clerk.press(Qt.Key.Key_Tab)
    assert here(clerk) == f"{RECEIVED}.commercial"
    clerk.press(Qt.Key.Key_Backtab, SHIFT)
    assert here(clerk) == f"{RECEIVED}.natural"
    assert clerk.value(f"{RECEIVED}.natural") == "12"


def test_tab_in_an_open_cell_keeps_it_and_goes_right(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.keys("7")
    clerk.press(Qt.Key.Key_Tab)
    assert clerk.value(f"{RECEIVED}.natural") == "7"
    clerk.enter("8")
    assert clerk.value(f"{RECEIVED}.commercial") == "8"


def test_the_numeric_keypad_alone_fills_a_column(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    for key in (Qt.Key.Key_3, Qt.Key.Key_1):
        clerk.press(key, Qt.KeyboardModifier.KeypadModifier)
        clerk.press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert clerk.value(f"{RECEIVED}.natural") == "3"
    assert clerk.value(f"{CARRIED}.natural") == "1"


def test_typing_replaces_f2_edits_escape_gives_up(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.enter("12")
    clerk.press(Qt.Key.Key_Up)
    clerk.enter("5")
    assert clerk.value(f"{RECEIVED}.natural") == "5"
    clerk.press(Qt.Key.Key_Up)
    clerk.press(Qt.Key.Key_F2)
    assert clerk.line.text() == "5"
    clerk.press(Qt.Key.Key_End)
    clerk.enter("6")
    assert clerk.value(f"{RECEIVED}.natural") == "56"
    clerk.press(Qt.Key.Key_Up)
    clerk.keys("9")
    clerk.press(Qt.Key.Key_Escape)
    assert clerk.value(f"{RECEIVED}.natural") == "56"


def test_what_is_typed_is_in_the_draft_before_the_cell_is_left(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.keys("12")
    assert isinstance(clerk.focus, QLineEdit)
    clerk.qtbot.waitUntil(lambda: clerk.value(f"{RECEIVED}.natural") == "12", timeout=1000)
    assert clerk.line.text() == "12"
    clerk.keys("3")
    clerk.press(Qt.Key.Key_Return)
    assert clerk.value(f"{RECEIVED}.natural") == "123"


def test_delete_blanks_the_selection_in_one_step(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.view.editor.paste({f"{RECEIVED}.natural": "1", f"{CARRIED}.natural": "2", f"{RECEIVED}.commercial": "3"})
    clerk.press(Qt.Key.Key_Down, SHIFT)
    clerk.press(Qt.Key.Key_Right, SHIFT)
    clerk.press(Qt.Key.Key_Delete)
    assert clerk.value(f"{RECEIVED}.natural") == clerk.value(f"{CARRIED}.natural") == ""
    clerk.do("undo")
    assert clerk.value(f"{RECEIVED}.commercial") == "3"


def test_home_end_and_the_edges_of_the_numbers(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    rows = ("received", "carried_over", "disclosed")
    clerk.view.editor.paste({f"requests.{row}.natural": "1" for row in rows})
    clerk.press(Qt.Key.Key_End)
    assert clerk.table.currentIndex().column() == clerk.table.model().columnCount() - 1
    clerk.press(Qt.Key.Key_Home)
    assert here(clerk) == f"{RECEIVED}.natural"
    clerk.ctrl(Qt.Key.Key_Down)
    assert here(clerk) == "requests.disclosed.natural"
    clerk.ctrl(Qt.Key.Key_Down)
    assert here(clerk) == "requests.outcomes_total.natural"
    clerk.ctrl(Qt.Key.Key_End)
    assert clerk.table.currentIndex().row() == 24
    clerk.ctrl(Qt.Key.Key_Home)
    assert here(clerk) == f"{RECEIVED}.natural"


def test_a_block_from_excel_fills_from_its_corner_in_one_step(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.clipboard("1\t2\t3\r\n4\t5\t6\r\n")
    clerk.ctrl(Qt.Key.Key_V)
    assert clerk.value(f"{CARRIED}.research") == "6"
    assert clerk.value("requests.disclosed.natural") == ""
    clerk.do("undo")
    assert clerk.value(f"{RECEIVED}.natural") == ""


def test_heads_that_came_along_are_left_out(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.clipboard("项目\t自然人\t商业企业\r\n一、本年新收\t7\t8\r\n二、上年结转\t9\t1\r\n")
    clerk.ctrl(Qt.Key.Key_V)
    assert [clerk.value(f"{row}.{column}") for row in (RECEIVED, CARRIED) for column in ("natural", "commercial")] == [
        *("7", "8", "9", "1")
    ]


def test_a_table_that_comes_as_html_only_is_read(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    mime = QMimeData()
    mime.setHtml("<table><tr><td>1</td><td> 2&nbsp;</td></tr><tr><td>３</td><td></td></tr></table>")
    QGuiApplication.clipboard().setMimeData(mime)
    clerk.ctrl(Qt.Key.Key_V)
    assert clerk.value(f"{RECEIVED}.commercial") == "2"
    assert clerk.value(f"{CARRIED}.natural") == "3"


def test_one_value_fills_a_selection(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.press(Qt.Key.Key_Down, SHIFT)
    clerk.clipboard("0\n")
    clerk.ctrl(Qt.Key.Key_V)
    assert clerk.value(f"{RECEIVED}.natural") == clerk.value(f"{CARRIED}.natural") == "0"


def test_copy_and_cut_give_excel_a_block_as_text_and_html(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.view.editor.paste({f"{RECEIVED}.natural": "1", f"{RECEIVED}.commercial": "2", f"{CARRIED}.natural": "3"})
    clerk.press(Qt.Key.Key_Right, SHIFT)
    clerk.press(Qt.Key.Key_Down, SHIFT)
    clerk.ctrl(Qt.Key.Key_C)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "1\t2\n3\t"
    assert "<td>2</td>" in mime.html()
    clerk.ctrl(Qt.Key.Key_X)
    assert clerk.value(f"{RECEIVED}.natural") == ""


def test_a_paste_that_does_not_fit_asks_first_and_shows_where(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.view.go_to("requests.received.other_org")
    clerk.clipboard("1\t99\t2\t3\t4\n")
    clerk.ctrl(Qt.Key.Key_V)
    assert clerk.value("requests.received.other_org") == ""
    question = next(each for each in clerk.view.findChildren(PasteQuestion) if each.isVisible())
    assert "总计" in question.words
    assert "99" in question.words
    assert "2个数字落在表外" in question.words
    question.findChildren(QPushButton)[0].click()
    assert clerk.value("requests.received.other_org") == "1"
    assert clerk.value("requests.received.total") == ""


def test_ctrl_d_takes_the_value_above(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.enter("4")
    clerk.ctrl(Qt.Key.Key_D)
    assert clerk.value(f"{CARRIED}.natural") == "4"


def test_a_ledger_total_stands_beside_the_computed_one_and_is_compared(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.enter("12")
    clerk.view.go_to(f"control:{RECEIVED}.total")
    assert "台账数" in str(clerk.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    clerk.enter("13")
    assert clerk.value(f"control:{RECEIVED}.total") == "13"
    clerk.qtbot.waitUntil(lambda: any(each.variant == "ledger" for each in clerk.view.findings))


def test_a_total_cannot_be_typed_into(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.view.go_to(f"{RECEIVED}.total")
    clerk.keys("5")
    assert clerk.table.state() == clerk.table.State.NoState


def test_zeros_are_filled_marked_confirmed_and_undone(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.enter("1")
    clerk.do("fill_zeros")
    assert clerk.value(f"{CARRIED}.natural") == "0"
    assert clerk.value(f"filled:{CARRIED}.natural") == "1"
    clerk.do("confirm_zeros")
    assert clerk.value(f"filled:{CARRIED}.natural") == ""
    clerk.do("undo")
    clerk.do("undo")
    assert clerk.value(f"{CARRIED}.natural") == ""


def test_absurd_things_pasted_are_kept_and_found(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    absurd = "🀄" * 3000 + "\u202e\x00" + "1e999"
    clerk.clipboard(absurd)
    clerk.ctrl(Qt.Key.Key_V)
    assert "🀄" in clerk.value(f"{RECEIVED}.natural")
    clerk.qtbot.waitUntil(lambda: any(each.rule == "VAL-READ" for each in clerk.view.findings))
    clerk.clipboard("\n" * 5000 + "\t" * 500)
    clerk.ctrl(Qt.Key.Key_V)
    QApplication.processEvents()


def test_nine_digits_are_shown_whole(at_first_cell: "Clerk") -> None:
    clerk = at_first_cell
    clerk.enter("123456789")
    assert clerk.table.model().index(0, 0).data() == "123456789"
    assert not clerk.table.grab().isNull()
