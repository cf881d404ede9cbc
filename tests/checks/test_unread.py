"""COMP-UNREAD: what is too long to be read to its end is said, and from where on."""

import pytest

from forms.checks import check
from forms.checks.catalogue import message
from forms.checks.finding import Finding
from tests.checks.test_rules import complete, of

LEAD = "overview.lead"
SENTENCE = "我局做好政府信息公开工作。"


def unread(**texts: str) -> list[Finding]:
    entries = {**complete(), **{name.replace("__", "."): text for name, text in texts.items()}}
    return [each for each in check(of(entries)) if each.rule == "COMP-UNREAD"]


def test_a_report_of_thirty_pages_is_read_to_its_end() -> None:
    assert unread(overview__lead="\n".join([SENTENCE * 10] * 140)) == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (SENTENCE + "\n" + "公" * 25_000, len(SENTENCE) + 1 + 20_000),
        ("公开\n" * 3_500, 3 * 3_000),
        ("\n".join([SENTENCE * 100] * 80), 60_000),
    ],
)
def test_the_stretch_that_is_not_read_is_told(text: str, start: int) -> None:
    (finding,) = unread(overview__lead=text)
    (span,) = [each for each in finding.spans if each.field == LEAD]
    assert (span.start, span.start + span.length) == (start, len(text))
    assert "没有查" in message(finding)
