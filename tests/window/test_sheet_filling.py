"""填写审签单: for one report and for all of them, in its form and in the settings, with the office's own document."""

from pathlib import Path

import docx
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLabel, QLineEdit

from desktop.window.approval.sheet_lines import NO_TEMPLATE, OfficeSheet
from desktop.window.settings.settings_page import SettingsPage
from tests.window.approving_clerk import ApprovingClerk
from tests.window.conftest import Clerk


@pytest.fixture
def office(clerk: Clerk) -> ApprovingClerk:
    return ApprovingClerk(clerk)


def exported(office: ApprovingClerk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    folder.mkdir(exist_ok=True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    office.clerk.do("export_papers")
    return {each.name: each for each in folder.iterdir()}


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in document)


def settings_page(clerk: Clerk) -> SettingsPage:
    clerk.do("settings")
    page = clerk.window.findChild(SettingsPage)
    assert page is not None
    return page


def test_for_one_report(office: ApprovingClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office.clerk.window.settings.change(sheet={"拟稿单位": "办公室", "抄送": "区档案馆"})
    office.begin("fill_sheet")
    assert office.typed()["拟稿单位"] == "办公室"
    office.fill({"单子叫什么": "呈批件", "主送": "云泽市政府办公室", "抄送": "", "打印份数": "6"})
    office.confirm()
    assert office.told == "审签单的内容已存下，只用于这份报告。"
    assert office.clerk.view.approval.now.sheet == {
        "名称": "呈批件",
        "主送": "云泽市政府办公室",
        "抄送": "",
        "打印份数": "6",
    }
    words = text_of(exported(office, tmp_path / "单子", monkeypatch)["呈批件.pdf"])
    assert "主送云泽市政府办公室抄送附件" in words
    assert "拟稿单位办公室" in words


def test_for_all_from_now_on(office: ApprovingClerk) -> None:
    office.begin("fill_sheet")
    office.fill({"单子叫什么": "发文稿纸", "拟稿人": "王芳"})
    office.tab_to("固定内容")
    always = office.clerk.focus
    assert isinstance(always, QCheckBox)
    office.clerk.press(Qt.Key.Key_Space)
    office.confirm()
    assert "固定内容" in office.told
    kept = office.clerk.window.settings.now.sheet
    assert (kept["名称"], kept["拟稿人"]) == ("发文稿纸", "王芳")
    office.clerk.window.open_report(office.report)
    # The menu calls it as the office does.
    assert office.clerk.window.actions_by_id["print_approval"].text() == "发文稿纸…"


def test_what_is_refused_stays_typed(office: ApprovingClerk) -> None:
    office.enter("fill_sheet", {"密级和保密期限": "机密★20年"})
    assert "非涉密计算机" in office.problem
    assert office.typed()["密级和保密期限"] == "机密★20年"
    office.fill({"密级和保密期限": ""})
    assert office.problem == ""
    office.give_up()
    assert office.clerk.view.approval.now.sheet == {}


def test_it_can_be_filled_in_whatever_the_report_has_come_to(office: ApprovingClerk) -> None:
    office.submit()
    office.enter("fill_sheet", {"主送": "云泽市政府办公室"})
    assert office.state == "第1稿 送审中（1/3 拟稿）"
    office.sign_all()
    office.enter("fill_sheet", {"主送": "云泽市司法局"})
    assert office.state == "第2稿 已签发 1月18日"


def test_in_the_settings(office: ApprovingClerk) -> None:
    page = settings_page(office.clerk)
    line = next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == "拟稿单位")
    line.setFocus()
    office.clerk.compose("政策法规科")
    name = next(each for each in page.findChildren(QComboBox) if each.accessibleName() == "单子叫什么")
    name.setFocus()
    name.setCurrentText("发文审签单")
    line.setFocus()
    assert office.clerk.window.settings.now.sheet == {"名称": "发文审签单", "拟稿单位": "政策法规科"}
    secret = next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == "密级和保密期限")
    secret.setFocus()
    office.clerk.compose("秘密")
    line.setFocus()
    assert "密级和保密期限" not in office.clerk.window.settings.now.sheet
    told = [each.text() for each in page.findChildren(QLabel) if each.objectName() == "problem"]
    assert any("非涉密计算机" in each for each in told)


def test_the_office_s_own_document_is_filled_in(
    office: ApprovingClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = settings_page(office.clerk)
    sheet = page.findChild(OfficeSheet)
    assert sheet is not None
    mine = tmp_path / "稿纸.docx"
    mine.write_bytes(b"no document")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(mine), ""))
    sheet.choose.click()
    assert sheet.template.text() == NO_TEMPLATE
    document = docx.Document()
    document.add_paragraph("{名称}：{标题}，拟稿{拟稿单位}，缓急{缓急}，{签发}")
    document.save(str(mine))
    sheet.choose.click()
    assert sheet.template.text() == str(mine)
    assert "{拟稿单位}、" in "".join(each.text() for each in page.findChildren(QLabel))
    office.clerk.window.settings.change(sheet={"拟稿单位": "办公室", "紧急程度": "平急"})
    office.clerk.window.open_report(office.report)
    made = exported(office, tmp_path / "单子", monkeypatch)
    words = docx.Document(str(made["审签单.docx"])).paragraphs[-1].text
    assert words == "审签单：云泽市㵲江区文化和旅游局2021年政府信息公开工作年度报告，拟稿办公室，缓急平急，"
    mine.unlink()
    exported(office, tmp_path / "单子", monkeypatch)
    assert "不能读取" in office.told
