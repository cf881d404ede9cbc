"""台账 in the window: typed, pasted, imported after a look, counted beside the table, filled into it, carried on."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPushButton
from pytestqt.modeltest import ModelTester

from desktop.window.ledger.ledger_import_dialog import LedgerImportDialog
from desktop.window.ledger.ledger_page import LedgerPage
from desktop.window.ledger.ledger_panel import LedgerPanel
from forms.entry.ledger_model import LedgerModel
from forms.entry.matrix_model import MatrixModel
from tests.window.approving_clerk import ApprovingClerk
from tests.window.conftest import TEXTS, Clerk

CELL = "requests.received.natural"
BLOCK = "2021-001\t2021年3月1日\t\t公民\n2021-002\t2021-04-02\t\t企业\n"
HEADED = "受理编号\t收件时间\t身份证号\t申请人类型\t处理结果\n2021-001\t2021-3-1\t110\t公民\t待定\n"


def page_of(clerk: Clerk) -> LedgerPage:
    found = [each for each in clerk.window.findChildren(LedgerPage) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def opened(clerk: Clerk) -> LedgerPage:
    """The ledger of part three, the cursor in its blank line."""
    clerk.view.go_to(CELL)
    clerk.do("show_ledger")
    return page_of(clerk)


def lines(clerk: Clerk) -> list[dict[str, str]]:
    editor = clerk.view.ledger.editor
    return [dict(line.values) for line in editor.lines(clerk.view.ledger.forms()[0])]


def counts(clerk: Clerk) -> dict[str, int]:
    (model,) = [each for each in clerk.view.findChildren(MatrixModel) if each.table.chapter == "requests"]
    return dict(model.counts)


def wait_for_findings(clerk: Clerk, *rules: str) -> None:
    clerk.qtbot.waitUntil(lambda: set(rules) <= {each.rule for each in clerk.view.findings}, timeout=60_000)


def test_a_line_is_typed_and_is_there_after_a_restart(clerk: Clerk) -> None:
    report = clerk.new_report()
    page = opened(clerk)
    assert page.ledger.label == "依申请公开台账"
    clerk.keys("2021-001")
    clerk.press(Qt.Key.Key_Tab)
    clerk.keys("2021-3-1")
    clerk.press(Qt.Key.Key_Return)
    assert lines(clerk) == [{"number": "2021-001", "received": "2021-03-01"}]
    assert "1行" in page.count.text()
    clerk.press(Qt.Key.Key_Escape)
    assert not [each for each in clerk.window.findChildren(LedgerPage) if each.isVisible()]
    clerk.open()
    clerk.window.open_report(report)
    assert lines(clerk) == [{"number": "2021-001", "received": "2021-03-01"}]
    page = opened(clerk)
    clerk.ctrl(Qt.Key.Key_Z)
    assert lines(clerk) == [{"number": "2021-001"}]
    clerk.ctrl(Qt.Key.Key_Y)
    assert lines(clerk) == [{"number": "2021-001", "received": "2021-03-01"}]
    assert page.undo_button.isEnabled()


def test_a_choice_is_typed_in_any_of_its_words(clerk: Clerk) -> None:
    clerk.new_report()
    page = opened(clerk)
    page.view.go_to("", 3)
    page.view.setFocus()
    clerk.press(Qt.Key.Key_F2)
    box = page.view.findChild(QComboBox)
    assert box is not None
    box.setEditText("公民")
    QTest.keyClick(box, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert lines(clerk) == [{"kind": "natural"}]
    assert page.view.model().index(0, 3).data() == "自然人"


def test_chinese_is_typed_right_into_a_cell(clerk: Clerk) -> None:
    clerk.new_report()
    page = opened(clerk)
    page.view.go_to("", 5)
    clerk.compose("拆迁补偿方案")
    clerk.press(Qt.Key.Key_Return)
    assert lines(clerk) == [{"subject": "拆迁补偿方案"}]


def test_a_block_of_excel_becomes_lines_in_one_step(clerk: Clerk) -> None:
    clerk.new_report()
    opened(clerk)
    clerk.clipboard(BLOCK)
    clerk.ctrl(Qt.Key.Key_V)
    assert [line["kind"] for line in lines(clerk)] == ["natural", "commercial"]
    clerk.ctrl(Qt.Key.Key_Z)
    assert lines(clerk) == []


def test_lines_are_deleted_copied_and_narrowed(clerk: Clerk) -> None:
    clerk.new_report()
    page = opened(clerk)
    clerk.clipboard(BLOCK)
    clerk.ctrl(Qt.Key.Key_V)
    page.view.clearSelection()
    page.view.selectRow(1)
    page.view.setFocus()
    clerk.ctrl(Qt.Key.Key_C)
    assert QApplication.clipboard().text().startswith("2021-002\t2021-04-02\t\t商业企业")
    page.words.setText("企业")
    clerk.qtbot.waitUntil(lambda: page.view.model().rowCount() == 2)
    assert "现在列出1行" in page.count.text()
    page.words.clear()
    clerk.qtbot.waitUntil(lambda: page.view.model().rowCount() == 3)
    page.view.clearSelection()
    page.view.selectRow(0)
    next(each for each in page.findChildren(QPushButton) if each.text() == "删除").click()
    assert [line["number"] for line in lines(clerk)] == ["2021-002"]


def test_the_table_is_filled_in_one_step_and_a_cell_shows_its_lines(clerk: Clerk) -> None:
    clerk.new_report()
    page = opened(clerk)
    clerk.clipboard(BLOCK)
    clerk.ctrl(Qt.Key.Key_V)
    next(each for each in page.findChildren(QPushButton) if each.text() == "按台账填入").click()
    assert clerk.value(CELL) == "1"
    assert clerk.value("requests.carried_forward.commercial") == "1"
    clerk.press(Qt.Key.Key_Escape)
    clerk.view.go_to(CELL)
    assert clerk.view.editor.undo_label == "按台账填入（144格）"
    clerk.enter("5")
    wait_for_findings(clerk, "LEDGER-CELL")
    assert counts(clerk) == {CELL: 1, "requests.received.total": 2}
    clerk.view.go_to(CELL)
    clerk.do("ledger_of_cell")
    panel = clerk.view.findChild(LedgerPanel)
    assert panel is not None
    assert panel.told.text().endswith("台账1件")
    assert "表里是5" in panel.differs.text()
    assert [panel.list.item(row).text() for row in range(panel.list.count())] == ["2021-001　2021-03-01"]
    panel.list.itemActivated.emit(panel.list.item(0))
    page = page_of(clerk)
    model = page.view.model()
    assert isinstance(model, LedgerModel)
    assert [line["number"] for line in model.lines] == ["2021-001"]
    page.all.click()
    assert len(model.lines) == 2
    clerk.press(Qt.Key.Key_Escape)
    clerk.do("undo")
    clerk.do("undo")
    assert clerk.value(CELL) == ""


def test_a_finding_leads_to_its_lines(clerk: Clerk) -> None:
    clerk.new_report()
    opened(clerk)
    clerk.clipboard("2021-001\t三月\t\t公民\n2021-002\t2021-04-02\t\t企业\n")
    clerk.ctrl(Qt.Key.Key_V)
    clerk.press(Qt.Key.Key_Escape)
    wait_for_findings(clerk, "LEDGER-READ")
    (finding,) = [each for each in clerk.view.findings if each.rule == "LEDGER-READ"]
    clerk.view._go_to_finding(finding)
    model = page_of(clerk).view.model()
    assert isinstance(model, LedgerModel)
    assert [line["number"] for line in model.lines] == ["2021-001"]
    assert "认不出" in str(model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole))


def test_nothing_is_imported_before_it_was_seen(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = Workbook()
    for row in HEADED.splitlines():
        book.worksheets[0].append(row.split("\t"))
    book.save(tmp_path / "台账.xlsx")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "台账.xlsx"), ""))
    clerk.new_report()
    page = opened(clerk)
    next(each for each in page.findChildren(QPushButton) if each.text() == "导入…").click()
    dialog = clerk.window.findChild(LedgerImportDialog)
    assert dialog is not None
    assert lines(clerk) == []
    goes = [dialog.columns.item(row, 2) or dialog.columns.cellWidget(row, 2) for row in range(5)]
    told = [each.currentText() if isinstance(each, QComboBox) else each.text() for each in goes]  # type: ignore[union-attr]
    assert told == ["登记编号", "收到日期", "个人信息，不导入", "申请人类别", "办理结果"]
    meant = dialog.words.cellWidget(0, 2)
    assert isinstance(meant, QComboBox)
    meant.setCurrentIndex(meant.findText("（六）其他处理 3.其他"))
    meant.activated.emit(meant.currentIndex())
    dialog.button.click()
    assert [line["outcome"] for line in lines(clerk)] == ["other.other"]
    # The same word is known from now on; a block with heads is looked at like a file.
    page.view.setFocus()
    clerk.clipboard(HEADED)
    clerk.ctrl(Qt.Key.Key_V)
    clerk.qtbot.waitUntil(lambda: any(each.isVisible() for each in clerk.window.findChildren(LedgerImportDialog)))
    again = next(each for each in clerk.window.findChildren(LedgerImportDialog) if each.isVisible())
    assert again.words.rowCount() == 0
    again.reject()
    assert len(lines(clerk)) == 1


def test_what_is_no_ledger_is_said_in_words(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "坏.xlsx"), ""))
    clerk.new_report()
    page = opened(clerk)
    told: list[str] = []
    page.said.connect(told.append)
    clerk.view.ledger.said.connect(told.append)
    next(each for each in page.findChildren(QPushButton) if each.text() == "导入…").click()
    assert "另存为 .xlsx" in told[-1]


def test_a_new_report_takes_over_what_last_year_left_open(clerk: Clerk) -> None:
    first = clerk.new_report()
    opened(clerk)
    clerk.clipboard("2021-001\t2021-03-01\t\t公民\n")
    clerk.ctrl(Qt.Key.Key_V)
    clerk.view.flush()
    after = clerk.window.library.new({**TEXTS, "report.year": "2022"}, first)
    clerk.window.open_report(after)
    assert [line["number"] for line in lines(clerk)] == ["2021-001"]
    assert clerk.view.ledger.editor.undo_label == "依申请公开台账：从上年台账结转1件"
    page = opened(clerk)
    next(each for each in page.findChildren(QPushButton) if each.text() == "从上年台账结转").click()
    assert len(lines(clerk)) == 1


def test_with_the_report_locked_the_ledger_goes_on_but_fills_nothing(clerk: Clerk) -> None:
    office = ApprovingClerk(clerk)
    office.submit()
    opened(clerk)
    clerk.clipboard(BLOCK)
    clerk.ctrl(Qt.Key.Key_V)
    assert len(lines(clerk)) == 2
    before = clerk.value(CELL)
    told: list[str] = []
    clerk.view.ledger.said.connect(told.append)
    clerk.view.ledger.do_fill_from_ledger()
    assert clerk.value(CELL) == before
    assert told[-1] == clerk.view.editor.locked


def test_the_second_ledger_counts_part_four(clerk: Clerk) -> None:
    clerk.new_report()
    page = opened(clerk)
    page.tabs.setCurrentIndex(1)
    page.view.go_to("")
    page.view.setFocus()
    clerk.clipboard("某案\t行政复议\t2021-3-1\t维持\t2021-5-1\n")
    clerk.ctrl(Qt.Key.Key_V)
    next(each for each in page.findChildren(QPushButton) if each.text() == "按台账填入").click()
    assert clerk.value("disputes.reconsideration.upheld") == "1"


def test_the_model_keeps_the_rules_of_qt(clerk: Clerk, qtmodeltester: ModelTester) -> None:
    clerk.new_report()
    page = opened(clerk)
    clerk.clipboard(BLOCK)
    clerk.ctrl(Qt.Key.Key_V)
    qtmodeltester.check(page.view.model())


def test_there_are_ways_to_it_from_part_three_and_four_alone(clerk: Clerk) -> None:
    clerk.new_report()
    for part, count in (("overview", 0), ("disclosure", 0), ("requests", 1), ("disputes", 1)):
        clerk.view.show_part(part)
        shown = [each for each in clerk.view.findChildren(QPushButton) if each.text() == "台账" and each.isVisible()]
        assert len(shown) == count, part
    shown[0].click()
    assert page_of(clerk).ledger.label == "复议诉讼台账"
