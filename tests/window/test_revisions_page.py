"""各稿和登记: earlier revisions with their codes and pages, what was registered, and what differs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget, QTabWidget

from desktop.signoff.registry import SEALED
from desktop.window.approval.revisions_page import RevisionsPage
from tests.window.approving_clerk import ApprovingClerk
from tests.window.conftest import Clerk

CELL = "disclosure.rules.issued"


def opened(office: ApprovingClerk) -> RevisionsPage:
    office.begin("show_revisions")
    page = office.clerk.window.findChild(RevisionsPage)
    assert page is not None
    return page


def rows(table: QTableWidget) -> list[list[str]]:
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def test_each_revision_is_seen_with_its_code_and_compared(clerk: Clerk) -> None:
    office = ApprovingClerk(clerk, "签发")
    office.submit()
    office.enter("amend_report", {"谁要求修改": "赵局长"})
    clerk.view.go_to(CELL)
    before = clerk.value(CELL)
    clerk.enter("7")
    office.submit()
    office.sign_all()
    page = opened(office)
    listed = page.findChild(QTableWidget)
    assert listed is not None
    revisions = clerk.store.reader.approvals.revisions(office.report)
    told = rows(listed)
    assert [(each[0], each[1]) for each in told] == [
        ("第1稿", revisions[0].code),
        ("第2稿", revisions[1].code),
        ("第3稿（已签发）", revisions[2].code),
    ]
    assert [each[4] for each in told] == ["", "按赵局长的批改修改", "填成文日期；1月18日签发"]
    # The newest first: the very pages that were kept when it was signed.
    clerk.qtbot.waitUntil(lambda: page.which.text().startswith("第3稿　校验码"))
    assert clerk.store.reader.approvals.kept_file(office.report, 3, SEALED) is not None
    assert page.pages.places_of("2022年1月18日")
    clerk.press(Qt.Key.Key_Home)
    clerk.press(Qt.Key.Key_Up)
    clerk.press(Qt.Key.Key_Up)
    clerk.qtbot.waitUntil(lambda: page.which.text() == f"第1稿　校验码 {revisions[0].code}　只能看，不能改")
    assert page.pages.places_of("送审稿")
    assert page.pages.places_of(revisions[0].code)
    tabs = page.findChild(QTabWidget)
    assert tabs is not None
    tabs.setCurrentIndex(1)
    lines = page.told_acts.toPlainText().splitlines()
    assert lines[0].startswith("1. 第1稿送审")
    assert any("按赵局长的批改修改" in each for each in lines)
    tabs.setCurrentIndex(2)
    page.before.setFocus()
    clerk.press(Qt.Key.Key_Home)
    page.after.setFocus()
    clerk.press(Qt.Key.Key_Home)
    clerk.press(Qt.Key.Key_Down)
    assert page.told.text() == "改动1处。"
    assert [each[1:] for each in rows(page.changes)] == [[before or "（空）", "7"]]
    clerk.press(Qt.Key.Key_Escape)
    assert clerk.window.windowTitle().endswith("第3稿 已签发 1月18日")
    assert clerk.window.actions_by_id["amend_report"].isEnabled()


def test_a_remark_alone_is_told_before_there_is_a_revision(clerk: Clerk) -> None:
    office = ApprovingClerk(clerk)
    office.enter("register_proof", {"校次": "一校", "校对人": "王芳", "校对日期": "2022-01-17"})
    page = opened(office)
    assert page.told_acts.toPlainText().startswith("1. 一校：王芳 1月17日")
    assert page.which.text() == "还没有送审过"
