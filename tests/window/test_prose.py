"""The texts: composed, headed, pasted into, with live figures, found and replaced."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from desktop.window.search.find_bar import FindBar
from forms.entry.figures import FiguresForm

if TYPE_CHECKING:
    from tests.window.conftest import Clerk

FIELD = "overview.on_request"


def test_unfinished_characters_stand_in_place_and_are_not_text(in_text: "Clerk") -> None:
    clerk = in_text
    QApplication.sendEvent(clerk.focus, QInputMethodEvent("shou'dao", []))
    assert clerk.value(FIELD) == ""
    done = QInputMethodEvent()
    done.setCommitString("收到")
    QApplication.sendEvent(clerk.focus, done)
    assert clerk.value(FIELD) == "收到"


def test_characters_that_mean_something_elsewhere_are_characters(in_text: "Clerk") -> None:
    clerk = in_text
    clerk.compose("#2 {requests.received.total}")
    assert clerk.value(FIELD) == "##2 {{requests.received.total}}"
    assert clerk.text.toPlainText() == "#2 {requests.received.total}"


def test_headings_by_key_and_their_numbers(in_text: "Clerk") -> None:
    clerk = in_text
    clerk.compose("渠道")
    clerk.do("heading_3")
    clerk.press(Qt.Key.Key_Return)
    clerk.do("body_text")
    clerk.compose("网络")
    assert clerk.value(FIELD) == "#3 渠道\n网络"
    labels = [label.text() for label in clerk.view.findChildren(QLabel)]
    assert "（一）依申请公开" in labels


def test_a_live_figure_follows_its_cell_and_is_deleted_whole(in_text: "Clerk") -> None:
    clerk = in_text
    clerk.compose("收到")
    clerk.view.insert_figure("requests.received.total")
    clerk.compose("件")
    assert clerk.value(FIELD) == "收到{requests.received.total}件"
    clerk.press(Qt.Key.Key_Left)
    clerk.press(Qt.Key.Key_Backspace)
    assert clerk.value(FIELD) == "收到件"
    clerk.do("undo")
    assert clerk.value(FIELD) == "收到{requests.received.total}件"


def test_copied_elsewhere_a_live_figure_is_digits_here_it_stays_alive(in_text: "Clerk") -> None:
    clerk = in_text
    clerk.view.editor.set(FIELD, "收到{requests.received.total}件")
    clerk.ctrl(Qt.Key.Key_A)
    clerk.ctrl(Qt.Key.Key_C)
    assert QApplication.clipboard().mimeData().text() == "收到19件"
    clerk.press(Qt.Key.Key_End)
    clerk.ctrl(Qt.Key.Key_V)
    assert clerk.value(FIELD) == "收到{requests.received.total}件" * 2


def test_word_text_is_pasted_clean(in_text: "Clerk") -> None:
    clerk = in_text
    mime = QMimeData()
    mime.setHtml("<p style='font-family:Calibri'><b>加强</b>领导</p>")
    mime.setText("　　加强领导\r\n1.完善制度\r\n")
    QApplication.clipboard().setMimeData(mime)
    clerk.ctrl(Qt.Key.Key_V)
    assert clerk.value(FIELD) == "加强领导\n#3 完善制度"


def test_a_cell_dropped_on_a_text_becomes_a_live_figure(in_text: "Clerk") -> None:
    clerk = in_text
    clerk.compose("收到")
    edit = clerk.text
    clerk.view.go_to("requests.received.total")
    model = clerk.table.model()
    mime = model.mimeData([clerk.table.currentIndex()])
    clerk.view.go_to(FIELD)
    place = QPointF(edit.cursorRect().center())
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(place, Qt.DropAction.CopyAction, mime, buttons, keys)
    edit.dropEvent(drop)
    assert "{requests.received.total}" in clerk.value(FIELD)


def test_a_figure_is_added_filled_and_put_into_the_text(in_text: "Clerk") -> None:
    clerk = in_text
    form = next(each for each in clerk.view.findChildren(FiguresForm) if each.section_id == FIELD)
    name = next(each for each in form.findChildren(QLineEdit) if each.accessibleName() == "新数字的名称")
    name.setText("政策咨询")
    name.setFocus()
    clerk.press(Qt.Key.Key_Return)
    (own,) = clerk.view.draft.own_figures()
    assert clerk.line.accessibleName().endswith("政策咨询")
    clerk.keys("12")
    clerk.qtbot.waitUntil(lambda: clerk.value(own.id) == "12", timeout=1000)
    form.insertion_wanted.emit(own.id)
    assert clerk.value(FIELD) == "{" + own.id + "}"
    form.deleted.emit(own.id)
    assert clerk.value(FIELD) == "12"


def test_typing_is_one_step_and_undo_goes_back_across_fields(in_text: "Clerk") -> None:
    clerk = in_text
    clerk.compose("一")
    clerk.view.go_to("overview.management")
    clerk.compose("二")
    clerk.do("undo")
    assert clerk.value("overview.management") == ""
    clerk.do("undo")
    assert clerk.value(FIELD) == ""
    clerk.do("redo")
    assert clerk.value(FIELD) == "一"
    assert "依申请公开" in clerk.window.actions_by_id["undo"].text()


def test_ctrl_z_in_a_text_is_the_reports_undo(in_text: "Clerk") -> None:
    clerk = in_text
    clerk.compose("一")
    clerk.ctrl(Qt.Key.Key_Z)
    QApplication.processEvents()
    assert clerk.value(FIELD) == ""


def test_words_are_counted_with_live_figures(in_text: "Clerk") -> None:
    clerk = in_text
    clerk.view.editor.set(FIELD, "收到{requests.received.total}件。")
    assert any(label.text() == "5字" for label in clerk.view.findChildren(QLabel))


def test_find_and_replace_over_the_whole_report(in_text: "Clerk") -> None:
    clerk = in_text
    clerk.view.editor.set(FIELD, "我厅收到{requests.received.total}件，我厅办结19件")
    clerk.view.editor.set("problems.text", "我厅还要努力")
    clerk.do("replace_text")
    bar = clerk.view.findChild(FindBar)
    assert bar is not None
    bar.sought.emit("19", False)
    assert "共4处" in bar.told
    bar.replaced.emit("19", "20")
    assert "不替换" in bar.told
    bar.all_replaced.emit("我厅", "我局")
    assert clerk.value("problems.text") == "我局还要努力"
    assert clerk.value(FIELD).count("我局") == 2
    clerk.do("undo")
    assert clerk.value("problems.text") == "我厅还要努力"
    bar.sought.emit("没有的词", False)
    assert "没有找到" in bar.told


def test_an_absurd_paste_is_kept_whole(in_text: "Clerk") -> None:
    clerk = in_text
    absurd = "\u202e𠮷🀄" * 500 + "\x00\ufffc" + "{" * 50
    clerk.clipboard(absurd)
    clerk.ctrl(Qt.Key.Key_V)
    assert "𠮷🀄" in clerk.value(FIELD)
    clerk.qtbot.wait(300)
    clerk.do("undo")
    assert clerk.value(FIELD) == ""
