"""What counts as a heading where two drafts differ: in a paragraph that begins with one, only what it begins with."""

import pytest

from forms.draft.difference import Part, difference
from forms.draft.draft import Draft
from forms.draft.entering import identity
from forms.edition import Editions

EDITIONS = Editions()
OLD = "#3 健全机制。配备信息员。"


@pytest.mark.parametrize(
    ("new", "part"),
    [
        ("#3 健全机制。配备信息员和替补信息员。", Part.WORDING),
        ("#3 健全更新机制。配备信息员。", Part.HEADING),
        ("#2 健全机制。配备信息员。", Part.HEADING),
        ("健全机制。配备信息员。", Part.HEADING),
        ("", Part.HEADING),
    ],
)
def test_a_changed_heading_is_told_from_changed_wording(new: str, part: Part) -> None:
    entries = identity(EDITIONS, "甲局", "2021", "department", "")
    old, now = (Draft(EDITIONS, {**entries, "problems.text": text}) for text in (OLD, new))
    assert {each.part for each in difference(old, now)} == {part}
