"""What goes out around an approval, from the menu 审签: papers, outputs, and whether a file is what was signed."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.window.arriving.verify_page import VerifyPage
from tests.window.approving_clerk import ApprovingClerk
from tests.window.conftest import Clerk


@pytest.fixture
def office(clerk: Clerk) -> ApprovingClerk:
    return ApprovingClerk(clerk, "签发")


def chosen(monkeypatch: pytest.MonkeyPatch, path: Path, kind: str = "") -> None:
    """The person chooses ``path`` in whichever of the system's dialogs."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), kind))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), kind))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(path))


def answer(office: ApprovingClerk, path: Path) -> str:
    """What 核验 says of the file at ``path``."""
    office.clerk.do("verify_file")
    page = office.clerk.window.findChild(VerifyPage)
    assert page is not None
    page.verify(path)
    assert page.answer is not None
    told = f"{page.answer.head.text()}\n{page.details.toPlainText()}"
    page.left.emit()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return told


def sign(office: ApprovingClerk) -> None:
    """Sent for review and signed, as the forms do."""
    from desktop.signoff.registry import Registry
    from desktop.signoff.standing import Opinion
    from desktop.signoff.steps import from_lines

    clerk = office.clerk
    registry = Registry(clerk.window._workplace, clerk.store, office.report)
    registry.submit(from_lines("签发"))
    registry.sign("签发", "李强", Opinion.AGREE, "2022-01-18")
    clerk.window.open_report(office.report)


def test_the_papers_go_into_a_folder(office: ApprovingClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen(monkeypatch, tmp_path)
    office.clerk.do("export_papers")
    names = {each.name for each in tmp_path.iterdir()}
    assert {"审签单.pdf", "审签单.docx", "数据与核对情况.pdf", "保密审查表.pdf", "校对稿.pdf"} <= names
    assert "审签单.pdf" in office.told
    assert "现在还没有附页、审签记录、花脸稿" in office.told
    for name in ("审签单", "数据与核对情况", "保密审查表", "校对稿"):
        said = answer(office, tmp_path / f"{name}.pdf")
        assert "已改动" not in said
        assert "不是年度报告本身" in said


def test_what_is_published_is_what_was_signed(
    office: ApprovingClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign(office)
    target = tmp_path / "公开稿.pdf"
    chosen(monkeypatch, target, "公开稿 (*.pdf)")
    office.clerk.do("export_output")
    assert "已导出" in office.told
    assert answer(office, target).startswith("原件")
    target.write_bytes(b"%PDF-1.4 nothing")
    assert answer(office, target).startswith("不是本程序的文件")


def test_the_file_for_review_travels_as_a_sheet(
    office: ApprovingClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign(office)
    chosen(monkeypatch, tmp_path / "送审.pdf", "送审文件 (*.xlsx)")
    office.clerk.do("export_output")
    assert (tmp_path / "送审.xlsx").is_file()


def test_before_it_was_sent_there_is_nothing_to_hand_on(
    office: ApprovingClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(monkeypatch, tmp_path / "送审.zip", "送审文件 (*.zip)")
    office.clerk.do("export_output")
    assert "送审" in office.told
    assert not list(tmp_path.glob("*.zip"))
