"""What a cell knows, in the window: a value taken back, notes, sources, 口径, 统计范围, and the second keying."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTableView, QTextBrowser

from desktop.window.approval.register_dialog import RegisterDialog
from desktop.window.report.help_panel import HelpPanel
from desktop.window.report.recount_page import NO_NAME, RecountPage
from forms.draft.exchange import as_predecessor, dump, load
from forms.draft.recount import AGAIN
from tests.window.approving_clerk import ApprovingClerk
from tests.window.conftest import Clerk

CELL, OTHER = "requests.received.natural", "requests.received.commercial"


def panel(clerk: Clerk) -> HelpPanel:
    """说明, as it is on the disk by now."""
    clerk.view.flush()
    clerk.do("show_help")
    clerk.view.go_to(OTHER)
    clerk.view.go_to(CELL)
    found = clerk.view.findChild(HelpPanel)
    assert found is not None
    return found


def click(shown: HelpPanel, words: str) -> None:
    """The link that says ``words``."""
    browser = shown.findChild(QTextBrowser)
    assert browser is not None
    cursor = browser.document().find(words)
    assert not cursor.isNull(), browser.toPlainText()
    browser.anchorClicked.emit(QUrl(cursor.charFormat().anchorHref()))


def dialog(clerk: Clerk) -> RegisterDialog:
    """The form that is open."""
    QApplication.processEvents()
    (form,) = [each for each in clerk.window.findChildren(RegisterDialog) if each.isVisible()]
    return form


def write(form: RegisterDialog, **texts: str) -> None:
    """Write into the lines by their labels."""
    for label, text in texts.items():
        line = next(each for each in form.findChildren(QLineEdit) if each.accessibleName() == label)
        line.setText(text)


@pytest.fixture
def here(clerk: Clerk) -> Clerk:
    clerk.new_report()
    clerk.view.go_to(CELL)
    return clerk


def test_an_earlier_value_is_taken_back_in_one_step(here: Clerk) -> None:
    here.view.editor.set(CELL, "19")
    here.view.editor.set(CELL, "91")
    shown = panel(here)
    assert "19 → 91" in shown.words()
    click(shown, "取回19")
    assert here.value(CELL) == "19"
    here.do("undo")
    assert here.value(CELL) == "91"


def test_the_history_grows_with_what_is_saved(here: Clerk) -> None:
    shown = panel(here)
    here.enter("42")
    here.view.go_to(CELL)
    here.qtbot.waitUntil(lambda: "（空） → 42" in shown.words(), timeout=10_000)


def test_a_memo_is_kept_apart_from_the_printed_note(here: Clerk) -> None:
    shown = panel(here)
    shown.memo.setFocus()
    here.compose("两件在补正")
    here.view.go_to(OTHER)
    assert here.value(f"memo:{CELL}") == "两件在补正"
    assert here.value(f"note:{CELL}") == ""
    assert panel(here).memo.toPlainText() == "两件在补正"


def test_the_chosen_cells_get_their_source_in_one_step(here: Clerk) -> None:
    table = next(each for each in here.view.findChildren(QTableView) if each.isVisible())
    QTest.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    here.do("source_of_cells")
    form = dialog(here)
    write(form, 处室="法规处", 提供人="张明", 日期="2022年13月5日")
    form.do()
    assert form.isVisible()
    write(form, 日期="2022年1月5日")
    form.do()
    assert here.value(f"source.{CELL}") == here.value(f"source.{OTHER}") == '["法规处", "张明", "2022-01-05"]'
    assert "来源 法规处 张明 2022年1月5日" in panel(here).words()
    here.do("undo")
    assert here.value(f"source.{CELL}") == here.value(f"source.{OTHER}") == ""


def test_a_ruling_is_noted_changed_and_offered_next_year(here: Clerk) -> None:
    here.do("note_ruling")
    form = dialog(here)
    question, answer = form.findChildren(QPlainTextEdit)
    question.setPlainText("合并答复算几件")
    form.do()
    assert form.isVisible()  # without an answer it is none
    answer.setPlainText("按一件算")
    write(form, 答复单位和人="市政府办公室李强")
    form.do()
    shown = panel(here)
    assert "答：按一件算（市政府办公室李强）" in shown.words()
    click(shown, "改")
    changed = dialog(here)
    assert changed.findChildren(QPlainTextEdit)[1].toPlainText() == "按一件算"
    changed.findChildren(QPlainTextEdit)[1].setPlainText("按三件算")
    changed.do()
    last = load(dump("0" * 32, here.view.draft).encode(), here.view.draft.editions)
    here.new_report()
    here.view.editor.set_predecessors([as_predecessor(last, here.view.draft.editions)])
    shown = panel(here)
    assert "上年的口径记录" in shown.words()
    click(shown, "今年也这样")
    assert "上年的口径记录" not in panel(here).words()
    assert "答：按三件算" in panel(here).words()


def test_coverage_is_written_a_unit_a_line(here: Clerk) -> None:
    here.do("coverage")
    form = dialog(here)
    counted, apart = form.findChildren(QPlainTextEdit)
    counted.setPlainText("法规处\n执法支队\n\n法规处")
    apart.setPlainText("高新分局")
    form.do()
    assert {here.value(f"scope:{name}") for name in ("法规处", "执法支队")} == {"in"}
    assert here.value("scope:高新分局") == "apart"
    here.do("undo")
    assert here.value("scope:高新分局") == ""


def recount(clerk: Clerk) -> RecountPage:
    clerk.do("recount")
    (page,) = [each for each in clerk.window.findChildren(RecountPage) if each.isVisible()]
    return page


def test_a_second_keying_sees_no_first_value_and_survives_closing(here: Clerk) -> None:
    report = here.view.report_id
    here.view.editor.paste({CELL: "19", OTHER: "4"})
    page = recount(here)
    (view,) = page.forms[1].views
    model = view.model()
    texts = {str(model.index(r, c).data()) for r in range(model.rowCount()) for c in range(model.columnCount())}
    assert texts == {""}
    assert model.columnCount() == 7
    view.go_to(CELL)
    here.enter("21")
    view.go_to(CELL)
    here.enter("19")
    assert "· 19 ·" not in "".join(each.text() for each in here.window.findChildren(QLabel) if each.isVisible())
    here.close()
    here.open()
    here.window.open_report(report)
    here.view.go_to(CELL)
    page = recount(here)
    assert page.forms[1].views[0].model().index(0, 0).data() == "19"
    page.forms[1].views[0].go_to(OTHER)
    here.enter("5")
    assert here.value(AGAIN + OTHER) == "5"
    assert here.value(OTHER) == "4"
    page.compare.click()
    assert page.result.text() == NO_NAME
    page.person.setText("王芳")
    page.compare.click()
    assert "不同1处，还没有定1处" in page.result.text()
    assert [page.list.model().index(0, column).data() for column in (1, 2)] == ["4", "5"]
    QTest.keyClick(page.list, Qt.Key.Key_2)
    assert here.value(OTHER) == "5"
    assert page.list.rowCount() == 0
    assert "取第二遍1处" in page.result.text()
    here.do("undo")
    assert here.value(OTHER) == "4"
    assert page.list.rowCount() == 1
    QTest.keyClick(page.list, Qt.Key.Key_1)
    assert here.value(OTHER) == "4"
    here.press(Qt.Key.Key_Escape)
    assert "复核录入 王芳" in panel(here).words()
    assert "取第一遍1处" in panel(here).words()


def test_nothing_is_noted_while_the_report_is_locked(clerk: Clerk) -> None:
    office = ApprovingClerk(clerk)
    clerk.view.editor.locked = "已送审，不能改。"
    for action in ("source_of_cells", "note_ruling", "coverage", "recount"):
        clerk.do(action)
        assert office.told == "已送审，不能改。"
    assert not [each for each in clerk.window.findChildren(RecountPage) if each.isVisible()]
