"""Manners of the window: failures in one sentence, names for those who do not see, findings that lead somewhere."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDateEdit,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.store.errors import StoreNotWritable
from desktop.window.failures import LastNet, start_log
from desktop.window.findings.finding_list import FindingList, said
from desktop.window.findings.findings_panel import FindingsPanel
from desktop.window.report.help_panel import HelpPanel
from desktop.window.second_start import call_first
from forms.checks.finding import Finding
from forms.entry.figures import FiguresForm

if TYPE_CHECKING:
    from tests.window.conftest import Clerk

NAMED = (QLineEdit, QComboBox, QTextEdit, QAbstractItemView)


def test_an_unexpected_failure_is_one_sentence_and_a_log(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_file = start_log(tmp_path / "log")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    net = LastNet(log_file)
    net.spread()
    told: list[str] = []

    def go_on() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.text())
        next(each for each in box.buttons() if each.text() == "继续").click()

    QTimer.singleShot(0, go_on)
    try:
        raise ZeroDivisionError("secret text")
    except ZeroDivisionError:
        sys.excepthook(*sys.exc_info())
    assert told == ["程序出了意外，刚才的操作没有完成。已填的内容都在，可以继续。"]
    assert "ZeroDivisionError" in log_file.read_text(encoding="utf-8")


def test_everything_one_can_type_into_or_choose_from_has_a_name(clerk: "Clerk") -> None:
    clerk.new_report()
    for chapter in clerk.view.draft.edition.chapters:
        if chapter.printed:
            clerk.view.show_part(chapter.key)
    clerk.do("report_info")
    clerk.do("find_text")
    clerk.do("show_preview")
    fields = [each for each in _widgets(clerk) if isinstance(each, NAMED) and not isinstance(each, QHeaderView)]
    nameless = [each for each in fields if not each.accessibleName()]
    assert [f"{type(each).__name__} in {type(each.parent()).__name__}" for each in nameless] == []
    silent = [
        each
        for each in _widgets(clerk)
        if isinstance(each, QAbstractButton)
        and not (each.text() or each.accessibleName())
        and not each.objectName().startswith("qt_")
        and type(each).__name__ == "QPushButton"
    ]
    assert silent == []


def _widgets(clerk: "Clerk") -> list[QWidget]:
    """Every widget of the window that is ours, without the insides of Qt's own."""
    inside = (QComboBox, QDateEdit, QFrame)
    return [
        each
        for each in clerk.window.findChildren(QWidget)
        if not each.objectName().startswith("qt_") and type(each.parent()) not in inside
    ]


def test_a_finding_leads_to_its_cell_and_marks_it(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.view.editor.paste({"requests.received.natural": "19", "requests.disclosed.natural": "27"})
    clerk.qtbot.waitUntil(lambda: any(each.rule == "T3-BAL" for each in clerk.view.findings))
    panel = clerk.view.findChild(FindingsPanel)
    assert panel is not None
    verdict = panel.findChild(QLabel, "verdict")
    assert verdict is not None
    assert "处须改" in verdict.text()
    listed = panel.findChild(FindingList)
    assert listed is not None
    sentences = [said(each) for each in panel.listed()]
    row = next(row for row, sentence in enumerate(sentences) if "19件" in sentence)
    assert "27件" in sentences[row]
    panel.mark(row)
    listed.setFocus()
    clerk.press(Qt.Key.Key_Return)
    assert "requests" in str(clerk.table.model().entry(clerk.table.currentIndex()))  # type: ignore[attr-defined]


def test_only_this_part(clerk: "Clerk") -> None:
    clerk.window.open_practice()
    panel = clerk.view.findChild(FindingsPanel)
    assert panel is not None
    clerk.qtbot.waitUntil(lambda: len(clerk.view.findings) > 5)
    clerk.view.show_part("disputes")
    everything = len(panel.listed())
    panel.only_this_part.setChecked(True)
    assert 0 < len(panel.listed()) < everything
    panel.only_this_part.setChecked(False)
    panel.choose_family("空缺")
    assert {each.rule for each in panel.listed()} <= {"COMP-BLANK", "COMP-LIVE", "COMP-TEXT"}
    panel.choose_family("")
    assert len(panel.listed()) == everything


def test_a_finding_is_explained_and_the_explanation_falls_with_its_value(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.view.editor.set("disclosure.licensing.decisions", "/")
    panel = clerk.view.findChild(FindingsPanel)
    assert panel is not None

    def none_finding() -> Finding | None:
        return next((each for each in panel.listed() if each.rule == "VAL-NONE"), None)

    clerk.qtbot.waitUntil(lambda: none_finding() is not None)
    panel.mark([each.rule for each in panel.listed()].index("VAL-NONE"))
    panel.card.explain.click()
    assert clerk.focus is panel.card.words
    clerk.compose("没有这项职责")
    clerk.press(Qt.Key.Key_Return)
    clerk.qtbot.waitUntil(lambda: (each := none_finding()) is not None and each.answer == "没有这项职责")
    assert "请核" not in panel.findChild(QLabel, "verdict").text()  # type: ignore[union-attr]
    clerk.view.editor.set("disclosure.licensing.decisions", "—")
    clerk.qtbot.waitUntil(lambda: (each := none_finding()) is not None and each.offer == "没有这项职责")
    assert panel.card.words.text() == "没有这项职责"


def test_a_cell_takes_a_note_that_is_printed_under_its_table(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.view.go_to("disclosure.normative_documents.issued")
    clerk.do("show_help")
    panel = clerk.view.findChild(HelpPanel)
    assert panel is not None
    panel.note.setFocus()
    clerk.compose("其中修订2件")
    clerk.view.go_to("disclosure.licensing.decisions")
    assert clerk.value("note:disclosure.normative_documents.issued") == "其中修订2件"
    assert panel.note.toPlainText() == ""
    clerk.do("undo")
    assert clerk.value("note:disclosure.normative_documents.issued") == ""


def test_help_says_the_definition_the_mistake_last_year_and_history(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.view.go_to("requests.carried_over.natural")
    clerk.enter("3")
    clerk.store.flush()
    clerk.view.go_to("requests.carried_over.natural")
    clerk.do("show_help")
    panel = clerk.view.findChild(HelpPanel)
    assert panel is not None
    for words in ("口径", "常见差错", "上年", "改动", "→ 3"):
        assert words in panel.words()


def test_closing_with_a_save_that_fails_asks_once(clerk: "Clerk", monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.new_report()
    asked: list[str] = []

    def refuse() -> None:
        raise StoreNotWritable("D:\\年报")

    def question(_parent: object, _title: str, words: str, **_: object) -> QMessageBox.StandardButton:
        asked.append(words)
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(clerk.store, "flush", refuse)
    monkeypatch.setattr(QMessageBox, "question", question)
    assert not clerk.window.close()
    assert len(asked) == 1
    assert "D:\\年报" in asked[0]
    monkeypatch.undo()


def test_closing_takes_in_the_cell_that_is_still_open(clerk: "Clerk") -> None:
    report = clerk.new_report()
    clerk.view.go_to("requests.received.natural")
    clerk.keys("42")
    clerk.open()
    assert clerk.store.reader.entries(report)["requests.received.natural"] == "42"


def test_a_second_start_calls_the_first_window(clerk: "Clerk", qtbot: QtBot) -> None:
    from desktop.window.second_start import SecondStart

    watched = SecondStart(clerk.folder, clerk.window)
    with qtbot.waitSignal(watched.called, timeout=5000):
        assert call_first(clerk.folder)


def test_the_finder_needs_no_mouse(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.do("find_anything")
    finder = clerk.finder
    finder.search("补0")
    qt_line = finder.findChild(QLineEdit)
    assert qt_line is not None
    qt_line.setFocus()
    clerk.qtbot.keyClick(qt_line, Qt.Key.Key_Down)
    clerk.qtbot.keyClick(qt_line, Qt.Key.Key_Up)
    clerk.qtbot.keyClick(qt_line, Qt.Key.Key_Return)
    assert not finder.isVisible()


def test_a_very_long_agency_and_dark_colours_are_painted(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.view.editor.set("report.agency", "云泽市泾南经济技术开发区管理委员会行政审批服务和政务公开管理局" * 3)
    clerk.window.settings.change(colours="dark")
    clerk.view.show_part("requests")
    assert not clerk.window.grab().isNull()
    clerk.window.settings.change(colours="system")
    assert clerk.view.findChildren(FiguresForm) == []
