"""What is known of a cell on the command line, and the annex that prints it."""

import json
from pathlib import Path

import pytest

from tests.command.conftest import Nianbao
from tests.command.test_papers import text_of

CELL, OTHER = "requests.received.natural", "requests.received.commercial"


@pytest.fixture
def report(nianbao: Nianbao) -> str:
    return nianbao("load", "resources/samples/invented-2021.json").first_line


def told(nianbao: Nianbao, *words: str) -> str:
    answer = nianbao(*words)
    assert answer.status == 0, answer.err
    return answer.out


def test_a_cell_tells_where_its_number_comes_from(nianbao: Nianbao, report: str) -> None:
    told(nianbao, "source", report, CELL, OTHER, "--office", "法规处", "--person", "张明", "--date", "2022年1月5日")
    told(nianbao, "set", report, f"memo:{CELL}", "含一件补正的")
    told(
        nianbao,
        *("ruling", report, "requests.received", "--question", "合并答复算几件", "--answer", "按一件算"),
        *("--by", "市政府办公室李强", "--date", "2022-01-05", "--way", "电话"),
    )
    before = nianbao("dump", report).json["values"][CELL]
    told(nianbao, "set", report, CELL, "77")
    known = told(nianbao, "history", report, CELL)
    for words in (
        "来源：法规处　张明　2022年1月5日",
        "备注：含一件补正的",
        "口径：合并答复算几件 按一件算",
        f"{before} → 77",
    ):
        assert words in known
    assert "口径：" in told(nianbao, "history", report, OTHER)
    told(nianbao, "undo", report)
    assert nianbao("source", report).out.count("法规处") == 2
    for _ in range(3):
        told(nianbao, "undo", report)
    assert nianbao("source", report).out == ""


def test_coverage_is_told_and_compared_with_last_year(nianbao: Nianbao, report: str) -> None:
    told(nianbao, "scope", report, "--in", "法规处、执法支队", "--apart", "高新分局")
    told(nianbao, "scope", report, "--in", "法规处")
    assert told(nianbao, "scope", report) == "法规处  纳入\n高新分局  单独编制\n"


@pytest.mark.parametrize(
    "words",
    [
        ("source", "--office", "法规处"),
        ("source", "requests.nothing", "--office", "法规处"),
        ("ruling", "--answer", "按一件算"),
        ("ruling", "requests.received", "--answer", "按一件算"),
        ("history", "requests.nothing"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(nianbao: Nianbao, report: str, words: tuple[str, ...]) -> None:
    name, *rest = words
    answer = nianbao(name, report, *rest)
    assert (answer.status, answer.err.strip()[-1]) == (2, "。")


def test_the_annex_tells_what_the_second_keying_left_open(nianbao: Nianbao, tmp_path: Path) -> None:
    whole = json.loads(Path("resources/samples/invented-2021.json").read_bytes())
    keyed = {f"again:{cell}": str(value) for cell, value in whole["values"].items() if cell.startswith("requests.")}
    first = whole["values"][CELL]
    whole["facts"] = {**keyed, f"again:{CELL}": "777", "again_by:requests": ["王芳", "2022-01-06"]}
    file = tmp_path / "年报.json"
    file.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    report = nianbao("load", str(file)).first_line
    said = told(nianbao, "history", report, CELL)
    assert "复核录入：王芳于2022年1月6日第二遍录入144格，不同1处，还没有定1处" in said
    told(nianbao, "papers", report, "--out", str(tmp_path), "--only", "附页")
    words = text_of(tmp_path / "附页.pdf")
    for expected in ("一、复核录入", "王芳于2022年1月6日", "777", str(first)):
        assert expected in words


def test_the_annex_prints_it_for_the_signer(nianbao: Nianbao, report: str, tmp_path: Path) -> None:
    empty = nianbao("papers", report, "--out", str(tmp_path), "--only", "附页")
    assert (empty.status, "没有附页可印" in empty.err) == (2, True)
    assert "附页" not in told(nianbao, "papers", report, "--out", str(tmp_path))
    told(nianbao, "source", report, CELL, OTHER, "--office", "法规处", "--person", "张明")
    told(nianbao, "set", report, f"memo:{CELL}", "含一件补正的")
    told(nianbao, "scope", report, "--in", "法规处、执法支队")
    for number in range(60):
        told(nianbao, "ruling", report, "requests", "--question", f"问题{number}", "--answer", "按一件算")
    assert "附页.pdf" in told(nianbao, "papers", report, "--out", str(tmp_path))
    words = text_of(tmp_path / "附页.pdf")
    for said in (
        "一、口径记录",
        "问题59",
        "二、统计范围",
        "执法支队",
        "三、来源",
        "张明",
        "共2格",
        "四、备注",
        "含一件补正的",
    ):
        assert said in words
    assert "不是年度报告本身" in nianbao("verify", str(tmp_path / "附页.pdf")).out
