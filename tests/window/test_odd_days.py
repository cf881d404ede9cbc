"""Days after the signature that cannot be right are asked about once; what was signed stays marked so."""

from PySide6.QtWidgets import QTableWidget

from desktop.signoff.steps import from_lines, to_text
from desktop.window.approval.revisions_page import RevisionsPage
from tests.window.approving_clerk import ApprovingClerk
from tests.window.conftest import Clerk
from tests.window.test_revisions_page import rows

CELL = "disclosure.rules.issued"


def published(clerk: Clerk) -> ApprovingClerk:
    office = ApprovingClerk(clerk, "签发")
    office.submit()
    office.sign_all()
    lines = {"公布日期": "2022-01-25", "网址": "http://www.example.gov.cn/1.html", "上传人": "王芳"}
    office.enter("publish_report", {**lines, "保密审查日期": "2022-01-26"})
    assert "保密审查日期2022年1月26日晚于公布日期2022年1月25日" in office.problem
    office.confirm()
    assert office.state.endswith("已公布 1月25日")
    return office


def test_an_odd_day_is_asked_about_once(clerk: Clerk) -> None:
    office = published(clerk)
    lines = {"更正的原因": "件数写错", "由谁发现": "第三方评估", "发现日期": "2022-01-20"}
    office.enter("correct_report", lines)
    assert "发现日期2022年1月20日早于公布或者报送的日期2022年1月25日" in office.problem
    office.confirm()
    assert "更正，起草" in office.state


def test_each_revision_that_was_signed_says_so(clerk: Clerk) -> None:
    office = published(clerk)
    office.enter("correct_report", {"更正的原因": "件数写错", "由谁发现": "自查", "发现日期": "2022-03-12"})
    clerk.view.go_to(CELL)
    clerk.enter("7")
    office.submit()
    office.sign_all()
    office.begin("show_revisions")
    page = clerk.window.findChild(RevisionsPage)
    assert page is not None
    table = page.findChild(QTableWidget)
    assert table is not None
    told = [(each[0], each[4]) for each in rows(table)]
    assert [name for name, _ in told] == ["第1稿", "第2稿（签发过）", "第3稿", "第4稿（已签发）"]
    assert "1月18日签发，1月25日公布，已由第4稿更正代替" in told[1][1]
    # The comparison opens on what differs, not on the newest against itself.
    assert (page.before.currentText(), page.after.currentText()) == ("第3稿", "第4稿")
    assert page.told.text() == "改动1处。"


def test_a_date_that_is_known_stands_there_as_people_write_it(clerk: Clerk) -> None:
    office = ApprovingClerk(clerk, "保密审查\n签发")
    office.submit()
    office.sign_all()
    office.begin("publish_report")
    assert office.typed()["保密审查日期"] == "2022年1月18日"
    office.give_up()


def test_a_correction_is_submitted_the_way_of_its_first_round(clerk: Clerk) -> None:
    office = published(clerk)
    office.enter("correct_report", {"更正的原因": "件数写错", "由谁发现": "自查", "发现日期": "2022-03-12"})
    clerk.view.go_to(CELL)
    clerk.enter("7")
    clerk.window.settings.change(approval=to_text(from_lines("拟稿\n核稿\n签发")))
    office.begin("submit_report")
    assert office.typed()["审签环节"] == "签发"
    office.confirm()
    assert [each.name for each in clerk.view.approval.now.steps] == ["签发"]
