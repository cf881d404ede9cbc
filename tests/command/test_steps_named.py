"""The steps that a report goes through, as they are named on the command line, and a 送审 taken back."""

import pytest

from tests.command.conftest import Nianbao


@pytest.fixture
def full(nianbao: Nianbao) -> str:
    """A report without a mistake in it; its first 8 digits."""
    return nianbao("load", "resources/samples/invented-2021.json").first_line


@pytest.mark.parametrize("named", ["四级", "四级（县级单位）", "四级(县级单位)"])
def test_a_preset_is_known_by_its_short_name(nianbao: Nianbao, full: str, named: str) -> None:
    assert nianbao("submit", full, "--steps", named).status == 0
    assert "送审中（1/4 拟稿）" in nianbao("list").out


def test_one_step_that_is_no_preset_is_refused(nianbao: Nianbao, full: str) -> None:
    refused = nianbao("submit", full, "--steps", "五级")
    assert refused.status == 2
    assert "“五级”只有一步" in refused.err
    assert "四级（县级单位）" in refused.err


def test_a_submission_is_taken_back_and_the_next_one_counts(nianbao: Nianbao, full: str) -> None:
    nianbao("submit", full)
    assert "起草" in nianbao("strike", full).out
    assert nianbao("strike", full).status == 2
    assert nianbao("set", full, "disclosure.rules.issued", "1").status == 0
    assert nianbao("submit", full, "--steps", "四级").out.startswith("第2稿")
    sign = ("--name", "李强", "--opinion", "同意", "--date", "2022-01-18")
    nianbao("sign", full, "--step", "拟稿", *sign)
    nianbao("strike", full)
    assert nianbao("strike", full).status == 0


def test_steps_that_would_be_passed_over_are_refused(nianbao: Nianbao, full: str) -> None:
    nianbao("submit", full)
    nianbao("amend", full, "--by", "赵局长")
    nianbao("set", full, "disclosure.rules.issued", "1")
    refused = nianbao("submit", full, "--steps", "四级")
    assert refused.status == 2
    assert "--steps" in refused.err
    assert nianbao("submit", full).out.startswith("第2稿")


def test_a_correction_goes_the_way_of_the_first_round(nianbao: Nianbao, full: str) -> None:
    nianbao("submit", full, "--steps", "四级")
    for step in ("拟稿", "股室负责人审核", "保密审查", "主要负责人签发"):
        nianbao("sign", full, "--step", step, "--name", "李强", "--opinion", "同意", "--date", "2022-01-18")
    nianbao("publish", full, "--date", "2022-01-25", "--address", "http://www.example.gov.cn/1.html", "--by", "王芳")
    nianbao("correct", full, "--reason", "件数写错", "--found-by", "第三方评估", "--date", "2022-03-12")
    nianbao("set", full, "disclosure.rules.issued", "1")
    assert nianbao("submit", full).status == 0
    assert "送审中（1/4 拟稿）" in nianbao("list").out
