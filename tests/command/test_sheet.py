"""The 审签单 as the office has it: its name, its boxes filled in once or for one report, its own document."""

from pathlib import Path

import docx
import pytest

from desktop.signoff.sheet import TEMPLATE_NAMES
from tests.command.conftest import Nianbao
from tests.command.test_papers import text_of


@pytest.fixture
def full(nianbao: Nianbao) -> str:
    """A report without a mistake in it; its first 8 digits."""
    return nianbao("load", "resources/samples/invented-2021.json").first_line


def made(nianbao: Nianbao, report: str, folder: Path, *more: str) -> list[str]:
    answer = nianbao("papers", report, "--out", str(folder), "--only", "审签单", *more)
    assert answer.status == 0, answer.err
    return [Path(line).name for line in answer.out.splitlines()]


def filled_in(*pairs: str) -> list[str]:
    return [word for pair in pairs for word in ("--fill", pair)]


def test_what_the_office_always_writes_stands_on_every_sheet(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    office = ("名称=发文稿纸", "拟稿单位=办公室", "拟稿人=王芳", "电话=8123456", "主送=云泽市政府办公室", "打印份数=6")
    listed = nianbao("sheet", full, "--office", *filled_in(*office))
    assert "名称：发文稿纸" in listed.out.splitlines()
    assert nianbao("sheet", full, *filled_in("紧急程度=平急", "主送=云泽市司法局")).status == 0
    assert made(nianbao, full, tmp_path) == ["发文稿纸.pdf", "发文稿纸.docx"]
    words = text_of(tmp_path / "发文稿纸.pdf")
    assert words.startswith("云泽市㵲江区文化和旅游局发文稿纸")
    for told in ("拟稿单位办公室", "拟稿人/电话王芳8123456", "主送云泽市司法局", "打印份数6", "紧急程度平急"):
        assert told in words
    assert "云泽市政府办公室" not in words
    cells = {cell.text for row in docx.Document(str(tmp_path / "发文稿纸.docx")).tables[0].rows for cell in row.cells}
    assert {"办公室", "王芳　8123456", "云泽市司法局", "6", "平急"} <= cells
    other = nianbao("new", "--agency", "云泽市某某局", "--year", "2021").first_line
    assert "主送：云泽市政府办公室" in nianbao("sheet", other).out
    # It is one of the program's papers still, whatever it is called.
    assert "审签单" in nianbao("verify", str(tmp_path / "发文稿纸.pdf")).out


def test_a_box_is_emptied_for_one_report(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    nianbao("sheet", full, "--office", "--fill", "抄送=云泽市档案局")
    assert "抄送：\n" in nianbao("sheet", full, "--fill", "抄送=").out
    made(nianbao, full, tmp_path)
    assert "云泽市档案局" not in text_of(tmp_path / "审签单.pdf")


@pytest.mark.parametrize(
    ("filled", "sentence"),
    [
        ("主管=王芳", "审签单上没有“主管”"),
        ("主送", "要写成 名称=内容"),
        ("密级和保密期限=秘密★10年", "非涉密计算机"),
        (f"主送={'国' * 101}", "最多写100个字"),
    ],
)
def test_what_is_no_box_or_secret_is_refused(nianbao: Nianbao, full: str, filled: str, sentence: str) -> None:
    before = nianbao("sheet", full).out
    for more in ((), ("--office",)):
        answer = nianbao("sheet", full, *more, "--fill", filled)
        assert answer.status == 2
        assert sentence in answer.err
    assert nianbao("sheet", full).out == before


def test_filling_it_in_leaves_approval_as_it_is(nianbao: Nianbao, full: str) -> None:
    nianbao("submit", full, "--steps", "拟稿、签发")
    nianbao("sign", full, "--step", "拟稿", "--name", "王芳", "--opinion", "同意", "--date", "2022-01-18")
    before = nianbao("list").out.split()[4]
    assert nianbao("sheet", full, "--fill", "主送=云泽市司法局").status == 0
    assert nianbao("list").out.split()[4] == before
    assert "审签单上填写：主送“云泽市司法局”" in nianbao("revisions", full).out
    # What was signed last can still be taken back.
    assert "1/2 拟稿" in nianbao("strike", full).out


def test_every_name_that_the_help_lists_is_known_to_a_template(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    document = docx.Document()
    names = (*TEMPLATE_NAMES, "拟稿", "主要负责人签发")
    document.add_paragraph("；".join(f"{{{name}}}" for name in names))
    mine = tmp_path / "稿纸.docx"
    document.save(str(mine))
    nianbao("sheet", full, *filled_in("打印份数=6", "拟稿人=王芳"))
    answer = nianbao("papers", full, "--out", str(tmp_path), "--only", "审签单", "--template", str(mine))
    assert "没有对应的内容" not in answer.err
    words = docx.Document(str(tmp_path / "审签单.docx")).paragraphs[-1].text
    assert "{" not in words
    assert "6" in words.split("；")
    assert "王芳" in words.split("；")
