"""Leaving a report, a page in front of it, and what goes out right after a change: nothing old, nothing lost."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QLineEdit

import resources
from desktop.store import connection
from desktop.store.errors import StoreError
from desktop.store.writer import Outcome, Writer
from desktop.window.actions import ACTIONS
from desktop.window.report.report_form import NewReportPage, ReportForm
from desktop.window.settings.settings_page import SettingsPage
from forms.draft.exchange import dump

if TYPE_CHECKING:
    from tests.window.conftest import Clerk

CELL = "requests.received.natural"


def told(clerk: "Clerk") -> str:
    return " ".join(label.text() for label in clerk.window.statusBar().findChildren(QLabel))


def test_a_report_that_cannot_be_saved_stays_until_it_can(clerk: "Clerk", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.2)
    report = clerk.new_report()
    clerk.store.flush()
    held = sqlite3.connect(clerk.folder / "drafts.sqlite", isolation_level=None)
    held.execute("begin exclusive")
    clerk.view.go_to(CELL)
    clerk.enter("5")
    clerk.do("start_page")
    assert clerk.view.report_id == report
    assert "正被别的程序占用" in told(clerk)
    with pytest.raises(StoreError):
        clerk.window.open_report(report)
    assert clerk.value(CELL) == "5"
    held.close()
    clerk.do("start_page")
    clerk.window.open_report(report)
    clerk.view.go_to(CELL)
    clerk.enter("7")
    clerk.do("start_page")
    clerk.window.open_report(report)
    assert clerk.value(CELL) == "7"


def test_the_same_report_opened_again_with_a_cell_open_keeps_what_stands_in_it(clerk: "Clerk") -> None:
    report = clerk.new_report()
    clerk.view.go_to(CELL)
    clerk.keys("75")
    clerk.window.open_report(report)
    assert clerk.value(CELL) == "75"


def test_nothing_is_done_to_a_report_behind_a_page(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.view.show_part("requests")
    clerk.do("settings")
    clerk.do("fill_zeros")
    assert clerk.value(CELL) == ""
    behind = [spec.id for spec in ACTIONS if spec.needs_report and clerk.window.actions_by_id[spec.id].isEnabled()]
    assert behind == []
    clerk.window.findChild(SettingsPage).left.emit()  # type: ignore[union-attr]
    clerk.do("fill_zeros")
    assert clerk.value(CELL) == "0"


def test_every_action_is_done_by_somebody(clerk: "Clerk") -> None:
    clerk.new_report()
    assert [spec.id for spec in ACTIONS if clerk.window.handler(spec) is None] == []


def test_the_settings_page_changes_only_what_was_changed_there(clerk: "Clerk") -> None:
    clerk.do("settings")
    page = clerk.window.findChild(SettingsPage)
    assert page is not None
    clerk.do("larger")
    line = next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == "联系电话")
    line.setText("0731-1234567")
    line.editingFinished.emit()
    assert clerk.window.settings.now.type_size == 110
    assert clerk.window.settings.now.contact == {"telephone": "0731-1234567"}


def test_the_settings_page_tells_which_face_each_role_got_and_from_where(
    clerk: "Clerk", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    official = tmp_path / "simfang.ttf"
    official.write_bytes(resources.path("fonts/FandolHei-Regular.ttf").read_bytes())
    monkeypatch.setattr("desktop.export.pdf.faces.installed_folders", lambda: (tmp_path,))
    clerk.do("settings")
    page = clerk.window.findChild(SettingsPage)
    assert page is not None
    told = {each.accessibleName(): each.text() for each in page.findChildren(QLabel)}
    assert told["正文（仿宋）"] == f"仿宋　本机：{official}"
    assert told["题目（小标宋）"] == "Fandol宋体粗体　随程序附带"


def words(clerk: "Clerk") -> str:
    with pypdfium2.PdfDocument(clerk.view.outputs.pages().path) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def test_what_is_printed_is_what_was_just_typed(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.view.editor.set("problems.text", "刚刚写下的这一句。")
    assert "刚刚写下的这一句" in "".join(words(clerk).split())


def test_pages_go_to_another_program_whatever_the_agency_is_called(
    clerk: "Clerk", monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def opens(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", opens)
    clerk.new_report()
    clerk.view.editor.set("report.agency", "某县“一/二:三”" + "局" * 150)
    clerk.do("print_elsewhere")
    clerk.do("print_elsewhere")
    names = [url.fileName() for url in opened]
    assert len(names) == 2
    assert names[0].startswith("某县“一_二_三”局")
    assert len(names[0]) < 100


def test_the_report_s_name_is_kept_while_it_is_being_typed(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.do("report_info")
    form = clerk.view.findChild(ReportForm)
    assert form is not None
    line = next(each for each in form.findChildren(QLineEdit) if each.accessibleName() == "简称")
    line.setFocus()
    clerk.compose("我局")
    clerk.qtbot.waitUntil(lambda: clerk.value("report.short_name") == "我局")
    agency = next(each for each in form.findChildren(QLineEdit) if "全称" in each.accessibleName())
    agency.setFocus()
    agency.selectAll()
    clerk.press(Qt.Key.Key_Delete)
    clerk.press(Qt.Key.Key_Tab)
    assert agency.text() == "云泽市某某局"


def test_the_writer_outlives_whatever_cannot_be_written(clerk: "Clerk") -> None:
    def broken(_db: sqlite3.Connection) -> None:
        raise UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed")

    outcomes: list[Outcome] = []
    writer = Writer(clerk.folder / "drafts.sqlite", outcomes.append)
    writer.hand_over(broken)
    with pytest.raises(StoreError):
        writer.flush()
    assert outcomes[-1].failure is not None
    writer.close()


def test_saving_goes_on_by_itself_when_the_folder_can_be_written_again(clerk: "Clerk") -> None:
    """As root nothing is read-only: the write that fails stands for the folder."""
    clerk.new_report()
    clerk.store.flush()
    db = clerk.folder / "drafts.sqlite"
    refused = sqlite3.connect(db, isolation_level=None)
    refused.execute("create trigger no_edits before insert on edit begin select raise(abort, 'readonly'); end")
    clerk.view.go_to(CELL)
    clerk.enter("5")
    clerk.qtbot.waitUntil(lambda: "没有保存" in told(clerk), timeout=20_000)
    refused.execute("drop trigger no_edits")
    clerk.qtbot.waitUntil(lambda: "已保存" in told(clerk), timeout=20_000)
    refused.close()


def test_a_second_report_of_the_same_year_is_asked_about_once(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.do("new_report")
    page = clerk.window.findChild(NewReportPage)
    assert page is not None
    problem = page.findChild(QLabel, "problem")
    assert problem is not None
    assert clerk.focus is clerk.line
    clerk.compose("云泽市某某局")
    year = next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == "报告年度")
    year.setFocus()
    year.selectAll()
    clerk.enter("2021")
    assert "已经有了" in problem.text()
    clerk.press(Qt.Key.Key_Return)
    assert [each.year for each in clerk.window.library.reports(deleted=False)] == [2021, 2021]


def test_a_changed_file_of_a_report_that_is_here_becomes_a_second_one(clerk: "Clerk", tmp_path: Path) -> None:
    report = clerk.new_report()
    file = tmp_path / "年报.json"
    file.write_text(dump(report, clerk.view.draft), encoding="utf-8")
    clerk.view.editor.set(CELL, "9")
    clerk.store.flush()
    assert clerk.window.library.add_file(file) not in ("", report)
    assert len(clerk.window.library.reports(deleted=False)) == 2


def test_the_window_comes_back_as_it_was_left(clerk: "Clerk") -> None:
    clerk.window.resize(700, 500)
    again = clerk.open(1366, 768)
    again.show_as_last()
    assert (again.width(), again.height()) == (700, 500)


def test_menus_open_by_their_letters(clerk: "Clerk") -> None:
    titles = [action.text() for action in clerk.window.menuBar().actions()]
    assert titles == ["报告(&R)", "编辑(&E)", "插入(&I)", "查看(&V)", "审签(&S)", "打印(&P)", "帮助(&H)"]


def test_what_is_not_found_is_said(clerk: "Clerk") -> None:
    clerk.do("find_anything")
    clerk.finder.search("没有这样的格子")
    assert clerk.finder.found() == []
    clerk.finder.choose(insert=False)
