"""The clerk's way through the window: a report made, typed by keys, undone, closed and opened again."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QTableView, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.window.main_window import MainWindow

TEXTS = {"report.agency": "云泽市某某局", "report.year": "2021", "report.kind": "department", "report.level": "县"}


def new_report(window: MainWindow) -> str:
    report = window.library.new(TEXTS, "")
    window.open_report(report)
    return report


def focused(kind: type[QWidget]) -> QWidget:
    widget = QApplication.focusWidget()
    assert isinstance(widget, kind)
    return widget


def compose(widget: QWidget, text: str) -> None:
    """Enter ``text`` as a Chinese input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def value(window: MainWindow, field: str) -> str:
    return window.view.draft.entries.get(field, "")


def test_numbers_typed_by_keys_are_kept_undone_and_there_after_reopening(
    qtbot: QtBot, open_window: Callable[[], MainWindow]
) -> None:
    window = open_window()
    report = new_report(window)
    window.view.go_to("requests.received.natural")
    view = focused(QTableView)
    for keys in ("1", "2"):
        qtbot.keyClicks(view, keys)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is view)
    assert value(window, "requests.received.natural") == "1"
    assert value(window, "requests.carried_over.natural") == "2"
    window.view.do_undo()
    assert value(window, "requests.carried_over.natural") == ""
    again = open_window()
    again.open_report(report)
    assert value(again, "requests.received.natural") == "1"
    again.view.do_undo()
    assert value(again, "requests.received.natural") == ""


def test_a_block_from_excel_fills_the_table_in_one_step(qtbot: QtBot, open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    new_report(window)
    window.view.go_to("requests.received.natural")
    QGuiApplication.clipboard().setText("1\t2\t3\r\n4\t5\t6\r\n")
    qtbot.keyClick(focused(QTableView), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert value(window, "requests.carried_over.research") == "6"
    window.view.do_undo()
    assert value(window, "requests.received.natural") == ""


def test_prose_is_composed_and_shows_live_figures(qtbot: QtBot, open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    new_report(window)
    window.view.go_to("overview.on_request")
    edit = focused(QTextEdit)
    compose(edit, "收到申请")
    window.view.insert_figure("requests.received.total")
    compose(edit, "件。{不是编号}")
    assert value(window, "overview.on_request") == "收到申请{requests.received.total}件。{{不是编号}}"
    window.view.do_undo()
    assert value(window, "overview.on_request") != "收到申请{requests.received.total}件。{{不是编号}}"


def test_findings_follow_the_typing(qtbot: QtBot, open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    new_report(window)
    window.view.editor.paste({"requests.received.natural": "19", "requests.disclosed.natural": "27"})
    qtbot.waitUntil(lambda: "T3-BAL" in [each.rule for each in window.view.findings])


def test_all_of_part_three_is_seen_at_once_at_1366_by_768(qtbot: QtBot, open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    new_report(window)
    window.view.go_to("requests.received.natural")
    window.view.do_fold_sides()
    view = focused(QTableView)
    assert isinstance(view, QTableView)
    model = view.model()
    last = view.visualRect(model.index(model.rowCount() - 1, model.columnCount() - 1))
    corner = view.viewport().mapTo(window, last.bottomRight())
    assert (model.rowCount(), model.columnCount()) == (25, 7 + 1)  # and the 台账数 beside the totals
    assert corner.x() < 1366
    assert corner.y() < 768 - window.statusBar().height()
