"""A finding is mended or explained from the command line, and both can be taken back."""

from tests.command.conftest import Nianbao

CELL = "disclosure.licensing.decisions"


def test_a_finding_is_mended_in_one_step(nianbao: Nianbao, report: str) -> None:
    nianbao("set", report, CELL, "/")
    told = next(each for each in nianbao("check", report, "--json").json["findings"] if each["rule"] == "VAL-NONE")
    assert told["repair"] == "改为0"
    answer = nianbao("mend", report, told["key"])
    assert (answer.status, answer.first_line) == (0, "改为0")
    assert nianbao("dump", report).json["values"][CELL] == 0
    nianbao("undo", report)
    assert nianbao("dump", report).json["values"][CELL] == "/"


def test_a_finding_is_explained_until_its_value_changes(nianbao: Nianbao, report: str) -> None:
    nianbao("set", report, CELL, "/")
    key = f"VAL-NONE:{CELL}"
    assert nianbao("answer", report, key, "没有这项职责").status == 0
    assert "已说明：没有这项职责" in nianbao("check", report).out
    nianbao("set", report, CELL, "—")
    told = next(each for each in nianbao("check", report, "--json").json["findings"] if each["key"] == key)
    assert ("answer" in told, told["offer"]) == (False, "没有这项职责")


def test_what_cannot_be_mended_or_explained_is_refused(nianbao: Nianbao, report: str) -> None:
    nianbao("set", report, "requests.received.natural", "3")
    assert nianbao("mend", report, "COMP-BLANK:disclosure.rules.issued").status == 2
    assert nianbao("answer", report, "COMP-BLANK:disclosure.rules.issued", "就这样").status == 2
    assert "check --json" in nianbao("mend", report, "没有").err
