"""The clerk's way through the window: reports made, corrected, copied, put away; what is said and where one is."""

import sqlite3
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QTableWidget, QTabWidget

from desktop.store import connection
from desktop.window.actions import ACTIONS
from desktop.window.main_window import MainWindow
from desktop.window.printing.preview import PreviewPanel
from desktop.window.report.report_form import NewReportPage, ReportForm
from forms.draft.exchange import dump

if TYPE_CHECKING:
    from tests.window.conftest import Clerk


def listed(window: MainWindow) -> list[list[str]]:
    """The lines of the start page."""
    table = window.findChild(QTableWidget)
    assert table is not None
    model = table.model()
    return [[model.index(row, column).data() for column in range(6)] for row in range(model.rowCount())]


def status(window: MainWindow) -> str:
    """Everything the bottom line says."""
    return " ".join(
        [window.statusBar().currentMessage(), *(label.text() for label in window.statusBar().findChildren(QLabel))]
    )


def test_the_start_page_lists_what_there_is_with_its_next_date(clerk: "Clerk") -> None:
    report = clerk.new_report()
    clerk.do("start_page")
    line = listed(clerk.window)[0]
    assert line[:4] == ["2021年度", "云泽市某某局", "部门", "起草"]
    assert "2022年1月31日" in line[5]
    clerk.start.setFocus()
    clerk.press(Qt.Key.Key_Return)
    assert clerk.view.report_id == report


def test_the_next_date_can_be_moved_and_stays_moved(clerk: "Clerk") -> None:
    report = clerk.new_report()
    clerk.do("start_page")
    clerk.start.due_set.emit(report, "2099-01-26")
    assert "1月26日前" in listed(clerk.window)[0][5]
    clerk.open()
    clerk.do("start_page")
    assert "1月26日前" in listed(clerk.window)[0][5]


def test_a_new_report_takes_last_years_from_the_store(clerk: "Clerk") -> None:
    last = clerk.new_report()
    clerk.view.editor.set("requests.carried_forward.natural", "3")
    clerk.do("new_report")
    page = clerk.window.findChild(NewReportPage)
    assert page is not None
    page.choose_previous(last)
    page.make()
    assert clerk.view.draft.year == 2022
    assert clerk.view.draft.agency == "云泽市某某局"
    assert clerk.view.draft.last_number("requests.carried_forward.natural") == 3


def test_a_new_report_without_agency_is_told_what_is_missing(clerk: "Clerk") -> None:
    clerk.do("new_report")
    page = clerk.window.findChild(NewReportPage)
    assert page is not None
    page.make()
    problem = page.findChild(QLabel, "problem")
    assert problem is not None
    assert "单位名称" in problem.text()


def test_the_report_year_is_corrected_and_numbers_stay(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.view.editor.set("requests.received.natural", "7")
    clerk.do("report_info")
    form = clerk.view.findChild(ReportForm)
    assert form is not None
    form.enter("report.year", "2020")
    assert clerk.view.draft.edition.key == "2019"
    assert clerk.value("requests.received.natural") == "7"
    assert "2020年度" in clerk.window.windowTitle()
    clerk.do("undo")
    assert clerk.view.draft.edition.key == "2021"


def shows(panel: PreviewPanel, field: str, words: str) -> bool:
    """Whether the preview has a place for ``field`` and the words, if any."""
    return panel.pages.light(field) is not None and (not words or bool(panel.pages.places_of(words)))


def test_the_preview_follows_what_is_set_for_the_page(clerk: "Clerk") -> None:
    """Beside the page where it is set, as with typing, and turned to the page concerned."""
    clerk.window.open_sample()
    clerk.do("show_preview")
    panel = clerk.view.findChild(PreviewPanel)
    assert panel is not None
    clerk.qtbot.waitUntil(lambda: panel.pages.count > 3, timeout=10_000)
    clerk.do("report_info")
    form = clerk.view.findChild(ReportForm)
    assert form is not None
    assert form.isVisible()
    assert panel.isVisible()
    box = next(each for each in form.findChildren(QComboBox) if each.accessibleName() == "落款")
    box.setFocus()
    clerk.qtbot.waitUntil(lambda: panel.area.verticalScrollBar().value() > 1000)  # the last page
    number = next(each for each in form.findChildren(QLineEdit) if each.accessibleName() == "发文字号")
    number.setFocus()
    clerk.qtbot.waitUntil(lambda: panel.area.verticalScrollBar().value() < 300)
    clerk.compose("湘交[2020]第2号")
    clerk.qtbot.waitUntil(lambda: bool(panel.pages.places_of("湘交〔2020〕2号")), timeout=10_000)
    for field, text, seen in (
        ("report.title_year", "年度", "年度政府信息公开工作年度报告"),
        ("report.corrected_on", "2020.3.12", "（2020年3月12日更正）"),
        ("report.reprint_mark", "印", "更正重印件"),
        ("report.head_space", "80毫米", ""),
    ):
        form.enter(field, text)
        clerk.qtbot.waitUntil(partial(shows, panel, field, seen), timeout=10_000)
    assert clerk.value("report.head_space") == "80"
    form.enter("report.head_space", "200")
    clerk.qtbot.waitUntil(lambda: any(each.fields[0] == "report.head_space" for each in clerk.view.findings))


def test_a_click_on_the_closing_leads_to_where_it_is_set(clerk: "Clerk") -> None:
    clerk.window.open_sample()
    clerk.view.go_to("report.closing")
    form = clerk.view.findChild(ReportForm)
    assert form is not None
    box = next(each for each in form.findChildren(QComboBox) if each.accessibleName() == "落款")
    clerk.qtbot.waitUntil(box.hasFocus)


def test_the_report_s_form_fits_a_small_screen(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.do("report_info")
    assert clerk.window.width() <= 1366
    assert clerk.window.height() <= 768


def test_what_is_refused_is_said_in_the_bottom_line(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.do("report_info")
    form = clerk.view.findChild(ReportForm)
    assert form is not None
    form.enter("report.year", "1999")
    assert "2019" in status(clerk.window)
    assert clerk.view.draft.year == 2021


def test_copy_bin_and_restore(clerk: "Clerk") -> None:
    report = clerk.new_report()
    clerk.do("start_page")
    clerk.start.copied.emit(report)
    assert len(listed(clerk.window)) == 2
    clerk.start.deleted.emit(report)
    assert len(listed(clerk.window)) == 1
    clerk.start.restored.emit(report)
    assert len(listed(clerk.window)) == 2


def test_the_program_opens_where_the_person_was(clerk: "Clerk") -> None:
    report = clerk.new_report()
    clerk.view.go_to("disputes.litigation_direct.upheld")
    clerk.enter("1")
    clerk.open()
    assert clerk.window.open_last_report()
    assert clerk.view.report_id == report
    assert "未经复议直接起诉" in status(clerk.window)


def test_the_bottom_line_says_the_full_path_and_last_year(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.view.go_to("requests.withheld.third_party.commercial")
    told = status(clerk.window)
    for part in ("（三）不予公开", "4.保护第三方合法权益", "商业企业", "空白", "件"):
        assert part in told
    index = clerk.table.currentIndex()
    assert "商业企业" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_saving_is_told(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.view.go_to("requests.received.natural")
    clerk.enter("5")
    clerk.qtbot.waitUntil(lambda: "已保存" in status(clerk.window))


def test_a_save_that_fails_is_told_in_red_and_tried_again(clerk: "Clerk", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.2)
    report = clerk.new_report()
    clerk.store.flush()
    held = sqlite3.connect(clerk.folder / "drafts.sqlite", isolation_level=None)
    held.execute("begin exclusive")  # another program has locked the file
    clerk.view.go_to("requests.received.natural")
    clerk.enter("5")
    clerk.qtbot.waitUntil(lambda: "没有保存" in status(clerk.window), timeout=20_000)
    held.close()
    clerk.qtbot.waitUntil(lambda: "已保存" in status(clerk.window), timeout=20_000)
    assert clerk.store.reader.entries(report)["requests.received.natural"] == "5"


def test_all_of_part_three_is_seen_at_once_at_1366_by_768(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.view.go_to("requests.received.natural")
    clerk.do("fold_sides")
    QApplication.processEvents()
    view = clerk.table
    model = view.model()
    assert (model.rowCount(), model.columnCount()) == (25, 7 + 1)  # and the 台账数 beside the totals
    last = view.visualRect(model.index(24, 7))
    assert view.viewport().rect().contains(last)
    corner = view.viewport().mapTo(clerk.window, last.bottomRight())
    assert corner.x() < 1366
    assert corner.y() < 768 - clerk.window.statusBar().height()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_heads_stay_in_view_at_every_size(clerk: "Clerk", percent: int) -> None:
    clerk.new_report()
    clerk.window.settings.change(type_size=percent)
    clerk.view.go_to("requests.carried_forward.other_org")
    QApplication.processEvents()
    view = clerk.table
    for header in (view.horizontalHeader(), view.verticalHeader()):
        corner = header.mapTo(clerk.window, header.rect().topLeft())
        assert corner.y() > 0
        assert not header.viewport().visibleRegion().isEmpty()
    here = view.visualRect(view.currentIndex())
    assert view.viewport().rect().contains(here)
    assert clerk.window.rect().contains(view.viewport().mapTo(clerk.window, here.bottomRight()))


def test_the_right_column_lies_over_the_form_in_a_narrow_window(clerk: "Clerk") -> None:
    clerk.open(width=1100)
    clerk.new_report()
    side = clerk.view.findChild(QTabWidget)
    assert side is not None
    assert not side.isVisible()
    clerk.do("show_help")
    assert side.isVisible()
    assert side.parent() is clerk.view.columns
    clerk.do("show_help")
    assert not side.isVisible()


def test_every_action_has_a_key_a_menu_and_a_place_in_the_finder(clerk: "Clerk") -> None:
    clerk.new_report()
    keys = [spec.key for spec in ACTIONS]
    assert all(keys)
    assert len(set(keys)) == len(keys)
    clerk.do("find_anything")
    finder = clerk.finder
    for spec in ACTIONS:
        finder.search(spec.text.strip("…"))
        assert spec.id in [target.id for target in finder.found()]
        assert clerk.window.handler(spec) is not None, spec.id


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("bfgk", "requests.partially_disclosed.natural"),
        ("（四）1", "requests.unable.not_held.natural"),
        ("(四)1.", "requests.unable.not_held.natural"),
        ("部分公开", "requests.partially_disclosed.natural"),
    ],
)
def test_a_cell_is_found_by_words_initials_and_row_number(clerk: "Clerk", words: str, field: str) -> None:
    clerk.new_report()
    clerk.do("find_anything")
    clerk.finder.search(words)
    assert clerk.finder.found()[0].id == field


def test_a_found_cell_is_gone_to_and_inserted(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.view.go_to("overview.on_request")
    clerk.compose("收到")
    clerk.do("find_anything")
    clerk.finder.search("本年新收 总计")
    clerk.finder.choose(insert=True)
    assert clerk.value("overview.on_request") == "收到{requests.received.total}"
    clerk.do("find_anything")
    clerk.finder.search("本年新收 总计")
    clerk.finder.choose(insert=False)
    assert clerk.table.currentIndex().column() == 6


def test_practice_stays_apart_and_cannot_go_out(clerk: "Clerk", tmp_path: Path) -> None:
    clerk.window.open_practice()
    assert "练习" in clerk.window.windowTitle()
    clerk.qtbot.waitUntil(lambda: len(clerk.view.findings) > 5)
    clerk.do("save_file")
    assert "不能写出" in status(clerk.window)
    clerk.do("start_page")
    assert listed(clerk.window) == []


def test_a_file_in_exchange_form_is_read_in(clerk: "Clerk", tmp_path: Path) -> None:
    report = clerk.new_report()
    file = tmp_path / "年报.json"
    file.write_text(dump(report, clerk.view.draft), encoding="utf-8")
    assert clerk.window.library.add_file(file) == report
    file.write_text("{}", encoding="utf-8")
    clerk.window.guarded(lambda: clerk.window.library.add_file(file))
    assert "不是年报数据文件" in status(clerk.window)


def test_settings_are_kept(clerk: "Clerk") -> None:
    clerk.window.settings.change(type_size=140)
    clerk.open()
    assert QApplication.font().pointSizeF() == pytest.approx(9 * 1.4)
    clerk.window.settings.change(type_size=100)


def test_contact_particulars_go_into_the_preface(clerk: "Clerk") -> None:
    clerk.new_report()
    clerk.view.go_to("preface.text")
    clerk.do("insert_contact")
    assert "设置" in status(clerk.window)
    clerk.window.settings.change(contact={"address": "人民路1号", "telephone": "0731-1234567"})
    clerk.view.go_to("preface.text")
    clerk.do("insert_contact")
    assert clerk.value("preface.text") == "联系地址：人民路1号；联系电话：0731-1234567。"
