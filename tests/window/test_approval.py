"""The menu 审签 by keyboard alone: every change of state, and every one that is refused with a sentence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from desktop.signoff.registry import Registry
from desktop.window.actions import ACTIONS
from desktop.window.findings.findings_panel import FindingsPanel
from desktop.window.findings.remark_list import RemarkList
from tests.window.approving_clerk import ApprovingClerk
from tests.window.conftest import Clerk
from tests.window.test_window import listed

CELL = "disclosure.rules.issued"
DATE = "2022年1月18日"


@pytest.fixture
def office(clerk: Clerk) -> ApprovingClerk:
    return ApprovingClerk(clerk)


def signed(office: ApprovingClerk) -> None:
    office.submit()
    office.sign_all()


def test_from_draft_to_published(office: ApprovingClerk) -> None:
    office.submit()
    assert "第1稿已送审，校验码" in office.told
    assert office.state == "第1稿 送审中（1/3 拟稿）"
    office.begin("sign_step")
    for name in ("王芳", "欧阳德明", "赵敏"):
        office.fill({"意见": "同意", "姓名": name, "签字日期": DATE})
        office.tab_to("登记，接着登记下一个")
        office.clerk.press(Qt.Key.Key_Space)
        assert office.problem == ""
    # The second and the third are both 会签: one after the other, until somebody else is chosen.
    assert office.typed()["审签环节"] == "会签"
    assert office.typed()["姓名"] == office.typed()["签字日期"] == office.typed()["意见"] == ""
    office.fill({"审签环节": "签发", "意见": "其他意见", "意见原话": "发。", "姓名": "李强", "签字日期": "2022-1-18"})
    office.confirm()
    assert office.told == "第2稿已签发。成文日期原来空着，已填为签发日期，所以签发的是第2稿。"
    assert office.clerk.value("report.date") == "2022-01-18"
    assert office.state == "第2稿 已签发 1月18日"
    office.enter("deliver_report", {"报送日期": "2022年1月22日", "报送方式": "纸质", "报送给": "云泽市政府办公室"})
    office.enter(
        "publish_report", {"公布日期": "2022年1月25日", "网址": "www.wujiang.example/1.html", "上传人": "王芳"}
    )
    assert "公布以前应当先做保密审查" in office.told
    assert office.state == "第2稿 已签发 1月18日 · 已报送 1月22日 · 已公布 1月25日"
    office.clerk.do("start_page")
    assert listed(office.clerk.window)[0][3] == "已签发 1月18日 · 已报送 1月22日 · 已公布 1月25日"
    given = Registry(office.clerk.window._workplace, office.clerk.store, office.report).standing.signatures
    assert [(each.step, each.name, each.said) for each in given] == [
        ("拟稿", "王芳", "同意"),
        ("会签", "欧阳德明", "同意"),
        ("会签", "赵敏", "同意"),
        ("签发", "李强", "发。"),
    ]
    assert all(each.origin.endswith("据纸质审签单登记") for each in given)


def test_a_report_with_its_date_is_signed_as_it_was_sent(office: ApprovingClerk) -> None:
    office.clerk.view.editor.set("report.date", "2022-01-18")
    signed(office)
    assert office.told == "第1稿已签发。"


def test_a_form_has_no_name_no_opinion_and_no_date_of_its_own(office: ApprovingClerk) -> None:
    office.submit()
    for action in ("sign_step", "amend_report", "register_remark", "register_proof"):
        office.begin(action)
        own = {"审签环节": "拟稿", "处理": "待处理"}  # which step comes next; a new remark waits
        assert {name: text for name, text in office.typed().items() if text and own.get(name) != text} == {}
        office.give_up()


REFUSED: tuple[tuple[dict[str, str], str], ...] = (
    ({"审签环节": "（请选择）"}, "请选择审签环节"),
    ({"意见": "（请选择）"}, "请照纸上写的选择意见"),
    ({"姓名": " "}, "“拟稿”由谁签的"),
    ({"签字日期": "前天"}, "“前天”不是日期"),
    ({"意见": "其他意见"}, "请把意见的原话写上"),
    ({"审签环节": "签发"}, "“签发”之前的“拟稿”还没有登记"),
)


def test_what_is_refused_is_said_in_the_form_and_stays_typed(office: ApprovingClerk) -> None:
    office.submit()
    office.begin("sign_step")
    for lines, sentence in REFUSED:
        whole = {"审签环节": "拟稿", "意见": "同意", "意见原话": "", "姓名": "王芳", "签字日期": DATE, **lines}
        office.fill(whole)
        office.confirm()
        assert sentence in office.problem
        kept = office.typed()
        wanted = {name: "" if text == "（请选择）" else text for name, text in whole.items()}
        assert {name: kept[name] for name in whole} == wanted
    office.give_up()
    assert office.state == "第1稿 送审中（1/3 拟稿）"


def test_the_red_sentence_goes_when_what_it_is_about_is_changed(office: ApprovingClerk) -> None:
    office.submit()
    office.begin("sign_step")
    whole = {"意见": "其他意见", "意见原话": "", "姓名": "", "签字日期": "前天"}
    for lines in ({"姓名": "王芳"}, {"意见原话": "发。"}, {"签字日期": DATE}, {"意见": "同意"}):
        office.fill({**whole})
        office.confirm()
        assert office.problem
        office.fill(lines)
        assert office.problem == ""
    office.give_up()


def test_a_day_before_that_of_an_earlier_step_is_asked_about_once(office: ApprovingClerk) -> None:
    office.submit()
    office.sign("拟稿")
    lines = {"审签环节": "会签", "意见": "同意", "姓名": "赵敏", "签字日期": "2022年1月12日"}
    office.enter("sign_step", lines)
    asked = "“会签”的签字日期1月12日，早于前面“拟稿”的1月18日。"
    assert office.problem == f"{asked}纸上确实这样写的，请再按一次登记；看错了的，请改日期。"
    office.fill({"签字日期": "2022年1月19日"})
    assert office.problem == ""
    office.fill({"签字日期": "2022年1月12日"})
    office.confirm()
    assert office.told == f"已登记“会签”。现在送审中（3/3 签发）。{asked}已照纸上登记；登记错了的，请撤销登记。"


def test_a_step_is_passed_over_but_not_the_signature(office: ApprovingClerk) -> None:
    office.submit()
    office.sign("拟稿")
    office.enter("sign_step", {"审签环节": "会签", "意见": "不经过"})
    assert office.state == "第1稿 送审中（3/3 签发）"
    office.enter("sign_step", {"审签环节": "签发", "意见": "不经过"})
    assert office.problem == "签发这一环节不能不经过。"


def test_what_is_wrong_is_not_signed(office: ApprovingClerk) -> None:
    office.clerk.view.editor.set("requests.received.natural", "999")
    office.submit()
    office.sign_all()
    assert "须改，不能签发" in office.problem
    assert office.typed()["姓名"] == "李强"
    office.give_up()
    assert office.clerk.value("report.date") == ""


def test_sent_back_it_can_be_changed_at_once(office: ApprovingClerk) -> None:
    office.submit()
    office.sign("拟稿", name="王芳", opinion="退回修改", 意见原话="数字再核")
    assert office.state == "第1稿 退回修改"
    assert office.bar == "第1稿被退回（拟稿 王芳：退回修改：数字再核）。改好以后请送审，成为下一稿。"
    office.clerk.view.go_to(CELL)
    office.clerk.enter("7")
    assert office.clerk.value(CELL) == "7"
    office.submit()
    assert office.state == "第2稿 送审中（1/3 拟稿）"


def test_a_change_by_pen_becomes_the_next_revision(office: ApprovingClerk) -> None:
    office.submit()
    office.sign("拟稿")
    office.enter("amend_report", {"谁要求修改": ""})
    assert "请写明是谁要求修改的" in office.problem
    office.fill({"谁要求修改": "赵局长", "写在哪里": "1月15日审签单"})
    office.confirm()
    assert office.state == "第1稿 送审中（2/3 会签），正在批改"
    assert office.bar == "正在按赵局长的批改修改第1稿。改好以后请送审，成为下一稿。"
    office.begin("submit_report")
    office.confirm()
    assert "没有改动" in office.problem
    office.give_up()
    office.clerk.view.go_to(CELL)
    office.clerk.enter("7")
    office.submit()
    assert office.state == "第2稿 送审中（2/3 会签）"
    office.begin("sign_step")
    assert any("拟稿：同意 李强 1月18日（签后又有批改）" in each.text() for each in office.form.findChildren(QLabel))


def test_after_signing_wording_names_its_reviewer_and_a_figure_goes_back_up(office: ApprovingClerk) -> None:
    signed(office)
    office.enter("amend_report", {"谁要求修改": "办公室复核"})
    office.clerk.view.go_to("problems.text")
    office.clerk.ctrl(Qt.Key.Key_End)
    office.clerk.compose("请社会各界监督。")
    office.begin("submit_report")
    office.confirm()
    assert "请写明由谁复核" in office.problem
    office.fill({"复核人": "王芳"})
    office.confirm()
    assert office.state == "第3稿 已签发 1月18日"
    office.enter("amend_report", {"谁要求修改": "办公室复核"})
    office.clerk.view.go_to(CELL)
    office.clerk.enter("7")
    office.begin("submit_report")
    assert any("须报原签批人复审" in each.text() for each in office.form.findChildren(QLabel))
    office.confirm()
    assert office.told == "第4稿是实质性修改，须报原签批人复审；第3稿的签发不再有效。"
    assert office.state == "第4稿 送审中（3/3 签发）"


def test_undo_does_not_pass_the_signature(office: ApprovingClerk) -> None:
    signed(office)
    assert not office.clerk.window.actions_by_id["undo"].isEnabled()
    office.enter("amend_report", {"谁要求修改": "办公室复核"})
    office.clerk.view.go_to(CELL)
    before = office.clerk.value(CELL)
    office.clerk.enter("7")
    for _ in range(3):
        office.clerk.do("undo")
    assert (office.clerk.value(CELL), office.clerk.value("report.date")) == (before, "2022-01-18")


def test_a_correction_is_begun_told_and_approved_anew(office: ApprovingClerk) -> None:
    signed(office)
    office.enter("deliver_report", {"报送日期": "2022-01-22", "报送方式": "纸质", "报送给": ""})
    assert "请写明报送给哪个单位" in office.problem
    office.fill({"报送给": "云泽市政府办公室"})
    office.confirm()
    office.enter("correct_report", {"更正的原因": "", "由谁发现": "第三方评估", "发现日期": "2022-03-12"})
    assert "请写明更正的原因" in office.problem
    office.fill({"更正的原因": "件数写错"})
    office.confirm()
    assert office.state == "第2稿 更正，起草"
    assert office.bar == "正在更正：件数写错。改好以后请重新送审。"
    office.enter("tell_correction", {"告知了谁": "市政府办公室", "告知日期": ""})
    assert office.problem == "请写日期，如2022年1月18日。"
    office.fill({"告知日期": "2022-03-13"})
    office.confirm()
    assert office.told == "已登记告知。"
    office.clerk.view.go_to(CELL)
    office.clerk.enter("7")
    signed(office)
    assert office.state == "第4稿 已签发 1月18日"
    assert office.clerk.value("report.corrected_on") == "2022-01-18"


def test_the_last_registration_is_taken_back(office: ApprovingClerk) -> None:
    office.submit()
    office.sign("拟稿")
    office.begin("strike_act")
    assert any("拟稿：同意 李强 1月18日" in each.text() for each in office.form.findChildren(QLabel))
    office.confirm()
    assert office.state == "第1稿 送审中（1/3 拟稿）"
    office.enter("strike_act", {})
    assert office.state == "起草"
    assert "没有可以撤销的登记" in office.clerk.window.actions_by_id["strike_act"].toolTip()


def test_an_amendment_that_has_changed_something_is_not_taken_back(office: ApprovingClerk) -> None:
    office.submit()
    office.enter("amend_report", {"谁要求修改": "赵局长"})
    office.clerk.view.go_to(CELL)
    office.clerk.enter("7")
    office.enter("strike_act", {})
    assert "稿子已经又有改动" in office.problem
    office.give_up()
    office.clerk.do("undo")
    office.enter("strike_act", {})
    assert office.bar.startswith("第1稿送审中，不能直接改")


def test_what_cannot_be_done_now_is_grey_and_says_why(office: ApprovingClerk) -> None:
    def reasons() -> dict[str, str]:
        actions = office.clerk.window.actions_by_id
        menu = [each.id for each in ACTIONS if each.menu == "审签"]
        return {each: actions[each].statusTip() for each in menu if not actions[each].isEnabled()}

    drafting = reasons()
    assert set(drafting) == {
        *("sign_step", "amend_report", "deliver_report", "publish_report", "correct_report"),
        *("tell_correction", "strike_act", "show_revisions"),
    }
    assert drafting["sign_step"] == "这份报告现在是“起草”，不能登记审签意见。请先送审。"
    assert all(each.endswith("。") for each in drafting.values())
    office.submit()
    assert "请先用“按批改修改”" in reasons()["submit_report"]
    assert "sign_step" not in reasons()
    # By the finder the reason is said, for a menu passes over what is grey.
    office.clerk.do("find_anything")
    office.clerk.compose("登记公布")
    office.clerk.press(Qt.Key.Key_Return)
    assert office.told == reasons()["publish_report"]


def test_practice_is_not_approved(clerk: Clerk) -> None:
    clerk.window.open_practice()
    for action in ("submit_report", "register_remark", "show_revisions"):
        assert not clerk.window.actions_by_id[action].isEnabled()
        assert "练习" in clerk.window.actions_by_id[action].toolTip()
    clerk.view.approval.do_submit_report()
    assert "练习和示例不送审" in clerk.window.findChild(QLabel, "told").text()  # type: ignore[union-attr]
    assert "起草" not in clerk.window.windowTitle()


def test_a_remark_waits_beside_the_findings_and_leads_to_its_place(office: ApprovingClerk) -> None:
    remarks = office.clerk.view.findChild(RemarkList)
    assert remarks is not None
    assert not remarks.isVisible()
    office.clerk.view.go_to("problems.text")
    remark = {"来自": "主管部门", "提出方式": "电话", "提出日期": "2022-01-20", "意见内容": "没写收费"}
    office.enter("register_remark", {**remark, "提出日期": ""})
    assert "请写日期" in office.problem
    office.fill({"提出日期": "2022-01-20", "位置": "第六部分"})
    office.confirm()
    assert remarks.isVisible()
    office.tab_to("待处理的意见")
    office.clerk.press(Qt.Key.Key_Down)
    office.clerk.press(Qt.Key.Key_Return)
    assert isinstance(office.clerk.focus, QTextEdit)
    assert office.clerk.focus.accessibleName().startswith("六、")
    office.enter("register_remark", {"意见": "1. 没写收费（待处理）", "处理": "不改"})
    assert "不改的，请写明理由" in office.problem
    office.fill({"理由": "第六部分第二段已写"})
    office.confirm()
    assert not remarks.isVisible()


def test_a_change_after_the_proof_stands_on_the_verdict_line(office: ApprovingClerk) -> None:
    office.enter("register_proof", {"校次": "（请选择）", "校对人": "王芳", "校对日期": "2022-01-17"})
    assert "校次" in office.problem
    office.fill({"校次": "三校"})
    office.confirm()
    panel = office.clerk.view.findChild(FindingsPanel)
    assert panel is not None
    verdict = panel.findChild(QLabel, "verdict")
    assert verdict is not None
    office.clerk.view.go_to(CELL)
    office.clerk.enter("7")
    office.clerk.qtbot.waitUntil(lambda: "三校后有改动1处" in verdict.text())
    office.clerk.do("undo")
    office.clerk.qtbot.waitUntil(lambda: "三校后" not in verdict.text())
    office.clerk.view.editor.set("report.date", "2022-01-18")  # as the signature does
    office.clerk.view.editor.set("disclosure.rules.in_force", "8")
    office.clerk.qtbot.waitUntil(lambda: "三校后有改动1处" in verdict.text())


def test_the_steps_are_set_as_lines_or_by_a_preset(office: ApprovingClerk) -> None:
    office.enter("approval_steps", {"环节": "拟稿\n拟稿\n签发"})
    assert "“拟稿”写了两次" in office.problem
    office.tab_to("四级（县级单位）")
    office.clerk.press(Qt.Key.Key_Space)
    office.confirm()
    assert office.told == "审签环节已存下，共4步，下次送审时用。"
    office.submit()
    assert office.state == "第1稿 送审中（1/4 拟稿）"


def test_a_date_is_chosen_from_the_calendar_by_keys(office: ApprovingClerk) -> None:
    office.begin("register_proof")
    office.fill({"校次": "一校", "校对人": "王芳"})
    office.tab_to("选日期…")
    office.clerk.press(Qt.Key.Key_Space)
    office.clerk.press(Qt.Key.Key_Return)
    today = office.clerk.window._workplace.clock()
    assert office.typed()["校对日期"] == f"{today.year}年{today.month}月{today.day}日"
    office.confirm()
    assert office.told == "已登记一校。"


def test_every_button_of_a_form_is_reached_by_tab(office: ApprovingClerk) -> None:
    office.submit()
    office.begin("sign_step")
    for button in office.form.findChildren(QPushButton):
        office.tab_to(button.text())


def test_a_proof_says_nothing_of_findings_that_are_not_known_yet(qtbot: QtBot) -> None:
    panel = FindingsPanel()
    qtbot.addWidget(panel)
    panel.tell_proof("三校后有改动1处")
    verdict = panel.findChild(QLabel, "verdict")
    assert verdict is not None
    assert verdict.text() == ""
    panel.show_findings([])
    assert verdict.text() == "核对完毕，没有发现问题；三校后有改动1处"
