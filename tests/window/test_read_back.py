"""Pages are read back before they leave the window without a mark or for a printer."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinterInfo

import resources
from desktop.window.printing.outputs import NOT_PRINTED
from desktop.workplace import Workplace
from forms.draft.exchange import load

if TYPE_CHECKING:
    from tests.window.conftest import Clerk

STOP = "请不要打印，把这一情况告诉维护人员。"


@pytest.fixture
def told(clerk: "Clerk") -> list[str]:
    """A finished report, open; what is said about it from now on."""
    workplace = Workplace.at(str(clerk.folder))
    entries = load(resources.path("samples/invented-2021.json").read_bytes(), workplace.editions).entries
    clerk.window.open_report(clerk.window.library.new(entries, ""))
    said: list[str] = []
    clerk.view.outputs.said.connect(said.append)
    return said


def spoil_the_pages(clerk: "Clerk") -> None:
    """Between making and printing somebody else writes into the file: its second page is lost."""
    path = clerk.view.outputs.pages().path
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        del document.pages[1]
        document.save(path)


def test_pages_without_a_mark_are_said_to_have_been_read_back(clerk: "Clerk", told: list[str], tmp_path: Path) -> None:
    assert clerk.view.outputs.write(tmp_path / "a.pdf", None).startswith("已逐字读回核对，与报告一致，可以打印。")
    assert "读回" not in clerk.view.outputs.write(tmp_path / "b.pdf", "草稿")


def test_pages_without_a_mark_that_differ_are_not_saved(clerk: "Clerk", told: list[str], tmp_path: Path) -> None:
    clerk.view.editor.set("problems.text", "经办人\U0001f600。")
    said = clerk.view.outputs.write(tmp_path / "a.pdf", None)
    assert said.startswith("页面与报告不一致，没有存。")
    assert "请换一个通用的字以后再打印。" in said
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize("action", ["print_report", "print_elsewhere"])
def test_pages_that_differ_are_not_printed(
    clerk: "Clerk",
    told: list[str],
    action: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    opened: list[QUrl] = []

    def opens(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", opens)
    spoil_the_pages(clerk)
    with caplog.at_level(logging.ERROR):
        clerk.do(action)
    (sentence,) = told
    assert sentence.startswith(f"{NOT_PRINTED}第1页标题缺少“三、收到和处理政府信息公开申请情况”")
    assert STOP in sentence
    assert "read back: page 2 differs" in caplog.text
    assert opened == []


def test_a_draft_with_a_character_that_no_face_has_can_still_be_printed(
    clerk: "Clerk", told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    clerk.view.editor.set("problems.text", "经办人\U0001f600。")
    clerk.do("print_report")
    (sentence,) = told
    assert "没有安装打印机" in sentence
