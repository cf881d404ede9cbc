"""The papers that go with a report, made by the command and read back."""

import io
import json
import re
from pathlib import Path

import docx
import pypdfium2
import pytest

from tests.command.conftest import Nianbao

NAMES = [
    *("审签单.pdf", "审签单.docx", "数据来源确认表.pdf", "数据与核对情况.pdf"),
    *("保密审查表.pdf", "呈批说明.txt", "呈批说明.pdf"),
]
STEPS = ("拟稿", "处室负责人核稿", "会签", "保密审查", "办公室核稿", "分管负责人审核", "主要负责人签发")


@pytest.fixture
def full(nianbao: Nianbao) -> str:
    """A report without a mistake in it; its first 8 digits."""
    return nianbao("load", "resources/samples/invented-2021.json").first_line


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return re.sub(r"\s", "", "\n".join(page.get_textpage().get_text_bounded() for page in document))


def covering(folder: Path) -> str:
    return (folder / "呈批说明.txt").read_text("utf-8-sig").strip()


def test_all_papers_of_a_report_under_review(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    code = nianbao("submit", full).out.split()[-1]
    folder = tmp_path / "单子"
    answer = nianbao("papers", full, "--out", str(folder))
    assert answer.status == 0
    assert [Path(line).name for line in answer.out.splitlines()] == NAMES
    for name in ("审签单.pdf", "数据与核对情况.pdf", "保密审查表.pdf"):
        words = text_of(folder / name)
        assert f"第1稿校验码{code}" in words
        assert "云泽市㵲江区文化和旅游局" in words
    words = text_of(folder / "审签单.pdf")
    for step in STEPS:
        assert step in words
    document = docx.Document(str(folder / "审签单.docx"))
    assert {"标题", *STEPS[:-1]} <= {cell.text for row in document.tables[0].rows for cell in row.cells}
    words = text_of(folder / "数据与核对情况.pdf")
    assert "须改0处，请核0处；勾稽关系平衡。" in words
    assert "本年新收申请（件）4232+10（+31%）" in words
    assert covering(folder) == (
        "现将我局2021年政府信息公开工作年度报告（送审稿）呈上。"
        "全年新收申请42件（上年32件），上年结转4件，办结43件，结转下年度3件，行政复议3件，行政诉讼1件。"
        "经核对，勾稽关系平衡。妥否，请批示。"
    )


def test_nothing_registered_is_printed_as_if_signed(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    nianbao("submit", full)
    for step in STEPS[:4]:
        signed = ("--name", "欧阳修远", "--opinion", "同意", "--date", "2022-01-18")
        assert nianbao("sign", full, "--step", step, *signed).status == 0
    nianbao("papers", full, "--out", str(tmp_path))
    for name in ("审签单.pdf", "保密审查表.pdf", "数据与核对情况.pdf"):
        assert "欧阳修远" not in text_of(tmp_path / name)
        assert "同意" not in text_of(tmp_path / name)
    assert "同意" not in docx.Document(str(tmp_path / "审签单.docx")).element.xml
    # Registered as reviewed for secrecy, so it may be said now.
    assert "勾稽关系平衡，经保密审查无涉密内容。" in covering(tmp_path)


def test_a_text_changed_after_the_review_for_secrecy_is_not_called_reviewed(
    nianbao: Nianbao, full: str, tmp_path: Path
) -> None:
    nianbao("submit", full)
    for step in STEPS[:4]:
        nianbao("sign", full, "--step", step, "--name", "李强", "--opinion", "同意", "--date", "2022-01-18")
    nianbao("amend", full, "--by", "王处长")
    nianbao("set", full, "problems.text", "还有不足：解读少。下一步多作解读。")
    # While it is being changed the papers are still about what is under review.
    nianbao("papers", full, "--out", str(tmp_path), "--only", "呈批说明，审签单")
    assert "第1稿" in text_of(tmp_path / "审签单.pdf")
    assert nianbao("submit", full).status == 0
    nianbao("papers", full, "--out", str(tmp_path), "--only", "呈批说明，审签单")
    assert "第2稿" in text_of(tmp_path / "审签单.pdf")
    assert "涉密" not in covering(tmp_path)


def test_an_empty_draft_says_only_what_is_true(nianbao: Nianbao, report: str, tmp_path: Path) -> None:
    answer = nianbao("papers", report, "--out", str(tmp_path))
    assert answer.status == 0
    told = covering(tmp_path)
    assert told.startswith("现将我局2021年政府信息公开工作年度报告（草稿）呈上。经核对，还有")
    assert "申请" not in told
    assert "平衡" not in told
    words = text_of(tmp_path / "数据与核对情况.pdf")
    assert "草稿校验码" in words
    assert "第三部分没有填全，勾稽关系不能核对" in words
    assert "没有上年报告，不能比较" in words


def test_unbalanced_figures_are_not_called_balanced(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    nianbao("set", full, "requests.received.natural", "99")
    nianbao("papers", full, "--out", str(tmp_path))
    assert "平衡" not in covering(tmp_path)
    assert "勾稽关系不平" in text_of(tmp_path / "数据与核对情况.pdf")


def test_what_must_not_be_published_is_covered_and_its_answer_told(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    nianbao("set", full, "problems.text", "仍有不足，联系人手机13812345678。下一步改进。")
    found = nianbao("check", full, "--json").json["findings"]
    key = next(each["key"] for each in found if each["rule"] == "PRIV-MOBILE")
    assert nianbao("answer", full, key, "值班手机，对外公布").status == 0
    nianbao("papers", full, "--out", str(tmp_path))
    words = text_of(tmp_path / "保密审查表.pdf")
    assert "手机号“138****5678”值班手机，对外公布" in words
    assert "说明：值班手机，对外公布" in text_of(tmp_path / "数据与核对情况.pdf")
    for name in NAMES:
        if name.endswith(".pdf"):
            assert "13812345678" not in text_of(tmp_path / name)


def test_the_reason_stands_beside_its_figure_and_changes_are_listed(nianbao: Nianbao, tmp_path: Path) -> None:
    whole = json.loads(Path("resources/samples/invented-2021.json").read_bytes())
    last = whole["predecessors"][0]["values"]
    last["disclosure.penalties.decisions"] = 3
    whole["control"] = {"requests.received.total": 41}
    file = tmp_path / "a.json"
    file.write_text(json.dumps(whole), encoding="utf-8")
    report = nianbao("load", str(file)).first_line
    found = nianbao("check", report, "--json").json["findings"]
    key = next(each["key"] for each in found if "requests.received.total" in each["fields"])
    assert nianbao("answer", report, key, "台账漏记1件").status == 0
    nianbao("papers", report, "--out", str(tmp_path), "--only", "数据与核对情况")
    words = text_of(tmp_path / "数据与核对情况.pdf")
    assert "本年新收申请（件）4232+10（+31%）台账漏记1件" in words
    assert "请核1处（已说明1处）；勾稽关系平衡。" in words
    assert "（说明：台账漏记1件）" in words
    assert "行政处罚本年处理决定数量（件）373+34（+1133%）" in words


def test_the_template_of_the_office(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("题目：{标")
    paragraph.add_run("题}；会签：{会签}；{份号}")
    mine = tmp_path / "稿纸.docx"
    document.save(str(mine))
    answer = nianbao("papers", full, "--out", str(tmp_path), "--only", "审签单", "--template", str(mine))
    assert answer.status == 0
    assert "模板里的{份号}没有对应的内容，没有动。" in answer.err
    filled = docx.Document(io.BytesIO((tmp_path / "审签单.docx").read_bytes()))
    assert filled.paragraphs[-1].text == (
        "题目：云泽市㵲江区文化和旅游局2021年政府信息公开工作年度报告；会签：；{份号}"
    )
    broken = tmp_path / "稿纸.doc"
    broken.write_bytes(b"old")
    answer = nianbao("papers", full, "--out", str(tmp_path), "--template", str(broken))
    assert answer.status == 2
    assert "另存为 .docx" in answer.err
    assert nianbao("papers", full, "--out", str(tmp_path), "--template", str(tmp_path / "没有.docx")).status == 2


def test_only_what_is_named(nianbao: Nianbao, full: str, tmp_path: Path) -> None:
    answer = nianbao("papers", full, "--out", str(tmp_path), "--only", "呈批说明、保密审查表")
    assert sorted(path.name for path in tmp_path.glob("*.*")) == ["保密审查表.pdf", "呈批说明.pdf", "呈批说明.txt"]
    assert answer.status == 0
    answer = nianbao("papers", full, "--out", str(tmp_path), "--only", "会议纪要")
    assert answer.status == 2
    assert "没有“会议纪要”这种单子" in answer.err
    in_the_way = tmp_path / "文件"
    in_the_way.write_text("")
    assert nianbao("papers", full, "--out", str(in_the_way)).status == 2
