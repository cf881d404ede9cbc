"""Reports to practise on, reached by the command line: looked at and changed, but never out as real ones."""

from pathlib import Path

import pytest

import resources
from desktop.export.pdf.page_reading import read_document
from desktop.export.pdf.read_back import in_zones
from desktop.window.practice.practice import Practice
from desktop.workplace import Workplace
from tests.command.conftest import Answer, Nianbao
from tests.signoff.conftest import run


class Practising:
    """A store of practice as the window makes it, and commands on it."""

    def __init__(self, folder: Path, kind: str) -> None:
        practice = Practice(Workplace.at(str(folder)), lambda _: None)
        self.report = getattr(practice, kind)()
        practice.close()
        self._store = practice.workplace.data

    def __call__(self, *words: str) -> Answer:
        return run(self._store, *words)


@pytest.fixture(params=["exercise", "sample"])
def practising(request: pytest.FixtureRequest, tmp_path: Path) -> Practising:
    return Practising(tmp_path / "草稿 库", request.param)


def test_nothing_leaves_as_a_real_one(practising: Practising, tmp_path: Path) -> None:
    report, out = practising.report, tmp_path / "出"
    out.mkdir()
    target = str(out / "a.pdf")
    for words in (
        *(("export", report, "-o", target, "--as", kind) for kind in ("草稿", "送审稿", "盖章稿", "公开稿", "归档件")),
        ("export", report, "-o", target, "--final"),
        ("export", report, "-o", target, "--mark", "送审稿"),
        ("papers", report, "--out", str(out)),
        ("copies", report, "--out", str(out)),
        ("dump", report),
        ("copy", report),
    ):
        answer = practising(*words)
        assert (answer.status, answer.out) == (2, "")
        assert answer.err.startswith("练习和示例")
    assert list(out.iterdir()) == []


def test_nothing_of_it_is_approved(practising: Practising) -> None:
    report, day = practising.report, ("--date", "2022-01-18")
    for words in (
        ("submit", report),
        ("remark", report, "--source", "领导", "--way", "纸质", *day, "--words", "再精简"),
        ("proof", report, "--turn", "1", "--name", "王芳", *day),
        ("sheet", report, "--fill", "主送=市政府办公室"),
    ):
        answer = practising(*words)
        assert answer.status == 2
        assert "练习和示例不送审，也不登记" in answer.err
    assert "第1稿" not in practising("revisions", report).out


def test_its_pages_bear_the_mark_of_practice(practising: Practising, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    assert practising("export", practising.report, "-o", str(target)).status == 0
    assert {each.above for each in in_zones(read_document(target.read_bytes()))} == {"练习" * 7}


def test_its_pages_prove_nothing(practising: Practising, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    practising("export", practising.report, "-o", str(target))
    answer = practising("verify", str(target))
    assert answer.status == 1
    assert "印着“练习”，不是真实的报告" in answer.out


def test_it_can_be_practised_on(practising: Practising) -> None:
    assert practising("set", practising.report, "disclosure.rules.issued", "7").status == 0
    assert practising("check", practising.report).status in (0, 1)


def test_the_same_data_read_in_by_a_person_are_a_report(nianbao: Nianbao, tmp_path: Path) -> None:
    report = nianbao("load", str(resources.path("samples/invented-2021.json"))).first_line
    assert nianbao("submit", report).status == 0
